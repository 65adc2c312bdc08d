import { usesOf } from '../../flow/ask/callers.ts';
import type { Engine } from '../../flow/ask/engine.ts';
import type { Program } from '../../program/program.ts';
import { isScopeNode, type Scope } from '../../program/scope.ts';
import { intern } from '../../python/names.ts';
import { Field, Kind } from '../../python/nodes.ts';
import type { Tree } from '../../python/tree.ts';
import type { Draft } from '../draft.ts';
import { itemsOf } from '../python/literals.ts';
import { placeOf, refuse, type Spot } from '../refusal.ts';

/** Handlers around a call that reads: what a pickle raises for rubbish is another error than what JSON raises. */

const ALL: ReadonlySet<string> = new Set(['Exception', 'BaseException']);
const RUBBISH: ReadonlySet<string> = new Set(['UnpicklingError', 'PickleError']);
const PICKLE: ReadonlySet<string> = new Set([...RUBBISH, 'EOFError']);

/** Errors of files, which stay what they are. */
const HARMLESS: ReadonlySet<string> = new Set([
  'OSError',
  'IOError',
  'FileNotFoundError',
  'PermissionError',
  'KeyboardInterrupt',
]);

/** Managers that swallow errors of the types they are given. */
const SWALLOWING: ReadonlySet<string> = new Set(['suppress', 'raises', 'assertRaises', 'assertRaisesRegex']);

/** What has to become `ValueError` around a place, and what that leans on. */
interface Handlers {
  readonly types: readonly number[];
  readonly unless: readonly string[];
}

/**
 * Refused where a handler is for something else, or tells rubbish from an empty input: for JSON both are `ValueError`.
 * Only what surrounds the place in its own function.
 */
export function handlersAround(program: Program, { module, node }: Spot): Handlers {
  const { tree } = module;
  const types: number[] = [];
  const unless: string[] = [];
  for (const at of bodiesAround(tree, node)) {
    if (tree.kind(at) === Kind.TryStar)
      refuse('dynamic', 'what surrounds it handles groups of errors', { module, node: at });
    if (tree.kind(at) !== Kind.Try) {
      const swallowing = swallowingIn(tree, at);
      if (swallowing)
        refuse('dynamic', 'what surrounds it swallows some errors', { module, node: swallowing });
      continue;
    }
    const changed = changedIn(program, { module, node: at });
    if (changed === 0) continue;
    types.push(changed);
    unless.push(...doubtsAbout({ module, node: changed }));
  }
  return { types, unless };
}

/** The type of the one handler of a `try` that is for errors of pickle; 0 without one. */
function changedIn(program: Program, { module, node }: Spot): number {
  const { tree } = module;
  let changed = 0;
  for (const handler of itemsOf(tree, node)) {
    const type = tree.child(handler, Field.ExceptHandler.type);
    if (type === 0) return changed;
    const names = namesOf(tree, type);
    const spot = { module, node: type };
    if (names.some((name) => isBound(program, module, name)))
      refuse('dynamic', 'a handler around it is for something that has the name of an error', spot);
    if (names.some((name) => ALL.has(name))) return changed;
    if (names.every((name) => HARMLESS.has(name))) continue;
    const hasRubbish = names.some((name) => RUBBISH.has(name));
    if (names.includes('ValueError') && hasRubbish && changed === 0) return changed;
    if (!names.every((name) => PICKLE.has(name)))
      refuse('dynamic', 'a handler around it is for other errors, which JSON may raise or not', spot);
    if (changed !== 0)
      refuse('dynamic', 'two handlers tell errors from each other that are one in JSON', spot);
    changed = type;
  }
  return changed;
}

/** `from pickle import UnpicklingError as OSError`. */
function isBound(program: Program, module: Spot['module'], name: string): boolean {
  return (ALL.has(name) || HARMLESS.has(name)) && program.moduleScope(module).bound.has(intern(name));
}

function doubtsAbout({ module, node: type }: Spot): readonly string[] {
  const { tree } = module;
  const { path, line } = placeOf({ module, node: type });
  const handler = tree.parent(type);
  const names = namesOf(tree, type);
  const isPartial = !names.includes('EOFError') || !names.some((name) => RUBBISH.has(name));
  const asName = tree.nameId(handler);
  const isHandedOn = asName !== 0 || raises(tree, handler);
  return [
    ...(isPartial ? [`${path}:${line} is to handle rubbish and no empty input, or the other way round`] : []),
    ...(isHandedOn ? [`somebody looks at the type or text of the error that ${path}:${line} hands on`] : []),
  ];
}

