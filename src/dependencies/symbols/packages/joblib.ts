import type { MinedPackage } from '../mined.ts';

/** Made by `./wherefrom-dev mine --write`. */
export const mined: MinedPackage = {
  name: 'joblib',
  modules: ['joblib'],
  flaws: [
    {
      ids: ['CVE-2022-21797', 'PYSEC-2022-288'],
      releases: ['1.1.1', '1.2.0'],
      by: 'name',
      symbols: ['joblib.Parallel.__init__', 'joblib.parallel.Parallel.__init__'],
    },
  ],
};
