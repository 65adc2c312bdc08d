import type { MinedPackage } from '../mined.ts';

/** Made by `./wherefrom-dev mine --write`. */
export const mined: MinedPackage = {
  name: 'mako',
  modules: ['mako'],
  flaws: [
    {
      ids: ['CVE-2022-40023', 'GHSA-v973-fxgf-6xhp', 'PYSEC-2022-260'],
      releases: ['1.2.1', '1.2.2'],
      by: 'size',
      symbols: ['mako.lexer.Lexer.match_tag_start'],
    },
  ],
};
