import { withoutEnding } from '../../../limits/endings.ts';
import { importedNames } from '../../payload/imported.ts';
import type { Module } from '../../program/module.ts';
import type { Program } from '../../program/program.ts';
import { bindingOf, type Scope } from '../../program/scope.ts';
import { intern, spelling } from '../../python/names.ts';
import { Field, Kind } from '../../python/nodes.ts';
import type { Spot } from '../refusal.ts';
import {
  beginsLine,
  endOfLine,
  endsLine,
  firstByteOf,
  holdsComment,
  lineEndOf,
  type Range,
  startOfLine,
  startOfNextLine,
} from './text.ts';

/** Imports as they are written: which one a name comes from, whether it is still used, where a new one goes. */

/** What binds a name at a place: an Alias, if it is one import and nothing else. */
export interface Binding {
  readonly scope: Scope;
  readonly alias: number;
  /** The Import or ImportFrom around. */
  readonly statement: number;
}

/** The one import that a name at a place comes from; undefined where it comes from anything else, or from several. */
export function importOf(program: Program, { module, node }: Spot): Binding | undefined {
  const name = module.tree.nameId(node);
  const scope = scopeBinding(program, module, program.enclosingScope(module, node), name);
  if (!scope) return undefined;
  return aliasIn(program, scope, name);
}

function scopeBinding(program: Program, module: Module, from: Scope, name: number): Scope | undefined {
  const binding = bindingOf(from, name);
  if (binding.sort === 'own') return from;
  if (binding.sort === 'outer') return binding.scope;
  return program.moduleScope(module);
}

function aliasIn(program: Program, scope: Scope, name: number): Binding | undefined {
  const { tree } = scope.module;
  const alias = scope.bound.get(name) ?? 0;
  if (alias === 0 || tree.kind(alias) !== Kind.Alias) return undefined;
  if (program.writtenFromInside(scope).has(name)) return undefined;
  return { scope, alias, statement: tree.parent(alias) };
}

/** Whether a statement stands in the body of its scope itself, not in a `try`, an `if` or a loop. */
export function isUnconditional({ scope, statement }: Binding): boolean {
  const { tree } = scope.module;
  const parent = tree.parent(statement);
  return parent === tree.root || tree.parent(parent) === scope.node;
}

/** How a module of a library is called at a place, if it is imported there for certain. */
export function nameOfModule(program: Program, spot: Spot, library: string): string | undefined {
  const { module, node } = spot;
  const { tree } = module;
  for (const alias of module.written.named(intern(library))) {
    if (tree.kind(alias) !== Kind.Alias || tree.kind(tree.parent(alias)) !== Kind.Import) continue;
    const name = tree.nameAt(alias, Field.Alias.asname) || intern(library.split('.')[0] as string);
    const asname = tree.nameAt(alias, Field.Alias.asname);
    const binding = visibleBinding(program, spot, name);
    if (!binding || binding.alias !== alias || !isUnconditional(binding)) continue;
    // A function may be called before an import that stands below it.
    if (tree.start(alias) > tree.start(node)) continue;
    return asname ? spelling(asname) : library;
  }
  return undefined;
}

/** The same for one name of it: `from yaml import safe_load`. */
export function nameOfMember(
  program: Program,
  spot: Spot,
  library: string,
  member: string,
): string | undefined {
  const { tree } = spot.module;
  for (const alias of spot.module.written.named(intern(member))) {
    const statement = tree.parent(alias);
    if (tree.kind(alias) !== Kind.Alias || tree.kind(statement) !== Kind.ImportFrom) continue;
    if (tree.level(statement) !== 0 || tree.nameAt(statement, Field.ImportFrom.module) !== intern(library))
      continue;
    const name = tree.nameAt(alias, Field.Alias.asname) || intern(member);
    const binding = visibleBinding(program, spot, name);
    if (binding?.alias === alias && isUnconditional(binding)) return spelling(name);
  }
  return undefined;
}

function visibleBinding(program: Program, { module, node }: Spot, name: number): Binding | undefined {
  const scope = scopeBinding(program, module, program.enclosingScope(module, node), name);
  return scope && aliasIn(program, scope, name);
}

/** Whether a name means nothing yet: neither in the module nor in a function around the place. */
export function isFree(program: Program, { module, node }: Spot, name: string): boolean {
  const id = intern(name);
  const top = program.moduleScope(module);
  if (top.bound.has(id) || top.stars.length > 0 || program.writtenFromInside(top).has(id)) return false;
  for (let at: Scope | undefined = program.enclosingScope(module, node); at; at = at.parent)
    if (at.bound.has(id) || at.globals.has(id)) return false;
  // Below a name of the project's own that would be found first.
  return program.imports.resolve(module, name, 0).sort === 'library';
}

