import { ALL_REMOTE, VERBS } from '../../shorthands.ts';
import type { Model } from '../../vocabulary.ts';

/** What a route returns, where that is sent as HTML. */
const ANSWER = 'fastapi.FastAPI()._answer';

/** fastapi/applications.py, routing.py, params.py, datastructures.py; requests and sockets are Starlette's. */
export const model: Model = {
  library: 'FastAPI',
  modules: ['fastapi'],
  aliases: {
    'fastapi.{APIRouter,applications.FastAPI,routing.APIRouter}': 'fastapi.FastAPI',
    'fastapi.Response': 'starlette.responses.Response',
    'fastapi.{Request,requests.Request}': 'starlette.requests.Request',
    'fastapi.{WebSocket,websockets.WebSocket}': 'starlette.websockets.WebSocket',
    'fastapi.{UploadFile,datastructures.UploadFile}': 'starlette.datastructures.UploadFile',
    'fastapi.{BackgroundTasks,background.BackgroundTasks}': 'starlette.background.BackgroundTasks',
    'fastapi.concurrency.run_in_threadpool': 'starlette.concurrency.run_in_threadpool',
    'fastapi.{Security,params.Depends,params.Security}': 'fastapi.Depends',
  },
  // What stands in for a parameter's value is asked for what the value has: `q.strip()` of `q: str = Query("")`.
  propagators: [{ call: 'fastapi.{Query,Body,Form,Header,Cookie,Path,File}', from: '0:default' }],
  entries: [
    {
      kind: 'http',
      decorator: `fastapi.FastAPI().{${VERBS},trace,api_route,route}()`,
      parameters: ALL_REMOTE,
      name: '0:path',
      verbs: 'methods',
      gives: ANSWER,
    },
    {
      kind: 'websocket',
      decorator: 'fastapi.FastAPI().{websocket,websocket_route}()',
      parameters: ALL_REMOTE,
      name: '0:path',
    },
    {
      kind: 'http',
      call: 'fastapi.FastAPI().{add_api_route,add_route}',
      argument: '1:endpoint',
      parameters: ALL_REMOTE,
      name: '0:path',
      verbs: 'methods',
    },
    {
      kind: 'websocket',
      call: 'fastapi.FastAPI().add_api_websocket_route',
      argument: '1:endpoint',
      parameters: ALL_REMOTE,
      name: '0:path',
    },
    { kind: 'http', call: 'fastapi.Depends', argument: '0:dependency', parameters: ALL_REMOTE },
    {
      kind: 'http',
      decorator: 'fastapi.FastAPI().{middleware,exception_handler}()',
      parameters: { '0': { type: 'starlette.requests.Request()' } },
    },
  ],
  sinks: [
    {
      call: ANSWER,
      rule: 'injection/markup',
      data: '0',
      form: 'text',
      when: [{ decorated: ['htmlresponse'] }],
    },
  ],
  callbacks: [{ call: 'fastapi.Depends', function: '0:dependency', gives: { values: [] }, returns: true }],
};
