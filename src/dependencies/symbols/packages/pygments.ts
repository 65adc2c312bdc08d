import type { MinedPackage } from '../mined.ts';

/** Made by `./wherefrom-dev mine --write`. */
export const mined: MinedPackage = {
  name: 'pygments',
  modules: ['pygments'],
  flaws: [
    {
      ids: ['CVE-2015-8557', 'GHSA-fff8-4w9p-7v76', 'PYSEC-2016-32'],
      releases: ['2.0.2', '2.1'],
      by: 'name',
      symbols: ['pygments.formatters.img.FontManager._get_nix_font_path'],
    },
    {
      ids: ['CVE-2022-40896', 'PYSEC-2023-117'],
      releases: ['2.15.0', '2.15.1'],
      by: 'size',
      symbols: [
        'pygments.lexers.python.PythonConsoleLexer',
        'pygments.lexers.python.PythonConsoleLexer.__init__',
        'pygments.lexers.python.PythonConsoleLexer.get_tokens_unprocessed',
      ],
    },
  ],
};
