/**
 * Saved objects of R (`saveRDS`, `save`): what of them is more than data. An object is a line of items,
 * each of which says how many follow it, so that a number is all that nesting costs. Source: R Internals, 1.8 Serialization
 * Formats; src/main/serialize.c of R 4.
 */
import type { ByteSource } from '../../archive/source.ts';
import type { Budget } from '../../limits/budget.ts';
import { Malformed } from './malformed.ts';
import { binaryInput, isVector, type RInput, textInput } from './r-input.ts';

export type RFinding =
  /** An expression that runs when the value is looked at. */
  | { readonly kind: 'promise'; readonly offset: number }
  /** A function that runs when the variable is looked at. */
  | { readonly kind: 'active binding'; readonly offset: number }
  | { readonly kind: 'function' | 'call' | 'pointer'; readonly offset: number }
  /** Packages that are loaded: namespaces, and those whose class an item has. */
  | { readonly kind: 'package' | 'class'; readonly name: string; readonly offset: number }
  /** Whatever the loading program makes of it. */
  | { readonly kind: 'hook'; readonly offset: number }
  /** What is not followed, and ends the reading. */
  | { readonly kind: 'bytecode'; readonly offset: number }
  | { readonly kind: 'trailing'; readonly count: number; readonly offset: number };

const HAS_ATTRIBUTES = 1 << 9;
const HAS_TAG = 1 << 10;
/** Among the sixteen bits behind the flags. */
const ACTIVE_BINDING = 1 << 27;

const SYMBOL = 1;
const PAIRLIST = 2;
const CLOSURE = 3;
const ENVIRONMENT = 4;
const PROMISE = 5;
const CALL = 6;
const LETTERS = 9;
const DOTS = 17;
const BYTECODE = 21;
const POINTER = 22;
const WEAK_REFERENCE = 23;
const S4 = 25;
const REFERENCE = 255;
const NAMESPACE = 249;
const PACKAGE = 248;
const HOOK = 247;
const CALL_WITH_ATTRIBUTES = 240;
const PAIRLIST_WITH_ATTRIBUTES = 239;
const ALTERNATIVE = 238;

/** Texts, lists, expressions. */
const OF_ITEMS = new Set([16, 19, 20]);
/** Names of what is built in. */
const BUILT_IN = new Set([7, 8]);
/** Nothing, and what every R has. */
const CONSTANTS = new Set([0, 254, 253, 252, 251, 250, 242, 241]);
const PAIRS = new Set([
  PAIRLIST,
  CLOSURE,
  PROMISE,
  CALL,
  DOTS,
  CALL_WITH_ATTRIBUTES,
  PAIRLIST_WITH_ATTRIBUTES,
]);

/** Everything but data, in order. `start` is that of the version. Throws {@link Malformed}, LimitReached. */
export function* readRData(
  source: ByteSource,
  start: number,
  form: 'binary' | 'text',
  budget: Budget,
): Generator<RFinding, void> {
  const input = (form === 'text' ? textInput : binaryInput)(source, start, budget);
  yield* new RReader(input, budget).findings();
}

class RReader {
  readonly #input: RInput;
  readonly #budget: Budget;
  /** Names of symbols, by the numbers that later items refer to them by; other things have no name. */
  readonly #known: (string | undefined)[] = [];
  /** Of an alternative representation the class and the package are still to come. */
  #naming = 0;

  constructor(input: RInput, budget: Budget) {
    this.#input = input;
    this.#budget = budget;
  }

