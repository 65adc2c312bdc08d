import { spelling } from '../python/names.ts';
import { Field, Kind } from '../python/nodes.ts';
import type { Tree } from '../python/tree.ts';
import type { Sight } from './pattern.ts';

/** Questions of patterns about the text around a node. */

/** Every node of a kind within another. */
export function* nodesWithin(tree: Tree, around: number, kind: number): Iterable<number> {
  for (let node = tree.firstRecord(around); node <= around; node = tree.nextRecord(node))
    if (tree.kind(node) === kind) yield node;
}

/** `os.path.exists` of `os.path.exists(path)`; '' where a call is no name and its attributes. */
export function calledName(tree: Tree, call: number): string {
  const func = tree.child(call, Field.Call.func);
  return /^[\w.]+$/.test(tree.text(func)) ? tree.text(func) : '';
}

/** The arguments of a call by position, as nodes. */
export function positional(tree: Tree, call: number): readonly number[] {
  return Array.from({ length: tree.count(call) }, (_, i) => tree.item(call, i)).filter(
    (node) => tree.kind(node) !== Kind.Keyword && tree.kind(node) !== Kind.Starred,
  );
}

/** The value of a keyword of a call; 0 if it is not given. */
export function keyword(tree: Tree, call: number, name: string): number {
  for (let i = 0; i < tree.count(call); i += 1) {
    const node = tree.item(call, i);
    if (tree.kind(node) === Kind.Keyword && spelling(tree.nameAt(node, Field.Keyword.arg)) === name)
      return tree.child(node, Field.Keyword.value);
  }
  return 0;
}

/** The innermost function or module around a node. */
export function scopeNode({ program, module }: Sight, node: number): number {
  return program.enclosingScope(module, node).node;
}

/** The function of this file that a name, or an attribute of `self`, stands for, if there is just one. */
export function functionNamed({ tree, module }: Sight, value: number): number {
  const kind = tree.kind(value);
  if (kind !== Kind.Name && kind !== Kind.Attribute) return 0;
  const found = [Kind.FunctionDef, Kind.AsyncFunctionDef].flatMap((one) =>
    [...module.written.ofKind(one)].filter((node) => tree.nameId(node) === tree.nameId(value)),
  );
  return found.length === 1 ? (found[0] as number) : 0;
}

/** A call of `open` that makes or changes a file. */
export function writesFile(tree: Tree, call: number): boolean {
  if (!/^(io\.)?open$/.test(calledName(tree, call))) return false;
  const mode = positional(tree, call)[1] ?? keyword(tree, call, 'mode');
  return mode !== 0 && tree.kind(mode) === Kind.Str && /[wa]/.test(tree.stringValue(mode));
}
