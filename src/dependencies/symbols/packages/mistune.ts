import type { MinedPackage } from '../mined.ts';

/** Made by `./wherefrom-dev mine --write`. */
export const mined: MinedPackage = {
  name: 'mistune',
  modules: ['mistune'],
  flaws: [
    {
      ids: ['CVE-2017-16876', 'GHSA-98gj-wwxm-cj3h', 'PYSEC-2017-18'],
      releases: ['0.8', '0.8.1'],
      by: 'name',
      symbols: ['mistune._keyify'],
    },
    {
      ids: ['CVE-2022-34749', 'GHSA-fw3v-x4f2-v673', 'PYSEC-2022-237'],
      releases: ['2.0.2', '2.0.3'],
      by: 'size',
      symbols: ['mistune.plugins.table._process_row'],
    },
  ],
};
