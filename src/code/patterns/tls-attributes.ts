import type { Pattern } from '../matching/pattern.ts';
import { Field, Kind } from '../python/nodes.ts';

/** `context.check_hostname = False`, `context.verify_mode = ssl.CERT_NONE`, `session.verify = False`. */
export const pattern: Pattern = {
  rule: 'tls/no-verification',
  kinds: [Kind.Assign],
  look: ({ tree, node }) => {
    const target = tree.item(node, 0);
    if (tree.kind(target) !== Kind.Attribute) return undefined;
    const value = tree.child(node, Field.Assign.value);
    const isOff =
      (tree.name(target) === 'check_hostname' && tree.kind(value) === Kind.False) ||
      (tree.name(target) === 'verify_mode' && tree.name(value) === 'CERT_NONE') ||
      (tree.kind(value) === Kind.False && /(^|\.|_)session\.verify$/i.test(tree.text(target)));
    return isOff ? { what: tree.text(target) } : undefined;
  },
};
