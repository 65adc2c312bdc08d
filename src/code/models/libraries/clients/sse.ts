import type { Model } from '../../vocabulary.ts';

const EVENTS = 'the events of a server';

/** sseclient-py's and sseclient's sseclient.py, httpx_sse/_api.py, aiohttp_sse_client/client.py. */
export const model: Model = {
  library: 'server-sent events',
  modules: ['sseclient', 'httpx_sse', 'aiohttp_sse_client'],
  aliases: {
    'httpx_sse.{connect_sse,aconnect_sse}': 'httpx_sse.EventSource',
    'aiohttp_sse_client.client.EventSource': 'httpx_sse.EventSource',
  },
  sources: [
    { path: 'sseclient.SSEClient()', origin: 'response', note: EVENTS, chosenBy: '0' },
    { path: 'httpx_sse.EventSource()', origin: 'response', note: EVENTS },
  ],
};
