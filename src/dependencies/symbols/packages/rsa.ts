import type { MinedPackage } from '../mined.ts';

/** Made by `./wherefrom-dev mine --write`. */
export const mined: MinedPackage = {
  name: 'rsa',
  modules: ['rsa'],
  flaws: [
    {
      ids: ['CVE-2016-1494', 'PYSEC-2016-10'],
      releases: ['3.2.3', '3.3'],
      by: 'size',
      symbols: ['rsa.pkcs1._find_method_hash', 'rsa.pkcs1.verify', 'rsa.verify'],
    },
  ],
};
