import { exposure, isExposed, type Origin } from '../../../finding/origin.ts';
import { ITEM } from '../../models/paths.ts';
import type { Scope } from '../../program/scope.ts';
import { intern, spelling } from '../../python/names.ts';
import { Field, Kind } from '../../python/nodes.ts';
import { commonFacts, type Facts } from '../facts.ts';
import { objectOf, SENT, type Sequence, type Site, type Snapshot, type Value } from '../value.ts';
import { annotationRefs } from './annotations.ts';
import { besidesContainers } from './besides.ts';
import { argumentsFor, unboxed } from './bind.ts';
import { callOrigins } from './call-origins.ts';
import { calledOn } from './called-on.ts';
import { callersOf, usesOf } from './callers.ts';
import { caughtOrigins } from './caught.ts';
import { resolutionOrder } from './classes.ts';
import { uncopied } from './copies.ts';
import { declaredArgument, declaredOption, isDeclaredData, isDeclaredItem } from './declared.ts';
import { annotatedFields } from './declaring.ts';
import { activationsFor } from './dispatch.ts';
import { filledLater } from './endings.ts';
import type { Engine } from './engine.ts';
import { type EntryPoint, entryParameter, entryPointsOf } from './entries.ts';
import { binds } from './frames.ts';
import { anyElementOf, itemOf, laterItems, roundOf, storedItems, withoutStored, yieldsOf } from './items.ts';
import { inheritedItem, itemsOfInstance, roundsOfInstance } from './iterators.ts';
import { keptByLibrary } from './kept-by-library.ts';
import {
  CODE,
  guessed,
  type Leaf,
  LITERAL,
  leaf,
  merged,
  mergeLeaves,
  NUMBER,
  SEGMENT,
  spared,
  through,
  WORD,
  weakened,
} from './leaf.ts';
import { furtherInto, libraryOrigins, MANY, sourceLeaf, sourceOrigins } from './libraries.ts';
import { attributeOf, NAMES, validatorsOf } from './members.ts';
import { filledItems, mutatedItems } from './mutations.ts';
import { fieldAt, namedField } from './named-tuples.ts';
import { globalValues, namespaceMember, outerValues } from './names.ts';
import { isConvertedField, isEnumeration, isNarrowField, isNarrowParameter } from './narrow.ts';
import { operationOrigins } from './operation-origins.ts';
import { parameterValues } from './parameters.ts';
import { possible } from './possible.ts';
import { isExported, isLeftToOthers } from './public.ts';
import { receiverOf } from './receivers.ts';
import type { ContainerReference, Frame, Held, LibraryReference, Reference } from './reference.ts';
import { methodReturns } from './results.ts';
import { routeParameter } from './route-parameters.ts';
import { sentInto } from './sent.ts';
import { isWithinBeginning } from './texts.ts';
import { along, helds, together } from './together.ts';
import { unseenIn } from './undescribed.ts';
import type { HandedOver } from './uses.ts';
import { writtenBy } from './writers.ts';

/** Computes where a value's data comes from. Called through {@link Engine.origins}, which remembers. */
export function originsOf(engine: Engine, value: Value, frame: Frame | undefined): readonly Leaf[] {
  return computed(engine, value, frame).map((leaf) => through(leaf, value, frame));
}

