/** Changes of a program's text that leave its meaning as it is. */
import { Field, Kind } from '../../src/code/python/nodes.ts';
import { type Tree, walk } from '../../src/code/python/tree.ts';

/** At a byte of the text: so many bytes are taken away, and a text put in their place. */
export interface Edit {
  readonly at: number;
  readonly remove: number;
  readonly insert: string;
}

export function insertion(at: number, insert: string): Edit {
  return { at, remove: 0, insert };
}

/** Edits that begin within another are left out. */
export function applied(bytes: Buffer, edits: readonly Edit[]): Buffer {
  const parts: Buffer[] = [];
  let at = 0;
  for (const edit of edits.toSorted((a, b) => a.at - b.at)) {
    if (edit.at < at) continue;
    parts.push(bytes.subarray(at, edit.at), Buffer.from(edit.insert));
    at = edit.at + edit.remove;
  }
  return Buffer.concat([...parts, bytes.subarray(at)]);
}

export function bytesOf({ bytes }: Tree): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
}

/** The blanks before a node that begins its line; undefined of any other. */
export function indentOf(tree: Tree, node: number): string | undefined {
  const bytes = bytesOf(tree);
  const start = bytes.lastIndexOf(0x0a, tree.start(node) - 1) + 1;
  const before = bytes.subarray(start, tree.start(node)).toString();
  return /^[ \t]*$/.test(before) ? before : undefined;
}

/** The same of a node that has its lines for itself, but for a comment. */
export function ownIndent(tree: Tree, node: number): string | undefined {
  const bytes = bytesOf(tree);
  const end = bytes.indexOf(0x0a, tree.end(node));
  const behind = bytes.subarray(tree.end(node), end < 0 ? bytes.length : end).toString();
  return /^\s*(#.*)?$/.test(behind) ? indentOf(tree, node) : undefined;
}

export function nodesOf(tree: Tree, ...kinds: readonly number[]): number[] {
  const found: number[] = [];
  walk(tree, tree.root, (node, kind) => {
    if (kinds.includes(kind)) found.push(node);
  });
  return found;
}

const SCOPES: readonly number[] = [Kind.FunctionDef, Kind.AsyncFunctionDef, Kind.ClassDef];

/** The kind of the function or class around a node; that of the module where there is none. */
export function scopeKind(tree: Tree, node: number): number {
  let at = tree.parent(node);
  while (at !== 0 && at !== tree.root && !SCOPES.includes(tree.kind(at))) at = tree.parent(at);
  return at === 0 ? Kind.Module : tree.kind(at);
}

/** `name = value` in a function, on lines of its own. */
export function plainAssignments(tree: Tree): { node: number; target: number; value: number }[] {
  return nodesOf(tree, Kind.Assign).flatMap((node) => {
    const [target, value] = [tree.item(node, 0), tree.child(node, Field.Assign.value)];
    const isPlain = tree.count(node) === 1 && tree.kind(target) === Kind.Name;
    const isInFunction = [Kind.FunctionDef, Kind.AsyncFunctionDef].includes(scopeKind(tree, node) as 1);
    return isPlain && isInFunction && ownIndent(tree, node) !== undefined ? [{ node, target, value }] : [];
  });
}

/** The bodies of functions without others inside, each below a line of its own, and with another one behind. */
export function indentedBodies(tree: Tree, head: string, behind?: readonly [string, string]): Edit[] {
  const bytes = bytesOf(tree);
  // Lines of longer texts must stay where they are.
  if (bytes.includes('"""') || bytes.includes("'''")) return [];
  return nodesOf(tree, Kind.FunctionDef, Kind.AsyncFunctionDef).flatMap((node) => {
    const body = tree.child(node, Field.FunctionDef.body);
    const [first, last] = [tree.item(body, 0), tree.item(body, tree.count(body) - 1)];
    const [from, to] = [tree.start(first), tree.end(last)];
    const indent = indentOf(tree, first);
    const holdsScope = SCOPES.some((kind) =>
      nodesOf(tree, kind).some((inner) => tree.start(inner) > tree.start(node) && tree.end(inner) <= to),
    );
    const text = bytes.subarray(from, to).toString();
    if (!indent || holdsScope || /\b(?:global|nonlocal)\b/.test(text)) return [];
    const lines = [...text.matchAll(/\n/g)].map(({ index }) =>
      insertion(from + Buffer.byteLength(text.slice(0, index)) + 1, '    '),
    );
    const end = behind ? [insertion(to, `\n${indent}${behind[0]}\n${indent}    ${behind[1]}`)] : [];
    return [insertion(from, `${head}\n${indent}    `), ...lines, ...end];
  });
}
