import { libraryCall } from '../flow/ask/arguments.ts';
import { holds } from '../flow/ask/conditions.ts';
import type { Engine } from '../flow/ask/engine.ts';
import { heldArguments } from '../flow/ask/frames.ts';
import { receiverOf } from '../flow/ask/receivers.ts';
import type { Frame, FunctionReference, Reference } from '../flow/ask/reference.ts';
import { eachFact, type Fact, factsOf } from '../flow/facts.ts';
import { type CallOf, objectOf, type Value } from '../flow/value.ts';
import { truthOf } from '../flow/walk/operators.ts';
import type { Outcome } from '../flow/walk/walked.ts';
import type { Scope } from '../program/scope.ts';
import { spelling } from '../python/names.ts';
import { Kind } from '../python/nodes.ts';

/** How a call took part: data went through it, it came back without raising, or its result was tested and true. */
export type Part = 'passed' | Fact['sort'];

/**
 * Whether a call is of a function of the project that checks or escapes what it gets: its name says so, and what it
 * does agrees. To check is to refuse: it tests its argument, and raises or gives back something false. To escape is to give back
 * something else. What exactly it refuses or escapes mostly goes beyond what can be followed; that is taken on trust. A
 * function that cannot be found, or that does neither, is not.
 */
export function isNamedCheck(engine: Engine, value: Value, frame: Frame | undefined, part: Part): boolean {
  const call = objectOf(value);
  if (call.kind !== 'call' || !CHECKING.test(calledName(call)) || seesTo(calledName(call))) return false;
  // Finding the data may have spent the whole budget: what the check is, where that is plain, is asked apart.
  const isPlain = engine.once(`check ${part}`, call, false, () => {
    const refs = engine.near.refs(call.callee, undefined);
    return refs.every((ref) => ref.sort === 'function') && areChecks(engine.near, refs, part);
  });
  return isPlain || areChecks(engine, engine.refs(call.callee, frame), part);
}

/** `connection.ops.quote_name(table)` of a driver or a framework; what the project calls so is looked into. */
export function isQuotedName(engine: Engine, value: Value, frame: Frame | undefined): boolean {
  const call = objectOf(value);
  if (call.kind !== 'call' || call.callee.kind !== 'attribute' || !QUOTING.test(calledName(call)))
    return false;
  return engine.refs(call.callee, frame).every(({ sort }) => sort === 'library' || sort === 'unknown');
}

const QUOTING = /^(quote_(name|ident|identifier|table_name|column_name)|escape_(identifier|literal))$/;

function areChecks(engine: Engine, refs: readonly Reference[], part: Part): boolean {
  const functions = refs.filter((ref) => ref.sort === 'function');
  if (functions.length === 0 || refs.some((ref) => ref.sort === 'library')) return false;
  return functions.every((ref) => does(engine, ref, part, MAX_CALLS));
}

/**
 * Whether a function that checks a whole object has a look at one of its fields: `validate(options)` that only tests
 * `options.data` says nothing of `options.command`. What goes through all fields, or hands the object to somebody who
 * cannot be looked into, is taken on trust. `call` is a check by `isNamedCheck`.
 */
export function regardsField(engine: Engine, call: CallOf, frame: Frame | undefined, field: string): boolean {
  return engine
    .refs(call.callee, frame)
    .every((ref) => ref.sort !== 'function' || regards(engine, ref.scope, field, MAX_CALLS));
}

function regards(engine: Engine, scope: Scope, field: string, depth: number): boolean {
  return engine.once(`regards ${field}`, scope, false, () => {
    const words = wordsOf(scope);
    return (
      words.has(field) || [...WHOLE].some((word) => words.has(word)) || handsOn(engine, scope, field, depth)
    );
  });
}

/** A function that is given the object, or a part of it, has a look at the field. */
function handsOn(engine: Engine, scope: Scope, field: string, depth: number): boolean {
  const { exit, returns } = engine.walked(scope);
  const facts = [exit.facts, ...returns.map((way) => way.facts)].flatMap((one) => [...eachFact(one)]);
  return facts.some((fact) => {
    const call = objectOf(fact.sort === 'test' ? fact.condition : fact.call);
    if (call.kind !== 'call' || !call.args.some(({ value }) => concerns(value, scope, MAX_DEPTH)))
      return false;
    const refs = engine.refs(call.callee, undefined);
    if (depth === 0 || refs.length === 0) return true;
    return refs.some((ref) =>
      ref.sort === 'function'
        ? regards(engine, ref.scope, field, depth - 1)
        : REFUSING.test(calledName(call)),
    );
  });
}

const WORDS = new WeakMap<Scope, ReadonlySet<string>>();

