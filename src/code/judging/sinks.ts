import type { Progress } from '../../project/progress.ts';
import { libraryCall } from '../flow/ask/arguments.ts';
import { callsOfReference } from '../flow/ask/callers.ts';
import type { Engine } from '../flow/ask/engine.ts';
import { byBase, byDecorator, bySignature } from '../flow/ask/entries.ts';
import { heldArguments } from '../flow/ask/frames.ts';
import type { Frame, LibraryReference, Reference } from '../flow/ask/reference.ts';
import type { Facts } from '../flow/facts.ts';
import { type CallOf, objectOf, type Value } from '../flow/value.ts';
import { stepFrom } from '../models/catalogue.ts';
import { CALLED } from '../models/paths.ts';
import type { Sink } from '../models/vocabulary.ts';
import { functionsOf } from '../program/functions.ts';
import type { Module } from '../program/module.ts';
import type { Place } from '../program/program.ts';
import type { Scope } from '../program/scope.ts';
import { intern, spelling } from '../python/names.ts';
import { Context, Field, Kind } from '../python/nodes.ts';
import type { Tree } from '../python/tree.ts';
import { assignedIn, assignedModules } from './assigned.ts';
import { isCallee } from './callee.ts';
import type { SinkCall } from './judgement.ts';
import type { Listings } from './listings.ts';
import { isOnlyNamed } from './only-named.ts';
import { isStatement, mayHoldStatements, SENDING } from './statements.ts';
import { ANEW, type Steps } from './steps.ts';
import { calledResults, type OriginsJudged, writtenSinks } from './written-sinks.ts';
import { mayHold } from './written-traps.ts';

/** A reference to a sink whose call was not found. */
export interface LooseSink {
  readonly callee: LibraryReference;
  readonly module: Module;
  readonly scope: Scope;
  readonly node: number;
}

/** A call of a sink, and the step that found it. */
export interface FoundSink {
  readonly id: string;
  readonly call: () => SinkCall;
}

/** Every call of a sink in the project, by whatever way it is reached, and references that lead to no call. */
export interface Sinks {
  readonly calls: readonly SinkCall[];
  readonly loose: readonly LooseSink[];
}

/** The same by the steps that find them; of the references what was made of each. */
export interface SinkSteps<Loose> {
  readonly calls: readonly FoundSink[];
  readonly loose: readonly Loose[];
  /** Files in which something was not found out, and why. */
  readonly open: ReadonlyMap<Module, string>;
}

export async function findSinks(
  engine: Engine,
  originsJudged: OriginsJudged,
  progress: Progress,
): Promise<Sinks> {
  const found = await findSinksBy(ANEW, engine, originsJudged, progress, (loose) => loose);
  return { calls: found.calls.map(({ call }) => call()), loose: found.loose };
}

/**
 * Looks for sinks where their names are written, in files that can know their library: those that mention it and
 * those that import a file that does. Each name found is asked what it is; what is a sink is followed to its calls.
 */
