import { CALLED, ITEM, isClassPath } from '../../models/paths.ts';
import type { Scope } from '../../program/scope.ts';
import { intern, spelling } from '../../python/names.ts';
import { eachFact, type Facts } from '../facts.ts';
import { type Alternative, type CallOf, objectOf, type Site, type Snapshot, type Value } from '../value.ts';
import { annotationRefs, instancesOf, promisedElements } from './annotations.ts';
import { unboxed } from './bind.ts';
import { callbackResults, madeByDefault } from './callbacks.ts';
import { resolutionOrder, subclassesOf } from './classes.ts';
import { uncopied } from './copies.ts';
import type { Engine } from './engine.ts';
import { entryParameter, entryPointsOf } from './entries.ts';
import { foldedCall, foldedItem } from './folded.ts';
import { binds, closureFor, functionReference, heldArguments } from './frames.ts';
import {
  anyElementOf,
  containerResults,
  itemOf,
  putBesideOf,
  roundOf,
  storedItems,
  withoutStored,
  yieldsOf,
} from './items.ts';
import { inheritedItem, itemsOfInstance, roundsOfInstance } from './iterators.ts';
import { LIBRARY_CONSTANTS } from './library-constants.ts';
import { attributeOf } from './members.ts';
import { filledItems, mutatedItems } from './mutations.ts';
import { fieldAt, namedField } from './named-tuples.ts';
import { globalValues, namespaceMember, outerValues } from './names.ts';
import { isEnumeration } from './narrow.ts';
import { operationRefs } from './operations.ts';
import { parameterValues } from './parameters.ts';
import { possible } from './possible.ts';
import { isLeftToOthers } from './public.ts';
import { receiverOf, takesReceiver } from './receivers.ts';
import {
  type ClassReference,
  type Frame,
  type Held,
  LEFT_TO_OTHERS,
  type LibraryReference,
  type Reference,
  ReferenceSet,
  UNASKED,
  unknownReference,
} from './reference.ts';
import { callMethodOf, resultOf } from './results.ts';
import { mayHoldMore } from './undescribed.ts';

/** Computes what a value is. Called through {@link Engine.refs}, which remembers. */
export function referencesOf(engine: Engine, value: Value, frame: Frame | undefined): readonly Reference[] {
  switch (value.kind) {
    case 'constant':
      return [{ sort: 'constant', literal: value.literal }];
    case 'library': {
      const literal = LIBRARY_CONSTANTS.get(value.path);
      return literal === undefined ? [engine.library(value.path)] : [{ sort: 'constant', literal }];
    }
    case 'module':
      return [{ sort: 'module', module: value.module, folder: value.folder }];
    case 'function':
      return [functionReference(value.scope, closureFor(value.site.scope, frame))];
    case 'class':
      return [{ sort: 'class', scope: value.scope, closure: closureFor(value.site.scope, frame) }];
    case 'parameter':
      return parameterRefs(engine, value, frame);
    case 'outer':
      return all(engine, outerValues(engine, value.scope, value.name, value.site.scope, frame));
    case 'global':
      return globalRefs(engine, value.site.scope, value.name);
    case 'attribute':
      return attributeRefs(engine, value, frame);
    case 'item':
      return itemRefs(engine, value, frame);
    case 'element':
      return elementRefs(engine, value.of, value.site, frame);
    case 'call':
      return callRefs(engine, value, frame);
    case 'operation':
      return operationRefs(engine, value, frame);
    case 'sequence':
    case 'mapping':
      return [{ sort: 'container', value, frame }];
    case 'choice':
      return choiceRefs(engine, value.alternatives, frame);
    case 'snapshot':
      return snapshotRefs(engine, value, frame);
    case 'caught':
      return caughtRefs(engine, value, frame);
    case 'entered':
      return enteredRefs(engine, value.of, frame);
    case 'bound':
      return engine.refs(value.value, value.frame as Frame | undefined);
    case 'unknown':
      return [unknownReference(value.reason)];
  }
}

