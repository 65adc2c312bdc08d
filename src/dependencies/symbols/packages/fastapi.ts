import type { MinedPackage } from '../mined.ts';

/** Made by `./wherefrom-dev mine --write`. */
export const mined: MinedPackage = {
  name: 'fastapi',
  modules: ['fastapi'],
  flaws: [
    {
      ids: ['CVE-2021-32677', 'GHSA-8h2j-cgx8-6xv7', 'PYSEC-2021-100'],
      releases: ['0.65.1', '0.65.2'],
      by: 'size',
      symbols: ['fastapi.routing.get_request_handler'],
    },
  ],
};
