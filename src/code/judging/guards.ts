import type { Origin } from '../../finding/origin.ts';
import type { Engine } from '../flow/ask/engine.ts';
import type { Leaf } from '../flow/ask/leaf.ts';
import type { Site } from '../flow/value.ts';
import { lineAt } from './describe.ts';
import { coverage } from './verifying/covered.ts';
import { type Proof, proofsIn } from './verifying/proofs.ts';
import { eachKnown, factsOn, type KnownFacts, valuesOn } from './way.ts';

/** What checks on the way make of data. */
export interface Proved {
  readonly origin: Origin;
  readonly note: string;
}

/**
 * Why the data on a way is authentic: somewhere between the place where it comes in and the sink, the same bytes were
 * verified with a key, or are the ones whose digest stands in the code. Undefined where nothing says so.
 */
export function provedBy(
  engine: Engine,
  leaf: Leaf,
  atSink: readonly KnownFacts[],
  sink: Site,
): Proved | undefined {
  const used = valuesOn(leaf);
  for (const { fact, frame } of eachKnown(factsOn(leaf, atSink))) {
    for (const proof of proofsIn(engine, fact, frame))
      if (!proof.flaw && coverage(engine, used, proof.covers) === 'whole') return proved(proof, sink);
  }
  return undefined;
}

function proved({ site, sort }: Proof, sink: Site): Proved {
  const line = lineAt(site, sink);
  switch (sort) {
    case 'signature':
      return { origin: 'authenticated', note: `verified ${line}` };
    case 'mac':
      return { origin: 'authenticated', note: `MAC checked ${line}` };
    case 'digest':
      return { origin: 'constant', note: `the one whose digest is expected ${line}` };
  }
}