export async function findSinksBy<Loose>(
  steps: Steps,
  engine: Engine,
  originsJudged: OriginsJudged,
  progress: Progress,
  ofLoose: (loose: LooseSink) => Loose,
  listings?: Listings,
): Promise<SinkSteps<Loose>> {
  const calls = new Map<string, FoundSink>();
  const loose: Loose[] = [];
  const open = new Map<Module, string>();
  const look = (id: string, module: Module, work: (search: SinkSearch) => void) => {
    const taken = steps.take(
      id,
      () => {
        const search = new SinkSearch(engine);
        const undone = engine.attempted(() => work(search));
        return { search, undone };
      },
      ({ search, undone }) => ({
        calls: [...search.calls.keys()],
        loose: search.loose.map(ofLoose),
        ...(undone !== undefined && { undone }),
      }),
    );
    if (taken.kept.undone !== undefined) open.set(module, taken.kept.undone);
    if (taken.kept.calls.length === 0 && taken.kept.loose.length === 0) return;
    const ids = judgingIds(taken.kept.calls, id);
    for (const [i, key] of taken.kept.calls.entries()) {
      if (calls.has(key)) continue;
      calls.set(key, {
        id: ids[i] as string,
        call: () => taken.live().search.calls.get(key) as SinkCall,
      });
    }
    for (const one of taken.kept.loose) loose.push(one);
  };
  for (const { id, place, isNear, isOpen } of writtenSinks(engine, originsJudged, listings)) {
    const asked = isNear ? engine.near : engine;
    look(id, place.module, (search) => {
      if (isOpen()) search.look(place, asked);
    });
    await progress.turn?.();
  }
  for (const module of answeringModules(engine)) {
    look(`returns ${module.index}`, module, (search) => search.returned(module));
    await progress.turn?.();
  }
  for (const module of assignedModules(engine)) {
    look(`assigned ${module.index}`, module, (search) => search.assigned(module));
    await progress.turn?.();
  }
  for (const module of engine.program.mentioning(EXTRA))
    look(`extra ${module.index}`, module, (search) => search.extra(module));
  for (const module of engine.program.mentioning(EXEC))
    look(`exec ${module.index}`, module, (search) => search.statements(module));
  // What is a sink by its text comes last: what is known by what is called has been found before.
  if (sinksOf(engine.library(STATEMENT)).length > 0) {
    const sending = new Set(SENDING.flatMap((name) => engine.program.mentioning(name)));
    for (const module of sending) {
      look(`statements ${module.index}`, module, (search) => search.sent(module));
      await progress.turn?.();
    }
  }
  return { calls: [...calls.values()], loose, open };
}

/**
 * Of the steps that judge the calls which a step has found. A run in memory goes through tens of thousands of steps that hold
 * before it comes to one that does not: they know each other by strings that are not made anew.
 */
function judgingIds(calls: readonly string[], found: string): readonly string[] {
  const known = IDS.get(calls);
  if (known) return known;
  const ids = calls.map((key) => `judge ${key} ${found}`);
  IDS.set(calls, ids);
  return ids;
}

const IDS = new WeakMap<readonly string[], readonly string[]>();

/** What Django's managers have, and next to nobody else. */
const EXTRA = intern('extra');
const MANAGER = 'django.db.models.Manager().extra';
/** Bytes of a chain of calls that is read for the manager in it; each call of a longer one stands in the next. */
const LONGEST_CHAIN = 4096;

/** What stands for whatever object sends a statement that is told by its text. */
const STATEMENT = 'sqlite3.Cursor().execute';

/** The files with functions of which a library may make answers. */
function answeringModules({ catalogue, program }: Engine): readonly Module[] {
  const { decorated, based, signatures } = catalogue.answering;
  const known = [
    ...[...decorated, ...based].map((name) => [name]),
    ...signatures.map((one) => one.parameters),
  ];
  const words = known.map((names) => names.map(intern));
  const hasAll = ({ written }: Module, names: readonly number[]) => names.every((name) => written.has(name));
  const modules = new Set(words.flatMap(([first = 0]) => program.mentioning(first)));
  return [...modules].filter((module) => words.some((names) => hasAll(module, names)));
}

/** What one name leads to. */
class SinkSearch {
  readonly #engine: Engine;
  readonly calls = new Map<string, SinkCall>();
  readonly loose: LooseSink[] = [];

  constructor(engine: Engine) {
    this.#engine = engine;
  }

  /** Python 2's `exec text` is a call without a name before it. */
  statements(module: Module): void {
    for (const node of module.written.ofKind(Kind.Exec)) {
      const call = this.#valueAt(module, node);
      if (call?.kind === 'call') this.#addNamed(call, call.callee, this.#engine.library('builtins.exec'));
    }
  }

