import { Kind } from '../python/nodes.ts';
import type { Module } from './module.ts';
import type { Program } from './program.ts';
import type { Scope } from './scope.ts';

/** Every function of a file, lambdas included, in order of text. */
export function* functionsOf(program: Program, module: Module): Iterable<Scope> {
  const { tree } = module;
  for (let node = tree.firstRecord(tree.root); node <= tree.root; node = tree.nextRecord(node)) {
    const kind = tree.kind(node);
    if (kind === Kind.FunctionDef || kind === Kind.AsyncFunctionDef || kind === Kind.Lambda)
      yield program.scopeOf(module, node);
  }
}
