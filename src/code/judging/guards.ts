import { argumentsFor } from '../flow/ask/bind.ts';
import type { Engine } from '../flow/ask/engine.ts';
import { frameOf, heldArguments } from '../flow/ask/frames.ts';
import type { Leaf } from '../flow/ask/leaf.ts';
import type { Frame, Held, Reference } from '../flow/ask/reference.ts';
import { eachFact, type Fact, factsOf } from '../flow/facts.ts';
import { type CallOf, objectOf, type Value } from '../flow/value.ts';
import { truthOf } from '../flow/walk/expressions.ts';
import type { Walked } from '../flow/walk/walked.ts';
import { RANDOM } from '../models/shorthands.ts';
import { factsOn, type KnownFacts, valuesOn } from './way.ts';

/** Calls that compare two digests without telling how far they agree. */
const COMPARISONS: ReadonlySet<string> = new Set([
  'hmac.compare_digest',
  'secrets.compare_digest',
  '_operator._compare_digest',
  'django.utils.crypto.constant_time_compare',
  'werkzeug.security.safe_str_cmp',
]);

/** Calls that make a digest with a key, and where key and message are among their arguments. */
const KEYED: ReadonlyMap<string, { key: number; message: number }> = new Map([
  ['hmac.new()', { key: 0, message: 1 }],
  ['hmac.HMAC()', { key: 0, message: 1 }],
  ['hmac.digest', { key: 0, message: 1 }],
]);

/**
 * Why the data on a way is authentic: somewhere between the place where it comes in and the sink, the same bytes
 * were compared with a digest made with a key. Undefined where nothing says so.
 */
export function authenticatedBy(
  engine: Engine,
  leaf: Leaf,
  atSink: readonly KnownFacts[],
): string | undefined {
  const values = valuesOn(leaf);
  for (const set of factsOn(leaf, atSink)) {
    for (const fact of eachFact(set.facts)) {
      for (const comparison of comparisonsIn(engine, fact, set.frame, MAX_CALLS)) {
        const messages = messagesOf(engine, comparison).flatMap((held) => outward(engine, held));
        if (messages.some((held) => values.has(objectOf(held.value)))) {
          return `HMAC checked on line ${lineOf(comparison.call)}`;
        }
      }
    }
  }
  return undefined;
}

/** Functions in functions that are looked into for a check. */
const MAX_CALLS = 3;

/** A call that has compared digests and found them equal, in its activation. */
interface Comparison {
  readonly call: CallOf;
  readonly frame: Frame | undefined;
}

function lineOf({ site }: CallOf): number {
  const { tree } = site.scope.module;
  return tree.line(tree.start(site.node));
}

/** The comparisons that a fact implies: the test itself, or those that a function of the project makes for it. */
function comparisonsIn(
  engine: Engine,
  fact: Fact,
  frame: Frame | undefined,
  depth: number,
): readonly Comparison[] {
  const call = fact.sort === 'returned' ? fact.call : objectOf(fact.condition);
  if (call.kind !== 'call' || (fact.sort === 'test' && !fact.holds)) return [];
  const found: Comparison[] = [];
  for (const ref of engine.refs(call.callee, frame)) {
    if (ref.sort === 'library' && fact.sort === 'test' && COMPARISONS.has(ref.path))
      found.push({ call, frame });
    else if (ref.sort === 'function' && depth > 0) {
      const inner = frameOf(engine, ref, call, heldArguments(call, frame));
      found.push(...guaranteedBy(engine, engine.walked(ref.scope), inner, fact.sort, depth - 1));
    }
  }
  return found;
}

/** What holds after a function has come back, or has come back with something true: on every such way out. */
function guaranteedBy(
  engine: Engine,
  walked: Walked,
  frame: Frame | undefined,
  outcome: Fact['sort'],
  depth: number,
): readonly Comparison[] {
  const implied = (facts: Iterable<Fact>) =>
    [...facts].flatMap((fact) => comparisonsIn(engine, fact, frame, depth));
  if (outcome === 'returned') return implied(eachFact(walked.exit.facts));
  const ways = walked.returns.filter(({ value }) => truthOf(value) !== false);
  const each = ways.map(({ value, facts }) => implied([...eachFact(facts), ...factsOf(value, true)]));
  return each.every((comparisons) => comparisons.length > 0) ? each.flat() : [];
}

/** The same value where it was handed in: the argument behind a parameter, as far out as the activation goes. */
function outward(engine: Engine, held: Held): readonly Held[] {
  const all: Held[] = [held];
  for (const one of all) {
    const object = objectOf(one.value);
    if (object.kind !== 'parameter' || one.frame?.scope !== object.site.scope || all.length > MAX_OUTWARD)
      continue;
    all.push(...argumentsFor(engine, one.frame, object.index));
  }
  return all;
}

const MAX_OUTWARD = 16;

/** The messages whose keyed digests a comparison looks at. */
function messagesOf(engine: Engine, { call, frame }: Comparison): readonly Held[] {
  return call.args.flatMap((argument) =>
    engine.refs(argument.value, frame).flatMap((ref) => messageOf(engine, ref)),
  );
}

/** `hmac.new(key, message, …).hexdigest()` and its kin, unless the key stands in the code. */
function messageOf(engine: Engine, ref: Reference): readonly Held[] {
  if (ref.sort !== 'library') return [];
  const path = ref.path.replace(/\.(hexdigest|digest)\(\)$/, '');
  const places = KEYED.get(path) ?? KEYED.get(path.replace(/\(\)$/, ''));
  const made = path === ref.path ? ref.made : (ref.made?.receiver?.made ?? ref.made);
  if (!places || !made) return [];
  const positional = made.args.filter((argument) => argument.keyword === 0);
  const [key, message] = [positional[places.key], positional[places.message]];
  if (!key || !message) return [];
  const keyLeaves = engine.origins(key.value, key.frame);
  const open =
    keyLeaves.length > 0 && keyLeaves.every((one) => one.origin === 'constant' && one.note !== RANDOM);
  return open ? [] : madeOf(message.value).map((value) => ({ value, frame: message.frame }));
}

/** The message itself, and what it is a plain re-encoding of: `body.encode()` stands for `body`. */
function madeOf(message: Value): Value[] {
  const values: Value[] = [message];
  let at = objectOf(message);
  for (let i = 0; i < 4 && at.kind === 'call' && at.callee.kind === 'attribute'; i += 1) {
    at = objectOf(at.callee.base);
    values.push(at);
  }
  return values;
}
