import { isRealUse } from '../../../project/role.ts';
import type { Engine } from '../../flow/ask/engine.ts';
import { isCallee } from '../../judging/callee.ts';
import type { Module } from '../../program/module.ts';
import { isScopeNode } from '../../program/scope.ts';
import { intern } from '../../python/names.ts';
import { Field, Kind } from '../../python/nodes.ts';
import type { Tree } from '../../python/tree.ts';
import { placeOf } from '../refusal.ts';

/**
 * Places besides handlers where the errors of `pickle` are told from others: `isinstance(error, EOFError)`, `kind is
 * EOFError` in a hook or an `__exit__`, `suppress(EOFError)`. For JSON it is another error, wherever that is looked at.
 */

/** Modules/_pickle.c says of an empty input that it ran out. */
export const OF_PICKLE = ['EOFError', 'UnpicklingError', 'PickleError', 'Ran out of input'] as const;
/** What code raises that no literal can. */
export const OF_EVAL = ['NameError', 'TypeError', 'AttributeError', 'ZeroDivisionError'] as const;

/** Sentences for `unless`. */
export function errorsTold({ program }: Engine, errors: readonly string[]): readonly string[] {
  for (const module of program.modules) {
    if (!isRealUse(module.path)) continue;
    const node = tellerIn(module, errors) ?? keeperIn(module);
    if (node === undefined) continue;
    const { path, line } = placeOf({ module, node });
    return [`an error such as ${errors[0]} is looked at in ${path}:${line}, where it is ValueError now`];
  }
  return [];
}

function tellerIn({ tree, written }: Module, errors: readonly string[]): number | undefined {
  return (
    errors.flatMap((name) => [...written.named(intern(name))]).find((node) => isTold(tree, node)) ??
    TELLING.flatMap((name) => [...written.named(name)]).find((node) => tree.kind(node) !== Kind.Alias) ??
    written.ofKind(Kind.Str).find((node) => errors.includes(tree.stringValue(node)))
  );
}

/** Texts of errors, and what is called with them where nobody handles them. */
const TELLING =
  'format_exc format_exception format_exception_only TracebackException excepthook unraisablehook last_value last_exc last_type'
    .split(' ')
    .map(intern);

const KEEPING = ['exc_info', 'exception', 'return_exceptions'].map(intern);

/** `sys.exc_info()`, `future.exception()`, `gather(…, return_exceptions=True)`: an error as a value, of whatever type. */
function keeperIn({ tree, written }: Module): number | undefined {
  return KEEPING.flatMap((name) => [...written.named(name)]).find((node) => {
    if (tree.kind(node) === Kind.Keyword) return tree.name(node) === 'return_exceptions';
    const call = tree.parent(node);
    return isCallee(tree, node) && tree.kind(call) === Kind.Call && tree.count(call) === 0;
  });
}

/** Handlers are looked at where they surround a call that reads; `raise EOFError` tells nothing. */
function isTold(tree: Tree, node: number): boolean {
  if (tree.kind(node) !== Kind.Name && tree.kind(node) !== Kind.Attribute) return false;
  let [below, at] = [node, tree.parent(node)];
  if (tree.kind(at) === Kind.Tuple) [below, at] = [at, tree.parent(at)];
  if (tree.kind(at) === Kind.ExceptHandler && tree.child(at, Field.ExceptHandler.type) === below)
    return holdsYield(tree, tree.parent(at));
  const isMade = tree.kind(at) === Kind.Call && tree.child(at, Field.Call.func) === below;
  const around = isMade ? tree.parent(at) : at;
  return tree.kind(around) !== Kind.Raise && tree.kind(at) !== Kind.ClassDef;
}

/** A `try` around a `yield` handles what others do meanwhile: a context manager, a generator into which an error is thrown. */
function holdsYield(tree: Tree, statement: number): boolean {
  const body = tree.child(statement, Field.Try.body);
  for (let node = tree.firstRecord(body); node < body; node = tree.nextRecord(node)) {
    if (tree.kind(node) !== Kind.Yield && tree.kind(node) !== Kind.YieldFrom) continue;
    let at = tree.parent(node);
    while (at !== body && !isScopeNode(tree.kind(at))) at = tree.parent(at);
    if (at === body) return true;
  }
  return false;
}
