import { isRealUse } from '../../project/role.ts';
import type { Engine } from '../flow/ask/engine.ts';
import { isCallee } from '../judging/callee.ts';
import type { Module } from '../program/module.ts';
import { intern } from '../python/names.ts';
import { Context, Field, Kind } from '../python/nodes.ts';
import type { Tree } from '../python/tree.ts';
import { importedNames } from './imported.ts';
import { onlyPath, refsAt } from './meaning.ts';
import type { Spot } from './payload.ts';

/** Where the project puts something of its own in the place of what a library has: what the library does is then not known. */

interface Replaced extends Spot {
  /** `time.time`; `json.*` for something of it that is not told; `*` for anything. */
  readonly path: string;
}

/** The first place where one of these is replaced, outside of tests; paths as the models have them. */
export function replacedIn(engine: Engine, isMeant: (path: string) => boolean): Spot | undefined {
  return allReplaced(engine).find(({ path }) =>
    path.startsWith('*')
      ? path === '*' || LIBRARIES.some((library) => isMeant(library + path.slice(1)))
      : isMeant(path),
  );
}

/** Those on whose functions repairs lean: what is set on something unknown may be set on one of them. */
const LIBRARIES = ['builtins', 'json', 'pickle', 'msgpack', 'yaml', 'ast', 'hmac', 'numpy', 'torch'];
const LEANED_ON: ReadonlySet<string> = new Set(
  'dump dumps load loads safe_load safe_load_all literal_eval compare_digest len repr open save packb unpackb'.split(
    ' ',
  ),
);

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
        ...patchedByName(engine, module),
        ...inNamespaces(engine, module),
        ...modulesSwapped(engine, module),
      ]),
  );
}

/** `json.encoder.FLOAT_REPR = …`, `json.dumps.__kwdefaults__["indent"] = 1`. */
function assigned(engine: Engine, module: Module): readonly Replaced[] {
  const { tree, written } = module;
  const statements = [Kind.Assign, Kind.AugAssign, Kind.AnnAssign].flatMap((kind) => [
    ...written.ofKind(kind),
  ]);
  return statements.flatMap((statement) =>
    targetsOf(tree, statement).flatMap((node) => {
      if (tree.kind(node) === Kind.Attribute)
        return membersOf(engine, module, tree.child(node, Field.Attribute.value), tree.name(node), node);
      if (tree.kind(node) !== Kind.Subscript) return [];
      const of = tree.child(node, Field.Subscript.value);
      const path = isImported(module, of) ? onlyPath(engine, { module, node: of }) : undefined;
      return path === undefined ? [] : [{ module, node, path }];
    }),
  );
}

function targetsOf(tree: Tree, statement: number): readonly number[] {
  const kind = tree.kind(statement);
  if (kind === Kind.AugAssign) return [tree.child(statement, Field.AugAssign.target)];
  if (kind === Kind.AnnAssign) return [tree.child(statement, Field.AnnAssign.target)];
  return Array.from({ length: tree.count(statement) }, (_, i) => tree.item(statement, i));
}

const SETATTR = ['setattr', '__setattr__'].map(intern);

/** `setattr(json, "loads", …)`, `object.__setattr__(json, "loads", …)`. */
function setByName(engine: Engine, module: Module): readonly Replaced[] {
  const { tree, written } = module;
  return SETATTR.flatMap((name) => Array.from(written.named(name))).flatMap((node) => {
    const call = tree.parent(node);
    if (!isCallee(tree, node) || tree.count(call) < 2) return [];
    const name = tree.item(call, 1);
    const member = tree.kind(name) === Kind.Str ? tree.stringValue(name) : '*';
    return membersOf(engine, module, tree.item(call, 0), member, node);
  });
}

/** Functions that set something on what they are given by its path or as an object: `unittest.mock`, pytest, wrapt. */
const PATCHING =
  'setattr patch object multiple wrap_function_wrapper patch_function_wrapper wrap_object curse'
    .split(' ')
    .map(intern);

/** `mock.patch("json.dumps", …)`, `patch.object(json, "dumps", …)`, `wrap_function_wrapper("json", "dumps", …)`. */
function patchedByName(engine: Engine, module: Module): readonly Replaced[] {
  const { tree, written } = module;
  return PATCHING.flatMap((name) => Array.from(written.named(name))).flatMap((node) => {
    const call = tree.parent(node);
    if (!isCallee(tree, node) || tree.count(call) === 0) return [];
    if (tree.name(node) === 'curse') return [{ module, node, path: 'builtins.*' }];
    const [first, second] = [0, 1].map((i) => (i < tree.count(call) ? tree.item(call, i) : 0)) as [
      number,
      number,
    ];
    const member = second !== 0 && tree.kind(second) === Kind.Str ? tree.stringValue(second) : undefined;
    if (tree.kind(first) !== Kind.Str)
      return member === undefined ? [] : membersOf(engine, module, first, member, node);
    const path = tree.stringValue(first);
    const isWhole = member === undefined && tree.name(node) !== 'multiple';
    return [{ module, node, path: isWhole ? path : `${path}.${member ?? '*'}` }];
  });
}

