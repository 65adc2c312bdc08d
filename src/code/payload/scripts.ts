import type { Engine } from '../flow/ask/engine.ts';
import type { Module } from '../program/module.ts';
import { Field, Kind } from '../python/nodes.ts';
import { readsBeside } from './binders.ts';
import { writtenIn } from './call.ts';
import type { Named } from './channels.ts';
import { calledPath, constantAt, onlyPath, openedAs } from './meaning.ts';
import { methodCall, unpackedFrom } from './named-bytes.ts';
import type { Spot } from './payload.ts';

/** Scripts of the project that are started by this Python: the bytes that are their input, and those that they print. */

export function inputOf(module: Module): Named {
  const { path } = module;
  return {
    key: `input ${path}`,
    life: 'process',
    words: `the input of ${path}`,
    script: { module, end: 'input' },
  };
}

export function outputOf(module: Module): Named {
  const { path } = module;
  return {
    ...{ key: `output ${path}`, life: 'process', words: `what ${path} prints` },
    script: { module, end: 'output' },
    doubts: [`${path} prints something else behind it, or a program does that it starts`],
  };
}

// ---------------------------------------------------------------- how it is started

const STARTING = /^subprocess\.(run|check_output|Popen)$/;

/** What changes neither which program is started, nor where, nor what it reads and prints. */
const HARMLESS: ReadonlySet<string> = new Set(
  'args input check capture_output stdin stdout stderr timeout env bufsize close_fds start_new_session creationflags'.split(
    ' ',
  ),
);

/** `run([sys.executable, "worker.py", …], …)`: the script, where this Python runs it, and nothing else. */
function scriptStarted(engine: Engine, { module, node }: Spot): Module | undefined {
  const { tree } = module;
  if (!STARTING.test(calledPath(engine, { module, node }) ?? '')) return undefined;
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
  return script?.endsWith('.py') ? scriptNamed(engine, script) : undefined;
}

/** Options of Python that take nothing and change nothing of what is run. */
const OPTION = /^-[bBEIOPqsSuvx]+$/;