/** A list or dict that a function gives back holds what was put into it here, too. */
function snapshotRefs(engine: Engine, value: Snapshot, frame: Frame | undefined): readonly Reference[] {
  const { object, contents } = value;
  const refs = engine.refs(contents.container ?? object, frame);
  if (contents.container || contents.items.length === 0) return refs;
  const like = refs.find((ref) => ref.sort === 'container');
  return like ? [...refs, { sort: 'container', value: putBesideOf(value, like.value), frame }] : refs;
}

function choiceRefs(
  engine: Engine,
  alternatives: readonly Alternative[],
  frame: Frame | undefined,
): readonly Reference[] {
  const refs = new ReferenceSet();
  for (const { value, facts } of possible(engine, alternatives, frame)) {
    const given = engine.refs(value, frame);
    const told = isTestedForNone(value, facts) ? given.filter((ref) => !isNone(ref)) : given;
    refs.add(told.length > 0 ? told : given);
  }
  return refs.list();
}

/** On the way of an alternative its value was found not to be None: `if x is None: x = default`. */
function isTestedForNone(value: Value, facts: Facts | undefined): boolean {
  const object = objectOf(value);
  for (const fact of eachFact(facts)) {
    if (fact.sort !== 'test') continue;
    const condition = objectOf(fact.condition);
    if (fact.holds && condition === object) return true;
    if (condition.kind !== 'operation' || condition.operator !== (fact.holds ? 'is not' : 'is')) continue;
    const [left, right] = condition.operands;
    if (left && objectOf(left) === object && right?.kind === 'constant' && right.literal === null)
      return true;
  }
  return false;
}

/** Why it is not known what something holds. */
const HANDED = 'given to a function that nobody has described';

export function all(engine: Engine, helds: Iterable<Held>): readonly Reference[] {
  const refs = new ReferenceSet();
  for (const { value, frame } of helds) refs.add(engine.refs(value, frame));
  return refs.list();
}

function parameterRefs(
  engine: Engine,
  value: Value & { kind: 'parameter' },
  frame: Frame | undefined,
): readonly Reference[] {
  const { scope } = value.site;
  const refs = new ReferenceSet();
  if (value.index === 0 && takesReceiver(scope)) {
    const receiver = frame?.scope === scope ? frame.receiver : undefined;
    const registered = receiver ? [] : classesBegun(engine, scope);
    if (registered.length > 0) return registered;
    const objects = receiver || frame?.scope !== scope ? [] : givenByHand(engine, value, frame);
    if (objects.length > 0) return objects;
    const self = receiver ?? receiverOf(scope);
    if (self) return [self];
  }
  for (const held of parameterValues(engine, value, frame)) refs.add(engine.refs(held.value, held.frame));
  // Who calls it is not asked, so the default is not all that it can be.
  if (engine.isNear && frame?.scope !== scope) refs.add([unknownReference(UNASKED)]);
  const given = refs.list();
  const isTold = given.some((ref) => !isNone(ref)) && given.every((ref) => ref.sort !== 'unknown');
  const isOfOneCall = binds(frame, scope);
  const isAnybodys = !isOfOneCall && !engine.isNear && isLeftToOthers(engine, scope, value.index);
  if (!isOfOneCall || given.length === 0) refs.add(entryTypes(engine, scope, value.index));
  // `fmt: Format` may be any class of that family; where all that is given is known, it is what is given.
  if (!isTold || isAnybodys) refs.add(annotationRefs(engine, scope, value.index));
  if (isAnybodys) refs.add([unknownReference(LEFT_TO_OTHERS)]);
  const promised = refs.list();
  return promised.length > 0 ? promised : [unknownReference('a parameter')];
}

/** The object that a method is given by hand, `Base.close(self)`, or by the language where a property is read. */
function givenByHand(
  engine: Engine,
  value: Value & { kind: 'parameter' },
  frame: Frame,
): readonly Reference[] {
  // Where a library decorates the class an object is that library's as well.
  const given = all(engine, parameterValues(engine, value, frame)).filter(({ sort }) => sort !== 'library');
  return given.every(({ sort }) => sort === 'instance') ? given : [];
}

