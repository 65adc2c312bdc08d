import { ALL_REMOTE, VERB_METHODS } from '../../shorthands.ts';
import type { Model } from '../../vocabulary.ts';

/** flask_restful/__init__.py, reqparse.py; flask_restx/resource.py, namespace.py and its older flask_restplus. */
export const model: Model = {
  library: 'Flask-RESTful',
  modules: ['flask_restful', 'flask_restx', 'flask_restplus'],
  aliases: {
    '{flask_restx,flask_restplus}': 'flask_restful',
    'flask_restful.Namespace': 'flask_restful.Api',
    'flask_restful.resource.Resource': 'flask_restful.Resource',
  },
  types: {
    'flask_restful.Api().parser()': 'flask_restful.reqparse.RequestParser()',
    'flask_restful.Api().namespace()': 'flask_restful.Api()',
  },
  sources: [
    {
      path: 'flask_restful.reqparse.RequestParser().parse_args()',
      origin: 'remote',
      note: 'arguments of the HTTP request',
    },
    { path: 'flask_restful.Api().payload', origin: 'remote', note: 'the body of the HTTP request' },
  ],
  entries: [
    { kind: 'http', base: 'flask_restful.Resource', methods: VERB_METHODS, parameters: ALL_REMOTE },
    {
      kind: 'http',
      call: 'flask_restful.Api().add_resource',
      argument: '0:resource',
      methods: VERB_METHODS,
      parameters: ALL_REMOTE,
      name: '1',
    },
    {
      kind: 'http',
      decorator: 'flask_restful.Api().{route,resource}()',
      methods: VERB_METHODS,
      parameters: ALL_REMOTE,
      name: '0',
    },
  ],
};
