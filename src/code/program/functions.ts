import { Kind } from '../python/nodes.ts';
import type { Module } from './module.ts';
import type { Program } from './program.ts';
import type { Scope } from './scope.ts';

/** Every function of a file, lambdas included, in order of text. */
export function* functionsOf(program: Program, module: Module): Iterable<Scope> {
  const kinds = [Kind.FunctionDef, Kind.AsyncFunctionDef, Kind.Lambda];
  const nodes = kinds.flatMap((kind) => [...module.written.ofKind(kind)]);
  for (const node of nodes.sort((a, b) => a - b)) yield program.scopeOf(module, node);
}
