import { targetName } from '../flow/ask/written.ts';
import type { Pattern } from '../matching/pattern.ts';
import { Field, Kind } from '../python/nodes.ts';

const SETTINGS =
  /^(SESSION_COOKIE|CSRF_COOKIE|LANGUAGE_COOKIE|REMEMBER_COOKIE|JWT_COOKIE)_(SECURE|HTTPONLY)$/;

/** Settings of Django, Flask and their extensions: `SESSION_COOKIE_SECURE = False`, `config["…"] = False`. */
export const pattern: Pattern = {
  rule: 'web/cookie-flags',
  kinds: [Kind.Assign],
  look: ({ tree, node }) => {
    if (tree.kind(tree.child(node, Field.Assign.value)) !== Kind.False) return undefined;
    const name = [...targetName(tree, tree.item(node, 0))].find((one) => SETTINGS.test(one));
    return name ? { what: name } : undefined;
  },
};