const NAMESPACES = ['vars', '__dict__'].map(intern);
const BUILTINS = intern('__builtins__');

/** `vars(json)[…]`, `json.__dict__`, `__builtins__`: whoever asks for these may write into them. */
function inNamespaces(engine: Engine, module: Module): readonly Replaced[] {
  const { tree, written } = module;
  const builtins = Array.from(written.named(BUILTINS), (node) => ({ module, node, path: 'builtins.*' }));
  const others = NAMESPACES.flatMap((name) => Array.from(written.named(name))).flatMap((node) => {
    const call = tree.parent(node);
    const isAttribute = tree.kind(node) === Kind.Attribute;
    if (!isAttribute && (!isCallee(tree, node) || tree.count(call) === 0)) return [];
    const of = isAttribute ? tree.child(node, Field.Attribute.value) : tree.item(call, 0);
    const path = isImported(module, of) ? onlyPath(engine, { module, node: of }) : undefined;
    return path === undefined ? [] : [{ module, node, path: `${path}.*` }];
  });
  return [...builtins, ...others];
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

// ---------------------------------------------------------------- what something is set on

/** Questions that telling what one name means may cost. */
const QUESTIONS = 100;

/** What is replaced where `member` is set on an expression: by each library that it may be. */
function membersOf(engine: Engine, module: Module, base: number, member: string, node: number): Replaced[] {
  const replaced = (path: string): Replaced => ({ module, node, path: `${path}.${member}` });
  if (isImported(module, base)) {
    const path = onlyPath(engine, { module, node: base });
    return path === undefined ? [] : [replaced(path)];
  }
  const named = byText(engine, module, base);
  if (named !== undefined) return [replaced(named)];
  if (isOwnObject(engine, module, base)) return [];
  engine.allow(QUESTIONS);
  const refs = refsAt(engine, { module, node: base });
  const isUnknown = refs.length === 0 || refs.some(({ sort }) => sort === 'unknown');
  if (isUnknown && LEANED_ON.has(member)) return [replaced('*')];
  // An object that a library made is not the library.
  return refs.flatMap((ref) =>
    ref.sort === 'library' && !ref.path.includes('()') ? [replaced(ref.path)] : [],
  );
}

/** An expression that begins with a name which the file imports. */
function isImported(module: Module, node: number): boolean {
  const { tree } = module;
  let root = node;
  while (tree.kind(root) === Kind.Attribute) root = tree.child(root, Field.Attribute.value);
  return tree.kind(root) === Kind.Name && importedNames(module).has(tree.nameId(root));
}

/** `sys.modules["json"]`, `import_module("json")`; `*` where the text is not written out. */
function byText(engine: Engine, module: Module, node: number): string | undefined {
  const { tree } = module;
  const textAt = (at: number) => (tree.kind(at) === Kind.Str ? tree.stringValue(at) : '*');
  if (tree.kind(node) === Kind.Subscript) {
    const of = tree.child(node, Field.Subscript.value);
    if (tree.name(of) !== 'modules' || onlyPath(engine, { module, node: of }) !== 'sys.modules')
      return undefined;
    const key = tree.child(node, Field.Subscript.slice);
    return tree.kind(key) === Kind.Name && tree.name(key) === '__name__' ? module.name : textAt(key);
  }
  const isImporting =
    tree.kind(node) === Kind.Call &&
    tree.count(node) > 0 &&
    /^(import_module|__import__)$/.test(tree.name(tree.child(node, Field.Call.func)));
  return isImporting ? textAt(tree.item(node, 0)) : undefined;
}

/** `self`, `cls`, and what hangs on them. */
function isOwnObject(engine: Engine, module: Module, node: number): boolean {
  const { tree } = module;
  let root = node;
  while (tree.kind(root) === Kind.Attribute) root = tree.child(root, Field.Attribute.value);
  if (tree.kind(root) !== Kind.Name) return false;
  const scope = engine.program.enclosingScope(module, node);
  return scope.parent?.sort === 'class' && tree.nameId(root) === scope.parameters[0]?.name;
}
