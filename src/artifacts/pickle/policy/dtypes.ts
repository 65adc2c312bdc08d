/**
 * numpy believes a pickled `numpy.dtype` what it says of its own bytes: one that hides its objects makes numpy take any
 * bytes for addresses of objects, and run what these lead to. So its state must be one that numpy would have written:
 * flags, sizes and fields that agree, set at once and only once. Source: numpy/core/src/multiarray/descriptor.c,
 * arraydescr_reduce and arraydescr_setstate.
 */
import { decodeAtomText } from '../atoms.ts';
import { smallInteger } from '../literal.ts';
import type { Reader } from '../reader.ts';
import {
  DICT,
  INTEGER,
  isGlobal,
  isMade,
  isWhole,
  kindOf,
  type Made,
  NOTHING,
  TUPLE,
  type Value,
} from '../value.ts';

/** What is known of a dtype by the call that made it. */
interface Described {
  /** As numpy writes kinds; `V` is that of fields. */
  readonly kind: string;
  /** Of an item, in bytes. */
  readonly size: number;
  readonly hasObjects: boolean;
}

export interface DtypeComplaint {
  readonly verdict: 'dangerous' | 'unknown';
  readonly message: string;
}

/** Dtypes of which something is remembered; a pickler writes each once. */
const MOST = 10_000;
const MOST_FIELDS = 5_000;

/** REFCOUNT and LIST_PICKLE, which objects have; ITEM_IS_POINTER too where the item itself is one. */
const OF_OBJECTS = 3;
const OF_POINTERS = 7;

const SPECIFICATION = /^[<>=|]?([?bBhHiIlLqQefdgFDGSUVOMmacu])(\d*)$/;
/** Sizes of specifications without a number, on the platforms that there are. */
const ONE_LETTER: Record<string, number> = {
  '?': 1,
  b: 1,
  B: 1,
  h: 2,
  H: 2,
  i: 4,
  I: 4,
  l: 8,
  L: 8,
  q: 8,
  Q: 8,
  e: 2,
  f: 4,
  d: 8,
  g: 16,
  F: 8,
  D: 16,
  G: 32,
  O: 8,
  M: 8,
  m: 8,
  c: 1,
};
/** Kinds that have any size, which their state says. */
const OF_ANY_SIZE = 'SUVa';
const LETTER_OF_UNICODE = 4;

export class Dtypes {
  readonly #known = new Map<number, Described>();
  /** Made, and nothing has happened since that could have used them. */
  readonly #fresh = new Set<number>();

  /** Another pickle begins, whose offsets mean something else. */
  restart(): void {
    this.#known.clear();
    this.#fresh.clear();
  }

