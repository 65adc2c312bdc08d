import type { MinedPackage } from '../mined.ts';

/** Made by `./wherefrom-dev mine --write`. */
export const mined: MinedPackage = {
  name: 'starlette',
  modules: ['starlette'],
  flaws: [
    {
      ids: ['CVE-2023-29159', 'GHSA-v5gw-mw7f-84px', 'PYSEC-2023-83'],
      releases: ['0.26.1', '0.27.0'],
      by: 'size',
      symbols: [
        'starlette.staticfiles.StaticFiles.lookup_path',
        'starlette.testclient.WebSocketTestSession.send_json',
        'starlette.websockets.WebSocket.send',
        'starlette.websockets.WebSocket.send_json',
      ],
    },
  ],
};