/** What `__init_subclass__` is called with where the language calls it: each class that inherits its own. */
function classesBegun(engine: Engine, { name, parent }: Scope): readonly Reference[] {
  if (name !== '__init_subclass__' || parent?.sort !== 'class') return [];
  return subclassesOf(engine, parent).map((scope) => ({ sort: 'class', scope, closure: undefined }));
}

/** The usual default: nothing is said by it of what the parameter is when it is given. */
function isNone(ref: Reference): boolean {
  return ref.sort === 'constant' && ref.literal === null;
}

/** What a framework that calls the function puts there. */
function entryTypes(engine: Engine, scope: Scope, index: number): readonly Reference[] {
  return entryPointsOf(engine, scope).flatMap((entry) => {
    const about = entryParameter(engine, entry, index);
    if (about?.injected) return engine.refs(about.injected.value, about.injected.frame);
    return about?.type ? [engine.library(about.type)] : [];
  });
}

/** A variable of a module as functions see it. */
function globalRefs(engine: Engine, from: Scope, name: number): readonly Reference[] {
  const scope = engine.program.moduleScope(from.module);
  const helds = globalValues(engine, scope, name);
  if (helds.length > 0) return all(engine, helds);
  const starred = namespaceMember(engine, from.module, name);
  return starred.length > 0 ? all(engine, starred) : [engine.library(`builtins.${spelling(name)}`)];
}

function attributeRefs(
  engine: Engine,
  value: Value & { kind: 'attribute' },
  frame: Frame | undefined,
): readonly Reference[] {
  const refs = new ReferenceSet();
  const stored = value.base.kind === 'snapshot' ? value.base.contents.attributes.get(value.name) : undefined;
  if (stored) refs.add(engine.refs(stored.value, frame));
  if (stored && mayHoldMore(engine, value.base, frame)) refs.add([unknownReference(HANDED)]);
  for (const base of engine.refs(objectOf(value.base), frame)) {
    if (base.sort === 'unknown') refs.add([base]);
    const field = namedField(engine, base, value.name);
    if (field) {
      refs.add(engine.refs(field.value, field.frame));
      continue;
    }
    for (const member of attributeOf(engine, base, value.name)) {
      refs.add('sort' in member ? [member] : engine.refs(member.value, member.frame));
    }
  }
  const list = refs.list();
  return list.length > 0 ? list : [unknownReference(`an attribute ${spelling(value.name)}`)];
}

function itemRefs(
  engine: Engine,
  value: Value & { kind: 'item' },
  frame: Frame | undefined,
): readonly Reference[] {
  const folded = foldedItem(engine, value.base, value.key, frame);
  if (folded) return [folded];
  const refs = new ReferenceSet();
  for (const held of storedItems(value.base, value.key, frame)) refs.add(engine.refs(held.value, held.frame));
  for (const base of engine.refs(withoutStored(value.base), frame)) {
    const field = fieldAt(engine, base, value.key, frame);
    if (field) refs.add(engine.refs(field.value, field.frame));
    else if (base.sort === 'container') {
      refs.add(containerItem(engine, base.value, base.frame, value, frame));
      refs.add(all(engine, filledItems(engine, base, value.key)));
    } else if (base.sort === 'library' || base.sort === 'class') {
      const made = base.sort === 'library' ? madeByDefault(base) : undefined;
      refs.add(made ? engine.refs(made.value, made.frame) : withTypes(engine, base));
    } else if (base.sort === 'instance') {
      const returned = itemsOfInstance(engine, base, value.key, frame);
      const item = returned.length > 0 ? undefined : inheritedItem(engine, base);
      refs.add(item ? [item] : all(engine, returned));
    } else if (base.sort === 'unknown') refs.add([base]);
  }
  refs.add(all(engine, mutatedItems(engine, value.base, value.key, frame)));
  if (mayHoldMore(engine, value.base, frame)) refs.add([unknownReference(HANDED)]);
  const list = refs.list();
  return list.length > 0 ? list : [unknownReference('an item')];
}

