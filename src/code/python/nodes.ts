/**
 * What the syntax tree is made of: the kinds of nodes and, in one table, the fields of each.
 *
 * Kinds and fields are named as CPython's `ast` names them wherever it has the same thing; where the layout
 * differs, the difference is said beside the kind. A node is a record of 32-bit words in one array, and a node's
 * index is the index of its first word:
 *
 * ```
 * kind | flags << 8,  start,  end,  fixed fields …,  (count,  items …)
 *         0             1      2      3 …
 * ```
 *
 * `start` and `end` are byte offsets into the tree's UTF-8 text, `end` exclusive. A kind has any number of fixed
 * fields, each one word, and at most one list, which always comes last and is stored as its length and its items.
 * A fixed field holds a node's index (0 = none) or the id of a name (0 = none, see `names.ts`).
 *
 * Records lie in post-order without gaps: every node comes after all of its children and its subtree is one
 * unbroken run of records that ends with it. Stepping from record to record visits a subtree without a stack
 * (`Tree.firstRecord`, `Tree.nextRecord`).
 *
 * Long because it is one vocabulary, read like a table: kinds, what marks them, and their fields belong side by side.
 */
export const Kind = {
  /** No node: what index 0 holds. Its list is empty, its fields must not be asked. */
  Absent: 0,

  // Statements
  FunctionDef: 1,
  AsyncFunctionDef: 2,
  ClassDef: 3,
  Return: 4,
  Delete: 5,
  Assign: 6,
  AugAssign: 7,
  AnnAssign: 8,
  TypeAlias: 9,
  For: 10,
  AsyncFor: 11,
  While: 12,
  If: 13,
  With: 14,
  AsyncWith: 15,
  Match: 16,
  Raise: 17,
  Try: 18,
  TryStar: 19,
  Assert: 20,
  Import: 21,
  ImportFrom: 22,
  Global: 23,
  Nonlocal: 24,
  Expr: 25,
  Pass: 26,
  Break: 27,
  Continue: 28,
  /** Python 2: `print x, y`, `print >>f, x`. What Python 3 also reads as a call is an `Expr` with a `Call`. */
  Print: 29,
  /** Python 2: `exec code in globals, locals`. */
  Exec: 30,

  // Statement or expression
  /** IPython only: a line that is not Python (`%magic`, `!shell`, `name?`), or the right side of `x = !shell`. */
  Magic: 31,
  /**
   * Something that could not be read. As a statement it holds what was read of it: a statement cut short,
   * expressions, blocks. As an expression it stands, empty, where one was missing.
   */
  Error: 32,

  // Expressions
  BoolOp: 33,
  NamedExpr: 34,
  BinOp: 35,
  UnaryOp: 36,
  Lambda: 37,
  IfExp: 38,
  Dict: 39,
  Set: 40,
  ListComp: 41,
  SetComp: 42,
  DictComp: 43,
  GeneratorExp: 44,
  Await: 45,
  Yield: 46,
  YieldFrom: 47,
  Compare: 48,
  Call: 49,
  /** An f-string's `{value!r:spec}`, braces included. */
  FormattedValue: 50,
  /** The same of a t-string (PEP 750). */
  Interpolation: 51,
  /** An f-string, or implicitly concatenated strings of which one is; also a format specification. */
  JoinedStr: 52,
  TemplateStr: 53,
  /** Literal text between the fields of an f-string or t-string; `start` and `end` enclose just that text. */
  StrFragment: 54,
  /** A `str` literal, implicit concatenation included. */
  Str: 55,
  Bytes: 56,
  Num: 57,
  True: 58,
  False: 59,
  None: 60,
  Ellipsis: 61,
  Attribute: 62,
  Subscript: 63,
  Starred: 64,
  Name: 65,
  List: 66,
  Tuple: 67,
  Slice: 68,
  /** Python 2: backticks. */
  Repr: 69,

  // Patterns of `case`
  MatchValue: 70,
  MatchSingleton: 71,
  MatchSequence: 72,
  MatchMapping: 73,
  MatchClass: 74,
  /** `name=pattern` inside a class pattern; CPython keeps two lists instead. */
  MatchKeyword: 75,
  MatchStar: 76,
  MatchAs: 77,
  MatchOr: 78,

  // Parts
  Module: 79,
  /** The statements of a body, in order. */
  Block: 80,
  Decorators: 81,
  /** All parameters in source order; how each is passed is in its flags ({@link Parameter}). */
  Arguments: 82,
  /** One parameter with its default. `end` is after the default; CPython's `arg` ends before it. */
  Arg: 83,
  /** Python 2: a parameter that is unpacked, `def f((a, b)=c)`. */
  TupleArg: 84,
  /** `name=value` in a call or class statement; without name it is `**value`. */
  Keyword: 85,
  Alias: 86,
  WithItem: 87,
  Comprehension: 88,
  /** One operator of a comparison and what stands right of it. */
  Comparison: 89,
  ExceptHandler: 90,
  MatchCase: 91,
  TypeParams: 92,
  TypeVar: 93,
  ParamSpec: 94,
  TypeVarTuple: 95,
} as const;

