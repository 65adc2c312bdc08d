/** Our tree in the lines that `dump_ast.py` prints of CPython's, so that both can be compared as text. */
import { crc32 } from 'node:zlib';
import { spelling } from '../../../../src/code/python/names.ts';
import {
  Context,
  Conversion,
  FIELDS_OF,
  Field,
  Flag,
  KIND_NAMES,
  Kind,
  NUMBER_SORT_MASK,
  NumberSort,
  Operator,
  Parameter,
  Singleton,
  Sort,
} from '../../../../src/code/python/nodes.ts';
import type { Tree } from '../../../../src/code/python/tree.ts';
import { documentedSpan, documentedText } from './documented.ts';

/** A version of Python as its minor number. */
type Minor = number;

const nameIn = (table: Record<string, number>, value: number) =>
  Object.keys(table).find((name) => table[name] === value) ?? '?';

/** All lines of a tree as Python 3.`minor` would have it. */
export function linesAsCpython(tree: Tree, minor: Minor): string[] {
  const writer = new Writer(tree, minor);
  writer.items(tree.root);
  return writer.lines;
}

class Writer {
  readonly tree: Tree;
  readonly minor: Minor;
  readonly lines: string[] = [];

  constructor(tree: Tree, minor: Minor) {
    this.tree = tree;
    this.minor = minor;
  }

  place(start: number, end: number): string {
    const [from, to] = [this.tree.position(start, 'UTF-8'), this.tree.position(end, 'UTF-8')];
    return `${from.line}:${from.column - 1}-${to.line}:${to.column - 1}`;
  }

  write(node: number, ...extra: string[]): void {
    const { tree } = this;
    const words = [KIND_NAMES[tree.kind(node)]!, this.place(tree.start(node), tree.end(node)), ...extra];
    this.lines.push(words.join(' '));
  }

  items(node: number): void {
    for (let i = 0; i < this.tree.count(node); i += 1)
      if (this.tree.item(node, i)) this.visit(this.tree.item(node, i));
  }

  mark(name: string, node: number): void {
    if (node === 0) return;
    this.lines.push(`|${name}`);
    this.visit(node);
  }

  child(node: number, field: number): void {
    const child = this.tree.child(node, field);
    if (child !== 0) this.visit(child);
  }

  visit(node: number): void {
    const special = SPECIAL[this.tree.kind(node)];
    if (special) special(this, node);
    else this.plain(node, MARKED[KIND_NAMES[this.tree.kind(node)]!] ?? []);
  }

  /** Fields in stored order; those in `marked` with their name before them. */
  plain(node: number, marked: readonly string[], ...extra: string[]): void {
    const { tree } = this;
    this.write(node, ...this.describe(node), ...extra);
    for (const { name, field } of FIELDS_OF[tree.kind(node)]!) {
      const sort = field >> 8;
      if (sort === Sort.List) this.items(node);
      else if (sort !== Sort.Name && marked.includes(name)) this.mark(name, tree.child(node, field));
      else if (sort !== Sort.Name) this.child(node, field);
    }
  }

  describe(node: number): string[] {
    const { tree } = this;
    const words: string[] = [];
    const kind = tree.kind(node);
    if (NAMED.has(kind)) words.push(tree.name(node));
    if (OPERATORS.has(kind)) words.push(nameIn(Operator, tree.operator(node)));
    if (CONTEXTS.has(kind)) words.push(nameIn(Context, tree.context(node)));
    return words;
  }
}

const NAMED = new Set<number>([
  ...[Kind.Attribute, Kind.Name, Kind.MatchMapping, Kind.MatchStar, Kind.MatchAs],
  ...[Kind.TypeVar, Kind.ParamSpec, Kind.TypeVarTuple, Kind.ExceptHandler],
]);
const OPERATORS = new Set<number>([Kind.AugAssign, Kind.BoolOp, Kind.BinOp, Kind.UnaryOp]);
const CONTEXTS = new Set<number>([
  ...[Kind.Attribute, Kind.Subscript, Kind.Starred, Kind.Name, Kind.List, Kind.Tuple],
]);
const MARKED: Record<string, readonly string[]> = {
  AnnAssign: ['value'],
  For: ['body', 'orelse'],
  AsyncFor: ['body', 'orelse'],
  While: ['body', 'orelse'],
  If: ['body', 'orelse'],
  With: ['body'],
  AsyncWith: ['body'],
  Raise: ['exc', 'cause'],
  Try: ['body', 'orelse', 'finalbody'],
  TryStar: ['body', 'orelse', 'finalbody'],
  Assert: ['msg'],
  Lambda: ['body'],
  ExceptHandler: ['type', 'body'],
  TypeVar: ['bound', 'default_value'],
  Slice: ['lower', 'upper', 'step'],
};

type Special = (writer: Writer, node: number) => void;