/**
 * `Base[int]`: a class that takes types is itself (PEP 560). Members of enumerations, and rows of a table that a library
 * made of a class, are no classes.
 */
function withTypes(engine: Engine, base: LibraryReference | ClassReference): readonly Reference[] {
  if (base.sort === 'class') return isEnumeration(engine, base.scope) || hasRows(engine, base) ? [] : [base];
  const item = engine.stepInto(base, ITEM, undefined);
  return [item.entry || !isClassPath(base.path) ? item : base];
}

function hasRows(engine: Engine, { scope }: ClassReference): boolean {
  return resolutionOrder(engine, scope).some(
    (base) => base.sort === 'library' && engine.stepInto(base, ITEM, undefined).source !== base.source,
  );
}

/** An item of a known container; the key may be known only in this frame. */
function containerItem(
  engine: Engine,
  container: Value,
  inFrame: Frame | undefined,
  item: Value & { kind: 'item' },
  frame: Frame | undefined,
): readonly Reference[] {
  const found = itemOf(engine, container, item.key, item.site, frame);
  if (!found) return [];
  const { value, frame: at } = unboxed(found, inFrame);
  return engine.refs(value, at);
}

function elementRefs(engine: Engine, of: Value, site: Site, frame: Frame | undefined): readonly Reference[] {
  const refs = new ReferenceSet();
  const bases = engine.refs(of, frame);
  // `given or [a, b]`: who goes through it gets these, or something of which nothing is known.
  if (bases.some(({ sort }) => sort === 'container')) refs.add(bases.filter(isUnknown));
  for (const base of bases) {
    if (base.sort === 'container') {
      refs.add(all(engine, filledItems(engine, base, undefined)));
      const element = anyElementOf(base.value, site);
      if (!element) continue;
      const held = unboxed(element, base.frame);
      refs.add(engine.refs(held.value, held.frame));
    } else if (base.sort === 'library') {
      const round = roundOf(base, site);
      refs.add(round ? engine.refs(round, undefined) : libraryElements(engine, base));
    }
    if (base.sort === 'instance') refs.add(all(engine, roundsOfInstance(engine, base)));
  }
  for (const { value, frame: at } of yieldsOf(engine, of, frame)) refs.add(engine.refs(value, at));
  refs.add(all(engine, mutatedItems(engine, uncopied(of), undefined, frame)));
  if (mayHoldMore(engine, of, frame)) refs.add([unknownReference(HANDED)]);
  const list = refs.list();
  const promised = list.every(isUndescribed) ? promisedElements(engine, of, frame) : [];
  if (promised.length > 0) return [...promised, ...list];
  return list.length > 0 ? list : [unknownReference('an element')];
}

function isUnknown({ sort }: Reference): boolean {
  return sort === 'unknown';
}

/** Nothing is known of it but the name that it is reached by. */
function isUndescribed(ref: Reference): boolean {
  return isUnknown(ref) || (ref.sort === 'library' && !ref.entry && !ref.source);
}

/** An item of what a library gives; of `map(f, xs)` what `f` gives. */
function libraryElements(engine: Engine, base: LibraryReference): readonly Reference[] {
  const callee = base.made?.receiver;
  const results = callee && base.made ? callbackResults(engine, callee, base.made, 'each') : [];
  return [...all(engine, results), engine.stepInto(base, ITEM, undefined)];
}

