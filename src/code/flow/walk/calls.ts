import { exactList } from '../../../limits/compact.ts';
import { isClassPath } from '../../models/paths.ts';
import { PUTTING_METHODS } from '../../program/holders.ts';
import { intern, spelling } from '../../python/names.ts';
import { Field, Kind } from '../../python/nodes.ts';
import {
  Bytes,
  type CallArgument,
  type CallOf,
  type Literal,
  type MappingEntry,
  objectOf,
  type Value,
} from '../value.ts';
import { anyOf, callMethod } from './containers.ts';
import type { Expressions } from './expressions.ts';
import { foldMethod, NOT_CONSTANT } from './fold.ts';
import { guarded } from './guarded.ts';
import { isFillable, isForeign, mayBeFilledBy } from './handed.ts';
import { importedValue } from './imported.ts';
import { storeAttribute, touchedBy, viewedThrough } from './objects.ts';
import { putBeside } from './putting.ts';
import { containerOf, contentsOf, setContainer, snapshotOf } from './state.ts';

/** A call whose callee is evaluated already. What the language itself defines is done at once, the rest is kept. */
export function evaluateCall(expressions: Expressions, node: number, called: Value): Value {
  const callee = withoutTypes(called);
  const args = evaluateArguments(expressions, node);
  const known =
    callee.kind === 'library'
      ? builtinCall(expressions, node, callee.path, args)
      : callee.kind === 'attribute'
        ? methodCall(expressions, node, callee.base, callee.name, args)
        : itemGot(expressions, node, callee, args);
  if (known) return known;
  const call: CallOf = {
    kind: 'call',
    callee,
    args,
    facts: expressions.state.facts,
    site: expressions.site(node),
  };
  // Functions that are described leave their arguments alone; the exceptions are modelled as fillers.
  if (callee.kind !== 'library') {
    noteWrites(expressions, call);
    putBeside(expressions.state, call);
  } else if (expressions.filling.calls.has(callee.path)) expressions.written(call, touchedBy(call), true);
  else if (isForeign(callee.path) && !expressions.filling.isDescribed(callee.path))
    expressions.written(call, mayBeFilledBy(call).filter(isFillable), false);
  if (callee.kind === 'library' && expressions.filling.endings.has(callee.path))
    expressions.state.alive = false;
  if (callee.kind === 'library' && NAMESPACES.has(callee.path))
    for (const { keyword, value } of args)
      if (keyword) storeAttribute(expressions.state, call, keyword, value);
  return call;
}

/** Classes whose objects have the attributes that their constructor was given. */
const NAMESPACES: ReadonlySet<string> = new Set(['types.SimpleNamespace', 'argparse.Namespace']);

/** `itemgetter('a')(d)` is `d['a']`; of several keys a tuple. */
function itemGot(
  expressions: Expressions,
  node: number,
  getter: Value,
  args: readonly CallArgument[],
): Value | undefined {
  if (getter.kind !== 'call' || getter.callee.kind !== 'library') return undefined;
  if (getter.callee.path !== 'operator.itemgetter') return undefined;
  const [keys, [of]] = [positional(getter.args) ?? [], positional(args) ?? []];
  if (!of || args.length !== 1) return undefined;
  const [only, ...others] = keys.map((key) => expressions.item(of, key, node));
  if (!only || others.length === 0) return only;
  return {
    kind: 'sequence',
    sort: 'tuple',
    elements: [only, ...others],
    rest: [],
    site: expressions.site(node),
  };
}

/** Of functions of the project: they may change what they are given, and the module's own containers. */
function noteWrites(expressions: Expressions, call: CallOf): void {
  if (onlyReads(expressions, call.callee)) return;
  expressions.written(call, touchedBy(call), setsDefault(call.callee));
  if (fillsByName(call.callee))
    expressions.written(
      call,
      call.args.flatMap(({ value }) => [value, ...viewedThrough(value)]),
      true,
    );
  expressions.written(call, expressions.filledElsewhere(), false);
}

/** A method of a list or dict made here that changes nothing. */
function onlyReads(expressions: Expressions, callee: Value): boolean {
  if (callee.kind !== 'attribute' || !containerOf(expressions.state, callee.base)) return false;
  return READING.has(spelling(callee.name));
}

