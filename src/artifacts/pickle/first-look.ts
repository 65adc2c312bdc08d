/**
 * A first look at a pickle, for whoever wants the verdict and nothing else: most pickles hold data and call a
 * few vouched classes. One loop over kinds, without the objects that the machine makes, tells that a pickle is one of
 * these; of whatever it does not know (a function, a state, a line of text, two readers that could part) it says
 * nothing, and the machine reads the pickle from its beginning. So it never has to explain, and may be wrong in one
 * direction only; tests/artifacts/first-look.test.ts holds it against the machine.
 */
import { u32 } from '../../archive/source.ts';
import type { Surroundings } from '../inspection/format.ts';
import { metName, type NamePlace } from './met-names.ts';
import { acceptsStateless } from './policy/arguments.ts';
import { classify } from './policy/classify.ts';
import { GLOBAL, type Global } from './value.ts';

/** It reads the whole pickle at once; the machine reads larger ones piece by piece. Places have 27 bits. */
export const LARGEST_FIRST_LOOK = 32 * 1024 * 1024;
/** Up to this size a pickle is met with little room. */
const SMALL = 256 * 1024;
const HIGHEST_PROTOCOL = 5;
const LONGEST_NAME = 256;

// Kinds, the low four bits of what lies on the stack; from 8 on they are no keys of dicts.
const ATOM = 0;
/** The upper bits are the place of its opcode. */
const TEXT = 1;
const TUPLE = 2;
const EMPTY_TUPLE = 3;
const OBJECT = 4;
/** The upper bits say how it may be called. */
const CLASS = 5;
const UNHASHABLE = 8;
const LIST = 8;
const DICT = 9;
const SET = 10;
/** With an item that is no key. */
const LOOSE_TUPLE = 11;
const KIND = 15;

// How a class may be called.
const WITH_ANYTHING = 1;
const WITH_NOTHING = 2;
const BY_NEWOBJ = 4;

/** Where values lie. What needs more goes to the machine. */
interface Room {
  readonly stack: Int32Array;
  readonly memo: Int32Array;
}

// One look ends before the next begins: they share their memory.
const LITTLE: Room = { stack: new Int32Array(4096), memo: new Int32Array(8192) };
/** Of 20 megabytes the system gives those that are touched. */
let much: Room | undefined;
const marks = new Int32Array(256);
/** Of the name that is asked for. */
const place: NamePlace = { module: 0, moduleEnd: 0, name: 0, nameEnd: 0 };

/**
 * The number of opcodes of a file that is one pickle, from its first byte to its last, which every reader reads alike
 * and which is safe. 0 says nothing.
 */
