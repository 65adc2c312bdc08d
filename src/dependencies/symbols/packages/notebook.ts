import type { MinedPackage } from '../mined.ts';

/** Made by `./wherefrom-dev mine --write`. */
export const mined: MinedPackage = {
  name: 'notebook',
  modules: ['notebook'],
  flaws: [
    {
      ids: ['CVE-2020-26215', 'GHSA-c7vm-f5p4-8fqh', 'PYSEC-2020-215'],
      releases: ['6.1.4', '6.1.5'],
      by: 'size',
      symbols: ['notebook.base.handlers.TrailingSlashHandler.get'],
    },
    {
      ids: ['CVE-2022-24758', 'GHSA-m87f-39q9-6f55', 'PYSEC-2022-180'],
      releases: ['6.4.9', '6.4.10'],
      by: 'size',
      symbols: ['notebook.log.log_request'],
    },
  ],
};
