/** What the files of a project import from outside of it. */
import { posix } from 'node:path';
import type { Incomplete } from '../finding/incomplete.ts';
import type { PythonVersion } from '../project/environment.ts';
import type { ImportedModule, ImportingFile, NamedModule } from '../project/imports.ts';
import type { Progress } from '../project/progress.ts';
import type { Project } from '../project/project.ts';
import { roleOf } from '../project/role.ts';
import { ImportMap } from './program/imports.ts';
import type { Module } from './program/module.ts';
import { isStandardIn } from './program/stdlib-versions.ts';
import { intern } from './python/names.ts';
import { Field, Kind } from './python/nodes.ts';
import { readModules } from './read.ts';

export interface ImportList {
  /** Sorted by path; files that import nothing from outside are among them. */
  readonly files: readonly ImportingFile[];
  readonly incomplete: readonly Incomplete[];
}

export interface ImportOptions {
  /** The Pythons that a file is meant for. */
  readonly pythonsOf: (path: string) => readonly PythonVersion[];
  /** First names that packages are known to bring: the project's own scripts do not stand in their place. */
  readonly known: ReadonlySet<string>;
}

export async function listImports(
  project: Project,
  { pythonsOf, known }: ImportOptions,
  progress: Progress,
): Promise<ImportList> {
  const { modules, incomplete } = await readModules(project, progress);
  const own = new ImportMap(modules, {
    libraries: known,
    python2: false,
  });
  const packages = new Set(
    modules.flatMap(({ path }) => (posix.basename(path) === '__init__.py' ? [posix.dirname(path)] : [])),
  );
  const files = modules.map((module) => {
    const pythons = pythonsOf(module.path);
    const isOutside = ({ from }: Written) =>
      !isStandardIn(from.split('.')[0] as string, pythons) && own.resolve(module, from, 0).sort === 'library';
    return {
      path: module.path,
      role: roleOf(module.path),
      inPackage: packages.has(posix.dirname(module.path)),
      lines: module.tree.lineCount,
      imports: importsOf(module, isOutside),
      named: namedIn(module, known),
    };
  });
  return { files, incomplete };
}

/** One imported name, and the module that it is asked of. */
interface Written {
  readonly node: number;
  readonly from: string;
  readonly name: string;
}

function importsOf(module: Module, isOutside: (one: Written) => boolean): ImportedModule[] {
  const { tree, written } = module;
  const found: Written[] = [];
  const add = (node: number, from: string, name = from) => void found.push({ node, from, name });
  for (const node of written.ofKind(Kind.Import))
    for (let i = 0; i < tree.count(node); i += 1) add(node, tree.name(tree.item(node, i)));
  for (const node of written.ofKind(Kind.ImportFrom)) {
    if (tree.level(node) > 0) continue;
    const from = tree.name(node);
    for (let i = 0; i < tree.count(node); i += 1) {
      const name = tree.name(tree.item(node, i));
      add(node, from, name === '*' ? from : `${from}.${name}`);
    }
  }
  for (const { node, name } of dynamicImports(module)) add(node, name);
  return found
    .filter(isOutside)
    .map(({ node, name }) => ({ name, how: howOf(module, node), ...placeOf(module, node) }))
    .sort((a, b) => a.line - b.line || a.column - b.column);
}

const DYNAMIC = ['import_module', '__import__', 'importorskip'].map(intern);

/** `import_module('name')` with the name written out. */
function dynamicImports({ tree, written }: Module): { node: number; name: string }[] {
  return DYNAMIC.flatMap((id) =>
    [...written.named(id)].flatMap((named) => {
      const call = tree.parent(named);
      const isCall = tree.kind(call) === Kind.Call && tree.child(call, Field.Call.func) === named;
      const first = isCall && tree.count(call) > 0 ? tree.item(call, 0) : 0;
      const name = tree.kind(first) === Kind.Str ? tree.stringValue(first) : '';
      return /^[A-Za-z_]\w*(?:\.\w+)*$/.test(name) ? [{ node: call, name }] : [];
    }),
  );
}

/** Files nest no deeper than the parser lets them, so that the way up ends. */
function howOf({ tree }: Module, node: number): ImportedModule['how'] {
  let below = node;
  for (let at = tree.parent(node); at !== 0; below = at, at = tree.parent(at)) {
    const kind = tree.kind(at);
    if ((kind === Kind.Try || kind === Kind.TryStar) && catchesMissing(tree, at)) {
      const inBody = tree.child(at, Field.Try.body) === below;
      // The other way of `try: import ujson except ImportError: import json` is as optional.
      if (inBody || tree.kind(below) === Kind.ExceptHandler) return 'optional';
    }
    if (
      kind === Kind.With &&
      /\bsuppress\(/.test(tree.slice(tree.start(at), Math.min(tree.end(at), tree.start(at) + 200)))
    )
      return 'optional';
    if (kind === Kind.If && tree.child(at, Field.If.body) === below && isTypeChecking(tree, at))
      return 'types';
  }
  return 'plain';
}

type Tree = Module['tree'];

function catchesMissing(tree: Tree, node: number): boolean {
  for (let i = 0; i < tree.count(node); i += 1) {
    const type = tree.child(tree.item(node, i), Field.ExceptHandler.type);
    if (type === 0 || /\b(?:ImportError|ModuleNotFoundError|Exception|BaseException)\b/.test(tree.text(type)))
      return true;
  }
  return false;
}

function isTypeChecking(tree: Tree, node: number): boolean {
  const test = tree.child(node, Field.If.test);
  return /^(?:\w+\.)?TYPE_CHECKING$/.test(tree.text(test).trim());
}

const MOST_TEXT = 300;

/** `'corsheaders'`, `'rest_framework.authtoken'`, `'postgresql+psycopg2://…'`. */
function namedIn(module: Module, known: ReadonlySet<string>): NamedModule[] {
  const { tree, written } = module;
  const found = new Map<string, NamedModule>();
  for (const node of written.ofKind(Kind.Str)) {
    if (tree.end(node) - tree.start(node) > MOST_TEXT) continue;
    const text = tree.stringValue(node);
    const match =
      /^([A-Za-z_]\w*)(?:[.:]\w+)*$/.exec(text) ??
      /^\w+\+([A-Za-z_]\w*):\/\//.exec(text) ??
      /^([A-Za-z_]\w*):\/\//.exec(text);
    const name = match?.[1];
    if (name !== undefined && known.has(name) && !found.has(name))
      found.set(name, { name, line: placeOf(module, node).line });
  }
  return [...found.values()];
}

function placeOf({ tree, placeOf }: Module, node: number): { line: number; column: number } {
  const { line, column } = placeOf(tree.position(tree.start(node)));
  return { line, column };
}
