import { unboxed } from '../flow/ask/bind.ts';
import type { Engine } from '../flow/ask/engine.ts';
import { constantIn } from '../flow/ask/items.ts';
import type { Leaf } from '../flow/ask/leaf.ts';
import { mutationsOf } from '../flow/ask/mutations.ts';
import type { Frame, Held } from '../flow/ask/reference.ts';
import { isSame } from '../flow/ask/same.ts';
import type { Fact } from '../flow/facts.ts';
import { type CallOf, objectOf, type Value } from '../flow/value.ts';
import { spelling } from '../python/names.ts';
import { isSaidOf } from './rounds.ts';
import { eachKnown, factsOn, type KnownFacts } from './way.ts';

/**
 * Why the data on a way can only be one of a few constants: it was looked for in a list, set or dictionary that stands
 * in the code, or compared with a constant, and found. Undefined where nothing says so.
 */
export function allowedBy(engine: Engine, leaf: Leaf, atSink: readonly KnownFacts[]): string | undefined {
  for (const { fact, frame } of eachKnown(factsOn(leaf, atSink))) {
    if (fact.sort !== 'test') continue;
    for (const test of membershipsOf(fact)) {
      if (!isSaidOf(leaf, fact.condition, test.subject)) continue;
      const areFixed = test.tables.every(
        (table) => isPlainlyFixed(engine, table) || isFixed(engine, table, frame),
      );
      if (!areFixed) continue;
      const { tree } = test.subject.site.scope.module;
      return `one of those allowed on line ${tree.line(tree.start(test.subject.site.node))}`;
    }
  }
  return undefined;
}

/** `subject in table` that holds, or `subject == constant`; of `x == a or x == b` that holds one of several. */
export interface Membership {
  readonly subject: Value;
  readonly tables: readonly Table[];
}

/** What a subject was found in, or equal to. */
interface Table {
  readonly value: Value;
  readonly sort: 'in' | '==';
}

export function membershipsOf(fact: Fact): readonly Membership[] {
  return fact.sort === 'test' ? membershipsIn(fact.condition, fact.holds, MAX_ALTERNATIVES) : [];
}

function membershipsIn(condition: Value, holds: boolean, most: number): readonly Membership[] {
  if (condition.kind === 'call') return holds ? lookedUp(condition) : [];
  if (condition.kind !== 'operation') return [];
  const { operator, operands } = condition;
  const [only] = operands;
  if (operator === 'not' && only) return membershipsIn(only, !holds, most);
  if (operator === (holds ? 'or' : 'and') && operands.length <= most) {
    const [first = [], ...others] = operands.map((one) => membershipsIn(one, holds, most / 2));
    return first.flatMap((one) => joined(one, others));
  }
  const [left, right] = operands as [Value, Value];
  switch (operator) {
    case holds ? 'in' : 'not in':
      return saidOf(left).map((subject) => ({ subject, tables: [{ value: right, sort: 'in' }] }));
    case holds ? '==' : '!=':
      return [
        ...saidOf(left).map((subject) => ({ subject, tables: [{ value: right, sort: '==' as const }] })),
        { subject: right, tables: [{ value: left, sort: '==' }] },
      ];
    case holds ? 'is not' : 'is': {
      const isNone = right.kind === 'constant' && right.literal === null;
      const looked = objectOf(left);
      return isNone && looked.kind === 'call' ? lookedUp(looked) : [];
    }
    default:
      return [];
  }
}

/** `name.lower() in TABLE` says the same of `name`, but for its case. */
function saidOf(subject: Value): readonly Value[] {
  const call = objectOf(subject);
  if (call.kind !== 'call' || call.args.length > 0 || call.callee.kind !== 'attribute') return [subject];
  return CASES.has(spelling(call.callee.name)) ? [subject, call.callee.base] : [subject];
}

const CASES: ReadonlySet<string> = new Set(['lower', 'upper', 'casefold']);

/** `table.get(subject)` that is true, and `table.get(subject) is not None`: it is a key of the table. */
function lookedUp({ callee, args }: CallOf): readonly Membership[] {
  const [key] = args;
  if (callee.kind !== 'attribute' || spelling(callee.name) !== 'get' || args.length !== 1 || !key) return [];
  return [{ subject: key.value, tables: [{ value: callee.base, sort: 'in' }] }];
}

/** Alternatives that are written out; longer lists are written as lists. */
const MAX_ALTERNATIVES = 16;

/** What one alternative says of a subject, with what each of the others says of the same; nothing if one says nothing. */
function joined(one: Membership, others: readonly (readonly Membership[])[]): readonly Membership[] {
  const same = others.map((memberships) => memberships.find(({ subject }) => isSame(subject, one.subject)));
  if (same.includes(undefined)) return [];
  return [{ subject: one.subject, tables: [...one.tables, ...same.flatMap((other) => other?.tables ?? [])] }];
}

/** The same where no caller need be asked; finding the data may have spent the whole budget, so it is asked apart. */
function isPlainlyFixed(engine: Engine, table: Table): boolean {
  return engine.once(`fixed ${table.sort}`, table.value, false, () => isFixed(engine.near, table, undefined));
}

/** Whether everything that the subject may be stands in the code, and nothing from outside was added to it. */
function isFixed(engine: Engine, { value, sort }: Table, frame: Frame | undefined): boolean {
  if (sort === '==') {
    if (constantIn(engine, value, frame) !== undefined) return true;
    const one = objectOf(value);
    // `for word in WORDS: if word == name`: it was found in what is gone through.
    return one.kind === 'element' && isFixed(engine, { value: one.of, sort: 'in' }, frame);
  }
  return (
    isConstant(engine, { value, frame }) &&
    keysOf(engine, value, frame).every((key) => key && isConstant(engine, key))
  );
}

function isConstant(engine: Engine, held: Held): boolean {
  const leaves = engine.originsOfHeld(held);
  return leaves.length > 0 && leaves.every(({ origin }) => origin === 'constant');
}

/** What a dictionary is searched for, undefined where it is not known; other tables have none. */
function keysOf(engine: Engine, table: Value, frame: Frame | undefined): readonly (Held | undefined)[] {
  const written = engine.refs(table, frame).flatMap((ref) => {
    if (ref.sort !== 'container' || ref.value.kind !== 'mapping') return [];
    return ref.value.entries.map(({ key }) => key && unboxed(key, ref.frame));
  });
  const added = mutationsOf(engine, table, frame).flatMap(({ key, value }) =>
    key ? [{ value: key, frame: value.frame }] : [],
  );
  return [...written, ...added];
}
