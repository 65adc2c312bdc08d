import type { MinedPackage } from '../mined.ts';

/** Made by `./wherefrom-dev mine --write`. */
export const mined: MinedPackage = {
  name: 'urllib3',
  modules: ['urllib3'],
  flaws: [
    {
      ids: ['CVE-2018-25091', 'PYSEC-2023-207'],
      releases: ['1.24.1', '1.24.2'],
      by: 'size',
      symbols: [
        'urllib3.PoolManager.urlopen',
        'urllib3.Retry.__init__',
        'urllib3.contrib.pyopenssl._dnsname_to_stdlib',
        'urllib3.poolmanager.PoolManager.urlopen',
        'urllib3.util.Retry.__init__',
        'urllib3.util.retry.Retry.__init__',
        'urllib3.util.ssl_.ssl_wrap_socket',
        'urllib3.util.ssl_wrap_socket',
      ],
    },
    {
      ids: ['CVE-2023-45803', 'GHSA-g4mx-q9vg-27p4', 'PYSEC-2023-212'],
      releases: ['2.0.6', '2.0.7'],
      by: 'size',
      symbols: [
        'urllib3.HTTPConnectionPool.urlopen',
        'urllib3.PoolManager.urlopen',
        'urllib3.connectionpool.HTTPConnectionPool.urlopen',
        'urllib3.poolmanager.PoolManager.urlopen',
      ],
    },
  ],
};
