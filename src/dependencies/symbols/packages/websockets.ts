import type { MinedPackage } from '../mined.ts';

/** Made by `./wherefrom-dev mine --write`. */
export const mined: MinedPackage = {
  name: 'websockets',
  modules: ['websockets'],
  flaws: [
    {
      ids: ['CVE-2021-33880', 'GHSA-8ch4-58qp-g3mp', 'PYSEC-2021-95'],
      releases: ['9.0.2', '9.1'],
      by: 'name',
      symbols: ['websockets.legacy.auth.basic_auth_protocol_factory'],
    },
  ],
};
