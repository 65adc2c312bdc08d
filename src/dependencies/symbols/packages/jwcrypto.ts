import type { MinedPackage } from '../mined.ts';

/** Made by `./wherefrom-dev mine --write`. */
export const mined: MinedPackage = {
  name: 'jwcrypto',
  modules: ['jwcrypto'],
  flaws: [
    {
      ids: ['CVE-2016-6298', 'PYSEC-2016-4'],
      releases: ['0.3.1', '0.4.0'],
      by: 'name',
      symbols: ['jwcrypto.jwe._Rsa15.__init__'],
    },
  ],
};