function wordsOf(scope: Scope): ReadonlySet<string> {
  const known = WORDS.get(scope) ?? new Set(scope.module.tree.text(scope.node).match(/\w+/g));
  WORDS.set(scope, known);
  return known;
}

/** Words of functions that look at all fields, whatever their names, or at a signature over them. */
const WHOLE: ReadonlySet<string> = new Set([
  ...['items', 'values', 'keys', 'vars', '__dict__', 'getattr', 'asdict', 'dict', 'model_dump', 'fields'],
  ...['schema', 'jsonschema', 'hmac', 'signature', 'compare_digest'],
]);

const CHECKING =
  /(^|_)(valid|invalid|validate|validated|check|checked|verify|ensure|assert|sanitize|sanitized|safe|secure|allowed|escape|escaped|quote|clean)(_|$)/i;

/** `ensure(url)`, `ensure_folder(path)` see to it that something is there: they refuse nothing. */
export function seesTo(name: string): boolean {
  return SEEING_TO.test(name);
}

const SEEING_TO =
  /^_*ensure(_\w*(dirs?|director(y|ies)|folders?|files?|exists?|downloaded|installed|loaded|open))?$/i;

/** Functions in functions that are looked into. */
const MAX_CALLS = 3;

function calledName({ callee }: CallOf): string {
  if ('name' in callee && typeof callee.name === 'number') return spelling(callee.name);
  if (callee.kind === 'function') return callee.scope.name;
  return callee.kind === 'library' ? (callee.path.split('.').at(-1) ?? '') : '';
}

function does(engine: Engine, { scope }: FunctionReference, part: Part, depth: number): boolean {
  const { exit, returns } = engine.walked(scope);
  const tells = (facts: Iterable<Fact>) => [...facts].some((fact) => isTelling(engine, fact, scope, depth));
  if (part !== 'test' && tells(eachFact(exit.facts))) return true;
  if (part !== 'test' && raises(scope) && returns.some(({ facts }) => tells(eachFact(facts)))) return true;
  const ways = part === 'test' ? returns.filter(({ value }) => truthOf(value) !== false) : returns;
  if (ways.length === 0) return false;
  return part === 'test'
    ? ways.every(({ value, facts }) => tells([...eachFact(facts), ...factsOf(value, true)]))
    : part === 'passed' && ways.every((way) => givesElse(way, tells));
}

/** Whether it can raise by itself: it refuses some of what it gets, and may leave other kinds of it alone. */
function raises({ module: { tree }, node }: Scope): boolean {
  for (let at = tree.firstRecord(node); at < node; at = tree.nextRecord(at))
    if (tree.kind(at) === Kind.Raise) return true;
  return false;
}

/** What is given back is not what came in, or was tested. */
function givesElse({ value, facts }: Outcome, tells: (facts: Iterable<Fact>) => boolean): boolean {
  return isAltered(value, MAX_DEPTH) || tells(eachFact(facts));
}

/** Whether a fact says something of what the function got: a test of it, or a call that refuses what it does not like. */
function isTelling(engine: Engine, fact: Fact, scope: Scope, depth: number): boolean {
  if (fact.sort === 'test')
    return (
      !isIdle(fact.condition) &&
      concerns(fact.condition, scope, MAX_DEPTH) &&
      !isLoose(engine, fact.condition)
    );
  const { call } = fact;
  if (depth === 0 || !call.args.some(({ value }) => concerns(value, scope, MAX_DEPTH))) return false;
  return engine
    .refs(call.callee, undefined)
    .some((ref) =>
      ref.sort === 'function'
        ? does(engine, ref, 'returned', depth - 1)
        : ref.sort === 'library' && REFUSING.test(calledName(call)),
    );
}

/** A call of a library that says something under conditions only, which are known not to be met: an open pattern. */
function isLoose(engine: Engine, condition: Value): boolean {
  const call = objectOf(condition);
  if (call.kind !== 'call') return false;
  return engine.refs(call.callee, undefined).some((ref) => {
    const telling = ref.sort === 'library' ? (ref.entry?.sanitizers ?? []).filter(({ tells }) => tells) : [];
    if (ref.sort !== 'library' || telling.length === 0) return false;
    const library = libraryCall(ref, call, heldArguments(call, undefined), undefined);
    return telling.every(({ when }) => when?.every((one) => holds(engine, one, library) === 'no'));
  });
}

/** Calls of libraries that raise on what does not fit. */
const REFUSING =
  /^(int|float|UUID|ip_\w+|Decimal|fromisoformat|validate\w*|check\w*|full_clean|relative_to)$/;

