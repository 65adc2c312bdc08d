import { libraryCall } from '../flow/ask/arguments.ts';
import { callsOfReference } from '../flow/ask/callers.ts';
import { inEnvironment } from '../flow/ask/conditions.ts';
import type { Engine } from '../flow/ask/engine.ts';
import { heldArguments } from '../flow/ask/frames.ts';
import type { Frame, LibraryReference, Reference } from '../flow/ask/reference.ts';
import type { CallOf, Value } from '../flow/value.ts';
import { stepFrom } from '../models/catalogue.ts';
import { CALLED } from '../models/paths.ts';
import type { Condition, Sink } from '../models/vocabulary.ts';
import type { Module } from '../program/module.ts';
import type { Place, Program } from '../program/program.ts';
import { bindingOf, type Scope } from '../program/scope.ts';
import { intern, spelling } from '../python/names.ts';
import { Context, Field, Kind } from '../python/nodes.ts';
import type { Tree } from '../python/tree.ts';
import type { SinkCall } from './judgement.ts';

/** A reference to a sink whose call was not found. */
export interface LooseSink {
  readonly callee: LibraryReference;
  readonly module: Module;
  readonly scope: Scope;
  readonly node: number;
}

/** Every call of a sink in the project, by whatever way it is reached, and references that lead to no call. */
export interface Sinks {
  readonly calls: readonly SinkCall[];
  readonly loose: readonly LooseSink[];
}

/**
 * Looks for sinks where their names are written, in files that can know their library: those that mention it and
 * those that import a file that does. Each name found is asked what it is; what is a sink is followed to its calls.
 */
export function findSinks(engine: Engine): Sinks {
  const search = new SinkSearch(engine);
  const knowing = new Knowledge(engine);
  for (const { module, node } of written(engine, knowing)) search.look(module, node);
  for (const module of engine.program.mentioning(GETATTR)) {
    for (const node of engine.program.references(module, GETATTR)) {
      const call = module.tree.parent(node);
      if (mayNameSink(engine, knowing, module, call)) search.look(module, call);
    }
  }
  for (const module of engine.program.modules) {
    if (mentionsText(module, 'exec ')) search.statements(module);
  }
  return search.found();
}

/** Where names of sinks are written, in files that can know their libraries, in a way that can mean them. */
function* written(engine: Engine, knowing: Knowledge): Iterable<Place> {
  for (const [name, named] of engine.catalogue.sinkNames) {
    if (named.sinks.every((sink) => isRuledOut(engine, sink))) continue;
    const id = intern(name);
    for (const module of engine.program.mentioning(id)) {
      const known = [...named.libraries].filter((library) => knowing.knows(module, library));
      if (known.length === 0) continue;
      const isBuiltin = known.every((library) => library === 'builtins') && !mentionsBuiltins(module);
      for (const node of engine.program.references(module, id)) {
        if (isBuiltin && !mayBeBuiltin(engine, module, node, id)) continue;
        if (named.reached === 'attribute' && module.tree.kind(node) === Kind.Name) continue;
        if (named.reached !== 'result' || isResultCalled(engine.program, module, node))
          yield { module, node };
      }
    }
  }
}

/** By Python or by the versions that the project locks, whatever a call looks like. */
function isRuledOut(engine: Engine, { when }: Sink): boolean {
  const isAboutCalls = ({ argument, closed, and, unless }: Condition) => argument ?? closed ?? and ?? unless;
  return (
    when?.every((condition) => !isAboutCalls(condition) && inEnvironment(engine, condition) !== 'yes') ===
    true
  );
}

/** `re.compile` is not `compile`, and a parameter `input` not the function. */
function mayBeBuiltin(engine: Engine, module: Module, node: number, name: number): boolean {
  if (module.tree.kind(node) !== Kind.Name) return false;
  return bindingOf(engine.program.enclosingScope(module, node), name).sort === 'global';
}

/** From the text alone: what the call gives is called at once, or given a name that is called in this file. */
function isResultCalled(program: Program, module: Module, node: number): boolean {
  const { tree } = module;
  if (!isCallee(tree, node)) return false;
  const call = tree.parent(node);
  if (isCallee(tree, call)) return true;
  const parent = tree.parent(call);
  if (tree.kind(parent) !== Kind.Assign && tree.kind(parent) !== Kind.NamedExpr) return false;
  const names = assignedNames(tree, parent);
  return names.some((name) => program.references(module, name).some((use) => isCallee(tree, use)));
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
  return BUILTINS.some((name) => module.mentions.has(name));
}

