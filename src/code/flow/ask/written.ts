import type { ArgumentPlace } from '../../models/arguments.ts';
import { isScopeNode } from '../../program/scope.ts';
import { spelling } from '../../python/names.ts';
import { Field, isStatement, Kind } from '../../python/nodes.ts';
import type { Tree } from '../../python/tree.ts';
import type { Site } from '../value.ts';

/** What people call things, read from the text around a call: the only sign of what a value is meant to be. */

/** Every name that is written in an argument of a call: `user`, `password`, `encode` of `user.password.encode()`. */
export function* namesIn(site: Site | undefined, place: ArgumentPlace): Iterable<string> {
  if (!site) return;
  const { tree } = site.scope.module;
  if (tree.kind(site.node) !== Kind.Call) return;
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
 * around it, and the function that it stands in, as `name()`.
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
  if (scope.sort === 'function') yield `${scope.name}()`;
}

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
