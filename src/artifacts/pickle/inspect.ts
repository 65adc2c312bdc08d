/** Inspects a stream of pickles: what they do, judged, and as a program. */
import type { ByteSource } from '../../archive/source.ts';
import type { Budget } from '../../limits/budget.ts';
import { LimitReached } from '../../limits/errors.ts';
import { pushAll } from '../../limits/lists.ts';
import type { ArtifactVerdict } from '../../report/report.ts';
import type { Inspection, Surroundings } from '../inspection/format.ts';
import { printable } from '../inspection/printable.ts';
import { limitReason, type Reason, worstOf } from '../inspection/reason.ts';
import { besides, inPandas, type OtherReading } from './besides.ts';
import { type Followed, followWrapper, remembersDtypes } from './joblib.ts';
import { ALL_READERS, LOADERS, PYTHON_PICKLE, plural, readerNames, TORCH } from './loaders.ts';
import type { MachineOptions } from './machine.ts';
import { pandasReadings } from './pandas.ts';
import type { Judging } from './policy/arguments.ts';
import { Judge } from './policy/judge.ts';
import { type ProgramRecorder, Programs } from './program.ts';
import type { Reader } from './reader.ts';
import { inTorch } from './releases.ts';
import type { PickleRun, Sink } from './sink.ts';
import { IN_PLACE, type Listen, type PickleStream, runAsReadersDo, runStream } from './stream.ts';
import { Uses } from './uses.ts';
import { isMade, type Node, type Value } from './value.ts';

export interface PickleOptions {
  readonly budget: Budget;
  readonly around: Surroundings;
  /** Looks into bytes that the pickle hands to a loader. */
  readonly nested: (source: ByteSource) => Inspection | undefined;
  /** Persistent ids that the format itself means; others are reported. */
  readonly knowsPersistent?: (id: Value, judging: Judging) => boolean;
  /** True for loaders that read joblib's arrays out of the file. */
  readonly joblib?: boolean;
  /** True for loaders that read over them. */
  readonly overArrays?: boolean;
  /** How many pickles torch's restricted reader takes from the front, for files of torch. */
  readonly restricted?: number;
  /** Names that the loader replaces, by `module name`. */
  readonly renamed?: MachineOptions['renamed'];
  /** Judges what lies behind the last pickle, for formats that have data there. */
  readonly behind?: (stream: PickleStream) => readonly Reason[];
}

type Found = Omit<Inspection, 'format'>;

/** What was found before a limit was reached counts too. */
export function inspectPickles(source: ByteSource, options: PickleOptions): Found {
  const { stream, names, reasons, outside, program, followed } = readThrough(source, options);
  if ('rule' in stream)
    return { globals: names, reasons: [...reasons, stream], outside, program: () => program(undefined) };
  pushAll(reasons, stream.runs.flatMap(runReasons));
  pushAll(reasons, restReasons(source, stream, options));
  const { restricted } = options;
  const loaders =
    restricted === undefined ? undefined : inTorch(stream.runs.slice(0, restricted), verdictFor(reasons));
  const whole: Found = { globals: names, reasons, outside, loaders, program: () => program(stream) };
  const all = followed ? besides(whole, readOver(source, options)) : whole;
  return withPandas(all, source, options);
}

/** With what pandas makes of it where it asks for other names. */
function withPandas(found: Found, source: ByteSource, options: PickleOptions): Found {
  const readings = options.overArrays ? [] : pandasReadings(new Set(found.globals.map(({ name }) => name)));
  return readings.reduce((all, reading) => {
    const { stream, names, reasons } = readThrough(source, { ...options, renamed: reading.renamed });
    const limit = 'rule' in stream ? stream : undefined;
    const ends = 'rule' in stream ? [] : stream.runs.flatMap(runReasons);
    return inPandas(all, { globals: names, reasons: [...reasons, ...ends], limit }, reading);
  }, found);
}

function verdictFor(reasons: readonly Reason[]): ArtifactVerdict {
  return worstOf(reasons.map(({ verdict }) => verdict));
}

/** Plain pickle reads the bytes of joblib's arrays as opcodes. Where it breaks off there says nothing of the file. */
function readOver(source: ByteSource, options: PickleOptions): OtherReading {
  const { stream, names, reasons } = readThrough(source, { ...options, joblib: false, overArrays: true });
  return { globals: names, reasons, limit: 'rule' in stream ? stream : undefined };
}

function readThrough(source: ByteSource, options: PickleOptions) {
  const { judge, uses, listen, program, hasFollowed } = ears(source, options);
  const stream = withinLimits(() =>
    runStream(source, listen, { budget: options.budget, rows: options.around.rows, ...readersOf(options) }),
  );
  judge.finish();
  const { reasons, outside } = judge;
  return { stream, names: uses.attached(judge.globals), reasons, outside, program, followed: hasFollowed() };
}

/** pandas reads by means of pickle.py. */
function readersOf({ restricted, renamed }: PickleOptions): Pick<MachineOptions, 'readers' | 'renamed'> {
  if (renamed) return { readers: PYTHON_PICKLE, renamed };
  return restricted === undefined ? {} : { readers: ALL_READERS | TORCH };
}

function withinLimits(run: () => PickleStream): PickleStream | Reason {
  try {
    return run();
  } catch (error) {
    if (error instanceof LimitReached) return limitReason(error);
    throw error;
  }
}

