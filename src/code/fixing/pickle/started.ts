import { isRealUse } from '../../../project/role.ts';
import type { Engine } from '../../flow/ask/engine.ts';
import type { End } from '../../payload/channels.ts';
import { constantAt, onlyPath } from '../../payload/meaning.ts';
import { isReplaced } from '../../payload/replaced.ts';
import type { Module } from '../../program/module.ts';
import { intern } from '../../python/names.ts';
import { Field, Kind } from '../../python/nodes.ts';
import type { Tree } from '../../python/tree.ts';
import { refuse, type Spot } from '../refusal.ts';
import type { Case } from '../repair.ts';

/** Who starts a script: the writers of its input or the readers of its output, and nobody else. */

export function checkStarted({ engine, surroundings }: Case, ends: readonly End[], script: Module): void {
  const file = script.path.replace(/^.*\//, '');
  const name = file.replace(/\.\w+$/, '');
  const started = ends.map(
    ({ module, node, through }) => through ?? { module, node: startAround(module.tree, node) },
  );
  checkMeansScript(engine, file, script);
  for (const module of engine.program.modules) {
    const { tree, written } = module;
    for (const node of [...written.ofKind(Kind.Str), ...written.ofKind(Kind.StrFragment)]) {
      if (!tree.text(node).includes(name) || !names(tree, node, file, name)) continue;
      const isEnd = started.some(
        (start) =>
          start.module === module &&
          tree.start(start.node) <= tree.start(node) &&
          tree.end(node) <= tree.end(start.node),
      );
      if (!isEnd && tree.kind(tree.parent(node)) !== Kind.Expr)
        refuse('other-side-unknown', `${file} may be started here with another input`, { module, node });
    }
    const imported = module === script ? 0 : importOf(engine.program.imports, module, script);
    if (imported !== 0)
      refuse('other-side-unknown', `${file} is imported here, where the input is another one`, {
        module,
        node: imported,
      });
  }
  const computed = computedStart(engine);
  if (computed) refuse('other-side-unknown', `${file} may be started here with another input`, computed);
  const other = surroundings.scriptMentioning(file, name);
  if (other)
    refuse('other-side-unknown', `${file} may be started by ${other} with another input`, {
      module: script,
      node: script.tree.root,
    });
}

/** The call that starts the script with what is written as its `input`; the end itself where it got a name before. */
function startAround(tree: Tree, end: number): number {
  const keyword = tree.parent(end);
  return tree.kind(keyword) === Kind.Keyword ? tree.parent(keyword) : end;
}

const CHDIR = ['chdir', 'fchdir'].map(intern);

/** `worker.py` is another file in another folder, and another Python may read another format. */
function checkMeansScript(engine: Engine, file: string, script: Module): void {
  const replaced = isReplaced(engine, 'sys.executable');
  if (replaced) refuse('dynamic', 'sys.executable is set here', replaced);
  for (const name of CHDIR)
    for (const module of engine.program.mentioning(name))
      for (const node of module.written.named(name))
        if (isRealUse(module.path) || module === script)
          refuse('other-side-unknown', `${file} may be another file after this`, { module, node });
}

/** `"tools/worker.py"`, `"worker:main"`, `["-m", "worker"]`, `import_module("worker")`. */
function names(tree: Tree, node: number, file: string, name: string): boolean {
  const text = tree.stringValue(node);
  if (text.includes(file) || text.includes(`${name}:`)) return true;
  if (text !== name && !text.endsWith(`.${name}`)) return false;
  const around = tree.parent(node);
  if (tree.kind(around) === Kind.Call && LOADING.test(tree.name(tree.child(around, Field.Call.func))))
    return true;
  return Array.from({ length: tree.count(around) }, (_, i) => tree.item(around, i)).some(
    (item) => tree.kind(item) === Kind.Str && tree.stringValue(item) === '-m',
  );
}

const LOADING = /^(import_module|run_module|run_path|__import__|load_module|find_spec|exec_module)$/;
const RUNNING = ['run_path', 'run_module'].map(intern);
const EXECUTABLE = intern('executable');

/** A script that is started by a name which is put together: it may be any. */
function computedStart(engine: Engine): Spot | undefined {
  const { program } = engine;
  for (const name of RUNNING)
    for (const module of program.mentioning(name))
      for (const node of module.written.named(name)) {
        const { tree } = module;
        const call = tree.parent(node);
        if (tree.kind(node) === Kind.Alias) continue;
        const isTold =
          tree.kind(call) === Kind.Call &&
          tree.count(call) > 0 &&
          constantAt(engine, { module, node: tree.item(call, 0) }) !== undefined;
        if (!isTold) return { module, node };
      }
  for (const module of program.mentioning(EXECUTABLE))
    for (const node of module.written.named(EXECUTABLE)) {
      if (!isRealUse(module.path) || module.tree.isStore(node)) continue;
      if (onlyPath(engine, { module, node }) !== 'sys.executable') continue;
      if (!startsTold(engine, { module, node })) return { module, node };
    }
  return undefined;
}

/** `[sys.executable, "-u", "worker.py", …]`: the first that is no option is a text; where it is printed nothing is started. */
function startsTold(engine: Engine, { module, node }: Spot): boolean {
  const { tree } = module;
  const list = tree.parent(node);
  if (tree.kind(list) !== Kind.List && tree.kind(list) !== Kind.Tuple) return isShown(tree, node);
  const items = Array.from({ length: tree.count(list) }, (_, i) => tree.item(list, i));
  for (const item of items.slice(items.indexOf(node) + 1)) {
    const text = constantAt(engine, { module, node: item });
    if (text === undefined) return false;
    if (!text.startsWith('-') || text === '-m' || text === '-c') return true;
  }
  return false;
}

function isShown(tree: Tree, node: number): boolean {
  const call = tree.parent(node);
  return (
    tree.kind(call) === Kind.Call &&
    /^(print|info|debug|dirname|basename|realpath)$/.test(tree.name(tree.child(call, Field.Call.func)))
  );
}

function importOf(imports: Engine['program']['imports'], from: Module, script: Module): number {
  const { tree, written } = from;
  const isScript = (found: ReturnType<typeof imports.resolve> | undefined) =>
    found?.sort === 'module' && found.module === script;
  const items = (node: number) => Array.from({ length: tree.count(node) }, (_, i) => tree.item(node, i));
  for (const node of written.ofKind(Kind.Import))
    if (items(node).some((item) => isScript(imports.resolve(from, tree.name(item), 0)))) return node;
  for (const node of written.ofKind(Kind.ImportFrom)) {
    const base = imports.resolve(from, tree.name(node), tree.level(node));
    if (isScript(base) || items(node).some((item) => isScript(imports.submodule(base, tree.name(item)))))
      return node;
  }
  return 0;
}
