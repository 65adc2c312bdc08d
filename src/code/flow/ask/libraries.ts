import type { Origin } from '../../../finding/origin.ts';
import { type CatalogueNode, stepFrom } from '../../models/catalogue.ts';
import { CALLED, componentsOf, expanded, spoken } from '../../models/paths.ts';
import { DIGEST } from '../../models/shorthands.ts';
import type { Source, Verification } from '../../models/vocabulary.ts';
import { isStandardPath } from '../../program/stdlib.ts';
import { spelling } from '../../python/names.ts';
import { type CallOf, objectOf, type Site } from '../value.ts';
import { argumentOf, type LibraryCall, libraryCall } from './arguments.ts';
import { callbackResults, calledUntil } from './callbacks.ts';
import { holds } from './conditions.ts';
import type { Engine } from './engine.ts';
import { constantIn, keptBy } from './items.ts';
import { keptBefore } from './kept-under.ts';
import { CODE, type Leaf, leaf, mergeLeaves, NUMBER, spared, weakened } from './leaf.ts';
import { isLoading, loadedOrigins } from './loaded.ts';
import {
  type Frame,
  type Held,
  type HeldArgument,
  isPartial,
  type LibraryReference,
  type Reference,
} from './reference.ts';
import { savedOrigins } from './saved.ts';
import { together } from './together.ts';
import { verificationFlaw } from './verifications.ts';

/** Where the data of a library's values and calls comes from, by the library's model. */

// ---------------------------------------------------------------- names

export function libraryOrigins(ref: LibraryReference, site: Site): readonly Leaf[] {
  if (ref.source) return [sourceLeaf(ref.source, ref.path, site)];
  if (isStandardPath(ref.path)) return [leaf('constant', ref.path, site)];
  const [first, name] = ref.path.split('.', 2);
  const why = first === 'builtins' ? `${name}, which nobody defines` : `${ref.path}, which is not modelled`;
  return [leaf('unknown', why, site)];
}

export function sourceLeaf(source: Source, path: string, site: Site): Leaf {
  const stream = !source.names && (source.origin === 'file' || source.stream === true);
  const made = leaf(source.origin, source.note ?? path, site, stream);
  const one: Leaf = source.names ? { ...made, names: true } : made;
  return isForeign(source, path) ? weakened(one) : one;
}

/** `request.path.strip("/")`: what was harmless stays so in what is reached through it. */
export function sparedOnTheWay(engine: Engine, path: string): readonly string[] {
  const rules: string[] = [];
  let node: CatalogueNode | undefined = engine.catalogue.root;
  for (const component of componentsOf(path)) {
    node = stepFrom(node, component);
    if (!node) break;
    for (const { tells, when, data, rules: by } of node.sanitizers) {
      if (!tells && !when && data === 'self') rules.push(...by);
    }
  }
  return rules;
}

/** `request.tenant`: not the library's, but put there by the program. */
function isForeign({ members, path: own }: Source, path: string): boolean {
  const home = members && expanded(own).find((one) => path.startsWith(`${one}.`));
  if (!members || home === undefined) return false;
  return !members.includes(/^\w+/.exec(path.slice(home.length + 1))?.[0] ?? '');
}

export function libraryCallOrigins(
  engine: Engine,
  callee: LibraryReference,
  call: CallOf,
  args: readonly HeldArgument[],
  frame: Frame | undefined,
): readonly Leaf[] {
  // A function with arguments is no data made of them: whoever calls it is asked what it gives.
  if (isPartial(callee)) return [leaf('constant', CODE, call.site)];
  if (givesNumbers(engine, callee, args)) return [leaf('constant', NUMBER, call.site)];
  const library = libraryCall(callee, call, args, frame);
  const verification = callee.entry?.verifications.find(({ by }) => by === 'result');
  const verified = verification && verifiedOrigins(engine, verification, library, call);
  if (verified) return verified;
  if (callee.entry?.digests.length) return [leaf('constant', DIGEST, call.site)];
  const sanitizers = (callee.entry?.sanitizers ?? []).filter(
    ({ tells, when }) => !tells && (!when || when.some((one) => holds(engine, one, library) === 'yes')),
  );
  if (sanitizers.length > 0) {
    const places = [...new Set(sanitizers.map(({ data }) => data))];
    const data = together(
      engine,
      places.flatMap((place) => argumentOf(engine, library, place)),
      call.site,
    );
    const rules = sanitizers.flatMap((one) => one.rules);
    return data.map((one) => spared(one, rules));
  }
  const result = engine.stepInto(callee, CALLED, { call, args, frame, receiver: callee });
  if (result.source) {
    const before = result.source.kept && keptBefore(engine, result.source.kept, library, call, frame);
    if (before?.isAll) return before.leaves;
    const base = call.callee.kind === 'attribute' ? objectOf(call.callee.base) : undefined;
    const refs = base ? engine.refs(base, frame) : [];
    const same = refs.find((ref) => ref.sort === 'library' && ref.source === result.source);
    const further = base && same && furtherInto(engine, result, same, { value: base, frame });
    const own = further ?? sourceOrigins(engine, result, call.site);
    const leaves = before ? mergeLeaves(before.leaves, own) : own;
    return refs.length > MANY ? leaves.map(weakened) : leaves;
  }
  const propagators = callee.entry?.propagators ?? [];
  if (propagators.length > 0) {
    const from = propagators.flatMap((one) =>
      asList(one.from).flatMap((place) => argumentOf(engine, library, place)),
    );
    const stream = propagators.some((one) => one.gives === 'file');
    return together(engine, from, call.site).map((one) => (stream ? { ...one, stream } : one));
  }
  const kept = callee.path === 'builtins.filter' ? keptBy(call, args) : undefined;
  if (kept) return engine.originsOfHeld(kept);
  const until = callee.path === 'builtins.iter' ? calledUntil(call, args) : undefined;
  if (until) return engine.originsOfHeld(until);
  const called = calledBack(engine, callee, call, args, frame);
  if (called) return called;
  const usual = conventional(engine, call, args, frame);
  if (usual) return usual;
  const loaded = loadedOrigins(engine, library, call.site);
  if (loaded) return loaded;
  if (isStandardPath(callee.path) || isReachedThroughData(engine, callee.path)) {
    return together(engine, library.receiver ? [library.receiver, ...args] : args, call.site);
  }
  // What its object was made with (a key, an address) is seldom what a method gives.
  const unknown = leaf('unknown', `${callee.path}(), which is not modelled`, call.site);
  return mergeLeaves(together(engine, args).map(weakened), [unknown]);
}

