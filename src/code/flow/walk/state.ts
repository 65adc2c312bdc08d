import { compactMap, exactMap } from '../../../limits/compact.ts';
import { commonFacts, type Fact, type Facts, withFact } from '../facts.ts';
import {
  type Contents,
  choose,
  NO_CONTENTS,
  objectOf,
  type Site,
  type StoredAttribute,
  type Value,
} from '../value.ts';
import { joinContainers } from './containers.ts';
import { Rows } from './rows.ts';

/** What is known at one point of a walk: variables, contents of objects, facts. Branches work on copies. */
export interface State {
  readonly names: Rows<number, Value>;
  readonly contents: Rows<Value, Contents>;
  facts: Facts | undefined;
  /** False after `return`, `raise`, `break`, `continue` and in branches that cannot be taken. */
  alive: boolean;
}

/** What is known where a scope ends. */
export interface FinalState extends Omit<Readonly<State>, 'names' | 'contents'> {
  readonly names: ReadonlyMap<number, Value>;
  readonly contents: ReadonlyMap<Value, Contents>;
}

/** Where it is told what objects hold. */
interface Known {
  readonly contents: { get(object: Value): Contents | undefined };
}

export function emptyState(): State {
  return { names: new Rows(), contents: new Rows(), facts: undefined, alive: true };
}

export function copyState({ names, contents, facts, alive }: State): State {
  return { names: names.copy(), contents: contents.copy(), facts, alive };
}

/** A state that nothing is put into any more. */
export function compactState({ names, contents, facts, alive }: State): FinalState {
  return { names: compactMap(names.all), contents: exactMap(contents.all), facts, alive };
}

export function addFacts(state: State, facts: readonly Fact[]): void {
  for (const fact of facts) state.facts = withFact(state.facts, fact);
}

/** What is known where two paths meet. Neither argument may be used afterwards. */
export function joinStates(a: State, b: State, site: Site): State {
  if (!a.alive) return b;
  if (!b.alive) return a;
  const facts = commonFacts(a.facts, b.facts);
  for (const [name, value] of a.names.isCopyOf(b.names) ? [] : b.names) {
    const other = a.names.get(name);
    if (other === value) continue;
    const from = { value, facts: b.facts };
    a.names.set(name, other ? choose([{ value: other, facts: a.facts }, from], site) : value);
  }
  joinAllContents(a, b, site);
  a.facts = facts;
  return a;
}

function joinAllContents(a: State, b: State, site: Site): void {
  if (a.contents.isCopyOf(b.contents)) return;
  for (const object of new Set([...a.contents.all.keys(), ...b.contents.all.keys()])) {
    const [left, right] = [a.contents.get(object), b.contents.get(object)];
    if (left === right) continue;
    a.contents.set(object, joinContents(object, left ?? NO_CONTENTS, right ?? NO_CONTENTS, site));
  }
}

function joinContents(object: Value, a: Contents, b: Contents, site: Site): Contents {
  const either = (x: Value, y: Value): Value =>
    choose(
      [
        { value: x, facts: undefined },
        { value: y, facts: undefined },
      ],
      site,
    );
  const writers = [...new Set([...a.writers, ...b.writers])];
  const attributes = new Map<number, StoredAttribute>();
  for (const name of new Set([...a.attributes.keys(), ...b.attributes.keys()])) {
    const before: Value = { kind: 'attribute', base: object, name, site };
    const [left, right] = [a.attributes.get(name), b.attributes.get(name)];
    const rewritten = (left && left.after < a.writers.length) || (right && right.after < b.writers.length);
    const value = either(left?.value ?? before, right?.value ?? before);
    attributes.set(name, { value, after: rewritten ? 0 : writers.length });
  }
  const tracked = a.container ?? b.container;
  return {
    container: tracked && joinContainers(a.container ?? object, b.container ?? object, site),
    attributes,
    items: joinItems(a.items, b.items),
    writers,
  };
}

/** What only one of the paths has stored may be there or not, as if its key were not known. */
function joinItems(a: Contents['items'], b: Contents['items']): Contents['items'] {
  if (a === b) return a;
  let same = 0;
  while (same < a.length && a[same] === b[same]) same += 1;
  const either = new Set([...a.slice(same), ...b.slice(same)].map(({ value }) => value));
  return [...a.slice(0, same), ...[...either].slice(-MAX_ITEMS).map((value) => ({ key: undefined, value }))];
}

/** Stores into something that was made elsewhere, kept where paths meet: the newest. */
const MAX_ITEMS = 64;

/** The value together with what the state knows of its contents; the value itself where that is nothing. */
export function snapshotOf(state: Known, value: Value): Value {
  const object = objectOf(value);
  const contents = state.contents.get(object);
  if (!contents) return value;
  if (value.kind === 'snapshot' && value.contents === contents) return value;
  return { kind: 'snapshot', object, contents, site: value.site };
}

/** The list, tuple, set or dict that an object is now; undefined for what was not made here. */
export function containerOf(state: Known, value: Value): Value | undefined {
  const object = objectOf(value);
  const contents = state.contents.get(object);
  const known = contents ?? (value.kind === 'snapshot' ? value.contents : undefined);
  if (known?.container) return known.container;
  return object.kind === 'sequence' || object.kind === 'mapping' ? object : undefined;
}

export function contentsOf(state: Known, value: Value): Contents {
  return state.contents.get(objectOf(value)) ?? (value.kind === 'snapshot' ? value.contents : NO_CONTENTS);
}

/** Replaces what a list or dict holds. */
export function setContainer(state: State, object: Value, container: Value): void {
  const target = objectOf(object);
  state.contents.set(target, { ...contentsOf(state, object), container });
}
