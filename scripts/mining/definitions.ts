/**
 * What a module defines, each with its shape: the syntax without what runs nothing (comments, layout, docstrings,
 * annotations). Two releases that differ in a shape differ in what runs.
 */
import type { Module } from '../../src/code/program/module.ts';
import type { Program } from '../../src/code/program/program.ts';
import type { Scope } from '../../src/code/program/scope.ts';
import { spelling } from '../../src/code/python/names.ts';
import { Field, HAS_NAME, Kind } from '../../src/code/python/nodes.ts';
import type { Tree } from '../../src/code/python/tree.ts';

export interface Definitions {
  /** Functions and methods by qualified name, what stands inside of them included. */
  readonly functions: ReadonlyMap<string, string>;
  /** Bases and decorators of classes, by qualified name. */
  readonly classes: ReadonlyMap<string, string>;
  /** What modules and class bodies assign, by name; and the functions that read it. */
  readonly constants: ReadonlyMap<string, { readonly shape: string; readonly readers: readonly string[] }>;
}

export function definitionsOf(program: Program, module: Module): Definitions {
  const [functions, classes] = [new Map<string, string>(), new Map<string, string>()];
  const { tree, written } = module;
  const add = (map: Map<string, string>, name: string, shape: string) =>
    map.set(name, `${map.get(name) ?? ''}|${shape}`);
  for (const node of [...written.ofKind(Kind.FunctionDef), ...written.ofKind(Kind.AsyncFunctionDef)]) {
    const scope = program.scopeOf(module, node);
    if (isPlain(scope)) add(functions, scope.qualifiedName, shapeOf(tree, node));
  }
  for (const node of written.ofKind(Kind.ClassDef)) {
    const scope = program.scopeOf(module, node);
    if (isPlain(scope)) add(classes, scope.qualifiedName, headOf(tree, node));
  }
  return { functions, classes, constants: constantsOf(program, module) };
}

/** Not inside of a function: what stands there is part of it. */
function isPlain({ parent }: Scope): boolean {
  for (let at = parent; at; at = at.parent) if (at.sort === 'function') return false;
  return true;
}

/** What a release says of itself. */
const LABELS = /^(__\w+__|_?version(_info|_tuple)?|release|copyright|VERSION)$/i;

function constantsOf(program: Program, module: Module): Definitions['constants'] {
  const { tree, written } = module;
  const found = new Map<string, { shape: string; readers: readonly string[] }>();
  for (const node of written.ofKind(Kind.Assign)) {
    const scope = program.enclosingScope(module, node);
    if (scope.sort === 'function' || tree.count(node) !== 1 || tree.kind(tree.item(node, 0)) !== Kind.Name)
      continue;
    const name = tree.name(tree.item(node, 0));
    if (LABELS.test(name)) continue;
    const readers = [...written.named(tree.nameId(tree.item(node, 0)))]
      .map((use) => functionAround(program.enclosingScope(module, use)))
      .filter((reader) => reader !== undefined);
    const shape = shapeOf(tree, tree.child(node, Field.Assign.value));
    found.set(`${scope.qualifiedName}.${name}`, { shape, readers: [...new Set(readers)] });
  }
  return found;
}

/** The outermost function or method around. */
function functionAround(scope: Scope): string | undefined {
  let outermost: Scope | undefined;
  for (let at: Scope | undefined = scope; at; at = at.parent) if (at.sort === 'function') outermost = at;
  return outermost?.qualifiedName;
}

function headOf(tree: Tree, node: number): string {
  const bases = Array.from({ length: tree.count(node) }, (_, i) => shapeOf(tree, tree.item(node, i)));
  const decorators = tree.child(node, Field.ClassDef.decorators);
  return [...bases, decorators ? shapeOf(tree, decorators) : ''].join();
}

function shapeOf(tree: Tree, top: number): string {
  const silent = silentParts(tree, top);
  const parts: string[] = [];
  for (let node = tree.firstRecord(top); node <= top; node = tree.nextRecord(node)) {
    const end = silent.get(node);
    if (end !== undefined) node = end;
    else parts.push(wordOf(tree, node));
  }
  return parts.join(' ');
}

const LITERALS: ReadonlySet<number> = new Set([Kind.Num, Kind.Bytes, Kind.StrFragment]);

function wordOf(tree: Tree, node: number): string {
  const kind = tree.kind(node);
  const name = HAS_NAME[kind] ? spelling(tree.nodes[node + 3]!) : '';
  const literal = kind === Kind.Str ? tree.stringValue(node) : LITERALS.has(kind) ? tree.text(node) : '';
  // A docstring more or less changes the length of its block.
  const count = kind === Kind.Block ? '' : tree.count(node);
  return `${kind}.${tree.flags(node)}.${count}.${name}.${literal}`;
}

/** First record and last of what runs nothing: docstrings and annotations. */
function silentParts(tree: Tree, top: number): ReadonlyMap<number, number> {
  const silent = new Map<number, number>();
  const leave = (node: number) => {
    if (node !== 0) silent.set(tree.firstRecord(node), node);
  };
  for (let node = tree.firstRecord(top); node <= top; node = tree.nextRecord(node)) {
    const kind = tree.kind(node);
    if (kind === Kind.Arg) leave(tree.child(node, Field.Arg.annotation));
    if (kind === Kind.FunctionDef || kind === Kind.AsyncFunctionDef)
      leave(tree.child(node, Field.FunctionDef.returns));
    if (kind === Kind.Expr && tree.kind(tree.child(node, Field.Expr.value)) === Kind.Str) leave(node);
  }
  return silent;
}
