import { argumentOf, libraryCall } from '../../src/code/flow/ask/arguments.ts';
import { calleesOf } from '../../src/code/flow/ask/callees.ts';
import { firstMethod, resolutionOrder } from '../../src/code/flow/ask/classes.ts';
import type { Engine } from '../../src/code/flow/ask/engine.ts';
import { heldArguments } from '../../src/code/flow/ask/frames.ts';
import { implicitCalls } from '../../src/code/flow/ask/implicit.ts';
import type { LibraryReference, Reference } from '../../src/code/flow/ask/reference.ts';
import type { CallOf, Value } from '../../src/code/flow/value.ts';
import type { Module } from '../../src/code/program/module.ts';
import type { Program } from '../../src/code/program/program.ts';
import type { Scope } from '../../src/code/program/scope.ts';
import { Field, Kind } from '../../src/code/python/nodes.ts';

/** Who calls whom: for each function (or module) what it calls, both by name, sorted. */
export type CallGraph = ReadonlyMap<string, ReadonlySet<string>>;

/** Questions that one call may cost: what an audit allows a sink. */
const QUESTIONS = 1_500;

/**
 * The calls of a whole program as the audit resolves them: each callee is asked for by `refs` and opened by
 * `calleesOf`, in every activation of its scope. A class body's calls are those of the scope around it. What is not
 * resolved has no edge.
 */
export function callGraph(engine: Engine): CallGraph {
  const graph = new Map<string, Set<string>>();
  const names = new Map<Scope, string>();
  for (const module of engine.program.modules) {
    nameScopes(engine.program, module, names);
  }
  for (const module of engine.program.modules) {
    for (const { caller, callee } of edgesOf(engine, module, names)) {
      const callees = graph.get(caller) ?? new Set();
      graph.set(caller, callees.add(callee));
    }
  }
  return graph;
}

interface Edge {
  readonly caller: string;
  readonly callee: string;
}

/** `module.Class.method`, lambdas numbered within the scope around them. */
function nameScopes(program: Program, module: Module, names: Map<Scope, string>): void {
  const { tree } = module;
  const lambdas = new Map<Scope, number>();
  const scopes: Scope[] = [program.moduleScope(module)];
  for (let node = tree.firstRecord(tree.root); node < tree.root; node = tree.nextRecord(node)) {
    const kind = tree.kind(node);
    if (SCOPES.has(kind)) scopes.push(program.scopeOf(module, node));
  }
  scopes.sort((a, b) => tree.start(a.node) - tree.start(b.node) || b.node - a.node);
  for (const scope of scopes) {
    const { parent } = scope;
    if (!parent) names.set(scope, dotted(module.path));
    else if (tree.kind(scope.node) !== Kind.Lambda) names.set(scope, `${names.get(parent)}.${scope.name}`);
    else {
      const count = (lambdas.get(parent) ?? 0) + 1;
      lambdas.set(parent, count);
      names.set(scope, `${names.get(parent)}.<lambda${count}>`);
    }
  }
}

/** A module by its path: Python names it so when the audited folder is where it starts. */
function dotted(path: string): string {
  return path.replace(/(\/?__init__)?\.py$/, '').replaceAll('/', '.');
}

const SCOPES: ReadonlySet<number> = new Set([
  Kind.FunctionDef,
  Kind.AsyncFunctionDef,
  Kind.ClassDef,
  Kind.Lambda,
]);

function* edgesOf(engine: Engine, module: Module, names: ReadonlyMap<Scope, string>): Iterable<Edge> {
  const { tree } = module;
  for (let node = tree.firstRecord(tree.root); node < tree.root; node = tree.nextRecord(node)) {
    const scope = engine.program.enclosingScope(module, node);
    const caller = names.get(bodyAround(scope)) as string;
    for (const callee of calledAt(engine, scope, node)) {
      engine.allow(QUESTIONS);
      for (const ref of engine.refs(callee, undefined))
        for (const name of targetsOf(engine, ref, names)) yield { caller, callee: name };
    }
    for (const { callee } of implicitCalls(engine, scope, node)) {
      engine.allow(QUESTIONS);
      for (const ref of engine.refs(callee, undefined))
        if (ref.sort !== 'library')
          for (const name of targetsOf(engine, ref, names)) yield { caller, callee: name };
    }
  }
}

function bodyAround(scope: Scope): Scope {
  let at = scope;
  while (at.sort === 'class' && at.parent) at = at.parent;
  return at;
}

/** The values that are called at a node. */
function* calledAt(engine: Engine, scope: Scope, node: number): Iterable<Value> {
  const { tree } = scope.module;
  const walked = engine.walked(scope);
  const kind = tree.kind(node);
  if (kind === Kind.Call) {
    const callee = walked.values.get(tree.child(node, Field.Call.func));
    if (callee) yield callee;
  }
  const decoration = walked.decorations.get(node);
  if (decoration) yield decoration.callee;
  const call = walked.values.get(node);
  if (call?.kind === 'call') yield* calledBack(engine, call);
}

/** Functions that a library calls where it is called itself, as its model says. */
function* calledBack(engine: Engine, call: CallOf): Iterable<Value> {
  for (const callee of engine.refs(call.callee, undefined)) {
    if (callee.sort !== 'library') continue;
    const library = libraryCall(callee, call, heldArguments(call, undefined), undefined);
    for (const callback of callee.entry?.callbacks ?? [])
      for (const { value } of argumentOf(engine, library, callback.function)) yield value;
  }
}

function* targetsOf(engine: Engine, ref: Reference, names: ReadonlyMap<Scope, string>): Iterable<string> {
  for (const { target } of calleesOf(engine, ref, [])) {
    if (target.sort === 'function') yield names.get(target.scope) as string;
    else if (target.sort === 'library') yield spelledPath(target);
    else {
      const made = firstMethod(engine, target.scope, '__new__');
      if (made) yield names.get(made) as string;
      const init = firstMethod(engine, target.scope, '__init__');
      if (init) yield names.get(init) as string;
      const base = resolutionOrder(engine, target.scope).find((one) => one.sort === 'library');
      if (!init && base?.sort === 'library') yield `${base.path}.__init__`;
    }
  }
}

function spelledPath({ path }: LibraryReference): string {
  return path;
}
