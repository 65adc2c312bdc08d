import type { MinedPackage } from '../mined.ts';

/** Made by `./wherefrom-dev mine --write`. */
export const mined: MinedPackage = {
  name: 'tqdm',
  modules: ['tqdm'],
  flaws: [
    {
      ids: ['CVE-2016-10075', 'PYSEC-2017-74'],
      releases: ['4.11.1', '4.11.2'],
      by: 'size',
      symbols: ['tqdm._tqdm.TMonitor.__init__', 'tqdm._tqdm.TMonitor.run', 'tqdm._utils._sh'],
    },
  ],
};
