import type { Engine } from '../../flow/ask/engine.ts';
import type { Leaf } from '../../flow/ask/leaf.ts';
import { type CallOf, objectOf, type Site, type Value } from '../../flow/value.ts';
import type { Scope } from '../../program/scope.ts';
import { intern, spelling } from '../../python/names.ts';
import { eachKnown, factsOn } from '../way.ts';
import { type Proof, proofsIn } from './proofs.ts';

/** Something in a function on the way of data that asks whether bytes are authentic, whatever is made of the answer. */
export interface Aside {
  readonly proof: Proof;
  readonly asked: Value;
  /** It raises where it fails. */
  readonly raises: boolean;
}

/** What has been proved where the sink is called and on the way there, whatever it is about. */
export function proofsHeld(engine: Engine, leaf: Leaf, { facts }: CallOf): readonly Proof[] {
  return eachKnown(factsOn(leaf, [{ facts, frame: undefined }])).flatMap(({ fact, frame }) =>
    proofsIn(engine, fact, frame),
  );
}

/** The functions that data passes, the sink's own first. */
export function scopesOn({ trail }: Leaf, sink: Site): readonly Scope[] {
  const scopes = new Set([sink.scope]);
  for (let at = trail; at && scopes.size < MOST_SCOPES; at = at.next) scopes.add(at.value.site.scope);
  return [...scopes];
}

const MOST_SCOPES = 8;

/** `used` are the values that the data is on its way. */
export function asidesIn(
  engine: Engine,
  scopes: readonly Scope[],
  used: ReadonlySet<Value>,
): readonly Aside[] {
  return scopes.flatMap((scope) => {
    const asking = candidatesIn(engine, scope).filter(({ byName, value }) => byName || getsAny(value, used));
    return asking.slice(0, MOST_ASKING).flatMap(({ value }) => asidesOf(engine, value));
  });
}

const MOST_ASKING = 48;

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

/** What may ask by its name, or as a function that gets some of the data and is called as one defined beside such names. */
interface Candidate {
  readonly value: Value;
  readonly byName: boolean;
}

/** Looked for once for each walk: a scope with many sinks has as many values again. */
function candidatesIn(engine: Engine, scope: Scope): readonly Candidate[] {
  return engine.once<readonly Candidate[]>('asking', scope, [], () =>
    [...engine.walked(scope).values].flatMap(([node, value]) =>
      value.site.node === node ? candidateOf(engine, value) : [],
    ),
  );
}

function candidateOf(engine: Engine, value: Value): readonly Candidate[] {
  if (value.kind === 'operation')
    return value.operator === '==' || value.operator === '!=' ? [{ value, byName: true }] : [];
  if (value.kind !== 'call') return [];
  const { callee } = value;
  const { proving } = engine.catalogue;
  const name = nameOf(callee);
  const spelled =
    callee.kind === 'library' ? callee.path.slice(callee.path.lastIndexOf('.') + 1) : spelling(name);
  if (proving.has(spelled)) return [{ value, byName: true }];
  const checks = callee.kind !== 'library' && isChecking(engine, name);
  return checks ? [{ value, byName: false }] : [];
}

function getsAny(value: Value, used: ReadonlySet<Value>): boolean {
  if (value.kind !== 'call') return false;
  const { callee, args } = value;
  if (callee.kind === 'attribute' && used.has(objectOf(callee.base))) return true;
  return args.some((one) => used.has(objectOf(one.value)));
}

function nameOf(callee: Value): number {
  if (callee.kind === 'function') return callee.site.scope.module.tree.nameId(callee.scope.node);
  return callee.kind === 'attribute' || callee.kind === 'global' || callee.kind === 'outer' ? callee.name : 0;
}

/** Whether a function of this name stands in a file that has a word of those that verify, compare or make digests. */
function isChecking(engine: Engine, name: number): boolean {
  return engine.row('checking functions', engine.program, name, () => checkingFunctions(engine)) ?? false;
}

function checkingFunctions(engine: Engine): ReadonlyMap<number, true> {
  const { catalogue, program } = engine;
  const modules = new Set([...catalogue.checking].flatMap((name) => program.mentioning(intern(name))));
  const names = new Map<number, true>();
  for (const { functions } of modules) for (const name of functions) names.set(name, true);
  return names;
}
