import type { MinedPackage } from '../mined.ts';

/** Made by `./wherefrom-dev mine --write`. */
export const mined: MinedPackage = {
  name: 'sanic',
  modules: ['sanic'],
  flaws: [
    {
      ids: ['CVE-2017-16762', 'PYSEC-2017-40'],
      releases: ['0.5.0', '0.5.1'],
      by: 'size',
      symbols: [
        'sanic.server.HttpProtocol.stream_response',
        'sanic.server.HttpProtocol.write_response',
        'sanic.static.register',
      ],
    },
  ],
};
