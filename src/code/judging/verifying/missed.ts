import { callersOf } from '../../flow/ask/callers.ts';
import type { Engine } from '../../flow/ask/engine.ts';
import type { Leaf } from '../../flow/ask/leaf.ts';
import type { CallOf, Site, Value } from '../../flow/value.ts';
import type { Scope } from '../../program/scope.ts';
import { lineAt } from '../describe.ts';
import { valuesOn } from '../way.ts';
import { type Aside, asidesIn, proofsHeld, scopesOn } from './asides.ts';
import { coverage, isRelated } from './covered.ts';
import { effectOf } from './effect.ts';
import type { Proof } from './proofs.ts';

/** A check of the data that does not protect it, in sentences. */
export interface Missed {
  readonly note: string;
  /** What to do; `{callee}` is filled in. */
  readonly advice: string;
}

/**
 * The checks on the way of data that reaches a sink all the same, and why they do not count: the most telling of
 * those that prove nothing, come too late or change nothing, cover a part only, or are about other bytes.
 */
export function missedProofs(engine: Engine, leaf: Leaf, sink: CallOf): readonly Missed[] {
  const used = valuesOn(leaf);
  const scopes = scopesOn(leaf, sink.site);
  const held = proofsHeld(engine, leaf, sink);
  const asides = asidesIn(engine, scopes, used);
  const whole = asides.filter(({ proof }) => coverage(engine, used, proof.covers) === 'whole');
  const isHeld = ({ proof: { site } }: Aside) => held.some((one) => one.site.node === site.node);
  const looks: readonly (() => readonly Missed[])[] = [
    () => held.flatMap((proof) => openProof(engine, used, proof, sink.site)),
    () => whole.filter(({ asked }) => used.has(asked)).flatMap((aside) => openAside(aside, sink.site)),
    () => whole.flatMap((aside) => openAside(aside, sink.site)),
    () => whole.flatMap((aside) => (isHeld(aside) ? [] : [misplaced(engine, aside, scopes, sink)])),
    () => held.flatMap((proof) => partial(engine, used, proof, sink.site)),
    () => held.flatMap((proof) => elsewhere(engine, used, proof, sink.site)),
  ];
  for (const look of looks) {
    const said = new Map(look().map((missed) => [missed.note, missed]));
    if (said.size > 0) return [...said.values()].slice(0, MOST);
  }
  return [];
}

/** More than this would only repeat. */
const MOST = 2;

function openProof(
  engine: Engine,
  used: ReadonlySet<Value>,
  { flaw, covers, sort, site }: Proof,
  sink: Site,
): readonly Missed[] {
  if (!flaw || coverage(engine, used, covers) !== 'whole') return [];
  return [{ note: `${placed(sort, site, sink)} proves nothing: ${flaw.because}`, advice: flaw.advice }];
}

function openAside({ proof: { flaw, sort }, asked }: Aside, sink: Site): readonly Missed[] {
  if (!flaw) return [];
  return [{ note: `${placed(sort, asked.site, sink)} proves nothing: ${flaw.because}`, advice: flaw.advice }];
}

function partial(
  engine: Engine,
  used: ReadonlySet<Value>,
  { flaw, covers, sort, site }: Proof,
  sink: Site,
): readonly Missed[] {
  if (flaw || coverage(engine, used, covers) !== 'part') return [];
  return [
    {
      note: `${placed(sort, site, sink)} covers only a part of the data`,
      advice: 'Verify all of the bytes that are given to {callee}.',
    },
  ];
}

function elsewhere(
  engine: Engine,
  used: ReadonlySet<Value>,
  { flaw, covers, sort, site }: Proof,
  sink: Site,
): readonly Missed[] {
  if (flaw || coverage(engine, used, covers) || isRelated(engine, used, covers)) return [];
  return [
    {
      note: `${placed(sort, site, sink)} is about other bytes than these`,
      advice: 'Verify the same bytes that are given to {callee}.',
    },
  ];
}

const NAMES: Readonly<Record<Proof['sort'], string>> = {
  signature: 'The verification',
  mac: 'The MAC compared',
  digest: 'The digest compared',
};

/** `The MAC compared on line 12`. */
function placed(sort: Proof['sort'], site: Site, sink: Site): string {
  return `${NAMES[sort]} ${lineAt(site, sink)}`;
}

/** Why a check that proves something is of no use at the sink. */
function misplaced(
  engine: Engine,
  { proof: { sort }, asked, raises }: Aside,
  scopes: readonly Scope[],
  sink: CallOf,
): Missed {
  const about = placed(sort, asked.site, sink.site);
  if (isLate(engine, asked, scopes, sink))
    return {
      note: `${about} comes too late: the data has been used by then`,
      advice: 'Verify the data before it is given to {callee}.',
    };
  const { because, advice } = effectOf(engine, asked, raises, sink);
  return { note: `${about} changes nothing: ${because}`, advice };
}

/** Behind the sink, or behind the call that leads to it. */
function isLate(engine: Engine, { site }: Value, scopes: readonly Scope[], sink: CallOf): boolean {
  const { scope } = site;
  const { tree } = scope.module;
  const leading = scopes.flatMap((one) =>
    one.sort === 'function' && one !== scope ? callersOf(engine, one).flatMap(({ call }) => call ?? []) : [],
  );
  const there = [sink, ...leading].filter((call) => call.site.scope === scope);
  return there.length > 0 && there.every((call) => tree.start(site.node) > tree.start(call.site.node));
}
