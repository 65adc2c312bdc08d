import type { MinedPackage } from '../mined.ts';

/** Made by `./wherefrom-dev mine --write`. */
export const mined: MinedPackage = {
  name: 'jupyter-server',
  modules: ['jupyter_server'],
  flaws: [
    {
      ids: ['CVE-2022-24757', 'GHSA-p737-p57g-4cpr', 'PYSEC-2022-179'],
      releases: ['1.15.3', '1.15.4'],
      by: 'size',
      symbols: ['jupyter_server.log.log_request'],
    },
    {
      ids: ['CVE-2023-39968', 'GHSA-r726-vmfq-j9j3', 'PYSEC-2023-155'],
      releases: ['2.7.1', '2.7.2'],
      by: 'size',
      symbols: [
        'jupyter_server.auth.login.LoginFormHandler._redirect_safe',
        'jupyter_server.base.handlers.AuthenticatedFileHandler.get',
        'jupyter_server.services.events.handlers.EventHandler.post',
      ],
    },
    {
      ids: ['CVE-2023-40170', 'GHSA-64x5-55rw-9974', 'PYSEC-2023-157'],
      releases: ['2.7.1', '2.7.2'],
      by: 'size',
      symbols: [
        'jupyter_server.auth.login.LoginFormHandler._redirect_safe',
        'jupyter_server.base.handlers.AuthenticatedFileHandler.get',
        'jupyter_server.services.events.handlers.EventHandler.post',
      ],
    },
  ],
};
