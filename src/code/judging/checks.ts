import type { Origin } from '../../finding/origin.ts';
import { argumentOf, libraryCall } from '../flow/ask/arguments.ts';
import { holds } from '../flow/ask/conditions.ts';
import type { Engine } from '../flow/ask/engine.ts';
import { heldArguments } from '../flow/ask/frames.ts';
import { BEHIND, type Leaf, SEGMENT, type Trail } from '../flow/ask/leaf.ts';
import type { Frame } from '../flow/ask/reference.ts';
import { isSame } from '../flow/ask/same.ts';
import type { Fact } from '../flow/facts.ts';
import { type CallOf, objectOf, type Site, type Value } from '../flow/value.ts';
import type { Sink } from '../models/vocabulary.ts';
import type { Scope } from '../program/scope.ts';
import { spelling } from '../python/names.ts';
import { Field, Kind, Parameter } from '../python/nodes.ts';
import { type Membership, membershipsOf } from './allowed.ts';
import { characterTest } from './character-sets.ts';
import { isDecoding, isLookedAt, looksAtMembers, nameOf, saysItChecks } from './looks.ts';
import { isNarrowGroup } from './matched.ts';
import { isNamedCheck, isQuotedName, regardsField } from './named-checks.ts';
import { everyCharacterIs, isOfPlainType, predicateFacts, requiredBy } from './predicates.ts';
import { isOpenFolder } from './prefixes.ts';
import { type CodeRule, sinksRuleOf } from './rule.ts';
import { harmfulIn, isStripped } from './stripped.ts';
import { eachKnown, factsOn, valuesOn } from './way.ts';

/**
 * Why data can do no harm to a rule's sinks, whoever sent it: it was quoted or cut on its way, stands where it decides
 * nothing, or was compared with what is allowed. Undefined where nothing says so.
 */
export function harmlessBy(
  engine: Engine,
  leaf: Leaf,
  sink: Sink,
  rule: CodeRule,
  { args, facts, site }: CallOf,
  frame: Frame | undefined,
): string | undefined {
  if (leaf.stream && sink.form === 'target' && !isTaken(engine, leaf))
    return 'an open file, not the name of one';
  if (sink.form === 'target' && isLines(leaf)) return 'lines or words, not the name of a file';
  if (rule.composed && !isComposed(leaf)) return 'all of the text, which whoever calls is asked for';
  if (leaf.spared?.some((by) => covers(by, rule)) && !isUnescaped(leaf)) return 'quoted or cut on its way';
  if (rule.beginning && leaf.spared?.includes(BEHIND)) return 'behind a beginning that is fixed';
  if (isStripped(engine, leaf, rule)) return 'what would do harm was taken out on its way';
  if ([...trailOf(leaf)].some((at) => isNarrowGroup(engine, at)))
    return 'a part of it that a pattern has let through';
  const isCallers = rule.behind === true && leaf.origin === 'caller';
  if (isCallers && !isBehindFolder(engine, leaf)) return 'all of the name, or a folder of the same caller';
  if (rule.taken && !isCallers && !isTaken(engine, leaf)) return 'no part of a document, but named by itself';
  const id = sinksRuleOf(rule);
  if (id === 'injection/markup' && isNoMarkup(leaf, site)) return 'sent as something else than HTML';
  if (id === 'injection/nosql' && sink.data === FILTER && !isParsed(leaf))
    return 'a text, which is only compared';
  if (id === 'injection/assignment' && isDeclared(engine, leaf))
    return 'the name of a field that is declared';
  if (id === 'injection/redirect' && isReferer(leaf)) return 'the page that the visitor came from';
  if (ADDRESSED.has(id) && isAddressMade(leaf)) return 'an address that the program makes';
  if (rule.beginning && isWithinGuard(site)) return 'inside of a block that checks connections';
  if (
    id === 'injection/archive' &&
    [site.scope, ...givers(engine, args, frame)].some((at) => looksAtMembers(engine, at, site))
  )
    return 'its members are looked at before';
  const values = valuesOn(leaf);
  const part = RUN.has(id) ? 'returned' : 'passed';
  if ([...trailOf(leaf)].some((at) => isNamedCheck(engine, at.value, at.frame, part)))
    return 'it passed a function that checks or escapes';
  if (STATEMENTS.has(id) && [...trailOf(leaf)].some((at) => isQuotedName(engine, at.value, at.frame)))
    return 'a name that the database itself quotes';
  const known = factsOn(leaf, [{ facts, frame }]);
  const [harmful, tested] = [harmfulIn(leaf, rule), sinceDecoded(leaf)];
  for (const { fact, frame: at } of eachKnown(known)) {
    if (isChecked(engine, fact, at, values, rule)) return 'compared with what is allowed';
    if (lacks(fact, tested, harmful)) return 'what would do harm is not in it';
  }
  if (isLookedAt(engine, leaf, rule, known)) return 'looked at on its way';
  return undefined;
}

