import { exposure, isExposed, type Origin } from '../../finding/origin.ts';
import type { Confidence } from '../../finding/severity.ts';
import type { LibraryCall } from '../flow/ask/arguments.ts';
import { callersOf } from '../flow/ask/callers.ts';
import { dataOf, holds } from '../flow/ask/conditions.ts';
import type { Engine } from '../flow/ask/engine.ts';
import { entryPointsOf } from '../flow/ask/entries.ts';
import type { Leaf } from '../flow/ask/leaf.ts';
import { besideCode, isBesideCode } from '../flow/ask/libraries.ts';
import { isPossible } from '../flow/ask/possible.ts';
import type { Frame } from '../flow/ask/reference.ts';
import type { CallOf } from '../flow/value.ts';
import type { Sink } from '../models/vocabulary.ts';
import type { Scope } from '../program/scope.ts';
import { authenticatedBy } from './guards.ts';
import { limitedBy } from './limits.ts';

/** One call of a sink, before it is judged. */
export interface SinkCall {
  readonly sink: Sink;
  readonly call: CallOf;
  /** Path of what is called. */
  readonly callee: string;
  /** The call as the library sees it, in an activation of the function around. */
  readonly inFrame: (frame: Frame | undefined) => LibraryCall;
}

/** What can be said of a sink call: why it is safe, or what reaches it. */
export interface Judgement {
  readonly origin: Origin;
  readonly verdict: 'finding' | 'safe' | 'unknown';
  readonly reason: string;
  /** The most exposed first; empty where it is safe by its own arguments. */
  readonly leaves: readonly Leaf[];
}

/**
 * Judges one call. Where the function around it has callers, each of them is looked at by itself: what is safe with
 * the loader of one may be unsafe with that of another, and a branch may be dead for all but one. Undefined where
 * the arguments do not make it a sink.
 */
export function judge(engine: Engine, sinkCall: SinkCall): Judgement | undefined {
  const frames = framesOf(engine, sinkCall.call.site.scope);
  const reached: Leaf[] = [];
  let because: string | undefined;
  let meant = !sinkCall.sink.when;
  for (const frame of frames) {
    if (!isPossible(engine, sinkCall.call.facts, frame)) continue;
    const library = sinkCall.inFrame(frame);
    if (!isMeant(engine, sinkCall.sink, library)) continue;
    meant = true;
    const { safe, doubtful } = safety(engine, sinkCall.sink, library);
    if (safe) because ??= safe;
    else {
      const leaves = leavesOf(engine, sinkCall, library, frame);
      reached.push(...(doubtful ? leaves.map((leaf) => ({ ...leaf, weak: true })) : leaves));
    }
  }
  if (!meant) return undefined;
  return reached.length === 0 ? safely(because) : fromLeaves(reached);
}

/** The callers of a function; undefined stands for all of them together, and for the framework that calls it too. */
function framesOf(engine: Engine, scope: Scope): readonly (Frame | undefined)[] {
  const callers = callersOf(engine, scope);
  const areApart = callers.length > 0 && callers.length <= MAX_CALLERS;
  return areApart && entryPointsOf(engine, scope).length === 0 ? callers : [undefined];
}

/** More callers than this are asked together. */
const MAX_CALLERS = 24;

function safely(because: string | undefined): Judgement {
  return {
    origin: 'constant',
    verdict: 'safe',
    reason: because ?? 'no call of it can reach this place',
    leaves: [],
  };
}

function fromLeaves(leaves: readonly Leaf[]): Judgement {
  const sorted = leaves.toSorted(
    (a, b) => exposure(a.origin) - exposure(b.origin) || Number(a.weak) - Number(b.weak),
  );
  const worst = sorted[0] as Leaf;
  if (!isExposed(worst.origin))
    return { origin: worst.origin, verdict: 'safe', reason: worst.note, leaves: sorted };
  const verdict = worst.origin === 'unknown' ? 'unknown' : 'finding';
  return { origin: worst.origin, verdict, reason: worst.note, leaves: sorted };
}

function isMeant(engine: Engine, { when }: Sink, library: LibraryCall): boolean {
  return !when || when.some((condition) => holds(engine, condition, library) === 'yes');
}

/** Why a call is safe by its arguments and versions, or whether it may be: a condition is neither met nor failed. */
function safety(
  engine: Engine,
  { safe = [] }: Sink,
  library: LibraryCall,
): { safe?: string; doubtful?: boolean } {
  let doubtful = false;
  for (const condition of safe) {
    const answer = holds(engine, condition, library);
    if (answer === 'yes') return { safe: condition.because };
    if (answer === 'unknown') doubtful = true;
  }
  return { doubtful };
}

function leavesOf(
  engine: Engine,
  sinkCall: SinkCall,
  library: LibraryCall,
  frame: Frame | undefined,
): readonly Leaf[] {
  const leaves: Leaf[] = [];
  for (const { value, frame: at } of dataOf(engine, library, sinkCall.sink.data)) {
    const origins = engine.origins(value, at);
    if (sinkCall.sink.form !== 'data' && isBesideCode(origins)) {
      leaves.push(besideCode(sinkCall.call.site));
      continue;
    }
    for (const leaf of origins) {
      const authentic = authenticatedBy(engine, leaf, sinkCall.call.facts, frame);
      const limited = limitedBy(engine, leaf, sinkCall.call.facts, frame);
      if (limited) leaves.push({ ...leaf, origin: 'constant', note: limited });
      else if (authentic && isExposed(leaf.origin))
        leaves.push({ ...leaf, origin: 'authenticated', note: authentic });
      else leaves.push(asContent(leaf, sinkCall.sink));
    }
  }
  if (leaves.length > 0) return leaves;
  const { site } = sinkCall.call;
  const { reads } = sinkCall.sink;
  if (reads) return [{ ...reads, site, stream: false, weak: false, trail: undefined }];
  const note = engine.exhausted ? 'the search was given up' : 'what it reads is not an argument';
  return [{ origin: 'unknown', note, site, stream: false, weak: true, trail: undefined }];
}

/**
 * A sink that opens a file or fetches something reads what lies there, whoever named it. Names that come from
 * outside stay what they are: who names the file chooses the data.
 */
function asContent(leaf: Leaf, { form, reads }: Sink): Leaf {
  const ours: readonly Origin[] = ['constant', 'local', 'unknown', 'authenticated'];
  if (!ours.includes(leaf.origin)) return leaf;
  if (form === 'path' || (form === 'file or path' && !leaf.stream))
    return { ...leaf, origin: 'file', note: `the file that ${describeName(leaf)} names` };
  if (form !== 'name' || !reads) return leaf;
  return { ...leaf, origin: reads.origin, note: `${reads.note}, named by ${describeName(leaf)}` };
}

function describeName(leaf: Leaf): string {
  return leaf.origin === 'constant' ? 'a constant' : leaf.note;
}

export function confidenceOf(judgement: Judgement): Confidence {
  const worst = judgement.leaves[0];
  if (!worst || worst.origin === 'unknown') return 'low';
  return worst.weak ? 'medium' : 'high';
}