export function safeAtFirstLook(bytes: Uint8Array, around: Surroundings): number {
  const size = bytes.length;
  if (size > LARGEST_FIRST_LOOK || bytes[0] !== 0x80) return 0;
  const protocol = bytes[1] as number;
  if (!(protocol >= 2 && protocol <= HIGHEST_PROTOCOL)) return 0;
  const { stack, memo } = roomFor(size);
  let [pos, height, memoized, depth, fence] = [2, 0, 0, 0, 0];
  /** Up to here opcodes may reach: the end of the frame, or of the file. */
  let [limit, frameEnd] = [size, 0];
  for (let opcodes = 2; height < stack.length; opcodes += 1) {
    if (pos >= limit) {
      if (pos > limit || limit === size) return 0;
      limit = size;
    }
    // Literals, as in the machine: only those make a jump table.
    switch (bytes[pos]) {
      case 0x4e /* NONE */:
      case 0x88 /* NEWTRUE */:
      case 0x89 /* NEWFALSE */:
        stack[height++] = ATOM;
        pos += 1;
        continue;
      case 0x4b /* BININT1 */:
        stack[height++] = ATOM;
        pos += 2;
        continue;
      case 0x4d /* BININT2 */:
        stack[height++] = ATOM;
        pos += 3;
        continue;
      case 0x4a /* BININT */:
        stack[height++] = ATOM;
        pos += 5;
        continue;
      case 0x47 /* BINFLOAT */:
        stack[height++] = ATOM;
        pos += 9;
        continue;
      case 0x8a /* LONG1 */:
      case 0x43 /* SHORT_BINBYTES */:
        stack[height++] = ATOM;
        pos += 2 + (bytes[pos + 1] as number);
        continue;
      case 0x42 /* BINBYTES */:
        stack[height++] = ATOM;
        pos += 5 + u32(bytes, pos + 1);
        continue;
      case 0x8c /* SHORT_BINUNICODE */:
        stack[height++] = (pos << 4) | TEXT;
        pos += 2 + (bytes[pos + 1] as number);
        continue;
      case 0x58 /* BINUNICODE */:
        stack[height++] = (pos << 4) | TEXT;
        pos += 5 + u32(bytes, pos + 1);
        continue;

      case 0x5d /* EMPTY_LIST */:
        stack[height++] = LIST;
        pos += 1;
        continue;
      case 0x7d /* EMPTY_DICT */:
        stack[height++] = DICT;
        pos += 1;
        continue;
      case 0x8f /* EMPTY_SET */:
        stack[height++] = SET;
        pos += 1;
        continue;
      case 0x29 /* EMPTY_TUPLE */:
        stack[height++] = EMPTY_TUPLE;
        pos += 1;
        continue;
      case 0x85 /* TUPLE1 */:
      case 0x86 /* TUPLE2 */:
      case 0x87 /* TUPLE3 */:
        {
          const from = height - ((bytes[pos] as number) - 0x84);
          if (from < fence) return 0;
          stack[from] = tupleOf(stack, from, height);
          height = from + 1;
          pos += 1;
          continue;
        }

      case 0x61 /* APPEND */:
        if (height - 2 < fence || ((stack[height - 2] as number) & KIND) !== LIST) return 0;
        height -= 1;
        pos += 1;
        continue;
      case 0x73 /* SETITEM */:
        if (height - 3 < fence || !mayHold(stack, height - 3, height - 2, height, DICT)) return 0;
        height -= 2;
        pos += 1;
        continue;

      case 0x28 /* MARK */:
        if (depth === marks.length) return 0;
        marks[depth++] = height;
        fence = height;
        pos += 1;
        continue;
      case 0x74 /* TUPLE */:
      case 0x6c /* LIST */:
      case 0x64 /* DICT */:
      case 0x91 /* FROZENSET */:
      case 0x65 /* APPENDS */:
      case 0x75 /* SETITEMS */:
      case 0x90 /* ADDITEMS */:
        {
          if (depth === 0) return 0;
          const mark = marks[--depth] as number;
          fence = depth === 0 ? 0 : (marks[depth - 1] as number);
          const left = takenFrom(stack, bytes[pos] as number, mark, height, fence);
          if (left < 0) return 0;
          height = left;
          pos += 1;
          continue;
        }

      case 0x94 /* MEMOIZE */:
        if (height <= fence || memoized === memo.length) return 0;
        memo[memoized++] = stack[height - 1] as number;
        pos += 1;
        continue;
      case 0x71 /* BINPUT */:
      case 0x72 /* LONG_BINPUT */:
        {
          // Picklers number without gaps.
          const isLong = bytes[pos] === 0x72;
          const index = isLong ? u32(bytes, pos + 1) : bytes[pos + 1];
          if (height <= fence || index !== memoized || memoized === memo.length) return 0;
          memo[memoized++] = stack[height - 1] as number;
          pos += isLong ? 5 : 2;
          continue;
        }
      case 0x68 /* BINGET */:
        {
          const index = bytes[pos + 1] as number;
          if (index >= memoized) return 0;
          stack[height++] = memo[index] as number;
          pos += 2;
          continue;
        }
      case 0x6a /* LONG_BINGET */:
        {
          const index = u32(bytes, pos + 1);
          if (index >= memoized) return 0;
          stack[height++] = memo[index] as number;
          pos += 5;
          continue;
        }
      case 0x30 /* POP */:
        if (height <= fence) return 0;
        height -= 1;
        pos += 1;
        continue;

      case 0x63 /* GLOBAL */:
        {
          const first = bytes.indexOf(0x0a, pos + 1);
          const second = first < 0 ? -1 : bytes.indexOf(0x0a, first + 1);
          if (second < 0) return 0;
          place.module = pos + 1;
          place.moduleEnd = first;
          place.name = first + 1;
          place.nameEnd = second;
          const how = callsOf(bytes, protocol, around);
          if (how < 0) return 0;
          stack[height++] = (how << 4) | CLASS;
          pos = second + 1;
          continue;
        }
      case 0x93 /* STACK_GLOBAL */:
        {
          if (height - 2 < fence) return 0;
          const [module, name] = [stack[height - 2] as number, stack[height - 1] as number];
          if ((module & KIND) !== TEXT || (name & KIND) !== TEXT) return 0;
          place.module = textFrom(bytes, module >> 4);
          place.moduleEnd = textEnd(bytes, module >> 4);
          place.name = textFrom(bytes, name >> 4);
          place.nameEnd = textEnd(bytes, name >> 4);
          const how = callsOf(bytes, protocol, around);
          if (how < 0) return 0;
          height -= 1;
          stack[height - 1] = (how << 4) | CLASS;
          pos += 1;
          continue;
        }
      case 0x52 /* REDUCE */:
      case 0x81 /* NEWOBJ */:
        if (height - 2 < fence || !isHarmless(stack, bytes[pos] === 0x81, height - 2)) return 0;
        height -= 1;
        stack[height - 1] = OBJECT;
        pos += 1;
        continue;

      case 0x95 /* FRAME */:
        {
          if (frameEnd > pos || u32(bytes, pos + 5) !== 0) return 0;
          pos += 9;
          frameEnd = pos + u32(bytes, pos - 8);
          if (frameEnd > size) return 0;
          limit = frameEnd;
          continue;
        }
      case 0x2e /* STOP */:
        pos += 1;
        return pos === size && limit === size && height === 1 && depth === 0 ? opcodes : 0;
      default:
        return 0;
    }
  }
  return 0;
}