/** One judge for all runs, and a program for each place where a pickle begins. */
function ears(source: ByteSource, options: PickleOptions) {
  const programs = new Programs();
  const judge = new Judge(options, (offset) => offset);
  const uses = new Uses(options.around);
  // One for all that lies in place: of a million small pickles each would have its own.
  const inPlace = judge.forRun(IN_PLACE);
  let followed = false;
  const follows = () => {
    followed = true;
  };
  const listen = (locate: (offset: number) => number): Sink => {
    const follower = locate === IN_PLACE ? inPlace : judge.forRun(locate);
    const sink = tee(follower, uses.forRun(), programs.recorder());
    return options.joblib ? withArrays(sink, follower, { locate, listen, options, follows }) : sink;
  };
  const program = (stream: PickleStream | undefined) => programs.text(source, stream?.runs ?? []);
  return { judge, uses, listen, program, hasFollowed: () => followed };
}

/** Tells the judge, who remembers what names are needed for, and the recorder. */
function tee(judge: Judge, uses: Uses, recorder: ProgramRecorder | undefined): Sink {
  return {
    start: (reader) => {
      judge.start(reader);
      uses.start(reader);
      recorder?.start(reader);
    },
    global: (global) => {
      judge.global(global);
      uses.global(global);
    },
    call: (made) => {
      judge.call(made);
      uses.call(made);
      recorder?.call(made);
    },
    build: (target: Node, state: Value, offset: number) => {
      judge.build(target, state, offset);
      return recorder?.build(target, state);
    },
    store: (target, method, offset) => {
      judge.store(target, method, offset);
      recorder?.store(target, method);
    },
    stored: (target, method, items) => judge.stored(target, method, items),
    opaque: (value) => judge.opaque(value),
  };
}

interface Following {
  readonly locate: (offset: number) => number;
  readonly listen: Listen;
  readonly options: PickleOptions;
  /** To be told of every array. */
  readonly follows: () => void;
}

/** Goes with joblib's loader into the arrays between the opcodes. */
function withArrays(sink: Sink, judge: Judge, { locate, listen, options, follows }: Following): Sink {
  let reader: Reader;
  return {
    ...sink,
    start: (of) => {
      reader = of;
      sink.start?.(of);
    },
    call: (made, loaders) => {
      remembersDtypes(made);
      sink.call(made, loaders);
    },
    build: (target, state, offset, loaders) => {
      sink.build(target, state, offset, loaders);
      const followed = isMade(target) ? followWrapper(target, state, offset, reader) : undefined;
      if (followed) follows();
      if (followed?.kind === 'array') return followed.end;
      if (followed?.kind === 'pickle') return objectArray(reader.source, offset, listen, options);
      if (followed) judge.add(`joblib ${followed.kind}`, arrayReason(followed, locate(offset)));
      return undefined;
    },
  };
}

/** An array of objects is a pickle of its own. Gives the offset behind it. */
function objectArray(source: ByteSource, start: number, listen: Listen, options: PickleOptions): number {
  const { budget } = options;
  // Not the listener of the pickle around it, which has not ended.
  const inside = (offset: number) => offset;
  return budget.nested(() => runAsReadersDo(source, listen, { budget, start }, inside).end);
}

function arrayReason(followed: Followed, offset: number): Reason {
  if (followed.kind === 'companion') {
    const message = `needs the array in the file ${printable(followed.file)}, which is judged by itself`;
    return { rule: 'external-reference', verdict: 'unknown', message, offset };
  }
  const why = followed.kind === 'unknown' ? followed.why : '';
  return { rule: 'malformed', verdict: 'unreadable', message: why, offset };
}

/** Where readers part, and where none goes on. */
function runReasons(run: PickleRun): Reason[] {
  const reasons: Reason[] = [];
  let alive = run.readers;
  for (const { readers, offset, reason } of run.givesUp) {
    alive &= ~readers;
    // That torch's restricted reader refuses a file is told beside the verdict (weights-only.ts).
    const leaving = readers & ALL_READERS;
    if (leaving === 0) continue;
    const left = alive & LOADERS || alive & TORCH;
    if (left !== 0) {
      const goOn = `${readerNames(left)} ${plural(left, 'goes', 'go')} on`;
      const message = `${readerNames(leaving)} ${plural(leaving, 'stops', 'stop')} here (${reason}) and ${goOn}`;
      // Whatever is cut off ends for one reader before it does for another; there is no end to disagree about.
      if (run.finishes !== 0 || !run.cutOff)
        reasons.push({ rule: 'reader-disagreement', verdict: 'suspicious', message, offset });
    } else if (run.finishes === 0) {
      const message = `no loader gets beyond this place: ${reason}`;
      reasons.push({ rule: 'malformed', verdict: 'unreadable', message, offset });
    }
  }
  if (run.restOfFrame !== undefined && run.finishes !== 0) {
    const message = `the pickle ends ${run.restOfFrame - run.end} bytes before its frame does: what a second load reads depends on the loader`;
    reasons.push({ rule: 'reader-disagreement', verdict: 'suspicious', message, offset: run.end });
  }
  if (run.farMemo) {
    const { index, offset } = run.farMemo;
    const message = `writes to the memo's index ${index}, for which the C pickle takes ${16n * BigInt(index)} bytes of memory`;
    reasons.push({ rule: 'reader-disagreement', verdict: 'suspicious', message, offset });
  }
  return reasons;
}

function restReasons(source: ByteSource, stream: PickleStream, options: PickleOptions): readonly Reason[] {
  if (!stream.finishes) return [];
  if (options.behind) return [...options.behind(stream)];
  if (stream.rest !== 'data') return [];
  const message = `${source.size - stream.end} bytes follow the end of the pickle; loaders pass over them`;
  return [{ rule: 'hidden-payload', verdict: 'suspicious', message, offset: stream.end }];
}
