import type { Engine } from '../flow/ask/engine.ts';
import { isCallee } from '../judging/callee.ts';
import type { Scope } from '../program/scope.ts';
import { intern } from '../python/names.ts';
import { Field, Kind } from '../python/nodes.ts';
import { bindersOf, readsOf, type Variable, variableAt } from './binders.ts';
import type { Named } from './channels.ts';
import { reachedByText, setFromOutside } from './from-outside.ts';
import { calledPath, refsAt } from './meaning.ts';
import type { Spot } from './payload.ts';

/**
 * Queues and pipes between threads or processes of one program: both ends are methods of one object, or of the two that
 * one call of `Pipe` gives. The channel is told by the call that makes them.
 */

const MADE =
  /^(queue\.(Simple|Lifo)?Queue|multiprocessing\.(Manager\(\)\.)?(Simple|Joinable)?Queue)\(\)$|^multiprocessing\.Pipe\(\)\[\]$/;
const PUTTING: ReadonlySet<string> = new Set(['put', 'put_nowait', 'send', 'send_bytes']);
const TAKING: ReadonlySet<string> = new Set(['get', 'get_nowait', 'recv', 'recv_bytes']);
/** What neither puts in nor takes out. */
const OTHER: ReadonlySet<string> = new Set(
  'close join_thread cancel_join_thread empty full qsize task_done join poll shutdown settimeout setblocking'.split(
    ' ',
  ),
);

/** `queue.put(data)`, `connection.send_bytes(data)`. */
export function putInto(engine: Engine, { module, node }: Spot): Named | undefined {
  const { tree } = module;
  const call = tree.parent(node);
  if (tree.kind(call) !== Kind.Call || tree.count(call) === 0 || tree.item(call, 0) !== node)
    return undefined;
  return handled(engine, { module, node: call }, PUTTING);
}

/** `queue.get()`, `connection.recv_bytes()`. */
export function takenOutOf(engine: Engine, call: Spot): Named | undefined {
  return call.module.tree.kind(call.node) === Kind.Call ? handled(engine, call, TAKING) : undefined;
}

function handled(engine: Engine, { module, node }: Spot, methods: ReadonlySet<string>): Named | undefined {
  const { tree } = module;
  const func = tree.child(node, Field.Call.func);
  if (tree.kind(func) !== Kind.Attribute || !methods.has(tree.name(func))) return undefined;
  const refs = refsAt(engine, { module, node: tree.child(func, Field.Attribute.value) });
  const [ref] = refs;
  if (refs.length !== 1 || ref?.sort !== 'library' || !MADE.test(ref.path) || !ref.made) return undefined;
  const { scope, node: maker } = ref.made.call.site;
  const from = scope.module;
  const line = from.placeOf(from.tree.position(from.tree.start(maker))).line;
  return {
    key: `handle ${from.path} ${maker}`,
    life: 'process',
    words: `the ${ref.path.includes('Pipe') ? 'pipe' : 'queue'} that ${from.path}:${line} makes`,
    handle: { module: from, node: maker },
    through: node,
  };
}

/**
 * The first use of a queue or pipe that is none of the calls through which the ends go, nor hands it to a function of the
 * project; undefined where there is none, so that nobody else puts anything in or takes anything out.
 */
export function otherUse(engine: Engine, handle: Spot, through: readonly Spot[]): Spot | undefined {
  const known = new Set(through.map(({ module, node }) => `${module.index} ${node}`));
  const variables = namesOf(engine, handle);
  if (!variables) return handle;
  const seen = new Set(variables.map(keyOf));
  for (const variable of variables) {
    const { module } = variable.scope;
    if (!isKnownWhole(engine, variable)) return { module, node: variable.scope.node };
    for (const node of readsOf(engine, variable)) {
      const use = { module, node };
      if (isMethodOf(use, known) || isGivenTo(engine, use, known)) continue;
      const given = handedTo(engine, use);
      if (!given) return use;
      if (!seen.has(keyOf(given))) variables.push(given);
      seen.add(keyOf(given));
    }
  }
  return undefined;
}

export function keyOf({ scope, name }: Variable): string {
  return `${scope.module.index} ${scope.node} ${name}`;
}

/** `queue = Queue()`, `ours, theirs = Pipe()`. */
export function namesOf(engine: Engine, { module, node }: Spot): Variable[] | undefined {
  const { tree } = module;
  const statement = tree.parent(node);
  if (tree.kind(statement) !== Kind.Assign || tree.count(statement) !== 1) return undefined;
  const target = tree.item(statement, 0);
  const targets =
    tree.kind(target) === Kind.Tuple
      ? Array.from({ length: tree.count(target) }, (_, i) => tree.item(target, i))
      : [target];
  const variables = targets.map((one) =>
    tree.kind(one) === Kind.Name ? variableAt(engine, module, one) : undefined,
  );
  return variables.every((one) => one !== undefined) ? (variables as Variable[]) : undefined;
}

/** It gets one value, and no other file can name it. */
function isKnownWhole(engine: Engine, variable: Variable): boolean {
  const { scope, name } = variable;
  return (
    bindersOf(engine, variable)?.length === 1 &&
    !reachedByText(engine, variable) &&
    !setFromOutside(engine, variable) &&
    (scope.sort === 'function' || engine.program.mentioning(name).every((module) => module === scope.module))
  );
}

function isMethodOf({ module, node }: Spot, known: ReadonlySet<string>): boolean {
  const { tree } = module;
  const attribute = tree.parent(node);
  if (tree.kind(attribute) !== Kind.Attribute || !isCallee(tree, attribute)) return false;
  const call = tree.parent(attribute);
  if (OTHER.has(tree.name(attribute)) || known.has(`${module.index} ${call}`)) return true;
  // What tells the other side that there is no more.
  return (
    PUTTING.has(tree.name(attribute)) && tree.count(call) === 1 && tree.kind(tree.item(call, 0)) === Kind.None
  );
}

/** `os.close(end)`, and the calls through which the ends go. */
function isGivenTo(engine: Engine, { module, node }: Spot, known: ReadonlySet<string>): boolean {
  const call = module.tree.parent(node);
  if (module.tree.kind(call) !== Kind.Call) return false;
  return known.has(`${module.index} ${call}`) || calledPath(engine, { module, node: call }) === 'os.close';
}

const TARGET = intern('target');

/** `Process(target=work, args=(queue,))`: the parameter of a function of the project that gets it. */
export function handedTo(engine: Engine, { module, node }: Spot): Variable | undefined {
  const { tree } = module;
  const items = tree.parent(node);
  const keyword = tree.parent(items);
  if (tree.kind(items) !== Kind.Tuple || tree.kind(keyword) !== Kind.Keyword || tree.name(keyword) !== 'args')
    return undefined;
  const call = tree.parent(keyword);
  const target = Array.from({ length: tree.count(call) }, (_, i) => tree.item(call, i)).find(
    (item) => tree.kind(item) === Kind.Keyword && tree.nameId(item) === TARGET,
  );
  if (target === undefined) return undefined;
  const refs = refsAt(engine, { module, node: tree.child(target, Field.Keyword.value) });
  const [ref] = refs;
  if (refs.length !== 1 || ref?.sort !== 'function' || ref.wraps.length > 0) return undefined;
  const position = Array.from({ length: tree.count(items) }, (_, i) => tree.item(items, i)).indexOf(node);
  return parameterAt(ref.scope, position);
}

function parameterAt(scope: Scope, position: number): Variable | undefined {
  const parameter = scope.parent?.sort === 'class' ? undefined : scope.parameters[position];
  return parameter && { scope, name: parameter.name };
}