export type KindName = keyof typeof Kind;

/** What a field holds. */
export const Sort = { Node: 0, OptionalNode: 1, Name: 2, List: 3 } as const;

/** Words before the first field. */
export const HEADER_WORDS = 3;

/** A field as the table has it: its word within the record in the low byte, its {@link Sort} above. */
export type Field = number;

const one = (slot: number): Field => (HEADER_WORDS + slot) | (Sort.Node << 8);
const maybe = (slot: number): Field => (HEADER_WORDS + slot) | (Sort.OptionalNode << 8);
const name = (slot: number): Field => (HEADER_WORDS + slot) | (Sort.Name << 8);
const list = (slot: number): Field => (HEADER_WORDS + slot) | (Sort.List << 8);

/**
 * The fields of every kind, in the order in which they are stored. The name of a node that has one is always in
 * slot 0, whatever the field is called. The fields of a node need not be in source order.
 */
export const Field = {
  Absent: {},

  /** `start` is at `def`, `async` or `class`, as in CPython 3.8 and later: decorators lie before it. */
  FunctionDef: functionFields(),
  AsyncFunctionDef: functionFields(),
  /** `bases`: positional bases, `Starred` and `Keyword` nodes in source order. */
  ClassDef: { name: name(0), decorators: maybe(1), typeParams: maybe(2), body: one(3), bases: list(4) },
  Return: { value: maybe(0) },
  Delete: { targets: list(0) },
  Assign: { value: one(0), targets: list(1) },
  /** Operator in the flags. */
  AugAssign: { target: one(0), value: one(1) },
  AnnAssign: { target: one(0), annotation: one(1), value: maybe(2) },
  /** `name` is a Name node, as in CPython. */
  TypeAlias: { name: one(0), typeParams: maybe(1), value: one(2) },
  For: { target: one(0), iter: one(1), body: one(2), orelse: maybe(3) },
  AsyncFor: { target: one(0), iter: one(1), body: one(2), orelse: maybe(3) },
  While: { test: one(0), body: one(1), orelse: maybe(2) },
  /** `orelse` is a Block, or for `elif` the next If. Such chains can be long: do not recurse along them. */
  If: { test: one(0), body: one(1), orelse: maybe(2) },
  With: { body: one(0), items: list(1) },
  AsyncWith: { body: one(0), items: list(1) },
  Match: { subject: one(0), cases: list(1) },
  /** `value` and `traceback` are Python 2's `raise exc, value, traceback`. */
  Raise: { exc: maybe(0), cause: maybe(1), value: maybe(2), traceback: maybe(3) },
  Try: { body: one(0), orelse: maybe(1), finalbody: maybe(2), handlers: list(3) },
  TryStar: { body: one(0), orelse: maybe(1), finalbody: maybe(2), handlers: list(3) },
  Assert: { test: one(0), msg: maybe(1) },
  Import: { names: list(0) },
  /** `module` is the dotted name without the leading dots; `Tree.level` counts those. */
  ImportFrom: { module: name(0), names: list(1) },
  /** `names`: Name nodes. */
  Global: { names: list(0) },
  Nonlocal: { names: list(0) },
  Expr: { value: one(0) },
  Pass: {},
  Break: {},
  Continue: {},
  Print: { dest: maybe(0), values: list(1) },
  Exec: { body: one(0), globals: maybe(1), locals: maybe(2) },

  Magic: {},
  Error: { parts: list(0) },

  /** Operator in the flags; at least two values. */
  BoolOp: { values: list(0) },
  NamedExpr: { target: one(0), value: one(1) },
  /** Operator in the flags. Sums can be long: `left` may nest without a limit. */
  BinOp: { left: one(0), right: one(1) },
  UnaryOp: { operand: one(0) },
  Lambda: { arguments: maybe(0), body: one(1) },
  IfExp: { body: one(0), test: one(1), orelse: one(2) },
  /** `items`: key, value, key, value …; the key is 0 for `**value`. */
  Dict: { items: list(0) },
  Set: { elts: list(0) },
  ListComp: { elt: one(0), generators: list(1) },
  SetComp: { elt: one(0), generators: list(1) },
  /** `key` is 0 for `{**value for …}` (PEP 798). */
  DictComp: { key: maybe(0), value: one(1), generators: list(2) },
  GeneratorExp: { elt: one(0), generators: list(1) },
  Await: { value: one(0) },
  Yield: { value: maybe(0) },
  YieldFrom: { value: one(0) },
  Compare: { left: one(0), comparisons: list(1) },
  /** `args`: positional arguments, `Starred` and `Keyword` nodes in source order. */
  Call: { func: one(0), args: list(1) },
  /** Conversion and "self-documenting" in the flags; `spec` is a JoinedStr. */
  FormattedValue: { value: one(0), spec: maybe(1) },
  /** `spec` is a JoinedStr, as in CPython. */
  Interpolation: { value: one(0), spec: maybe(1) },
  /** `values`: FormattedValue, StrFragment, and Str for the plain strings that it is concatenated with. */
  JoinedStr: { values: list(0) },
  /** `values`: Interpolation, StrFragment, Str. */
  TemplateStr: { values: list(0) },
  StrFragment: {},
  Str: {},
  Bytes: {},
  Num: {},
  True: {},
  False: {},
  None: {},
  Ellipsis: {},
  Attribute: { attr: name(0), value: one(1) },
  Subscript: { value: one(0), slice: one(1) },
  Starred: { value: one(0) },
  Name: { id: name(0) },
  List: { elts: list(0) },
  Tuple: { elts: list(0) },
  Slice: { lower: maybe(0), upper: maybe(1), step: maybe(2) },
  Repr: { value: one(0) },

  MatchValue: { value: one(0) },
  /** Which one in the flags ({@link Singleton}). */
  MatchSingleton: {},
  MatchSequence: { patterns: list(0) },
  /** `rest` is the name of `**rest`; `items`: key, pattern, key, pattern … */
  MatchMapping: { rest: name(0), items: list(1) },
  /** `patterns`: positional patterns, then MatchKeyword nodes. */
  MatchClass: { cls: one(0), patterns: list(1) },
  MatchKeyword: { name: name(0), pattern: one(1) },
  MatchStar: { name: name(0) },
  /** Neither name nor pattern: the wildcard `_`. */
  MatchAs: { name: name(0), pattern: maybe(1) },
  MatchOr: { patterns: list(0) },

  Module: { body: list(0) },
  Block: { body: list(0) },
  Decorators: { expressions: list(0) },
  Arguments: { args: list(0) },
  Arg: { name: name(0), annotation: maybe(1), default: maybe(2) },
  TupleArg: { target: one(0), default: maybe(1) },
  Keyword: { arg: name(0), value: one(1) },
  /** `name` may be dotted, or `*`. */
  Alias: { name: name(0), asname: name(1) },
  WithItem: { context: one(0), target: maybe(1) },
  Comprehension: { target: one(0), iter: one(1), ifs: list(2) },
  /** Operator in the flags. */
  Comparison: { right: one(0) },
  /**
   * `except type as name`. `except A, b:` is Python 2's name of the exception or Python 3.14's second type; its
   * spelling decides. If it looks like a variable it is `target` (flag {@link Flag.Comma}), else `type` is a Tuple.
   */
  ExceptHandler: { name: name(0), type: maybe(1), target: maybe(2), body: one(3) },
  MatchCase: { pattern: one(0), guard: maybe(1), body: one(2) },
  TypeParams: { params: list(0) },
  TypeVar: { name: name(0), bound: maybe(1), default: maybe(2) },
  ParamSpec: { name: name(0), default: maybe(1) },
  TypeVarTuple: { name: name(0), default: maybe(1) },
} satisfies Record<KindName, Record<string, Field>>;