/** Whether nothing but these nodes uses what an import binds, in this file or through it in another. */
export function isUnusedBut(
  program: Program,
  binding: Binding,
  name: number,
  used: ReadonlySet<number>,
): boolean {
  const { module, node: top, sort } = binding.scope;
  const { tree } = module;
  const isSeen = (node: number) =>
    sort !== 'function' || (tree.start(top) <= tree.start(node) && tree.end(node) <= tree.end(top));
  const rest = Array.from(module.written.named(name)).filter(
    (node) =>
      !used.has(node) &&
      isSeen(node) &&
      node !== binding.alias &&
      tree.kind(node) !== Kind.Attribute &&
      tree.kind(node) !== Kind.Keyword,
  );
  if (rest.some((node) => tree.kind(node) === Kind.Name || isBoundBy(tree, node, name))) return false;
  if (binding.scope.sort !== 'module') return true;
  if (module.isPackage || isNamedInText(module, spelling(name))) return false;
  return program.mentioning(name).every((other) => other === module || !mayReach(program, other, name));
}

function isBoundBy(tree: Module['tree'], alias: number, name: number): boolean {
  return (tree.nameAt(alias, Field.Alias.asname) || tree.nameId(alias)) === name;
}

/** `__all__ = ["pickle"]`, an annotation in quotes. */
function isNamedInText({ tree, written }: Module, name: string): boolean {
  return Array.from(written.ofKind(Kind.Str)).some((node) => {
    const text = bareText(tree, node);
    return text === name || text.startsWith(`${name}.`) || text.includes(`[${name}.`);
  });
}

/** `module.pickle`, `from module import pickle`, `patch("module.pickle")`: another file that may use the name here. */
function mayReach(program: Program, other: Module, name: number): boolean {
  const { tree, written } = other;
  const isUse = (node: number) => {
    if (tree.kind(node) === Kind.Attribute)
      return isImportedName(other, tree.child(node, Field.Attribute.value));
    const from = tree.parent(node);
    if (tree.kind(node) !== Kind.Alias || tree.kind(from) !== Kind.ImportFrom) return false;
    return program.imports.resolve(other, tree.name(from), tree.level(from)).sort !== 'library';
  };
  if (Array.from(written.named(name)).some(isUse)) return true;
  const ending = `.${spelling(name)}`;
  return Array.from(written.ofKind(Kind.Str)).some((node) => bareText(tree, node).endsWith(ending));
}

/** A name that this file has imported. */
function isImportedName(module: Module, node: number): boolean {
  const name = module.tree.nameId(node);
  return name !== 0 && importedNames(module).has(name);
}

/** What stands between the quotes. */
function bareText(tree: Module['tree'], node: number): string {
  return withoutEnding(tree.text(node).replace(/^\w*['"]+/, ''), `'"`);
}

/** The ranges that take some names out of an import that keeps others; none where a comment stands between. */
export function removedImports({ scope, statement }: Binding, aliases: readonly number[]): readonly Range[] {
  const { tree } = scope.module;
  const items = Array.from({ length: tree.count(statement) }, (_, i) => tree.item(statement, i));
  const kept = items.filter((item) => !aliases.includes(item));
  const last = kept.at(-1);
  if (last === undefined) return [];
  const ranges = aliases
    .filter((alias) => alias < last)
    .map((alias) => ({
      start: tree.start(alias),
      end: tree.start(items[items.indexOf(alias) + 1] as number),
    }));
  const behind = items.at(-1) as number;
  if (behind !== last) ranges.push({ start: tree.end(last), end: tree.end(behind) });
  return ranges.some((range) => holdsComment(tree, range)) ? [] : ranges;
}

/** The range that takes a whole import away; undefined where a comment or another statement is in the way. */
export function removedStatement({
  scope,
  statement,
}: Binding): { range: Range; content: string } | undefined {
  const { tree } = scope.module;
  const [start, end] = [tree.start(statement), tree.end(statement)];
  if (!beginsLine(tree, start) || !endsLine(tree, end)) return undefined;
  if (holdsComment(tree, { start, end: endOfLine(tree, end) })) return undefined;
  if (tree.count(tree.parent(statement)) === 1) return { range: { start, end }, content: 'pass' };
  return { range: { start: startOfLine(tree, start), end: startOfNextLine(tree, end) }, content: '' };
}

/** Where a new import is inserted: after the first block of imports, else before the first statement. */
export function newImport({ tree }: Module, text: string): { at: number; content: string } | undefined {
  const lineEnd = lineEndOf(tree);
  let i = 0;
  const next = () => (i < tree.count(tree.root) ? tree.item(tree.root, i) : 0);
  if (next() && isDocstring(tree, next())) i += 1;
  while (next() && isImport(tree, next())) i += 1;
  if (i > 0) {
    const end = tree.end(tree.item(tree.root, i - 1));
    // Where another statement follows on the line, its end may lie in a text of many lines.
    return endsLine(tree, end) ? { at: endOfLine(tree, end), content: `${lineEnd}${text}` } : undefined;
  }
  const first = next() ? startOfLine(tree, firstByteOf(tree, next())) : tree.bytes.length;
  return { at: first, content: `${text}${lineEnd}${next() ? lineEnd : ''}` };
}

function isImport(tree: Module['tree'], node: number): boolean {
  return tree.kind(node) === Kind.Import || tree.kind(node) === Kind.ImportFrom;
}

function isDocstring(tree: Module['tree'], node: number): boolean {
  return tree.kind(node) === Kind.Expr && tree.kind(tree.child(node, Field.Expr.value)) === Kind.Str;
}