function computed(engine: Engine, value: Value, frame: Frame | undefined): readonly Leaf[] {
  switch (value.kind) {
    case 'constant':
      return [leaf('constant', LITERAL, value.site)];
    case 'library':
      return ofLibrary(engine.library(value.path), value.site);
    case 'module':
    case 'function':
    case 'class':
      return [leaf('constant', CODE, value.site)];
    case 'parameter':
      return parameterOrigins(engine, value, frame);
    case 'outer':
      return mergeLeaves(
        together(engine, outerValues(engine, value.scope, value.name, value.site.scope, frame)),
        together(engine, mutatedItems(engine, value, undefined, frame)),
      );
    case 'global':
      return globalOrigins(engine, value);
    case 'attribute':
      return attributeOrigins(engine, value, frame);
    case 'item':
      return itemOrigins(engine, value, frame);
    case 'element':
      return elementOrigins(engine, value, frame);
    case 'call':
      return callOrigins(engine, value, frame);
    case 'operation':
      return operationOrigins(engine, value, frame);
    case 'sequence':
      if (value.elements.length + value.rest.length === 0) return emptyOrigins(engine, value, frame);
      return together(
        engine,
        helds([...value.elements, ...value.rest].slice(0, MAX_PARTS), frame),
        value.site,
      );
    case 'mapping':
      return together(
        engine,
        helds(
          value.entries.slice(0, MAX_PARTS).map((entry) => entry.value),
          frame,
        ),
        value.site,
      );
    case 'choice':
      return merged(
        possible(engine, value.alternatives, frame).map((one) =>
          along(engine, { value: one.value, frame }, one.facts),
        ),
      );
    case 'snapshot':
      return snapshotOrigins(engine, value, frame);
    case 'caught':
      return caughtOrigins(engine, value, frame);
    case 'entered':
      return enteredOrigins(engine, value, frame);
    case 'bound':
      return engine.origins(value.value, value.frame as Frame | undefined);
    case 'unknown':
      if (value.reason === SENT) return sentOrigins(engine, value);
      return value.parts.length > 0
        ? together(engine, helds(value.parts, frame)).map(weakened)
        : [leaf('unknown', value.reason, value.site)];
  }
}

function sentOrigins(engine: Engine, { site, reason }: Value & { kind: 'unknown' }): readonly Leaf[] {
  const sent = sentInto(engine, site.scope);
  return sent.length > 0 ? together(engine, sent) : [leaf('unknown', reason, site)];
}

/** What looks empty here was filled through another name, or is not at all. */
function emptyOrigins(engine: Engine, value: Sequence, frame: Frame | undefined): readonly Leaf[] {
  const later = filledLater(engine, { sort: 'container', value, frame }, value.site.scope);
  return together(engine, helds(later, frame), value.site);
}

/** Parts of a container that are looked at. */
const MAX_PARTS = 64;

function globalOrigins(engine: Engine, value: Value & { kind: 'global' }): readonly Leaf[] {
  const scope = engine.program.moduleScope(value.site.scope.module);
  const values = globalValues(engine, scope, value.name);
  if (values.length > 0) {
    return mergeLeaves(
      together(engine, values),
      together(engine, mutatedItems(engine, value, undefined, undefined)),
    );
  }
  const starred = namespaceMember(engine, value.site.scope.module, value.name);
  if (starred.length > 0) return together(engine, starred);
  return libraryOrigins(engine.library(`builtins.${spelling(value.name)}`), value.site);
}

/**
 * The arguments of one call, or of all calls. A parameter of an entry point is what the framework puts there; one
 * of a function that nobody calls is the caller's.
 */
function parameterOrigins(
  engine: Engine,
  value: Value & { kind: 'parameter' },
  frame: Frame | undefined,
): readonly Leaf[] {
  const { scope } = value.site;
  if (value.index === 0 && receiverOf(scope)) return selfOrigins(engine, value, frame);
  if (binds(frame, scope)) {
    const given = parameterValues(engine, value, frame);
    const leaves = merged(given.flatMap((held) => givenBy(engine, value, held, frame)));
    if (isInjected(engine, frame, value.index)) return merged([entryOrigins(engine, value), leaves]);
    if (given.length > 0)
      return frame.guessed ? [...leaves.map(guessed), ...uncalled(engine, value)] : leaves;
  }
  const fromEntry = entryOrigins(engine, value);
  if (fromEntry.some((one) => one.origin === 'remote')) return throughWrapper(engine, value, fromEntry);
  const callers = callersOf(engine, scope);
  const leaves = callers.map((caller) => {
    // A guess goes one step: who calls the function around is not asked.
    const look = caller.guessed ? engine.near : engine;
    const given = parameterValues(look, value, caller);
    const found = merged(given.flatMap((held) => givenBy(look, value, held, caller)));
    return caller.guessed ? found.map(guessed) : found;
  });
  // What is only guessed rules nothing out.
  if (callers.some((caller) => caller.guessed)) leaves.push(uncalled(engine, value));
  if (!usesOf(engine, scope).complete) {
    leaves.push([weakened(leaf('unknown', `whoever else calls ${scope.name}()`, value.site))]);
    // Nobody was found before the search ended: users of a library are as likely as anybody.
    if (callers.length === 0) leaves.push(uncalled(engine, value).map(weakened));
  }
  const found = merged([fromEntry, ...leaves]);
  if (found.length === 0) return uncalled(engine, value);
  const isOpen = isLeftToOthers(engine, scope, value.index) || isExported(engine, scope);
  return fromEntry.length === 0 && isOpen ? merged([found, uncalled(engine, value).map(weakened)]) : found;
}