/** `yaml.safe_load(f).get`: a method of what a call has made of its arguments, and of nothing else. */
function isReachedThroughData(engine: Engine, path: string): boolean {
  let node: CatalogueNode | undefined = engine.catalogue.root;
  for (const component of componentsOf(path)) {
    if (component === CALLED && node.propagators.some(({ gives }) => gives !== 'file')) return true;
    if (component === CALLED && node.sinks.some(isLoading)) return true;
    node = stepFrom(node, component);
    if (!node) return false;
  }
  return false;
}

/** `struct.unpack("<I", data)`: no letter in its format stands for text. */
function givesNumbers(
  engine: Engine,
  { path }: LibraryReference,
  [format]: readonly HeldArgument[],
): boolean {
  if (!UNPACKING.has(path) || !format) return false;
  const known = constantIn(engine, format.value, format.frame);
  return known?.kind === 'constant' && typeof known.literal === 'string' && !/[cspP]/.test(known.literal);
}

const UNPACKING: ReadonlySet<string> = new Set(['struct.unpack', 'struct.unpack_from', 'struct.iter_unpack']);

/**
 * What a method of that name gives, by convention, whatever object has it. Where only the name and the arguments speak for
 * that, an object that was made of what came from outside may give that, too.
 */
export function conventional(
  engine: Engine,
  call: CallOf,
  args: readonly HeldArgument[],
  frame: Frame | undefined,
): readonly Leaf[] | undefined {
  const { callee, site } = call;
  const isMethod = callee.kind === 'attribute';
  if (!isMethod && callee.kind !== 'library') return undefined;
  const usual = engine.catalogue.conventions.get(isMethod ? spelling(callee.name) : lastOf(callee.path));
  const seen = usual && libraryCall(SOMETHING, call, args, frame);
  const convention =
    seen &&
    usual.find(({ when }) => !when || when.some((condition) => holds(engine, condition, seen) === 'yes'));
  if (!convention) return undefined;
  const { origin, note, names, when } = convention;
  const own = names ? { ...leaf(origin, note, site), names } : leaf(origin, note, site);
  if (!when || !isMethod) return [own];
  const held = engine.origins(objectOf(callee.base), frame).filter((one) => OUTSIDE.includes(one.origin));
  return mergeLeaves(held, [own]);
}

/** `urlopen` of `fastcore.net.urlopen`: a function of a library that nobody has described. */
function lastOf(path: string): string {
  return path.slice(path.lastIndexOf('.') + 1);
}

/** An object of which nothing is known. */
const SOMETHING: LibraryReference = {
  sort: 'library',
  path: '',
  entry: undefined,
  source: undefined,
  made: undefined,
  instance: undefined,
};

/** `pool.map(f, xs)`, `to_thread(f)` give what `f` gives. */
function calledBack(
  engine: Engine,
  callee: LibraryReference,
  call: CallOf,
  args: readonly HeldArgument[],
  frame: Frame | undefined,
): readonly Leaf[] | undefined {
  const made = { call, args, frame };
  const results = [
    ...callbackResults(engine, callee, made, 'one'),
    ...callbackResults(engine, callee, made, 'each'),
  ];
  return results.length > 0 ? together(engine, results) : undefined;
}