/** `options.setdefault(…)` of a parameter: who hands the options on must know of it. */
function setsDefault(callee: Value): boolean {
  return callee.kind === 'attribute' && callee.name === SETDEFAULT && callee.base.kind === 'parameter';
}

const SETDEFAULT = intern('setdefault');

/** `stream.recv_into(buffer)`, `readinto`: whoever hands a buffer of theirs on must know of it. */
function fillsByName(callee: Value): boolean {
  return callee.kind === 'attribute' && spelling(callee.name).endsWith('into');
}

function evaluateArguments(expressions: Expressions, node: number): readonly CallArgument[] {
  const { tree } = expressions;
  const args: CallArgument[] = [];
  for (let i = 0; i < tree.count(node); i += 1) {
    const item = tree.item(node, i);
    const isKeyword = tree.kind(item) === Kind.Keyword;
    const value = expressions.evaluate(isKeyword ? tree.child(item, Field.Keyword.value) : item);
    const keyword = isKeyword ? tree.nameAt(item, Field.Keyword.arg) : 0;
    const unpacked = isKeyword ? keyword === 0 : tree.kind(item) === Kind.Starred;
    const given = { value: snapshotOf(expressions.state, value), keyword, unpacked };
    args.push(isKeyword && unpacked ? { ...given, byName: true } : given);
  }
  return exactList(args);
}

/** Positional arguments, if there are only such. */
function positional(args: readonly CallArgument[]): readonly Value[] | undefined {
  return args.every((argument) => argument.keyword === 0 && !argument.unpacked)
    ? args.map((argument) => argument.value)
    : undefined;
}

/** A method of a list or dict made here, or of a constant string. */
function methodCall(
  expressions: Expressions,
  node: number,
  base: Value,
  nameId: number,
  args: readonly CallArgument[],
): Value | undefined {
  const { state } = expressions;
  const container = containerOf(state, base);
  const method = spelling(nameId);
  const named =
    container?.kind === 'mapping' && method === 'update' ? namedEntries(expressions, node, args) : undefined;
  const values = named ? [named] : positional(args);
  if (!values) return undefined;
  if (container && READING.has(method) && contentsOf(state, base).writers.length > 0) return undefined;
  if (container) {
    const site = expressions.site(node);
    const given = PUTTING_METHODS.has(method) ? values.map((one) => guarded(state, one, site)) : values;
    const called = callMethod(container, method, given, site);
    if (!called) return undefined;
    if (called.container !== container) setContainer(state, base, called.container);
    return called.result;
  }
  if (base.kind !== 'constant' || typeof base.literal !== 'string') return undefined;
  if (!values.every((value) => value.kind === 'constant')) return undefined;
  const folded = foldMethod(
    method,
    base.literal,
    values.map((value) => (value as { literal: Literal }).literal),
  );
  return folded === NOT_CONSTANT ? undefined : expressions.constant(folded, node);
}

/** Methods that only tell what a container holds: where calls may have changed it, that is asked. */
const READING: ReadonlySet<string> = new Set(['get', 'values', 'items', 'keys', 'copy']);

/** `update(a=1, b=2)` as the dict that it adds. */
function namedEntries(
  expressions: Expressions,
  node: number,
  args: readonly CallArgument[],
): Value | undefined {
  if (args.length === 0 || args.some(({ keyword }) => keyword === 0)) return undefined;
  const entries = args.map(({ keyword, value }) => ({
    key: expressions.constant(spelling(keyword), node),
    value,
  }));
  return { kind: 'mapping', entries, site: expressions.site(node) };
}

type BuiltinCall = (
  expressions: Expressions,
  node: number,
  values: readonly Value[],
  args: readonly CallArgument[],
) => Value | undefined;

function builtinCall(
  expressions: Expressions,
  node: number,
  path: string,
  args: readonly CallArgument[],
): Value | undefined {
  return BUILTINS.get(path)?.(expressions, node, positional(args) ?? [], args);
}

/** The text of a constant string; undefined for anything else. */
function constantText(value: Value | undefined): string | undefined {
  if (value?.kind !== 'constant') return undefined;
  return typeof value.literal === 'string' ? value.literal : undefined;
}

/** `Queue` of `Queue[int]()` (PEP 560). */
function withoutTypes(callee: Value): Value {
  if (callee.kind !== 'item' || callee.base.kind !== 'library') return callee;
  return isClassPath(callee.base.path) ? callee.base : callee;
}

