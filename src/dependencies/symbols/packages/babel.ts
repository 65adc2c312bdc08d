import type { MinedPackage } from '../mined.ts';

/** Made by `./wherefrom-dev mine --write`. */
export const mined: MinedPackage = {
  name: 'babel',
  modules: ['babel'],
  flaws: [
    {
      ids: ['CVE-2021-42771', 'GHSA-h4m5-qpfp-3mpv', 'PYSEC-2021-421'],
      releases: ['2.9.0', '2.9.1'],
      by: 'size',
      symbols: ['babel.localedata.exists', 'babel.localedata.load'],
    },
  ],
};
