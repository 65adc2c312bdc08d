import type { Engine } from '../flow/ask/engine.ts';
import type { Module } from '../program/module.ts';
import { Kind } from '../python/nodes.ts';
import { writtenIn } from './call.ts';
import type { Channel } from './channels.ts';
import { constantAt, onlyPath } from './meaning.ts';
import type { Spot } from './payload.ts';

/** Scripts of the project that are started with bytes as their input. */

type Named = Pick<Channel, 'key' | 'life' | 'words'>;

const STARTING = /^subprocess\.(run|check_output)$/;

/** What changes neither which program is started, nor where, nor what it reads. */
const HARMLESS: ReadonlySet<string> = new Set(
  'args input check capture_output stdout stderr timeout env bufsize close_fds start_new_session creationflags'.split(
    ' ',
  ),
);

/** `run([sys.executable, "worker.py", …], input=…)`: the script, where this Python runs it, and nothing else. */
export function startedScript(engine: Engine, { module, node }: Spot, path: string): Named | undefined {
  const { tree } = module;
  if (!STARTING.test(path)) return undefined;
  for (let i = 0; i < tree.count(node); i += 1) {
    const item = tree.item(node, i);
    if (tree.kind(item) === Kind.Keyword ? !HARMLESS.has(tree.name(item)) : i > 0) return undefined;
  }
  const args = writtenIn(tree, node, 'args', 0);
  if (args === 0 || tree.kind(args) !== Kind.List || tree.count(args) === 0) return undefined;
  const items = Array.from({ length: tree.count(args) }, (_, i) => ({ module, node: tree.item(args, i) }));
  const [python, ...rest] = items as [Spot, ...Spot[]];
  if (onlyPath(engine, python) !== 'sys.executable') return undefined;
  const script = rest.map((item) => constantAt(engine, item)).find((text) => !text || !OPTION.test(text));
  const found = script?.endsWith('.py') ? scriptNamed(engine, script) : undefined;
  return found && inputOf(found);
}

/** Options of Python that take nothing and change nothing of what is run. */
const OPTION = /^-[bBEIOPqsSuvx]+$/;

function scriptNamed({ program }: Engine, text: string): Module | undefined {
  const name = text.replace(/^\.\//, '');
  const found = program.modules.filter(({ path }) => path === name || path.endsWith(`/${name}`));
  return found.length === 1 ? found[0] : undefined;
}

export function inputOf({ path }: Module): Named {
  return { key: `input ${path}`, life: 'process', words: `the input of ${path}` };
}
