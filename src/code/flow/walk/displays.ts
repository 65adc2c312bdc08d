import { Field, Kind } from '../../python/nodes.ts';
import { type Facts, factsOf } from '../facts.ts';
import type { Mapping, MappingEntry, Value } from '../value.ts';
import { grown, grownEntries } from './containers.ts';
import type { Expressions } from './expressions.ts';
import { addFacts, containerOf, snapshotOf } from './state.ts';

/** A list, tuple or set; what is unpacked in it adds its own elements as far as they are known. */
export function sequenceDisplay(expressions: Expressions, node: number): Value {
  const kind = expressions.tree.kind(node);
  const elements: Value[] = [];
  const rest: Value[] = [];
  for (let i = 0; i < expressions.tree.count(node); i += 1) {
    const item = expressions.tree.item(node, i);
    const value = snapshotOf(expressions.state, expressions.evaluate(item));
    if (expressions.tree.kind(item) === Kind.Starred) spread(expressions, value, elements, rest, item);
    else (rest.length > 0 ? rest : elements).push(value);
  }
  const sort = kind === Kind.List ? 'list' : kind === Kind.Tuple ? 'tuple' : 'set';
  return { kind: 'sequence', sort, elements, rest, site: expressions.site(node) };
}

function spread(
  expressions: Expressions,
  value: Value,
  elements: Value[],
  rest: Value[],
  node: number,
): void {
  const container = containerOf(expressions.state, value);
  if (container?.kind === 'sequence' && rest.length === 0) {
    const { elements: known, rest: more } = grown(container);
    for (const element of known) elements.push(element);
    for (const one of more) rest.push(one);
  } else rest.push({ kind: 'element', of: value, site: expressions.site(node) });
}

/** A dict; `**other` adds the entries of one that is known. */
export function dictDisplay(expressions: Expressions, node: number): Value {
  const entries: MappingEntry[] = [];
  for (let i = 0; i + 1 < expressions.tree.count(node); i += 2) {
    const key = expressions.tree.item(node, i);
    const evaluated = key ? expressions.evaluate(key) : undefined;
    const value = snapshotOf(expressions.state, expressions.evaluate(expressions.tree.item(node, i + 1)));
    const inner = evaluated ? undefined : containerOf(expressions.state, value);
    if (inner?.kind === 'mapping') for (const entry of grownEntries(inner)) entries.push(entry);
    else entries.push({ key: evaluated, value });
  }
  return { kind: 'mapping', entries, site: expressions.site(node) };
}

/** One round through its `for` and `if` parts. Its targets are gone afterwards; what `:=` binds stays (PEP 572). */
export function comprehension(expressions: Expressions, node: number): Value {
  const { tree } = expressions;
  const { facts } = expressions.state;
  const names = expressions.state.names.copy();
  const outerWalruses = expressions.walruses;
  expressions.walruses = new Map();
  for (let i = 0; i < tree.count(node); i += 1) generator(expressions, tree.item(node, i));
  const result =
    tree.kind(node) === Kind.DictComp
      ? dictResult(expressions, node, facts)
      : listResult(expressions, node, facts);
  for (const [name, value] of expressions.walruses) {
    names.set(name, value);
    outerWalruses.set(name, value);
  }
  expressions.walruses = outerWalruses;
  expressions.state = { ...expressions.state, names, facts };
  return result;
}

function generator(expressions: Expressions, comprehension: number): void {
  const over = expressions.evaluate(expressions.tree.child(comprehension, Field.Comprehension.iter));
  const target = expressions.tree.child(comprehension, Field.Comprehension.target);
  expressions.assignments.assign(target, expressions.elementOf(over, comprehension));
  for (let i = 0; i < expressions.tree.count(comprehension); i += 1) {
    addFacts(expressions.state, factsOf(expressions.evaluate(expressions.tree.item(comprehension, i)), true));
  }
}

/** Made where conditions hold, beside the facts that held around. */
function whereTested(expressions: Expressions, value: Value, around: Facts | undefined): Value {
  const { facts } = expressions.state;
  if (facts === around || value.kind === 'constant') return value;
  return { kind: 'choice', alternatives: [{ value, facts }], loop: false, site: value.site };
}

function dictResult(expressions: Expressions, node: number, around: Facts | undefined): Mapping {
  const key = expressions.tree.child(node, Field.DictComp.key);
  const evaluated = key ? whereTested(expressions, expressions.evaluate(key), around) : undefined;
  const value = whereTested(
    expressions,
    expressions.evaluate(expressions.tree.child(node, Field.DictComp.value)),
    around,
  );
  return { kind: 'mapping', entries: [{ key: evaluated, value }], site: expressions.site(node) };
}

function listResult(expressions: Expressions, node: number, around: Facts | undefined): Value {
  const elt = expressions.tree.child(node, Field.ListComp.elt);
  let value = whereTested(expressions, expressions.evaluate(elt), around);
  if (expressions.tree.kind(elt) === Kind.Starred)
    value = { kind: 'element', of: value, site: expressions.site(elt) };
  const kind = expressions.tree.kind(node);
  const sort = kind === Kind.ListComp ? 'list' : kind === Kind.SetComp ? 'set' : 'generator';
  return { kind: 'sequence', sort, elements: [], rest: [value], site: expressions.site(node) };
}