  *findings(): Generator<RFinding, void> {
    const version = this.#integer();
    this.#integer();
    this.#integer();
    if (version === 3) this.#input.letters(this.#positive());
    for (let pending = 1; pending > 0; ) {
      this.#budget.spendOperations();
      const offset = this.#input.at;
      const flags = this.#integer();
      const type = flags & 255;
      const found = this.#found(type, flags, offset);
      if (found) yield found;
      if (found?.kind === 'bytecode') return;
      pending += this.#following(type, flags) - 1;
    }
    const count = this.#input.left();
    if (count > 0) yield { kind: 'trailing', count, offset: this.#input.at };
  }

  #found(type: number, flags: number, offset: number): RFinding | undefined {
    if (type === PROMISE) return { kind: 'promise', offset };
    if (type === PAIRLIST && flags & ACTIVE_BINDING) return { kind: 'active binding', offset };
    if (type === CLOSURE) return { kind: 'function', offset };
    if (type === CALL || type === CALL_WITH_ATTRIBUTES) return { kind: 'call', offset };
    if (type === POINTER || type === WEAK_REFERENCE) return { kind: 'pointer', offset };
    if (type === HOOK) return { kind: 'hook', offset };
    if (type === BYTECODE) return { kind: 'bytecode', offset };
    if (type === NAMESPACE || type === PACKAGE) return { kind: 'package', name: this.#peekName(), offset };
    const symbol = type === SYMBOL ? this.#symbol() : type === REFERENCE ? this.#reference(flags) : undefined;
    if (symbol === undefined || this.#naming === 0) return undefined;
    this.#naming -= 1;
    return this.#naming === 0 ? { kind: 'class', name: symbol, offset } : undefined;
  }

  /** Passes over what the item itself has, and tells how many items follow it. */
  #following(type: number, flags: number): number {
    const attributes = flags & HAS_ATTRIBUTES ? 1 : 0;
    if (CONSTANTS.has(type) || type === SYMBOL || type === REFERENCE) return 0;
    if (PAIRS.has(type)) {
      const always = type === CALL_WITH_ATTRIBUTES || type === PAIRLIST_WITH_ATTRIBUTES;
      return 2 + (always ? 1 : attributes) + (flags & HAS_TAG ? 1 : 0);
    }
    if (OF_ITEMS.has(type)) return this.#length() + attributes;
    if (type === LETTERS || BUILT_IN.has(type)) {
      this.#input.letters(this.#positive());
      return 0;
    }
    if (isVector(type)) {
      this.#input.skipItems(type, this.#length());
      return attributes;
    }
    if (type === S4) return attributes;
    if (type === ALTERNATIVE) {
      this.#naming = 2;
      return 3;
    }
    return this.#remembered(type, attributes);
  }

  /** What later items may refer to. */
  #remembered(type: number, attributes: number): number {
    this.#known.push(undefined);
    if (type === ENVIRONMENT) {
      this.#integer();
      return 4;
    }
    if (type === POINTER) return 2 + attributes;
    if (type === WEAK_REFERENCE) return attributes;
    if (type === NAMESPACE || type === PACKAGE || type === HOOK) {
      this.#integer();
      return this.#length();
    }
    throw new Malformed(`an item of type ${type} is not known`);
  }

  /** A symbol is its name. */
  #symbol(): string {
    this.#integer();
    const name = this.#input.letters(this.#positive());
    this.#known.push(name);
    return name;
  }

  #reference(flags: number): string | undefined {
    return this.#known[(flags >>> 8 || this.#integer()) - 1];
  }

  /** The first of the texts that follow: a zero, how many, and each with its flags and length. */
  #peekName(): string {
    const { at } = this.#input;
    for (let i = 0; i < 3; i += 1) this.#integer();
    const name = this.#input.letters(this.#positive());
    this.#input.at = at;
    return name;
  }

  /** Of a vector; a long one has two numbers behind a negative one. */
  #length(): number {
    const length = this.#integer();
    if (length >= 0) return length;
    if (length !== -1) throw new Malformed('a length makes no sense');
    const high = this.#integer();
    return high * 2 ** 32 + (this.#integer() >>> 0);
  }

  /** What is missing has a negative length. */
  #positive(): number {
    return Math.max(0, this.#integer());
  }

  #integer(): number {
    return this.#input.integer();
  }
}
