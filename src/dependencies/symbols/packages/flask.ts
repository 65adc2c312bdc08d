import type { MinedPackage } from '../mined.ts';

/** Made by `./wherefrom-dev mine --write`. */
export const mined: MinedPackage = {
  name: 'flask',
  modules: ['flask'],
  flaws: [
    {
      ids: ['CVE-2023-30861', 'GHSA-m2qf-hxjv-5gpq', 'PYSEC-2023-62'],
      releases: ['2.3.1', '2.3.2'],
      by: 'size',
      symbols: [
        'flask.sessions.SecureCookieSessionInterface.save_session',
        'flask.testing.FlaskClient.session_transaction',
      ],
    },
  ],
};
