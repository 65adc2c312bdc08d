import type { ArgumentPlace } from '../../models/arguments.ts';
import { isScopeNode, type Scope } from '../../program/scope.ts';
import { spelling } from '../../python/names.ts';
import { Context, Field, isStatement, Kind, Operator } from '../../python/nodes.ts';
import type { Tree } from '../../python/tree.ts';
import type { Site } from '../value.ts';

/** What people call things, read from the text around a call: the only sign of what a value is meant to be. */

/**
 * Every name that is written in an argument of a call: `user`, `password`, `encode` of `user.password.encode()`. Of the
 * receiver the last one: `redis` of `self.redis.get(key)`.
 */
export function* namesIn(site: Site | undefined, place: ArgumentPlace): Iterable<string> {
  if (!site) return;
  const { tree } = site.scope.module;
  if (tree.kind(site.node) !== Kind.Call) return;
  if (place.which === 'self') {
    const callee = tree.child(site.node, Field.Call.func);
    if (tree.kind(callee) !== Kind.Attribute) return;
    const receiver = tree.child(callee, Field.Attribute.value);
    if (tree.nameId(receiver)) yield tree.name(receiver);
    return;
  }
  for (const argument of argumentsAt(tree, site.node, place)) {
    for (let node = tree.firstRecord(argument); node <= argument; node = tree.nextRecord(node)) {
      const kind = tree.kind(node);
      if (kind === Kind.Name || kind === Kind.Attribute) yield tree.name(node);
      else if (kind === Kind.Str && isKey(tree, node)) yield tree.stringValue(node);
    }
  }
}

/** `form["password"]` and `form.get("password")` name what they get. */
function isKey(tree: Tree, node: number): boolean {
  const kind = tree.kind(tree.parent(node));
  return kind === Kind.Subscript || kind === Kind.Call;
}

function argumentsAt(tree: Tree, call: number, { which, position, keyword }: ArgumentPlace): number[] {
  const all = Array.from({ length: tree.count(call) }, (_, i) => tree.item(call, i));
  if (which === 'all') return all;
  return all.filter((node, i) =>
    tree.kind(node) === Kind.Keyword ? tree.name(node) === keyword : i === position,
  );
}

/**
 * What a call's value is meant for: the keyword, key or name that it is given to, at any depth of the expression
 * around it, what the variable that it is kept in is given to as it is, and the function that it stands in, as `name()`.
 */
export function* purposesOf(site: Site | undefined): Iterable<string> {
  if (!site) return;
  const { scope, node } = site;
  const { tree } = scope.module;
  let below = node;
  for (let at = tree.parent(node); at !== 0 && !isScopeNode(tree.kind(at)); at = tree.parent(at)) {
    yield* givenTo(tree, at, below);
    below = at;
    if (isStatement(tree.kind(at))) break;
  }
  for (const kept of usesOfKept(scope, below)) yield* givenTo(tree, tree.parent(kept), kept);
  if (scope.sort === 'function') yield `${scope.name}()`;
}

/** Where the variables that a statement assigns are read in the function around, as far as they are looked at. */
function* usesOfKept(scope: Scope, statement: number): Iterable<number> {
  const { tree, written } = scope.module;
  if (tree.kind(statement) !== Kind.Assign) return;
  const from = tree.firstRecord(scope.node);
  let left = MAX_USES;
  for (const name of new Set(namesAssigned(tree, statement)))
    for (const node of written.named(name)) {
      if (node > scope.node || left === 0) break;
      if (node < from || tree.kind(node) !== Kind.Name || tree.context(node) !== Context.Load) continue;
      left -= 1;
      yield node;
    }
}

/** In a generated file a name may be read ten thousand times, after as many calls. */
const MAX_USES = 200;

function* givenTo(tree: Tree, parent: number, below: number): Iterable<string> {
  switch (tree.kind(parent)) {
    case Kind.Keyword:
      yield tree.name(parent);
      break;
    case Kind.Dict:
      yield* keyOf(tree, parent, below);
      break;
    case Kind.Assign:
      for (let i = 0; i < tree.count(parent); i += 1) yield* targetName(tree, tree.item(parent, i));
      break;
    case Kind.AnnAssign:
      yield* targetName(tree, tree.child(parent, Field.AnnAssign.target));
      break;
    case Kind.AugAssign:
      yield* targetName(tree, tree.child(parent, Field.AugAssign.target));
      break;
    case Kind.NamedExpr:
      yield* targetName(tree, tree.child(parent, Field.NamedExpr.target));
      break;
  }
}

function* keyOf(tree: Tree, dict: number, value: number): Iterable<string> {
  for (let i = 1; i < tree.count(dict); i += 2) {
    const key = tree.item(dict, i - 1);
    if (tree.item(dict, i) === value && tree.kind(key) === Kind.Str) yield tree.stringValue(key);
  }
}

/** `token`, `self.token`, `session["token"]`. */
export function* targetName(tree: Tree, target: number): Iterable<string> {
  if (tree.nameId(target)) yield spelling(tree.nameId(target));
  if (tree.kind(target) !== Kind.Subscript) return;
  const slice = tree.child(target, Field.Subscript.slice);
  if (tree.kind(slice) === Kind.Str) yield tree.stringValue(slice);
}

