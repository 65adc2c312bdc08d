import { ALL_REMOTE } from '../../shorthands.ts';
import type { Model } from '../../vocabulary.ts';

/** chalice/app.py. */
export const model: Model = {
  library: 'Chalice',
  modules: ['chalice'],
  aliases: { 'chalice.{Blueprint,app.Chalice,app.Blueprint}': 'chalice.Chalice' },
  sources: [{ path: 'chalice.Chalice().current_request', origin: 'remote', note: 'the HTTP request' }],
  entries: [
    {
      kind: 'http',
      decorator: 'chalice.Chalice().route()',
      parameters: ALL_REMOTE,
      name: '0:path',
      verbs: 'methods',
    },
    {
      kind: 'lambda',
      decorator: 'chalice.Chalice().{lambda_function,on_ws_message,on_ws_connect}()',
      parameters: { '0': { origin: 'remote' } },
    },
    {
      kind: 'message',
      decorator:
        'chalice.Chalice().{on_sqs_message,on_sns_message,on_s3_event,on_kinesis_record,on_dynamodb_record,on_cw_event}()',
      parameters: { '0': { origin: 'message' } },
    },
  ],
};
