import { targetName } from '../flow/ask/written.ts';
import type { Pattern } from '../matching/pattern.ts';
import { Field, Kind } from '../python/nodes.ts';
import type { Tree } from '../python/tree.ts';

const ACCEPTING = /^(celery_)?(result_)?accept_content$/i;
/** The names under which kombu knows pickle. */
const PICKLE: ReadonlySet<string> = new Set(['pickle', 'application/x-python-serialize']);

/**
 * Celery's settings where no call tells of them: `accept_content = ["pickle"]` in a module of settings, on `app.conf`, or
 * as `CELERY_ACCEPT_CONTENT` of Django. celery/app/defaults.py.
 */
export const pattern: Pattern = {
  rule: 'deserialization/setting',
  kinds: [Kind.Assign],
  look: ({ tree, node }) => {
    const value = tree.child(node, Field.Assign.value);
    const names = [...targetName(tree, tree.item(node, 0))];
    const name = names.find((one) => ACCEPTING.test(one));
    const found = name
      ? acceptsPickle(tree, value) && name
      : names.some((one) => /celery/i.test(one)) && acceptingItem(tree, value);
    return found ? { what: found, origin: 'message', advice: ADVICE } : undefined;
  },
};

const ADVICE = 'Accept "json" only, or messages that Celery signs ("auth").';

function acceptsPickle(tree: Tree, value: number): boolean {
  if (!COLLECTIONS.has(tree.kind(value))) return false;
  return Array.from({ length: tree.count(value) }, (_, i) => tree.item(value, i)).some(
    (item) => tree.kind(item) === Kind.Str && PICKLE.has(tree.stringValue(item)),
  );
}

const COLLECTIONS: ReadonlySet<number> = new Set([Kind.List, Kind.Tuple, Kind.Set]);

/** `CELERY = {"accept_content": ["pickle"]}`. */
function acceptingItem(tree: Tree, value: number): string | undefined {
  if (tree.kind(value) !== Kind.Dict) return undefined;
  for (let i = 0; i + 1 < tree.count(value); i += 2) {
    const key = tree.item(value, i);
    if (key === 0 || tree.kind(key) !== Kind.Str || !ACCEPTING.test(tree.stringValue(key))) continue;
    if (acceptsPickle(tree, tree.item(value, i + 1))) return tree.stringValue(key);
  }
  return undefined;
}
