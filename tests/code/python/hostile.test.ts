import { describe, expect, test } from 'vitest';
import { Kind } from '../../../src/code/python/nodes.ts';
import { parse } from '../../../src/code/python/parse.ts';
import { walk } from '../../../src/code/python/tree.ts';
import { growsWithInput } from '../../support/growth.ts';
import { faultsOf } from './invariants.ts';

const MANY = 100_000;
const many = (text: string, count = MANY) => text.repeat(count);
const around = (open: string, middle: string, close: string, count: number) =>
  many(open, count) + middle + many(close, count);
const stairs = (count: number, step: string) =>
  `${Array.from({ length: count }, (_, i) => `${many(step, i)}if x:\n`).join('')}${many(step, count)}pass`;

/** What Python's grammar allows, however long. */
const LONG: Record<string, string> = {
  attributes: `a${many('.b')}`,
  calls: `a${many('()')}`,
  subscripts: `a${many('[0]')}`,
  sums: `a = ${many('1 + ')}1`,
  'and, or': `a = ${many('1 and 2 or ')}1`,
  comparisons: `a = ${many('1 < ')}1`,
  assignments: `${many('a = ')}1`,
  elifs: `if a:\n pass\n${many('elif b:\n pass\n')}`,
  handlers: `try: pass\n${many('except A: pass\n')}`,
  decorators: `${many('@a\n')}def f(): pass`,
  'clauses of a comprehension': `a = [x ${many('for x in y if z ')}]`,
  'concatenated strings': `a = ${many('"a" ')}`,
  'concatenated f-strings': `a = ${many('f"{a}" ')}`,
  alternatives: `match a:\n case ${many('1 | ')}1: pass`,
  semicolons: many('a;'),
  'a dotted import': `import a${many('.a')}`,
  'dots of an import': `from ${many('.')} import a`,
  'continued lines': `${many('\\\n')}a`,
  'a string of megabytes on one line': `a = "${many('b', 4_000_000)}"`,
  'a list of megabytes on one line': `a = [${many('b, ', 400_000)}]`,
  'a name of megabytes': many('a', 4_000_000),
  'a name of megabytes beyond ASCII': many('é', 500_000),
  'an integer of a megabyte': `a = ${many('9', 1_000_000)}`,
  'a comment of megabytes': `# coding ${many('coding', 500_000)}`,
};

/** What nests beyond any limit, or is no Python at all. */
const DEEP: Record<string, (count: number) => string> = {
  parentheses: (n) => `a = ${around('(', '1', ')', n)}`,
  'parentheses that stay open': (n) => `a = ${many('(', n)}`,
  brackets: (n) => `a = ${around('[', '', ']', n)}`,
  braces: (n) => `a = ${around('{1: ', '1', '}', n)}`,
  'calls in calls': (n) => around('f(', '', ')', n),
  comprehensions: (n) => `a = ${around('[x for x in ', 'y', ']', n)}`,
  signs: (n) => `a = ${many('-+~', n)}1`,
  nots: (n) => `a = ${many('not ', n)}1`,
  powers: (n) => `a = ${many('1 ** ', n)}1`,
  conditionals: (n) => `a = ${many('1 if 2 else ', n)}3`,
  lambdas: (n) => `a = ${many('lambda: ', n)}1`,
  'lambdas in defaults': (n) => `a = ${many('lambda x=', n)}1`,
  awaits: (n) => `a = ${many('await ', n)}1`,
  yields: (n) => `a = ${many('yield ', n)}1`,
  stars: (n) => `a = ${many('*', n)}1`,
  backticks: (n) => `a = ${many('`', n)}`,
  'f-strings': (n) => `a = ${around('f"{', '', '}"', n)}`,
  'format specifications': (n) => `a = f"{a:${around('{a:', '', '}', n)}}"`,
  'sequence patterns': (n) => `match a:\n case ${around('[', '', ']', n)}: pass`,
  'class patterns': (n) => `match a:\n case ${around('A(', '', ')', n)}: pass`,
  'mapping patterns': (n) => `match a:\n case ${around('{1: ', '1', '}', n)}: pass`,
  'parameters of Python 2': (n) => `def f(${around('(', 'a', ')', n)}): pass`,
  'targets of a loop': (n) => `for ${many('(', n)}x in y: pass`,
  'ifs on a line': (n) => `${many('if a: ', n)}pass`,
  'ifs below each other': (n) => stairs(n / 50, ' '),
  'ifs below each other with tabs': (n) => stairs(n / 50, '\t'),
  'else without if': (n) => many('else: ', n),
  asyncs: (n) => many('async ', n),
  matches: (n) => many('match ', n),
  'quotes that stay open': (n) => many("'\n", n),
  'long quotes that stay open': (n) => many('"""a\n', n),
  'indents for nothing': (n) => many('  x\ny\n', n),
  NULs: (n) => many('\0', n),
};

function callsOfKeep(text: string) {
  const tree = parse(Buffer.from(`${text}\nkeep()\n`));
  expect(faultsOf(tree)).toEqual([]);
  let calls = 0;
  walk(tree, tree.root, (node, kind) => {
    if (kind !== Kind.Call || tree.end(node) - tree.start(node) > 10) return;
    if (tree.text(node) === 'keep()') calls += 1;
  });
  return { calls, errors: tree.errorCount };
}

describe('long input is read whole', () => {
  test.each(Object.entries(LONG))('%s', (_, text) => {
    expect(callsOfKeep(text)).toEqual({ calls: 1, errors: 0 });
  });
});

describe('deep input costs its statement, no stack, and time by its length', () => {
  test.each(Object.entries(DEEP))('%s', (_, text) => {
    const { calls, errors } = callsOfKeep(text(MANY));
    expect(calls).toBe(1);
    expect(errors).toBeGreaterThan(0);
    const parsing = (count: number) => {
      const bytes = Buffer.from(text(count));
      return () => void parse(bytes);
    };
    expect(growsWithInput(MANY, parsing)).toBe(true);
  });
});

describe('what lies beyond the limit of nesting is kept, in an Error', () => {
  test.each(['(', '[', '{1: ', 'f(', 'not ', '-', '1 ** ', '1 if 2 else ', 'lambda: '])('%s', (open) => {
    expect(callsOfKeep(`a = ${many(open, 1000)}keep()`).calls).toBe(2);
  });
});
