import type { MinedPackage } from '../mined.ts';

/** Made by `./wherefrom-dev mine --write`. */
export const mined: MinedPackage = {
  name: 'celery',
  modules: ['celery'],
  flaws: [
    {
      ids: ['CVE-2021-23727', 'GHSA-q4xr-rc97-m4xx', 'PYSEC-2021-858', 'SNYK-PYTHON-CELERY-2314953'],
      releases: ['5.2.1', '5.2.2'],
      by: 'size',
      symbols: ['celery.backends.base.Backend.exception_to_python'],
    },
  ],
};