  made(made: Made, reader: Reader): void {
    const spec = isWhole(made.args, TUPLE) ? made.args.items[0] : undefined;
    const described = bySpecification(spec, reader);
    if (!described || this.#known.size >= MOST) return;
    // Fields of other dtypes must still find which one it is.
    made.remembered = true;
    this.#known.set(made.offset, described);
    this.#fresh.add(made.offset);
  }

  /** From now on an array may have any of them. */
  inUse(): void {
    if (this.#fresh.size > 0) this.#fresh.clear();
  }

  /** What is wrong with the state of a dtype; it is remembered with it. */
  state(made: Made, state: Value, reader: Reader): DtypeComplaint | undefined {
    const before = this.#of(made);
    if (!before) return NOT_KNOWN;
    if (!this.#fresh.delete(made.offset))
      return wrong('is changed when there may be arrays of it, whose bytes then mean something else');
    const parts = partsOf(state, reader);
    if (!parts) return NOT_KNOWN;
    const described = this.#within(before, parts, reader);
    if ('message' in described) return described;
    this.#known.set(made.offset, described);
    const { hasObjects } = described;
    if (parts.flags === undefined) return undefined;
    const isRight = hasObjects
      ? (parts.flags & OF_OBJECTS) === OF_OBJECTS
      : (parts.flags & OF_POINTERS) === 0;
    return isRight ? undefined : wrong('hides that its items are objects, or says so of others');
  }

  #within({ kind, size, hasObjects }: Described, parts: Parts, reader: Reader): Described | DtypeComplaint {
    const { subarray, fields } = parts;
    const hasParts = kindOf(subarray) !== NOTHING || kindOf(fields) !== NOTHING;
    if (!OF_ANY_SIZE.includes(kind)) {
      if (hasParts) return wrong('gives fields to items that have none');
      return parts.size < 0 || parts.size === size ? { kind, size, hasObjects } : wrong('has a wrong size');
    }
    if (parts.size < 0) return NOT_KNOWN;
    if (!hasParts) return { kind, size: parts.size, hasObjects: false };
    if (kind !== 'V') return wrong('gives fields to items that have none');
    const inner = kindOf(subarray) === NOTHING ? [] : this.#subarray(subarray, parts.size, reader);
    const named = kindOf(fields) === NOTHING ? [] : this.#fields(fields, parts.size, reader);
    if ('message' in inner) return inner;
    if ('message' in named) return named;
    return { kind, size: parts.size, hasObjects: [...inner, ...named].some((part) => part.hasObjects) };
  }

  /** `(dtype, shape)`, which fills the item. */
  #subarray(subarray: Value, size: number, reader: Reader): Described[] | DtypeComplaint {
    const [dtype, shape] = isWhole(subarray, TUPLE) ? subarray.items : [];
    const inner = this.#of(dtype);
    const sides = isWhole(shape, TUPLE) ? shape.items : [shape];
    const count = sides.reduce<number>((product, side) => product * (integer(side, reader) ?? Number.NaN), 1);
    if (!inner || Number.isNaN(count)) return NOT_KNOWN;
    return inner.size * count === size ? [inner] : wrong('has a part of another size than it says');
  }

  /** `{name: (dtype, offset)}`, also by titles. Objects share their bytes with nothing else. */
  #fields(fields: Value, size: number, reader: Reader): Described[] | DtypeComplaint {
    if (!isWhole(fields, DICT) || fields.count > 2 * MOST_FIELDS) return NOT_KNOWN;
    const found: { start: number; inner: Described }[] = [];
    for (let at = 1; at < fields.items.length; at += 2) {
      const field = fields.items[at];
      const [dtype, offset] = isWhole(field, TUPLE) ? field.items : [];
      const [inner, start] = [this.#of(dtype), integer(offset, reader)];
      if (!inner || start === undefined) return NOT_KNOWN;
      if (start < 0 || start + inner.size > size) return wrong('has a field that reaches out of its item');
      found.push({ start, inner });
    }
    found.sort((a, b) => a.start - b.start || a.inner.size - b.inner.size);
    const overlaps = found.some(({ start, inner }, i) => {
      const next = found[i + 1];
      if (!next || !(inner.hasObjects || next.inner.hasObjects) || start + inner.size <= next.start)
        return false;
      // The same by its title.
      return start !== next.start || inner !== next.inner;
    });
    return overlaps ? wrong('has a field of objects that others write to') : found.map(({ inner }) => inner);
  }

  #of(value: Value | undefined): Described | undefined {
    return isMade(value) && value.weight > 0 ? this.#known.get(value.offset) : undefined;
  }
}

const NOT_KNOWN: DtypeComplaint = {
  verdict: 'unknown',
  message: 'has a state of which not all is known',
};

function wrong(message: string): DtypeComplaint {
  return { verdict: 'dangerous', message };
}

function bySpecification(spec: Value | undefined, reader: Reader): Described | undefined {
  // Records have a class of their own.
  if (isGlobal(spec)) return spec.name === 'record' ? { kind: 'V', size: 0, hasObjects: false } : undefined;
  const text = typeof spec === 'number' ? decodeAtomText(reader, spec) : undefined;
  const match = text === undefined ? null : SPECIFICATION.exec(text);
  if (!match) return undefined;
  const [, letter = '', digits = ''] = match;
  const kind = letter === 'a' ? 'S' : letter;
  // Four bytes are what machines of 32 bits wrote; others take eight all the same.
  if (kind === 'O') return { kind, size: 8, hasObjects: true };
  const size =
    digits === '' ? (ONE_LETTER[kind] ?? 0) : Number(digits) * (kind === 'U' ? LETTER_OF_UNICODE : 1);
  return { kind, size, hasObjects: false };
}

interface Parts {
  readonly subarray: Value;
  readonly fields: Value;
  /** Negative where the kind says it. */
  readonly size: number;
  readonly flags: number | undefined;
}

/** Of all versions: the oldest ones have neither a version nor names, and no flags. */
function partsOf(state: Value, reader: Reader): Parts | undefined {
  if (!isWhole(state, TUPLE) || state.count < 5 || state.count > 9) return undefined;
  const skipped = Math.min(state.count, 7) - 5;
  const rest = state.items.slice(Math.min(skipped, 1));
  const [, subarray, ...behind] = rest as [Value, Value, ...Value[]];
  const [fields, size, , flags] = (skipped === 2 ? behind.slice(1) : behind) as Value[];
  const [sizeOf, flagsOf] = [integer(size, reader), integer(flags, reader)];
  if (fields === undefined || sizeOf === undefined) return undefined;
  if (flags !== undefined && flagsOf === undefined) return undefined;
  return { subarray, fields, size: sizeOf, flags: flagsOf };
}

function integer(value: Value | undefined, reader: Reader): number | undefined {
  return typeof value === 'number' && kindOf(value) === INTEGER ? smallInteger(reader, value) : undefined;
}
