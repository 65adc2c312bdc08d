import type { MinedPackage } from '../mined.ts';

/** Made by `./wherefrom-dev mine --write`. */
export const mined: MinedPackage = {
  name: 'ipython',
  modules: ['IPython'],
  flaws: [
    {
      ids: ['CVE-2015-5607', 'GHSA-7fc2-rm35-2pp7', 'PYSEC-2017-47'],
      releases: ['3.2.0', '3.2.1'],
      by: 'size',
      symbols: [
        'IPython.html.notebookapp.NotebookWebApplication.init_settings',
        'IPython.nbconvert.Exporter._init_preprocessors',
        'IPython.nbconvert.exporters.Exporter._init_preprocessors',
        'IPython.nbconvert.exporters.exporter.Exporter._init_preprocessors',
        'IPython.qt.console.frontend_widget.FrontendWidget._process_execute_ok',
        'IPython.terminal.console.interactiveshell.ZMQTerminalInteractiveShell.handle_execute_reply',
        'IPython.utils.path.compress_user',
      ],
    },
    {
      ids: ['CVE-2022-21699', 'GHSA-pq7m-3gw7-gq5x', 'PYSEC-2022-12'],
      releases: ['8.0.0', '8.0.1'],
      by: 'size',
      symbols: [
        'IPython.core.application.BaseIPythonApplication._config_file_paths_default',
        'IPython.core.profileapp.ProfileList.list_profile_dirs',
        'IPython.core.profiledir.ProfileDir.find_profile_dir_by_name',
      ],
    },
    {
      ids: ['CVE-2023-24816', 'GHSA-29gw-9793-fvw7', 'PYSEC-2023-17'],
      releases: ['8.9.0', '8.10.0'],
      by: 'name',
      symbols: ['IPython.utils.terminal.set_term_title'],
    },
  ],
};
