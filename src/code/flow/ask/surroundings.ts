import { expanded } from '../../models/paths.ts';
import { isScopeNode } from '../../program/scope.ts';
import { intern } from '../../python/names.ts';
import { Context, Field, Kind } from '../../python/nodes.ts';
import type { Tree } from '../../python/tree.ts';
import type { Site } from '../value.ts';
import type { Engine } from './engine.ts';

/** What stands around a call: what else is done with its receiver, and which contexts it runs in. */

/** Whether the receiver of a call has a name in its function, and every mention of it there calls one of these methods. */
export function isUsedOnlyBy(site: Site | undefined, methods: readonly string[]): boolean {
  if (site?.scope.sort !== 'function') return false;
  const { tree } = site.scope.module;
  const receiver = receiverOf(tree, site.node);
  if (!receiver || tree.kind(receiver) !== Kind.Name) return false;
  const { node: top } = site.scope;
  for (let node = tree.firstRecord(top); node <= top; node = tree.nextRecord(node)) {
    if (tree.kind(node) !== Kind.Name || tree.nameId(node) !== tree.nameId(receiver)) continue;
    if (!isHarmlessMention(tree, node, methods)) return false;
  }
  return true;
}

function receiverOf(tree: Tree, call: number): number | undefined {
  const callee = tree.kind(call) === Kind.Call ? tree.child(call, Field.Call.func) : 0;
  return tree.kind(callee) === Kind.Attribute ? tree.child(callee, Field.Attribute.value) : undefined;
}

/** It is bound, deleted or entered there, or one of the methods is called. */
function isHarmlessMention(tree: Tree, node: number, methods: readonly string[]): boolean {
  const parent = tree.parent(node);
  if (tree.context(node) !== Context.Load || tree.kind(parent) === Kind.WithItem) return true;
  const above = tree.parent(parent);
  return (
    tree.kind(parent) === Kind.Attribute &&
    methods.includes(tree.name(parent)) &&
    tree.kind(above) === Kind.Call &&
    tree.child(above, Field.Call.func) === parent
  );
}

/** Whether an object that a call has to do with was told to do something: see the condition `turnedOn`. */
export function isTurnedOn(
  site: Site | undefined,
  { method, names }: { readonly method: string; readonly names: readonly string[] },
): boolean {
  if (!site || site.scope.module.tree.kind(site.node) !== Kind.Call) return false;
  const { scope } = site;
  const { tree, written } = scope.module;
  const mine = objectsOf(tree, site.node).map((node) => pathOf(tree, node));
  for (const callee of written.named(intern(method))) {
    const call = tree.parent(callee);
    if (tree.kind(callee) !== Kind.Attribute || tree.kind(call) !== Kind.Call || tree.count(call) < 2)
      continue;
    const object = tree.child(callee, Field.Attribute.value);
    // A name is one of its function's; what is stored in an object is the same in all methods.
    if (tree.kind(object) === Kind.Name && !isWithin(tree, call, scope.node)) continue;
    const path = pathOf(tree, object);
    if (path === undefined || !mine.includes(path) || isOff(tree, argumentAt(tree, call, 1))) continue;
    const told = textOrName(tree, argumentAt(tree, call, 0));
    if (names.some((name) => told?.endsWith(name))) return true;
  }
  return false;
}

/** The receiver of a call and its arguments. */
function objectsOf(tree: Tree, call: number): readonly number[] {
  const receiver = receiverOf(tree, call);
  const given = Array.from({ length: tree.count(call) }, (_, i) => argumentAt(tree, call, i));
  return receiver === undefined ? given : [receiver, ...given];
}

function argumentAt(tree: Tree, call: number, i: number): number {
  const node = tree.item(call, i);
  return tree.kind(node) === Kind.Keyword ? tree.child(node, Field.Keyword.value) : node;
}

