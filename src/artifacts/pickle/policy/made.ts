/** What is known of what a call made, by its callee. */
import { type Global, isContainer, isGlobal, isWhole, type Made, TUPLE, type Value } from '../value.ts';
import type { Judging } from './arguments.ts';
import type { Entry } from './entry.ts';

export function entryOf(global: Global, judging: Judging): Entry | undefined {
  return judging.classify(global).entry;
}

/** The class: the callee, or the argument that the callee makes an instance of. */
export function classOf(made: Made, judging: Judging): Global | undefined {
  const { callee } = made;
  if (!isGlobal(callee)) return undefined;
  const makes = entryOf(callee, judging)?.makes;
  if (makes === undefined) return callee;
  const argument = isWhole(made.args, TUPLE) ? made.args.items[makes] : undefined;
  return isGlobal(argument) ? argument : undefined;
}

export function tupleOf({ offset }: Made, items: readonly Value[]): Value {
  const { length } = items;
  return { kind: TUPLE, offset, count: length, least: length, weight: length, items: [...items] };
}

/**
 * NEWOBJ, or OBJ and INST without arguments: made without calling the constructor. Where arguments matter to the
 * constructor, they matter to `__new__` as well.
 */
export function isConstruction({ opcode, args, kwargs }: Made, entry: Entry): boolean {
  if (entry.kind !== 'class' || !entry.make) return false;
  const isEmpty = isContainer(args) && args.count === 0 && isNothing(kwargs);
  if (opcode === 'NEWOBJ' || opcode === 'NEWOBJ_EX') return isEmpty || entry.call === undefined;
  return opcode !== 'REDUCE' && isEmpty;
}

function isNothing(kwargs: Value | undefined): boolean {
  return kwargs === undefined || (isContainer(kwargs) && kwargs.count === 0);
}
