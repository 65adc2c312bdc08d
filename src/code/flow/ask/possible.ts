import { eachFact, type Fact, type Facts } from '../facts.ts';
import type { Alternative, Value } from '../value.ts';
import { isTrue } from '../walk/fold.ts';
import type { Engine } from './engine.ts';
import type { Frame, Reference } from './reference.ts';

/** Branches that cannot be taken, because what they test is known: a constant of the module, of the caller. */

/** False where one of the tests is known to come out otherwise in this activation. */
export function isPossible(engine: Engine, facts: Facts | undefined, frame: Frame | undefined): boolean {
  return contradiction(engine, facts, frame) === undefined;
}

/** A test that is known to come out otherwise in this activation. */
export function contradiction(
  engine: Engine,
  facts: Facts | undefined,
  frame: Frame | undefined,
): TestFact | undefined {
  let looked = 0;
  for (const fact of eachFact(facts)) {
    if (fact.sort !== 'test' || !mayBeConstant(fact.condition, MAX_PARTS)) continue;
    looked += 1;
    if (looked > MAX_TESTS) break;
    const truth = truthIn(engine.near, fact.condition, frame);
    if (truth !== undefined && truth !== fact.holds) return fact;
  }
  return undefined;
}

export type TestFact = Fact & { readonly sort: 'test' };

/** How a test comes out in every activation, where that is known; looked for where it may be a constant. */
export function constantTruth(engine: Engine, condition: Value): boolean | undefined {
  return mayBeConstant(condition, MAX_PARTS) ? truthIn(engine, condition, undefined) : undefined;
}

/** The values that can come from the branches that can be taken; all where none is known to be possible. */
export function possible(
  engine: Engine,
  alternatives: readonly Alternative[],
  frame: Frame | undefined,
): readonly Alternative[] {
  const left = alternatives.filter(({ facts }) => !facts || isPossible(engine, facts, frame));
  return left.length > 0 ? left : alternatives;
}

/** Whether a value is true, if all that it can be agrees. */
export function truthIn(engine: Engine, value: Value, frame: Frame | undefined): boolean | undefined {
  const truths = new Set(engine.refs(value, frame).map(truthOfReference));
  const [only] = truths;
  return truths.size === 1 ? only : undefined;
}

export function truthOfReference(ref: Reference): boolean | undefined {
  return ref.sort === 'constant' ? isTrue(ref.literal) : undefined;
}

/** Tests that one value is held against, the nearest first. */
const MAX_TESTS = 8;

/** Parts of a test that are looked into. */
const MAX_PARTS = 6;

/** From the text alone: what is put together of literals and of names that may stand for some. */
function mayBeConstant(value: Value, depth: number): boolean {
  switch (value.kind) {
    case 'constant':
    case 'global':
    case 'outer':
    case 'parameter':
    case 'sequence':
      return true;
    case 'attribute':
      return depth > 0 && mayBeConstant(value.base, depth - 1);
    case 'item':
      return depth > 0 && mayBeConstant(value.base, depth - 1);
    case 'module':
      return true;
    case 'snapshot':
      return depth > 0 && mayBeConstant(value.object, depth - 1);
    case 'operation':
      return depth > 0 && value.operands.every((operand) => mayBeConstant(operand, depth - 1));
    case 'call':
      return (
        depth > 0 &&
        value.callee.kind === 'attribute' &&
        mayBeConstant(value.callee.base, depth - 1) &&
        value.args.every((argument) => mayBeConstant(argument.value, depth - 1))
      );
    default:
      return false;
  }
}