function asList<T>(one: T | readonly T[]): readonly T[] {
  return Array.isArray(one) ? one : [one as T];
}

/**
 * The origins of what has a source on its way. Where the file, key or address is an argument of the call that is the
 * source, who chooses that chooses the data: only those count who may attack from outside; a file that lies beside
 * the code is as good as the code.
 */
export function sourceOrigins(engine: Engine, ref: LibraryReference, site: Site): readonly Leaf[] {
  const source = ref.source as Source;
  const own = spared(sourceLeaf(source, ref.path, site), sparedOnTheWay(engine, ref.path));
  const call = sourceCall(engine, ref, source);
  if (!call) return [own];
  const fallback = source.fallback ? together(engine, argumentOf(engine, call, source.fallback)) : [];
  if (!source.chosenBy) return mergeLeaves([own], fallback);
  const names = [source.chosenBy].flat().flatMap((place) => argumentOf(engine, call, place));
  const choosers = together(engine, names);
  if (source.origin === 'file' && isBesideCode(choosers)) return [besideCode(site)];
  // What is given is read itself, it names no file. (An archive that is asked for its members is no stream.)
  const isStream = choosers.length > 0 && choosers.every(({ stream }) => stream);
  if (source.origin === 'file' && source.chosenBy !== 'self' && isStream)
    return choosers.map((one) => (own.names ? { ...one, names: own.names } : one));
  return [
    own,
    ...fallback,
    ...(source.origin === 'file' && call.site ? savedUnder(engine, names, call.site) : []),
    ...choosers
      .filter((one) => OUTSIDE.includes(one.origin))
      .map((one) => ({
        ...spared(one, WHAT_LIES_THERE),
        stream: own.stream,
        ...(own.names && { names: own.names }),
      })),
  ];
}

/** Who names a file does not write what stands in it: what is shown of it is no text of theirs. */
const WHAT_LIES_THERE: readonly string[] = ['injection/markup'];

function savedUnder(engine: Engine, names: readonly Held[], site: Site): readonly Leaf[] {
  return names.flatMap((name) => savedOrigins(engine, name, site, name.frame));
}

/**
 * The same of what is reached through data that has come in before: `text.strip()` of a request's `text` comes from
 * where the text does, so that what it passed on its way is not forgotten. Undefined where the source begins here.
 */
export function furtherInto(
  engine: Engine,
  ref: LibraryReference,
  base: Reference,
  held: Held,
): readonly Leaf[] | undefined {
  const { source } = ref;
  if (!source || source.chosenBy || source.fallback || isForeign(source, ref.path)) return undefined;
  if (base.sort !== 'library' || base.source !== source || held.value.kind === 'library') return undefined;
  const leaves = engine
    .originsOfHeld(held)
    .filter((one) => one.origin === source.origin || isOpenedFile(one));
  if (leaves.length === 0) return undefined;
  const rules = sparedOnTheWay(engine, ref.path);
  return leaves.map((one) => spared(one, rules));
}

/** An argument of the command line that is declared as a file, and opened by who reads the command line. */
function isOpenedFile({ origin, stream }: Leaf): boolean {
  return origin === 'file' && stream === true;
}

/** Something that can be more things than this is not known: each of them is a guess. */
export const MANY = 8;

/** The call on the way that the source is: `open(…)` of `open(…).read`. */
export function sourceCall(engine: Engine, ref: LibraryReference, source: Source): LibraryCall | undefined {
  for (let made = ref.made; made; made = made.receiver?.made) {
    const callee = made.receiver;
    if (!callee || engine.stepInto(callee, CALLED, undefined).source !== source) return undefined;
    if (callee.source !== source) return libraryCall(callee, made.call, made.args, made.frame);
  }
  return undefined;
}

const OUTSIDE: readonly Origin[] = ['remote', 'response', 'message', 'store'];

/** What a file is said to be whose name {@link isBesideCode}. */
export const BESIDE_CODE = 'a file that lies beside the code';

/** A name made of constants and the place of the code itself (`__file__`): who can write there can change the code. */
export function isBesideCode(leaves: readonly Leaf[]): boolean {
  return (
    leaves.every((one) => one.origin === 'constant') && leaves.some((one) => one.note === 'builtins.__file__')
  );
}

export function besideCode(site: Site): Leaf {
  return leaf('constant', BESIDE_CODE, site, true);
}

/**
 * Data that came through a check is authentic; it is what it was if the check proves nothing. Undefined where it is no
 * argument.
 */
function verifiedOrigins(
  engine: Engine,
  verification: Verification,
  call: LibraryCall,
  value: CallOf,
): readonly Leaf[] | undefined {
  if (!verificationFlaw(engine, verification, call))
    return [leaf('authenticated', `verified by ${spoken(call.callee.path)}`, value.site)];
  const data = [verification.data].flat().flatMap((place) => argumentOf(engine, call, place));
  return data.length > 0 ? together(engine, data) : undefined;
}