/** What the data was after it was decoded for the last time: a test before that has not seen all that is in it. */
function sinceDecoded(leaf: Leaf): ReadonlySet<Value> {
  const values = new Set<Value>();
  for (const { value } of trailOf(leaf)) {
    values.add(objectOf(value));
    if (isDecoding(objectOf(value))) break;
  }
  return values;
}

/** `"'" not in name`, of data between such quotes; `"\n" not in value`. */
function lacks(fact: Fact, values: ReadonlySet<Value>, harmful: readonly string[]): boolean {
  if (fact.sort !== 'test' || harmful.length === 0) return false;
  const tested = objectOf(fact.condition);
  if (tested.kind !== 'operation' || tested.operator !== (fact.holds ? 'not in' : 'in')) return false;
  const [what, where] = tested.operands as [Value, Value];
  if (what.kind !== 'constant' || !isOneOf(values, where)) return false;
  // A path without a dot may begin at the root.
  return harmful.some((text) => text === what.literal && !/^\.+$/.test(text));
}

/** The functions that give the arguments of a call: `extractall(members=without_links(tar))`. */
function givers(engine: Engine, args: CallOf['args'], frame: Frame | undefined): readonly Scope[] {
  return args.flatMap(({ value }) => {
    const call = objectOf(value);
    if (call.kind !== 'call') return [];
    return engine.refs(call.callee, frame).flatMap((ref) => (ref.sort === 'function' ? [ref.scope] : []));
  });
}

/** The whole of a query, in which a text is compared, and an object is read as operators: `{"$ne": ""}`. */
const FILTER = '0:filter';

/** `unescape(clean(text))`: what was taken out may be back. */
function isUnescaped(leaf: Leaf): boolean {
  for (const { value } of trailOf(leaf)) {
    const object = objectOf(value);
    const last = object.kind === 'call' ? ESCAPING.exec(nameOf(object.callee)) : null;
    if (last) return last[1] === 'unescape';
  }
  return false;
}

const ESCAPING = /(?:^|_)(unescape|escape|clean|sanitize|quote)(?:_|$)/;

/** It came as JSON, so that it may be an object, and was not made a text or number since, nor only compared. */
function isParsed(leaf: Leaf): boolean {
  let isJson = false;
  for (const { value } of trailOf(leaf)) {
    const object = objectOf(value);
    if (object.kind === 'operation' && COMPOSING.has(object.operator)) return false;
    if (object.kind === 'mapping' && object.entries.every(({ key }) => isComparing(key))) return false;
    const name =
      object.kind === 'call'
        ? nameOf(object.callee)
        : object.kind === 'attribute'
          ? spelling(object.name)
          : '';
    if (object.kind === 'call' && MADE_TEXT.test(name)) return false;
    isJson ||= PARSING.test(name) || (object.kind === 'library' && /\.(get_)?json$/.test(object.path));
  }
  return isJson;
}

