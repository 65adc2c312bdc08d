import type { MinedPackage } from '../mined.ts';

/** Made by `./wherefrom-dev mine --write`. */
export const mined: MinedPackage = {
  name: 'idna',
  modules: ['idna'],
  flaws: [
    {
      ids: ['CVE-2024-3651', 'PYSEC-2024-60'],
      releases: ['3.6', '3.7'],
      by: 'size',
      symbols: [
        'idna.alabel',
        'idna.check_label',
        'idna.core.alabel',
        'idna.core.check_label',
        'idna.core.valid_contextj',
        'idna.valid_contextj',
      ],
    },
  ],
};
