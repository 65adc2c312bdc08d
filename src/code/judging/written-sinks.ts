import { createHash } from 'node:crypto';
import type { Origin } from '../../finding/origin.ts';
import { isOfProject, libraryPath } from '../flow/ask/candidates.ts';
import { inEnvironment } from '../flow/ask/conditions.ts';
import type { Engine } from '../flow/ask/engine.ts';
import { parseArgument } from '../models/arguments.ts';
import { stepFrom } from '../models/catalogue.ts';
import { CALLED, expanded } from '../models/paths.ts';
import type { NamedSinks } from '../models/sink-names.ts';
import type { Condition, Sink } from '../models/vocabulary.ts';
import type { Module } from '../program/module.ts';
import type { Place, Program } from '../program/program.ts';
import { bindingOf } from '../program/scope.ts';
import { isWrittenText } from '../program/texts.ts';
import { intern } from '../python/names.ts';
import { Field, Kind } from '../python/nodes.ts';
import type { Tree } from '../python/tree.ts';
import { isCallee } from './callee.ts';
import { exposedTo } from './exposed.ts';
import { Knowledge } from './knowledge.ts';
import type { Listing, Listings } from './listings.ts';
import { isOnlyNamed, isUsedAsData } from './only-named.ts';
import { mayHold, mentioningAmong, writtenTraps } from './written-traps.ts';

/** Where a name stands that may mean a sink. */
export interface WrittenSink {
  /** Of the step that asks what it is. */
  readonly id: string;
  readonly place: Place;
  /** What it is called on is asked near by, not of callers. */
  readonly isNear: boolean;
  /** Whether its data may be anything but texts of the program, which no outsider can harm: told by imports as well. */
  readonly isOpen: () => boolean;
}

/**
 * Where names of sinks are written, in files that can know their libraries, in a way that can mean them: by name, then
 * by file. Files of which that is known already are not looked at.
 */
export function writtenSinks(
  engine: Engine,
  originsJudged: OriginsJudged,
  listings?: Listings,
): readonly WrittenSink[] {
  const memory = listings?.memory;
  const before = memory?.search as WrittenSearch | undefined;
  const changed = listings && before?.changedIn(engine, listings);
  const search = before && changed ? before : new WrittenSearch(engine, originsJudged, listings);
  if (memory) memory.search = search;
  return search.found(changed ?? new Set(engine.program.modules), listings);
}

/** A search for names of sinks, which the next run may go on with. */
class WrittenSearch {
  readonly #engine: Engine;
  readonly #knowing: Knowledge;
  readonly #sought: readonly NameSought[];
  readonly #basisOf: ((module: Module) => string) | undefined;
  /** Names of which it was asked which files mention them, to tell what can be known where. */
  readonly #names: ReadonlySet<number>;
  /** What all of it rests on, by file, where runs are kept. */
  readonly #files = new Map<Module, { readonly listing: Listing; readonly names: Int32Array }>();
  #found: readonly Found[] = [];

