import type { MinedPackage } from '../mined.ts';

/** Made by `./wherefrom-dev mine --write`. */
export const mined: MinedPackage = {
  name: 'sqlparse',
  modules: ['sqlparse'],
  flaws: [
    {
      ids: ['CVE-2021-32839', 'GHSA-p5w8-wqhj-9hhf', 'PYSEC-2021-333'],
      releases: ['0.4.1', '0.4.2'],
      by: 'size',
      symbols: [
        'sqlparse.filters.StripCommentsFilter._process',
        'sqlparse.filters.others.StripCommentsFilter._process',
        'sqlparse.keywords.is_keyword',
      ],
    },
    {
      ids: ['CVE-2023-30608', 'GHSA-rrm6-wvj7-cwh2', 'PYSEC-2023-87'],
      releases: ['0.4.3', '0.4.4'],
      by: 'size',
      symbols: [
        'sqlparse.keywords.is_keyword',
        'sqlparse.lexer.Lexer.get_tokens',
        'sqlparse.lexer.tokenize',
        'sqlparse.sql.Statement.get_type',
      ],
    },
  ],
};
