import { Field, Kind } from '../python/nodes.ts';
import { type Tree, walk } from '../python/tree.ts';

/** Somewhere the text tests a condition. */
export interface Test {
  /** The If, While, IfExp or Assert. */
  readonly statement: number;
  readonly test: number;
  /** What is done if it holds; 0 where nothing hangs on it. */
  readonly body: number;
  readonly orelse: number;
}

/** Every test below a node, functions inside included, in order of records: inner ones first. */
export function testsOf(tree: Tree, top: number): readonly Test[] {
  const found: Test[] = [];
  for (let node = tree.firstRecord(top); node < top; node = tree.nextRecord(node)) {
    const test = testAt(tree, node);
    if (test) found.push(test);
  }
  return found.sort((a, b) => tree.start(a.test) - tree.start(b.test));
}

export function testAt(tree: Tree, node: number): Test | undefined {
  const made = (test: number, body: number, orelse: number) => ({ statement: node, test, body, orelse });
  const { If, While, IfExp, Assert } = Field;
  switch (tree.kind(node)) {
    case Kind.If:
      return made(tree.child(node, If.test), tree.child(node, If.body), tree.child(node, If.orelse));
    case Kind.While:
      return made(tree.child(node, While.test), tree.child(node, While.body), tree.child(node, While.orelse));
    case Kind.IfExp:
      return made(tree.child(node, IfExp.test), tree.child(node, IfExp.body), tree.child(node, IfExp.orelse));
    case Kind.Assert:
      return made(tree.child(node, Assert.test), 0, 0);
    default:
      return undefined;
  }
}

/** An expression and everything inside of it. */
export function expressionsIn(tree: Tree, top: number): readonly number[] {
  const nodes: number[] = [];
  walk(tree, top, (node) => {
    nodes.push(node);
    return true;
  });
  return nodes;
}