/**
 * Where a call's value, or the name that it is assigned to in its function, is compared by `==` or `!=`: the call itself
 * that stands in a comparison, or the name; 0 where neither is.
 */
export function comparedAt(site: Site | undefined): number {
  if (!site) return 0;
  const { tree } = site.scope.module;
  const at = outermost(tree, site.node);
  if (isEquality(tree, tree.parent(at))) return site.node;
  const statement = tree.parent(at);
  if (tree.kind(statement) !== Kind.Assign) return 0;
  const names = new Set(
    Array.from({ length: tree.count(statement) }, (_, i) => tree.nameId(tree.item(statement, i))),
  );
  const { node: top } = site.scope;
  for (let node = tree.firstRecord(top); node <= top; node = tree.nextRecord(node)) {
    if (tree.kind(node) !== Kind.Name || !names.has(tree.nameId(node)) || tree.nameId(node) === 0) continue;
    if (isEquality(tree, tree.parent(outermost(tree, node)))) return node;
  }
  return 0;
}

/** `"sha256=" + mac.hexdigest().upper()` of `mac.hexdigest()`: what is made of it, as text or bytes still. */
function outermost(tree: Tree, node: number): number {
  let at = node;
  for (;;) {
    const parent = tree.parent(at);
    const kind = tree.kind(parent);
    const isMethod = kind === Kind.Attribute && tree.kind(tree.parent(parent)) === Kind.Call;
    if (kind === Kind.BinOp || kind === Kind.JoinedStr || kind === Kind.FormattedValue) at = parent;
    else if (isMethod && tree.child(tree.parent(parent), Field.Call.func) === parent)
      at = tree.parent(parent);
    else return at;
  }
}

/** `a == b`, `a != b`; a side of it stands in the Compare itself or in its Comparison. */
function isEquality(tree: Tree, node: number): boolean {
  const kind = tree.kind(node);
  const comparison = kind === Kind.Compare ? tree.item(node, 0) : kind === Kind.Comparison ? node : 0;
  if (comparison === 0) return false;
  const operator = tree.operator(comparison);
  return operator === Operator.Eq || operator === Operator.NotEq;
}

/** The functions and methods that get what a call gives, or what is made of it: there, or under the name that it is assigned to. */
export function* takersOf(site: Site | undefined): Iterable<string> {
  if (!site) return;
  const { tree } = site.scope.module;
  const statement = yield* takersAround(tree, site.node);
  for (const node of usesOfKept(site.scope, statement)) yield* takersAround(tree, node);
}

/** The names of what is called with an expression, or with what that is part of; returns the statement around. */
function* takersAround(tree: Tree, node: number): Generator<string, number> {
  let below = node;
  let at = tree.parent(below);
  for (; at !== 0 && !isStatement(tree.kind(at)); at = tree.parent(at)) {
    const taker = tree.kind(at) === Kind.Call ? tree.child(at, Field.Call.func) : below;
    if (taker !== below && tree.nameId(taker)) yield tree.name(taker);
    below = at;
  }
  return at;
}

function* namesAssigned(tree: Tree, statement: number): Iterable<number> {
  for (let i = 0; i < tree.count(statement); i += 1) {
    const name = tree.nameId(tree.item(statement, i));
    if (name) yield name;
  }
}

/** The names in all conditions under which a place stands, in its function: `verify` of `if not options.verify:`. */
export function* namesAround(site: Site | undefined): Iterable<string> {
  if (!site) return;
  const { tree } = site.scope.module;
  for (let at = site.node; at !== 0 && !isScopeNode(tree.kind(at)); at = tree.parent(at)) {
    const test = testOf(tree, at);
    if (!test) continue;
    for (let node = tree.firstRecord(test); node <= test; node = tree.nextRecord(node)) {
      const kind = tree.kind(node);
      if (kind === Kind.Name || kind === Kind.Attribute) yield tree.name(node);
      else if (kind === Kind.Str && isKey(tree, node)) yield tree.stringValue(node);
    }
  }
}

function testOf(tree: Tree, node: number): number {
  if (tree.kind(node) === Kind.If) return tree.child(node, Field.If.test);
  return tree.kind(node) === Kind.IfExp ? tree.child(node, Field.IfExp.test) : 0;
}

/** Whether a decorator of the function around has one of some words in it. */
export function isDecorated(site: Site | undefined, words: readonly string[]): boolean {
  if (site?.scope.sort !== 'function') return false;
  const { node, module } = site.scope;
  const { tree } = module;
  if (tree.kind(node) === Kind.Lambda) return false;
  const decorators = tree.child(node, Field.FunctionDef.decorators);
  const written = Array.from({ length: tree.count(decorators) }, (_, i) => tree.item(decorators, i));
  return written.some((one) => words.some((word) => tree.text(one).toLowerCase().includes(word)));
}

/** Whether a file has one of some words within a name, or a text that is no documentation. */
export function mentions(site: Site | undefined, words: readonly string[]): boolean {
  if (!site) return false;
  const { tree, written } = site.scope.module;
  const has = (text: string) => words.some((word) => text.toLowerCase().includes(word));
  if (written.names.some((name) => has(spelling(name)))) return true;
  const isSaid = (node: number) => tree.kind(tree.parent(node)) !== Kind.Expr && has(tree.stringValue(node));
  return written.ofKind(Kind.Str).some(isSaid);
}