/** What one argument of a call gives, in the activations around the call that get to this function. */
function givenBy(
  engine: Engine,
  value: Value & { kind: 'parameter' },
  held: Held,
  caller: Frame,
): readonly (readonly Leaf[])[] {
  const facts = caller.call?.facts;
  const isFree = held.frame === undefined && held.value.site.scope === caller.call?.site.scope;
  const around = isFree && !caller.guessed ? activationsFor(engine, value.site.scope, caller) : undefined;
  if (!around) return [along(engine, held, facts)];
  if (around.length === 0) return [uncalled(engine, value)];
  return around.map((frame) => along(engine, { value: held.value, frame }, facts));
}

/** A library that was handed the function calls it, and gives this parameter nothing: `Depends(common)` fills its own. */
function isInjected(engine: Engine, { call, ...frame }: Frame, index: number): boolean {
  if (!call || call.args.length > 0) return false;
  const written = engine.walked(call.site.scope).values.get(call.site.node);
  if (written === call || written?.kind !== 'call' || written.args.length === 0) return false;
  return argumentsFor(engine, { call, ...frame }, index).length === 0;
}

/**
 * What a framework gives to a decorated function goes through what the decorator made of it, and has been tested there:
 * `if name not in KNOWN: abort(404)`, then `return f(name)`.
 */
function throughWrapper(
  engine: Engine,
  value: Value & { kind: 'parameter' },
  leaves: readonly Leaf[],
): readonly Leaf[] {
  const { scope } = value.site;
  const { tree } = scope.module;
  if (tree.kind(scope.node) === Kind.Lambda) return leaves;
  if (tree.count(tree.child(scope.node, Field.FunctionDef.decorators)) < 2) return leaves;
  const wrappers = callersOf(engine, scope).filter(({ call }) => call?.callee.kind === 'outer' && call.facts);
  if (wrappers.length === 0) return leaves;
  return merged(
    wrappers.map((caller) => {
      const given = parameterValues(engine, value, caller).map((held) => objectOf(held.value));
      const passed = given.length === 1 && given[0]?.kind === 'parameter' ? given[0] : undefined;
      return passed ? leaves.map((one) => through(one, passed, undefined, caller.call?.facts)) : leaves;
    }),
  );
}

/** An object is made of what its constructor was given; of one that anybody may have made nothing is known. */
function selfOrigins(
  engine: Engine,
  value: Value & { kind: 'parameter' },
  frame: Frame | undefined,
): readonly Leaf[] {
  const { scope } = value.site;
  const receiver = frame?.scope === scope ? frame.receiver : undefined;
  const made = receiver?.sort === 'instance' ? receiver.made : undefined;
  if (made) return together(engine, made.args, value.site).map(weakened);
  const given = calledOn(engine, scope, frame).filter(({ origin }) => isExposed(origin));
  if (given.length > 0) return given;
  const kept = keptByLibrary(engine, scope.parent);
  if (kept) return [weakened(leaf(kept.origin, kept.note ?? '', value.site))];
  return [weakened(leaf('unknown', `an object of ${scope.parent?.name ?? 'a class'}`, value.site))];
}

