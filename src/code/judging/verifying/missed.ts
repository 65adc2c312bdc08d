import { callersOf } from '../../flow/ask/callers.ts';
import type { Engine } from '../../flow/ask/engine.ts';
import type { Leaf } from '../../flow/ask/leaf.ts';
import { eachFact } from '../../flow/facts.ts';
import { type CallOf, objectOf, type Site, type Value } from '../../flow/value.ts';
import type { Scope } from '../../program/scope.ts';
import { spelling } from '../../python/names.ts';
import { factsOn, valuesOn } from '../way.ts';
import { coverage } from './covered.ts';
import { effectOf } from './effect.ts';
import { type Proof, proofsIn } from './proofs.ts';

/** A check of the data that does not protect it, in sentences. */
export interface Missed {
  readonly note: string;
  /** What to do; `{callee}` is filled in. */
  readonly advice: string;
}

/**
 * The checks on the way of data that reaches a sink all the same, and why they do not count, the most telling first:
 * they prove nothing, come too late, change nothing, or are about other bytes.
 */
export function missedProofs(engine: Engine, leaf: Leaf, sink: CallOf): readonly Missed[] {
  const used = valuesOn(leaf);
  const scopes = scopesOn(leaf, sink.site);
  const held = heldAt(engine, leaf, sink);
  const ranked: { missed: Missed; rank: number }[] = [];
  for (const { proof, asked, raises } of [...held, ...asides(engine, scopes, used)]) {
    const covers = coverage(engine, used, proof.covers);
    const about = wordsFor(proof, asked, sink.site);
    const isHeld = held.some((one) => one.proof.site.node === proof.site.node);
    if (covers === 'whole' && proof.flaw)
      ranked.push({
        rank: 0,
        missed: { note: `${about} proves nothing: ${proof.flaw.because}`, advice: proof.flaw.advice },
      });
    else if (covers === 'whole' && !isHeld && asked)
      ranked.push({ rank: 1, missed: misplaced(engine, { asked, raises }, scopes, sink, about) });
    else if (covers === 'part' && !proof.flaw)
      ranked.push({ rank: 2, missed: { note: `${about} covers only a part of the data`, advice: ALL } });
    else if (!covers && !proof.flaw && isHeld)
      ranked.push({ rank: 3, missed: { note: `${about} is about other bytes than these`, advice: SAME } });
  }
  ranked.sort((a, b) => a.rank - b.rank);
  const best = ranked.filter(({ rank }) => rank === ranked[0]?.rank);
  const said = new Map(best.map(({ missed }) => [missed.note, missed]));
  return [...said.values()].slice(0, MOST);
}

/** More than this would only repeat. */
const MOST = 2;

const ALL = 'Verify all of the bytes that are given to {callee}.';
const SAME = 'Verify the same bytes that are given to {callee}.';
const FIRST = 'Verify the data before it is given to {callee}.';

/** A proof, and the expression in a function on the way that asks for it; none for what holds at the sink. */
interface Aside {
  readonly proof: Proof;
  readonly asked: Value | undefined;
  /** It raises where it fails. */
  readonly raises: boolean;
}

/** What has been proved where the sink is called and on the way there, whatever it is about. */
function heldAt(engine: Engine, leaf: Leaf, { facts }: CallOf): readonly Aside[] {
  return factsOn(leaf, [{ facts, frame: undefined }]).flatMap((set) =>
    [...eachFact(set.facts)].flatMap((fact) =>
      proofsIn(engine, fact, set.frame).map((proof) => ({ proof, asked: undefined, raises: false })),
    ),
  );
}

/** The functions that the data passes, the sink's own first. */
function scopesOn({ trail }: Leaf, sink: Site): readonly Scope[] {
  const scopes = new Set([sink.scope]);
  for (let at = trail; at && scopes.size < MOST_SCOPES; at = at.next) scopes.add(at.value.site.scope);
  return [...scopes];
}

const MOST_SCOPES = 8;

/** Everything in some functions that asks whether data is authentic, whatever is made of the answer. */
function asides(engine: Engine, scopes: readonly Scope[], used: ReadonlySet<Value>): readonly Aside[] {
  return scopes.flatMap((scope) => {
    const asking = [...engine.walked(scope).values].flatMap(([node, value]) =>
      value.site.node === node && mayAsk(engine, value, used) ? [value] : [],
    );
    return asking.slice(0, MOST_ASKING).flatMap((asked) => asidesOf(engine, asked));
  });
}

function asidesOf(engine: Engine, asked: Value): readonly Aside[] {
  const returned =
    asked.kind === 'call' ? proofsIn(engine, { sort: 'returned', call: asked }, undefined) : [];
  const raising = new Set(returned.map(({ site }) => site.node));
  const tested = [true, false].flatMap((holds) =>
    proofsIn(engine, { sort: 'test', condition: asked, holds }, undefined),
  );
  return [
    ...returned.map((proof) => ({ proof, asked, raises: true })),
    ...tested.flatMap((proof) => (raising.has(proof.site.node) ? [] : [{ proof, asked, raises: false }])),
  ];
}

const MOST_ASKING = 48;

/** By its name, or as a function that gets some of the data. */
function mayAsk({ catalogue }: Engine, value: Value, used: ReadonlySet<Value>): boolean {
  if (value.kind === 'operation') return value.operator === '==' || value.operator === '!=';
  if (value.kind !== 'call') return false;
  const { callee, args } = value;
  if (callee.kind === 'library')
    return catalogue.proving.has(callee.path.slice(callee.path.lastIndexOf('.') + 1));
  if (callee.kind === 'attribute' && catalogue.proving.has(spelling(callee.name))) return true;
  const given =
    callee.kind === 'attribute'
      ? [callee.base, ...args.map((one) => one.value)]
      : args.map((one) => one.value);
  return given.some((one) => used.has(objectOf(one)));
}

const NAMES: Readonly<Record<Proof['sort'], string>> = {
  signature: 'The verification',
  mac: 'The MAC compared',
  digest: 'The digest compared',
};

/** `The MAC compared on line 12`, where the function on the way asks for it. */
function wordsFor({ sort, site }: Proof, asked: Value | undefined, sink: Site): string {
  const { scope, node } = asked?.site ?? site;
  const { path, tree } = scope.module;
  const file = path === sink.scope.module.path ? '' : ` of ${path}`;
  return `${NAMES[sort]} on line ${tree.line(tree.start(node))}${file}`;
}

/** Why a check that proves something is of no use at the sink. */
function misplaced(
  engine: Engine,
  { asked, raises }: { readonly asked: Value; readonly raises: boolean },
  scopes: readonly Scope[],
  sink: CallOf,
  about: string,
): Missed {
  if (isLate(engine, asked, scopes, sink))
    return { note: `${about} comes too late: the data has been used by then`, advice: FIRST };
  const effect = effectOf(engine, asked, raises, sink);
  return { note: `${about} changes nothing: ${effect.because}`, advice: effect.advice };
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
