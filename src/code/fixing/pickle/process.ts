import { usesOf } from '../../flow/ask/callers.ts';
import { type Channel, channelsOf, type End } from '../../payload/channels.ts';
import { isInLoop } from '../../payload/loops.ts';
import type { Module } from '../../program/module.ts';
import { intern } from '../../python/names.ts';
import { Field, Kind } from '../../python/nodes.ts';
import type { Tree } from '../../python/tree.ts';
import { refuse, type Spot } from '../refusal.ts';
import type { Case } from '../repair.ts';

/** What has to be so of a script whose input is a channel: it is started by the writers alone, and reads its input once. */

export function checkProcess(about: Case, { writers, readers }: Channel): void {
  const [reader] = readers as readonly [End];
  if (readers.length !== 1 || isInLoop(reader.module.tree, reader.node))
    refuse('no-equivalent', 'the input may hold several pickles, one after the other', reader);
  checkReadOnce(about, reader);
  checkStarted(about, writers, reader.module);
  const others = otherInputs(reader.module);
  if (others.length > 1) refuse('no-equivalent', 'more is read from the same input', reader);
  const loose = channelsOf(about.engine).loose.find((end) => end.module === reader.module && !end.writes);
  if (loose)
    refuse(
      'other-side-unknown',
      'something else is unpickled in the same script, perhaps of the same input',
      loose,
    );
}

// ---------------------------------------------------------------- once

/** A pickle ends where it says, so that a second one may follow; JSON ends where the input does. */
function checkReadOnce({ engine }: Case, { module, node }: End): void {
  const seen = new Set([engine.program.enclosingScope(module, node)]);
  for (const scope of seen) {
    if (scope.sort === 'module') continue;
    const sites = new Map<string, Spot>();
    for (const { call } of usesOf(engine, scope).callers) {
      if (!call) continue;
      const { module: from } = call.site.scope;
      sites.set(`${from.index} ${call.site.node}`, { module: from, node: call.site.node });
      seen.add(call.site.scope);
    }
    const [first, second] = [...sites.values()];
    const again = second ?? (first && isInLoop(first.module.tree, first.node) ? first : undefined);
    if (again) refuse('no-equivalent', 'it is read again here: the input may hold several pickles', again);
  }
}

const INPUTS = ['stdin', 'input', 'raw_input', 'fileinput'].map(intern);
const OPENING = ['open', 'fdopen', 'read'].map(intern);

/** Places that read the standard input, or may do so: `sys.stdin`, `os.read(0, 9)`. */
function otherInputs({ written, tree }: Module): readonly number[] {
  const named = INPUTS.flatMap((name) => [...written.named(name)]);
  const byNumber = OPENING.flatMap((name) => [...written.named(name)]).filter((node) => {
    const call = tree.parent(node);
    const isCalled = tree.kind(call) === Kind.Call && tree.child(call, Field.Call.func) === node;
    return isCalled && tree.count(call) > 0 && tree.text(tree.item(call, 0)) === '0';
  });
  return [...named, ...byNumber];
}

// ---------------------------------------------------------------- by whom

function checkStarted({ engine, surroundings }: Case, writers: readonly End[], script: Module): void {
  const file = script.path.replace(/^.*\//, '');
  const name = file.replace(/\.\w+$/, '');
  const started = new Set(
    writers.map(({ module, node }) => `${module.index} ${statementOf(module.tree, node)}`),
  );
  for (const module of engine.program.modules) {
    const { tree, written } = module;
    for (const node of [...written.ofKind(Kind.Str), ...written.ofKind(Kind.StrFragment)]) {
      if (!tree.text(node).includes(name) || !names(tree, node, file, name)) continue;
      const isWriter = started.has(`${module.index} ${statementOf(tree, node)}`);
      if (!isWriter && tree.kind(tree.parent(node)) !== Kind.Expr)
        refuse('other-side-unknown', `${file} may be started here with another input`, { module, node });
    }
    const imported = module === script ? 0 : importOf(engine.program.imports, module, script);
    if (imported !== 0)
      refuse('other-side-unknown', `${file} is imported here, where the input is another one`, {
        module,
        node: imported,
      });
  }
  const other = surroundings.scriptMentioning(file, name);
  if (other)
    refuse('other-side-unknown', `${file} may be started by ${other} with another input`, {
      module: script,
      node: script.tree.root,
    });
}

/** `"tools/worker.py"`, `"worker:main"`, `["-m", "worker"]`. */
function names(tree: Tree, node: number, file: string, name: string): boolean {
  const text = tree.stringValue(node);
  if (text.includes(file) || text.includes(`${name}:`)) return true;
  if (text !== name && !text.endsWith(`.${name}`)) return false;
  const around = tree.parent(node);
  return Array.from({ length: tree.count(around) }, (_, i) => tree.item(around, i)).some(
    (item) => tree.kind(item) === Kind.Str && tree.stringValue(item) === '-m',
  );
}

function importOf(imports: Case['engine']['program']['imports'], from: Module, script: Module): number {
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

function statementOf(tree: Tree, node: number): number {
  let at = node;
  while (at !== 0 && tree.kind(tree.parent(at)) !== Kind.Block && tree.parent(at) !== tree.root)
    at = tree.parent(at);
  return at;
}