/** `getattr(pickle, "loads")` writes the name in a string. */
const GETATTR = intern('getattr');

/** `getattr(x, "loads")` for the name of a sink, or `getattr(pickle, name)` for a library that has some. */
function mayNameSink(engine: Engine, knowing: Knowledge, module: Module, call: number): boolean {
  const { tree } = module;
  if (tree.kind(call) !== Kind.Call || tree.count(call) < 2) return false;
  const [base, name] = [tree.item(call, 0), tree.item(call, 1)];
  if (tree.kind(name) === Kind.Str) {
    const libraries = engine.catalogue.sinkNames.get(tree.stringValue(name))?.libraries ?? [];
    return [...libraries].some((library) => knowing.knows(module, library));
  }
  if (tree.kind(base) !== Kind.Name || !isImported(engine, module, tree.nameId(base))) return false;
  const value = engine.walked(engine.program.enclosingScope(module, base)).values.get(base);
  return value?.kind === 'library' && engine.library(value.path).entry !== undefined;
}

/** From the text alone: whether a name is bound by an import somewhere in the file. */
function isImported(engine: Engine, module: Module, name: number): boolean {
  return engine.program.references(module, name).some((node) => module.tree.kind(node) === Kind.Alias);
}

class SinkSearch {
  readonly #engine: Engine;
  readonly #calls = new Map<string, SinkCall>();
  readonly #loose: LooseSink[] = [];

  constructor(engine: Engine) {
    this.#engine = engine;
  }

  found(): Sinks {
    return { calls: [...this.#calls.values()], loose: this.#loose };
  }

  /** Python 2's `exec text` is a call without a name before it. */
  statements(module: Module): void {
    const { tree } = module;
    for (let node = tree.firstRecord(tree.root); node <= tree.root; node = tree.nextRecord(node)) {
      if (tree.kind(node) !== Kind.Exec) continue;
      const call = this.#engine.walked(this.#engine.program.enclosingScope(module, node)).values.get(node);
      if (call?.kind === 'call') this.#add(call, call.callee, this.#engine.library('builtins.exec'));
    }
  }

  look(module: Module, node: number): void {
    const { tree } = module;
    const kind = tree.kind(node);
    if (kind === Kind.Alias) return this.#alias(module, node);
    if (kind !== Kind.Name && kind !== Kind.Attribute && kind !== Kind.Call) return;
    if (kind !== Kind.Call && tree.context(node) !== Context.Load) return;
    this.#engine.allow(STEPS);
    const scope = this.#engine.program.enclosingScope(module, node);
    const value = this.#engine.walked(scope).values.get(node);
    if (!value) return;
    for (const ref of this.#engine.refs(value, undefined)) {
      if (ref.sort !== 'library') continue;
      if (sinksOf(ref).length > 0) this.#reference(module, node, ref);
      // `getattr(x, name)()`: what the call gives is the sink.
      if (stepFrom(ref.entry, CALLED)?.sinks.length && isCallee(tree, node))
        this.look(module, tree.parent(node));
    }
  }

  /** `from pickle import loads as read`: every `read`. */
  #alias(module: Module, node: number): void {
    const asname = module.tree.nameAt(node, Field.Alias.asname);
    if (!asname) return;
    for (const use of this.#engine.program.references(module, asname)) {
      if (module.tree.kind(use) !== Kind.Alias) this.look(module, use);
    }
  }

  /** A name that is a sink: its call, or the calls of whatever it is handed to. */
  #reference(module: Module, node: number, callee: LibraryReference): void {
    const { tree } = module;
    const parent = tree.parent(node);
    if (isCallee(tree, node)) {
      const scope = this.#engine.program.enclosingScope(module, node);
      const call = this.#engine.walked(scope).values.get(parent);
      if (call?.kind === 'call') this.#add(call, call.callee, callee);
      return;
    }
    const calls = callsOfReference(
      this.#engine,
      { module, node },
      (ref) => ref.sort === 'library' && ref.path === callee.path,
    );
    for (const { call, callee: value } of calls) this.#add(call, value, callee);
    if (calls.length === 0 && !isOnlyNamed(module, node)) {
      this.#loose.push({ callee, module, node, scope: this.#engine.program.enclosingScope(module, node) });
    }
  }

  #add(call: CallOf, callee: Value, ref: LibraryReference): void {
    const { scope, node } = call.site;
    for (const sink of sinksOf(ref)) {
      const key = `${scope.module.index}:${node}:${sink.rule}`;
      if (this.#calls.has(key)) continue;
      this.#calls.set(key, {
        sink,
        call,
        callee: ref.path,
        inFrame: (frame) => this.#inFrame(call, callee, ref, frame),
      });
    }
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