function roomFor(size: number): Room {
  if (size <= SMALL) return LITTLE;
  much ??= { stack: new Int32Array(1 << 20), memo: new Int32Array(1 << 22) };
  return much;
}

function tupleOf(stack: Int32Array, from: number, to: number): number {
  if (from === to) return EMPTY_TUPLE;
  for (let at = from; at < to; at += 1) if ((stack[at] as number) & UNHASHABLE) return LOOSE_TUPLE;
  return TUPLE;
}

/** Every key among the values from `from` on can be one, and what lies at `target` takes such values. */
function mayHold(stack: Int32Array, target: number, from: number, to: number, kind: number): boolean {
  if (((stack[target] as number) & KIND) !== kind) return false;
  return kind === LIST || areKeys(stack, from, to, kind);
}

function areKeys(stack: Int32Array, from: number, to: number, kind: number): boolean {
  const step = kind === DICT ? 2 : 1;
  if ((to - from) % step !== 0) return false;
  for (let at = from; at < to; at += step) if ((stack[at] as number) & UNHASHABLE) return false;
  return true;
}

/** An opcode that takes all above a mark. Gives the height that it leaves, or -1. */
function takenFrom(stack: Int32Array, opcode: number, mark: number, height: number, fence: number): number {
  switch (opcode) {
    case 0x74 /* TUPLE */:
      stack[mark] = tupleOf(stack, mark, height);
      return mark + 1;
    case 0x6c /* LIST */:
      stack[mark] = LIST;
      return mark + 1;
    case 0x64 /* DICT */:
      if (!areKeys(stack, mark, height, DICT)) return -1;
      stack[mark] = DICT;
      return mark + 1;
    case 0x91 /* FROZENSET */:
      if (!areKeys(stack, mark, height, SET)) return -1;
      stack[mark] = ATOM;
      return mark + 1;
  }
  const kind = opcode === 0x65 ? LIST : opcode === 0x75 ? DICT : SET;
  return mark > fence && mayHold(stack, mark - 1, mark, height, kind) ? mark : -1;
}

/** A class at `place` and its arguments above it. */
function isHarmless(stack: Int32Array, makes: boolean, place: number): boolean {
  const [callee, args] = [stack[place] as number, (stack[place + 1] as number) & KIND];
  if ((callee & KIND) !== CLASS) return false;
  const how = callee >> 4;
  if (args === EMPTY_TUPLE && how & WITH_NOTHING) return true;
  const isTuple = args === TUPLE || args === LOOSE_TUPLE || args === EMPTY_TUPLE;
  return isTuple && (how & (makes ? BY_NEWOBJ | WITH_ANYTHING : WITH_ANYTHING)) !== 0;
}

/** Bytes of a name; empty for what needs a closer look. */
function letters(bytes: Uint8Array, from: number, to: number): string {
  let text = '';
  for (let at = from; at < to; at += 1) {
    const byte = bytes[at] as number;
    if (byte < 0x21 || byte > 0x7e) return '';
    text += String.fromCharCode(byte);
  }
  return text;
}

function textFrom(bytes: Uint8Array, at: number): number {
  return at + (bytes[at] === 0x8c ? 2 : 5);
}

function textEnd(bytes: Uint8Array, at: number): number {
  return textFrom(bytes, at) + (bytes[at] === 0x8c ? (bytes[at + 1] as number) : u32(bytes, at + 1));
}

/** How the class whose name stands at `place` may be called; -1 where the machine has to look at each use of it. */
function callsOf(bytes: Uint8Array, protocol: number, around: Surroundings): number {
  const { module, moduleEnd, name, nameEnd } = place;
  if (moduleEnd - module > LONGEST_NAME || nameEnd - name > LONGEST_NAME) return -1;
  if (moduleEnd > bytes.length || nameEnd > bytes.length) return -1;
  return metName(bytes, place, protocol, around, () =>
    callsOfName(letters(bytes, module, moduleEnd), letters(bytes, name, nameEnd), protocol, around),
  );
}

function callsOfName(module: string, name: string, protocol: number, around: Surroundings): number {
  if (module === '' || name === '') return -1;
  const global: Global = { ...NO_GLOBAL, module, name, protocol };
  const { verdict, entry } = classify(global, around);
  if (verdict !== 'safe' || !entry || entry.special || entry.iterates) return -1;
  if (entry.kind === 'function' && !entry.anywhere) return -1;
  const { call } = entry;
  // Nothing is given a state here.
  const anything = call !== undefined && acceptsStateless(call);
  const nothing = call !== undefined && (call.least ?? call.args.length) === 0;
  return (
    (anything ? WITH_ANYTHING : 0) |
    (nothing ? WITH_NOTHING : 0) |
    (entry.kind === 'class' && entry.make && (call === undefined || anything) ? BY_NEWOBJ : 0)
  );
}

const NO_GLOBAL = {
  kind: GLOBAL,
  offset: 0,
  opcode: 'GLOBAL',
  escapes: false,
  note: undefined,
  instance: undefined,
} as const;