  /** `anything.execute(f"SELECT …")`, where nothing is known of the object. */
  sent(module: Module): void {
    if (!mayHoldStatements(module)) return;
    for (const name of SENDING) {
      for (const node of module.written.named(name)) {
        if (module.tree.kind(node) !== Kind.Attribute || !isCallee(module.tree, node)) continue;
        this.#engine.allow(STEPS);
        const call = this.#valueAt(module, module.tree.parent(node));
        const text = call?.kind === 'call' && call.args[0];
        if (!text || text.keyword || text.unpacked || !isStatement(this.#engine, text.value)) continue;
        const refs = this.#engine.refs(call.callee, undefined);
        // A connection that others gave is known here, in a file that nothing else ties to its library.
        const known = refs.find((ref) => ref.sort === 'library' && sinksOf(ref).length > 0);
        if (known?.sort === 'library') this.#addNamed(call, call.callee, known);
        if (refs.some(isKnown)) continue;
        this.#addNamed(call, call.callee, { ...this.#engine.library(STATEMENT), path: spelling(name) });
      }
    }
  }

  /** `Order.objects.extra(where=[…])` of a model that is not in the project. */
  extra(module: Module): void {
    for (const node of module.written.named(EXTRA)) {
      const { tree } = module;
      if (tree.kind(node) !== Kind.Attribute || !isCallee(tree, node)) continue;
      if (tree.end(node) - tree.start(node) > LONGEST_CHAIN || !/\bobjects\b/.test(tree.text(node))) continue;
      this.#engine.allow(STEPS);
      const call = this.#valueAt(module, tree.parent(node));
      if (call?.kind !== 'call') continue;
      if (this.#engine.refs(call.callee, undefined).some(isKnown)) continue;
      this.#addNamed(call, call.callee, this.#engine.library(MANAGER));
    }
  }

  /** What a view returns is handed to the framework, by a call that stands nowhere. */
  returned(module: Module): void {
    const engine = this.#engine;
    const mentions = (names: ReadonlySet<string>) =>
      [...names].some((name) => module.written.has(intern(name)));
    const { decorated, based } = engine.catalogue.answering;
    const [mayBeDecorated, mayBeBased] = [mentions(decorated), mentions(based)];
    for (const scope of functionsOf(engine.program, module)) {
      engine.allow(STEPS);
      const entries = [
        ...(mayBeDecorated ? byDecorator(engine, scope) : []),
        ...(mayBeBased ? byBase(engine, scope) : []),
        ...bySignature(engine, scope),
      ];
      const path = entries.find(({ model }) => model.gives)?.model.gives;
      if (!path) continue;
      // Which function of the framework gets it says nothing to people.
      const answer = { ...engine.library(path), path: `the answer of ${scope.name}` };
      for (const { value, facts, node } of engine.walked(scope).returns) {
        const site = { scope, node: returnedAt(module.tree, node) };
        const callee: Value = { kind: 'library', path: answer.path, site };
        const call = handedTo(callee, elementsOf(value), facts);
        this.#addNamed(call, call.callee, answer);
      }
    }
  }

  /** `response.text = page` hands it over as a call would. */
  assigned(module: Module): void {
    for (const { place, of, argument, isMeant } of assignedIn(this.#engine, module)) {
      this.#engine.allow(STEPS);
      const refs = this.#engine.near.refs(of, undefined);
      const ref = refs.find((one) => one.sort === 'library' && one.entry?.assigned.some(isMeant));
      if (ref?.sort !== 'library') continue;
      const call = handedTo(place, [argument]);
      const inFrame = (frame: Frame | undefined) => libraryCall(ref, call, heldArguments(call, frame), frame);
      this.#addSinks(call, ref, ref.entry?.assigned.filter(isMeant) ?? [], inFrame);
    }
  }

  look({ module, node }: Place, asked: Engine): void {
    const { tree } = module;
    const kind = tree.kind(node);
    if (kind === Kind.Alias) return this.#alias(module, node, asked);
    if (kind !== Kind.Name && kind !== Kind.Attribute && kind !== Kind.Call) return;
    if (kind !== Kind.Call && tree.context(node) !== Context.Load) return;
    this.#engine.allow(STEPS);
    const value = this.#valueAt(module, node);
    if (!value) return;
    for (const ref of asked.refs(value, undefined)) {
      if (ref.sort !== 'library') continue;
      if (sinksOf(ref).length > 0) this.#reference(module, node, ref);
      if (stepFrom(ref.entry, CALLED)?.sinks.length && isCallee(tree, node))
        this.#result(module, tree.parent(node), ref);
    }
  }

  /**
   * `getattr(x, name)()`: what the call gives is the sink, called at once or under a name that it gets here. It is not
   * followed any further, and not asked what it is: that would cost more than all other sinks.
   */
  #result(module: Module, node: number, callee: LibraryReference): void {
    const made = this.#valueAt(module, node);
    if (made?.kind !== 'call') return;
    const result = (frame: Frame | undefined) =>
      this.#engine.stepInto(callee, CALLED, {
        call: made,
        args: heldArguments(made, frame),
        frame,
        receiver: callee,
      });
    for (const use of calledResults(this.#engine.program, module, node)) {
      const call = this.#valueAt(module, module.tree.parent(use));
      if (call?.kind !== 'call' || !mayBe(call.callee, made)) continue;
      const of = result(undefined);
      this.#addSinks(call, of, sinksOf(of), (frame) =>
        libraryCall(result(frame), call, heldArguments(call, frame), frame),
      );
    }
  }

  #valueAt(module: Module, node: number): Value | undefined {
    return this.#engine.walked(this.#engine.program.enclosingScope(module, node)).values.get(node);
  }

