/** What a state sets: attributes that loading itself calls or goes by, wherever they stand in it. */
import { decodeAtomText } from '../atoms.ts';
import type { Reader } from '../reader.ts';
import {
  atomKind,
  DICT,
  FRESH_DICT,
  FRESH_LIST,
  isContainer,
  isForeign,
  isMade,
  isWhole,
  kindOf,
  LIST,
  type Made,
  REAL,
  TEXT,
  TEXT8,
  TUPLE,
  type Value,
} from '../value.ts';
import type { Judging } from './arguments.ts';
import { classOf, entryOf } from './made.ts';
import { isCalledAs } from './methods.ts';

/** Dicts that a state holds as `__dict__`, and others in which classes look for attributes. */
const MOST_PARTS = 100;
/** Keys of states whose text is remembered, so that a pickle of many equal objects is quickly judged. */
const MOST_KEYS = 10_000;
/** Dicts of other classes of which it is remembered what was put into them. */
const MOST_FILLED = 10_000;

/** What loading calls, and what makes an object of another class. */
const HOOKS = new Set(['__setstate__', '__class__']);
/** What numpy and others look for in any object, and go by: an address of memory. */
const MEMORY = new Set(['__array_interface__', '__array_struct__', '__cuda_array_interface__']);
/** Where modules of torch and configurations of transformers look for attributes that they do not have. */
const ANSWERING = new Set(['_buffers', '_parameters', '_modules', 'attribute_map']);

export function isMemory(attribute: string): boolean {
  return MEMORY.has(attribute);
}

export interface Attributes {
  /** One that means something to loaders. */
  readonly hook: string | undefined;
  /** One that would be called by whoever asks for a method of that name. */
  readonly method: string | undefined;
  /** False if a name may stand in it that nobody has seen. */
  readonly isKnown: boolean;
}

/** What was put in: a hook, something in place of a method, a name that is computed. */
interface Filled {
  readonly hook?: string | undefined;
  readonly method?: string | undefined;
  readonly isKnown: boolean;
}

/** What stands out among items. */
export interface Stored {
  /** An address of memory. */
  readonly memory?: string;
  /** See {@link Attributes.method}; only of what answers for attributes out of its items. */
  readonly method?: string;
}

/** Looks at states, and remembers what was put into dicts of other classes, which the machine does not. */
export class AttributeReader {
  readonly #judging: Judging;
  readonly #keys = new Map<number, string | undefined>();
  /** By the call that made them. */
  readonly #filled = new Map<number, Filled>();

  constructor(judging: Judging) {
    this.#judging = judging;
  }

  /** Another pickle begins, whose offsets mean something else. */
  restart(): void {
    this.#keys.clear();
    this.#filled.clear();
  }

  /** Keys and values that are set in something that remembers none. */
  stored(target: Made, items: readonly Value[]): Stored {
    let found: Stored = {};
    for (let at = 0; at < items.length; at += 2) {
      const [key, value] = [items[at], items[at + 1] as Value];
      if (isForeign(key)) this.#note(target, { isKnown: false });
      const text = this.#keyText(key);
      const isMethod = isCalledAs(text ?? '', value, this.#judging);
      if (isMethod) this.#note(target, { method: text ?? 'an item', isKnown: true });
      if (text === undefined) continue;
      if (isMethod && this.#answers(target)) found = { ...found, method: text };
      if (HOOKS.has(text) || MEMORY.has(text)) this.#note(target, { hook: text, isKnown: true });
      // Of a word that is counted, the number says that it is none.
      if (MEMORY.has(text) && kindOf(value) > REAL) found = { ...found, memory: text };
    }
    return found;
  }

  #note(target: Made, found: Filled): void {
    const before = this.#filled.get(target.offset);
    if (!before && this.#filled.size >= MOST_FILLED) return;
    this.#filled.set(target.offset, {
      hook: before?.hook ?? found.hook,
      method: before?.method ?? found.method,
      isKnown: found.isKnown && before?.isKnown !== false,
    });
  }

