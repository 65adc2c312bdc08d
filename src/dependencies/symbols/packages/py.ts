import type { MinedPackage } from '../mined.ts';

/** Made by `./wherefrom-dev mine --write`. */
export const mined: MinedPackage = {
  name: 'py',
  modules: ['py'],
  flaws: [
    {
      ids: ['CVE-2020-29651', 'GHSA-hj5v-574p-mj7c', 'PYSEC-2020-92'],
      releases: ['1.9.0', '1.10.0'],
      by: 'size',
      symbols: ['py._path.svnwc.SvnWCCommandPath.blame'],
    },
  ],
};