/** `getattr(x, 'name')` is `x.name`; with a default it is either. */
const getattr: BuiltinCall = (expressions, node, [base, name, fallback]) => {
  const attribute = constantText(name);
  if (!base || attribute === undefined) return undefined;
  const read = expressions.attribute(base, intern(attribute), node);
  return fallback ? anyOf([read, fallback], expressions.site(node)) : read;
};

/** `locals()`, and `vars()` of nothing: the names of this function, with what they are here. */
const locals: BuiltinCall = (expressions, node, _, args) => {
  if (args.length > 0) return undefined;
  const { state } = expressions;
  const site = expressions.site(node);
  const entries = Array.from(state.names, ([name, value]) => ({
    key: expressions.constant(spelling(name), node),
    value: snapshotOf(state, value),
  }));
  return { kind: 'mapping', entries, site };
};

const setattr: BuiltinCall = (expressions, node, [base, name, value]) => {
  const attribute = constantText(name);
  if (!base || !value || attribute === undefined) return undefined;
  expressions.assignments.storeAttribute(base, intern(attribute), value, node);
  return expressions.none(node);
};

/** `__import__('a.b')` gives `a`; with a `fromlist` it gives `a.b`. */
const dunderImport: BuiltinCall = (expressions, node, values, args) => {
  const name = constantText(values[0] ?? args[0]?.value);
  if (!name) return undefined;
  const hasFromList = args.length > 3 || args.some((argument) => argument.keyword === intern('fromlist'));
  return imported(expressions, node, hasFromList ? name : (name.split('.')[0] as string), 0);
};

const importModule: BuiltinCall = (expressions, node, values, args) => {
  const name = constantText(values[0] ?? args[0]?.value);
  if (!name) return undefined;
  const level = /^\.*/.exec(name)?.[0].length ?? 0;
  return imported(expressions, node, name.slice(level), level);
};

/** `sys.modules["a.b"]`: what has been imported under that name. */
export function importedModule(expressions: Expressions, node: number, name: string): Value {
  return imported(expressions, node, name, 0);
}

function imported(expressions: Expressions, node: number, name: string, level: number): Value {
  const { program, scope } = expressions;
  return importedValue(program.imports.resolve(scope.module, name, level), expressions.site(node));
}

/** `dict([(a, b), (c, d)])`: its entries, where all pairs are written out. */
function pairsIn(pairs: Value | undefined): readonly MappingEntry[] | undefined {
  if (pairs?.kind !== 'sequence' || pairs.rest.length > 0) return undefined;
  const entries = pairs.elements.flatMap((pair) => {
    const [key, value] = pair.kind === 'sequence' && pair.elements.length === 2 ? pair.elements : [];
    return key && value ? [{ key, value }] : [];
  });
  return entries.length === pairs.elements.length ? entries : undefined;
}

/** What a list or dict holds now, in another object. */
const copyOf: BuiltinCall = (expressions, node, [value]) => {
  const container = value && containerOf(expressions.state, value);
  const isWhole = value && contentsOf(expressions.state, value).writers.length === 0;
  return container && isWhole && 'site' in container
    ? { ...container, site: expressions.site(node) }
    : undefined;
};

/** `json.loads(json.dumps(x))` is `x` again, each part under its key. */
const loadsJson: BuiltinCall = (_expressions, _node, [text]) => {
  const dumped = text && objectOf(text);
  if (dumped?.kind !== 'call' || dumped.callee.kind !== 'library' || !DUMPS.test(dumped.callee.path))
    return undefined;
  const [what] = dumped.args;
  return what && what.keyword === 0 && !what.unpacked ? what.value : undefined;
};

const DUMPS = /^(json|simplejson|ujson|orjson)\.dumps$/;

/** `await gather(a(), b())` gives what each gives, in this order. */
const gather: BuiltinCall = (expressions, node, elements, args) =>
  elements.length === args.length && args.length > 0
    ? { kind: 'sequence', sort: 'list', elements, rest: [], site: expressions.site(node) }
    : undefined;

