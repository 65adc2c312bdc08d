import type { MinedPackage } from '../mined.ts';

/** Made by `./wherefrom-dev mine --write`. */
export const mined: MinedPackage = {
  name: 'djangorestframework',
  modules: ['rest_framework'],
  flaws: [
    {
      ids: ['CVE-2020-25626', 'GHSA-fx83-3ph3-9j2q', 'PYSEC-2020-263'],
      releases: ['3.11.1', '3.11.2'],
      by: 'size',
      symbols: ['rest_framework.renderers.BrowsableAPIRenderer.get_content'],
    },
  ],
};
