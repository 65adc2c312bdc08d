import type { Engine } from '../flow/ask/engine.ts';
import { intern } from '../python/names.ts';
import { Kind } from '../python/nodes.ts';
import { readsOf, variableAt } from './binders.ts';
import { writtenIn } from './call.ts';
import type { Named } from './channels.ts';
import { handedTo, keyOf, namesOf } from './handles.ts';
import { calledPath } from './meaning.ts';
import { methodCall } from './named-bytes.ts';
import type { Spot } from './payload.ts';

/**
 * Pipes of the system and socket pairs: what is written at the one end is read at the other, with no mark between one
 * and the next. The channel is told by the call that makes both ends, and by the direction.
 */

interface EndOfPipe {
  readonly maker: Spot;
  readonly isSocket: boolean;
  /** Which of the two that the call gives. */
  readonly part: number;
}

const MAKERS = ['pipe', 'socketpair'].map(intern);

/** By variable: the end that it stands for, also in functions that a process or thread is made of. */
function endsOfPipes(engine: Engine): ReadonlyMap<string, EndOfPipe> {
  return engine.once('pipes', engine.program, NONE, () => {
    const ends = new Map<string, EndOfPipe>();
    for (const name of MAKERS)
      for (const module of engine.program.mentioning(name))
        for (const node of module.written.named(name)) addEnds(engine, { module, node }, ends);
    return ends;
  });
}

const NONE: ReadonlyMap<string, EndOfPipe> = new Map();

function addEnds(engine: Engine, { module, node }: Spot, ends: Map<string, EndOfPipe>): void {
  const maker = { module, node: module.tree.parent(node) };
  if (module.tree.kind(maker.node) !== Kind.Call) return;
  const path = calledPath(engine, maker);
  if (path !== 'os.pipe' && path !== 'socket.socketpair') return;
  for (const [part, variable] of (namesOf(engine, maker) ?? []).entries()) {
    const end = { maker, isSocket: path === 'socket.socketpair', part };
    const variables = [variable];
    for (const one of variables) {
      if (ends.has(keyOf(one))) continue;
      ends.set(keyOf(one), end);
      for (const read of readsOf(engine, one)) {
        const given = handedTo(engine, { module: one.scope.module, node: read });
        if (given) variables.push(given);
      }
    }
  }
}

function endAt(engine: Engine, { module, node }: Spot): EndOfPipe | undefined {
  if (module.tree.kind(node) !== Kind.Name) return undefined;
  const variable = variableAt(engine, module, node);
  return variable && endsOfPipes(engine).get(keyOf(variable));
}

/** Undefined for the end of a pipe that goes the other way. */
function named(
  end: EndOfPipe | undefined,
  through: number,
  writes: boolean,
  doubt: string,
): Named | undefined {
  if (!end || (!end.isSocket && end.part !== (writes ? 1 : 0))) return undefined;
  const { module, node } = end.maker;
  const { line } = module.placeOf(module.tree.position(module.tree.start(node)));
  const written = end.isSocket && !writes ? 1 - end.part : end.part;
  const what = end.isSocket ? 'socket pair' : 'pipe';
  return {
    key: `${what} ${module.path} ${node} ${end.isSocket ? written : ''}`,
    life: 'process',
    words: `the ${what} that ${module.path}:${line} makes`,
    handle: end.maker,
    through,
    doubts: [doubt],
  };
}

const IN_PIECES =
  'several are sent before one is received, or one comes in pieces: what JSON makes of it has another length';
const TO_THE_END =
  'the writing end stays open, or several are sent: a pickle ends where it says, JSON where the pipe does';

/** `os.write(end, data)`, `end.sendall(data)`. */
export function sentInto(engine: Engine, { module, node }: Spot): Named | undefined {
  const { tree } = module;
  const call = tree.parent(node);
  if (tree.kind(call) !== Kind.Call) return undefined;
  const method = methodCall({ module, node }, call);
  const isSent = method && /^send(all)?$/.test(method.name) && tree.item(call, 0) === node;
  if (isSent) return named(endAt(engine, { module, node: method.base }), call, true, IN_PIECES);
  const isWritten = tree.count(call) === 2 && tree.item(call, 1) === node;
  if (!isWritten || calledPath(engine, { module, node: call }) !== 'os.write') return undefined;
  return named(endAt(engine, { module, node: tree.item(call, 0) }), call, true, IN_PIECES);
}

/** `os.read(end, 65536)`, `end.recv(65536)`. */
export function receivedFrom(engine: Engine, { module, node }: Spot): Named | undefined {
  const { tree } = module;
  if (tree.kind(node) !== Kind.Call) return undefined;
  const method = methodCall({ module, node }, node);
  if (method?.name === 'recv')
    return named(endAt(engine, { module, node: method.base }), node, false, IN_PIECES);
  if (tree.count(node) !== 2 || calledPath(engine, { module, node }) !== 'os.read') return undefined;
  return named(endAt(engine, { module, node: tree.item(node, 0) }), node, false, IN_PIECES);
}

const OPENING: ReadonlySet<string> = new Set(['os.fdopen', 'builtins.open', 'io.open']);

/** `os.fdopen(end, "wb")`, `end.makefile("rb")`. */
export function pipeOpened(engine: Engine, { module, node }: Spot, writes: boolean): Named | undefined {
  const { tree } = module;
  const method = methodCall({ module, node }, node);
  const isFile = method?.name === 'makefile';
  if (!isFile && !OPENING.has(calledPath(engine, { module, node }) ?? '')) return undefined;
  const given = isFile ? method.base : tree.count(node) > 0 ? tree.item(node, 0) : 0;
  const mode = writtenIn(tree, node, 'mode', isFile ? 0 : 1);
  const isMode =
    mode !== 0 && tree.kind(mode) === Kind.Str && tree.stringValue(mode) === (writes ? 'wb' : 'rb');
  return given !== 0 && isMode
    ? named(endAt(engine, { module, node: given }), node, writes, TO_THE_END)
    : undefined;
}
