import type { Engine } from '../../flow/ask/engine.ts';
import { intern } from '../../python/names.ts';
import { Context, Field, Kind } from '../../python/nodes.ts';
import { notPlainJson } from '../plain.ts';
import { insideQuotes } from '../python/literals.ts';
import { refuse, type Spot } from '../refusal.ts';
import type { Repair } from '../repair.ts';

const PICKLE = 'django.contrib.sessions.serializers.PickleSerializer';
const JSON_SERIALIZER = 'django.contrib.sessions.serializers.JSONSerializer';

/** django/contrib/sessions/serializers.py, django/core/signing.py: JSON in Latin-1; keys become texts. */
export const repair: Repair = {
  id: 'django-session-json',
  rules: ['deserialization/setting'],
  levels: ['unsafe'],
  page: {
    title: 'Sessions as JSON',
    changes:
      '`SESSION_SERIALIZER` names `JSONSerializer`, which has been the default since Django 1.6; `PickleSerializer` is gone since 5.0.',
    safe: 'Never: sessions that are open end, and the keys of what is stored must be texts.',
    unsafe:
      'Something is put into a session that JSON has no word for: a date, a set, an object, a model (the fix lists the places that are not proved plain).',
    refused: '`no-equivalent` for serializers of other packages; `dynamic` where its name is put together.',
    before: 'SESSION_SERIALIZER = "django.contrib.sessions.serializers.PickleSerializer"\n',
    after: 'SESSION_SERIALIZER = "django.contrib.sessions.serializers.JSONSerializer"\n',
  },
  proposeAt({ engine, tree, node, module }) {
    if (tree.kind(node) !== Kind.Assign || tree.name(tree.item(node, 0)) !== 'SESSION_SERIALIZER')
      return undefined;
    const value = tree.child(node, Field.Assign.value);
    const spot = { module, node: value };
    if (tree.kind(value) !== Kind.Str || tree.stringValue(value) !== PICKLE)
      return refuse('no-equivalent', 'it is a serializer of another package', spot);
    const range = insideQuotes(tree, value);
    if (!range) return refuse('dynamic', 'its name is put together', spot);
    return {
      title: 'JSONSerializer for sessions',
      applicability: 'unsafe',
      because: [{ note: 'it is what Django takes where nothing is set' }],
      unless: [
        ...notPlainJson(engine, storedInSessions(engine)),
        'something is put into sessions elsewhere that is no text, number, list or dict with texts as keys',
        'visitors must not be logged out: sessions that are open end',
      ],
      order: [
        'mend the places that put something else into sessions',
        'stop all processes that read sessions, and start them with the new setting: each form means an empty session to the other',
      ],
      write: (draft) => draft.replace(module, range, JSON_SERIALIZER),
    };
  },
};

const SESSION = intern('session');

/** The values of `request.session[key] = value`, and the keys. */
function storedInSessions({ program }: Engine): readonly Spot[] {
  const spots: Spot[] = [];
  for (const module of program.mentioning(SESSION)) {
    const { tree } = module;
    for (const node of module.written.named(SESSION)) {
      const item = tree.parent(node);
      if (tree.kind(item) !== Kind.Subscript || tree.child(item, Field.Subscript.value) !== node) continue;
      const statement = tree.parent(item);
      if (tree.context(item) !== Context.Store || tree.kind(statement) !== Kind.Assign) continue;
      spots.push({ module, node: tree.child(statement, Field.Assign.value) });
    }
  }
  return spots;
}
