import type { Module } from '../program/module.ts';
import type { Program } from '../program/program.ts';
import { intern } from '../python/names.ts';
import { Field, Kind } from '../python/nodes.ts';

/** A file and all files of the project that come with it by imports, wherever these stand. */
export function withImported(program: Program, from: Module): ReadonlySet<Module> {
  const found = new Set([from]);
  for (const module of found) for (const other of importedBy(program, module)) found.add(other);
  return found;
}

/** The files that one names, and the packages around them. */
function* importedBy({ imports }: Program, module: Module): Generator<Module> {
  const { tree, written } = module;
  const items = (node: number) => Array.from({ length: tree.count(node) }, (_, i) => tree.item(node, i));
  for (const node of written.ofKind(Kind.Import))
    for (const item of items(node)) {
      const parts = tree.name(item).split('.');
      for (let i = 1; i <= parts.length; i += 1) {
        const found = imports.resolve(module, parts.slice(0, i).join('.'), 0);
        if (found.sort === 'module') yield found.module;
      }
    }
  for (const node of written.ofKind(Kind.ImportFrom)) {
    const base = imports.resolve(module, tree.name(node), tree.level(node));
    if (base.sort === 'module') yield base.module;
    for (const item of items(node)) {
      const inner = imports.submodule(base, tree.name(item));
      if (inner?.sort === 'module') yield inner.module;
    }
  }
}

const NAMES = new WeakMap<Module, ReadonlySet<number>>();

/** What the imports of a file bind, in any of its scopes: `np` of `import numpy as np`. */
export function importedNames(module: Module): ReadonlySet<number> {
  let names = NAMES.get(module);
  if (!names) {
    const { tree, written } = module;
    names = new Set(
      Array.from(written.ofKind(Kind.Alias), (alias) => {
        const first = tree.name(alias).split('.')[0] as string;
        return tree.nameAt(alias, Field.Alias.asname) || intern(first);
      }),
    );
    NAMES.set(module, names);
  }
  return names;
}
