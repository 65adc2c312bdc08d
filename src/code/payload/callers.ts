import { callersOf, usesOf } from '../flow/ask/callers.ts';
import type { Engine } from '../flow/ask/engine.ts';
import { isPublic } from '../flow/ask/public.ts';
import type { CallOf } from '../flow/value.ts';
import { isCallee } from '../judging/callee.ts';
import type { Scope } from '../program/scope.ts';
import { intern } from '../python/names.ts';
import { Context, Field, Kind } from '../python/nodes.ts';
import { calledByText } from './from-outside.ts';
import type { Spot } from './payload.ts';

/** What a parameter is given, by calls that are written out. */
export interface Given {
  readonly given: readonly Spot[];
  /** Nobody else can call the function: each place that names it is one of the calls. */
  readonly isClosed: boolean;
}

const NOBODY: Given = { given: [], isClosed: false };

/** The arguments for a parameter of all callers; nothing where one of them is not told. */
export function closedCallers(engine: Engine, scope: Scope, index: number): Given {
  const { module } = scope;
  const { tree } = module;
  if (
    tree.kind(scope.node) !== Kind.FunctionDef ||
    tree.child(scope.node, Field.FunctionDef.decorators) !== 0 ||
    scope.name.startsWith('__')
  )
    return NOBODY;
  const uses = usesOf(engine, scope);
  if (uses.handedTo.length > 0 || !uses.complete) return NOBODY;
  const given: Spot[] = [];
  const calls = new Set<string>();
  for (const frame of callersOf(engine, scope)) {
    const { call } = frame;
    if (!call || frame.guessed || frame.args.length !== call.args.length) return NOBODY;
    if (scope.parent?.sort === 'class' && isCalledOnClass(engine, call)) return NOBODY;
    const argument = argumentAt(scope, index, call.site.scope.module.tree, call.site.node);
    if (argument === undefined) return NOBODY;
    const from = call.site.scope.module;
    given.push(
      argument === DEFAULT
        ? { module, node: tree.child(scope.parameters[index]?.node ?? 0, Field.Arg.default) }
        : { module: from, node: argument },
    );
    calls.add(`${from.index} ${call.site.node}`);
  }
  return {
    given,
    isClosed: !isPublic(scope) && isOnlyCalled(engine, scope, calls) && !calledByText(engine, scope),
  };
}

const DEFAULT = -1;

/** `Store.save(store, value)`: arguments stand one place further. */
function isCalledOnClass(engine: Engine, { callee }: CallOf): boolean {
  return (
    callee.kind !== 'attribute' || engine.refs(callee.base, undefined).some(({ sort }) => sort === 'class')
  );
}

/** The argument as it is written; {@link DEFAULT} where it is left out; undefined where stars are in the way. */
function argumentAt(
  scope: Scope,
  index: number,
  tree: Scope['module']['tree'],
  call: number,
): number | undefined {
  const parameter = scope.parameters[index];
  if (!parameter || tree.kind(call) !== Kind.Call) return undefined;
  const isMethod = scope.parent?.sort === 'class';
  let position = isMethod ? 1 : 0;
  let found: number | undefined;
  for (let i = 0; i < tree.count(call); i += 1) {
    const item = tree.item(call, i);
    if (tree.kind(item) === Kind.Starred) return undefined;
    if (tree.kind(item) === Kind.Keyword) {
      if (tree.nameId(item) === 0) return undefined;
      if (tree.nameId(item) === parameter.name) found = tree.child(item, Field.Keyword.value);
    } else {
      if (position === index) found = item;
      position += 1;
    }
  }
  if (found !== undefined) return found;
  return scope.module.tree.child(parameter.node, Field.Arg.default) === 0 ? undefined : DEFAULT;
}

/** Whether each place that has the function's name is one of the calls, or names it where it is defined or imported. */
function isOnlyCalled(engine: Engine, scope: Scope, calls: ReadonlySet<string>): boolean {
  const name = intern(scope.name);
  return engine.program.mentioning(name).every((module) => {
    const { tree } = module;
    return Array.from(module.written.named(name)).every((node) => {
      const kind = tree.kind(node);
      if (kind === Kind.Alias || kind === Kind.Keyword)
        return kind === Kind.Keyword || tree.nameAt(node, Field.Alias.asname) === 0;
      if (tree.context(node) !== Context.Load) return false;
      return isCallee(tree, node) && calls.has(`${module.index} ${tree.parent(node)}`);
    });
  });
}