  #answers(made: Made): boolean {
    const whose = classOf(made, this.#judging);
    return whose !== undefined && entryOf(whose, this.#judging)?.answers === true;
  }

  /** `takesObjects`: an object as a state is taken apart by its class. */
  attributesOf(state: Value, takesObjects: boolean): Attributes {
    const isPair = isWhole(state, TUPLE) && state.count === 2;
    const parts = isWhole(state, TUPLE) ? [...state.items] : [state];
    const slots = isPair ? parts[1] : undefined;
    let isKnown = kindOf(state) !== TUPLE || isContainer(state);
    let memory: string | undefined;
    let method: string | undefined;
    for (const part of parts) {
      const isRead = !takesObjects && (isPair || part === state);
      if (isMade(part)) {
        if (this.#isFilled(part) || (isRead && this.#hasItems(part))) isKnown = false;
        continue;
      }
      if (kindOf(part) !== DICT || (typeof part === 'number' && atomKind(part) === FRESH_DICT)) continue;
      if (!isWhole(part, DICT)) isKnown = false;
      if (!isContainer(part)) continue;
      for (let at = 0; at < part.items.length; at += 2) {
        const [key, value] = [part.items[at], part.items[at + 1] as Value];
        // A text that a call gives.
        if (isForeign(key)) isKnown = false;
        const text = this.#keyText(key);
        if (text === undefined) continue;
        // The dict itself becomes that of the object: whatever is put into it later is an attribute.
        if (HOOKS.has(text) || (text === '__dict__' && part === slots))
          return { hook: text, method, isKnown };
        // What numpy calls where it makes an array of an object; a text of that name is data.
        if (text === '__array__' && isForeign(value)) return { hook: text, method, isKnown };
        if (MEMORY.has(text)) memory = text;
        if (method === undefined && isCalledAs(text, value, this.#judging)) method = text;
        const held = isMade(value) ? this.#filled.get(value.offset) : undefined;
        method ??= held?.method;
        const filled = ANSWERING.has(text) ? held : undefined;
        if (filled?.hook) return { hook: filled.hook, method, isKnown };
        if (filled && !filled.isKnown) isKnown = false;
        // As a slot it takes the place of all attributes.
        const isPart = text === '__dict__' || (ANSWERING.has(text) && kindOf(value) === DICT);
        if (isPart && parts.length < MOST_PARTS) parts.push(value);
        else if (isPart) isKnown = false;
      }
    }
    return { hook: memory, method, isKnown };
  }

  /** It may have attributes of its own: pickle.py asks any state for its `items`. */
  #hasItems(made: Made): boolean {
    const whose = classOf(made, this.#judging);
    return whose !== undefined && entryOf(whose, this.#judging)?.state !== undefined;
  }

  /** A dict of another class: what was put into it is not remembered. */
  #isFilled(made: Made): boolean {
    const whose = classOf(made, this.#judging);
    return whose !== undefined && entryOf(whose, this.#judging)?.items === true;
  }

  #keyText(key: Value | undefined): string | undefined {
    if (typeof key !== 'number') return undefined;
    if (this.#keys.has(key)) return this.#keys.get(key);
    const kind = kindOf(key);
    const text = kind === TEXT || kind === TEXT8 ? decodeAtomText(this.#judging.reader, key) : undefined;
    if (this.#keys.size < MOST_KEYS) this.#keys.set(key, text);
    return text;
  }
}

/** `None`, truth, numbers, and tuples of these in tuples, each looked at once: a tuple may hold another many times. */
export function areNumbers(state: Value): boolean {
  const left = [state];
  const seen = new Set<Value>();
  for (let next = left.pop(); next !== undefined; next = left.pop()) {
    if (seen.has(next)) continue;
    seen.add(next);
    if (isWhole(next, TUPLE)) for (const item of next.items) left.push(item);
    else if (typeof next !== 'number' || kindOf(next) > REAL) return false;
  }
  return true;
}

/** `None`, truth, numbers, texts that match, and lists and tuples of these, with all that was ever put into them. */
export function areWords(state: Value, words: RegExp, reader: Reader): boolean {
  const left = [state];
  const seen = new Set<Value>();
  for (let next = left.pop(); next !== undefined; next = left.pop()) {
    if (seen.has(next)) continue;
    seen.add(next);
    const kind = kindOf(next);
    if (isWhole(next, TUPLE) || isWhole(next, LIST)) for (const item of next.items) left.push(item);
    else if (typeof next !== 'number') return false;
    else if (kind === TEXT || kind === TEXT8) {
      if (!words.test(decodeAtomText(reader, next) ?? ' ')) return false;
    } else if (kind > REAL && atomKind(next) !== FRESH_LIST) return false;
  }
  return true;
}
