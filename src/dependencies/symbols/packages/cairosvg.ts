import type { MinedPackage } from '../mined.ts';

/** Made by `./wherefrom-dev mine --write`. */
export const mined: MinedPackage = {
  name: 'cairosvg',
  modules: ['cairosvg'],
  flaws: [
    {
      ids: ['CVE-2023-27586', 'GHSA-rwmf-w63j-p7gv', 'PYSEC-2023-9'],
      releases: ['2.6.0', '2.7.0'],
      by: 'size',
      symbols: ['cairosvg.__main__.main', 'cairosvg.parser.Tree.__init__'],
    },
  ],
};
