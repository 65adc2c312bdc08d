import type { Engine } from '../../flow/ask/engine.ts';
import { commonFacts } from '../../flow/facts.ts';
import type { CallOf, Site, Value } from '../../flow/value.ts';
import { isScopeNode, type Scope } from '../../program/scope.ts';
import { Field, isStatement, Kind } from '../../python/nodes.ts';
import type { Tree } from '../../python/tree.ts';

/** Why the outcome of a check does not keep data from where it goes. */
interface Effect {
  readonly because: string;
  readonly advice: string;
}

const STOP = 'Let the function end where the check fails: raise, or return without {callee}.';

/** What is made of a check: nothing, or too little. `raises`: it says by an exception that data is not authentic. */
export function effectOf(engine: Engine, asked: Value, raises: boolean, sink: CallOf): Effect {
  const { site } = asked;
  const line = raises ? catchingLine(engine, site) : undefined;
  if (line !== undefined)
    return {
      because: `its exception is caught on line ${line}, and the program goes on to here`,
      advice: 'Let the exception end the function, or return where it is caught.',
    };
  if (!raises && !isTested(site)) return { because: 'nobody looks at its answer', advice: STOP };
  const isOnTheWay =
    asked.kind !== 'call' ||
    site.scope !== sink.site.scope ||
    commonFacts(asked.facts, sink.facts) === asked.facts;
  if (!raises && isOnTheWay) return { because: 'where it fails, the program goes on to here', advice: STOP };
  return { because: 'there are ways around it', advice: 'Verify on every way that leads to {callee}.' };
}

/** Where an exception of an expression ends: at a clause of a `try`, or at a `with` that swallows it. */
function catchingLine(engine: Engine, { scope, node }: Site): number | undefined {
  const { tree } = scope.module;
  const lineOf = (one: number) => tree.line(tree.start(one));
  let below = node;
  for (let at = tree.parent(node); at !== 0 && !isScopeNode(tree.kind(at)); at = tree.parent(at)) {
    const kind = tree.kind(at);
    const isTry = kind === Kind.Try || kind === Kind.TryStar;
    if (isTry && tree.child(at, Field.Try.body) === below && tree.count(at) > 0)
      return lineOf(tree.item(at, 0));
    if (kind === Kind.With && swallows(engine, scope, at)) return lineOf(at);
    below = at;
  }
  return undefined;
}

function swallows(engine: Engine, scope: Scope, statement: number): boolean {
  const { tree } = scope.module;
  const { values } = engine.walked(scope);
  return Array.from({ length: tree.count(statement) }, (_, i) => tree.item(statement, i)).some((item) => {
    const context = values.get(tree.child(item, Field.WithItem.context));
    return (
      context?.kind === 'call' &&
      context.callee.kind === 'library' &&
      engine.catalogue.filling.swallowers.has(context.callee.path)
    );
  });
}

/** Whether something is tested that the check, or the name that it is bound to, is a part of. */
function isTested({ scope, node }: Site): boolean {
  const { tree } = scope.module;
  let at = node;
  while (!isStatement(tree.kind(at)) && at !== 0) {
    const parent = tree.parent(at);
    if (isTest(tree, parent, at)) return true;
    at = parent;
  }
  if (tree.kind(at) !== Kind.Assign) return false;
  const names = new Set(Array.from({ length: tree.count(at) }, (_, i) => tree.nameId(tree.item(at, i))));
  for (let one = tree.firstRecord(scope.node); one <= scope.node; one = tree.nextRecord(one)) {
    if (tree.kind(one) === Kind.Name && names.has(tree.nameId(one)) && isInTest(tree, one)) return true;
  }
  return false;
}

function isInTest(tree: Tree, name: number): boolean {
  for (let at = name; at !== 0 && !isStatement(tree.kind(at)); at = tree.parent(at))
    if (isTest(tree, tree.parent(at), at)) return true;
  return false;
}

function isTest(tree: Tree, parent: number, below: number): boolean {
  switch (tree.kind(parent)) {
    case Kind.If:
      return tree.child(parent, Field.If.test) === below;
    case Kind.While:
      return tree.child(parent, Field.While.test) === below;
    case Kind.IfExp:
      return tree.child(parent, Field.IfExp.test) === below;
    case Kind.Assert:
      return tree.child(parent, Field.Assert.test) === below;
    default:
      return false;
  }
}
