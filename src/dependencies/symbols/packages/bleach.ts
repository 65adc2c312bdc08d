import type { MinedPackage } from '../mined.ts';

/** Made by `./wherefrom-dev mine --write`. */
export const mined: MinedPackage = {
  name: 'bleach',
  modules: ['bleach'],
  flaws: [
    {
      ids: ['CVE-2020-6802', 'GHSA-q65m-pv3f-wr5r', 'PYSEC-2020-27'],
      releases: ['3.1.0', '3.1.1'],
      by: 'size',
      symbols: ['bleach.html5lib_shim.BleachHTMLParser._parse'],
    },
    {
      ids: ['CVE-2020-6817', 'GHSA-vqhp-cxgc-6wmm', 'PYSEC-2020-340', 'SNYK-PYTHON-BLEACH-561754'],
      releases: ['3.1.3', '3.1.4'],
      by: 'size',
      symbols: ['bleach.sanitizer.BleachSanitizerFilter.sanitize_css'],
    },
    {
      ids: ['CVE-2021-23980', 'GHSA-vv2x-vrpj-qqpq', 'PYSEC-2021-865'],
      releases: ['3.2.3', '3.3.0'],
      by: 'size',
      symbols: ['bleach.sanitizer.BleachSanitizerFilter.sanitize_token'],
    },
  ],
};