/** `body` is always a Block; `arguments` is 0 where there are no parameters. */
function functionFields() {
  return {
    name: name(0),
    decorators: maybe(1),
    typeParams: maybe(2),
    arguments: maybe(3),
    returns: maybe(4),
    body: one(5),
  };
}

/** How a Name, Attribute, Subscript, Starred, List or Tuple is used: the two low bits of its flags. */
export const Context = { Load: 0, Store: 1, Del: 2 } as const;

/** Flags that are single bits. Several kinds share a bit; which kind has which is said here. */
export const Flag = {
  /** Any expression or pattern that stands in parentheses of its own, which `start` and `end` leave out. */
  Parenthesised: 1 << 16,
  /** Str, Bytes, StrFragment: prefix `r`. */
  Raw: 1,
  /** Str: prefix `u`. With `Raw`, Python 2's `ur''`, in which only `\u` and `\U` are escapes. */
  Unicode: 1 << 1,
  /** Str, Bytes: more than one literal, one after the other. */
  Concatenated: 1 << 2,
  /** Str, Bytes, StrFragment: the value is not simply the text, for it has a backslash, CR or double brace. */
  Escaped: 1 << 3,
  /** Str, Bytes: the first literal has three quotes. */
  Triple: 1 << 4,
  /** Str, Bytes: its end is missing. */
  Unterminated: 1 << 5,
  /** FormattedValue, Interpolation: `{value=}`. */
  SelfDocumenting: 1 << 2,
  /** Num: Python 2's suffix `L` or octal without `o`. */
  Python2: 1 << 2,
  /** Comprehension: `async for`. */
  Async: 1,
  /** FunctionDef, AsyncFunctionDef, Lambda: its own body has a `yield`. */
  Generator: 1,
  /** Import, ImportFrom: `lazy` (PEP 810). */
  Lazy: 1 << 17,
  /** Print: a comma at the end, so no new line. */
  NoNewline: 1,
  /** AnnAssign: the target is a name without parentheses. */
  Simple: 1,
  /** ExceptHandler: Python 2's `except A, b:`. */
  Comma: 1,
} as const;

