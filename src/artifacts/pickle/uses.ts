/**
 * What pickles need of each name: as they say it, whom they call with which arguments. Guards are made from this,
 * and lock files; the verdict does not depend on it.
 */
import type { GlobalFound, Surroundings } from '../inspection/format.ts';
import { printable } from '../inspection/printable.ts';
import type { GlobalUse } from '../inspection/use.ts';
import { decodeAtomText } from './atoms.ts';
import { acceptsData } from './policy/arguments.ts';
import { classify } from './policy/classify.ts';
import type { Entry } from './policy/entry.ts';
import { python3Name } from './policy/python2.ts';
import type { Reader } from './reader.ts';
import type { Sink } from './sink.ts';
import {
  type Global,
  isGlobal,
  isMade,
  isWhole,
  kindOf,
  type Made,
  nameOf,
  TEXT,
  TEXT8,
  TUPLE,
  type Value,
} from './value.ts';

/** Shapes of argument lists that are told apart for one name; with more, any shape counts. */
const MOST_SHAPES = 500;
/** Occurrences of one name that are watched; with more, it counts as kept. */
const MOST_WATCHED = 1_000;
const MOST_NAMES = 2_000;
const MOST_RECENT = 1_000;

/** The names of types in Python, by kind; what is not here is an object that something made. */
const TYPES = 'None bool int float str bytes str tuple list dict set frozenset bytearray'.split(' ');

interface Use {
  readonly about: Pick<GlobalUse, 'module' | 'name' | 'target' | 'verdict'>;
  readonly entry: Entry | undefined;
  /** Whatever it is called with, so that nobody will ask. */
  readonly harmless: boolean;
  made: boolean;
  called: boolean;
  /** Made when the first comes: of most names there are none. */
  shapes: Set<string> | undefined;
  /** Shapes by kinds alone, so that the same call over and over costs little. */
  seen: Set<number> | undefined;
  readonly watched: Global[];
}

export class Uses implements Pick<Sink, 'start' | 'global' | 'call'> {
  readonly #around: Surroundings;
  readonly #uses: Map<string, Use>;
  #fetched: WeakMap<Made, Use> | undefined;
  readonly #recent = new Map<Global, Use>();
  #reader: Reader | undefined;

  constructor(around: Surroundings, shared?: Uses) {
    this.#around = around;
    this.#uses = shared ? shared.#uses : new Map();
  }

  /** For another run, which adds to the same names. */
  forRun(): Uses {
    return new Uses(this.#around, this);
  }

  start(reader: Reader): void {
    this.#reader = reader;
  }

  /** The names that were found, with what is needed of each. */
  attached(globals: readonly GlobalFound[]): GlobalFound[] {
    const byName = Map.groupBy(this.#uses.values(), ({ about }) =>
      printable(`${about.module}.${about.name}`),
    );
    return globals.map((one) => {
      const uses = [...(one.uses ?? []), ...(byName.get(one.name) ?? []).map(finished)];
      return uses.length > 0 ? { ...one, uses } : one;
    });
  }

  global(global: Global): void {
    const use = this.#useOf(global);
    if (use && use.watched.length <= MOST_WATCHED) use.watched.push(global);
  }

  call(made: Made): void {
    const { callee } = made;
    const use = isGlobal(callee)
      ? this.#useOf(callee)
      : isMade(callee)
        ? this.#fetched?.get(callee)
        : undefined;
    if (!use) return;
    if (made.opcode === 'NEWOBJ' || made.opcode === 'NEWOBJ_EX') use.made = true;
    else {
      use.called = true;
      if (!use.harmless) this.#shape(use, made);
    }
  }

  /** A pickle fetches a name once and calls it over and over: it is found by identity first. */
  #useOf(global: Global): Use | undefined {
    let use = this.#recent.get(global);
    if (use) return use;
    use = this.#lookUp(global);
    if (this.#recent.size >= MOST_RECENT) this.#recent.clear();
    if (use) this.#recent.set(global, use);
    return use;
  }

  #lookUp(global: Global): Use | undefined {
    const { module, name, protocol } = global;
    if (module === undefined || name === undefined) return undefined;
    const key = `${protocol < 3 ? 2 : 3} ${module} ${name}`;
    const known = this.#uses.get(key);
    if (known || this.#uses.size >= MOST_NAMES) return known;
    const { verdict, entry } = classify(global, this.#around);
    const target = protocol < 3 ? python3Name(module, name) : ([module, name] as const);
    const use: Use = {
      about: { module, name, target, verdict },
      entry,
      harmless: entry?.call !== undefined && acceptsData(entry.call) && !entry.special,
      made: false,
      called: false,
      shapes: undefined,
      seen: undefined,
      watched: [],
    };
    this.#uses.set(key, use);
    return use;
  }

  #shape(use: Use, made: Made): void {
    const { entry } = use;
    const args = isWhole(made.args, TUPLE) ? made.args.items : undefined;
    if (args && entry?.special === 'fetches') this.#fetch(made, args);
    if (args && entry?.special === 'resolves') this.#resolve(use, args);
    const exact = entry?.special === 'fetches' || entry?.special === 'resolves';
    const key = args && !exact ? kindsKey(args) : undefined;
    if (key !== undefined && use.seen?.has(key)) return;
    use.seen ??= new Set();
    if (key !== undefined) use.seen.add(key);
    use.shapes ??= new Set();
    const { shapes } = use;
    if (shapes.size >= MOST_SHAPES) shapes.add('…');
    else shapes.add(args ? args.map((value) => this.#item(value, exact)).join(', ') : '…');
  }

  /** `getattr(owner, name)` is a name of its own. */
  #fetch(made: Made, [owner, attribute]: readonly Value[]): void {
    const text = this.#text(attribute);
    if (!isGlobal(owner) || owner.name === undefined || text === undefined) return;
    const use = this.#useOf({ ...owner, name: `${owner.name}.${text}`, escapes: false, note: undefined });
    if (!use) return;
    this.#fetched ??= new WeakMap();
    this.#fetched.set(made, use);
  }

  /** A function that fetches a name, as GLOBAL does. */
  #resolve(use: Use, args: readonly Value[]): void {
    const [global] = use.watched;
    const [module, name] = args.map((value) => this.#text(value));
    if (global) this.#useOf({ ...global, module, name, protocol: 4, escapes: true, note: undefined });
  }

  #item(value: Value, exact: boolean): string {
    if (isGlobal(value)) return printable(nameOf(value));
    const text = exact ? this.#text(value) : undefined;
    return text === undefined ? (TYPES[kindOf(value)] ?? 'object') : JSON.stringify(text);
  }

  #text(value: Value | undefined): string | undefined {
    if (typeof value !== 'number' || !this.#reader) return undefined;
    const kind = kindOf(value);
    return kind === TEXT || kind === TEXT8 ? decodeAtomText(this.#reader, value) : undefined;
  }
}

function finished({ about, made, called, shapes, watched }: Use): GlobalUse {
  const kept = watched.length > MOST_WATCHED || watched.some(({ escapes }) => escapes);
  return { ...about, made, called, kept, shapes: [...(shapes ?? [])].sort() };
}

/** A number for the kinds of a few arguments; undefined where a name among them matters, or there are many. */
function kindsKey(args: readonly Value[]): number | undefined {
  if (args.length > 8) return undefined;
  let key = 1;
  for (const value of args) {
    if (isGlobal(value)) return undefined;
    key = key * 20 + kindOf(value);
  }
  return key;
}
