import type { Engine } from '../flow/ask/engine.ts';
import type { CallOf } from '../flow/value.ts';
import { isCallee } from '../judging/callee.ts';
import type { Module } from '../program/module.ts';
import { intern } from '../python/names.ts';
import { Context, Field, Kind } from '../python/nodes.ts';

/** A place where a function of a library is named, and its call if it is called there. */
export interface Use {
  readonly module: Module;
  readonly node: number;
  /** As the models name it. */
  readonly path: string;
  readonly call: CallOf | undefined;
}

/**
 * Every place that names one of some functions of libraries, found by their last names and those that imports give them. `doubtful` are places that bear
 * such a name of which it could not be told what it means.
 */
export function usesOfLibrary(
  engine: Engine,
  names: readonly string[],
  isMeant: (path: string) => boolean,
): { readonly uses: readonly Use[]; readonly doubtful: readonly Use[] } {
  const uses: Use[] = [];
  const doubtful: Use[] = [];
  const all = new Set(names.map(intern));
  for (const name of all) {
    for (const module of engine.program.mentioning(name)) {
      for (const node of module.written.named(name)) {
        const other = otherName(module, node, name);
        if (other !== 0) all.add(other);
        else look(engine, module, node, isMeant, uses, doubtful);
      }
    }
  }
  return { uses, doubtful };
}

/** `from yaml import dump as write`: 0 for what gets no other name. */
function otherName({ tree }: Module, node: number, name: number): number {
  if (tree.kind(node) !== Kind.Alias || tree.kind(tree.parent(node)) !== Kind.ImportFrom) return 0;
  const asname = tree.nameAt(node, Field.Alias.asname);
  return asname === name ? 0 : asname;
}

/** Questions that telling what one name means may cost. */
const QUESTIONS = 200;

function look(
  engine: Engine,
  module: Module,
  node: number,
  isMeant: (path: string) => boolean,
  uses: Use[],
  doubtful: Use[],
): void {
  const { tree } = module;
  const kind = tree.kind(node);
  if (kind !== Kind.Name && kind !== Kind.Attribute) return;
  if (tree.context(node) !== Context.Load) return;
  const { values } = engine.walked(engine.program.enclosingScope(module, node));
  const value = values.get(node);
  if (!value) return;
  engine.allow(QUESTIONS);
  const called = isCallee(tree, node) ? values.get(tree.parent(node)) : undefined;
  const call = called?.kind === 'call' ? called : undefined;
  for (const ref of engine.refs(value, undefined)) {
    if (ref.sort === 'library' && isMeant(ref.path)) uses.push({ module, node, path: ref.path, call });
    else if (ref.sort === 'unknown') doubtful.push({ module, node, path: '', call });
  }
}
