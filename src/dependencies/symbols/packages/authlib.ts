import type { MinedPackage } from '../mined.ts';

/** Made by `./wherefrom-dev mine --write`. */
export const mined: MinedPackage = {
  name: 'authlib',
  modules: ['authlib'],
  flaws: [
    {
      ids: ['CVE-2024-37568', 'PYSEC-2024-52'],
      releases: ['1.3.0', '1.3.1'],
      by: 'size',
      symbols: [
        'authlib.jose.OctKey.import_key',
        'authlib.jose.rfc7518.OctKey.import_key',
        'authlib.jose.rfc7518.oct_key.OctKey.import_key',
      ],
    },
  ],
};