  constructor(engine: Engine, originsJudged: OriginsJudged, listings: Listings | undefined) {
    const { reads } = engine.program;
    reads?.take();
    const knowing = new Knowledge(engine, listings);
    const exposed = exposure(engine, knowing, originsJudged);
    this.#engine = engine;
    this.#knowing = knowing;
    this.#sought = [
      ...namesSought(engine, knowing, originsJudged, exposed),
      {
        ...{ isNear: false, isOpen: () => true },
        placesIn: (among: Among) => byString(engine, knowing, among),
      },
      ...trapsSought(engine, knowing),
    ];
    this.#basisOf = listings && basisIn(engine, knowing, exposed);
    this.#names = new Set(reads?.take().names);
  }

  /** The files that have changed since, if what can be known where, and what gets there, is as it was. */
  changedIn(engine: Engine, listings: Listings): Among | undefined {
    if (engine !== this.#engine) return undefined;
    const changed = new Set<Module>();
    for (const module of engine.program.modules) {
      const known = this.#files.get(module);
      if (!known) return undefined;
      const listing = listings.before(module);
      if (listing === undefined) changed.add(module);
      else if (listing !== known.listing) return undefined;
    }
    this.#knowing.goOn(listings, changed);
    for (const module of changed) {
      const { listing, names } = this.#files.get(module) as { listing: Listing; names: Int32Array };
      const now = this.#listingOf(module);
      if (TOLD.some((what) => !isEqual(listing[what], now[what]))) return undefined;
      const isMentioned = (name: number) => this.#names.has(name);
      const [old, current] = [names.filter(isMentioned), module.written.names.filter(isMentioned)];
      if (!isEqual(old, current)) return undefined;
    }
    return changed;
  }

  /** All places, of which those in the files given are looked for anew. */
  found(files: Among, listings: Listings | undefined): readonly WrittenSink[] {
    const modules = new Set(files);
    const found = this.#found.filter(({ module }) => !modules.has(module));
    for (const module of modules) {
      const known = listings?.before(module);
      if (!known || known.basis !== this.#basisOf?.(module)) continue;
      modules.delete(module);
      this.#files.set(module, { listing: known, names: module.written.names });
      for (let i = 0; i < known.places.length; i += 2)
        found.push(this.#foundAt(known.places[i]!, module, known.places[i + 1]!));
    }
    const fresh: Found[] = [];
    for (const [position, { placesIn }] of this.#sought.entries())
      for (const { module, node, isHandedOn } of placesIn(modules))
        fresh.push(this.#foundAt(isHandedOn ? position + 1 : position, module, node));
    if (listings) this.#note(listings, modules, fresh);
    for (const one of fresh) found.push(one);
    // Within one name and file in order of text, as they were found.
    this.#found = found.sort((a, b) => a.position - b.position || a.module.index - b.module.index);
    const counts = new Int32Array(this.#sought.length);
    for (const { position } of found) counts[position]! += 1;
    for (const one of found) {
      const isNear = (this.#sought[one.position] as NameSought).isNear || counts[one.position]! > CROWDED;
      if (one.id !== '' && one.isNear === isNear) continue;
      one.isNear = isNear;
      one.id = `${isNear ? 'find near' : 'find'} ${one.module.index}:${one.node}`;
    }
    return found;
  }

  #foundAt(position: number, module: Module, node: number): Found {
    const isOpen = () => (this.#sought[position] as NameSought).isOpen(module, node);
    return { id: '', place: { module, node }, position, module, node, isNear: false, isOpen };
  }

  #note(listings: Listings, modules: Among, found: readonly Found[]): void {
    const places = new Map<Module, number[]>();
    for (const module of modules) places.set(module, []);
    for (const { position, module, node } of found) places.get(module)?.push(position, node);
    for (const module of modules) {
      const listing = { ...this.#listingOf(module), places: places.get(module) ?? [] };
      listings.now(module, listing);
      this.#files.set(module, { listing, names: module.written.names });
    }
  }

  #listingOf(module: Module): Omit<Listing, 'places'> {
    const imports = this.#knowing.importsOf(module).map(({ index }) => index);
    const [words, looks] = [this.#knowing.wordsIn(module), this.#knowing.looksOf(module)];
    return { imports, words, looks, basis: this.#basisOf?.(module) ?? '' };
  }
}

/** What others can know of a file. */
const TOLD = ['imports', 'words', 'looks', 'basis'] as const;

function isEqual(a: ArrayLike<unknown>, b: ArrayLike<unknown>): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i += 1) if (a[i] !== b[i]) return false;
  return true;
}

/**
 * A name that stands in more places is asked about near by only: annotations and what the same function made tell what
 * it is of. To ask callers as well was four fifths of an audit of Home Assistant, for 8,000 times `get`.
 */
const CROWDED = 2_000;

/** Files in which places are looked for. */
type Among = ReadonlySet<Module>;

/** One name of sinks, or another way in which they are written. */
interface NameSought {
  /**
   * What a trap is called on was made near it, or the name is only alike. The same goes for `session.get` that is handed
   * on: mostly it is data that has the name.
   */
  readonly isNear: boolean;
  /** What is handed on belongs to the one that stands behind this one. */
  placesIn(among: Among): Iterable<Place & { readonly isHandedOn?: boolean }>;
  /** See {@link WrittenSink.isOpen}. */
  isOpen(module: Module, node: number): boolean;
}

interface Found extends WrittenSink {
  /** Of what was sought. */
  readonly position: number;
  readonly module: Module;
  readonly node: number;
  id: string;
  isNear: boolean;
}

/** All that decides besides its own text which names of a file are looked at. */
function basisIn(engine: Engine, knowing: Knowledge, exposed: Exposure): (module: Module) => string {
  const { sinkNames, trapNames } = engine.catalogue;
  const groups = [...sinkNames.values(), ...trapNames.values()].flat();
  const knownIn = knowing.basis(new Set(groups.flatMap(({ libraries }) => [...libraries])));
  const areas = new Set([...sinkNames.values()].flat().map(({ sinks }) => exposed(sinks)));
  const digests = new Map<string, string>();
  return (module) => {
    const text = [knownIn(module), ...[...areas].map((area) => (area?.has(module) ? '+' : '-'))].join('');
    const known = digests.get(text) ?? createHash('sha256').update(text).digest('base64url').slice(0, 16);
    digests.set(text, known);
    return known;
  };
}

/** The data for which a sink can have a finding. */
export type OriginsJudged = (sink: Sink) => JudgedOrigins;

export interface JudgedOrigins {
  /** All where every call is listed. */
  readonly origins: ReadonlySet<Origin> | 'all';
  /** Names of members of archives, wherever these come from. */
  readonly names: boolean;
}

/** The files in which one of some sinks can have a finding; undefined for all files. */
type Exposure = (sinks: readonly Sink[]) => ReadonlySet<Module> | undefined;

/** Sinks that only outsiders can harm are not looked for where nothing from outside can get. */
function exposure(engine: Engine, knowing: Knowledge, originsJudged: OriginsJudged): Exposure {
  const known = new Map<string, ReadonlySet<Module>>();
  return (sinks) => {
    const harm = harmTo(sinks, originsJudged);
    if (harm === undefined) return undefined;
    const { origins, names, key } = harm;
    const modules = known.get(key) ?? exposedTo(engine, knowing, origins, names);
    known.set(key, modules);
    return modules;
  };
}

/** What harms any of some sinks; undefined where that may be anywhere. The same for each project with their catalogue. */
function harmTo(sinks: readonly Sink[], originsJudged: OriginsJudged): Harm | undefined {
  const known = HARM.get(originsJudged) ?? new WeakMap();
  HARM.set(originsJudged, known);
  if (!known.has(sinks)) known.set(sinks, harmJudged(sinks, originsJudged));
  return known.get(sinks);
}

const HARM = new WeakMap<OriginsJudged, WeakMap<readonly Sink[], Harm | undefined>>();

interface Harm {
  readonly origins: ReadonlySet<Origin>;
  readonly names: boolean;
  /** Equal for what is harmed by the same. */
  readonly key: string;
}

function harmJudged(sinks: readonly Sink[], originsJudged: OriginsJudged): Harm | undefined {
  const origins = new Set<Origin>();
  let names = false;
  for (const sink of sinks) {
    const judged = originsJudged(sink);
    if (judged.origins === 'all' || sink.reads) return undefined;
    for (const origin of judged.origins) origins.add(origin);
    names ||= judged.names;
  }
  if (!isDisjoint(origins, EVERYWHERE)) return undefined;
  return { origins, names, key: [...origins, names].sort().join() };
}

/** Origins that data can have in any file. */
const EVERYWHERE: readonly Origin[] = ['file', 'local', 'caller', 'unknown'];

function isDisjoint(origins: ReadonlySet<Origin>, others: readonly Origin[]): boolean {
  return !others.some((origin) => origins.has(origin));
}

function* namesSought(
  engine: Engine,
  knowing: Knowledge,
  originsJudged: OriginsJudged,
  exposed: Exposure,
): Iterable<NameSought> {
  const isWritten = (module: Module, node: number) =>
    isLiteral(module, node) || isWrittenText(engine.program, module, node);
  for (const [name, groups] of engine.catalogue.sinkNames) {
    const seen = new Set<string>();
    // What is in the inventory is listed, whatever it is given.
    const areListed = ({ sinks }: NamedSinks) => sinks.some((sink) => originsJudged(sink).origins === 'all');
    const someListed = groups.some(areListed);
    const sinks = groups.flatMap((named) => named.sinks);
    const isOpen = (module: Module, node: number) =>
      someListed || !sinks.every((sink) => isWrittenCall(module, node, sink, isWritten));
    for (const named of groups) {
      const isListed = areListed(named);
      const sought = { named, isListed, files: exposed(named.sinks) };
      const isHandedOn = ({ module: { tree }, node }: Place) =>
        !someListed && tree.kind(node) === Kind.Attribute && !isCallee(tree, node);
      yield {
        isNear: false,
        isOpen,
        *placesIn(among) {
          // What one group has found the next ones do not find again.
          if (named === groups[0]) seen.clear();
          for (const place of placesOf(engine, knowing, intern(name), sought, among)) {
            const key = `${place.module.index}:${place.node}`;
            if (!seen.has(key)) yield { ...place, isHandedOn: isHandedOn(place) };
            seen.add(key);
          }
        },
      };
      yield { isNear: true, isOpen, placesIn: () => [] };
    }
  }
}

function trapsSought(engine: Engine, knowing: Knowledge): readonly NameSought[] {
  return Array.from(engine.catalogue.trapNames, ([name, groups]) => ({
    ...{ isNear: true, isOpen: () => true },
    placesIn: (among: Among) => writtenTraps(engine, knowing, name, groups, among),
  }));
}

/** Sinks of one name and rule. */
interface Sought {
  readonly named: NamedSinks;
  readonly isListed: boolean;
  /** Undefined for all. */
  readonly files: ReadonlySet<Module> | undefined;
}

function* placesOf(
  engine: Engine,
  knowing: Knowledge,
  id: number,
  sought: Sought,
  among: Among,
): Iterable<Place> {
  const { named, isListed, files } = sought;
  const { sinks, reached } = named;
  if (sinks.every((sink) => isRuledOut(engine, sink))) return;
  for (const module of mentioningAmong(engine, id, among)) {
    if (files && !files.has(module)) continue;
    const known = [...named.libraries].filter((library) => knowing.knows(module, library));
    if (known.length === 0) continue;
    const isBuiltin = known.every((library) => library === 'builtins') && !mentionsBuiltins(module);
    for (const node of engine.program.references(module, id)) {
      if (isOnlyNamed(module, node) || (!isListed && isUsedAsData(module, node))) continue;
      if (!isListed && sinks.every((sink) => isWrittenCall(module, node, sink, isLiteral))) continue;
      if (files && !sinks.some((sink) => mayTake(knowing, module, node, sink))) continue;
      if (!mayBeSink(engine, module, node)) continue;
      if (isBuiltin && !mayBeBuiltin(engine, module, node, id)) continue;
      if (reached === 'attribute' && module.tree.kind(node) === Kind.Name) continue;
      if (reached !== 'result' || isResultCalled(engine.program, module, node)) yield { module, node };
    }
  }
}

/**
 * What is imported from a library that the text names is known without asking. What a variable holds is followed from
 * where a sink is put into it.
 */
function mayBeSink(engine: Engine, module: Module, node: number): boolean {
  if (module.tree.kind(node) === Kind.Name && isOfProject(engine, module, node)) return false;
  const path = libraryPath(engine, module, node);
  if (path === undefined) return true;
  const { entry } = engine.library(path);
  return entry !== undefined && (entry.sinks.length > 0 || stepFrom(entry, CALLED)?.sinks.length !== 0);
}

/** By Python or by the versions that the project locks, whatever a call looks like. */
function isRuledOut(engine: Engine, { when }: Sink): boolean {
  const isAboutCalls = ({ argument, closed, and, unless }: Condition) => argument ?? closed ?? and ?? unless;
  return (
    when?.every((condition) => !isAboutCalls(condition) && inEnvironment(engine, condition) !== 'yes') ===
    true
  );
}

/** From the text alone: a call of this sink that may get something from outside. */
function mayTake(knowing: Knowledge, module: Module, node: number, sink: Sink): boolean {
  const { tree } = module;
  if (isWrittenCall(module, node, sink, isLiteral)) return false;
  if (!isCallee(tree, node)) return true;
  const { when } = sink;
  if (when && !when.some((condition) => mayHold(tree, tree.parent(node), condition))) return false;
  // A function of a module is reached through a name that is imported; everything else may be an object.
  const isPlain = !sink.call.includes(CALLED) && !sink.call.startsWith('builtins.');
  return !isPlain || isImportedAnyhow(knowing, module, node);
}

/** Its first name is imported here, or bound in a way that the text does not show: by `*`, as a builtin, a parameter. */
function isImportedAnyhow(knowing: Knowledge, module: Module, node: number): boolean {
  return module.tree.kind(node) !== Kind.Attribute || knowing.isImported(module, node);
}

/**
 * A call whose data is written in the program, which no outsider can harm; `isWritten` tells it of one expression. Where
 * a name is written, what lies there may have been fetched.
 */
function isWrittenCall(
  module: Module,
  node: number,
  { call, data, form, reads }: Sink,
  isWritten: (module: Module, node: number) => boolean,
): boolean {
  const { tree } = module;
  if (
    reads ||
    form === 'path' ||
    expanded(call).some((path) => path.endsWith(CALLED)) ||
    data === undefined ||
    !isCallee(tree, node)
  )
    return false;
  return [data].flat().every((argument) => {
    const given = givenFor(tree, tree.parent(node), argument);
    return given === 0 || (given !== undefined && isWritten(module, given));
  });
}

function isLiteral({ tree }: Module, node: number): boolean {
  return LITERALS.has(tree.kind(node));
}

const LITERALS: ReadonlySet<number> = new Set([
  ...[Kind.Str, Kind.Bytes, Kind.Num, Kind.True, Kind.False, Kind.None],
]);

/** The expression that a call gives for an argument; 0 for none, undefined where that cannot be told from the text. */
function givenFor(tree: Tree, call: number, argument: string): number | undefined {
  const { of, which, position, keyword, item } = parseArgument(argument);
  if (of !== 'call' || which !== 'one' || item !== undefined) return undefined;
  for (let i = 0; i < tree.count(call); i += 1) {
    const given = tree.item(call, i);
    if (tree.kind(given) === Kind.Starred) return undefined;
    if (tree.kind(given) !== Kind.Keyword) {
      if (i === position) return given;
    } else if (tree.nameAt(given, Field.Keyword.arg) === 0) return undefined;
    else if (keyword !== undefined && tree.name(given) === keyword)
      return tree.child(given, Field.Keyword.value);
  }
  return 0;
}

/** `re.compile` is not `compile`, and a parameter `input` not the function. */
function mayBeBuiltin(engine: Engine, module: Module, node: number, name: number): boolean {
  if (module.tree.kind(node) !== Kind.Name) return false;
  return bindingOf(engine.program.enclosingScope(module, node), name).sort === 'global';
}

/**
 * From the text alone: what a call gives is called at once, or has a name in this file that is called. Gives the
 * expressions before the parentheses.
 */
export function calledResults(program: Program, module: Module, call: number): number[] {
  const { tree } = module;
  if (isCallee(tree, call)) return [call];
  const parent = tree.parent(call);
  if (tree.kind(parent) !== Kind.Assign && tree.kind(parent) !== Kind.NamedExpr) return [];
  return assignedNames(tree, parent).flatMap((name) =>
    [...program.references(module, name)].filter((use) => isCallee(tree, use)),
  );
}

function isResultCalled(program: Program, module: Module, node: number): boolean {
  const { tree } = module;
  return isCallee(tree, node) && calledResults(program, module, tree.parent(node)).length > 0;
}

/** The names and attributes that an assignment stores into. */
function assignedNames(tree: Tree, assignment: number): number[] {
  const targets =
    tree.kind(assignment) === Kind.NamedExpr
      ? [tree.child(assignment, Field.NamedExpr.target)]
      : Array.from({ length: tree.count(assignment) }, (_, i) => tree.item(assignment, i));
  const isNamed = (node: number) => tree.kind(node) === Kind.Name || tree.kind(node) === Kind.Attribute;
  return targets.filter(isNamed).map((node) => tree.nameId(node));
}

const BUILTINS = ['builtins', '__builtin__', '__builtins__'].map(intern);

function mentionsBuiltins(module: Module): boolean {
  return BUILTINS.some((name) => module.written.has(name));
}

/** `getattr(pickle, "loads")` writes the name in a string. */
const GETATTR = intern('getattr');

function* byString(engine: Engine, knowing: Knowledge, among: Among): Iterable<Place> {
  for (const module of mentioningAmong(engine, GETATTR, among)) {
    for (const node of engine.program.references(module, GETATTR)) {
      const call = module.tree.parent(node);
      if (mayNameSink(engine, knowing, module, call)) yield { module, node: call };
    }
  }
}

/** `getattr(x, "loads")` for the name of a sink, or `getattr(pickle, name)` for a library that has some. */
function mayNameSink(engine: Engine, knowing: Knowledge, module: Module, call: number): boolean {
  const { tree } = module;
  if (tree.kind(call) !== Kind.Call || tree.count(call) < 2) return false;
  const [base, name] = [tree.item(call, 0), tree.item(call, 1)];
  if (tree.kind(name) === Kind.Str) {
    const named = engine.catalogue.sinkNames.get(tree.stringValue(name)) ?? [];
    return named.some(({ libraries }) => [...libraries].some((library) => knowing.knows(module, library)));
  }
  if (tree.kind(base) !== Kind.Name || !knowing.isImported(module, base)) return false;
  const value = engine.walked(engine.program.enclosingScope(module, base)).values.get(base);
  return value?.kind === 'library' && engine.library(value.path).entry !== undefined;
}