const SPECIAL: Record<number, Special> = {
  [Kind.Block]: (w, node) => w.items(node),
  [Kind.Arguments]: (w, node) => w.items(node),
  [Kind.TypeParams]: (w, node) => w.items(node),
  [Kind.Decorators]: (w, node) => w.items(node),
  [Kind.FunctionDef]: functionDef,
  [Kind.AsyncFunctionDef]: functionDef,
  [Kind.ClassDef]: classDef,
  [Kind.Arg]: argument,
  [Kind.TypeVar]: typeParameter,
  [Kind.ParamSpec]: typeParameter,
  [Kind.TypeVarTuple]: typeParameter,
  [Kind.AnnAssign]: (w, node) => w.plain(node, ['value'], w.tree.has(node, Flag.Simple) ? '1' : '0'),
  [Kind.ImportFrom]: (w, node) => {
    w.write(node, w.tree.name(node), String(w.tree.level(node)));
    w.items(node);
  },
  [Kind.Alias]: alias,
  [Kind.Global]: scope,
  [Kind.Nonlocal]: scope,
  [Kind.Dict]: dict,
  [Kind.Comparison]: (w, node) => {
    w.lines.push(nameIn(Operator, w.tree.operator(node)));
    w.child(node, Field.Comparison.right);
  },
  [Kind.Comprehension]: (w, node) => {
    w.lines.push(w.tree.has(node, Flag.Async) ? 'comprehension async' : 'comprehension');
    w.child(node, Field.Comprehension.target);
    w.child(node, Field.Comprehension.iter);
    w.items(node);
  },
  [Kind.WithItem]: (w, node) => {
    w.lines.push('withitem');
    w.child(node, Field.WithItem.context);
    w.mark('target', w.tree.child(node, Field.WithItem.target));
  },
  [Kind.Keyword]: (w, node) => {
    const where = w.minor >= 9 ? w.place(w.tree.start(node), w.tree.end(node)) : '';
    w.lines.push(`keyword ${where} ${w.tree.name(node)}`);
    w.child(node, Field.Keyword.value);
  },
  [Kind.MatchCase]: (w, node) => {
    w.lines.push('match_case');
    w.child(node, Field.MatchCase.pattern);
    w.mark('guard', w.tree.child(node, Field.MatchCase.guard));
    w.mark('body', w.tree.child(node, Field.MatchCase.body));
  },
  [Kind.MatchKeyword]: (w, node) => {
    w.lines.push(`kwd ${w.tree.name(node)}`);
    w.child(node, Field.MatchKeyword.pattern);
  },
  [Kind.MatchSingleton]: (w, node) => w.write(node, nameIn(Singleton, w.tree.flags(node) & 3)),
  [Kind.Slice]: slice,
  [Kind.Subscript]: subscript,
  [Kind.Str]: (w, node) => {
    const kind = w.tree.has(node, Flag.Unicode) ? 'u ' : '';
    w.write(node, kind + textValue(w.tree.stringValue(node), w.tree.text(node)));
  },
  [Kind.Bytes]: (w, node) => {
    const value = w.tree.bytesValue(node);
    w.write(node, `${value.length} ${hex(crc32(value))}`);
  },
  [Kind.Num]: number,
  [Kind.JoinedStr]: joined,
  [Kind.TemplateStr]: joined,
  [Kind.FormattedValue]: formatted,
  [Kind.Interpolation]: formatted,
};

function functionDef(w: Writer, node: number): void {
  const { tree } = w;
  const F = Field.FunctionDef;
  w.mark('decorators', tree.child(node, F.decorators));
  w.write(node, tree.name(node));
  w.child(node, F.typeParams);
  w.child(node, F.arguments);
  w.mark('returns', tree.child(node, F.returns));
  w.mark('body', tree.child(node, F.body));
}

function classDef(w: Writer, node: number): void {
  const { tree } = w;
  const F = Field.ClassDef;
  w.mark('decorators', tree.child(node, F.decorators));
  w.write(node, tree.name(node));
  w.child(node, F.typeParams);
  w.mark('body', tree.child(node, F.body));
  w.items(node);
}

/** CPython's `arg` ends before the default. */
function argument(w: Writer, node: number): void {
  const { tree } = w;
  const annotation = tree.child(node, Field.Arg.annotation);
  const end = annotation ? enclosedEnd(tree, annotation) : nameEnd(tree, tree.start(node));
  w.lines.push(
    `arg ${w.place(tree.start(node), end)} ${tree.name(node)} ${nameIn(Parameter, tree.flags(node) & 7)}`,
  );
  w.mark('annotation', annotation);
  w.mark('default', tree.child(node, Field.Arg.default));
}

/** The end of an expression with the parentheses around it. */
function enclosedEnd(tree: Tree, node: number): number {
  let end = tree.end(node);
  if (!tree.has(node, Flag.Parenthesised)) return end;
  while (/[\s)]/.test(String.fromCharCode(tree.bytes[end]!))) end += 1;
  while (tree.bytes[end - 1] !== 41) end -= 1;
  return end;
}

function nameEnd(tree: Tree, start: number): number {
  let end = start;
  while (tree.bytes[end]! >= 128 || /\w/.test(String.fromCharCode(tree.bytes[end]!))) end += 1;
  return end;
}

