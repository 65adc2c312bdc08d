import type { MinedPackage } from '../mined.ts';

/** Made by `./wherefrom-dev mine --write`. */
export const mined: MinedPackage = {
  name: 'pyopenssl',
  modules: ['OpenSSL'],
  flaws: [
    {
      ids: ['CVE-2018-1000807', 'GHSA-p28m-34f6-967q', 'PYSEC-2018-23'],
      releases: ['17.4.0', '17.5.0'],
      by: 'size',
      symbols: ['OpenSSL.SSL._VerifyHelper.__init__', 'OpenSSL.crypto.load_pkcs12'],
    },
    {
      ids: ['CVE-2018-1000808', 'GHSA-2rcm-phc9-3945', 'PYSEC-2018-24'],
      releases: ['17.4.0', '17.5.0'],
      by: 'size',
      symbols: ['OpenSSL.SSL._VerifyHelper.__init__', 'OpenSSL.crypto.load_pkcs12'],
    },
  ],
};