function entryOrigins(engine: Engine, value: Value & { kind: 'parameter' }): readonly Leaf[] {
  const { scope } = value.site;
  const leaves: Leaf[] = [];
  for (const entry of entryPointsOf(engine, scope)) {
    const about = entryParameter(engine, entry, value.index);
    const source = about?.type ? engine.library(about.type).source : undefined;
    const origin = about?.origin ?? source?.origin;
    const name = spelling(scope.parameters[value.index]?.name ?? 0);
    if (origin && isUnfilled(entry, scope, value.index)) continue;
    const option = entry.model.kind === 'command' ? declaredOption(scope, value.index) : undefined;
    if (origin && option === 'file') leaves.push(namedFile(name, value.site));
    else if (origin && (option === 'narrow' || isNarrowParameter(engine, scope, value.index)))
      leaves.push(leaf('constant', NUMBER, value.site));
    else if (origin) leaves.push(fromEntryPoint(entry, name, origin, value.site));
    if (about?.injected) leaves.push(...engine.originsOfHeld(about.injected));
  }
  return leaves;
}

/** The file that an argument of the command line names, opened by who reads the command line. */
function namedFile(argument: string, site: Site): Leaf {
  return { ...leaf('file', `the file that ${argument} names`, site, true), stream: true };
}

/**
 * A parameter that no part of a Django or Flask route fills: with a default only the route's own author gives it, and of a
 * function with more decorators another one does.
 */