function callRefs(engine: Engine, call: CallOf, frame: Frame | undefined): readonly Reference[] {
  const folded = foldedCall(engine, call, frame);
  if (folded) return [folded];
  const refs = new ReferenceSet();
  const args = heldArguments(call, frame);
  const held = containerResults(engine, call, frame);
  for (const one of held) refs.add(engine.refs(one.value, one.frame));
  if (held.length > 0 && call.callee.kind === 'attribute') {
    const { base } = call.callee;
    if (mayHoldMore(engine, base, frame)) refs.add([unknownReference(HANDED)]);
    refs.add(engine.refs(base, frame).filter(isUnknown));
  }
  for (const callee of engine.refs(call.callee, frame)) {
    // What is known item by item needs no word for what a `dict` gives.
    if (held.length > 0 && callee.sort === 'library' && callee.path.startsWith('builtins.')) continue;
    if (callee.sort === 'library' && callee.path === 'typing.cast') refs.add(castRefs(engine, args));
    else if (callee.sort === 'library' && TAKES.has(callee.path))
      refs.add(takenRefs(engine, callee, call, frame));
    else refs.add(resultOf(engine, callee, call, args, frame));
  }
  const list = refs.list();
  return list.length > 0 ? list : [unknownReference('the result of a call')];
}

/** What takes out of a queue what was put there, one by one. */
const TAKES: ReadonlySet<string> = new Set(['queue.Queue().get', 'queue.Queue().get_nowait']);

/** What was put into the queue, where that is told item by item; else what the library gives. */
function takenRefs(
  engine: Engine,
  callee: LibraryReference,
  call: CallOf,
  frame: Frame | undefined,
): readonly Reference[] {
  const holder = call.callee.kind === 'attribute' ? call.callee.base : undefined;
  const put = holder ? all(engine, mutatedItems(engine, holder, undefined, frame)) : [];
  const isTold = put.length > 0 && put.every(({ sort }) => sort === 'container' || sort === 'instance');
  return isTold ? put : resultOf(engine, callee, call, heldArguments(call, frame), frame);
}

/** `cast(Redis, self.pool)` is what it is given; where nothing is known of that, what it is said to be. */
function castRefs(engine: Engine, [type, given]: readonly Held[]): readonly Reference[] {
  const refs = given ? engine.refs(given.value, given.frame) : [];
  const isKnown = refs.some((ref) => (ref.sort === 'library' ? ref.entry : ref.sort !== 'unknown'));
  const said = type && !isKnown ? instancesOf(engine, type.value) : [];
  return said.length > 0 ? said : refs;
}

/** An instance of each class that a handler names; who raised it is found by who makes one. */
function caughtRefs(
  engine: Engine,
  { types }: Value & { kind: 'caught' },
  frame: Frame | undefined,
): readonly Reference[] {
  const refs = new ReferenceSet();
  for (const ref of engine.refs(types, frame)) {
    const classes = ref.sort === 'container' && ref.value.kind === 'sequence' ? ref.value.elements : [types];
    refs.add(classes.flatMap((one) => instancesOf(engine, one)));
  }
  const list = refs.list();
  return list.length > 0 ? list : [unknownReference('an exception')];
}

/** Whether `with` enters an object by a method of a library. */
function isInherited(engine: Engine, ref: Reference): boolean {
  return ['__enter__', '__aenter__'].some((name) =>
    attributeOf(engine, ref, intern(name)).some((member) => 'sort' in member && member.sort === 'library'),
  );
}

function enteredRefs(engine: Engine, of: Value, frame: Frame | undefined): readonly Reference[] {
  const refs = new ReferenceSet();
  for (const { value, frame: at } of yieldsOf(engine, of, frame)) refs.add(engine.refs(value, at));
  for (const ref of engine.refs(of, frame)) {
    if (ref.sort === 'instance') {
      const method = callMethodOf(engine, ref, '__enter__', []);
      const entered = method.length > 0 ? method : callMethodOf(engine, ref, '__aenter__', []);
      // What a library's class gives to one of the project that inherits it is mostly the object itself.
      refs.add(entered.length === 0 && isInherited(engine, ref) ? [ref] : entered);
    } else if (ref.sort === 'library') {
      const enter = engine.stepInto(engine.stepInto(ref, '__enter__', undefined), CALLED, undefined);
      refs.add([enter.entry ? enter : ref]);
    } else if (ref.sort !== 'unknown') refs.add([ref]);
  }
  const list = refs.list();
  return list.length > 0 ? list : [unknownReference('what `with` gives')];
}
