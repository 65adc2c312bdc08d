import type { MinedPackage } from '../mined.ts';

/** Made by `./wherefrom-dev mine --write`. */
export const mined: MinedPackage = {
  name: 'gunicorn',
  modules: ['gunicorn'],
  flaws: [
    {
      ids: ['CVE-2018-1000164', 'GHSA-32pc-xphx-q4f6', 'PYSEC-2018-55'],
      releases: ['19.4.5', '19.5.0'],
      by: 'name',
      symbols: ['gunicorn.http.wsgi.Response.process_headers'],
    },
  ],
};