  /** `from pickle import loads as read`: every `read`. */
  #alias(module: Module, node: number, asked: Engine): void {
    const asname = module.tree.nameAt(node, Field.Alias.asname);
    if (!asname) return;
    for (const use of this.#engine.program.references(module, asname)) {
      if (module.tree.kind(use) !== Kind.Alias) this.look({ module, node: use }, asked);
    }
  }

  /** A name that is a sink: its call, or the calls of whatever it is handed to. */
  #reference(module: Module, node: number, callee: LibraryReference): void {
    const { tree } = module;
    const parent = tree.parent(node);
    if (isCallee(tree, node)) {
      const call = this.#valueAt(module, parent);
      // What would make it a sink may only stand among the arguments: nothing gave some of them before.
      const mayBe = ({ when }: Sink) => !when || when.some((condition) => mayHold(tree, parent, condition));
      if (call?.kind !== 'call') return;
      // Without a frame it is what was found: to ask again would cost a judge what it has for the data.
      const inFrame = (frame: Frame | undefined) =>
        frame
          ? this.#inFrame(call, call.callee, callee, frame)
          : libraryCall(callee, call, heldArguments(call, frame), frame);
      const isAnother = (frame: Frame) => this.#isAnother(call.callee, callee, frame);
      this.#addSinks(call, callee, sinksOf(callee).filter(mayBe), inFrame, isAnother);
      return;
    }
    const calls = callsOfReference(
      this.#engine,
      { module, node },
      (ref) => ref.sort === 'library' && ref.path === callee.path,
    );
    for (const { call, callee: value } of calls) this.#addNamed(call, value, callee);
    if (calls.length === 0 && !isOnlyNamed(module, node) && !isRoundTrip(tree, node)) {
      this.loose.push({ callee, module, node, scope: this.#engine.program.enclosingScope(module, node) });
    }
  }

  #addNamed(call: CallOf, callee: Value, ref: LibraryReference): void {
    const isAnother = (frame: Frame) => this.#isAnother(callee, ref, frame);
    this.#addSinks(call, ref, sinksOf(ref), (frame) => this.#inFrame(call, callee, ref, frame), isAnother);
  }

  #addSinks(
    call: CallOf,
    ref: LibraryReference,
    sinks: readonly Sink[],
    inFrame: SinkCall['inFrame'],
    isAnother?: SinkCall['isAnother'],
  ): void {
    const { scope, node } = call.site;
    for (const sink of sinks) {
      // One rule may have several sinks in one call, each with conditions of its own: `sh -c` and `shell=True`.
      const key = `${scope.module.index}:${node}:${sink.rule}:${sink.data}`;
      if (this.calls.has(key)) continue;
      this.calls.set(key, {
        sink,
        call,
        callee: ref.path,
        inFrame,
        ...(isAnother && { isAnother }),
      });
    }
  }

  /** Whether an activation certainly calls something else: what a class has in place of what its base has. */
  #isAnother(callee: Value, { path }: LibraryReference, frame: Frame): boolean {
    const refs = this.#engine.refs(callee, frame);
    const isElse = (ref: Reference) => isCertain(ref) && (ref.sort !== 'library' || ref.path !== path);
    return refs.length > 0 && refs.every(isElse) && !this.#engine.givesUp();
  }

  /**
   * The callee as it is in an activation: its receiver may have been made in the caller, and arguments may have been
   * given before, by `functools.partial`.
   */
  #inFrame(call: CallOf, callee: Value, ref: LibraryReference, frame: Frame | undefined) {
    const args = heldArguments(call, frame);
    const isMeant = (one: Reference) => one.sort === 'library' && one.path === ref.path;
    const refs: readonly Reference[] = this.#engine.refs(callee, frame);
    const here = refs.find(isMeant);
    if (here?.sort === 'library') return libraryCall(here, call, args, frame);
    for (const partial of refs) {
      if (partial.sort !== 'partial') continue;
      const inner = this.#engine.refs(partial.callee.value, partial.callee.frame).find(isMeant);
      if (inner?.sort === 'library') return libraryCall(inner, call, [...partial.args, ...args], frame);
    }
    return libraryCall(ref, call, args, frame);
  }
}

