import type { Engine } from '../flow/ask/engine.ts';
import type { Leaf, Trail } from '../flow/ask/leaf.ts';
import type { Frame, Reference } from '../flow/ask/reference.ts';
import { eachFact, type Fact, type Facts } from '../flow/facts.ts';
import { type CallOf, objectOf, type Value } from '../flow/value.ts';

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
  facts: Facts | undefined,
  frame: Frame | undefined,
): string | undefined {
  const values = new Set<Value>();
  for (let at: Trail | undefined = leaf.trail; at; at = at.next) values.add(objectOf(at.value));
  const sets: { facts: Facts | undefined; frame: Frame | undefined }[] = [{ facts, frame }];
  for (let at: Trail | undefined = leaf.trail; at; at = at.next) if (at.facts) sets.push(at);
  for (const set of sets) {
    for (const fact of eachFact(set.facts)) {
      const comparison = comparisonOf(engine, fact, set.frame);
      if (!comparison) continue;
      for (const message of messagesOf(engine, comparison, set.frame)) {
        if (values.has(objectOf(message))) return `HMAC checked on line ${lineOf(comparison)}`;
      }
    }
  }
  return undefined;
}

function lineOf({ site }: CallOf): number {
  const { tree } = site.scope.module;
  return tree.line(tree.start(site.node));
}

/** The call that compared digests and found them equal. */
function comparisonOf(engine: Engine, fact: Fact, frame: Frame | undefined): CallOf | undefined {
  if (fact.sort !== 'test' || !fact.holds) return undefined;
  const call = objectOf(fact.condition);
  if (call.kind !== 'call') return undefined;
  return engine.refs(call.callee, frame).some((ref) => ref.sort === 'library' && COMPARISONS.has(ref.path))
    ? call
    : undefined;
}

/** The messages whose keyed digests a comparison looks at. */
function messagesOf(engine: Engine, comparison: CallOf, frame: Frame | undefined): Value[] {
  return comparison.args.flatMap((argument) =>
    engine.refs(argument.value, frame).flatMap((ref) => messageOf(engine, ref)),
  );
}

/** `hmac.new(key, message, …).hexdigest()` and its kin, unless the key stands in the code. */
function messageOf(engine: Engine, ref: Reference): Value[] {
  if (ref.sort !== 'library') return [];
  const path = ref.path.replace(/\.(hexdigest|digest)\(\)$/, '');
  const places = KEYED.get(path) ?? KEYED.get(path.replace(/\(\)$/, ''));
  const made = path === ref.path ? ref.made : (ref.made?.receiver?.made ?? ref.made);
  if (!places || !made) return [];
  const positional = made.args.filter((argument) => argument.keyword === 0);
  const [key, message] = [positional[places.key], positional[places.message]];
  if (!key || !message) return [];
  const keyLeaves = engine.origins(key.value, key.frame);
  const open = keyLeaves.length > 0 && keyLeaves.every((one) => one.origin === 'constant');
  return open ? [] : madeOf(message.value);
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
