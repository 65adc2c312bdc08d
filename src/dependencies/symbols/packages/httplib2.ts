import type { MinedPackage } from '../mined.ts';

/** Made by `./wherefrom-dev mine --write`. */
export const mined: MinedPackage = {
  name: 'httplib2',
  modules: ['httplib2'],
  flaws: [
    {
      ids: ['CVE-2020-11078', 'GHSA-gg84-qgv9-w4pq', 'PYSEC-2020-46'],
      releases: ['0.17.4', '0.18.0'],
      by: 'name',
      symbols: ['httplib2.Http.request'],
    },
  ],
};