/** The low bits of a Num's flags. */
export const NumberSort = { Integer: 0, Float: 1, Imaginary: 2 } as const;
export const NUMBER_SORT_MASK = 3;

/** The two low bits of the flags of a FormattedValue or Interpolation. */
export const Conversion = { None: 0, Str: 1, Repr: 2, Ascii: 3 } as const;

/** How an Arg is passed: the low bits of its flags. */
export const Parameter = {
  Normal: 0,
  PositionalOnly: 1,
  /** `*args`. */
  Positional: 2,
  KeywordOnly: 3,
  /** `**kwargs`. */
  Keywords: 4,
} as const;

export const Singleton = { None: 0, True: 1, False: 2 } as const;

/** The flags of BinOp, AugAssign, UnaryOp, BoolOp and Comparison, below {@link Flag.Parenthesised}. */
export const Operator = {
  Add: 1,
  Sub: 2,
  Mult: 3,
  MatMult: 4,
  Div: 5,
  Mod: 6,
  Pow: 7,
  LShift: 8,
  RShift: 9,
  BitOr: 10,
  BitXor: 11,
  BitAnd: 12,
  FloorDiv: 13,
  Invert: 14,
  Not: 15,
  UAdd: 16,
  USub: 17,
  And: 18,
  Or: 19,
  Eq: 20,
  NotEq: 21,
  Lt: 22,
  LtE: 23,
  Gt: 24,
  GtE: 25,
  Is: 26,
  IsNot: 27,
  In: 28,
  NotIn: 29,
} as const;
export const OPERATOR_MASK = 31;

/** The name of each kind, by its number. */
export const KIND_NAMES: readonly KindName[] = Object.keys(Kind) as KindName[];

/** The fields of each kind, by its number, in stored order. */
export const FIELDS_OF: readonly (readonly { readonly name: string; readonly field: Field }[])[] =
  KIND_NAMES.map((kind) => Object.entries(Field[kind]).map(([name, field]) => ({ name, field })));

/** The word within a record where its list's length stands, by kind; 0 where it has no list. */
export const LIST_WORD = Uint8Array.from(FIELDS_OF, (fields) => {
  const last = fields.at(-1)?.field ?? 0;
  return last >> 8 === Sort.List ? last & 0xff : 0;
});

/** The words within a record where its fixed children stand, by kind: names and lists left out. */
export const CHILD_WORDS: readonly Uint8Array[] = FIELDS_OF.map((fields) =>
  Uint8Array.from(
    fields.filter(({ field }) => field >> 8 !== Sort.Name && field >> 8 !== Sort.List),
    ({ field }) => field & 0xff,
  ),
);

/** Words of a record without its list's length and items, by kind. */
export const FIXED_WORDS = Uint8Array.from(FIELDS_OF, (fields, kind) =>
  LIST_WORD[kind] ? LIST_WORD[kind] : HEADER_WORDS + fields.length,
);

/** Whether slot 0 holds the id of a name, by kind. */
export const HAS_NAME = Uint8Array.from(FIELDS_OF, (fields) =>
  fields.length > 0 && fields[0]!.field >> 8 === Sort.Name ? 1 : 0,
);

/** Whether a kind is a statement. `Error` and `Magic` are, though they also stand in expressions. */
export function isStatement(kind: number): boolean {
  return kind >= Kind.FunctionDef && kind <= Kind.Error;
}

/** Whether a kind is an expression; `Error` and `Magic` are as well. */
export function isExpression(kind: number): boolean {
  return kind >= Kind.Magic && kind <= Kind.Repr;
}

/** Whether a kind is a pattern of `case`. */
export function isPattern(kind: number): boolean {
  return kind >= Kind.MatchValue && kind <= Kind.MatchOr;
}
