import { byWord } from '../../limits/by-word.ts';
import type { Module } from '../program/module.ts';
import { Field, Kind } from '../python/nodes.ts';
import type { Payload } from './payload.ts';

const NAMES: Readonly<Record<string, Payload>> = byWord({
  str: { kind: 'str' },
  int: { kind: 'int' },
  float: { kind: 'float' },
  bool: { kind: 'bool' },
  bytes: { kind: 'bytes' },
  None: { kind: 'none' },
});

/** What the annotation of a parameter says, if it is a plain type: at most declared, never proved. */
export function annotationText(module: Module, parameter: number): Payload | undefined {
  const { tree } = module;
  if (tree.kind(parameter) !== Kind.Arg) return undefined;
  const annotation = tree.child(parameter, Field.Arg.annotation);
  return annotation === 0 ? undefined : annotatedType(module, annotation);
}

/** The type that an annotation names. */
export function annotatedType(module: Module, annotation: number): Payload | undefined {
  return read(module, annotation, 6);
}

function read(module: Module, node: number, depth: number): Payload | undefined {
  const { tree } = module;
  if (depth === 0) return undefined;
  switch (tree.kind(node)) {
    case Kind.Name:
      return NAMES[tree.name(node)];
    case Kind.None:
      return NAMES.None;
    case Kind.Subscript:
      return readGeneric(module, node, depth);
    default:
      return undefined;
  }
}

/** `list[int]`, `List[int]`, `dict[str, int]`, `Optional[int]`. */
function readGeneric(module: Module, node: number, depth: number): Payload | undefined {
  const { tree } = module;
  const name = tree.name(tree.child(node, Field.Subscript.value)).toLowerCase();
  const slice = tree.child(node, Field.Subscript.slice);
  if (name === 'list') {
    const of = read(module, slice, depth - 1);
    return of && { kind: 'list', of };
  }
  if (name === 'optional') {
    const of = read(module, slice, depth - 1);
    return of && { kind: 'union', of: [of, { kind: 'none' }] };
  }
  if (name !== 'dict' || tree.kind(slice) !== Kind.Tuple || tree.count(slice) !== 2) return undefined;
  const [key, of] = [
    read(module, tree.item(slice, 0), depth - 1),
    read(module, tree.item(slice, 1), depth - 1),
  ];
  return key?.kind === 'str' && of ? { kind: 'dict', of } : undefined;
}
