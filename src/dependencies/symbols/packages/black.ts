import type { MinedPackage } from '../mined.ts';

/** Made by `./wherefrom-dev mine --write`. */
export const mined: MinedPackage = {
  name: 'black',
  modules: ['black', 'blackd', 'blib2to3'],
  flaws: [
    {
      ids: ['CVE-2024-21503', 'PYSEC-2024-48'],
      releases: ['24.2.0', '24.3.0'],
      by: 'name',
      symbols: ['black.strings.lines_with_leading_tabs_expanded'],
    },
  ],
};
