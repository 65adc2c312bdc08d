import { unboxed } from '../flow/ask/bind.ts';
import type { Engine } from '../flow/ask/engine.ts';
import { constantIn } from '../flow/ask/items.ts';
import type { Leaf } from '../flow/ask/leaf.ts';
import { mutationsOf } from '../flow/ask/mutations.ts';
import type { Frame, Held } from '../flow/ask/reference.ts';
import { eachFact, type Fact } from '../flow/facts.ts';
import type { Value } from '../flow/value.ts';
import { isSame } from './same.ts';
import { factsOn, type KnownFacts, valuesOn } from './way.ts';

/**
 * Why the data on a way can only be one of a few constants: it was looked for in a list, set or dictionary that stands
 * in the code, or compared with a constant, and found. Undefined where nothing says so.
 */
export function allowedBy(engine: Engine, leaf: Leaf, atSink: readonly KnownFacts[]): string | undefined {
  const onWay = valuesOn(leaf);
  for (const { facts, frame } of factsOn(leaf, atSink)) {
    for (const fact of eachFact(facts)) {
      for (const test of membershipsOf(fact)) {
        if (![...onWay].some((value) => isSame(value, test.subject))) continue;
        if (!isPlainlyFixed(engine, test) && !isFixed(engine, test, frame)) continue;
        const { tree } = test.subject.site.scope.module;
        return `one of those allowed on line ${tree.line(tree.start(test.subject.site.node))}`;
      }
    }
  }
  return undefined;
}

/** `subject in table` that holds, or `subject == constant`. */
export interface Membership {
  readonly subject: Value;
  readonly table: Value;
  readonly sort: 'in' | '==';
}

export function membershipsOf(fact: Fact): readonly Membership[] {
  if (fact.sort !== 'test') return [];
  const { condition, holds } = fact;
  if (condition.kind !== 'operation' || condition.operands.length !== 2) return [];
  const [left, right] = condition.operands as [Value, Value];
  switch (condition.operator) {
    case holds ? 'in' : 'not in':
      return [{ subject: left, table: right, sort: 'in' }];
    case holds ? '==' : '!=':
      return [
        { subject: left, table: right, sort: '==' },
        { subject: right, table: left, sort: '==' },
      ];
    default:
      return [];
  }
}

/** The same where no caller need be asked; finding the data may have spent the whole budget, so it is asked apart. */
function isPlainlyFixed(engine: Engine, test: Membership): boolean {
  return engine.once(`fixed ${test.sort}`, test.table, false, () => isFixed(engine.near, test, undefined));
}

/** Whether everything that the subject may be stands in the code, and nothing from outside was added to it. */
function isFixed(engine: Engine, { table, sort }: Membership, frame: Frame | undefined): boolean {
  if (sort === '==') return constantIn(engine, table, frame) !== undefined;
  return (
    isConstant(engine, { value: table, frame }) &&
    keysOf(engine, table, frame).every((key) => key && isConstant(engine, key))
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
