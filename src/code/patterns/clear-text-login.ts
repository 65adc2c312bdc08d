import type { Pattern, Sight } from '../matching/pattern.ts';
import { calledName, nodesWithin, positional, scopeNode } from '../matching/within.ts';
import { Kind } from '../python/nodes.ts';

/** `smtplib.SMTP(host).login(…)` in a function that says nothing of `starttls`; a server on the same machine is none. */
export const pattern: Pattern = {
  rule: 'network/clear-text',
  calls: ['login'],
  look: (sight) => {
    const { tree, node } = sight;
    if (!/^(self\.)?\w+\.login$/.test(calledName(tree, node))) return undefined;
    const scope = scopeNode(sight, node);
    if (/starttls|SMTP_SSL/i.test(tree.text(scope))) return undefined;
    const server = [...nodesWithin(tree, scope, Kind.Call)].find((call) => isServer(sight, call, node));
    return server === undefined ? undefined : { what: 'smtplib.SMTP().login' };
  },
};

/** The call that made what `login` is called of: `server = smtplib.SMTP(…)`, `with smtplib.SMTP(…) as server`. */
function isServer({ tree }: Sight, call: number, login: number): boolean {
  if (!/^(smtplib\.)?SMTP$/.test(calledName(tree, call))) return false;
  const host = positional(tree, call)[0];
  if (host !== undefined && /localhost|127\.0\.0\.1/.test(tree.text(host))) return false;
  const name = calledName(tree, login).slice(0, -'.login'.length).replace('.', '\\.');
  const holder = tree.text(tree.parent(call));
  return new RegExp(`^${name}\\s*=|\\sas\\s+${name}$`).test(holder);
}
