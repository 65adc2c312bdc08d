import type { Pattern, Sight } from '../matching/pattern.ts';
import { calledName, nodesWithin, scopeNode } from '../matching/within.ts';
import { Field, Kind } from '../python/nodes.ts';

/** `name, address = parseaddr(text)`, then `address.endswith("@example.org")` or a comparison of it. */
export const pattern: Pattern = {
  rule: 'network/mail-address',
  calls: ['parseaddr', 'getaddresses'],
  look: (sight) => {
    const { tree, node, environment } = sight;
    const name = calledName(tree, node);
    if (!/(^|\.)(parseaddr|getaddresses)$/.test(name) || isSince313(environment)) return undefined;
    const isAtOnce = /\]\s*\.endswith$/.test(around(sight, 3));
    return isAtOnce || addressIn(sight).some((one) => isDecided(sight, one)) ? { what: name } : undefined;
  },
};

function isSince313({ pythons }: Sight['environment']): boolean {
  return pythons.every(({ major, minor }) => major === 3 && minor >= 13);
}

/** The text up to some steps outward of the node, or '' where it is long. */
function around({ tree, node }: Sight, steps: number): string {
  let at = node;
  for (let i = 0; i < steps; i += 1) {
    const parent = tree.parent(at);
    if (tree.kind(parent) !== Kind.Subscript && tree.kind(parent) !== Kind.Attribute) break;
    at = parent;
  }
  return tree.text(at);
}

/** The names that the address gets. */
function addressIn({ tree, node }: Sight): readonly string[] {
  let at = tree.parent(node);
  if (tree.kind(at) === Kind.Subscript) at = tree.parent(at);
  if (tree.kind(at) !== Kind.Assign) return [];
  const target = tree.item(at, 0);
  if (tree.kind(target) === Kind.Name) return [tree.name(target)];
  return tree.kind(target) === Kind.Tuple && tree.count(target) === 2
    ? [tree.text(tree.item(target, 1))]
    : [];
}

function isDecided(sight: Sight, name: string): boolean {
  const { tree, node } = sight;
  const scope = scopeNode(sight, node);
  const asked = [...nodesWithin(tree, scope, Kind.Call)].some((call) =>
    new RegExp(`^${name}\\.endswith$`).test(calledName(tree, call)),
  );
  const compared = [...nodesWithin(tree, scope, Kind.Compare)];
  return asked || compared.some((one) => tree.text(tree.child(one, Field.Compare.left)) === name);
}
