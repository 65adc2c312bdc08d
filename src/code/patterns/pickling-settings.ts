import type { Origin } from '../../finding/origin.ts';
import { targetName } from '../flow/ask/written.ts';
import type { Match, Pattern } from '../matching/pattern.ts';
import { Field, Kind } from '../python/nodes.ts';
import type { Tree } from '../python/tree.ts';

interface Setting {
  readonly name: RegExp;
  readonly value: RegExp;
  readonly reads: Origin;
  readonly advice?: string;
}

/** Settings by the names that Celery, Kombu, Django, django-redis and Dramatiq read, and what they then unpickle. */
const SETTINGS: readonly Setting[] = [
  {
    name: /^(([A-Z]+_)*(RESULT_)?ACCEPT_CONTENT|(result_)?accept_content)$/,
    value: /^(pickle|application\/x-python-serialize)$/,
    reads: 'message',
    advice: 'Accept "json" only, or messages that Celery signs ("auth").',
  },
  { name: /^(DRAMATIQ_ENCODER|ENCODER)$/, value: /(^|\.)PickleEncoder$/, reads: 'message' },
  {
    name: /^SESSION_SERIALIZER$/,
    value: /(^|\.)PickleSerializer$/,
    reads: 'store',
    advice: 'Leave it out, or name django.contrib.sessions.serializers.JSONSerializer.',
  },
  { name: /^SERIALIZER$/, value: /(^|\.)PickleSerializer$/, reads: 'store' },
];

/**
 * Settings that are no calls: names in a module of settings, attributes and items of a configuration, keys of a
 * dictionary. That the values of Django's caches are pickles is no setting, and not reported.
 */
export const pattern: Pattern = {
  rule: 'deserialization/setting',
  kinds: [Kind.Assign, Kind.AnnAssign, Kind.Dict],
  look: ({ tree, node }) => {
    const found: Match[] = [];
    for (const one of given(tree, node)) found.push(...matches(tree, node, one));
    return found;
  },
};

interface Given {
  readonly name: string;
  readonly value: number;
}

function* given(tree: Tree, node: number): Iterable<Given> {
  switch (tree.kind(node)) {
    case Kind.Assign: {
      const value = tree.child(node, Field.Assign.value);
      if (!HOLDING.has(tree.kind(value))) return;
      for (const name of targetName(tree, tree.item(node, 0))) yield { name, value };
      break;
    }
    case Kind.AnnAssign: {
      const value = tree.child(node, Field.AnnAssign.value);
      if (!HOLDING.has(tree.kind(value))) return;
      for (const name of targetName(tree, tree.child(node, Field.AnnAssign.target))) yield { name, value };
      break;
    }
    default:
      if (isHandedToUpdate(tree, node)) return;
      for (let i = 1; i < tree.count(node); i += 2) {
        const key = tree.item(node, i - 1);
        if (tree.kind(key) === Kind.Str) yield { name: tree.stringValue(key), value: tree.item(node, i) };
      }
  }
}

/** `conf.update({…})` is a call, which the model of Celery describes. */
function isHandedToUpdate(tree: Tree, dict: number): boolean {
  const call = tree.parent(dict);
  if (tree.kind(call) !== Kind.Call) return false;
  const callee = tree.child(call, Field.Call.func);
  return tree.kind(callee) === Kind.Attribute && tree.name(callee) === 'update';
}

/** The whole assignment is meant, but of a dictionary the value alone. */
function matches(tree: Tree, node: number, { name, value }: Given): Match[] {
  const setting = SETTINGS.find((one) => one.name.test(name));
  if (!setting || value === 0) return [];
  if (!textsIn(tree, value).some((text) => setting.value.test(text))) return [];
  const { reads, advice } = setting;
  const isItem = tree.kind(node) === Kind.Dict;
  return [{ what: name, origin: reads, ...(isItem && { node: value }), ...(advice && { advice }) }];
}

/** What texts are looked for in. */
const HOLDING: ReadonlySet<number> = new Set([Kind.Str, Kind.List, Kind.Tuple, Kind.Set, Kind.Call]);

/** The texts of a value: itself, of a list, and the fallback of `os.environ.get("…", "pickle")`. */
function textsIn(tree: Tree, value: number): string[] {
  const kind = tree.kind(value);
  if (kind === Kind.Str) return [tree.stringValue(value)];
  if (!HOLDING.has(kind)) return [];
  return Array.from({ length: tree.count(value) }, (_, i) => tree.item(value, i))
    .filter((item) => tree.kind(item) === Kind.Str)
    .map((item) => tree.stringValue(item));
}
