import { usesOf } from '../../flow/ask/callers.ts';
import { isCallee } from '../../judging/callee.ts';
import { writtenIn } from '../../payload/call.ts';
import { type Channel, channelsOf, type End } from '../../payload/channels.ts';
import { otherUse } from '../../payload/handles.ts';
import { withImported } from '../../payload/imported.ts';
import { isInLoop } from '../../payload/loops.ts';
import type { Module } from '../../program/module.ts';
import type { Program } from '../../program/program.ts';
import type { Scope } from '../../program/scope.ts';
import { intern } from '../../python/names.ts';
import { Context, Kind } from '../../python/nodes.ts';
import type { Tree } from '../../python/tree.ts';
import { placeOf, refuse, type Spot } from '../refusal.ts';
import type { Case } from '../repair.ts';
import { checkAlone } from './alone.ts';
import { checkStarted } from './started.ts';

/**
 * What has to be so of a channel that lives as long as a process; gives what is not proved. A script whose input is one is
 * started by the writers alone, and reads its input once.
 */

export function checkProcess(about: Case, channel: Channel): readonly string[] {
  const { writers, readers, handle, script } = channel;
  if (script) checkScript(about, channel, script);
  for (const end of [...writers, ...readers])
    if (end.doubts && end.stream !== 0) checkAlone(about.engine, end);
  const doubts = [...writers, ...readers].flatMap((end) => end.doubts ?? []);
  return [...(handle ? otherEnds(about, channel) : []), ...new Set(doubts)];
}

/** All who put something into a queue or pipe, or take something out, have to be ends of the channel. */
function otherEnds({ engine }: Case, { handle, words, writers, readers }: Channel): readonly string[] {
  const through = [...writers, ...readers].flatMap((end) => (end.through ? [end.through] : []));
  const other = handle && otherUse(engine, handle, through);
  if (!other) return [];
  const { path, line } = placeOf(other);
  return [`something else is put into ${words}, or taken out, by way of ${path}:${line}`];
}

type Script = NonNullable<Channel['script']>;

function checkScript(about: Case, { writers, readers }: Channel, { module, end }: Script): void {
  const [inside, outside] = end === 'input' ? [readers, writers] : [writers, readers];
  const [only] = inside as readonly [End];
  if (inside.length !== 1 || isInLoop(only.module.tree, only.node))
    refuse('no-equivalent', `the ${end} may hold several pickles, one after the other`, only);
  checkOnce(about, only, end);
  checkStarted(about, outside, module);
  const other = (end === 'input' ? otherInput : otherOutput)(about.engine.program, module);
  if (other)
    refuse(
      'no-equivalent',
      `more is ${end === 'input' ? 'read from the same input' : 'written to the same output'}`,
      other,
    );
  // What a script pickles besides need not be printed; what it unpickles is mostly its input.
  const { loose: all } = channelsOf(about.engine);
  const loose = end === 'input' ? all.find((one) => one.module === module && !one.writes) : undefined;
  if (loose)
    refuse(
      'other-side-unknown',
      'something else is unpickled in the same script, perhaps of the same input',
      loose,
    );
}

// ---------------------------------------------------------------- once

/** A pickle ends where it says, so that a second one may follow; JSON ends where the input does. */
function checkOnce({ engine }: Case, { module, node }: End, side: Script['end']): void {
  const done = side === 'input' ? 'read' : 'written';
  const seen = new Set([engine.program.enclosingScope(module, node)]);
  for (const scope of seen) {
    if (scope.sort === 'module') continue;
    const sites = new Map<string, Spot>();
    const { callers } = usesOf(engine, scope);
    const handed = handedOn(engine.program, scope);
    if (handed)
      refuse('no-equivalent', `what has it ${done} is handed on here, and may be called again`, handed);
    for (const { call } of callers) {
      if (!call) continue;
      const { module: from } = call.site.scope;
      sites.set(`${from.index} ${call.site.node}`, { module: from, node: call.site.node });
      seen.add(call.site.scope);
    }
    const [first, second] = [...sites.values()];
    const again = second ?? (first && isInLoop(first.module.tree, first.node) ? first : undefined);
    if (again)
      refuse('no-equivalent', `it is ${done} again here: the ${side} may hold several pickles`, again);
  }
}

