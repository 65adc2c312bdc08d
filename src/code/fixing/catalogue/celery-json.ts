import type { Engine } from '../../flow/ask/engine.ts';
import { intern } from '../../python/names.ts';
import { Field, Kind } from '../../python/nodes.ts';
import type { Draft } from '../draft.ts';
import { notPlainJson } from '../plain.ts';
import { insideQuotes, isCollection, itemsOf, removedItem } from '../python/literals.ts';
import { placeOf, refuse, type Spot } from '../refusal.ts';
import type { Proposal, Repair, Sight } from '../repair.ts';
import { type Setting, settingsNamed } from '../settings.ts';

const ACCEPTING = ['accept_content', 'result_accept_content'];
const SERIALIZING = ['task_serializer', 'result_serializer', 'event_serializer'];
/** kombu/serialization.py: the names under which pickle is known there. */
const PICKLE: ReadonlySet<string> = new Set(['pickle', 'application/x-python-serialize']);
const CALLS = /^(celery\.Celery(\(\)\.conf\.update)?|kombu\.Consumer)$/;

/** celery/app/defaults.py, kombu/serialization.py: what is accepted is asked of each message, what is sent of each sender. */
export const repair: Repair = {
  id: 'celery-json',
  rules: ['deserialization/setting'],
  levels: ['unsafe'],
  page: {
    title: 'Tasks as JSON',
    changes:
      'All settings of the project at once: pickle goes out of `accept_content` and `result_accept_content`, `"pickle"` becomes `"json"` in `task_serializer`, `result_serializer`, `event_serializer` and where one task or message names its `serializer`. So do the names of old, `CELERY_ACCEPT_CONTENT` and the like.',
    safe: 'Never: what waits in the queues was sent before.',
    unsafe:
      'A task is given or gives back what JSON has no word for (the fix lists the places that are not proved plain), pickles wait in a queue when the last step of its order is done, or another program sends them.',
    refused:
      '`dynamic` where a setting is no literal, or is changed later; `version-floor` where Celery may be older than 4, whose tasks are pickles unless a setting says otherwise; `no-equivalent` for `enable_insecure_serializers`.',
    before:
      'app = Celery("shop", broker=URL)\napp.conf.update(accept_content=["json", "pickle"], task_serializer="pickle")\n',
    after:
      'app = Celery("shop", broker=URL)\napp.conf.update(accept_content=["json"], task_serializer="json")\n',
  },
  propose(about) {
    if (!/^(celery|kombu)\./.test(about.callee)) return undefined;
    if (!CALLS.test(about.callee))
      return refuse(
        'no-equivalent',
        'it turns pickle on for all of kombu: whether that is needed is not known',
      );
    return proposal(about);
  },
  proposeAt(about) {
    const { tree } = about;
    let { node } = about;
    while (node !== 0 && tree.kind(node) !== Kind.Assign) node = tree.parent(node);
    const name = node === 0 ? '' : nameOf(tree, tree.item(node, 0));
    return /accept_content$|celery/i.test(name) ? proposal(about) : undefined;
  },
};

function nameOf(tree: Sight['tree'], target: number): string {
  if (tree.kind(target) !== Kind.Subscript) return tree.name(target);
  const key = tree.child(target, Field.Subscript.slice);
  return tree.kind(key) === Kind.Str ? tree.stringValue(key) : '';
}

function proposal({ engine }: Sight): Proposal {
  const accepting = settingsNamed(engine, [...withOldNames(ACCEPTING), 'accept']).filter((one) =>
    isOfCelery(engine, one),
  );
  const serializing = settingsNamed(engine, [...withOldNames(SERIALIZING), 'serializer']).filter((one) =>
    isOfCelery(engine, one),
  );
  const sent = serializing.filter((one) => isPickle(one));
  const accepted = accepting.flatMap(picklesIn);
  if (engine.environment.allows('celery', '<4') === 'yes' && !serializing.some(isOfTasks))
    refuse('version-floor', 'the lock has Celery older than 4, whose tasks are pickles by default');
  return {
    title: 'JSON in place of pickle for the tasks of Celery',
    applicability: 'unsafe',
    because: [
      ...accepting.map((spot) => ({ note: `${spot.name} is set here`, ...placeOf(spot) })),
      ...sent.map((spot) => ({ note: `${spot.name} is set here`, ...placeOf(spot) })),
    ],
    unless: [
      ...notPlainJson(engine, argumentsSent(engine)),
      'a task is given or gives back a set, an object, or a dict whose keys are no texts; tuples arrive as lists',
      'another program sends pickles to these queues, or waits for results that are pickles',
    ],
    order: ORDER,
    group: 'celery',
    write(draft) {
      for (const { setting, items } of accepted) withoutPickle(draft, setting, items);
      for (const { module, value } of sent) draft.replace(module, quoted({ module, node: value }), 'json');
    },
  };
}

