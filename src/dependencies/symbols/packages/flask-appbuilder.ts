import type { MinedPackage } from '../mined.ts';

/** Made by `./wherefrom-dev mine --write`. */
export const mined: MinedPackage = {
  name: 'flask-appbuilder',
  modules: ['flask_appbuilder'],
  flaws: [
    {
      ids: ['CVE-2021-41265', 'GHSA-m3rf-7m4w-r66q', 'PYSEC-2021-851'],
      releases: ['3.3.3', '3.3.4'],
      by: 'size',
      symbols: [
        'flask_appbuilder.security.api.SecurityApi.login',
        'flask_appbuilder.security.manager.BaseSecurityManager.__init__',
      ],
    },
    {
      ids: ['CVE-2022-21659', 'GHSA-wfjw-w6pv-8p7f', 'PYSEC-2022-24'],
      releases: ['3.4.1', '3.4.2'],
      by: 'size',
      symbols: ['flask_appbuilder.security.manager.BaseSecurityManager.auth_user_db'],
    },
  ],
};