/** `{"$eq": value}`: what stands there is compared as a whole, and no operators are looked for in it. */
function isComparing(key: Value | undefined): boolean {
  return key?.kind === 'constant' && typeof key.literal === 'string' && COMPARING.test(key.literal);
}

const COMPARING = /^\$(eq|ne|gte?|lte?|n?in)$/;

const PARSING = /^(get_json|json|loads|load|json_body)$/;
const MADE_TEXT =
  /^(str|format|join|strip|lower|upper|encode|decode|replace|split|hexdigest|ObjectId|escape)$/;

/** Rules whose sinks run the text: it may be refused, but no taking out of words makes it harmless. */
const RUN: ReadonlySet<string> = new Set(['injection/eval', 'injection/expression', 'injection/template']);

/** Rules of statements to databases. */
const STATEMENTS: ReadonlySet<string> = new Set(['injection/sql', 'library/sql']);

/** Rules whose sinks take an address of one's own for what it is. */
const ADDRESSED: ReadonlySet<string> = new Set(['injection/redirect', 'injection/markup']);

/** A function that makes addresses of names of routes: nobody chooses the host of what it gives. */
function isAddressMade(leaf: Leaf): boolean {
  return [...trailOf(leaf)].some(({ value }) => {
    const object = objectOf(value);
    return (
      object.kind === 'call' &&
      /(^|_)(url_for|reverse|get_full_path|build_absolute_uri)(_|$)/.test(nameOf(object.callee))
    );
  });
}

/** A template made it, which escapes; or the function around says that it sends something else. */
function isNoMarkup(leaf: Leaf, { scope, node }: Site): boolean {
  const { tree } = scope.module;
  const parent = tree.parent(node);
  if (tree.kind(parent) === Kind.Attribute && UNMARKED.has(tree.name(parent))) return true;
  if (scope.sort === 'function') {
    const text = tree.text(scope.node);
    if (
      /content[-_]?type|mime_?type|media_type|as_attachment/i.test(text) &&
      !/text\/html|media_html/i.test(text)
    )
      return true;
  }
  const sent = leaf.trail && objectOf(leaf.trail.value);
  if (sent?.kind === 'parameter' && isMapping(sent)) return true;
  return [...trailOf(leaf)].some(({ value }) => {
    const object = objectOf(value);
    if (isFilledMarkup(object)) return true;
    if (object.kind === 'call' && object.args.some(({ unpacked }) => unpacked)) return true;
    if (object.kind !== 'call') return false;
    const name = nameOf(object.callee);
    // JSON leaves `<` as it is, and is no page unless somebody says so.
    return /(^|_)(render|template|jsonify|redirect)(_|$)/.test(name) || (name === 'dumps' && !isPage(scope));
  });
}

/** A function that says it sends HTML. */
function isPage({ module: { tree }, node, sort }: Scope): boolean {
  return sort === 'function' && /text\/html/i.test(tree.text(node));
}

/** `**kwargs`, which is no text. */
function isMapping({ site: { scope }, index }: Value & { kind: 'parameter' }): boolean {
  return scope.parameters[index]?.passing === Parameter.Keywords;
}

/** `Markup("<b>%s</b>") % name`, `Markup("…").format(name)`: what is filled in is escaped. */
function isFilledMarkup(value: Value): boolean {
  const template =
    value.kind === 'operation' && (value.operator === '%' || value.operator === '+')
      ? value.operands[0]
      : value.kind === 'call' && value.callee.kind === 'attribute' && spelling(value.callee.name) === 'format'
        ? value.callee.base
        : undefined;
  const made = template && objectOf(template);
  return made?.kind === 'call' && nameOf(made.callee) === 'Markup';
}

/** `Markup(text).unescape()` makes plain text of it again. */
const UNMARKED: ReadonlySet<string> = new Set(['unescape', 'striptags']);