const makeDict: BuiltinCall = (expressions, node, values, args) => {
  const site = expressions.site(node);
  const entries = args.flatMap(({ value, keyword }) => {
    if (keyword) return [{ key: expressions.constant(spelling(keyword), node), value }];
    const inner = containerOf(expressions.state, value);
    if (inner?.kind === 'mapping') return inner.entries;
    return pairsIn(inner) ?? [{ key: undefined, value }];
  });
  return values.length > 1 ? undefined : { kind: 'mapping', entries, site };
};

/** `zip(a, b)` of lists of which all elements are known: that many tuples. */
const zip: BuiltinCall = (expressions, node, values) => {
  const { state } = expressions;
  if (values.some((value) => contentsOf(state, value).writers.length > 0)) return undefined;
  const lists = values.map((value) => containerOf(state, value));
  const known = lists.flatMap((one) => (one?.kind === 'sequence' && one.sort !== 'set' ? [one] : []));
  if (known.length === 0 || known.length < lists.length || known.some(({ rest }) => rest.length > 0))
    return undefined;
  const site = expressions.site(node);
  const rounds = Math.min(...known.map(({ elements }) => elements.length));
  const elements = Array.from(
    { length: rounds },
    (_, i): Value => ({
      ...{ kind: 'sequence', sort: 'tuple', rest: [], site },
      elements: known.map((one) => one.elements[i] as Value),
    }),
  );
  return { kind: 'sequence', sort: 'generator', elements, rest: [], site };
};

/** `ChainMap(given, DEFAULTS)`: what stands in the first wins. */
const chainMaps: BuiltinCall = (expressions, node, values, args) => {
  if (values.length !== args.length || values.length === 0) return undefined;
  const entries = values.toReversed().flatMap((value) => {
    const inner = containerOf(expressions.state, value);
    return inner?.kind === 'mapping' ? inner.entries : [{ key: undefined, value }];
  });
  return { kind: 'mapping', entries, site: expressions.site(node) };
};

/** `next(x)` draws one element; with a default it is either. */
const next: BuiltinCall = (expressions, node, [over, fallback]) => {
  if (!over) return undefined;
  const element = expressions.elementOf(over, node);
  return fallback ? anyOf([element, fallback], expressions.site(node)) : element;
};

/** `list(x)`, `tuple(x)`, `set(x)`: the same elements. */
function makeSequence(sort: 'list' | 'tuple' | 'set'): BuiltinCall {
  return (expressions, node, values, args) => {
    const site = expressions.site(node);
    if (args.length === 0) return { kind: 'sequence', sort, elements: [], rest: [], site };
    const [value] = values;
    const container = value && containerOf(expressions.state, value);
    if (values.length !== 1 || container?.kind !== 'sequence') return undefined;
    // What calls have put into it is asked, as of the list itself.
    if (contentsOf(expressions.state, value).writers.length > 0) return undefined;
    return { ...container, sort, site };
  };
}

const makeText: BuiltinCall = (expressions, node, values) => {
  const [value] = values;
  if (values.length === 0) return expressions.constant('', node);
  return values.length === 1 && value?.kind === 'constant' && typeof value.literal === 'string'
    ? expressions.constant(value.literal, node)
    : undefined;
};

const makeBytes: BuiltinCall = (expressions, node, _values, args) =>
  args.length === 0 ? expressions.constant(new Bytes(''), node) : undefined;

const BUILTINS: ReadonlyMap<string, BuiltinCall> = new Map(
  Object.entries({
    'builtins.getattr': getattr,
    'builtins.locals': locals,
    'builtins.vars': locals,
    'builtins.setattr': setattr,
    'builtins.__import__': dunderImport,
    'importlib.import_module': importModule,
    'builtins.dict': makeDict,
    'collections.OrderedDict': makeDict,
    'collections.ChainMap': chainMaps,
    'builtins.zip': zip,
    'json.loads': loadsJson,
    'simplejson.loads': loadsJson,
    'ujson.loads': loadsJson,
    'orjson.loads': loadsJson,
    'copy.copy': copyOf,
    'copy.deepcopy': copyOf,
    'asyncio.gather': gather,
    'builtins.next': next,
    'builtins.list': makeSequence('list'),
    'collections.deque': makeSequence('list'),
    'builtins.tuple': makeSequence('tuple'),
    'builtins.set': makeSequence('set'),
    'builtins.str': makeText,
    'builtins.bytes': makeBytes,
  }),
);
