import type { MinedPackage } from '../mined.ts';

/** Made by `./wherefrom-dev mine --write`. */
export const mined: MinedPackage = {
  name: 'requests',
  modules: ['requests'],
  flaws: [
    {
      ids: ['CVE-2015-2296', 'PYSEC-2015-17'],
      releases: ['2.5.3', '2.6.0'],
      by: 'name',
      symbols: ['requests.sessions.SessionRedirectMixin.resolve_redirects'],
    },
    {
      ids: ['CVE-2023-32681', 'GHSA-j8r2-6x86-q33q', 'PYSEC-2023-74'],
      releases: ['2.30.0', '2.31.0'],
      by: 'name',
      symbols: ['requests.sessions.SessionRedirectMixin.rebuild_proxies'],
    },
  ],
};