/** `x is None`, `not x`, `isinstance(x, str)`, `len(x)`, `os.path.exists(x)`: nothing is said of what stands in it. */
function isIdle(condition: Value): boolean {
  const tested = objectOf(condition);
  if (tested.kind === 'parameter' || tested.kind === 'attribute' || tested.kind === 'item') return true;
  if (tested.kind === 'call') return IDLE.test(calledName(tested)) || isSchemeTest(tested);
  if (tested.kind !== 'operation') return false;
  const { operator, operands } = tested;
  if (operator === 'and' || operator === 'or' || operator === 'not') return operands.every(isIdle);
  if (operator === 'is' || operator === 'is not' || operands.every(isIdleOperand)) return true;
  return operands.some((one) => isEnding(one) || isDot(one));
}

/** `urlparse(address).scheme`, `name.rsplit(".", 1)[1]`: what stands before or after it is not looked at. */
function isEnding(operand: Value): boolean {
  const object = objectOf(operand);
  if (object.kind === 'attribute') return /^(scheme|suffix)$/.test(spelling(object.name));
  if (object.kind === 'call')
    return (
      SAME.test(calledName(object)) && object.callee.kind === 'attribute' && isEnding(object.callee.base)
    );
  const of = object.kind === 'item' ? objectOf(object.base) : undefined;
  if (of?.kind !== 'call') return false;
  if (calledName(of) === 'splitext') return true;
  return /^r?(split|partition)$/.test(calledName(of)) && of.args[0] !== undefined && isDot(of.args[0].value);
}

function isDot(operand: Value): boolean {
  const object = objectOf(operand);
  return object.kind === 'constant' && object.literal === '.';
}

/** `url.startswith("https://")`. */
function isSchemeTest({ callee, args: [beginning] }: CallOf): boolean {
  if (callee.kind !== 'attribute' || spelling(callee.name) !== 'startswith' || !beginning) return false;
  const given = objectOf(beginning.value);
  const all = given.kind === 'sequence' ? given.elements : [given];
  return all.every(
    (one) =>
      one.kind === 'constant' && typeof one.literal === 'string' && /^https?(:(\/\/)?)?$/.test(one.literal),
  );
}

function isIdleOperand(operand: Value): boolean {
  const object = objectOf(operand);
  return object.kind === 'constant' || (object.kind === 'call' && IDLE.test(calledName(object)));
}

const IDLE =
  /^(isinstance|issubclass|callable|hasattr|len|bool|endswith|exists|lexists|isfile|isdir|is_file|is_dir|type)$/;

/** Values in values that are looked into. */
const MAX_DEPTH = 8;

/** Whether a value is made of a parameter of the function. */
function concerns(value: Value, scope: Scope, depth: number): boolean {
  if (depth === 0) return false;
  const object = objectOf(value);
  const inner = (one: Value) => concerns(one, scope, depth - 1);
  switch (object.kind) {
    case 'parameter':
      return object.site.scope === scope && !(object.index === 0 && receiverOf(scope));
    case 'attribute':
      return inner(object.base);
    case 'item':
      return inner(object.base) || inner(object.key);
    case 'element':
      return inner(object.of);
    case 'operation':
      return object.operands.some(inner);
    case 'sequence':
      return [...object.elements, ...object.rest].some(inner);
    case 'choice':
      return object.alternatives.some((one) => inner(one.value));
    case 'call':
      return (
        object.args.some((one) => inner(one.value)) ||
        (object.callee.kind === 'attribute' && inner(object.callee.base))
      );
    default:
      return false;
  }
}

/** Whether a value is another text than the parameter that it is made of. */
function isAltered(value: Value, depth: number): boolean {
  const object = objectOf(value);
  if (object.kind === 'parameter' || depth === 0) return false;
  if (object.kind === 'choice') return object.alternatives.every((one) => isAltered(one.value, depth - 1));
  // `text or "/"` is one of both.
  if (object.kind === 'operation' && (object.operator === 'or' || object.operator === 'and'))
    return object.operands.every((one) => isAltered(one, depth - 1));
  // `"'" + text + "'"` is the text with something around it.
  if (object.kind === 'operation' && COMPOSING.has(object.operator))
    return object.operands.every((one) => isAltered(one, depth - 1));
  if (object.kind !== 'call' || !SAME.test(calledName(object))) return true;
  const of = object.callee.kind === 'attribute' ? object.callee.base : object.args[0]?.value;
  return of !== undefined && isAltered(of, depth - 1);
}

const COMPOSING: ReadonlySet<string> = new Set(['+', '%', 'format']);

/** Calls that give back the same text in another form. */
const SAME = /^(strip|lstrip|rstrip|lower|upper|title|casefold|encode|decode|str|bytes|copy|format)$/;
