import type { Guard } from '../../report/explanation.ts';
import type { Engine } from '../flow/ask/engine.ts';
import type { Trail } from '../flow/ask/leaf.ts';
import { eachFact, type Fact, type Facts } from '../flow/facts.ts';
import { objectOf, type Site, type Value } from '../flow/value.ts';
import type { Walked } from '../flow/walk/walked.ts';
import { locationOf, shortened, textOf } from '../judging/describe.ts';
import { coverage } from '../judging/verifying/covered.ts';
import { type Proof, proofsIn } from '../judging/verifying/proofs.ts';
import type { KnownFacts } from '../judging/way.ts';
import { Kind } from '../python/nodes.ts';
import type { Tree } from '../python/tree.ts';
import { expressionsIn, testsOf } from './tests.ts';

/**
 * What has been tested on the way, in order: at the call itself and where its data was passed on. Calls that came
 * back count where they were given some of the data, as checks are.
 */
export function guardsOf(
  engine: Engine,
  facts: Facts | undefined,
  site: Site,
  trails: readonly (Trail | undefined)[],
  data: readonly Value[],
): readonly Guard[] {
  const about = new Set<Value>(data.map(objectOf));
  const passed: Passed[] = [];
  for (const trail of trails)
    for (let at = trail; at; at = at.next) {
      about.add(objectOf(at.value));
      if (at.facts) passed.push({ facts: at.facts, frame: at.frame, site: at.value.site });
    }
  const guards = new Map<string, Guard>();
  for (const held of [...passed.reverse(), { facts, frame: undefined, site }]) {
    for (const fact of [...eachFact(held.facts)].reverse()) {
      const proves = meaningOf(engine, proofsIn(engine, fact, held.frame), about);
      const guard = guardOf(engine, fact, held.site, about, proves);
      if (guard) guards.set(`${guard.path}:${guard.line}:${guard.text}`, guard);
    }
  }
  return [...guards.values()].slice(-MOST_GUARDS);
}

/** The nearest ones; in generated code there can be thousands. */
const MOST_GUARDS = 48;

/** What holds where data is passed on, in the activation of that place. */
interface Passed extends KnownFacts {
  readonly site: Site;
}

const VERIFIES = 'verifies the data';

/** What checks say of the data; undefined where they are no checks of bytes. */
function meaningOf(engine: Engine, proofs: readonly Proof[], about: ReadonlySet<Value>): string | undefined {
  const said = proofs.map(({ flaw, covers, sort }) => {
    if (flaw) return `proves nothing: ${flaw.because}`;
    const covered = coverage(engine, about, covers);
    if (!covered) return 'verifies other bytes';
    if (covered === 'part') return 'verifies a part of the data only';
    return sort === 'digest' ? 'fixes what the data is' : VERIFIES;
  });
  return said.find((one) => one === VERIFIES) ?? said[0];
}

function guardOf(
  engine: Engine,
  fact: Fact,
  site: Site,
  about: ReadonlySet<Value>,
  proves: string | undefined,
): Guard | undefined {
  const said = proves === undefined ? {} : { proves };
  if (fact.sort === 'test') {
    const at = testedAt(engine, fact.condition, site);
    return at && { ...placeOf(at), text: shortened(textOf(at)), holds: fact.holds, ...said };
  }
  const { call } = fact;
  if (!proves && !call.args.some(({ value }) => about.has(objectOf(value)))) return undefined;
  return { ...placeOf(call.site), text: shortened(textOf(call.site)), ...said };
}

/** A test in words: `trusted`, `len(body) > 3`. */
export function conditionText(engine: Engine, condition: Value, site: Site): string {
  const at = testedAt(engine, condition, site);
  return at ? shortened(textOf(at)) : 'a test';
}

function placeOf(site: Site): { path: string; line: number } {
  const { path, line } = locationOf(site);
  return { path, line };
}

/** Where a condition is written as a test: the last such place before `site`; else where its value was made. */
function testedAt(engine: Engine, condition: Value, { scope, node }: Site): Site | undefined {
  const { tree } = scope.module;
  const places = testedIn(engine.walked(scope)).get(condition) ?? [];
  const found = places.findLast((place) => tree.start(place) <= tree.start(node));
  if (found !== undefined) return { scope, node: found };
  return isShort(condition.site.scope.module.tree, condition) ? condition.site : undefined;
}

const TESTED = new WeakMap<Walked, ReadonlyMap<Value, readonly number[]>>();

/** The expressions that tests of a scope are made of, by their values, in order of text. */
function testedIn(walked: Walked): ReadonlyMap<Value, readonly number[]> {
  const known = TESTED.get(walked);
  if (known) return known;
  const { scope, values } = walked;
  const { tree } = scope.module;
  const places = new Map<Value, number[]>();
  for (const { test } of testsOf(tree, scope.node)) {
    for (const part of expressionsIn(tree, test)) {
      const value = values.get(part);
      const known = value && places.get(value);
      if (known) known.push(part);
      else if (value) places.set(value, [part]);
    }
  }
  TESTED.set(walked, places);
  return places;
}

/** Values of these kinds were made where their text stands; others where branches meet or functions begin. */
function isShort(tree: Tree, { kind, site }: Value): boolean {
  return (
    (kind === 'call' || kind === 'operation' || kind === 'attribute') && tree.kind(site.node) !== Kind.If
  );
}
