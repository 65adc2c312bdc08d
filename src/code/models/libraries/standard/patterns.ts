import type { Model } from '../../vocabulary.ts';

const RULE = 'injection/pattern';

/** What one class of characters is written as; classes in brackets up to twenty letters long. */
const CLASS = `(?:\\\\[wdsWDS]|\\.|\\w|\\[(?:${Array.from({ length: 20 }, (_, i) => `[^\\]]{${i + 1}}`).join('|')})\\])`;

/** What may stand beside the class or be left out: `\\s?`, `\\.?`, `-?`. */
const OPTIONAL = `(?:(?:${CLASS}|\\\\[^wdsWDSbBAZ]|[-_,:;@/ ])[?*])?`;

/** A group of one repeated character class that is repeated itself: `(a+)+`, `(?:\\w+\\s?)*`; possessive ones end. */
const REPEATED = `[^]*\\((?:\\?:)?${OPTIONAL}${CLASS}[+*]${OPTIONAL}\\)[+*](?:[^+][^]*)?`;

/** Lib/re/, the regex package. A text that fits a pattern with an end is what the pattern says. */
export const model: Model = {
  library: 'regular expressions',
  modules: ['re', 'regex'],
  aliases: { regex: 're' },
  sinks: [
    {
      call: 're.{compile,match,search,fullmatch,findall,finditer,split,sub,subn}',
      rule: RULE,
      data: '0:pattern',
      form: 'data',
    },
    {
      call: 're.{match,search,fullmatch,findall,finditer,split}',
      rule: 'injection/slow-pattern',
      data: '1:string',
      form: 'data',
      when: [{ argument: '0:pattern', matches: REPEATED }],
    },
    {
      call: 're.{sub,subn}',
      rule: 'injection/slow-pattern',
      data: '2:string',
      form: 'data',
      when: [{ argument: '0:pattern', matches: REPEATED }],
    },
    {
      call: 're.compile().{match,search,fullmatch,findall,finditer,split}',
      rule: 'injection/slow-pattern',
      data: '0:string',
      form: 'data',
      when: [{ argument: '()0:pattern', matches: REPEATED }],
    },
  ],
  // Functions that replace what is found get what a search finds.
  callbacks: [
    {
      call: 're.{sub,subn}',
      function: '1:repl',
      gives: { result: 're.search', of: ['0:pattern', '2:string'] },
    },
    {
      call: 're.compile().{sub,subn}',
      function: '0:repl',
      gives: { result: 'self.search', of: ['1:string'] },
    },
  ],
  sanitizers: [
    { call: 're.escape', data: '0:pattern', rules: [RULE] },
    // What is found is what the pattern says, and so is each group of it.
    {
      call: 're.{findall,finditer,search,match,fullmatch}',
      data: '1:string',
      rules: ['injection'],
      when: [{ argument: '0:pattern', narrow: 'any' }],
    },
    {
      call: 're.compile().{findall,finditer,search,match,fullmatch}',
      data: '0:string',
      rules: ['injection'],
      when: [{ argument: '()0:pattern', narrow: 'any' }],
    },
    {
      call: 're.match',
      data: '1:string',
      rules: ['injection'],
      tells: true,
      when: [{ argument: '0:pattern', narrow: 'whole' }],
    },
    {
      call: 're.fullmatch',
      data: '1:string',
      rules: ['injection'],
      tells: true,
      when: [{ argument: '0:pattern', narrow: 'any' }],
    },
    {
      call: 're.search',
      data: '1:string',
      rules: ['injection'],
      tells: true,
      when: [{ argument: '0:pattern', narrow: 'between' }],
    },
    {
      call: 're.compile().search',
      data: '0:string',
      rules: ['injection'],
      tells: true,
      when: [{ argument: '()0:pattern', narrow: 'between' }],
    },
    {
      call: 're.compile().fullmatch',
      data: '0:string',
      rules: ['injection'],
      tells: true,
      when: [{ argument: '()0:pattern', narrow: 'any' }],
    },
    {
      call: 're.compile().match',
      data: '0:string',
      rules: ['injection'],
      tells: true,
      when: [{ argument: '()0:pattern', narrow: 'whole' }],
    },
  ],
};
