/** What holds of every tree, whatever was parsed. */
import { FIELDS_OF, Field, KIND_NAMES, Kind, Sort } from '../../../src/code/python/nodes.ts';
import type { Tree } from '../../../src/code/python/tree.ts';

const DECORATED: readonly number[] = [Kind.FunctionDef, Kind.AsyncFunctionDef, Kind.ClassDef];

/** The first few faults of a tree, in words; none is expected. */
export function faultsOf(tree: Tree): string[] {
  const faults: string[] = [];
  const parents = new Int32Array(tree.nodes.length);
  const note = (node: number, fault: string) => {
    if (faults.length < 5)
      faults.push(`${KIND_NAMES[tree.kind(node)]} ${tree.start(node)}-${tree.end(node)}: ${fault}`);
  };
  let node = tree.firstRecord(tree.root);
  for (; node <= tree.root; node = tree.nextRecord(node)) {
    if (KIND_NAMES[tree.kind(node)] === undefined || tree.kind(node) === Kind.Absent)
      note(node, 'no such kind');
    if (tree.start(node) > tree.end(node)) note(node, 'ends before it starts');
    if (tree.end(node) > tree.bytes.length) note(node, 'ends after the text');
    for (const child of childrenOf(tree, node)) {
      if (child >= node) note(node, 'a child comes after its parent');
      if (parents[child]) note(child, 'has two parents');
      parents[child] = node;
    }
    for (const fault of extentFaults(tree, node)) note(node, fault);
    if (parents[node] === undefined) note(node, 'lies beyond the records');
  }
  if (node !== tree.nodes.length) note(tree.root, 'the Module is not the last record');
  for (node = tree.firstRecord(tree.root); node < tree.root; node = tree.nextRecord(node)) {
    if (parents[node] === 0) note(node, 'belongs to no node');
  }
  for (let i = 1; i < tree.errors.length; i += 1) {
    if (tree.errors[i - 1]!.start > tree.errors[i]!.start) faults.push('errors are out of order');
  }
  return faults;
}

function childrenOf(tree: Tree, node: number): number[] {
  const children: number[] = [];
  for (const { field } of FIELDS_OF[tree.kind(node)]!) {
    const sort = field >> 8;
    if (sort === Sort.List) for (let i = 0; i < tree.count(node); i += 1) children.push(tree.item(node, i));
    else if (sort !== Sort.Name) children.push(tree.child(node, field));
    if (sort === Sort.Node && tree.child(node, field) === 0)
      throw new Error(`${KIND_NAMES[tree.kind(node)]} lacks a field`);
  }
  return children.filter((child) => child !== 0);
}

/** Children lie inside their parent and not over each other; decorators lie before what they decorate. */
function extentFaults(tree: Tree, node: number): string[] {
  const isDecorated = DECORATED.includes(tree.kind(node));
  const decorators = isDecorated ? tree.child(node, Field.FunctionDef.decorators) : 0;
  const children = childrenOf(tree, node)
    .filter((child) => child !== decorators)
    .sort((a, b) => tree.start(a) - tree.start(b) || tree.end(a) - tree.end(b));
  const faults: string[] = [];
  if (decorators && tree.end(decorators) > tree.start(node)) faults.push('decorators do not lie before it');
  let reached = tree.start(node);
  for (const child of children) {
    if (outerStart(tree, child) < reached)
      faults.push(`${KIND_NAMES[tree.kind(child)]} at ${tree.start(child)} starts too early`);
    reached = Math.max(reached, tree.end(child));
  }
  if (reached > tree.end(node)) faults.push('a child ends after it');
  return faults;
}

function outerStart(tree: Tree, node: number): number {
  if (!DECORATED.includes(tree.kind(node))) return tree.start(node);
  const decorators = tree.child(node, Field.FunctionDef.decorators);
  return decorators ? tree.start(decorators) : tree.start(node);
}
