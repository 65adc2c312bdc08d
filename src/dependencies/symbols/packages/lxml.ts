import type { MinedPackage } from '../mined.ts';

/** Made by `./wherefrom-dev mine --write`. */
export const mined: MinedPackage = {
  name: 'lxml',
  modules: ['lxml'],
  flaws: [
    {
      ids: ['CVE-2020-27783', 'GHSA-pgww-xf46-h92r', 'PYSEC-2020-62'],
      releases: ['4.6.1', '4.6.2'],
      by: 'size',
      symbols: ['lxml.html.clean.Cleaner.__call__', 'lxml.html.clean.Cleaner._has_sneaky_javascript'],
    },
    {
      ids: ['CVE-2021-43818', 'GHSA-55x5-fj6c-h6m8', 'PYSEC-2021-852'],
      releases: ['4.6.4', '4.6.5'],
      by: 'size',
      symbols: [
        'lxml.html.clean.Cleaner._has_sneaky_javascript',
        'lxml.html.clean.Cleaner._remove_javascript_link',
        'lxml.html.clean._is_javascript_scheme',
      ],
    },
  ],
};
