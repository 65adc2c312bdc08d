import type { MinedPackage } from '../mined.ts';

/** Made by `./wherefrom-dev mine --write`. */
export const mined: MinedPackage = {
  name: 'reportlab',
  modules: ['reportlab'],
  flaws: [
    {
      ids: ['CVE-2020-28463', 'GHSA-mpvw-25mg-59vx', 'PYSEC-2021-146', 'SNYK-PYTHON-REPORTLAB-1022145'],
      releases: ['3.5.54', '3.5.55'],
      by: 'size',
      symbols: [
        'reportlab.lib.utils.datareader',
        'reportlab.lib.utils.open_for_read',
        'reportlab.rl_config._startUp',
      ],
    },
  ],
};
