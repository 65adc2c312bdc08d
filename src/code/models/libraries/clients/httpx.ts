import { VERBS } from '../../shorthands.ts';
import type { Model } from '../../vocabulary.ts';

/** httpx/_api.py, _client.py, _models.py. */
export const model: Model = {
  library: 'HTTPX',
  modules: ['httpx'],
  aliases: { 'httpx.AsyncClient': 'httpx.Client' },
  sources: [
    {
      path: `httpx.{${VERBS}}()`,
      origin: 'response',
      note: 'an HTTP response',
      chosenBy: '0:url',
    },
    {
      path: `httpx.Client().{${VERBS}}()`,
      origin: 'response',
      note: 'an HTTP response',
      chosenBy: '0:url',
    },
    {
      path: 'httpx.{request,stream,Client().request,Client().stream}()',
      origin: 'response',
      note: 'an HTTP response',
      chosenBy: '1:url',
    },
    { path: 'httpx.{Client().send,Response}()', origin: 'response', note: 'an HTTP response' },
  ],
  sinks: [
    // What is asked for of it stands behind this address.
    { call: 'httpx.Client', rule: 'injection/url', data: 'base_url', form: 'data' },
    { call: `httpx.{${VERBS}}`, rule: 'injection/url', data: '0:url', form: 'data' },
    { call: `httpx.Client().{${VERBS}}`, rule: 'injection/url', data: '0:url', form: 'data' },
    {
      call: 'httpx.{request,stream,Client().request,Client().stream}',
      rule: 'injection/url',
      data: '1:url',
      form: 'data',
    },
  ],
};
