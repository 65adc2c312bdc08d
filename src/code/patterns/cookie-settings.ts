import { targetName } from '../flow/ask/written.ts';
import type { Pattern } from '../matching/pattern.ts';
import { Field, Kind } from '../python/nodes.ts';

const SETTINGS = /^((SESSION_COOKIE|REMEMBER_COOKIE|JWT_COOKIE)_(SECURE|HTTPONLY)|CSRF_COOKIE_SECURE)$/;

/**
 * Settings of Django, Flask and their extensions: `SESSION_COOKIE_SECURE = False`, `config["…"] = False`. Left out is
 * what keeps no secret: the language that a visitor chose, and `CSRF_COOKIE_HTTPONLY`. A script of the site reads that
 * cookie to send its value back, and one of somebody else finds the same value in every form.
 */
export const pattern: Pattern = {
  rule: 'web/cookie-flags',
  kinds: [Kind.Assign],
  look: ({ tree, node }) => {
    if (tree.kind(tree.child(node, Field.Assign.value)) !== Kind.False) return undefined;
    const name = [...targetName(tree, tree.item(node, 0))].find((one) => SETTINGS.test(one));
    return name ? { what: name } : undefined;
  },
};
