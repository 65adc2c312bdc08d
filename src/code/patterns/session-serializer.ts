import type { Pattern } from '../matching/pattern.ts';
import { Field, Kind } from '../python/nodes.ts';

/** django/contrib/sessions/serializers.py; the class was taken out in Django 5.0. */
export const pattern: Pattern = {
  rule: 'deserialization/setting',
  kinds: [Kind.Assign],
  look: ({ tree, node }) => {
    const value = tree.child(node, Field.Assign.value);
    const target = tree.item(node, 0);
    if (tree.nameId(target) === 0 || tree.name(target) !== 'SESSION_SERIALIZER') return undefined;
    if (tree.kind(value) !== Kind.Str || !tree.stringValue(value).endsWith('PickleSerializer'))
      return undefined;
    return {
      what: 'SESSION_SERIALIZER',
      origin: 'store',
      advice: 'Leave it out, or name django.contrib.sessions.serializers.JSONSerializer.',
    };
  },
};
