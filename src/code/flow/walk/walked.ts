import type { Scope } from '../../program/scope.ts';
import type { Facts } from '../facts.ts';
import type { CallOf, MappingEntry, Value } from '../value.ts';
import { type FinalState, snapshotOf } from './state.ts';

/** What one forward walk through a scope has found; nothing in it depends on any other scope. */
export interface Walked {
  readonly scope: Scope;
  /**
   * The value of every expression that was evaluated, by node. What is missing stands in a branch that cannot be
   * taken or behind a `return`.
   */
  readonly values: ReadonlyMap<number, Value>;
  /** The calls that decorators are, by the node of the decorator. */
  readonly decorations: ReadonlyMap<number, CallOf>;
  readonly returns: readonly Outcome[];
  readonly yields: readonly Outcome[];
  /** `object.name = value`. */
  readonly stores: readonly AttributeStore[];
  /** `base[key] = value`, by the node of the Subscript. */
  readonly itemStores: ReadonlyMap<number, MappingEntry>;
  /** Everything ever bound to a name, for those who see it from outside: closures, other modules. */
  readonly assigned: ReadonlyMap<number, readonly Value[]>;
  /** Where all ways out meet; what objects hold there is what the caller sees. */
  readonly exit: FinalState;
}

export interface Outcome {
  readonly value: Value;
  readonly facts: Facts | undefined;
  /** The statement; of a lambda its body. */
  readonly node: number;
}

export interface AttributeStore {
  readonly object: Value;
  readonly name: number;
  readonly value: Value;
  readonly node: number;
}

/** What a name is where the scope ends, with what the object holds by then. */
export function finalValue({ exit }: Walked, name: number): Value | undefined {
  const value = exit.names.get(name);
  return value && snapshotOf(exit, value);
}
