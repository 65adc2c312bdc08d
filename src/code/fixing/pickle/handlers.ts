import { isScopeNode } from '../../program/scope.ts';
import { Field, Kind } from '../../python/nodes.ts';
import type { Draft } from '../draft.ts';
import { itemsOf } from '../python/literals.ts';
import { refuse, type Spot } from '../refusal.ts';

/** Handlers around a call that reads: what a pickle raises for rubbish is another error than what JSON raises. */

const WIDE: ReadonlySet<string> = new Set(['Exception', 'BaseException', 'ValueError']);
const PICKLE: ReadonlySet<string> = new Set(['UnpicklingError', 'PickleError', 'EOFError']);

/** The types of handlers that have to become `ValueError`; refused where a handler is for something else. */
export function handlersToChange({ module, node }: Spot): readonly number[] {
  const { tree } = module;
  const found: number[] = [];
  let below = node;
  for (
    let at = tree.parent(node);
    at !== 0 && !isScopeNode(tree.kind(at));
    below = at, at = tree.parent(at)
  ) {
    if (tree.kind(at) !== Kind.Try || tree.child(at, Field.Try.body) !== below) continue;
    for (let i = 0; i < tree.count(at); i += 1) {
      const type = tree.child(tree.item(at, i), Field.ExceptHandler.type);
      if (type === 0) continue;
      const names = namesOf({ module, node: type });
      if (names.some((name) => WIDE.has(name))) continue;
      if (names.length > 0 && names.every((name) => PICKLE.has(name))) found.push(type);
      else if (!names.every((name) => HARMLESS.has(name)))
        refuse('dynamic', 'a handler around it is for other errors, which JSON may raise or not', {
          module,
          node: type,
        });
    }
  }
  return found;
}

/** Errors of files, which stay what they are. */
const HARMLESS: ReadonlySet<string> = new Set([
  'OSError',
  'IOError',
  'FileNotFoundError',
  'PermissionError',
  'KeyboardInterrupt',
]);

/** Whether a handler around a call is for some errors of rubbish and not for `ValueError`. */
export function errorsHandled({ module, node }: Spot): { readonly isNarrow: boolean } {
  const { tree } = module;
  let below = node;
  for (
    let at = tree.parent(node);
    at !== 0 && !isScopeNode(tree.kind(at));
    below = at, at = tree.parent(at)
  ) {
    if (tree.kind(at) !== Kind.Try || tree.child(at, Field.Try.body) !== below) continue;
    for (let i = 0; i < tree.count(at); i += 1) {
      const type = tree.child(tree.item(at, i), Field.ExceptHandler.type);
      const names = type === 0 ? ['Exception'] : namesOf({ module, node: type });
      if (names.some((name) => WIDE.has(name))) break;
      if (!names.every((name) => HARMLESS.has(name))) return { isNarrow: true };
    }
  }
  return { isNarrow: false };
}

/** The last names of one type or of a tuple of types. */
function namesOf({ module: { tree }, node }: Spot): string[] {
  if (tree.kind(node) !== Kind.Tuple) return [tree.name(node)];
  return Array.from({ length: tree.count(node) }, (_, i) => tree.name(tree.item(node, i)));
}

/** Writes `ValueError` in place of `pickle.UnpicklingError` and its kin, or beside them where pickles are read, too. */
export function changeHandlers(draft: Draft, { module, node }: Spot, keepsPickle: boolean): void {
  const { tree } = module;
  for (const type of handlersToChange({ module, node })) {
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
