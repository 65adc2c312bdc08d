import { sha256Of } from '../../edits/write.ts';
import type { Edit } from '../../finding/fix.ts';
import { compareText } from '../../finding/location.ts';
import type { Module } from '../program/module.ts';
import type { Program } from '../program/program.ts';
import { intern, spelling } from '../python/names.ts';
import { Field, Kind } from '../python/nodes.ts';
import type { Source } from '../python/source.ts';
import {
  type Binding,
  importOf,
  isFree,
  isUnconditional,
  isUnusedBut,
  nameOfMember,
  nameOfModule,
  newImport,
  removedImports,
  removedStatement,
} from './python/imports.ts';
import { holdsComment, type Range } from './python/text.ts';
import { refuse, type Spot } from './refusal.ts';

/** Something of a library that an edit needs a name for. */
interface Need {
  readonly module: Module;
  readonly library: string;
  readonly member: string | undefined;
  /** The ImportFrom of a function beside whose names it goes; undefined at the top of the file. */
  readonly beside?: number;
}

/** The edits of one fix while it is being made: text, and the imports that text needs or needs no more. */
export class Draft {
  readonly #program: Program;
  readonly #edits: Edit[] = [];
  readonly #needs: Need[] = [];
  /** Names whose use goes away, by the import that binds them. */
  readonly #dropped = new Map<string, { binding: Binding; name: number; nodes: Set<number> }>();

  constructor(program: Program) {
    this.#program = program;
  }

  replace(module: Module, { start, end }: Range, content: string): void {
    if (module.tree.slice(start, end) === content) return;
    this.#edits.push(editOf(module, start, end, content));
  }

  insert(module: Module, at: number, content: string): void {
    this.#edits.push(editOf(module, at, at, content));
  }

  /** A file that is not there yet. */
  create(path: string, content: string): void {
    this.#edits.push({ path, start: 0, end: 0, content, sha256: '' });
  }

