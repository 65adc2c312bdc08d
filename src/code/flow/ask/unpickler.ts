import type { Answer } from '../../../project/environment.ts';
import { intern } from '../../python/names.ts';
import { eachFact, type Fact } from '../facts.ts';
import { choicesOf, objectOf, type Value } from '../value.ts';
import { finalValue } from '../walk/walked.ts';
import type { LibraryCall } from './arguments.ts';
import { resolutionOrder } from './classes.ts';
import type { Engine } from './engine.ts';
import type { ContainerReference, FunctionReference, InstanceReference } from './reference.ts';

/**
 * Whether the receiver is an `Unpickler` of the project whose `find_class` lets only a fixed set of names through.
 * A class that refuses some names and passes the rest on is open, and so is one that decides by a prefix of the
 * module: `builtins.` has `eval`, and a dotted name reaches anything that a module has imported.
 */
export function closesFindClass(engine: Engine, call: LibraryCall): Answer {
  const instance = call.callee.instance ?? givenSelf(engine, call);
  if (!instance) return 'no';
  for (const base of resolutionOrder(engine, instance.scope)) {
    if (base.sort === 'library') return 'no';
    const value = finalValue(engine.walked(base.scope), intern('find_class'));
    if (!value) continue;
    const [method, ...others] = engine.refs(value, undefined);
    return method?.sort === 'function' && others.length === 0 ? isClosed(engine, method) : 'unknown';
  }
  return 'no';
}

/** `pickle.Unpickler.load(self)`: the object that its class is called with. */
function givenSelf(engine: Engine, { args: [self] }: LibraryCall): InstanceReference | undefined {
  const refs = self ? engine.refs(self.value, self.frame) : [];
  return refs.length === 1 && refs[0]?.sort === 'instance' ? refs[0] : undefined;
}

/** Every way out gives a fixed object, or what was asked for after a membership test of the whole name. */
function isClosed(engine: Engine, { scope, binding }: FunctionReference): Answer {
  const walked = engine.walked(scope);
  if (walked.returns.length === 0) return 'yes'; // it only raises
  const given: Given = { module: binding === 'static' ? 0 : 1 };
  const answers = walked.returns.map(({ value, facts }) => {
    if (value.kind === 'constant' && value.literal === null) return 'yes'; // falls off its end after raising
    if (isFixed(value)) return 'yes';
    const table = tableOf(value, given);
    if (table) return isWayOut(engine, table) ? 'no' : 'yes';
    if (!looksUpName(value, given)) return 'unknown';
    const tables = [...eachFact(facts)].flatMap((fact) => tablesOfFact(fact, given));
    return tables.length > 0 && !tables.some((one) => isWayOut(engine, one)) ? 'yes' : 'no';
  });
  if (answers.includes('no')) return 'no';
  return answers.includes('unknown') ? 'unknown' : 'yes';
}

/** An object that does not depend on what was asked for. */
function isFixed(value: Value): boolean {
  const { kind } = objectOf(value);
  return kind === 'library' || kind === 'class' || kind === 'function' || kind === 'module';
}

/** Which parameter is the module; the name comes after it. */
interface Given {
  readonly module: number;
}

/** `super().find_class(module, name)`, `getattr(sys.modules[module], name)`, `__import__(module)` … */
function looksUpName(value: Value, given: Given): boolean {
  return [...choicesOf(value)].some(
    (one) =>
      one.kind === 'call' &&
      one.args.some((argument) => isGiven(argument.value, given)) &&
      !tableOf(one, given),
  );
}

function isGiven(value: Value, { module }: Given): boolean {
  const object = objectOf(value);
  return object.kind === 'parameter' && object.index >= module;
}

/** `ALLOWED[module, name]`, `ALLOWED.get((module, name))`: only what somebody has put there. */
function tableOf(value: Value, given: Given): Value | undefined {
  if (value.kind === 'item') return mentionsName(value.key, given) ? value.base : undefined;
  if (value.kind !== 'call' || value.callee.kind !== 'attribute') return undefined;
  const isAsked = value.args.some((argument) => mentionsName(argument.value, given));
  return isAsked && isTable(value.callee.base) ? value.callee.base : undefined;
}

function isTable(value: Value): boolean {
  const object = objectOf(value);
  return (
    object.kind === 'global' ||
    object.kind === 'attribute' ||
    object.kind === 'outer' ||
    object.kind === 'mapping'
  );
}

function mentionsName(value: Value, given: Given): boolean {
  const object = objectOf(value);
  if (object.kind === 'parameter') return object.index === given.module + 1;
  if (object.kind === 'sequence') return object.elements.some((one) => mentionsName(one, given));
  if (object.kind === 'operation') return object.operands.some((one) => mentionsName(one, given));
  return false;
}

/**
 * What the name was found in, or equal to: `(module, name) in ALLOWED`, `name in ALLOWED`, `f"{module}.{name}" in …`, or a
 * comparison of the name itself. The module alone is not enough.
 */
function tablesOfFact(fact: Fact, given: Given): readonly Value[] {
  if (fact.sort !== 'test' || fact.condition.kind !== 'operation') return [];
  const { operator, operands } = fact.condition;
  const positive = fact.holds ? ['in', '=='] : ['not in', '!='];
  if (!positive.includes(operator) || !operands.some((one) => mentionsName(one, given))) return [];
  return operands.filter((one) => !mentionsName(one, given));
}

/** Whether a table has, among its names or for one of them, something by which a pickle gets at everything else. */
function isWayOut(engine: Engine, table: Value): boolean {
  return engine.refs(table, undefined).some((ref) => {
    if (ref.sort === 'constant') return leadsOut(ref.literal);
    return ref.sort === 'container' && partsOf(ref).some((part) => isOneOut(engine, part, MAX_NESTING));
  });
}

/** `("builtins", "getattr")` in a list of such, the list of a module's names in a dictionary. */
const MAX_NESTING = 2;

function isOneOut(engine: Engine, value: Value, depth: number): boolean {
  const object = objectOf(value);
  if (object.kind === 'constant') return leadsOut(object.literal);
  if (object.kind === 'library') return leadsOut(object.path);
  if (depth === 0) return false;
  if (object.kind === 'sequence' || object.kind === 'mapping')
    return partsOf({ value: object }).some((part) => isOneOut(engine, part, depth - 1));
  return false;
}

function partsOf({ value }: Pick<ContainerReference, 'value'>): readonly Value[] {
  if (value.kind === 'sequence') return value.elements;
  return value.entries.flatMap(({ key, value: entry }) => (key ? [key, entry] : [entry]));
}

function leadsOut(literal: unknown): boolean {
  return typeof literal === 'string' && WAYS_OUT.test(literal);
}

/** Functions that give any attribute, run text, or load what they are given: with one of them allowed, all is. */
const WAYS_OUT =
  /(^|[. ])(getattr|eval|exec|execfile|compile|__import__|import_module|globals|vars|attrgetter|methodcaller|system|popen|Popen|getoutput|check_output|run_module|run_path|find_class)$/;