/** A key of what a form or serializer has let through: there are none but its fields. */
function isDeclared(engine: Engine, leaf: Leaf): boolean {
  return [...trailOf(leaf)].some(({ value, frame }) => {
    const object = objectOf(value);
    if (object.kind === 'attribute') return CLEANED.has(spelling(object.name));
    if (object.kind === 'call') return CLEANED.has(nameOf(object.callee)) || isSchemas(engine, object, frame);
    if (object.kind !== 'parameter') return false;
    const { scope } = frame?.scope === object.site.scope ? frame : object.site;
    return CLEANED.has(spelling(scope.parameters[object.index]?.name ?? 0));
  });
}

/** `CartSchema().load(request.json)` of marshmallow. */
function isSchemas(engine: Engine, { callee }: CallOf, frame: Frame | undefined): boolean {
  if (!/^loads?$/.test(nameOf(callee))) return false;
  return engine
    .refs(callee, frame)
    .some((ref) => ref.sort === 'library' && /^marshmallow\.Schema(\(\))?\.loads?$/.test(ref.path));
}

const CLEANED: ReadonlySet<string> = new Set([
  ...['cleaned_data', 'validated_data', 'attrs'],
  ...['model_dump', 'asdict', 'dict'],
]);

/** `with make_safe_connect():` around it. */
function isWithinGuard({ scope, node }: Site): boolean {
  const { tree } = scope.module;
  for (let at = tree.parent(node); at !== 0 && at !== scope.node; at = tree.parent(at)) {
    if (tree.kind(at) !== Kind.With && tree.kind(at) !== Kind.AsyncWith) continue;
    for (let i = 0; i < tree.count(at); i += 1) {
      const context = tree.child(tree.item(at, i), Field.WithItem.context);
      const called = /(?<!\w)(\w+)\([^()]*\)$/.exec(tree.text(context))?.[1];
      if (called && saysItChecks(called)) return true;
    }
  }
  return false;
}

/** `request.META["HTTP_REFERER"]`, which the browser sets: back to where the visitor was. */
function isReferer(leaf: Leaf): boolean {
  return [...trailOf(leaf)].some(({ value }) => {
    const object = objectOf(value);
    const key =
      object.kind === 'item' ? object.key : object.kind === 'call' ? object.args[0]?.value : undefined;
    return key?.kind === 'constant' && typeof key.literal === 'string' && REFERER.test(key.literal);
  });
}

const REFERER = /^(http[_-])?referr?er$/i;

function* trailOf({ trail }: Leaf): Iterable<Trail> {
  for (let at = trail; at; at = at.next) yield at;
}

/**
 * What was read from a file and taken apart, `json.load(file)["name"]`, is no file any more; what was taken before a file
 * in memory was made of it, `StringIO(form["text"])`, is one.
 */
function isTaken(engine: Engine, leaf: Leaf): boolean {
  for (const { value, frame } of trailOf(leaf)) {
    const object = objectOf(value);
    if (object.kind === 'item' || object.kind === 'element' || object.kind === 'operation') return true;
    if (leaf.stream && object.kind === 'call' && makesFile(engine, object, frame)) return false;
  }
  return false;
}

/** `text.splitlines()`, as it stands. */
function isLines({ trail }: Leaf): boolean {
  const given = trail && objectOf(trail.value);
  return given?.kind === 'call' && /^(split|rsplit|splitlines|readlines)$/.test(nameOf(given.callee));
}

/** `io.StringIO(text)`. */
function makesFile(engine: Engine, { callee }: CallOf, frame: Frame | undefined): boolean {
  return engine
    .refs(callee, frame)
    .some((ref) => ref.sort === 'library' && ref.entry?.propagators.some(({ gives }) => gives === 'file'));
}

