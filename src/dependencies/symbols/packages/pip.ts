import type { MinedPackage } from '../mined.ts';

/** Made by `./wherefrom-dev mine --write`. */
export const mined: MinedPackage = {
  name: 'pip',
  modules: ['pip'],
  flaws: [
    {
      ids: ['CVE-2019-20916', 'GHSA-gpvv-69j7-gwj8', 'PYSEC-2020-173'],
      releases: ['19.1.1', '19.2'],
      by: 'name',
      symbols: ['pip._internal.download._download_http_url'],
    },
  ],
};
