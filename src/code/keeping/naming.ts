import type { Value } from '../flow/value.ts';
import type { Module } from '../program/module.ts';
import type { Scope } from '../program/scope.ts';

/**
 * Names for what the engine makes: numbers (integers below 2^52) that are the same in every run over the same files.
 * What is equal in all its parts has one name; different things have different ones but for chance (of a million things
 * some two share a name with a probability of about one in ten thousand). What stands in a file is named by that file's
 * content, so that all of it has other names once the file has changed.
 */
export class Naming {
  readonly #names = new Map<object, number>();
  readonly #texts = new Map<string, number>();
  #depth = 0;
  readonly #seed: number;
  readonly #contentOf: (module: Module) => number;

  /** `seed` begins every name; `contentOf` names what is written in a file. */
  constructor(everything: object, seed: number, contentOf: (module: Module) => number) {
    this.#seed = seed;
    this.#contentOf = contentOf;
    this.#names.set(everything, this.of('all of it'));
  }

  of(thing: unknown): number {
    if (typeof thing !== 'object' || thing === null) return this.#plain(thing);
    return this.#names.get(thing) ?? this.#anew(thing);
  }

  /** Of two names, in this order. */
  pair(a: number, b: number): number {
    return pair(a, b);
  }

  #plain(thing: unknown): number {
    if (typeof thing === 'string') return this.#text(thing);
    if (typeof thing === 'number' && Number.isInteger(thing) && Math.abs(thing) < 2 ** 31)
      return thing + 2 ** 40;
    // Two functions are never compared: what an answer does is told by what else is in it.
    return this.#text(typeof thing === 'function' ? 'function' : `${typeof thing} ${String(thing)}`);
  }

  #text(text: string): number {
    const known = this.#texts.get(text);
    if (known !== undefined) return known;
    let name = pair(this.#seed, text.length);
    for (let i = 0; i < text.length; i += 1) name = pair(name, text.charCodeAt(i));
    this.#texts.set(text, name);
    return name;
  }

  /** The name of a list of parts is made of theirs, one after the other. */
  #anew(thing: object): number {
    this.#names.set(thing, UNDER_WAY);
    if (this.#depth >= MAX_DEPTH) return this.#inDepth(thing);
    this.#depth += 1;
    const name = isValue(thing) ? this.#value(thing) : this.#other(thing);
    this.#depth -= 1;
    this.#names.set(thing, name);
    return name;
  }

  /** The same as of {@link partsOfValue}, without a list of them: most of what is named are values. */
  #value(value: Value): number {
    const { kind, site } = value;
    let name = pair(this.#seed, this.#text(kind));
    name = pair(name, this.of(site.scope));
    name = pair(name, this.#plain(site.node));
    for (const field of fieldsOf(value))
      name = pair(name, this.of((value as unknown as Record<string, unknown>)[field]));
    return name;
  }

  #other(thing: object): number {
    let name = this.#seed;
    for (const part of this.#partsOf(thing)) name = pair(name, this.of(part));
    return name;
  }

  /** The same from the innermost parts outwards, without recursion: ways and facts are long lists. */
  #inDepth(thing: object): number {
    const stack: Work[] = [{ thing, parts: this.#partsOf(thing), next: 0, name: this.#seed }];
    for (;;) {
      const work = stack.at(-1) as Work;
      if (work.next === work.parts.length) {
        this.#names.set(work.thing, work.name);
        stack.pop();
        if (stack.length === 0) return work.name;
        continue;
      }
      const part = work.parts[work.next];
      if (typeof part === 'object' && part !== null && !this.#names.has(part)) {
        this.#names.set(part, UNDER_WAY);
        stack.push({ thing: part, parts: this.#partsOf(part), next: 0, name: this.#seed });
        continue;
      }
      work.name = pair(work.name, this.of(part));
      work.next += 1;
    }
  }

  #partsOf(thing: object): readonly unknown[] {
    if (isValue(thing)) return partsOfValue(thing);
    if (Array.isArray(thing)) return thing;
    if (thing instanceof Map) return ['map', ...[...thing].flat()];
    if (thing instanceof Set) return ['set', ...thing];
    if ('qualifiedName' in thing) {
      const { module, node } = thing as Scope;
      return ['scope', module.path, this.#contentOf(module), node];
    }
    // A module is meant by its path alone: who looks into it is known to have done so.
    if ('importRoot' in thing) return ['module', (thing as Module).path];
    // A node of the catalogue is meant by its path.
    if ('below' in thing && 'path' in thing) return ['catalogue', thing.path];
    const parts: unknown[] = [];
    for (const field in thing) parts.push(field, (thing as Record<string, unknown>)[field]);
    return parts;
  }
}

/**
 * What tells a value from others that are made at the same place. What holds where it is made is not among them: the
 * place tells that.
 */
function partsOfValue(value: Value): readonly unknown[] {
  const { kind, site } = value;
  const record = value as unknown as Record<string, unknown>;
  return [kind, site.scope, site.node, ...fieldsOf(value).map((field) => record[field])];
}

/** Other things have a kind and a site, too: places where the outside world starts code. */
function isValue(thing: object): thing is Value {
  if (!('kind' in thing && 'site' in thing)) return false;
  const [first] = FIELDS[thing.kind as Value['kind']] ?? [];
  return first !== undefined && first in thing;
}

function fieldsOf(value: Value): readonly string[] {
  // What comes round in a loop is made of the choice itself.
  return value.kind === 'choice' && value.loop ? LOOP : FIELDS[value.kind];
}

const LOOP = ['variable'];

type FieldsByKind = { readonly [K in Value['kind']]: readonly (keyof Extract<Value, { kind: K }>)[] };

const FIELDS: FieldsByKind = {
  constant: ['literal'],
  library: ['path'],
  module: ['module', 'folder'],
  function: ['scope'],
  class: ['scope'],
  parameter: ['index'],
  outer: ['scope', 'name'],
  global: ['name'],
  attribute: ['base', 'name'],
  item: ['base', 'key'],
  element: ['of'],
  call: ['callee', 'args'],
  operation: ['operator', 'operands'],
  sequence: ['sort', 'elements', 'rest'],
  mapping: ['entries'],
  choice: ['alternatives'],
  snapshot: ['object', 'contents'],
  entered: ['of'],
  caught: ['types'],
  bound: ['value', 'frame'],
  unknown: ['reason', 'parts'],
};

interface Work {
  readonly thing: object;
  readonly parts: readonly unknown[];
  next: number;
  name: number;
}

/** What is met again inside of itself. */
const UNDER_WAY = 1;

/** Parts in parts that are named by recursion; questions may be nested deeply around it. */
const MAX_DEPTH = 60;

/** Two lanes of 32 bits, mixed as MurmurHash3 does (Appleby, 2011). */
function pair(first: number, second: number): number {
  const [high1, high2] = [Math.floor(first / 2 ** 26), Math.floor(second / 2 ** 26)];
  const [low1, low2] = [first - high1 * 2 ** 26, second - high2 * 2 ** 26];
  let a = Math.imul(high1 ^ 0x9747b28c, 0xcc9e2d51) ^ Math.imul(low2, 0x1b873593);
  let b = Math.imul(low1 ^ 0x85ebca6b, 0x38b34ae5) ^ Math.imul(high2 ^ 0x2545f491, 0xa1e38b93);
  a = finished(a + ((b << 15) | (b >>> 17)));
  b = finished(b + ((a << 13) | (a >>> 19)));
  return (a >>> 6) * 2 ** 26 + (b >>> 6);
}

function finished(lane: number): number {
  let h = lane | 0;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return h ^ (h >>> 16);
}
