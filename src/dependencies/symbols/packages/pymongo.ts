import type { MinedPackage } from '../mined.ts';

/** Made by `./wherefrom-dev mine --write`. */
export const mined: MinedPackage = {
  name: 'pymongo',
  modules: ['bson', 'gridfs', 'pymongo'],
  flaws: [
    {
      ids: ['CVE-2013-2132', 'GHSA-x33v-f3gp-gw2c', 'PYSEC-2013-30'],
      releases: ['2.5.1', '2.5.2'],
      by: 'size',
      symbols: ['bson._get_object'],
    },
  ],
};
