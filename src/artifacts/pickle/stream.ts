import { type ByteSource, without } from '../../archive/source.ts';
import { LimitReached } from '../../limits/errors.ts';
import type { Rows } from '../inspection/rows.ts';
import type { Straddle } from './framing.ts';
import { type MachineOptions, runPickle } from './machine.ts';
import { Reader } from './reader.ts';
import type { PickleRun, Sink } from './sink.ts';
import { looksLikePickle } from './sniff.ts';

/** Pickles one after the other, as repeated `pickle.load(file)` reads them. */
export interface PickleStream {
  /** At least one: the first few, and all that have something odd about them. */
  readonly runs: readonly PickleRun[];
  /** Of all pickles. */
  readonly count: number;
  /** Where reading ended: behind the last STOP, or where the last pickle breaks off. */
  readonly end: number;
  /** Somebody gets to the end of the last one. */
  readonly finishes: boolean;
  readonly rest: 'nothing' | 'padding' | 'data';
}

/** Padding longer than this is not looked through. */
const LONGEST_PADDING = 1 << 20;
const PIECE = 4096;
/** Nobody loses bytes by accident, not even once. */
const MOST_LOSSES = 16;
/** Of a million pickles in a row, which is what some logs are, the rest are told by their number. */
const FIRST_RUNS = 16;
const MOST_ODD_RUNS = 1_000;

/** Makes the sink for one run; `locate` turns the offsets that it will be told into those of the source. */
export type Listen = (locate: (offset: number) => number) => Sink;

interface StreamOptions extends MachineOptions {
  /** Of whoever searches the source. */
  readonly rows?: Rows | undefined;
}

/** What is read as it lies there. */
export const IN_PLACE = (offset: number): number => offset;

/**
 * Runs the pickle at the start, then whatever pickles follow it. What follows and is no pickle is left as
 * `rest`. Where a pickle ends within its frame, loaders that read on go on behind the frame, and others (torch's, on
 * bytes in memory) behind STOP: both ways are gone. Throws LimitReached.
 */
export function runStream(source: ByteSource, listen: Listen, options: StreamOptions): PickleStream {
  const all = new Runs(source, listen, options);
  let last = all.run(options.start ?? 0);
  for (;;) {
    const { end } = last;
    const finishes = last.finishes !== 0;
    const rest = restAt(source, end);
    const goesOn = rest === 'data' && finishes && looksLikePickle(source, end);
    const isNew = goesOn && !all.hasBegun(end) && !options.rows?.hasRun(source, end);
    const next = isNew ? end : all.nextFrame();
    if (next === undefined) return { runs: all.kept, count: all.count, end, finishes, rest };
    last = all.run(next);
  }
}

class Runs {
  readonly #source: ByteSource;
  readonly #listen: Listen;
  readonly #options: StreamOptions;
  /** Ends of frames that have more in them than their pickle. */
  readonly #frames: number[] = [];
  /** Where pickles began behind the first such. */
  readonly #begun = new Set<number>();
  readonly kept: PickleRun[] = [];
  count = 0;

  constructor(source: ByteSource, listen: Listen, options: StreamOptions) {
    this.#source = source;
    this.#listen = listen;
    this.#options = { ...options, reader: new Reader(source, options.start ?? 0) };
  }

  hasBegun(at: number): boolean {
    return this.#begun.has(at);
  }

  run(start: number): PickleRun {
    const run = runAsReadersDo(this.#source, this.#listen, { ...this.#options, start });
    this.count += 1;
    this.#options.rows?.note(this.#source, start);
    this.#keep(run);
    if (run.restOfFrame !== undefined && run.finishes !== 0) this.#frames.push(run.restOfFrame);
    if (this.#frames.length > 0 || this.#begun.size > 0) this.#begun.add(start);
    return run;
  }

  #keep(run: PickleRun): void {
    const odd = run.givesUp.length > 0 || run.restOfFrame !== undefined || run.farMemo !== undefined;
    if (odd && this.kept.length >= MOST_ODD_RUNS)
      throw new LimitReached('pickles', `more than ${MOST_ODD_RUNS} pickles that readers disagree about`);
    if (odd || this.kept.length < FIRST_RUNS) this.kept.push(run);
  }

  /** The end of a frame behind which a pickle begins that was not run yet. */
  nextFrame(): number | undefined {
    for (let end = this.#frames.pop(); end !== undefined; end = this.#frames.pop())
      if (!this.#begun.has(end) && looksLikePickle(this.#source, end)) return end;
    return undefined;
  }
}

/**
 * Runs a pickle as readers of memory see it, and once more for each place where the C pickle loses bytes of a
 * file (framing.ts): without these bytes.
 */
export function runAsReadersDo(
  source: ByteSource,
  listen: Listen,
  options: MachineOptions,
  inPlace = IN_PLACE,
): PickleRun {
  const run = runPickle(source, listen(inPlace), options);
  let [view, { loses }] = [source, run];
  const lost: Straddle[] = [];
  while (loses && lost.length < MOST_LOSSES) {
    const { from, to } = loses;
    view = without(view, from, to);
    lost.push(loses);
    const frameEnds = lost.map((one) => one.from);
    loses = runPickle(view, listen(locator(lost)), { ...options, reader: undefined, frameEnds }).loses;
  }
  return run;
}

/** Undoes the cuts, the last one first. */
function locator(cuts: readonly Straddle[]): (offset: number) => number {
  return (offset) => cuts.reduceRight((at, { from, to }) => (at >= from ? at + to - from : at), offset);
}

function restAt(source: ByteSource, offset: number): PickleStream['rest'] {
  const length = source.size - offset;
  if (length <= 0) return 'nothing';
  const first = source.read(offset, 1)[0] as number;
  const allowed = first === 0 ? ZEROS : WHITE_SPACE;
  if (!allowed.includes(first) || length > LONGEST_PADDING) return 'data';
  for (let at = offset; at < source.size; at += PIECE)
    if (!source.read(at, PIECE).every((byte) => allowed.includes(byte))) return 'data';
  return 'padding';
}

const ZEROS = [0];
const WHITE_SPACE = [0x0a, 0x0d, 0x20, 0x09];
