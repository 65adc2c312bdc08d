import { type ByteSource, without } from '../../archive/source.ts';
import type { Straddle } from './framing.ts';
import { type MachineOptions, runPickle } from './machine.ts';
import type { PickleRun, Sink } from './sink.ts';
import { looksLikePickle } from './sniff.ts';

/** Pickles one after the other, as repeated `pickle.load(file)` reads them. */
export interface PickleStream {
  /** At least one. */
  readonly runs: readonly PickleRun[];
  /** Where reading ended: behind the last STOP, or where the last pickle breaks off. */
  readonly end: number;
  readonly rest: 'nothing' | 'padding' | 'data';
}

/** Padding longer than this is not looked through. */
const LONGEST_PADDING = 1 << 20;

/** Nobody loses bytes by accident, not even once. */
const MOST_LOSSES = 16;

/** Makes the sink for one run; `locate` turns the offsets that it will be told into those of the source. */
export type Listen = (locate: (offset: number) => number) => Sink;

/**
 * Runs the pickle at the start, then whatever pickles follow it. What follows and is no pickle is left as
 * `rest`. Where a pickle ends within its frame, loaders that read on go on behind the frame, and others (torch's, on
 * bytes in memory) behind STOP: both ways are gone. Throws LimitReached.
 */
export function runStream(source: ByteSource, listen: Listen, options: MachineOptions): PickleStream {
  const runs = [runAsReadersDo(source, listen, options)];
  const begun = new Set([options.start ?? 0]);
  const frames: number[] = [];
  let last = runs[0] as PickleRun;
  for (;;) {
    const { finishes, end, restOfFrame } = last;
    if (restOfFrame !== undefined && finishes !== 0) frames.push(restOfFrame);
    const rest = restAt(source, end);
    const goesOn = rest === 'data' && finishes !== 0 && looksLikePickle(source, end);
    const next = goesOn && !begun.has(end) ? end : nextFrame(source, frames, begun);
    if (next === undefined) return { runs, end, rest };
    begun.add(next);
    last = runAsReadersDo(source, listen, { ...options, start: next });
    runs.push(last);
  }
}

/** The end of a frame behind which a pickle begins that was not run yet. */
function nextFrame(source: ByteSource, frames: number[], begun: ReadonlySet<number>): number | undefined {
  for (let end = frames.pop(); end !== undefined; end = frames.pop())
    if (!begun.has(end) && looksLikePickle(source, end)) return end;
  return undefined;
}

/**
 * Runs a pickle as readers of memory see it, and once more for each place where the C pickle loses bytes of a
 * file (framing.ts): without these bytes.
 */
export function runAsReadersDo(source: ByteSource, listen: Listen, options: MachineOptions): PickleRun {
  const run = runPickle(
    source,
    listen((offset) => offset),
    options,
  );
  let [view, { loses }] = [source, run];
  const lost: Straddle[] = [];
  while (loses && lost.length < MOST_LOSSES) {
    const { from, to } = loses;
    view = without(view, from, to);
    lost.push(loses);
    const frameEnds = lost.map((one) => one.from);
    loses = runPickle(view, listen(locator(lost)), { ...options, frameEnds }).loses;
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
  if (length > LONGEST_PADDING) return 'data';
  const first = source.read(offset, 1)[0] as number;
  const whiteSpace = [0x0a, 0x0d, 0x20, 0x09];
  const allowed = first === 0 ? [0] : whiteSpace;
  return source.read(offset, length).every((byte) => allowed.includes(byte)) ? 'padding' : 'data';
}