/** Whether an expression stands before the parentheses of a call. */
function isCallee(tree: Tree, node: number): boolean {
  const parent = tree.parent(node);
  return tree.kind(parent) === Kind.Call && tree.child(parent, Field.Call.func) === node;
}

/** Questions that one sink may cost. */
const STEPS = 1_500;

function sinksOf(ref: LibraryReference) {
  return ref.entry?.sinks ?? [];
}

/** `from pickle import loads`, `del pickle.loads`, `pickle.loads.__doc__`, `x: Shelf`: nothing is done with it. */
function isOnlyNamed(module: Module, node: number): boolean {
  const { tree } = module;
  const parent = tree.parent(node);
  if (isAnnotation(tree, node)) return true;
  return [Kind.Attribute, Kind.Expr, Kind.Delete, Kind.Compare, Kind.ExceptHandler].includes(
    tree.kind(parent) as never,
  );
}

/** `Optional[Shelf]` around it is climbed. */
function isAnnotation(tree: Tree, node: number): boolean {
  let [at, parent] = [node, tree.parent(node)];
  while (TYPE_EXPRESSIONS.has(tree.kind(parent))) [at, parent] = [parent, tree.parent(parent)];
  switch (tree.kind(parent)) {
    case Kind.Arg:
      return tree.child(parent, Field.Arg.annotation) === at;
    case Kind.AnnAssign:
      return tree.child(parent, Field.AnnAssign.annotation) === at;
    case Kind.FunctionDef:
    case Kind.AsyncFunctionDef:
      return tree.child(parent, Field.FunctionDef.returns) === at;
    default:
      return false;
  }
}

const TYPE_EXPRESSIONS: ReadonlySet<number> = new Set([Kind.Subscript, Kind.Tuple, Kind.BinOp]);

/** Which files can know a library: they mention it, or import a file of the project that does. */
class Knowledge {
  readonly #engine: Engine;
  readonly #direct = new Map<string, ReadonlySet<Module>>();
  readonly #imports = new Map<Module, readonly Module[]>();

  constructor(engine: Engine) {
    this.#engine = engine;
  }

  knows(module: Module, library: string): boolean {
    if (library === 'builtins') return true;
    const direct = this.#mentioning(library);
    return (
      direct.has(module) || (direct.size > 0 && this.#importsOf(module).some((other) => direct.has(other)))
    );
  }

  #mentioning(library: string): ReadonlySet<Module> {
    const known = this.#direct.get(library);
    if (known) return known;
    const ids = library.split('.').map(intern);
    const modules = new Set(
      this.#engine.program.modules.filter(
        (module) => ids.every((id) => module.mentions.has(id)) || mentionsInText(module, library),
      ),
    );
    this.#direct.set(library, modules);
    return modules;
  }

  #importsOf(module: Module): readonly Module[] {
    const known = this.#imports.get(module);
    if (known) return known;
    const imports = importedModules(this.#engine, module);
    this.#imports.set(module, imports);
    return imports;
  }
}

const IMPORTERS = ['import_module', '__import__', 'getattr'].map(intern);

/** `import_module('pickle')`: the name stands in a string. */
function mentionsInText(module: Module, library: string): boolean {
  return IMPORTERS.some((name) => module.mentions.has(name)) && mentionsText(module, library);
}

function mentionsText(module: Module, text: string): boolean {
  const { bytes } = module.tree;
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(text);
}

/** The files of the project that a file imports. */
function importedModules(engine: Engine, module: Module): readonly Module[] {
  const { tree } = module;
  const { imports } = engine.program;
  const found = new Set<Module>();
  for (let node = tree.firstRecord(tree.root); node <= tree.root; node = tree.nextRecord(node)) {
    const kind = tree.kind(node);
    if (kind === Kind.Import) {
      for (let i = 0; i < tree.count(node); i += 1) {
        const imported = imports.resolve(module, tree.name(tree.item(node, i)), 0);
        if (imported.sort === 'module') found.add(imported.module);
      }
    } else if (kind === Kind.ImportFrom) {
      const from = imports.resolve(
        module,
        spelling(tree.nameAt(node, Field.ImportFrom.module)),
        tree.level(node),
      );
      if (from.sort === 'module') found.add(from.module);
      for (let i = 0; i < tree.count(node); i += 1) {
        const below = imports.submodule(from, tree.name(tree.item(node, i)));
        if (below?.sort === 'module') found.add(below.module);
      }
    }
  }
  return [...found];
}