function typeParameter(w: Writer, node: number): void {
  const { tree } = w;
  const kind = tree.kind(node);
  w.write(node, tree.name(node));
  if (kind === Kind.TypeVar) w.mark('bound', tree.child(node, Field.TypeVar.bound));
  const field = kind === Kind.TypeVar ? Field.TypeVar.default : Field.ParamSpec.default;
  w.mark('default_value', tree.child(node, field));
}

function alias(w: Writer, node: number): void {
  const { tree } = w;
  const where = w.minor >= 10 ? w.place(tree.start(node), tree.end(node)) : '';
  w.lines.push(`alias ${where} ${tree.name(node)} ${spelling(tree.nameAt(node, Field.Alias.asname))}`);
}

function scope(w: Writer, node: number): void {
  const names = Array.from({ length: w.tree.count(node) }, (_, i) => w.tree.name(w.tree.item(node, i)));
  w.write(node, names.join(','));
}

function dict(w: Writer, node: number): void {
  w.write(node);
  for (let i = 0; i < w.tree.count(node); i += 1) {
    const item = w.tree.item(node, i);
    if (item === 0) w.lines.push('**');
    else w.visit(item);
  }
}

function slice(w: Writer, node: number): void {
  if (w.minor >= 9) w.plain(node, ['lower', 'upper', 'step']);
  else {
    w.lines.push('Slice ');
    for (const name of ['lower', 'upper', 'step'] as const)
      w.mark(name, w.tree.child(node, Field.Slice[name]));
  }
}

/** Before Python 3.9 a tuple with slices in it was no tuple. */
function subscript(w: Writer, node: number): void {
  const { tree } = w;
  const index = tree.child(node, Field.Subscript.slice);
  const hasSlices = Array.from({ length: tree.count(index) }, (_, i) =>
    tree.kind(tree.item(index, i)),
  ).includes(Kind.Slice);
  if (w.minor >= 9 || tree.kind(index) !== Kind.Tuple || !hasSlices) {
    w.plain(node, []);
    return;
  }
  w.write(node, ...w.describe(node));
  w.child(node, Field.Subscript.value);
  w.lines.push('ExtSlice');
  w.items(index);
}

function hex(value: number): string {
  return value.toString(16).padStart(8, '0');
}

/** Names of characters are not known here: such a value can only be compared by being one. */
function textValue(value: string, text: string): string {
  if (/\\N\{/.test(text)) return '?';
  return `${value.length} ${hex(crc32(Buffer.from(value, 'utf16le')))}`;
}

function number(w: Writer, node: number): void {
  const value = w.tree.numberValue(node);
  const sort = w.tree.flags(node) & NUMBER_SORT_MASK;
  if (sort === NumberSort.Integer) w.write(node, value?.toString(16) ?? '?');
  else {
    const bits = Buffer.alloc(8);
    bits.writeDoubleBE(Number(value));
    w.write(node, (sort === NumberSort.Float ? 'f' : 'j') + bits.toString('hex'));
  }
}

/** CPython joins literal text that nothing lies between, and the text of `{value=}` to it. */
function joined(w: Writer, node: number): void {
  const { tree } = w;
  w.write(node);
  if (w.minor < 12) return;
  let [start, end, value, source] = [-1, -1, '', ''];
  const flush = () => {
    if (value !== '')
      w.lines.push(`Str ${w.place(start, end)} ${unicodeMark(tree, node)}${textValue(value, source)}`);
    [start, end, value, source] = [-1, -1, '', ''];
  };
  const add = (from: number, to: number, text: string) => {
    if (text !== '' && start < 0) start = from;
    if (text !== '') end = to;
    value += text;
    source += tree.slice(from, to);
  };
  for (let i = 0; i < tree.count(node); i += 1) {
    const part = tree.item(node, i);
    const kind = tree.kind(part);
    if (kind === Kind.Str || kind === Kind.StrFragment) {
      add(tree.start(part), tree.end(part), tree.stringValue(part));
      continue;
    }
    if (tree.has(part, Flag.SelfDocumenting)) {
      const { start: from, end: to } = documentedSpan(tree, part);
      add(from, to, documentedText(tree, part));
    }
    flush();
    w.visit(part);
  }
  flush();
}

function unicodeMark(tree: Tree, node: number): string {
  return /^[uU]/.test(tree.slice(tree.start(node), tree.start(node) + 1)) ? 'u ' : '';
}

function formatted(w: Writer, node: number): void {
  const { tree } = w;
  const letters: Record<number, string> = {
    [Conversion.None]: '',
    [Conversion.Str]: 's',
    [Conversion.Repr]: 'r',
    [Conversion.Ascii]: 'a',
  };
  const spec = tree.child(node, Field.FormattedValue.spec);
  let letter = letters[tree.flags(node) & 3]!;
  if (letter === '' && spec === 0 && tree.has(node, Flag.SelfDocumenting)) letter = 'r';
  w.write(node, letter);
  w.child(node, Field.FormattedValue.value);
  w.mark('spec', spec);
}
