import { describe, expect, test } from 'vitest';
import { Kind } from '../../../src/code/python/nodes.ts';
import { parse } from '../../../src/code/python/parse.ts';
import { walk } from '../../../src/code/python/tree.ts';
import { faultsOf } from './invariants.ts';

const MANY = 100_000;
const many = (text: string, count = MANY) => text.repeat(count);
const around = (open: string, middle: string, close: string) => many(open) + middle + many(close);
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
const DEEP: Record<string, string> = {
  parentheses: `a = ${around('(', '1', ')')}`,
  'parentheses that stay open': `a = ${many('(')}`,
  brackets: `a = ${around('[', '', ']')}`,
  braces: `a = ${around('{1: ', '1', '}')}`,
  'calls in calls': around('f(', '', ')'),
  comprehensions: `a = ${around('[x for x in ', 'y', ']')}`,
  signs: `a = ${many('-+~')}1`,
  nots: `a = ${many('not ')}1`,
  powers: `a = ${many('1 ** ')}1`,
  conditionals: `a = ${many('1 if 2 else ')}3`,
  lambdas: `a = ${many('lambda: ')}1`,
  'lambdas in defaults': `a = ${many('lambda x=')}1`,
  awaits: `a = ${many('await ')}1`,
  yields: `a = ${many('yield ')}1`,
  stars: `a = ${many('*')}1`,
  backticks: `a = ${many('`')}`,
  'f-strings': `a = ${around('f"{', '', '}"')}`,
  'format specifications': `a = f"{a:${around('{a:', '', '}')}}"`,
  'sequence patterns': `match a:\n case ${around('[', '', ']')}: pass`,
  'class patterns': `match a:\n case ${around('A(', '', ')')}: pass`,
  'mapping patterns': `match a:\n case ${around('{1: ', '1', '}')}: pass`,
  'parameters of Python 2': `def f(${around('(', 'a', ')')}): pass`,
  'targets of a loop': `for ${many('(')}x in y: pass`,
  'ifs on a line': `${many('if a: ')}pass`,
  'ifs below each other': stairs(2_000, ' '),
  'ifs below each other with tabs': stairs(2_000, '\t'),
  'else without if': many('else: '),
  asyncs: many('async '),
  matches: many('match '),
  'quotes that stay open': many("'\n"),
  'long quotes that stay open': many('"""a\n'),
  'indents for nothing': many('  x\ny\n'),
  NULs: many('\0'),
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

describe('deep input costs its statement, no stack and little time', () => {
  test.each(Object.entries(DEEP))('%s', { timeout: 10_000 }, (_, text) => {
    const { calls, errors } = callsOfKeep(text);
    expect(calls).toBe(1);
    expect(errors).toBeGreaterThan(0);
  });
});

describe('what lies beyond the limit of nesting is kept, in an Error', () => {
  test.each(['(', '[', '{1: ', 'f(', 'not ', '-', '1 ** ', '1 if 2 else ', 'lambda: '])('%s', (open) => {
    expect(callsOfKeep(`a = ${many(open, 1000)}keep()`).calls).toBe(2);
  });
});