const ORDER = [
  'let all workers accept both, json and pickle',
  'deploy who sends and what gives results with "json" as serializer',
  'wait until the queues and the stored results hold no pickles any more',
  'deploy the workers that accept json alone',
];

function withOldNames(names: readonly string[]): string[] {
  return names.flatMap((name) => [name, `CELERY_${name.toUpperCase()}`]);
}

function isOfTasks({ name }: Setting): boolean {
  return /task_serializer$/i.test(name);
}

/** `serializer` and `accept` are words of many libraries: only where Celery or kombu is called. */
function isOfCelery(engine: Engine, { name, module, node }: Setting): boolean {
  if (name !== 'serializer' && name !== 'accept') return true;
  const { tree } = module;
  const call = tree.parent(node);
  if (tree.kind(node) !== Kind.Keyword || tree.kind(call) !== Kind.Call) return false;
  const { values } = engine.walked(engine.program.enclosingScope(module, node));
  const value = values.get(tree.child(call, Field.Call.func));
  const refs = value ? engine.refs(value, undefined) : [];
  return refs.some((ref) => ref.sort === 'library' && /^(celery|kombu)\./.test(ref.path));
}

function isPickle({ module, value, name }: Setting): boolean {
  const { tree } = module;
  if (tree.kind(value) === Kind.None) return false;
  if (tree.kind(value) !== Kind.Str)
    return refuse('dynamic', `${name} is no text that stands there`, { module, node: value });
  return PICKLE.has(tree.stringValue(value));
}

/** The texts that name pickle; refused where the list is not written there. */
function picklesIn(setting: Setting): { setting: Setting; items: readonly number[] }[] {
  const { module, value, name } = setting;
  const { tree } = module;
  if (tree.kind(value) === Kind.None) return [];
  const spot = { module, node: value };
  if (!isCollection(tree, value)) return refuse('dynamic', `${name} is no list that stands there`, spot);
  const items = itemsOf(tree, value);
  if (items.some((item) => tree.kind(item) !== Kind.Str))
    return refuse('dynamic', `${name} has an item that is no text`, spot);
  const found = items.filter((item) => PICKLE.has(tree.stringValue(item)));
  return found.length > 0 ? [{ setting, items: found }] : [];
}

/** The only item becomes `json`; of several the one goes. */
function withoutPickle(draft: Draft, { module, value }: Setting, pickles: readonly number[]): void {
  const { tree } = module;
  const [first] = pickles as [number];
  if (pickles.length > 1) refuse('dynamic', 'pickle is named twice', { module, node: value });
  const hasJson = itemsOf(tree, value).some((item) => tree.stringValue(item) === 'json');
  const removed = hasJson ? removedItem(tree, value, first) : undefined;
  if (removed) draft.replace(module, removed, '');
  else draft.replace(module, quoted({ module, node: first }), 'json');
}

function quoted(spot: Spot) {
  return (
    insideQuotes(spot.module.tree, spot.node) ?? refuse('dynamic', 'the text is written in another way', spot)
  );
}

const SENDING = ['delay', 'apply_async'].map(intern);

/** What `task.delay(…)` is given, by position and keyword. */
function argumentsSent(engine: Engine): readonly Spot[] {
  const spots: Spot[] = [];
  for (const name of SENDING) {
    for (const module of engine.program.mentioning(name)) {
      const { tree } = module;
      for (const node of module.written.named(name)) {
        const call = tree.parent(node);
        if (tree.kind(node) !== Kind.Attribute || tree.kind(call) !== Kind.Call) continue;
        if (tree.child(call, Field.Call.func) !== node) continue;
        for (const given of givenTo(tree, call, name)) spots.push({ module, node: given });
      }
    }
  }
  return spots;
}

/** `delay(a, b=c)`: each; `apply_async((a,), {"b": c})`: the items of both, if they are written there. */
function givenTo(tree: Sight['tree'], call: number, name: number): readonly number[] {
  const items = itemsOf(tree, call);
  const valueOfItem = (item: number) =>
    tree.kind(item) === Kind.Keyword ? tree.child(item, Field.Keyword.value) : item;
  if (name === SENDING[0]) return items.map(valueOfItem);
  return items
    .filter((item, i) => (tree.kind(item) === Kind.Keyword ? /^(kw)?args$/.test(tree.name(item)) : i < 2))
    .map(valueOfItem)
    .flatMap((value) => (isCollection(tree, value) ? itemsOf(tree, value) : [value]));
}