/** `Thread(target=main)`, `map(main, …)`: a place that has the name of a function, and does not call it. */
function handedOn(program: Program, { name }: Scope): Spot | undefined {
  for (const module of program.mentioning(intern(name)))
    for (const node of module.written.named(intern(name))) {
      const { tree } = module;
      const isName = tree.kind(node) === Kind.Name || tree.kind(node) === Kind.Attribute;
      if (isName && tree.context(node) === Context.Load && !isCallee(tree, node)) return { module, node };
    }
  return undefined;
}

const INPUTS = ['stdin', 'input', 'raw_input', 'fileinput'].map(intern);
const OPENING = ['open', 'fdopen', 'read'].map(intern);

/** What else reads the standard input in a script and the files that come with it, or may do so. */
function otherInput(program: Program, script: Module): Spot | undefined {
  const [, second] = inputsIn(script);
  if (second !== undefined) return { module: script, node: second };
  for (const module of withImported(program, script)) {
    const { tree } = module;
    const [node] = inputsIn(module).filter((one) => tree.kind(one) !== Kind.Keyword && !isOwnName(tree, one));
    if (node !== undefined && module !== script) return { module, node };
  }
  return undefined;
}

/** `sys.stdin`, `os.read(0, 9)`, `open("/dev/stdin")`. */
function inputsIn({ written, tree }: Module): readonly number[] {
  const named = INPUTS.flatMap((name) => [...written.named(name)]);
  const byNumber = OPENING.flatMap((name) => [...written.named(name)]).filter((node) => {
    const call = tree.parent(node);
    return isCallee(tree, node) && tree.count(call) > 0 && tree.text(tree.item(call, 0)) === '0';
  });
  const byPath = [...written.ofKind(Kind.Str)].filter((node) => DEVICE.test(tree.stringValue(node)));
  return [...named, ...byNumber, ...byPath];
}

/** What else a script and the files that come with it print. */
function otherOutput(program: Program, script: Module): Spot | undefined {
  for (const module of withImported(program, script)) {
    const { tree, written } = module;
    const streams = STREAMS.flatMap((name) => [...written.named(name)]);
    const [first, second] = streams.filter((node) => !isOwnStream(tree, node));
    const own = module === script ? second : first;
    const prints = [...written.named(PRINT)].find((node) => isCallee(tree, node) && !isForErrors(tree, node));
    const node = own ?? prints;
    if (node !== undefined) return { module, node };
  }
  return undefined;
}

const STREAMS = ['stdout', '__stdout__'].map(intern);
const PRINT = intern('print');

/** `worker.stdout`, `stdout=subprocess.PIPE`: of a process that the script starts; `sys.stdout.flush()`. */
function isOwnStream(tree: Tree, node: number): boolean {
  if (/^sys\.stdout\.(buffer\.)?flush$/.test(tree.text(attributeAround(tree, node)))) return true;
  return (
    tree.kind(node) === Kind.Keyword ||
    (tree.kind(node) === Kind.Attribute && !/^sys\b/.test(tree.text(node)))
  );
}

/** The whole of `sys.stdout.buffer.flush`. */
function attributeAround(tree: Tree, node: number): number {
  let at = node;
  while (tree.kind(tree.parent(at)) === Kind.Attribute) at = tree.parent(at);
  return at;
}

/** `print(…, file=sys.stderr)`. */
function isForErrors(tree: Tree, node: number): boolean {
  const file = writtenIn(tree, tree.parent(node), 'file');
  return file !== 0 && tree.text(file) === 'sys.stderr';
}

const DEVICE = /^(\/dev\/(stdin|fd\/0)|\/proc\/self\/fd\/0|CONIN\$)$/;

/** `self.input`, a variable called `input`. */
function isOwnName(tree: Tree, node: number): boolean {
  return tree.nameId(node) === INPUT && !(tree.kind(node) === Kind.Name && isCallee(tree, node));
}

const INPUT = intern('input');
