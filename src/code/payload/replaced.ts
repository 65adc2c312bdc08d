import { isRealUse } from '../../project/role.ts';
import type { Engine } from '../flow/ask/engine.ts';
import { isCallee } from '../judging/callee.ts';
import type { Module } from '../program/module.ts';
import { intern } from '../python/names.ts';
import { Context, Field, Kind } from '../python/nodes.ts';
import type { Tree } from '../python/tree.ts';
import { importedNames } from './imported.ts';
import { onlyPath } from './meaning.ts';
import type { Spot } from './payload.ts';

/** Where the project puts something of its own in the place of what a library has: what the library does is then not known. */

interface Replaced extends Spot {
  /** `time.time`; `json.*` for something of it that is not told; `*` for anything. */
  readonly path: string;
}

/** The first place where one of these is replaced, outside of tests; paths as the models have them. */
export function replacedIn(engine: Engine, isMeant: (path: string) => boolean): Spot | undefined {
  return allReplaced(engine).find(({ path }) => path === '*' || isMeant(path));
}

/** Whether one function of a library is replaced. */
export function isReplaced(engine: Engine, path: string): Spot | undefined {
  return replacedIn(engine, (one) =>
    one.endsWith('.*') ? path.startsWith(one.slice(0, -1)) : path === one || path.startsWith(`${one}.`),
  );
}

function allReplaced(engine: Engine): readonly Replaced[] {
  return engine.once<readonly Replaced[]>('replaced', engine.program, [], () =>
    engine.program.modules
      .filter(({ path }) => isRealUse(path))
      .flatMap((module) => [
        ...assigned(engine, module),
        ...setByName(engine, module),
        ...inNamespaces(engine, module),
        ...modulesSwapped(engine, module),
      ]),
  );
}

/** `json.encoder.FLOAT_REPR = …`. */
function assigned(engine: Engine, module: Module): readonly Replaced[] {
  const { tree, written } = module;
  const statements = [Kind.Assign, Kind.AugAssign, Kind.AnnAssign].flatMap((kind) => [
    ...written.ofKind(kind),
  ]);
  return statements.flatMap((statement) =>
    targetsOf(tree, statement).flatMap((node) => {
      if (tree.kind(node) !== Kind.Attribute) return [];
      const path = pathOf(engine, module, tree.child(node, Field.Attribute.value));
      return path === undefined ? [] : [{ module, node, path: `${path}.${tree.name(node)}` }];
    }),
  );
}

function targetsOf(tree: Tree, statement: number): readonly number[] {
  const kind = tree.kind(statement);
  if (kind === Kind.AugAssign) return [tree.child(statement, Field.AugAssign.target)];
  if (kind === Kind.AnnAssign) return [tree.child(statement, Field.AnnAssign.target)];
  return Array.from({ length: tree.count(statement) }, (_, i) => tree.item(statement, i));
}

const SETATTR = intern('setattr');

/** `setattr(json, "loads", …)`. */
function setByName(engine: Engine, module: Module): readonly Replaced[] {
  const { tree, written } = module;
  return Array.from(written.named(SETATTR)).flatMap((node) => {
    const call = tree.parent(node);
    if (!isCallee(tree, node) || tree.count(call) < 2) return [];
    const path = pathOf(engine, module, tree.item(call, 0));
    if (path === undefined) return [];
    const name = tree.item(call, 1);
    const member = tree.kind(name) === Kind.Str ? tree.stringValue(name) : '*';
    return [{ module, node, path: `${path}.${member}` }];
  });
}

const NAMESPACES = ['vars', '__dict__'].map(intern);

/** `vars(json)[…]`, `json.__dict__`: whoever asks for these may write into them. */
function inNamespaces(engine: Engine, module: Module): readonly Replaced[] {
  const { tree, written } = module;
  return NAMESPACES.flatMap((name) => Array.from(written.named(name))).flatMap((node) => {
    const call = tree.parent(node);
    const isAttribute = tree.kind(node) === Kind.Attribute;
    if (!isAttribute && (!isCallee(tree, node) || tree.count(call) === 0)) return [];
    const of = isAttribute ? tree.child(node, Field.Attribute.value) : tree.item(call, 0);
    const path = pathOf(engine, module, of);
    return path === undefined ? [] : [{ module, node, path: `${path}.*` }];
  });
}

const MODULES = intern('modules');

/** `sys.modules["pickle"] = …`; a module that takes its own place is none of a library. */
function modulesSwapped(engine: Engine, module: Module): readonly Replaced[] {
  const { tree, written } = module;
  return Array.from(written.named(MODULES)).flatMap((node) => {
    const item = tree.parent(node);
    const isStored = tree.kind(item) === Kind.Subscript && tree.context(item) === Context.Store;
    if (!isStored || onlyPath(engine, { module, node }) !== 'sys.modules') return [];
    const key = tree.child(item, Field.Subscript.slice);
    if (tree.kind(key) === Kind.Name && tree.name(key) === '__name__') return [];
    return [{ module, node, path: tree.kind(key) === Kind.Str ? `${tree.stringValue(key)}.*` : '*' }];
  });
}

/** What an expression means that begins with a name which the file imports; others are asked for nothing. */
function pathOf(engine: Engine, module: Module, node: number): string | undefined {
  const { tree } = module;
  let root = node;
  while (tree.kind(root) === Kind.Attribute) root = tree.child(root, Field.Attribute.value);
  const isImported = tree.kind(root) === Kind.Name && importedNames(module).has(tree.nameId(root));
  return isImported ? onlyPath(engine, { module, node }) : undefined;
}