/** `self.parser` as it is written; undefined of what is no name. */
function pathOf(tree: Tree, node: number): string | undefined {
  let path = '';
  let at = node;
  for (; tree.kind(at) === Kind.Attribute; at = tree.child(at, Field.Attribute.value))
    path = `.${tree.name(at)}${path}`;
  return tree.kind(at) === Kind.Name ? `${tree.name(at)}${path}` : undefined;
}

function isWithin(tree: Tree, node: number, around: number): boolean {
  return node <= around && node >= tree.firstRecord(around);
}

/** `False`, `None` or `0`. */
function isOff(tree: Tree, node: number): boolean {
  const kind = tree.kind(node);
  if (kind === Kind.Num) return tree.numberValue(node) === 0;
  return kind === Kind.False || kind === Kind.None;
}

function textOrName(tree: Tree, node: number): string | undefined {
  if (tree.kind(node) === Kind.Str) return tree.stringValue(node);
  return tree.nameId(node) === 0 ? undefined : tree.name(node);
}

/** `os.umask(os.umask(0))`, or `old = os.umask(0)` and then `os.umask(old)`: what a call gives is handed on at once. */
export function isUndoneBy(site: Site | undefined, name: string): boolean {
  if (!site) return false;
  const { tree } = site.scope.module;
  const statement = tree.parent(site.node);
  if (isArgumentOf(tree, site.node, name)) return true;
  const kept = onlyTarget(tree, statement);
  const next = statementAfter(tree, statement);
  if (!kept || tree.kind(kept) !== Kind.Name || !next || tree.kind(next) !== Kind.Expr) return false;
  const call = tree.child(next, Field.Expr.value);
  if (tree.kind(call) !== Kind.Call || tree.count(call) !== 1) return false;
  const given = tree.item(call, 0);
  const isKept = tree.kind(given) === Kind.Name && tree.nameId(given) === tree.nameId(kept);
  return isKept && isArgumentOf(tree, given, name);
}

/** `old` of `old = …` and `old: int = …`; 0 of any other statement. */
function onlyTarget(tree: Tree, statement: number): number {
  if (tree.kind(statement) === Kind.AnnAssign) return tree.child(statement, Field.AnnAssign.target);
  return tree.kind(statement) === Kind.Assign && tree.count(statement) === 1 ? tree.item(statement, 0) : 0;
}

/** `os.umask(node)`. */
function isArgumentOf(tree: Tree, node: number, name: string): boolean {
  const call = tree.parent(node);
  if (tree.kind(call) !== Kind.Call) return false;
  const callee = tree.child(call, Field.Call.func);
  return callee !== node && tree.nameId(callee) !== 0 && tree.name(callee) === name;
}

function statementAfter(tree: Tree, statement: number): number | undefined {
  const block = tree.parent(statement);
  for (let i = 0; i + 1 < tree.count(block); i += 1)
    if (tree.item(block, i) === statement) return tree.item(block, i + 1);
  return undefined;
}

/** Whether a call stands in the body of a `with`, of its own function, that enters one of these. */
export function isInside(engine: Engine, site: Site | undefined, paths: readonly string[]): boolean {
  if (!site) return false;
  const { tree } = site.scope.module;
  const known = new Set(paths.flatMap(expanded).map((path) => engine.library(path).path));
  let below = site.node;
  for (let at = tree.parent(below); at !== 0 && !isScopeNode(tree.kind(at)); at = tree.parent(at)) {
    const isWith = tree.kind(at) === Kind.With || tree.kind(at) === Kind.AsyncWith;
    if (isWith && tree.child(at, Field.With.body) === below) {
      for (let i = 0; i < tree.count(at); i += 1)
        if (isOneOf(engine, site, tree.child(tree.item(at, i), Field.WithItem.context), known)) return true;
    }
    below = at;
  }
  return false;
}

function isOneOf(engine: Engine, { scope }: Site, node: number, known: ReadonlySet<string>): boolean {
  const value = engine.walked(scope).values.get(node);
  const refs = value ? engine.refs(value, undefined) : [];
  return refs.some((ref) => ref.sort === 'library' && known.has(ref.path));
}