/** `os.path.join(self.folder, name)`: the folder is not the caller's who gives the name. */
function isBehindFolder(engine: Engine, { trail, site }: Leaf): boolean {
  for (let at = trail; at; at = at.next) {
    const folder = folderOf(objectOf(at.value));
    const leaves = folder ? engine.origins(folder, at.frame) : [];
    const isTheirs = ({ origin, site: { scope } }: Leaf) => origin === 'caller' && scope === site.scope;
    if (leaves.length > 0 && !leaves.some(isTheirs)) return true;
  }
  return false;
}

/** What a name is put behind. */
function folderOf(value: Value): Value | undefined {
  if (value.kind === 'operation') return value.operator === '/' ? value.operands[0] : undefined;
  if (value.kind !== 'call' || !/^(join|joinpath)$/.test(nameOf(value.callee))) return undefined;
  if (nameOf(value.callee) === 'joinpath')
    return value.callee.kind === 'attribute' ? value.callee.base : undefined;
  return value.args.length > 1 ? value.args[0]?.value : undefined;
}

/** Whether data was put into a longer text on its way. */
function isComposed(leaf: Leaf): boolean {
  return [...trailOf(leaf)].some(({ value }) => {
    const object = objectOf(value);
    if (object.kind === 'operation') return COMPOSING.has(object.operator);
    return object.kind === 'call' && /^(format|join|format_map|replace)$/.test(nameOf(object.callee));
  });
}

const COMPOSING: ReadonlySet<string> = new Set(['+', '%', 'format']);

function covers(by: string, rule: CodeRule): boolean {
  const id = sinksRuleOf(rule);
  return by === id || id.startsWith(`${by}/`);
}

/** `path.startswith(FOLDER)` of a path that was resolved before; of an unresolved one it proves nothing. */
function staysInside(
  engine: Engine,
  { callee, args }: CallOf,
  frame: Frame | undefined,
  values: ReadonlySet<Value>,
) {
  if (callee.kind !== 'attribute' || spelling(callee.name) !== 'startswith') return false;
  const path = objectOf(callee.base);
  if (!values.has(path) || path.kind !== 'call' || !args[0] || !isOurs(engine, args[0].value, frame))
    return false;
  if (isOpenFolder(engine, args[0].value, frame)) return false;
  return engine
    .refs(path.callee, frame)
    .some((ref) => ref.sort === 'library' && /^os\.path\.(abspath|realpath|normpath)$/.test(ref.path));
}

function isChecked(
  engine: Engine,
  fact: Fact,
  frame: Frame | undefined,
  values: ReadonlySet<Value>,
  rule: CodeRule,
  depth = MAX_PREDICATES,
): boolean {
  const { tested, passed } = testedCall(fact);
  if (tested.kind === 'call') {
    if (
      passed &&
      [tested, ...handedOn(tested)].some(
        (call) =>
          isNamedCheck(engine, call, frame, fact.sort) &&
          call.args.some(({ value }) => isRegarded(engine, call, frame, value, values)),
      )
    )
      return true;
    if (
      fact.sort === 'test' &&
      fact.holds &&
      covers(SEGMENT, rule) &&
      staysInside(engine, tested, frame, values)
    )
      return true;
    if (fact.sort === 'test' && fact.holds && NAMING.has(rule.meta.id) && beginsAsMeant(tested, values))
      return true;
    if (!passed) return false;
    if (tells(engine, tested, frame, values, rule, fact.sort === 'test')) return true;
    if (fact.sort === 'test' && isPlain(engine, tested, frame, values)) return true;
    if (implied(engine, tested, frame, values, rule, fact.sort, depth)) return true;
    if (fact.sort !== 'returned' || depth === 0) return false;
    const required = requiredBy(engine, tested, frame);
    return required.some(
      (one) =>
        isAmongKnown(engine, one, frame, values) || isChecked(engine, one, frame, values, rule, depth - 1),
    );
  }
  if (rule.beginning && fact.sort === 'test' && hostIsKnown(engine, fact, frame, values)) return true;
  if (fact.sort === 'test' && isOfCharacters(engine, fact, frame, values)) return true;
  if (rule.certain && isAmongKnown(engine, fact, frame, values)) return true;
  const ways = fact.sort === 'test' && depth > 0 ? alternativesOf(fact) : [];
  return (
    ways.length > 1 &&
    ways.every(
      (one) =>
        isAmongKnown(engine, one, frame, values) || isChecked(engine, one, frame, values, rule, depth - 1),
    )
  );
}