/** The expression of a `return`; of a lambda the node is that already. */
function returnedAt(tree: Tree, node: number): number {
  return tree.kind(node) === Kind.Return ? tree.child(node, Field.Return.value) || node : node;
}

/** It is of the project, or a model says something of it. */
function isKnown(ref: Reference): boolean {
  return ref.sort !== 'unknown' && (ref.sort !== 'library' || ref.entry !== undefined);
}

/** Functions of the project, and of libraries those that no call gave. */
function isCertain(ref: Reference): boolean {
  return ref.sort === 'function' || (ref.sort === 'library' && !ref.path.includes('('));
}

/** A call that stands nowhere. */
function handedTo(callee: Value, values: readonly Value[], facts?: Facts): CallOf {
  const args = values.map((value) => ({ value, keyword: 0, unpacked: false }));
  return { kind: 'call', callee, args, facts, site: callee.site };
}

/** Of `body, status, headers` each. */
function elementsOf(value: Value): readonly Value[] {
  const object = objectOf(value);
  if (object.kind !== 'sequence' || object.sort !== 'tuple' || object.elements.length === 0) return [value];
  return object.rest.length === 0 ? object.elements : object.elements.slice(0, 1);
}

/** Whether a value is another, or may be it where branches have met; loops make choices of themselves. */
function mayBe(value: Value, wanted: Value): boolean {
  const values = new Set([value]);
  for (const one of values) {
    if (objectOf(one) === wanted) return true;
    if (one.kind === 'choice') for (const { value: inner } of one.alternatives) values.add(inner);
  }
  return false;
}

/** In Python 2 a statement, in Python 3 a function. */
const EXEC = intern('exec');

/**
 * Questions that finding out what one name means may cost. What is not known with these is a long way from where it
 * was made: more of them found nothing, and a few such names would be half of a large audit.
 */
const STEPS = 200;

function sinksOf(ref: LibraryReference) {
  return ref.entry?.sinks ?? [];
}

/** `(loads, (dumps(x),))`, as `__reduce__` gives it: called with what was made beside it. */
function isRoundTrip(tree: Tree, node: number): boolean {
  const pair = tree.parent(node);
  if (tree.kind(pair) !== Kind.Tuple || tree.count(pair) < 2 || tree.item(pair, 0) !== node) return false;
  const given = tree.item(pair, 1);
  if (tree.kind(given) !== Kind.Tuple || tree.count(given) === 0) return false;
  const made = tree.item(given, 0);
  if (tree.kind(made) !== Kind.Call) return false;
  return tree.nameId(tree.child(made, Field.Call.func)) === DUMPS;
}

const DUMPS = intern('dumps');
