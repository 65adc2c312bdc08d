import { exposure, isExposed, type Origin } from '../../finding/origin.ts';
import type { Confidence } from '../../finding/severity.ts';
import type { LibraryCall } from '../flow/ask/arguments.ts';
import { callersOf } from '../flow/ask/callers.ts';
import { dataOf, holds } from '../flow/ask/conditions.ts';
import type { Engine } from '../flow/ask/engine.ts';
import type { Leaf } from '../flow/ask/leaf.ts';
import { besideCode, isBesideCode } from '../flow/ask/libraries.ts';
import type { Frame } from '../flow/ask/reference.ts';
import { eachFact, type Facts } from '../flow/facts.ts';
import type { CallOf } from '../flow/value.ts';
import { isTrue } from '../flow/walk/fold.ts';
import type { Form, Sink } from '../models/vocabulary.ts';

import { authenticatedBy } from './guards.ts';

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
 * the loader of one may be unsafe with that of another, and a branch may be dead for all but one.
 */
export function judge(engine: Engine, sinkCall: SinkCall): Judgement {
  const callers = callersOf(engine, sinkCall.call.site.scope);
  const frames = callers.length > 0 && callers.length <= MAX_CALLERS ? callers : [undefined];
  const reached: Leaf[] = [];
  let because: string | undefined;
  for (const frame of frames) {
    if (isImpossible(engine, sinkCall.call.facts, frame)) continue;
    const library = sinkCall.inFrame(frame);
    const safe = safeBecause(engine, sinkCall.sink, library);
    if (safe) because ??= safe;
    else reached.push(...leavesOf(engine, sinkCall, library, frame));
  }
  if (reached.length === 0) return safely(because);
  return fromLeaves(reached);
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

/** A test on the way to the call that cannot come out so in this activation. */
function isImpossible(engine: Engine, facts: Facts | undefined, frame: Frame | undefined): boolean {
  if (!frame) return false;
  for (const fact of eachFact(facts)) {
    if (fact.sort !== 'test') continue;
    const refs = engine.refs(fact.condition, frame);
    const constants = refs.filter((ref) => ref.sort === 'constant');
    if (
      refs.length > 0 &&
      constants.length === refs.length &&
      constants.every((ref) => isTrue(ref.literal) !== fact.holds)
    ) {
      return true;
    }
  }
  return false;
}

function safeBecause(engine: Engine, sink: Sink, library: LibraryCall): string | undefined {
  for (const condition of sink.safe ?? []) {
    if (holds(engine, condition, library) === 'yes') return condition.because;
  }
  if (sink.when?.every((condition) => holds(engine, condition, library) === 'no')) {
    return 'its arguments leave nothing that could do harm';
  }
  return undefined;
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
      if (authentic && isExposed(leaf.origin))
        leaves.push({ ...leaf, origin: 'authenticated', note: authentic });
      else leaves.push(asContent(leaf, sinkCall.sink.form));
    }
  }
  if (leaves.length > 0) return leaves;
  const reason = engine.exhausted ? 'the search was given up' : 'what it reads is not an argument';
  return [
    {
      origin: 'unknown',
      note: reason,
      site: sinkCall.call.site,
      stream: false,
      weak: true,
      trail: undefined,
    },
  ];
}

/**
 * A sink that opens a file reads what lies there, whoever named it. Names that come from outside stay what they
 * are: who names the file chooses the data.
 */
function asContent(leaf: Leaf, form: Form): Leaf {
  const opens = form === 'path' || (form === 'file or path' && !leaf.stream);
  const ours: readonly Origin[] = ['constant', 'local', 'unknown', 'authenticated'];
  if (!opens || !ours.includes(leaf.origin)) return leaf;
  return { ...leaf, origin: 'file', note: `the file that ${describeName(leaf)} names` };
}

function describeName(leaf: Leaf): string {
  return leaf.origin === 'constant' ? 'a constant' : leaf.note;
}

export function confidenceOf(judgement: Judgement): Confidence {
  const worst = judgement.leaves[0];
  if (!worst || worst.origin === 'unknown') return 'low';
  return worst.weak ? 'medium' : 'high';
}