/** Whether a check is given the data, or an object whose field the data is, and has a look at that field. */
function isRegarded(
  engine: Engine,
  call: CallOf,
  frame: Frame | undefined,
  given: Value,
  values: ReadonlySet<Value>,
): boolean {
  if (!isOneOf(values, given)) return false;
  const field = fieldTaken(values, given);
  return field === undefined || regardsField(engine, call, frame, field);
}

/** The field of an object that the data is, by a name that stands there; `values` go from the sink to the source. */
function fieldTaken(values: ReadonlySet<Value>, of: Value): string | undefined {
  let taken: string | undefined;
  let base: Value | undefined;
  for (const value of values) {
    if (base && !isSame(base, value)) taken = undefined;
    if (isSame(value, of)) return taken;
    base = undefined;
    if (value.kind === 'attribute') {
      taken ??= spelling(value.name);
      base = objectOf(value.base);
    } else if (value.kind === 'item' && value.key.kind === 'constant') {
      taken ??= String(value.key.literal);
      base = objectOf(value.base);
    }
  }
  return undefined;
}

const HANDED_ON = new WeakMap<CallOf, readonly CallOf[]>();

/** `to_thread(check, url)`: the call of the function that a library is given with its arguments. */
function handedOn(call: CallOf): readonly CallOf[] {
  const known = HANDED_ON.get(call);
  if (known) return known;
  const made = isPassedOn(call)
    ? call.args.flatMap(({ value }, i) =>
        value.kind === 'function' || value.kind === 'attribute' || value.kind === 'global'
          ? [{ ...call, callee: value, args: call.args.slice(i + 1) }]
          : [],
      )
    : [];
  HANDED_ON.set(call, made);
  return made;
}

/** Calls that call what they are given, in another thread or task, and wait for it. */
function isPassedOn({ callee }: CallOf): boolean {
  return /(^|_)(to_thread|run_in_executor|run_in_threadpool|run_sync)$/.test(nameOf(callee));
}

/** Rules whose sinks take a name, of which those with a beginning are meant for it. */
const NAMING: ReadonlySet<string> = new Set(['injection/attribute', 'injection/import']);

/** `name.startswith("get_")`. */
function beginsAsMeant({ callee, args }: CallOf, values: ReadonlySet<Value>): boolean {
  if (callee.kind !== 'attribute' || spelling(callee.name) !== 'startswith') return false;
  const beginning = args[0]?.value;
  return (
    beginning?.kind === 'constant' &&
    typeof beginning.literal === 'string' &&
    beginning.literal.length > 1 &&
    isOneOf(values, callee.base)
  );
}

/** Functions of the project that ask others. */
const MAX_PREDICATES = 3;

/** The call that a fact is about, and whether it came out well: `m is not None` is what `m` is true for. */
function testedCall(fact: Fact): { readonly tested: Value; readonly passed: boolean } {
  if (fact.sort === 'returned') return { tested: objectOf(fact.call), passed: true };
  const tested = objectOf(fact.condition);
  if (tested.kind !== 'operation') return { tested, passed: fact.holds };
  const [left, right] = tested.operands;
  const isNone = right?.kind === 'constant' && right.literal === null;
  const call = left && objectOf(left);
  if (!isNone || call?.kind !== 'call') return { tested, passed: fact.holds };
  if (tested.operator === 'is not') return { tested: call, passed: fact.holds };
  return tested.operator === 'is' ? { tested: call, passed: !fact.holds } : { tested, passed: fact.holds };
}

