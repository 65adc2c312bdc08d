import { isRealUse } from '../../project/role.ts';
import type { Engine } from '../flow/ask/engine.ts';
import { isCallee } from '../judging/callee.ts';
import { intern } from '../python/names.ts';
import { Field, Kind } from '../python/nodes.ts';
import { constantAt, refsAt } from './meaning.ts';
import type { Spot } from './payload.ts';
import { usesOfLibrary } from './uses.ts';

/** Calls that put something where a file may lie, without opening it by its name: moving, copying, unpacking, downloading. */

/** By last name: the position of what is written to, and its keyword; for those without it anything in a folder. */
const WRITING = new Map<string, { readonly path: RegExp; readonly at: number }>(
  Object.entries({
    replace: { path: /^os\.replace$/, at: 1 },
    rename: { path: /^os\.rename$/, at: 1 },
    renames: { path: /^os\.renames$/, at: 1 },
    link: { path: /^os\.link$/, at: 1 },
    symlink: { path: /^os\.symlink$/, at: 1 },
    copy: { path: /^shutil\.copy$/, at: 1 },
    copy2: { path: /^shutil\.copy2$/, at: 1 },
    copyfile: { path: /^shutil\.copyfile$/, at: 1 },
    copytree: { path: /^shutil\.copytree$/, at: -1 },
    move: { path: /^shutil\.move$/, at: 1 },
    unpack_archive: { path: /^shutil\.unpack_archive$/, at: -1 },
    urlretrieve: { path: /^urllib(\.request)?\.urlretrieve$/, at: 1 },
    extract: { path: /^(tarfile|zipfile)\./, at: -1 },
    extractall: { path: /^(tarfile|zipfile)\./, at: -1 },
  }),
);

/** Methods whose names say enough, whoever has them. */
const METHODS =
  'write_text write_bytes extractall unpack_archive urlretrieve FileIO FileHandler RotatingFileHandler TimedRotatingFileHandler WatchedFileHandler savetxt tofile to_pickle to_csv to_json to_excel to_parquet FileInput'
    .split(' ')
    .map(intern);
/** `fileinput.input(name, inplace=True)`, `basicConfig(filename=name)`. */
const BY_KEYWORD = ['inplace', 'filename'].map(intern);

/** The first that may write a file of that last name; a name without an ending may be a folder. */
export function otherWriter(engine: Engine, lastName: string): Spot | undefined {
  const { uses } = usesOfLibrary(engine, [...WRITING.keys()], (path) => {
    return WRITING.get(lastPart(path))?.path.test(path) ?? false;
  });
  for (const { module, node, path } of uses) {
    const { tree } = module;
    const at = WRITING.get(lastPart(path))?.at ?? -1;
    const call = tree.parent(node);
    const target = isCallee(tree, node) && at >= 0 && tree.count(call) > at ? tree.item(call, at) : 0;
    if (
      target === 0 ||
      tree.kind(target) === Kind.Keyword ||
      !isAnother(engine, { module, node: target }, lastName)
    )
      return { module, node };
  }
  return methodWriting(engine, lastName) ?? byKeyword(engine, lastName) ?? openByText(engine);
}

function byKeyword(engine: Engine, lastName: string): Spot | undefined {
  for (const name of BY_KEYWORD)
    for (const module of engine.program.mentioning(name))
      for (const node of module.written.named(name)) {
        const { tree } = module;
        if (tree.kind(node) !== Kind.Keyword || !isRealUse(module.path)) continue;
        const value = { module, node: tree.child(node, Field.Keyword.value) };
        if (
          tree.name(node) === 'inplace'
            ? tree.kind(value.node) === Kind.True
            : !isAnother(engine, value, lastName)
        )
          return { module, node };
      }
  return undefined;
}

const GETATTR = intern('getattr');

/** `getattr(io, "open")`. */
function openByText({ program }: Engine): Spot | undefined {
  for (const module of program.mentioning(GETATTR))
    for (const node of module.written.named(GETATTR)) {
      const { tree } = module;
      const call = tree.parent(node);
      const name = isCallee(tree, node) && tree.count(call) > 1 ? tree.item(call, 1) : 0;
      if (tree.kind(name) === Kind.Str && /^(open|fdopen|FileIO)$/.test(tree.stringValue(name)))
        return { module, node };
    }
  return undefined;
}

function lastPart(path: string): string {
  return path.replace(/^.*\./, '');
}

function methodWriting(engine: Engine, lastName: string): Spot | undefined {
  for (const name of METHODS)
    for (const module of engine.program.mentioning(name))
      for (const node of module.written.named(name)) {
        const { tree } = module;
        const isMethod = tree.kind(node) === Kind.Attribute;
        if (!isMethod && !(tree.kind(node) === Kind.Name && isCallee(tree, node))) continue;
        const path = (isMethod && pathGiven(engine, { module, node })) || firstGiven({ module, node });
        if (!path || !isAnother(engine, path, lastName)) return { module, node };
      }
  return undefined;
}

/** `FileIO("a.txt")`, `frame.to_csv("a.txt")`. */
function firstGiven({ module, node }: Spot): Spot | undefined {
  const { tree } = module;
  const call = tree.parent(node);
  if (!isCallee(tree, node) || /^(write_|extract|unpack)/.test(tree.name(node))) return undefined;
  const first = tree.count(call) > 0 ? tree.item(call, 0) : 0;
  return first === 0 || tree.kind(first) === Kind.Keyword ? undefined : { module, node: first };
}

/** `Path("a.txt")` before the dot. */
function pathGiven(engine: Engine, { module, node }: Spot): Spot | undefined {
  const { tree } = module;
  const [only, ...more] = refsAt(engine, { module, node: tree.child(node, Field.Attribute.value) });
  if (more.length > 0 || only?.sort !== 'library' || only.path !== 'pathlib.Path()' || !only.made)
    return undefined;
  const { scope, node: call } = only.made.call.site;
  const from = scope.module;
  const isMaking =
    from.tree.kind(call) === Kind.Call && from.tree.name(from.tree.child(call, Field.Call.func)) === 'Path';
  return isMaking && from.tree.count(call) === 1
    ? { module: from, node: from.tree.item(call, 0) }
    : undefined;
}

function isAnother(engine: Engine, place: Spot, lastName: string): boolean {
  const name = constantAt(engine, place)?.replace(/^.*[/\\]/, '');
  return name?.includes('.') === true && !/^\.+$/.test(name) && name !== lastName;
}