/** The same of the calls of the functions around: refused where one is for errors of pickle, for there it is not changed. */
export function checkCallers(engine: Engine, spot: Spot): void {
  const seen = new Set<Scope>([engine.program.enclosingScope(spot.module, spot.node)]);
  for (const scope of seen) {
    if (scope.sort === 'module') continue;
    const { callers, complete } = usesOf(engine, scope);
    if (!complete) refuse('dynamic', `not all calls of ${scope.name} are known, nor their handlers`, scope);
    for (const { call } of callers) {
      if (!call) continue;
      const at = { module: call.site.scope.module, node: call.site.node };
      const [type] = handlersAround(engine.program, at).types;
      if (type !== undefined)
        refuse('dynamic', 'a handler around a caller is for errors of pickle', { ...at, node: type });
      seen.add(call.site.scope);
    }
  }
}

/** The statements with handlers, and the `with`, in whose bodies a place lies. */
function* bodiesAround(tree: Tree, node: number): Generator<number> {
  let below = node;
  for (
    let at = tree.parent(node);
    at !== 0 && !isScopeNode(tree.kind(at));
    below = at, at = tree.parent(at)
  ) {
    const kind = tree.kind(at);
    const isTry = kind === Kind.Try || kind === Kind.TryStar;
    if (isTry && tree.child(at, Field.Try.body) === below) yield at;
    if ((kind === Kind.With || kind === Kind.AsyncWith) && tree.kind(below) === Kind.Block) yield at;
  }
}

/** `suppress(EOFError)`; 0 without one. */
function swallowingIn(tree: Tree, statement: number): number {
  for (const item of itemsOf(tree, statement)) {
    const context = tree.kind(item) === Kind.WithItem ? tree.child(item, Field.WithItem.context) : 0;
    if (tree.kind(context) !== Kind.Call) continue;
    if (SWALLOWING.has(tree.name(tree.child(context, Field.Call.func)))) return context;
  }
  return 0;
}

/** Whether a handler around a call is for some errors of rubbish and not for `ValueError`. */
export function errorsHandled({ module, node }: Spot): { readonly isNarrow: boolean } {
  const { tree } = module;
  for (const at of bodiesAround(tree, node)) {
    if (tree.kind(at) === Kind.TryStar) return { isNarrow: true };
    if (tree.kind(at) !== Kind.Try) {
      if (swallowingIn(tree, at) !== 0) return { isNarrow: true };
      continue;
    }
    for (const handler of itemsOf(tree, at)) {
      const type = tree.child(handler, Field.ExceptHandler.type);
      const names = type === 0 ? ['Exception'] : namesOf(tree, type);
      if (names.some((name) => ALL.has(name) || name === 'ValueError')) break;
      if (!names.every((name) => HARMLESS.has(name))) return { isNarrow: true };
    }
  }
  return { isNarrow: false };
}

/** The same for a caller of the function around, or one that is not known. */
export function callersHandle(engine: Engine, spot: Spot): boolean {
  const seen = new Set<Scope>([engine.program.enclosingScope(spot.module, spot.node)]);
  for (const scope of seen) {
    if (scope.sort === 'module') continue;
    const { callers, complete } = usesOf(engine, scope);
    if (!complete) return true;
    for (const { call } of callers) {
      if (!call) continue;
      if (errorsHandled({ module: call.site.scope.module, node: call.site.node }).isNarrow) return true;
      seen.add(call.site.scope);
    }
  }
  return false;
}

/** The last names of one type or of a tuple of types. */
function namesOf(tree: Tree, type: number): readonly string[] {
  if (tree.kind(type) !== Kind.Tuple) return [tree.name(type)];
  return itemsOf(tree, type).map((item) => tree.name(item));
}

function raises(tree: Tree, handler: number): boolean {
  for (let part = tree.firstRecord(handler); part < handler; part = tree.nextRecord(part))
    if (tree.kind(part) === Kind.Raise) return true;
  return false;
}

/** Writes `ValueError` in place of `pickle.UnpicklingError` and its kin, or beside them where pickles are read, too. */
export function changeHandlers(draft: Draft, program: Program, spot: Spot, keepsPickle: boolean): void {
  const { module } = spot;
  const { tree } = module;
  for (const type of handlersAround(program, spot).types) {
    const range = { start: tree.start(type), end: tree.end(type) };
    if (keepsPickle) {
      const old =
        tree.kind(type) === Kind.Tuple
          ? itemsOf(tree, type).map((item) => tree.text(item))
          : [tree.text(type)];
      draft.replace(module, range, `(${[...old, 'ValueError'].join(', ')})`);
      continue;
    }
    for (let part = tree.firstRecord(type); part <= type; part = tree.nextRecord(part))
      draft.drop(module, part);
    draft.replace(module, range, 'ValueError');
  }
}
