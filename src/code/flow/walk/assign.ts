import { isScopeNode } from '../../program/scope.ts';
import { Field, Kind, Operator } from '../../python/nodes.ts';
import { walk } from '../../python/tree.ts';
import type { Site, Value } from '../value.ts';
import { callMethod, extended } from './containers.ts';
import type { Expressions } from './expressions.ts';
import { guarded } from './guarded.ts';
import { storeAttribute, storeItem } from './objects.ts';
import { binaryOperation } from './operators.ts';
import { containerOf, setContainer, snapshotOf } from './state.ts';

/** Everything that binds: names, attributes, items, unpacking. */
export class Assignments {
  readonly #expressions: Expressions;
  /** Values bound while a `try` body is walked, for its handlers; one map for each `try` around. */
  readonly #collectors: Map<number, Value[]>[] = [];
  readonly #boundIn = new Map<number, readonly number[]>();

  constructor(expressions: Expressions) {
    this.#expressions = expressions;
  }

  bind(name: number, value: Value): void {
    const { state, records } = this.#expressions;
    state.names.set(name, value);
    for (const collector of this.#collectors) add(collector, name, value);
    add(records.assigned, name, value);
  }

  /** Runs a body and gives all values that it bound. */
  collect(body: () => void): ReadonlyMap<number, readonly Value[]> {
    const collector = new Map<number, Value[]>();
    this.#collectors.push(collector);
    body();
    this.#collectors.pop();
    return collector;
  }

  assign(target: number, value: Value): void {
    const { tree, state, records } = this.#expressions;
    switch (tree.kind(target)) {
      case Kind.Name:
        return this.bind(tree.nameId(target), value);
      case Kind.Tuple:
      case Kind.List:
        return this.#unpack(target, value);
      case Kind.Starred:
        return this.assign(tree.child(target, Field.Starred.value), value);
      case Kind.Attribute: {
        const object = this.#expressions.evaluate(tree.child(target, Field.Attribute.value));
        return this.storeAttribute(object, tree.nameId(target), value, target);
      }
      case Kind.Subscript: {
        const base = this.#expressions.evaluate(tree.child(target, Field.Subscript.value));
        const key = this.#expressions.evaluate(tree.child(target, Field.Subscript.slice));
        records.itemStores.set(target, { key, value: snapshotOf(state, value) });
        return storeItem(state, base, key, guarded(state, value, this.#expressions.site(target)));
      }
      default:
        return;
    }
  }

  storeAttribute(object: Value, name: number, given: Value, node: number): void {
    const { state, records } = this.#expressions;
    const value = guarded(state, given, this.#expressions.site(node));
    storeAttribute(state, object, name, value);
    records.stores.set(node, { object, name, value: snapshotOf(state, value), node });
  }

  /** `a, *b, c = value`. */
  #unpack(target: number, value: Value): void {
    const { tree, state } = this.#expressions;
    const count = tree.count(target);
    const container = containerOf(state, value);
    const whole = container?.kind === 'sequence' && container.rest.length === 0 ? container : undefined;
    let starred = false;
    for (let i = 0; i < count; i += 1) {
      const item = tree.item(target, i);
      const site = this.#expressions.site(item);
      if (tree.kind(item) === Kind.Starred) {
        starred = true;
        const elements = whole?.elements.slice(i, whole.elements.length - (count - i - 1));
        const rest = elements ? [] : [{ kind: 'element' as const, of: value, site }];
        this.assign(item, { kind: 'sequence', sort: 'list', elements: elements ?? [], rest, site });
      } else {
        const index = starred ? i - count : i;
        const known = whole?.elements.at(index);
        this.assign(item, known ?? this.#expressions.item(value, this.#constant(index, site), item));
      }
    }
  }

  #constant(literal: number, site: Site): Value {
    return { kind: 'constant', literal, site };
  }

  /** `target += value`: lists grow in place, everything else becomes another value. */
  augmented(node: number): void {
    const { tree, state } = this.#expressions;
    const target = tree.child(node, Field.AugAssign.target);
    const before = this.#expressions.evaluate(target);
    const value = this.#expressions.evaluate(tree.child(node, Field.AugAssign.value));
    const container = containerOf(state, before);
    const operator = tree.operator(node);
    if (container?.kind === 'sequence' && container.sort === 'list' && operator === Operator.Add) {
      setContainer(state, before, extended(container, value, this.#expressions.site(node)));
      return;
    }
    this.assign(target, binaryOperation(this.#expressions, operator, before, value, node));
  }

  /** `del target`. */
  remove(target: number): void {
    const { tree, state } = this.#expressions;
    switch (tree.kind(target)) {
      case Kind.Name:
        state.names.delete(tree.nameId(target));
        return;
      case Kind.Subscript:
        return this.#removeItem(target);
      case Kind.Attribute:
        this.#expressions.evaluate(tree.child(target, Field.Attribute.value));
        return;
      default:
        for (let i = 0; i < tree.count(target); i += 1) this.remove(tree.item(target, i));
    }
  }

  /** `del container[key]`: what is left is what `pop` leaves. */
  #removeItem(target: number): void {
    const { tree, state } = this.#expressions;
    const base = this.#expressions.evaluate(tree.child(target, Field.Subscript.value));
    const key = this.#expressions.evaluate(tree.child(target, Field.Subscript.slice));
    const container = containerOf(state, base);
    const left = container && callMethod(container, 'pop', [key], this.#expressions.site(target));
    if (left) setContainer(state, base, left.container);
  }

  /** Every name that a statement and what stands in it may bind. */
  boundIn(statement: number): readonly number[] {
    const known = this.#boundIn.get(statement);
    if (known) return known;
    const { tree } = this.#expressions;
    const names = new Set<number>();
    walk(tree, statement, (node, kind) => {
      if (kind === Kind.Name && tree.context(node) !== 0) names.add(tree.nameId(node));
      else if (kind === Kind.Alias) names.add(tree.nameAt(node, Field.Alias.asname) || tree.nameId(node));
      else if (kind === Kind.ExceptHandler || kind === Kind.MatchAs || kind === Kind.MatchStar)
        names.add(tree.nameId(node));
      else if (kind === Kind.FunctionDef || kind === Kind.AsyncFunctionDef || kind === Kind.ClassDef)
        names.add(tree.nameId(node));
      return !isScopeNode(kind);
    });
    names.delete(0);
    const bound = [...names];
    this.#boundIn.set(statement, bound);
    return bound;
  }
}

function add(map: Map<number, Value[]>, name: number, value: Value): void {
  const values = map.get(name);
  if (!values) map.set(name, [value]);
  else if (!values.includes(value)) values.push(value);
}
