import { argumentOf, type LibraryCall, libraryCall } from '../../flow/ask/arguments.ts';
import { fedTo } from '../../flow/ask/digests.ts';
import type { Engine } from '../../flow/ask/engine.ts';
import { frameOf, heldArguments } from '../../flow/ask/frames.ts';
import type { Frame, FunctionReference, Held } from '../../flow/ask/reference.ts';
import { type Flaw, verificationFlaw } from '../../flow/ask/verifications.ts';
import { eachFact, type Fact, factsOf } from '../../flow/facts.ts';
import { type CallOf, type Operation, objectOf, type Site, type Value } from '../../flow/value.ts';
import { truthOf } from '../../flow/walk/operators.ts';
import { parseArgument } from '../../models/arguments.ts';
import type { Verification } from '../../models/vocabulary.ts';
import { spelling } from '../../python/names.ts';
import { equalByHand } from './by-hand.ts';
import { compared, mayBeDigest } from './compared.ts';

/** A check that some bytes are authentic, and has come out well. */
export interface Proof {
  /** The call that verifies, or the comparison. */
  readonly site: Site;
  /** `signature`: a call verifies. `mac`, `digest`: two digests were compared, made with a key or without. */
  readonly sort: 'signature' | 'mac' | 'digest';
  /** What was verified. */
  readonly covers: readonly Held[];
  /** Why it proves nothing, whatever it covers. */
  readonly flaw: Flaw | undefined;
}

/** Functions in functions that are looked into for a check. */
const MAX_CALLS = 3;

/** The proofs that a fact implies: the test itself, or those that a function of the project makes for it. */
export function proofsIn(
  engine: Engine,
  fact: Fact,
  frame: Frame | undefined,
  depth = MAX_CALLS,
): readonly Proof[] {
  if (fact.sort === 'returned') return ofCall(engine, fact.call, frame, 'return', depth);
  const condition = objectOf(fact.condition);
  switch (condition.kind) {
    case 'choice':
      return ofHand(engine, condition, fact.holds, frame);
    case 'operation':
      return [
        ...ofEquality(engine, condition, fact.holds, frame),
        ...ofHand(engine, condition, fact.holds, frame),
      ];
    case 'attribute':
      return fact.holds ? ofTold(engine, condition.base, spelling(condition.name), frame) : [];
    case 'call':
      return [
        ...ofCall(engine, condition, frame, 'return', depth),
        ...ofCall(engine, condition, frame, fact.holds ? 'true' : 'false', depth),
      ];
    default:
      return [];
  }
}

/** What is known of a call: that it came back, or what with. */
type Outcome = 'return' | 'true' | 'false';

function ofCall(
  engine: Engine,
  call: CallOf,
  frame: Frame | undefined,
  outcome: Outcome,
  depth: number,
): readonly Proof[] {
  return engine.refs(call.callee, frame).flatMap((ref) => {
    if (ref.sort === 'function')
      return depth > 0 && engine.look() ? guaranteed(engine, ref, call, frame, outcome, depth - 1) : [];
    if (ref.sort !== 'library' || !ref.entry) return [];
    const [left, right] = heldArguments(call, frame);
    if (ref.entry.compares && outcome === 'true' && left && right)
      return compared(engine, [left, right], call.site);
    const library = libraryCall(ref, call, heldArguments(call, frame), frame);
    return ref.entry.verifications
      .filter(({ by }) => (by === 'truth' ? 'true' : 'return') === outcome)
      .map((one) => verified(engine, one, library, call.site));
  });
}

/** `result.valid` of what a call that verifies gives. */
function ofTold(engine: Engine, base: Value, name: string, frame: Frame | undefined): readonly Proof[] {
  const call = objectOf(base);
  if (call.kind !== 'call') return [];
  return engine.refs(call.callee, frame).flatMap((ref) => {
    if (ref.sort !== 'library') return [];
    const library = libraryCall(ref, call, heldArguments(call, frame), frame);
    return (ref.entry?.verifications ?? [])
      .filter(({ told }) => told === name)
      .map((one) => verified(engine, one, library, call.site));
  });
}

function verified(engine: Engine, verification: Verification, call: LibraryCall, site: Site): Proof {
  const places = [verification.data].flat();
  const given = places.flatMap((place) => argumentOf(engine, call, place));
  const isObject = places.some((place) => place === 'self' || parseArgument(place).of === 'receiver');
  const covers = isObject ? [...given, ...fedTo(engine, call.receiver)] : given;
  return { site, sort: 'signature', covers, flaw: verificationFlaw(engine, verification, call) };
}

/** `computed == given`: it takes longer the further they agree, but proves the same. */
function ofEquality(
  engine: Engine,
  { operator, operands, site }: Operation,
  holds: boolean,
  frame: Frame | undefined,
): readonly Proof[] {
  const [left, right] = operands;
  if (operator !== (holds ? '==' : '!=') || !left || !right) return [];
  if (!operands.some((one) => mayBeDigest(engine, one, frame))) return [];
  return ofEqual(engine, [left, right], frame, site);
}

/** Nothing differs in any pair of two texts that are as long. */
function ofHand(
  engine: Engine,
  condition: Value,
  holds: boolean,
  frame: Frame | undefined,
): readonly Proof[] {
  const equal = equalByHand(condition, holds);
  return equal ? ofEqual(engine, equal, frame, condition.site) : [];
}

function ofEqual(
  engine: Engine,
  [left, right]: readonly [Value, Value],
  frame: Frame | undefined,
  site: Site,
): readonly Proof[] {
  return compared(
    engine,
    [
      { value: left, frame },
      { value: right, frame },
    ],
    site,
  );
}

/** What holds after a function of the project has come back, or has given something: on every such way out. */
function guaranteed(
  engine: Engine,
  callee: FunctionReference,
  call: CallOf,
  frame: Frame | undefined,
  outcome: Outcome,
  depth: number,
): readonly Proof[] {
  const walked = engine.walked(callee.scope);
  const inner = frameOf(engine, callee, call, heldArguments(call, frame));
  const implied = (facts: Iterable<Fact>) =>
    [...facts].flatMap((fact) => proofsIn(engine, fact, inner, depth));
  if (outcome === 'return') return implied(eachFact(walked.exit.facts));
  const wanted = outcome === 'true';
  const ways = walked.returns.filter(({ value }) => truthOf(value) !== !wanted);
  const each = ways.map(({ value, facts }) => implied([...eachFact(facts), ...factsOf(value, wanted)]));
  return each.every((proofs) => proofs.length > 0) ? each.flat() : [];
}