function isUnfilled({ model, name: route }: EntryPoint, scope: Scope, index: number): boolean {
  const path = model.call ?? model.decorator;
  if (!path || !/^(django|flask)\./.test(path) || /\((?!\?)/.test(route)) return false;
  // Commands, and handlers of endpoints and of all requests, have no route that could fill anything.
  if (path.startsWith('flask.') && !/(^| )\//.test(route)) return false;
  const { node, name } = scope.parameters[index] ?? {};
  const { tree } = scope.module;
  if (!node || tree.kind(scope.node) === Kind.Lambda) return false;
  const isDecorated = tree.count(tree.child(scope.node, Field.FunctionDef.decorators)) > 1;
  if (!isDecorated && !tree.child(node, Field.Arg.default)) return false;
  return !new RegExp(`<(?:\\w+:)?${spelling(name ?? 0)}>`).test(route);
}

/** What an entry point gives to a parameter, as far as its route lets it through. */
function fromEntryPoint(entry: EntryPoint, name: string, origin: Origin, site: Site): Leaf {
  const passes = routeParameter(entry, name);
  if (passes === 'number') return leaf('constant', NUMBER, site);
  if (passes === 'fixed') return leaf('constant', 'one of a few words', site);
  const one = leaf(origin, `${name} of the ${entry.model.kind} entry ${entry.name}`, site);
  return passes ? spared(one, passes === 'word' ? WORD : [SEGMENT]) : one;
}

/** `upload: UploadedFile`: whoever calls, it is what the annotation says. */
function promisedOrigins(engine: Engine, value: Value & { kind: 'parameter' }): readonly Leaf[] {
  return annotationRefs(engine, value.site.scope, value.index).flatMap((ref) =>
    ref.sort === 'library' && ref.source ? [sourceLeaf(ref.source, ref.path, value.site)] : [],
  );
}

/** Nobody in the audited code calls the function. */
function uncalled(engine: Engine, value: Value & { kind: 'parameter' }): readonly Leaf[] {
  const { scope } = value.site;
  const name = spelling(scope.parameters[value.index]?.name ?? 0);
  const promised = promisedOrigins(engine, value);
  if (promised.length > 0) return promised;
  const handed = usesOf(engine, scope).handedTo.find(({ callee }) => !ONLY_LOOKS.test(callee.path));
  if (handed)
    return handedOn(engine, handed, leaf('unknown', `${name}, given by ${handed.callee.path}`, value.site));
  return [leaf('caller', `parameter ${name} of ${scope.qualifiedName}()`, value.site)];
}

/**
 * `table["x"].apply(f)`, `rows.foreach(f)`: a method that nobody has described hands to a function what its object holds,
 * where that comes from somewhere.
 */
function handedOn(engine: Engine, { call }: HandedOver, otherwise: Leaf): readonly Leaf[] {
  if (call.callee.kind !== 'attribute') return [otherwise];
  const held = engine
    .origins(call.callee.base, undefined)
    .filter(({ origin }) => exposure(origin) < exposure('caller'));
  return held.length > 0 ? held.map(weakened) : [otherwise];
}

/** Who gets a function and never calls it: what `functools.partial` makes of it is called by somebody else. */
const ONLY_LOOKS =
  /^(functools\.(partial|partialmethod|wraps|update_wrapper)$|(inspect|typing|weakref|copy)\.)/;

function attributeOrigins(
  engine: Engine,
  value: Value & { kind: 'attribute' },
  frame: Frame | undefined,
): readonly Leaf[] {
  if (isDeclaredData(engine, value, frame)) return [leaf('constant', 'a number', value.site)];
  const object = objectOf(value.base);
  const answers: (readonly Leaf[])[] = [];
  const stored = value.base.kind === 'snapshot' ? value.base.contents.attributes.get(value.name) : undefined;
  if (stored) answers.push(engine.origins(stored.value, frame), unseenIn(engine, value.base, frame));
  else if (NAMES.has(value.name)) return [leaf('constant', 'a name in the code', value.site)];
  else answers.push(restored(engine, object, frame));
  let known = false;
  const bases = engine.refs(object, frame);
  for (const base of bases) {
    const declared = declaredArgument(engine, base, value.site.scope.module, spelling(value.name));
    if (declared === 'file') {
      known = true;
      answers.push([namedFile(spelling(value.name), value.site)]);
      continue;
    }
    const fixed =
      base.sort === 'instance' ? fixedMember(engine, base.scope, value.name) : declared && 'a number';
    if (fixed) {
      known = true;
      answers.push([leaf('constant', fixed, value.site)]);
      continue;
    }
    const validators =
      base.sort === 'instance' && !base.made ? validatorsOf(engine, base.scope, value.name) : [];
    if (validators.length > 0) {
      known = true;
      answers.push(...validators.map((scope) => validatedOrigins(engine, scope)));
      continue;
    }
    const members = attributeOf(engine, base, value.name);
    const isTold = members.some((member) => 'sort' in member && member.sort === 'library' && member.source);
    if (base.sort === 'unknown' || (!isTold && isOpenField(base, value.name)))
      answers.push(engine.origins(object, frame));
    const field = namedField(engine, base, value.name);
    if (field) {
      known = true;
      answers.push(engine.originsOfHeld(field));
      continue;
    }
    for (const member of members) {
      if (!('sort' in member)) {
        known = true;
        const leaves = engine.originsOfHeld(member);
        answers.push(base.sort === 'library' ? certainOnly(leaves, value) : leaves);
      } else if (member.sort === 'library' && (member.source || sparing(member))) {
        known = true;
        const leaves = member.source
          ? (furtherInto(engine, member, base, { value: object, frame }) ??
            sourceOrigins(engine, member, value.site))
          : engine.origins(object, frame);
        const certain = bases.length > MANY ? leaves.map(weakened) : leaves;
        answers.push(certain.map((one) => spared(one, sparing(member) ?? [])));
      } else if (member.sort !== 'library' && member.sort !== 'unknown') {
        known = true;
        answers.push([leaf('constant', CODE, value.site)]);
      }
    }
  }
  // An attribute of something that is not known is made of what the thing is made of.
  if (!known && !stored) answers.push(engine.origins(object, frame));
  answers.push(together(engine, mutatedItems(engine, value, undefined, frame)));
  return merged(answers);
}

/** `self.name` in `__setstate__(self, state)`: whatever puts the state into the object, it is what the state holds. */
function restored(engine: Engine, object: Value, frame: Frame | undefined): readonly Leaf[] {
  const { scope } = object.site;
  if (object.kind !== 'parameter' || object.index !== 0 || scope.name !== '__setstate__') return [];
  const node = scope.parent?.sort === 'class' ? scope.parameters[1]?.node : undefined;
  if (!node) return [];
  const state = engine.once<Value | undefined>('state', scope, undefined, () => {
    return { kind: 'parameter', index: 1, site: { scope, node } };
  });
  return state ? engine.origins(state, frame) : [];
}

/** What a validator of a field gives back, with what it has tested. */
function validatedOrigins(engine: Engine, scope: Scope): readonly Leaf[] {
  return merged(
    engine.walked(scope).returns.map(({ value, facts }) => along(engine, { value, frame: undefined }, facts)),
  );
}

/** What an attribute is, where its class leaves no room for anything from outside. */
function fixedMember(engine: Engine, cls: Scope, name: number): string | undefined {
  if (isNarrowField(engine, cls, name) || isConvertedField(engine, cls, name)) return NUMBER;
  return isEnumeration(engine, cls) ? 'a member of an enumeration' : undefined;
}

/**
 * What is put on an object that a whole program shares is mostly a user or a connection, found by something from
 * outside: who only may be made of that is no way for data.
 */
function certainOnly(
  leaves: readonly Leaf[],
  { name, site }: Value & { kind: 'attribute' },
): readonly Leaf[] {
  const certain = leaves.filter(({ weak }) => !weak);
  return certain.length > 0 ? certain : [leaf('unknown', `what others keep as ${spelling(name)}`, site)];
}

function ofLibrary(ref: LibraryReference, site: Site): readonly Leaf[] {
  const rules = sparing(ref);
  const leaves = libraryOrigins(ref, site);
  return rules ? leaves.map((one) => spared(one, rules)) : leaves;
}

/** `Path(name).name`: the rules for whose sinks nothing harmful is left in it. */
function sparing({ entry }: LibraryReference): readonly string[] | undefined {
  const sanitizers = (entry?.sanitizers ?? []).filter(({ tells, when }) => !tells && !when);
  return sanitizers.length > 0 ? sanitizers.flatMap(({ rules }) => rules) : undefined;
}

/** A field that the class declares, of an instance that somebody else may have made: its default is one of many. */
function isOpenField(base: Reference, name: number): boolean {
  return base.sort === 'instance' && !base.made && annotatedFields(base.scope).includes(name);
}

function itemOrigins(
  engine: Engine,
  value: Value & { kind: 'item' },
  frame: Frame | undefined,
): readonly Leaf[] {
  if (isCounted(engine, value, frame)) return [leaf('constant', NUMBER, value.site)];
  if (isDeclaredItem(engine, value, frame)) return [leaf('constant', NUMBER, value.site)];
  if (isWithinBeginning(engine, value.base, value.key, frame)) return [leaf('constant', LITERAL, value.site)];
  if (isPathSegment(value))
    return engine.origins(objectOf(value.base), frame).map((one) => spared(one, [SEGMENT]));
  const answers: (readonly Leaf[])[] = [];
  const elsewhere: ContainerReference[] = [];
  const closed: LibraryReference[] = [];
  for (const held of storedItems(value.base, value.key, frame)) answers.push(engine.originsOfHeld(held));
  let known = false;
  for (const base of engine.refs(withoutStored(value.base), frame)) {
    const field = fieldAt(engine, base, value.key, frame);
    if (field) {
      known = true;
      answers.push(engine.originsOfHeld(field));
    } else if (isParsedItem(engine, base, value)) {
      known = true;
      answers.push([leaf('constant', 'a number', value.site)]);
    } else if (base.sort === 'container') {
      elsewhere.push(base);
      answers.push(together(engine, filledItems(engine, base, value.key)));
      const item = itemOf(engine, base.value, value.key, value.site, frame);
      if (!item) continue;
      known = true;
      answers.push(along(engine, unboxed(item, base.frame), testedBefore(engine, base, value.site)));
    } else if (base.sort === 'library' || base.sort === 'class') {
      const items = libraryItems(engine, base);
      known ||= items.length > 0;
      for (const item of items) answers.push(sourceOrigins(engine, item, value.site));
      if (items.length === 0 && base.sort === 'library') closed.push(base);
    } else if (base.sort === 'instance') {
      const returned = itemsOfInstance(engine, base, value.key, frame);
      const item = returned.length > 0 ? undefined : inheritedItem(engine, base);
      known ||= returned.length > 0 || item?.source !== undefined;
      answers.push(item?.source ? sourceOrigins(engine, item, value.site) : together(engine, returned));
    }
  }
  if (value.base.kind === 'snapshot') answers.push(writtenBy(engine, value.base, frame));
  answers.push(together(engine, mutatedItems(engine, value.base, value.key, frame)));
  if (!known) answers.push(engine.origins(objectOf(value.base), frame));
  else {
    answers.push(...closed.map((base) => wholeOrigins(engine, base, value.site)));
    answers.push(besidesContainers(engine, value.base, frame));
  }
  for (const base of elsewhere) answers.push(laterItems(engine, base, value.key, value.site));
  return merged(answers);
}

/** What a function has tested before it gave a container back: `return path, mode`. */
function testedBefore(engine: Engine, { value }: ContainerReference, asked: Site): Facts | undefined {
  const { scope } = value.site;
  if (scope === asked.scope) return undefined;
  const ways = engine.walked(scope).returns.filter((way) => objectOf(way.value) === value);
  return ways.reduce<Facts | undefined>((all, { facts }) => commonFacts(all, facts), ways[0]?.facts);
}

/** A thing of a library that is not known item by item: a list that is must not hide it, as in `given or ["all"]`. */
function wholeOrigins(engine: Engine, base: LibraryReference, site: Site): readonly Leaf[] {
  if (base.source) return sourceOrigins(engine, base, site);
  return base.made ? engine.origins(base.made.call, base.made.frame) : [];
}

/** `parser.parse_args()["count"]` of a parser of requests. */
function isParsedItem(engine: Engine, base: Reference, { key, site }: Value & { kind: 'item' }): boolean {
  if (key.kind !== 'constant' || typeof key.literal !== 'string') return false;
  return declaredArgument(engine, base, site.scope.module, key.literal) === 'narrow';
}

/** `name.split("/")[-1]`, `splitext(name)[1]`: no slash is left in it. */
function isPathSegment({ base, key }: Value & { kind: 'item' }): boolean {
  const call = objectOf(base);
  if (call.kind !== 'call' || key.kind !== 'constant') return false;
  const { callee, args } = call;
  if (callee.kind === 'library')
    return callee.path === 'os.path.splitext' && (key.literal === 1 || key.literal === -1);
  if (callee.kind !== 'attribute' || !SPLITS.has(spelling(callee.name))) return false;
  const separator = args[0]?.value;
  return (
    separator?.kind === 'constant' && separator.literal === '/' && (args.length === 1 || key.literal === -1)
  );
}

const SPLITS: ReadonlySet<string> = new Set(['split', 'rsplit']);

/** The first of each pair that `enumerate` gives, the second of each that a counter does. */
function isCounted(
  engine: Engine,
  { base, key }: Value & { kind: 'item' },
  frame: Frame | undefined,
): boolean {
  if (key.kind !== 'constant' || base.kind !== 'element') return false;
  const call = objectOf(base.of);
  if (call.kind !== 'call') return false;
  if (key.literal === 1 && call.callee.kind === 'attribute' && PAIRS.has(call.callee.name)) {
    const bases = engine.refs(call.callee.base, frame);
    const isCounter = (ref: Reference) => ref.sort === 'library' && ref.path === 'collections.Counter()';
    return bases.length > 0 && bases.every(isCounter);
  }
  if (key.literal !== 0) return false;
  return engine
    .refs(call.callee, frame)
    .some((ref) => ref.sort === 'library' && ref.path === 'builtins.enumerate');
}

const PAIRS: ReadonlySet<number> = new Set(['items', 'most_common'].map(intern));

/** Items of what a library gives that are sources of their own; `Item[1]` of a class that a library made a table. */
function libraryItems(
  engine: Engine,
  base: Reference & { sort: 'library' | 'class' },
): readonly LibraryReference[] {
  const bases = base.sort === 'library' ? [base] : resolutionOrder(engine, base.scope);
  return bases.flatMap((one) => {
    if (one.sort !== 'library') return [];
    const item = engine.stepInto(one, ITEM, undefined);
    return item.source && item.source !== one.source ? [item] : [];
  });
}

function elementOrigins(
  engine: Engine,
  value: Value & { kind: 'element' },
  frame: Frame | undefined,
): readonly Leaf[] {
  const { of } = value;
  const yielded = yieldsOf(engine, of, frame);
  if (yielded.length > 0) return together(engine, yielded);
  const answers: (readonly Leaf[])[] = [];
  let known = false;
  const elsewhere: ContainerReference[] = [];
  const closed: LibraryReference[] = [];
  for (const base of engine.refs(of, frame)) {
    if (base.sort === 'library') {
      const round = roundOf(base, value.site);
      if (round) answers.push(engine.origins(round, undefined));
      const items = libraryItems(engine, base);
      for (const item of items) answers.push(sourceOrigins(engine, item, value.site));
      if (!round && items.length === 0) closed.push(base);
    }
    if (base.sort === 'instance') {
      const rounds = roundsOfInstance(engine, base);
      if (rounds.length > 0) answers.push(together(engine, rounds));
    }
    if (base.sort !== 'container') continue;
    known = true;
    elsewhere.push(base);
    answers.push(together(engine, filledItems(engine, base, undefined)));
    const element = anyElementOf(base.value, value.site);
    if (element) answers.push(engine.originsOfHeld(unboxed(element, base.frame)));
  }
  if (known) {
    answers.push(...closed.map((base) => wholeOrigins(engine, base, value.site)));
    answers.push(besidesContainers(engine, of, frame));
  }
  const mutated = together(engine, mutatedItems(engine, uncopied(of), undefined, frame));
  const found = merged([...answers, mutated]);
  const isFound = found.length > 0 && (known || answers.length > 0);
  const later = elsewhere.map((base) => laterItems(engine, base, undefined, value.site));
  const list = unboxed(of, frame);
  const written = list.value.kind === 'snapshot' ? writtenBy(engine, list.value, list.frame) : [];
  return merged([isFound ? found : engine.origins(of, frame), ...later, written]);
}

/** What an object holds by itself, what was put into it here, and what calls have put into it since. */
function snapshotOrigins(engine: Engine, value: Snapshot, frame: Frame | undefined): readonly Leaf[] {
  const { container, items, attributes } = value.contents;
  const parts = [
    container ?? value.object,
    ...items.map((item) => item.value),
    ...[...attributes.values()].map((stored) => stored.value),
  ];
  return mergeLeaves(together(engine, helds(parts, frame)), writtenBy(engine, value, frame));
}

function enteredOrigins(
  engine: Engine,
  value: Value & { kind: 'entered' },
  frame: Frame | undefined,
): readonly Leaf[] {
  const yielded = yieldsOf(engine, value.of, frame);
  if (yielded.length > 0) return together(engine, yielded);
  for (const ref of engine.refs(value.of, frame)) {
    if (ref.sort !== 'instance') continue;
    const entered = ['__enter__', '__aenter__'].flatMap((name) => methodReturns(engine, ref, name, []));
    if (entered.length > 0) return together(engine, entered);
  }
  return engine.origins(value.of, frame);
}