function scriptNamed({ program }: Engine, text: string): Module | undefined {
  const name = text.replace(/^\.\//, '');
  const found = program.modules.filter(({ path }) => path === name || path.endsWith(`/${name}`));
  return found.length === 1 ? found[0] : undefined;
}

const PIPE = 'subprocess.PIPE';

function isPiped(engine: Engine, { module, node }: Spot, keyword: string): boolean {
  const given = writtenIn(module.tree, node, keyword);
  return given !== 0 && onlyPath(engine, { module, node: given }) === PIPE;
}

/** What is done with a process that neither writes into it nor reads from it. */
const WATCHING: ReadonlySet<string> = new Set(
  'wait poll kill terminate send_signal returncode pid args check_returncode'.split(' '),
);

/** The call that starts the process which a name stands for, where all else that is done with it is to watch, or is named. */
function startOf(engine: Engine, { module, node }: Spot, done: readonly string[]): Spot | undefined {
  const { tree } = module;
  if (tree.kind(node) === Kind.Call) return { module, node };
  const start = tree.kind(node) === Kind.Name ? openedAs(engine, { module, node }) : undefined;
  const isKnown = readsBeside(engine, module, node)?.every((read) => {
    const name = tree.name(tree.parent(read));
    return tree.kind(tree.parent(read)) === Kind.Attribute && (WATCHING.has(name) || done.includes(name));
  });
  return isKnown ? start : undefined;
}

// ---------------------------------------------------------------- its input

/** `run([…, "worker.py"], input=data)`, `worker.communicate(data)`, `worker.stdin.write(data)`. */
export function sentToScript(engine: Engine, { module, node }: Spot): Named | undefined {
  const { tree } = module;
  const parent = tree.parent(node);
  const isKeyword = tree.kind(parent) === Kind.Keyword;
  const call = isKeyword ? tree.parent(parent) : parent;
  const method = methodCall({ module, node }, call);
  if (isKeyword && tree.name(parent) !== 'input') return undefined;
  if (method?.name === 'communicate') {
    const start = startOf(engine, { module, node: method.base }, ['communicate', 'stdout', 'stderr']);
    return start && throughPipe(engine, start, []);
  }
  if (isKeyword) {
    const script = scriptStarted(engine, { module, node: call });
    return script && inputOf(script);
  }
  return method?.name === 'write' && tree.item(call, 0) === node && tree.count(call) === 1
    ? streamToScript(engine, { module, node: method.base })
    : undefined;
}

/** `worker.stdin`, to which one pickle is written. */
export function streamToScript(engine: Engine, { module, node }: Spot): Named | undefined {
  const { tree } = module;
  if (tree.kind(node) !== Kind.Attribute || tree.name(node) !== 'stdin') return undefined;
  const process = { module, node: tree.child(node, Field.Attribute.value) };
  const start = startOf(engine, process, ['communicate', 'stdin', 'stdout', 'stderr']);
  const isClosed = `${tree.text(node)} is not closed behind it: a pickle ends where it says, JSON where the input does`;
  return (
    start && throughPipe(engine, start, [isClosed, `something else is written to ${tree.text(node)}, too`])
  );
}

function throughPipe(engine: Engine, start: Spot, doubts: readonly string[]): Named | undefined {
  const script = isPiped(engine, start, 'stdin') ? scriptStarted(engine, start) : undefined;
  return script && { ...inputOf(script), through: start.node, doubts };
}

// ---------------------------------------------------------------- its output

/** `check_output([…, "worker.py"])`, `run(…).stdout`, `worker.communicate()[0]`, `worker.stdout.read()`. */
export function gotFromScript(engine: Engine, place: Spot): Named | undefined {
  const { module, node } = place;
  const { tree } = module;
  switch (tree.kind(node)) {
    case Kind.Attribute:
      return tree.name(node) === 'stdout'
        ? outputFrom(engine, whoseStream(place), ['stdout', 'stderr'])
        : undefined;
    case Kind.Subscript:
      return tree.text(tree.child(node, Field.Subscript.slice)) === '0'
        ? communicated(engine, { module, node: tree.child(node, Field.Subscript.value) })
        : undefined;
    case Kind.Name: {
      const unpacked = unpackedFrom(engine, place);
      return unpacked?.at === 0 && tree.kind(unpacked.statement) === Kind.Assign
        ? communicated(engine, { module, node: tree.child(unpacked.statement, Field.Assign.value) })
        : undefined;
    }
    case Kind.Call:
      return calledPath(engine, place) === 'subprocess.check_output'
        ? printedBy(engine, place)
        : readFrom(engine, place);
    default:
      return undefined;
  }
}

/** `worker.stdout`, from which one pickle is read. */
export function streamFromScript(engine: Engine, place: Spot): Named | undefined {
  const { tree } = place.module;
  if (tree.kind(place.node) !== Kind.Attribute || tree.name(place.node) !== 'stdout') return undefined;
  const named = outputFrom(engine, whoseStream(place), ['stdin', 'stdout', 'stderr']);
  const goesOn = 'the script goes on behind it: a pickle ends where it says, JSON where the output does';
  return named && { ...named, doubts: [...(named.doubts ?? []), goesOn] };
}

function whoseStream({ module, node }: Spot): Spot {
  return { module, node: module.tree.child(node, Field.Attribute.value) };
}

function communicated(engine: Engine, place: Spot): Named | undefined {
  const method = methodCall(place, place.node);
  return method?.name === 'communicate'
    ? outputFrom(engine, { module: place.module, node: method.base }, ['communicate'])
    : undefined;
}

/** `worker.stdout.read()`. */
function readFrom(engine: Engine, place: Spot): Named | undefined {
  const method = methodCall(place, place.node);
  return method?.name === 'read' && place.module.tree.count(place.node) === 0
    ? streamFromScript(engine, { module: place.module, node: method.base })
    : undefined;
}

function outputFrom(engine: Engine, process: Spot, done: readonly string[]): Named | undefined {
  const start = startOf(engine, process, done);
  if (!start) return undefined;
  const { tree } = start.module;
  const capturing = writtenIn(tree, start.node, 'capture_output');
  const isCaptured = capturing !== 0 && tree.kind(capturing) === Kind.True;
  return isCaptured || isPiped(engine, start, 'stdout') ? printedBy(engine, start) : undefined;
}

function printedBy(engine: Engine, start: Spot): Named | undefined {
  const { tree } = start.module;
  const errors = writtenIn(tree, start.node, 'stderr');
  const isMixed =
    errors !== 0 && onlyPath(engine, { module: start.module, node: errors }) === 'subprocess.STDOUT';
  const script = isMixed ? undefined : scriptStarted(engine, start);
  return script && { ...outputOf(script), through: start.node };
}

/** `sys.stdout.buffer.write(data)`, in a script. */
export function printed(engine: Engine, { module, node }: Spot): Named | undefined {
  const { tree } = module;
  const call = tree.parent(node);
  const method = methodCall({ module, node }, call);
  if (method?.name !== 'write' || tree.count(call) !== 1 || tree.item(call, 0) !== node) return undefined;
  const isOutput = onlyPath(engine, { module, node: method.base }) === 'sys.stdout.buffer';
  return isOutput ? outputOf(module) : undefined;
}
