/**
 * Tells pickles from other bytes. From protocol 2 on they begin with PROTO; before that any text might be one, and
 * hardly any is: the machine is asked whether the bytes make sense to it.
 */
import { type ByteSource, slice, u32 } from '../../archive/source.ts';
import { Budget } from '../../limits/budget.ts';
import { LOADERS } from './loaders.ts';
import { runPickle } from './machine.ts';
import {
  EMPTY_DICT,
  EMPTY_LIST,
  EMPTY_TUPLE,
  FRAME,
  HIGHEST_PROTOCOL,
  MARK,
  PROTO,
  STRING,
} from './opcodes.ts';
import type { PickleRun, Sink } from './sink.ts';
import { isUtf8 } from './text.ts';
import type { Global } from './value.ts';

/** As far as is looked; what lies behind a longer text than this may be a pickle, or not. */
const LOOK = 16 * 1024 * 1024;
/** Opcodes that are looked at, and bytes that are read at once for it. PROTO is not written by chance. */
const ANNOUNCED = { most: 16, window: 4096 };
const OTHERS = { most: 64 * 1024, window: 64 * 1024 };
/** A text that makes sense to the machine for this many opcodes is none. */
const ENOUGH = 24;
/** `N.` and `(.` are texts; a pickler would have written more. */
const LEAST = 3;
/** PROTO, FRAME, and an opcode with its argument. */
const PLAIN_START = 20;
/** Bytes that tell a text, which has no NUL. */
const START = 64;
/** Pickles of an atom or two in a row, before the one that is told from text. */
const MOST_SHORT = 8;

/**
 * True if a pickle begins at the offset, as far as its first bytes tell. `size` is that of all there is, where the
 * source is only the beginning.
 */
export function looksLikePickle(source: ByteSource, offset = 0, size = source.size): boolean {
  let at = offset;
  let whole = 0;
  for (let left = MOST_SHORT; left > 0; left -= 1) {
    const found = glance(source, at, size);
    if (typeof found === 'boolean') return found;
    if (found.opcodes >= LEAST) whole += 1;
    at += found.end;
  }
  // Texts are not made of so many that end; streams of protocol 0 are.
  return whole === MOST_SHORT;
}

/** True or false, or the pickle that it would be: what is behind it tells more. */
function glance(source: ByteSource, offset: number, size: number): boolean | PickleRun {
  const head = source.read(offset, PLAIN_START);
  if (head.length < 2) return false;
  const announced = head[0] === PROTO && (head[1] as number) <= HIGHEST_PROTOCOL;
  if (announced && beginsPlainly(head)) return true;
  if (!announced && !MAY_BEGIN.has(head[0] as number)) return false;
  if (head[0] === STRING && head[1] !== 0x27 && head[1] !== 0x22) return false;
  const seen = slice(source, offset, LOOK);
  const look = scout(seen, announced ? ANNOUNCED : OTHERS);
  if (look === undefined) return true;
  const { run, asks, acts } = look;
  if (run.cutOff && seen.size < size - offset && seen.size + run.lacks <= size - offset) return true;
  if (!announced && !acts && isListOfLines(look)) return false;
  if (run.finishes !== 0) {
    const isEnough = run.opcodes >= LEAST || asks;
    if (announced || acts || (isEnough && endsThere(source, offset + run.end))) return true;
    // A loader has imported the name by then, whatever follows.
    return asks && !isReadable(source, offset) ? true : run;
  }
  if (announced) return asks || run.opcodes > 2 || (run.cutOff && run.opcodes > 1);
  return acts || (asks && !isText(source, offset)) || (run.cutOff && run.opcodes >= ENOUGH);
}

/**
 * True where PROTO is followed by what never fails and by room for any opcode: the machine would say so too, and this
 * costs less. It is how most picklers begin.
 */
function beginsPlainly(head: Uint8Array): boolean {
  if (head.length < PLAIN_START) return false;
  // A frame of less than 4 GiB: there are lengths with which it is none.
  if (head[2] === FRAME) return u32(head, 7) === 0;
  return head[2] === EMPTY_DICT || head[2] === EMPTY_LIST || head[2] === EMPTY_TUPLE || head[2] === MARK;
}

/** A name that is asked for and not called may be a line of a text; among other bytes it is none by accident. */
function isText(source: ByteSource, offset: number): boolean {
  return !source.read(offset, START).includes(0);
}

/** Letters to the end of what is looked at; one of them may be cut in two there. */
function isReadable(source: ByteSource, offset: number): boolean {
  const start = source.read(offset, START);
  return isText(source, offset) && isUtf8(start, { cut: start.length === START });
}

/**
 * Opcodes that a pickle without PROTO begins with: whatever pushes something, and nothing that takes. Not PERSID: to
 * a loader without persistent ids it is an error, and every zip archive begins with its letter. STRING needs its quotes.
 */
const MAY_BEGIN = new Set(
  [...'(cFGIJKLMNSTUVX]})BC\x88\x89\x8a\x8b\x8c\x8d\x8e\x8f\x95\x96\x82\x83\x84i'].map((c) =>
    c.charCodeAt(0),
  ),
);

/**
 * Lines that begin with `c` (a RECORD of `celery/…`, a list of words) are nothing but GLOBAL to the machine. No
 * loader gets beyond a name that is none, and no pickler asks for names and leaves them lying.
 */
function isListOfLines({ run, globals, impossible }: Look): boolean {
  return impossible || globals * 2 > run.opcodes;
}

interface Look {
  readonly run: PickleRun;
  /** How many names it asks for. */
  readonly globals: number;
  /** It asks for names that cannot be any. */
  readonly impossible: boolean;
  /** It asks for names that could be some. */
  readonly asks: boolean;
  /** It calls them, or sets their state. */
  readonly acts: boolean;
}

/** Undefined if it is so long a pickle that the look was not enough. */
function scout(source: ByteSource, { most, window }: typeof ANNOUNCED): Look | undefined {
  let [asks, acts, impossible, globals] = [false, false, false, 0];
  const act = () => {
    acts ||= asks;
  };
  const sink: Sink = {
    global: (global) => {
      globals += 1;
      if (isNamed(global)) asks = true;
      else impossible = true;
    },
    call: act,
    build: () => {
      act();
      return undefined;
    },
    store: act,
    opaque() {},
  };
  const budget = new Budget({ bytes: LOOK, operations: Infinity, depth: 1 });
  const run = runPickle(source, sink, { budget, rememberedItems: 0, window, most });
  const left = run.givesUp.reduce((alive, { readers }) => alive & ~readers, LOADERS);
  const goesOn = run.opcodes >= most && run.result === undefined && left !== 0;
  return goesOn ? undefined : { run, globals, impossible, asks, acts };
}

/** Names as Python writes them; what is computed while loading is one too. */
function isNamed({ module, name }: Global): boolean {
  return isName(module) && isName(name);
}

function isName(text: string | undefined): boolean {
  return text === undefined || /^[\p{L}_][\p{L}\p{N}_]*(?:\.[\p{L}_<][\p{L}\p{N}_<>]*)*$/u.test(text);
}

/** Nothing follows but the end of a line. */
function endsThere(source: ByteSource, offset: number): boolean {
  const rest = source.read(offset, 16);
  return (
    source.size - offset <= 16 &&
    rest.every((byte) => byte === 0 || byte === 0x0a || byte === 0x0d || byte === 0x20)
  );
}