/** `isinstance(x, int)`, `all(c in LETTERS for c in x)`. */
function isPlain(
  engine: Engine,
  call: CallOf,
  frame: Frame | undefined,
  values: ReadonlySet<Value>,
): boolean {
  if (isOfPlainType(engine, call, frame))
    return call.args[0] !== undefined && isOneOf(values, call.args[0].value);
  const every = everyCharacterIs(engine, call, frame);
  if (!every || !isOneOf(values, every.of)) return false;
  const { condition, element } = every;
  return alternativesOf({ sort: 'test', condition, holds: true }).every((one) => {
    const tested = objectOf(one.condition);
    if (tested.kind === 'call')
      return (
        tested.callee.kind === 'attribute' &&
        NARROW_TEXT.has(spelling(tested.callee.name)) &&
        isSame(tested.callee.base, element)
      );
    return isAmongKnown(engine, one, frame, new Set([element]));
  });
}

/** `a or b` holds: one of them does, and it is not known which. */
function alternativesOf(fact: Fact & { sort: 'test' }): readonly (Fact & { sort: 'test' })[] {
  const tested = objectOf(fact.condition);
  if (tested.kind !== 'operation' || tested.operator !== (fact.holds ? 'or' : 'and')) return [fact];
  return tested.operands.length > MAX_ALTERNATIVES
    ? [fact]
    : tested.operands.map((condition) => ({ ...fact, condition }));
}

/** Tests that are put together by `or`; of more it is not said what holds. */
const MAX_ALTERNATIVES = 8;

/** It was found among what does not come over the network. */
function isAmongKnown(
  engine: Engine,
  fact: Fact,
  frame: Frame | undefined,
  values: ReadonlySet<Value>,
): boolean {
  return membershipsOf(fact).some(
    ({ subject, tables }) =>
      isOneOf(values, subject) && tables.every(({ value }) => isNobodys(engine, value, frame)),
  );
}

/** What a function of the project has looked at where it gives something true, or comes back. */
function implied(
  engine: Engine,
  call: CallOf,
  frame: Frame | undefined,
  values: ReadonlySet<Value>,
  rule: CodeRule,
  sort: Fact['sort'],
  depth: number,
): boolean {
  if (depth === 0 || !call.args.some(({ value }) => isOneOf(values, value))) return false;
  const told = predicateFacts(engine, call, frame, values, sort);
  if (!told) return false;
  const isOurList = ({ subject, tables }: Membership) =>
    isOneOf(told.values, subject) && tables.every(({ value }) => isOurs(engine, value, told.frame));
  const isTold = (fact: Fact) =>
    isChecked(engine, fact, told.frame, told.values, rule, depth - 1) || membershipsOf(fact).some(isOurList);
  return told.ways.every((facts) => facts.some(isTold));
}

/** All of its characters are among some that the program knows. */
function isOfCharacters(
  engine: Engine,
  fact: Fact & { sort: 'test' },
  frame: Frame | undefined,
  values: ReadonlySet<Value>,
): boolean {
  const test = characterTest(engine, fact, frame);
  return test !== undefined && isOneOf(values, test.text) && isNobodys(engine, test.allowed, frame);
}

function isOneOf(values: ReadonlySet<Value>, value: Value): boolean {
  for (const one of values) if (isSame(one, value)) return true;
  return false;
}

/** Nothing that comes over the network: what data is found in, or equal to, is what the program knows already. */
function isNobodys(engine: Engine, value: Value, frame: Frame | undefined): boolean {
  const leaves = engine.origins(value, frame);
  return leaves.length > 0 && !leaves.some(({ origin }) => NETWORK.has(origin));
}

const NETWORK: ReadonlySet<Origin> = new Set(['remote', 'response', 'message']);

