import type { Leaf, Trail } from '../flow/ask/leaf.ts';
import { isSame } from '../flow/ask/same.ts';
import { objectOf, type Value } from '../flow/value.ts';
import { isScopeNode } from '../program/scope.ts';
import { Field, Kind } from '../python/nodes.ts';
import type { Tree } from '../python/tree.ts';

/**
 * Whether what a test says of its subject is said of the data on a way. What rounds of a loop have put together passed
 * none of the test that ended the loop: `if line == "": break` tells of the last line alone, not of `text += line` below.
 */
export function isSaidOf({ trail }: Leaf, condition: Value, subject: Value): boolean {
  const rounds = roundsBefore(condition);
  for (let at: Trail | undefined = trail; at; at = at.next) {
    const value = objectOf(at.value);
    if (isSame(value, subject)) return true;
    if (value.kind !== 'choice' && rounds?.(value)) return false;
  }
  return false;
}

/** Whether a value is made in rounds of a loop that came before the test ended it; undefined where it ends none. */
function roundsBefore({ site: { scope, node } }: Value): ((value: Value) => boolean) | undefined {
  const { tree } = scope.module;
  const ended = endedBy(tree, node);
  if (!ended) return undefined;
  return ({ site }) =>
    site.scope === scope && tree.start(site.node) >= ended.from && tree.end(site.node) <= ended.to;
}

/** The part of a loop that runs only where the test around a node did not end it, as places in the text. */
function endedBy(tree: Tree, node: number): { from: number; to: number } | undefined {
  let inner = node;
  for (let at = tree.parent(node); at !== 0 && !isScopeNode(tree.kind(at)); at = tree.parent(at)) {
    const kind = tree.kind(at);
    if (kind === Kind.While && inner === tree.child(at, Field.While.test)) {
      const body = tree.child(at, Field.While.body);
      return { from: tree.start(body), to: tree.end(body) };
    }
    if (kind === Kind.If && inner === tree.child(at, Field.If.test)) return endedAfter(tree, at);
    if (kind === Kind.Assign) {
      const named = testedLater(tree, at);
      return named ? endedAfter(tree, named) : undefined;
    }
    inner = at;
  }
  return undefined;
}

/** What is behind an `if` that ends the loop around it. */
function endedAfter(tree: Tree, test: number): { from: number; to: number } | undefined {
  const loop = breaks(tree, tree.child(test, Field.If.body)) ? loopAround(tree, test) : 0;
  return loop ? { from: tree.end(test), to: tree.end(loop) } : undefined;
}

/** `is_last = line == ""`, then `if is_last:` among the statements that follow; 0 where there is none. */
function testedLater(tree: Tree, assignment: number, aliases = MOST_ALIASES): number {
  const [target, block] = [tree.item(assignment, 0), tree.parent(assignment)];
  if (tree.kind(target) !== Kind.Name || tree.kind(block) !== Kind.Block) return 0;
  const name = tree.nameId(target);
  for (let i = 0; i < tree.count(block); i += 1) {
    const node = tree.item(block, i);
    if (node <= assignment) continue;
    if (tree.kind(node) === Kind.If && mentions(tree, tree.child(node, Field.If.test), name)) return node;
    if (tree.kind(node) !== Kind.Assign || aliases === 0) continue;
    const value = tree.child(node, Field.Assign.value);
    if (tree.kind(value) === Kind.Name && tree.nameId(value) === name)
      return testedLater(tree, node, aliases - 1);
  }
  return 0;
}

/** Names that one test has, one after the other. */
const MOST_ALIASES = 4;

function mentions(tree: Tree, top: number, name: number): boolean {
  for (let node = tree.firstRecord(top); node <= top; node = tree.nextRecord(node))
    if (tree.kind(node) === Kind.Name && tree.nameId(node) === name) return true;
  return false;
}

function breaks(tree: Tree, block: number): boolean {
  const count = tree.count(block);
  return count > 0 && tree.kind(tree.item(block, count - 1)) === Kind.Break;
}

const LOOPS: ReadonlySet<number> = new Set([Kind.While, Kind.For, Kind.AsyncFor]);

function loopAround(tree: Tree, node: number): number {
  for (let at = tree.parent(node); at !== 0 && !isScopeNode(tree.kind(at)); at = tree.parent(at))
    if (LOOPS.has(tree.kind(at))) return at;
  return 0;
}
