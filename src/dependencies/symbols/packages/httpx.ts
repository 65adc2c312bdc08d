import type { MinedPackage } from '../mined.ts';

/** Made by `./wherefrom-dev mine --write`. */
export const mined: MinedPackage = {
  name: 'httpx',
  modules: ['httpx'],
  flaws: [
    {
      ids: ['CVE-2021-41945', 'GHSA-h8pj-cxx2-jfg2', 'PYSEC-2022-183'],
      releases: ['0.19.0', '0.20.0'],
      by: 'name',
      symbols: ['httpx.Client.__init__', 'httpx._client.Client.__init__'],
    },
  ],
};
