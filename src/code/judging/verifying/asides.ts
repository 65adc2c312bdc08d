import type { Engine } from '../../flow/ask/engine.ts';
import type { Leaf } from '../../flow/ask/leaf.ts';
import { eachFact } from '../../flow/facts.ts';
import { type CallOf, objectOf, type Site, type Value } from '../../flow/value.ts';
import type { Scope } from '../../program/scope.ts';
import { intern, spelling } from '../../python/names.ts';
import { Kind } from '../../python/nodes.ts';
import { factsOn } from '../way.ts';
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
  return factsOn(leaf, [{ facts, frame: undefined }]).flatMap((set) =>
    [...eachFact(set.facts)].flatMap((fact) => proofsIn(engine, fact, set.frame)),
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
    const asking = [...engine.walked(scope).values].flatMap(([node, value]) =>
      value.site.node === node && mayAsk(engine, value, used) ? [value] : [],
    );
    return asking.slice(0, MOST_ASKING).flatMap((asked) => asidesOf(engine, asked));
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

/** By its name, or as a function that gets some of the data and is called as one that is defined beside such names. */
function mayAsk(engine: Engine, value: Value, used: ReadonlySet<Value>): boolean {
  if (value.kind === 'operation') return value.operator === '==' || value.operator === '!=';
  if (value.kind !== 'call') return false;
  const { callee, args } = value;
  const { proving } = engine.catalogue;
  if (callee.kind === 'library') return proving.has(callee.path.slice(callee.path.lastIndexOf('.') + 1));
  const name = nameOf(callee);
  if (proving.has(spelling(name))) return true;
  if (!checkingFunctions(engine).has(name)) return false;
  const given = args.map((one) => one.value);
  if (callee.kind === 'attribute') given.push(callee.base);
  return given.some((one) => used.has(objectOf(one)));
}

function nameOf(callee: Value): number {
  if (callee.kind === 'function') return callee.site.scope.module.tree.nameId(callee.scope.node);
  return callee.kind === 'attribute' || callee.kind === 'global' || callee.kind === 'outer' ? callee.name : 0;
}

const CHECKING = new WeakMap<Engine, ReadonlySet<number>>();

/** The names of the functions of all files that have a word of those that verify, compare or make digests. */
function checkingFunctions(engine: Engine): ReadonlySet<number> {
  const known = CHECKING.get(engine);
  if (known) return known;
  const { catalogue, program } = engine;
  const modules = new Set([...catalogue.checking].flatMap((name) => program.mentioning(intern(name))));
  const names = new Set<number>();
  for (const { tree, written } of modules) {
    for (const kind of [Kind.FunctionDef, Kind.AsyncFunctionDef])
      for (const node of written.ofKind(kind)) names.add(tree.nameId(node));
  }
  CHECKING.set(engine, names);
  return names;
}
