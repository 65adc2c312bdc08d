/**
 * Everything that a pickle builds, as a graph of the machine's values: nothing of it is an outline, and what is
 * stored in things that are no builtin containers is kept beside them.
 */
import type { ByteSource } from '../../archive/source.ts';
import type { Budget } from '../../limits/budget.ts';
import { LimitReached } from '../../limits/errors.ts';
import { followWrapper } from '../pickle/joblib.ts';
import { ALL_READERS, LOADERS, readerNames } from '../pickle/loaders.ts';
import { runPickle } from '../pickle/machine.ts';
import { Reader } from '../pickle/reader.ts';
import type { PickleRun, Sink } from '../pickle/sink.ts';
import { looksLikePickle } from '../pickle/sniff.ts';
import { GLOBAL, isMade, type Made, type Node, type Opaque, type Value } from '../pickle/value.ts';
import { damaged, tooLarge } from './errors.ts';
import type { Notes } from './notes.ts';
import { paged } from './pages.ts';
import type { Content } from './part.ts';

/** Items of containers that are held in memory; some hundred bytes each where they are containers themselves. */
const MOST_ITEMS = 10_000_000;

/** What was put into something that is no builtin container. */
export interface Stored {
  readonly items: Value[];
  /** Keys and values in turn. */
  readonly pairs: Value[];
}

export interface Graph {
  readonly reader: Reader;
  /** One for each pickle in a row. */
  readonly roots: readonly Value[];
  /** Behind the last of them. */
  readonly end: number;
  readonly calls: readonly Made[];
  readonly opaques: readonly Opaque[];
  /** The states that BUILD gave, in order. */
  readonly states: ReadonlyMap<Node, readonly Value[]>;
  readonly stored: ReadonlyMap<Node, Stored>;
  /** joblib's arrays, which lie between the opcodes: bytes, or what a pickle of objects gives. */
  readonly arrays: ReadonlyMap<Made, Content | Value>;
}

export interface GraphOptions {
  readonly budget: Budget;
  readonly notes: Notes;
  /** How many pickles the format has; as many as there are if absent. */
  readonly pickles?: number;
}

/** One pickle at each of these places, as parts of one graph. Throws {@link CannotConvert}. */
export function buildGraphAt(source: ByteSource, starts: readonly number[], options: GraphOptions): Graph {
  const builder = new Builder(source, options);
  const roots = starts.map((start, i) => {
    const { result, end } = builder.run(start);
    if (end > (starts[i + 1] ?? source.size)) throw damaged('a pickle in it does not end');
    return result as Value;
  });
  return { ...builder.graph, roots, end: source.size };
}

/** Runs the pickle, or the pickles in a row, that the source begins with. Throws {@link CannotConvert}. */
export function buildGraph(source: ByteSource, options: GraphOptions): Graph {
  const builder = new Builder(source, options);
  const roots: Value[] = [];
  const most = options.pickles ?? Infinity;
  let end = 0;
  do {
    const run = builder.run(end);
    roots.push(run.result as Value);
    end = run.end;
  } while (roots.length < most && end < source.size && looksLikePickle(source, end));
  if (options.pickles !== undefined && roots.length < options.pickles)
    throw damaged('pickles are missing in it');
  return { ...builder.graph, roots, end };
}

class Builder {
  readonly #source: ByteSource;
  readonly #options: GraphOptions;
  readonly #calls: Made[] = [];
  readonly #opaques: Opaque[] = [];
  readonly #states = new Map<Node, Value[]>();
  readonly #stored = new Map<Node, Stored>();
  readonly #arrays = new Map<Made, Content | Value>();
  readonly #reader: Reader;

  constructor(source: ByteSource, options: GraphOptions) {
    this.#source = source;
    this.#options = options;
    this.#reader = new Reader(paged(source), 0);
  }

  get graph() {
    return {
      reader: this.#reader,
      calls: this.#calls,
      opaques: this.#opaques,
      states: this.#states,
      stored: this.#stored,
      arrays: this.#arrays,
    };
  }

  /** Throws {@link CannotConvert} where no loader gets to the end. */
  run(start: number): PickleRun {
    const { budget, notes } = this.#options;
    const run = withinMemory(() =>
      runPickle(this.#source, this.#sink(), { budget, start, rememberedItems: MOST_ITEMS }),
    );
    if (run.finishes === 0 || run.result === undefined) {
      const last = run.givesUp.at(-1);
      throw damaged(
        `no loader gets beyond byte ${last?.offset ?? run.end}: ${last?.reason ?? 'it does not end'}`,
      );
    }
    noteDisagreements(run, notes);
    return run;
  }

  #sink(): Sink {
    return {
      global() {},
      opaque: (value) => void this.#opaques.push(value),
      store() {},
      call: (made) => {
        // joblib's wrapper measures its array by what it was given.
        made.remembered = true;
        this.#calls.push(made);
      },
      build: (target, state, offset) => {
        put(this.#states, target, state);
        return isMade(target) ? this.#arrayBehind(target, state, offset) : undefined;
      },
      stored: (target, method, items) => this.#keep(target, method, items),
    };
  }

  #keep(target: Value, method: string, items: readonly Value[]): void {
    if (typeof target === 'number' || target.kind < GLOBAL)
      throw damaged('items of a list or bytearray are replaced, which is not followed');
    const node = target as Node;
    const stored = this.#stored.get(node) ?? { items: [], pairs: [] };
    this.#stored.set(node, stored);
    const kept = method === '__setitem__' ? stored.pairs : stored.items;
    for (const item of items) kept.push(item);
  }

  /** Goes with joblib's loader over the array that follows, and gives the offset behind it. */
  #arrayBehind(target: Made, state: Value, offset: number): number | undefined {
    const followed = followWrapper(target, state, offset, this.#reader);
    if (followed?.kind === 'unknown') throw damaged(followed.why);
    if (followed?.kind === 'pickle') {
      const run = this.#options.budget.nested(() => this.run(offset));
      this.#arrays.set(target, run.result as Value);
      return run.end;
    }
    if (followed?.kind !== 'array') return undefined;
    const start = followed.end - followed.length;
    this.#arrays.set(target, { source: this.#source, offset: start, length: followed.length });
    return followed.end;
  }
}

function put<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const known = map.get(key);
  if (known) known.push(value);
  else map.set(key, [value]);
}

function withinMemory<T>(run: () => T): T {
  try {
    return run();
  } catch (error) {
    if (error instanceof LimitReached) throw tooLarge(error.message);
    throw error;
  }
}

/** Two loaders that do not agree give two values, of which one can be carried. */
function noteDisagreements(run: PickleRun, notes: Notes): void {
  let alive = ALL_READERS;
  for (const { readers, offset, reason } of run.givesUp) {
    alive &= ~readers;
    if ((readers & LOADERS) === 0) continue;
    const message = `${readerNames(readers & LOADERS)} stops here (${reason}); what ${readerNames(alive & LOADERS)} loads was converted`;
    notes.add({ kind: 'disagreement', what: reason, message, offset });
  }
  if (run.loses) {
    const message =
      'the C pickle loses bytes of it when it reads from a file; what it loads from memory was converted';
    notes.add({ kind: 'disagreement', what: 'frames', message, offset: run.loses.from });
  }
}
