import type { MinedPackage } from '../mined.ts';

/** Made by `./wherefrom-dev mine --write`. */
export const mined: MinedPackage = {
  name: 'pyjwt',
  modules: ['jwt'],
  flaws: [
    {
      ids: ['CVE-2017-11424', 'GHSA-r9jw-mwhq-wp62', 'PYSEC-2017-24'],
      releases: ['1.5.0', '1.5.1'],
      by: 'name',
      symbols: ['jwt.algorithms.HMACAlgorithm.prepare_key'],
    },
    {
      ids: ['CVE-2022-29217', 'GHSA-ffqj-6fqr-9h24', 'PYSEC-2022-202'],
      releases: ['2.3.0', '2.4.0'],
      by: 'name',
      symbols: ['jwt.algorithms.get_default_algorithms'],
    },
  ],
};