  /** How a module of a library is written at a place: `json`. It is imported if it has to be. */
  module(spot: Spot, library: string): string {
    return (
      nameOfModule(this.#program, spot, library) ??
      this.#new(spot, library, undefined, library.split('.')[0] as string)
    );
  }

  /** How one thing of it is written: as the file imports its library, by the module or by name. */
  member(spot: Spot, library: string, member: string): string {
    const direct = nameOfMember(this.#program, spot, library, member);
    if (direct) return direct;
    const whole = nameOfModule(this.#program, spot, library);
    return whole ? `${whole}.${member}` : this.#new(spot, library, member, member);
  }

  /**
   * The same for a name that takes the place of another of the same import: what a function imports for itself may not be
   * there when the file is imported.
   */
  memberBeside(spot: Spot, library: string, member: string): string {
    const binding = importOf(this.#program, spot);
    if (binding?.scope.sort !== 'function') return this.member(spot, library, member);
    const { module } = spot;
    const { statement: beside } = binding;
    if (!isFree(this.#program, spot, member))
      return (
        nameOfMember(this.#program, spot, library, member) ??
        refuse('name-taken', `${member} means something else there`, spot)
      );
    if (!isUnconditional(binding)) refuse('dynamic', `${library} is imported there under a condition`, spot);
    const isKnown = this.#needs.some(
      (need) => need.beside === beside && need.module === module && need.member === member,
    );
    if (!isKnown) this.#needs.push({ module, library, member, beside });
    return member;
  }

  /** The same, by the module where nothing of it is imported yet: `ast.literal_eval`. */
  attribute(spot: Spot, library: string, member: string): string {
    const direct = nameOfMember(this.#program, spot, library, member);
    return direct ?? `${this.module(spot, library)}.${member}`;
  }

  #new(spot: Spot, library: string, member: string | undefined, name: string): string {
    if (!isFree(this.#program, spot, name)) refuse('name-taken', `${name} means something else there`, spot);
    const { module } = spot;
    if (
      !this.#needs.some(
        (need) =>
          need.module === module &&
          need.library === library &&
          need.member === member &&
          need.beside === undefined,
      )
    )
      this.#needs.push({ module, library, member });
    return member ?? library;
  }

  /** A name that an edit takes away, or a dotted one (`xml.etree.ElementTree`): its import goes if nothing else uses it. */
  drop(module: Module, taken: number): void {
    let node = taken;
    while (module.tree.kind(node) === Kind.Attribute) node = module.tree.child(node, Field.Attribute.value);
    if (module.tree.kind(node) !== Kind.Name) return;
    const binding = importOf(this.#program, { module, node });
    if (!binding) return;
    const key = `${module.index} ${binding.alias}`;
    const known = this.#dropped.get(key);
    if (known) known.nodes.add(node);
    else this.#dropped.set(key, { binding, name: module.tree.nameId(node), nodes: new Set([node]) });
  }

  /** All edits, by path and offset. Throws {@link Refusal} where a file cannot be edited. */
  edits(): readonly Edit[] {
    const open = [...this.#needs];
    const edits = [...this.#edits];
    for (const unused of this.#unused().values()) edits.push(...withoutImports(unused, open));
    for (const need of open) edits.push(importEdit(need));
    return edits.toSorted(
      (a, b) =>
        compareText(a.path, b.path) ||
        a.start - b.start ||
        a.end - b.end ||
        compareText(a.content, b.content),
    );
  }

  /** The imports of which nothing is used any more, by file and statement. */
  #unused(): ReadonlyMap<string, readonly Binding[]> {
    const statements = new Map<string, Binding[]>();
    for (const { binding, name, nodes } of this.#dropped.values()) {
      if (!isUnusedBut(this.#program, binding, name, nodes)) continue;
      const key = `${binding.scope.module.index} ${binding.statement}`;
      statements.set(key, [...(statements.get(key) ?? []), binding]);
    }
    return statements;
  }
}

/** Imports of one statement that nothing uses any more: the first new one takes their place. */
function withoutImports(unused: readonly Binding[], open: Need[]): Edit[] {
  const [first] = unused as [Binding];
  const { module } = first.scope;
  const { tree } = module;
  const aliases = unused.map(({ alias }) => alias);
  const whole = aliases.length === tree.count(first.statement);
  const isOfFunction = first.scope.sort === 'function' && isUnconditional(first);
  if (whole && (canBeReplaced(first) || isOfFunction)) {
    const next = open.findIndex(
      (need) => need.module === module && need.beside === (isOfFunction ? first.statement : undefined),
    );
    const [need] = next < 0 ? [] : open.splice(next, 1);
    if (need)
      return [editOf(module, tree.start(first.statement), tree.end(first.statement), importText(need))];
  }
  const i = open.findIndex((need) => need.module === module && takesPlace(need, first));
  const need = open[i];
  if (need) {
    open.splice(i, 1);
    const kept = aliases.toSorted((a, b) => a - b)[0] as number;
    const rest = removedImports(
      first,
      aliases.filter((alias) => alias !== kept),
    );
    const renamed = editOf(module, tree.start(kept), tree.end(kept), need.member ?? need.library);
    return [renamed, ...rest.map(({ start, end }) => editOf(module, start, end, ''))];
  }
  if (!isUnconditional(first)) return [];
  if (!whole) return removedImports(first, aliases).map(({ start, end }) => editOf(module, start, end, ''));
  const removed = removedStatement(first);
  return removed ? [editOf(module, removed.range.start, removed.range.end, removed.content)] : [];
}

/** A statement of the module itself, not in a `try`, without comments in it. */
function canBeReplaced({ scope, statement }: Binding): boolean {
  const { tree } = scope.module;
  return (
    tree.parent(statement) === tree.root &&
    !holdsComment(tree, { start: tree.start(statement), end: tree.end(statement) })
  );
}

function importText({ library, member }: Need): string {
  return member === undefined ? `import ${library}` : `from ${library} import ${member}`;
}

/** A new name may stand where the old one stood, so that the layout stays. */
function takesPlace({ library, member, beside }: Need, { scope, alias, statement }: Binding): boolean {
  const { tree } = scope.module;
  if (beside !== undefined) return beside === statement;
  if (scope.sort !== 'module' || tree.parent(statement) !== tree.root) return false;
  if (tree.kind(statement) === Kind.Import) return member === undefined && alias !== 0;
  return member !== undefined && tree.level(statement) === 0 && tree.name(statement) === library;
}

function importEdit(need: Need): Edit {
  const { module, library, member, beside: statement } = need;
  if (statement !== undefined) {
    const { tree } = module;
    const at = tree.end(tree.item(statement, tree.count(statement) - 1));
    return editOf(module, at, at, `, ${member}`);
  }
  const text = importText(need);
  const beside = member === undefined ? undefined : besideOthers(module, library, member);
  const place = beside ?? newImport(module, text);
  if (!place)
    return refuse('dynamic', `there is no line on which ${library} could be imported`, {
      module,
      node: module.tree.root,
    });
  return editOf(module, place.at, place.at, place.content);
}

/** `from yaml import load` becomes `from yaml import load, safe_load`. */
function besideOthers(module: Module, library: string, member: string) {
  const { tree } = module;
  for (const statement of module.written.ofKind(Kind.ImportFrom)) {
    if (tree.level(statement) !== 0 || tree.nameAt(statement, Field.ImportFrom.module) !== intern(library))
      continue;
    if (tree.parent(statement) !== tree.root || tree.count(statement) === 0) continue;
    const last = tree.item(statement, tree.count(statement) - 1);
    if (spelling(tree.nameId(last)) !== '*') return { at: tree.end(last), content: `, ${member}` };
  }
  return undefined;
}

const HASHES = new WeakMap<Module, string>();

function editOf(module: Module, start: number, end: number, content: string): Edit {
  const { path, tree } = module;
  if (path.endsWith('.ipynb')) refuse('not-editable', 'it is a notebook', { module, node: tree.root });
  if (tree.source.errors.length > 0 || !canHold(tree.source, content))
    refuse('not-editable', `its encoding is ${tree.source.encoding}`, { module, node: tree.root });
  if (tree.errorCount > 0) refuse('not-editable', 'it has a syntax error', { module, node: tree.root });
  let sha256 = HASHES.get(module);
  if (sha256 === undefined) {
    sha256 = sha256Of(tree.source.original ?? tree.bytes);
    HASHES.set(module, sha256);
  }
  const [from, to] = [tree.originalOffset(start), tree.originalOffset(end)];
  return { path, start: from, end: to, content, sha256 };
}

/** Encodings in which the bytes of ASCII between two characters may mean something else. */
const STATEFUL = /2022|hz|utf-?7/i;

/** Whether text can be put between two characters of a file as it is: what is not UTF-8 takes ASCII. */
function canHold({ original, encoding }: Source, content: string): boolean {
  return original === undefined || (/^[\x00-\x7f]*$/.test(content) && !STATEFUL.test(encoding));
}
