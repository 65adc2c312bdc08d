import type { Program } from '../../program/program.ts';
import type { Scope } from '../../program/scope.ts';
import { intern } from '../../python/names.ts';
import { Field, Kind } from '../../python/nodes.ts';
import type { Draft } from '../draft.ts';
import { isFree } from '../python/imports.ts';
import { aboveStatement, lineEndOf } from '../python/text.ts';
import { refuse, type Spot } from '../refusal.ts';

/** A loader that makes objects of some classes of the project and of no others. */
export interface ClosedLoader {
  readonly name: string;
  /** In the order of their names. */
  readonly classes: readonly Scope[];
  readonly hasSets: boolean;
}

export function closedLoaderFor(classes: readonly Scope[], hasSets: boolean): ClosedLoader {
  const inOrder = classes.toSorted((a, b) => (a.name < b.name ? -1 : 1));
  const names = inOrder.map(({ name }) => name);
  if (new Set(names).size < names.length)
    refuse('name-taken', 'two classes that are stored have one name', inOrder[0]);
  const own = `_${names.join('')}${hasSets ? 'Set' : ''}Unpickler`;
  return { name: names.length > 0 || hasSets ? own : PLAIN_LOADER, classes: inOrder, hasSets };
}

export const PLAIN_LOADER = '_PlainUnpickler';

/** A loader that makes no objects at all. */
export function plainLoaderLines(pickle: string): readonly string[] {
  return [
    `class ${PLAIN_LOADER}(${pickle}.Unpickler):`,
    '    def find_class(self, module, name):',
    `        raise ${pickle}.UnpicklingError("no objects are expected here: %s.%s" % (module, name))`,
    '',
    '',
  ];
}

/** Writes the class above the statement around a place, and gives its name. */
export function writeLoader(draft: Draft, program: Program, spot: Spot, loader: ClosedLoader): string {
  const { module, node } = spot;
  const lines = loaderText(draft, program, spot, loader);
  draft.insert(module, aboveStatement(module.tree, node), [...lines, ''].join(lineEndOf(module.tree)));
  return loader.name;
}

/** The lines of the class, with two empty ones at the end. */
export function loaderText(
  draft: Draft,
  program: Program,
  spot: Spot,
  loader: ClosedLoader,
): readonly string[] {
  const { name } = loader;
  if (!isFree(program, spot, name)) refuse('name-taken', `${name} means something else there`, spot);
  const pickle = draft.module(spot, 'pickle');
  return name === PLAIN_LOADER ? plainLoaderLines(pickle) : loaderLines(program, spot, loader, pickle);
}

function loaderLines(
  program: Program,
  spot: Spot,
  { name, classes, hasSets }: ClosedLoader,
  pickle: string,
): readonly string[] {
  const imports = classes.flatMap((scope) => classImport(program, spot, scope));
  const admitted = [...classes.map((scope) => scope.name), ...(hasSets ? ['set', 'frozenset'] : [])];
  return [
    `class ${name}(${pickle}.Unpickler):`,
    `    """Makes objects of ${words(admitted)}, and of no other class."""`,
    '',
    '    def admitted(self):',
    ...imports.map((line) => `        ${line}`),
    `        return {(one.__module__, one.__qualname__): one for one in (${admitted.join(', ')}${admitted.length === 1 ? ',' : ''})}`,
    '',
    '    def find_class(self, module, name):',
    '        admitted = self.admitted()',
    '        if (module, name) not in admitted:',
    `            raise ${pickle}.UnpicklingError("no such object is expected here: %s.%s" % (module, name))`,
    '        return admitted[module, name]',
    '',
    '',
  ];
}

function words(names: readonly string[]): string {
  return names.length === 1 ? (names[0] as string) : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}

/** The import that a function needs for a class, inside of it: so that two modules may import each other. */
export function classImport(program: Program, spot: Spot, scope: Scope): string[] {
  const { module } = spot;
  const id = intern(scope.name);
  const top = program.moduleScope(module);
  const isOwn = scope.module === module;
  const bound = top.bound.get(id);
  if (isOwn) {
    if (bound !== scope.node || program.writtenFromInside(top).has(id))
      refuse('name-taken', `${scope.name} is bound twice`, spot);
    return [];
  }
  if (bound !== undefined && isImportOf(program, spot, bound, scope)) return [];
  const found = program.imports.resolve(module, scope.module.name, 0);
  if (found.sort !== 'module' || found.module !== scope.module)
    refuse('dynamic', `how ${scope.module.path} is imported there is not known`, spot);
  return [`from ${scope.module.name} import ${scope.name}`];
}

/** `from models import Cart` at the top of the file, without another name. */
function isImportOf(program: Program, { module }: Spot, alias: number, scope: Scope): boolean {
  const { tree } = module;
  if (alias === 0 || tree.kind(alias) !== Kind.Alias) return false;
  const statement = tree.parent(alias);
  if (tree.kind(statement) !== Kind.ImportFrom || tree.parent(statement) !== tree.root) return false;
  if (tree.nameId(alias) !== intern(scope.name) || tree.nameAt(alias, Field.Alias.asname) !== 0) return false;
  const from = program.imports.resolve(module, tree.name(statement), tree.level(statement));
  return from.sort === 'module' && from.module === scope.module;
}
