import type { Pattern } from '../matching/pattern.ts';
import { Field, Kind } from '../python/nodes.ts';

const VERSIONS = new Set(['minimum_version', 'maximum_version']);
const OLD = new Set(['SSLv3', 'TLSv1', 'TLSv1_1']);

/** `context.minimum_version = ssl.TLSVersion.TLSv1`: a bound that lets old versions in. */
export const pattern: Pattern = {
  rule: 'tls/old-protocol',
  kinds: [Kind.Assign],
  look: ({ tree, node }) => {
    const [target, value] = [tree.item(node, 0), tree.child(node, Field.Assign.value)];
    const isBound = tree.kind(target) === Kind.Attribute && VERSIONS.has(tree.name(target));
    if (!isBound || tree.kind(value) !== Kind.Attribute || !OLD.has(tree.name(value))) return undefined;
    return /(^|\.)TLSVersion\./.test(tree.text(value)) ? { what: tree.text(target) } : undefined;
  },
};
