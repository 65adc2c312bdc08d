import type { MinedPackage } from '../mined.ts';

/** Made by `./wherefrom-dev mine --write`. */
export const mined: MinedPackage = {
  name: 'pysaml2',
  modules: ['saml2'],
  flaws: [
    {
      ids: ['CVE-2021-21239', 'GHSA-5p3x-r448-pc62', 'PYSEC-2021-49'],
      releases: ['6.4.1', '6.5.0'],
      by: 'place',
      symbols: ['saml2.sigver.CryptoBackendXmlSec1.validate_signature'],
    },
  ],
};
