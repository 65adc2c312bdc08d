import { spelling } from '../python/names.ts';
import { Field, Kind } from '../python/nodes.ts';
import type { Module } from './module.ts';
import type { Program } from './program.ts';
import { bindingOf } from './scope.ts';

/**
 * Whether a name stands for a text in the program, from the text and the imports alone: one statement of a module binds it
 * to a literal and nothing binds it again, there or as an attribute of the module, wherever it is imported from.
 */
export function isWrittenText(program: Program, module: Module, node: number): boolean {
  const { tree } = module;
  if (tree.kind(node) !== Kind.Name) return false;
  const name = tree.nameId(node);
  const { sort } = bindingOf(program.enclosingScope(module, node), name);
  return (
    sort === 'global' && isTextOf(program, module, name, MAX_IMPORTS) && !isStoredAsAttribute(program, name)
  );
}

/** `settings.URL = …`: of what is not asked. */
function isStoredAsAttribute(program: Program, name: number): boolean {
  return program
    .mentioning(name)
    .some(({ tree, written }) =>
      written.named(name).some((node) => tree.kind(node) === Kind.Attribute && tree.isStore(node)),
    );
}

/** Modules that hand on a name to one another. */
const MAX_IMPORTS = 4;

function isTextOf(program: Program, module: Module, name: number, left: number): boolean {
  const scope = program.moduleScope(module);
  const by = scope.bound.get(name);
  if (!by || program.writtenFromInside(scope).has(name)) return false;
  const { tree } = module;
  const statement = tree.parent(by);
  switch (tree.kind(statement)) {
    case Kind.Assign:
      return tree.kind(tree.child(statement, Field.Assign.value)) === Kind.Str;
    case Kind.AnnAssign:
      return tree.kind(tree.child(statement, Field.AnnAssign.value)) === Kind.Str;
    case Kind.ImportFrom: {
      const path = spelling(tree.nameAt(statement, Field.ImportFrom.module));
      const from = program.imports.resolve(module, path, tree.level(statement));
      return from.sort === 'module' && left > 0 && isTextOf(program, from.module, tree.nameId(by), left - 1);
    }
    default:
      return false;
  }
}
