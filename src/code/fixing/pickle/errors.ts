import { isRealUse } from '../../../project/role.ts';
import type { Engine } from '../../flow/ask/engine.ts';
import { isScopeNode } from '../../program/scope.ts';
import { intern } from '../../python/names.ts';
import { Field, Kind } from '../../python/nodes.ts';
import type { Tree } from '../../python/tree.ts';
import { placeOf, type Spot } from '../refusal.ts';

/**
 * Places besides handlers where the errors of `pickle` are told from others: `isinstance(error, EOFError)`, `kind is
 * EOFError` in a hook or an `__exit__`, `suppress(EOFError)`. For JSON it is another error, wherever that is looked at.
 */

const ERRORS = ['EOFError', 'UnpicklingError', 'PickleError'];
const NAMES = ERRORS.map(intern);
/** Modules/_pickle.c says so of an empty input. */
const TEXT = /^(EOFError|UnpicklingError|PickleError|Ran out of input)$/;

/** Sentences for `unless`. */
export function errorsTold({ program }: Engine): readonly string[] {
  const spots = program.modules.flatMap((module) =>
    isRealUse(module.path) ? [...tellersIn({ module, node: 0 })].map((node) => ({ module, node })) : [],
  );
  const [first] = spots;
  if (!first) return [];
  const { path, line } = placeOf(first);
  return [`an error of pickle is looked at in ${path}:${line}, where ValueError is something else`];
}

function* tellersIn({ module: { tree, written } }: Spot): Generator<number> {
  for (const name of NAMES) for (const node of written.named(name)) if (isTold(tree, node)) yield node;
  for (const node of written.ofKind(Kind.Str)) if (TEXT.test(tree.stringValue(node))) yield node;
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
