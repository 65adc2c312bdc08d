/** A tree as text for people, for transcripts. */
import { spelling } from '../../../src/code/python/names.ts';
import {
  Context,
  Conversion,
  FIELDS_OF,
  Flag,
  KIND_NAMES,
  Kind,
  Operator,
  Parameter,
  Singleton,
  Sort,
} from '../../../src/code/python/nodes.ts';
import type { Tree } from '../../../src/code/python/tree.ts';

/** One line per node: kind, extent, what its flags say, its names, its value; then the errors. */
export function dump(tree: Tree): string {
  const lines = [...nodeLines(tree, tree.root, '', 0)];
  for (const error of tree.errors)
    lines.push(`error ${extent(tree, error.start, error.end)} ${error.message}`);
  return `${lines.join('\n')}\n`;
}

function extent(tree: Tree, start: number, end: number): string {
  const [from, to] = [tree.position(start), tree.position(end)];
  const last = to.line === from.line ? `${to.column}` : `${to.line}:${to.column}`;
  return `${from.line}:${from.column}-${last}`;
}

function* nodeLines(tree: Tree, node: number, label: string, depth: number): Generator<string> {
  const kind = tree.kind(node);
  const words = [
    KIND_NAMES[kind]!,
    extent(tree, tree.start(node), tree.end(node)),
    ...describe(tree, node, kind),
  ];
  yield '  '.repeat(depth) + label + words.join(' ');
  for (const { name, field } of FIELDS_OF[kind]!) {
    const sort = field >> 8;
    if (sort === Sort.List) {
      for (let i = 0; i < tree.count(node); i += 1) {
        if (tree.item(node, i)) yield* nodeLines(tree, tree.item(node, i), '', depth + 1);
        else yield `${'  '.repeat(depth + 1)}(none)`;
      }
    } else if (sort !== Sort.Name && tree.child(node, field)) {
      yield* nodeLines(tree, tree.child(node, field), `${name}: `, depth + 1);
    }
  }
}

const nameIn = (table: Record<string, number>, value: number) =>
  Object.keys(table).find((name) => table[name] === value);

function describe(tree: Tree, node: number, kind: number): string[] {
  const words: string[] = [];
  for (const { name, field } of FIELDS_OF[kind]!) {
    if (field >> 8 === Sort.Name && tree.nameAt(node, field))
      words.push(`${name}=${spelling(tree.nameAt(node, field))}`);
  }
  if (tree.has(node, Flag.Parenthesised)) words.push('(parenthesised)');
  words.push(...flagWords(tree, node, kind));
  if (kind === Kind.Str || kind === Kind.StrFragment || kind === Kind.Bytes)
    words.push(JSON.stringify(tree.stringValue(node)));
  if (kind === Kind.Num) words.push(String(tree.numberValue(node)));
  if (kind === Kind.Magic) words.push(JSON.stringify(tree.text(node)));
  return words;
}

/** What the flags of a kind mean. */
const BITS: Partial<Record<number, readonly (keyof typeof Flag)[]>> = {
  [Kind.Str]: ['Raw', 'Unicode', 'Concatenated', 'Triple', 'Unterminated'],
  [Kind.Bytes]: ['Raw', 'Concatenated', 'Triple', 'Unterminated'],
  [Kind.StrFragment]: ['Raw'],
  [Kind.FormattedValue]: ['SelfDocumenting'],
  [Kind.Interpolation]: ['SelfDocumenting'],
  [Kind.Num]: ['Python2'],
  [Kind.Comprehension]: ['Async'],
  [Kind.FunctionDef]: ['Generator'],
  [Kind.AsyncFunctionDef]: ['Generator'],
  [Kind.Lambda]: ['Generator'],
  [Kind.Import]: ['Lazy'],
  [Kind.ImportFrom]: ['Lazy'],
  [Kind.Print]: ['NoNewline'],
  [Kind.AnnAssign]: ['Simple'],
  [Kind.ExceptHandler]: ['Comma'],
};

const CONTEXTS: readonly number[] = [
  ...[Kind.Name, Kind.Attribute, Kind.Subscript, Kind.Starred, Kind.List, Kind.Tuple],
];
const OPERATORS: readonly number[] = [Kind.BoolOp, Kind.BinOp, Kind.UnaryOp, Kind.AugAssign, Kind.Comparison];

function flagWords(tree: Tree, node: number, kind: number): string[] {
  const words: (string | undefined)[] = (BITS[kind] ?? []).filter((name) => tree.has(node, Flag[name]));
  const flags = tree.flags(node);
  if (CONTEXTS.includes(kind) && tree.context(node) !== Context.Load)
    words.push(nameIn(Context, tree.context(node)));
  if (OPERATORS.includes(kind)) words.push(nameIn(Operator, tree.operator(node)));
  if (kind === Kind.Arg && (flags & 7) !== Parameter.Normal) words.push(nameIn(Parameter, flags & 7));
  if (kind === Kind.MatchSingleton) words.push(nameIn(Singleton, flags & 3));
  if (kind === Kind.ImportFrom && tree.level(node) > 0) words.push(`level=${tree.level(node)}`);
  if (kind === Kind.FormattedValue || kind === Kind.Interpolation) {
    if ((flags & 3) !== Conversion.None) words.push(`!${nameIn(Conversion, flags & 3)}`);
  }
  return words.filter((word) => word !== undefined);
}
