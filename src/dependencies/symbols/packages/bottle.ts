import type { MinedPackage } from '../mined.ts';

/** Made by `./wherefrom-dev mine --write`. */
export const mined: MinedPackage = {
  name: 'bottle',
  modules: ['bottle'],
  flaws: [
    {
      ids: ['CVE-2016-9964', 'GHSA-j6f7-hghw-g437', 'PYSEC-2016-24'],
      releases: ['0.12.10', '0.12.11'],
      by: 'name',
      symbols: ['bottle.redirect'],
    },
    {
      ids: ['CVE-2020-28473', 'GHSA-qhx9-7hx7-cp4r', 'PYSEC-2021-129', 'SNYK-PYTHON-BOTTLE-1017108'],
      releases: ['0.12.18', '0.12.19'],
      by: 'size',
      symbols: ['bottle.Router.match', 'bottle._parse_qsl'],
    },
  ],
};