/** `urlsplit(address).netloc` was found to be one of some, or to be missing; whose they are is for the program to know. */
function hostIsKnown(
  engine: Engine,
  { condition, holds: came }: Fact & { sort: 'test' },
  frame: Frame | undefined,
  values: ReadonlySet<Value>,
): boolean {
  const tested = objectOf(condition);
  if (tested.kind !== 'operation') return !came && isHost(engine, tested, frame, values);
  const { operator, operands } = tested;
  if (operator === 'and' && !came) return operands.some((one) => mentionsHost(engine, one, frame, values));
  const wanted = came ? ['in', '=='] : ['not in', '!='];
  return wanted.includes(operator) && operands.some((one) => isHost(engine, one, frame, values));
}

/** The host itself, or a comparison of it. */
function mentionsHost(engine: Engine, value: Value, frame: Frame | undefined, values: ReadonlySet<Value>) {
  const object = objectOf(value);
  const parts = object.kind === 'operation' ? object.operands : [object];
  return parts.some((part) => isHost(engine, part, frame, values));
}

function isHost(engine: Engine, value: Value, frame: Frame | undefined, values: ReadonlySet<Value>): boolean {
  const part = objectOf(value);
  if (part.kind !== 'attribute' || !HOST.has(spelling(part.name))) return false;
  const base = objectOf(part.base);
  if (base.kind !== 'call' || !base.args.some((one) => isOneOf(values, beforeTrimming(one.value))))
    return false;
  return engine.refs(base.callee, frame).some((ref) => ref.sort === 'library' && SPLIT.test(ref.path));
}

/** `target.replace("\\\\", "/").strip()`: what browsers make of an address before they look for its host. */
function beforeTrimming(value: Value): Value {
  let object = objectOf(value);
  while (object.kind === 'call' && object.callee.kind === 'attribute' && TRIMMING.test(nameOf(object.callee)))
    object = objectOf(object.callee.base);
  return object;
}

const TRIMMING = /^(replace|[lr]?strip|lower|casefold)$/;

const HOST: ReadonlySet<string> = new Set(['netloc', 'hostname', 'host']);
const SPLIT = /(^|\.)(url(parse|split)|(yarl|httpx)\.URL)$/;

/** What the code itself, its installation or its user says, not somebody outside. */
function isOurs(engine: Engine, value: Value, frame: Frame | undefined): boolean {
  const leaves = engine.origins(value, frame);
  return leaves.length > 0 && leaves.every(({ origin }) => origin === 'constant' || origin === 'local');
}

/** A call that is true, or comes back, only if what it looks at is harmless. */
function tells(
  engine: Engine,
  call: CallOf,
  frame: Frame | undefined,
  values: ReadonlySet<Value>,
  rule: CodeRule,
  asTest: boolean,
): boolean {
  if (asTest && call.callee.kind === 'attribute' && NARROW_TEXT.has(spelling(call.callee.name))) {
    if (isOneOf(values, call.callee.base)) return true;
  }
  for (const ref of engine.refs(call.callee, frame)) {
    if (ref.sort !== 'library') continue;
    const library = libraryCall(ref, call, heldArguments(call, frame), frame);
    for (const sanitizer of ref.entry?.sanitizers ?? []) {
      if (!sanitizer.tells || !sanitizer.rules.some((by) => covers(by, rule))) continue;
      if (!asTest && sanitizer.tells !== 'by raising') continue;
      if (sanitizer.when && !sanitizer.when.some((one) => holds(engine, one, library) === 'yes')) continue;
      const looked = argumentOf(engine, library, sanitizer.data);
      if (looked.some(({ value }) => isOneOf(values, value))) return true;
    }
  }
  return false;
}

/** Methods of texts that are true only for letters and digits. */
const NARROW_TEXT: ReadonlySet<string> = new Set([
  'isalnum',
  'isalpha',
  'isdecimal',
  'isdigit',
  'isidentifier',
  'isnumeric',
]);
