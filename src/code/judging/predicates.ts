import type { Engine } from '../flow/ask/engine.ts';
import { frameOf, heldArguments } from '../flow/ask/frames.ts';
import type { Frame } from '../flow/ask/reference.ts';
import { isSame } from '../flow/ask/same.ts';
import { eachFact, type Fact, factsOf } from '../flow/facts.ts';
import { type CallOf, type ElementOf, objectOf, type Value } from '../flow/value.ts';
import { truthOf } from '../flow/walk/operators.ts';

/** What calls tell of their arguments where they give something true, or come back at all. */

/** `isinstance(x, (int, float))`: no text is one. */
export function isOfPlainType(engine: Engine, call: CallOf, frame: Frame | undefined): boolean {
  const types = call.args[1]?.value;
  if (!types || !isBuiltin(engine, call, frame, 'isinstance')) return false;
  const listed = objectOf(types);
  const all = listed.kind === 'sequence' ? listed.elements : [types];
  return all.length > 0 && all.every((one) => isPlainType(engine, one, frame));
}

function isPlainType(engine: Engine, type: Value, frame: Frame | undefined): boolean {
  const refs = engine.refs(type, frame);
  return refs.length > 0 && refs.every((ref) => ref.sort === 'library' && PLAIN.test(ref.path));
}

const PLAIN =
  /^(builtins\.(int|float|bool|complex)|uuid\.UUID|decimal\.Decimal|datetime\.(date|datetime|time|timedelta)|numbers\.(Number|Integral|Real))$/;

/** `all(test(c) for c in x)`: the test, what it is about, and whose elements these are. */
export function everyCharacterIs(
  engine: Engine,
  call: CallOf,
  frame: Frame | undefined,
): { readonly condition: Value; readonly element: ElementOf; readonly of: Value } | undefined {
  const tests = call.args[0] && objectOf(call.args[0].value);
  if (tests?.kind !== 'sequence' || tests.elements.length > 0 || tests.rest.length !== 1) return undefined;
  const condition = tests.rest[0] as Value;
  const element = elementIn(condition);
  if (!element || !isBuiltin(engine, call, frame, 'all')) return undefined;
  return { condition, element, of: objectOf(element.of) };
}

/** What is tested: the left side of a comparison, the object of a method; by the first of several tests. */
function elementIn(condition: Value): ElementOf | undefined {
  const whole = objectOf(condition);
  const isOneOfSome = whole.kind === 'operation' && whole.operator === 'or';
  const tested = isOneOfSome ? objectOf(whole.operands[0] ?? whole) : whole;
  const subject =
    tested.kind === 'operation'
      ? tested.operands[0]
      : tested.kind === 'call' && tested.callee.kind === 'attribute'
        ? tested.callee.base
        : undefined;
  const element = subject && objectOf(subject);
  return element?.kind === 'element' ? element : undefined;
}

function isBuiltin(engine: Engine, call: CallOf, frame: Frame | undefined, name: string): boolean {
  const { callee } = call;
  if (callee.kind === 'library') return callee.path === `builtins.${name}`;
  if (callee.kind !== 'global') return false;
  return engine.refs(callee, frame).some((ref) => ref.sort === 'library' && ref.path === `builtins.${name}`);
}

export interface Ways {
  readonly frame: Frame | undefined;
  /** The parameters that are the values asked about. */
  readonly values: ReadonlySet<Value>;
  /** What holds on each way out that tells: each that gives something true, or each that comes back. */
  readonly ways: readonly (readonly Fact[])[];
}

/** Undefined where the callee is no single function of the project. */
export function predicateFacts(
  engine: Engine,
  call: CallOf,
  frame: Frame | undefined,
  values: ReadonlySet<Value>,
  sort: Fact['sort'],
): Ways | undefined {
  const refs = engine.refs(call.callee, frame);
  const [ref] = refs;
  if (refs.length !== 1 || ref?.sort !== 'function' || ref.wraps.length > 0) return undefined;
  const { returns, exit } = engine.walked(ref.scope);
  const inner = frameOf(engine, ref, call, heldArguments(call, frame));
  const meant = parametersFor(call, ref.scope, ref.receiver === undefined ? 0 : 1, values);
  if (meant.size === 0) return undefined;
  const ways =
    sort === 'returned'
      ? [[...eachFact(exit.facts)]]
      : returns
          .filter(({ value }) => truthOf(value) !== false)
          .map(({ value, facts }) => [...eachFact(facts), ...factsOf(value, true)]);
  return ways.length > 0 ? { frame: inner, values: meant, ways } : undefined;
}

/** What must hold of the arguments of a call that came back: `require(name.isdigit())`, which raises where it does not. */
export function requiredBy(engine: Engine, call: CallOf, frame: Frame | undefined): readonly Fact[] {
  const refs = engine.refs(call.callee, frame);
  const [ref] = refs;
  if (refs.length !== 1 || ref?.sort !== 'function' || ref.wraps.length > 0) return [];
  const { exit } = engine.walked(ref.scope);
  const first = ref.receiver === undefined ? 0 : 1;
  return [...eachFact(exit.facts)].flatMap((fact) => {
    if (fact.sort !== 'test') return [];
    const tested = objectOf(fact.condition);
    if (tested.kind !== 'parameter' || tested.site.scope !== ref.scope) return [];
    const name = ref.scope.parameters[tested.index]?.name;
    const given =
      call.args.find(({ keyword }) => keyword !== 0 && keyword === name) ?? call.args[tested.index - first];
    const isBefore = !given?.keyword && call.args.slice(0, tested.index).some(({ unpacked }) => unpacked);
    return given && !given.unpacked && !isBefore && (!given.keyword || given.keyword === name)
      ? factsOf(given.value, fact.holds)
      : [];
  });
}

function parametersFor(
  { args }: CallOf,
  scope: CallOf['site']['scope'],
  first: number,
  values: ReadonlySet<Value>,
): ReadonlySet<Value> {
  const meant = new Set<Value>();
  let position = first;
  for (const { value, keyword, unpacked } of args) {
    if (unpacked) return meant;
    const index = keyword ? scope.parameters.findIndex(({ name }) => name === keyword) : position++;
    if (index < 0 || !scope.parameters[index] || ![...values].some((one) => isSame(one, value))) continue;
    meant.add({ kind: 'parameter', index, site: { scope, node: scope.parameters[index]?.node ?? 0 } });
  }
  return meant;
}
