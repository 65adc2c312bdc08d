/** Random damage to real files, and how much of what it did not touch is still found. */
import { Kind } from '../../../src/code/python/nodes.ts';
import { parse } from '../../../src/code/python/parse.ts';
import { Parser } from '../../../src/code/python/parser.ts';
import * as T from '../../../src/code/python/tokens.ts';
import { type Tree, walk } from '../../../src/code/python/tree.ts';

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

interface Span {
  readonly start: number;
  readonly end: number;
}

/** The tokens of a text, and its logical lines. */
interface Layout {
  readonly tokens: readonly Span[];
  readonly lines: readonly Span[];
}

function layoutOf(bytes: Uint8Array): Layout {
  const lexer = new Parser();
  lexer.begin(bytes, 0, false);
  const tokens: Span[] = [];
  const lines: Span[] = [];
  let from = 0;
  for (lexer.next(); lexer.kind !== T.END; lexer.next()) {
    if (lexer.kind === T.NEWLINE) {
      lines.push({ start: from, end: lexer.pos });
      from = lexer.pos;
    } else if (lexer.end > lexer.start) tokens.push({ start: lexer.start, end: lexer.end });
  }
  if (from < bytes.length) lines.push({ start: from, end: bytes.length });
  return { tokens, lines };
}

/** What is put in place of a span. */
interface Edit extends Span {
  readonly text: string;
}

type Damage = (bytes: Uint8Array, layout: Layout, random: () => number) => Edit;

const CHARACTERS = [...'()[]{}\'"\'":,.=#\\ \n;@abcxyz019+-*/%!`?$'];
const WORDS = [
  'def ',
  'class ',
  'if ',
  'else',
  'for ',
  'return ',
  ' in ',
  '(',
  ')',
  '[',
  ']',
  '{',
  '}',
  ':',
  ',',
  '"""',
  '"',
  'x',
  '1',
];

const at = (offset: number, random: () => number) => Math.floor(random() * Math.max(offset, 1));
const pick = <E>(list: readonly E[], random: () => number): E => list[at(list.length, random)]!;

function lineAt(bytes: Uint8Array, offset: number): Span {
  const start = bytes.lastIndexOf(10, offset - 1) + 1;
  const end = bytes.indexOf(10, offset);
  return { start, end: end < 0 ? bytes.length : end + 1 };
}

/** All sorts of damage, one edit each. */
export const DAMAGES: Record<string, Damage> = {
  'byte deleted': (bytes, _layout, random) => {
    const start = at(bytes.length, random);
    return { start, end: start + 1, text: '' };
  },
  'byte inserted': (bytes, _layout, random) => {
    const start = at(bytes.length, random);
    return { start, end: start, text: pick(CHARACTERS, random) };
  },
  'byte replaced': (bytes, _layout, random) => {
    const start = at(bytes.length, random);
    return { start, end: start + 1, text: pick(CHARACTERS, random) };
  },
  'token deleted': (_bytes, { tokens }, random) => ({ ...pick(tokens, random), text: '' }),
  'token inserted': (_bytes, { tokens }, random) => {
    const { start } = pick(tokens, random);
    return { start, end: start, text: pick(WORDS, random) };
  },
  'token replaced': (_bytes, { tokens }, random) => ({ ...pick(tokens, random), text: pick(WORDS, random) }),
  'line deleted': (bytes, _layout, random) => ({ ...lineAt(bytes, at(bytes.length, random)), text: '' }),
  'line doubled': (bytes, _layout, random) => {
    const { start, end } = lineAt(bytes, at(bytes.length, random));
    return { start, end: start, text: Buffer.from(bytes.subarray(start, end)).toString('latin1') };
  },
  'line cut': (bytes, _layout, random) => {
    const start = at(bytes.length, random);
    const { end } = lineAt(bytes, start);
    return { start, end: Math.max(start, end - 1), text: '' };
  },
};

/** Every call of a tree: its text with the function around it, and where it starts. */
function callsOf(tree: Tree): { readonly key: string; readonly start: number }[] {
  const calls: { key: string; start: number }[] = [];
  const functions = new Int32Array(tree.nodes.length);
  walk(tree, tree.root, (node, kind) => {
    const parent = tree.parent(node);
    const isFunction = tree.kind(parent) === Kind.FunctionDef || tree.kind(parent) === Kind.AsyncFunctionDef;
    functions[node] = isFunction ? parent : functions[parent]!;
    if (kind !== Kind.Call) return;
    const name = functions[node] ? tree.name(functions[node]!) : '';
    calls.push({ key: `${name}: ${tree.text(node)}`, start: tree.start(node) });
  });
  return calls;
}

/** What one damage cost: the calls outside of the damaged logical lines, and those of them that were not found. */
export interface Loss {
  readonly edit: Edit;
  readonly expected: number;
  readonly lost: readonly string[];
}

/** A file that can be damaged again and again. */
export class Patient {
  readonly bytes: Uint8Array;
  readonly #layout: Layout;
  readonly #calls: readonly { readonly key: string; readonly start: number }[];

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
    this.#layout = layoutOf(bytes);
    this.#calls = callsOf(parse(bytes));
  }

  /** Nothing but comments. */
  get isEmpty(): boolean {
    return this.#layout.tokens.length === 0;
  }

  damaged(edit: Edit): Buffer {
    return Buffer.concat([
      this.bytes.subarray(0, edit.start),
      Buffer.from(edit.text),
      this.bytes.subarray(edit.end),
    ]);
  }

  edit(damage: Damage, random: () => number): Edit {
    return damage(this.bytes, this.#layout, random);
  }

  suffer(damage: Damage, random: () => number): Loss {
    const edit = this.edit(damage, random);
    const left = new Map<string, number>();
    for (const { key } of callsOf(parse(this.damaged(edit)))) left.set(key, (left.get(key) ?? 0) + 1);
    const untouched = this.#untouched(edit);
    const lost = untouched.filter((key) => {
      const count = left.get(key) ?? 0;
      left.set(key, count - 1);
      return count <= 0;
    });
    return { edit, expected: untouched.length, lost };
  }

  /** The calls that do not start in a logical line which the edit touches. */
  #untouched(edit: Edit): string[] {
    const touched = this.#layout.lines.filter(({ start, end }) => start <= edit.end && edit.start < end);
    const [from, to] = [touched[0]?.start ?? edit.start, touched.at(-1)?.end ?? edit.end];
    return this.#calls.filter(({ start }) => start < from || start >= to).map(({ key }) => key);
  }
}
