import type { Model } from '../../vocabulary.ts';

/** functions_framework/__init__.py: requests are Flask's. */
export const model: Model = {
  library: 'Google Cloud Functions',
  modules: ['functions_framework'],
  entries: [
    {
      kind: 'lambda',
      decorator: 'functions_framework.http',
      parameters: { '0': { type: 'werkzeug.wrappers.Request()' } },
    },
    {
      kind: 'lambda',
      decorator: 'functions_framework.{cloud_event,typed}',
      parameters: { '0': { origin: 'message' } },
    },
    {
      kind: 'lambda',
      signature: { parameters: ['cloud_event'] },
      parameters: { '0': { origin: 'message' } },
    },
  ],
};
