import type { MinedPackage } from '../mined.ts';

/** Made by `./wherefrom-dev mine --write`. */
export const mined: MinedPackage = {
  name: 'python-jose',
  modules: ['jose'],
  flaws: [
    {
      ids: ['CVE-2016-7036', 'PYSEC-2017-28'],
      releases: ['1.3.1', '1.3.2'],
      by: 'size',
      symbols: ['jose.jwk.HMACKey.verify'],
    },
  ],
};
