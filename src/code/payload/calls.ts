import { isGenerator } from '../flow/ask/frames.ts';
import type { Scope } from '../program/scope.ts';
import { Field, Kind } from '../python/nodes.ts';
import { sizedNumber } from './digits.ts';
import { builtinRebound, exchangedAt } from './from-outside.ts';
import type { Inference } from './inference.ts';
import { METHODS, NONE, PARSED, PARSERS, RESULTS, SPELLERS, STR } from './known.ts';
import { addField, elementOf, isOnly } from './parts.ts';
import { isContainer, NEVER, other, otherOf, type Payload, partsOf, type Spot, union } from './payload.ts';
import { TWICE } from './reasons.ts';
import { isReplaced } from './replaced.ts';
import { isPlainSpec, looked, spelled, templated } from './spelled.ts';
import { decodesWhole } from './surrogates.ts';

/** What calls give: functions of Python whose type is known, methods of plain values, functions of the project. */

/** What a Call gives. */
export function callResult(inference: Inference, place: Spot): Payload {
  const { module, node } = place;
  const { tree } = module;
  const func = tree.child(node, Field.Call.func);
  if (tree.kind(func) === Kind.Attribute) {
    const result = methodResult(inference, place, func);
    if (result) return result;
  }
  const value = inference.engine
    .walked(inference.engine.program.enclosingScope(module, node))
    .values.get(func);
  const refs = value ? inference.engine.refs(value, undefined) : [];
  if (refs.length === 0) return other(place, 'what is called here is not known');
  return union(
    refs.map((ref) => {
      if (ref.sort === 'library') return libraryCall(inference, ref.path, place);
      if (ref.sort === 'function' && ref.wraps.length === 0) return returned(inference, ref.scope, place);
      if (ref.sort === 'class')
        return otherOf(place, `an object of the class ${ref.scope.name}`, {
          sort: 'object',
          scope: ref.scope,
        });
      return other(place, 'what is called here is not known');
    }),
  );
}

function libraryCall(inference: Inference, path: string, place: Spot): Payload {
  const { module, node } = place;
  const { tree } = module;
  const replaced = isReplaced(inference.engine, path);
  if (replaced) return other(replaced, `${path} is replaced here`);
  if (path.startsWith('builtins.') && inference.engine.program.moduleScope(module).stars.length > 0)
    return other(place, `a star import may bring another ${path.slice('builtins.'.length)}`);
  const rebound = path.startsWith('builtins.')
    ? builtinRebound(inference.engine, module, path.slice('builtins.'.length))
    : undefined;
  if (rebound) return other(rebound, `${path.slice('builtins.'.length)} may mean something else by this`);
  if (path === 'time.strftime' && !itemsOf(tree, node).every((item) => isWholeText(inference, module, item)))
    return plainHalves({ module, node });
  const known = RESULTS.get(path) ?? sizedNumber(inference, path, place);
  if (known) return known;
  if (path === 'json.dumps')
    return isOwnEncoder(tree, node) ? other(place, 'JSON is written by another encoder') : STR;
  // `str(data, "utf-8", errors)` decodes.
  if (path === 'builtins.str' && tree.count(node) > 1) return plainHalves(place);
  if (SPELLERS.has(path) && tree.count(node) > 0)
    return tree.count(node) > 1 && !isPlainSpec(tree, tree.item(node, 1))
      ? plainHalves(place)
      : spelled(inference, place, tree.item(node, 0));
  if (PARSERS.has(path))
    return tree.count(node) === 1 && tree.kind(tree.item(node, 0)) !== Kind.Keyword
      ? PARSED
      : other(place, 'JSON is parsed with hooks');
  const [first] = itemsOf(tree, node);
  if (
    (path === 'builtins.list' || path === 'builtins.sorted') &&
    first &&
    tree.kind(first) !== Kind.Starred
  ) {
    const of = elementOf(inference.at(module, first), place);
    return isContainer(of) ? other(place, TWICE, 'identity') : { kind: 'list', of };
  }
  if (path === 'builtins.list' && !first) return { kind: 'list', of: NEVER };
  if (path === 'builtins.dict') return dictCall(inference, place);
  return other(place, `what ${path} gives is not known`);
}

/** `cls=Own`, `**options`. */
function isOwnEncoder(tree: Spot['module']['tree'], call: number): boolean {
  return itemsOf(tree, call).some(
    (item) =>
      tree.kind(item) === Kind.Starred ||
      (tree.kind(item) === Kind.Keyword && (tree.nameId(item) === 0 || tree.name(item) === 'cls')),
  );
}

function itemsOf(tree: Spot['module']['tree'], node: number): readonly number[] {
  return Array.from({ length: tree.count(node) }, (_, i) => tree.item(node, i));
}

function dictCall(inference: Inference, place: Spot): Payload {
  const { module, node } = place;
  const { tree } = module;
  const fields = new Map<string, Payload>();
  for (let i = 0; i < tree.count(node); i += 1) {
    const item = tree.item(node, i);
    if (tree.kind(item) !== Kind.Keyword || tree.nameId(item) === 0)
      return other(place, 'what dict() is made of is not known');
    addField(fields, tree.name(item), inference.at(module, tree.child(item, Field.Keyword.value)));
  }
  return { kind: 'record', fields };
}

/** A method of a plain value; undefined where what it is called on is none for certain. */
function methodResult(inference: Inference, { module, node }: Spot, func: number): Payload | undefined {
  const { tree } = module;
  const base = tree.child(func, Field.Attribute.value);
  if (tree.kind(base) === Kind.Attribute) return undefined;
  const of = inference.at(module, base);
  const name = tree.name(func);
  if (isOnly(of, 'str') && name === 'format')
    return templated(inference, { module, node }, base, itemsOf(tree, node));
  const isHalving =
    isOnly(of, 'bytes') && name === 'decode'
      ? !decodesWhole(tree, node)
      : isOnly(of, 'str') &&
        TAKING_TEXT.has(name) &&
        !itemsOf(tree, node).every((item) => isWholeText(inference, module, item));
  if (isHalving) return plainHalves({ module, node });
  const parts = of.kind === 'union' ? of.of : [of];
  const results = parts.map((part) => methodOf(part, name));
  if (parts.length > 0 && results.every((result) => result !== undefined)) return union(results as Payload[]);
  if (of.kind === 'json') return name === 'get' && tree.count(node) === 1 ? PARSED : undefined;
  return undefined;
}

/** Methods whose text holds what they are given. */
const TAKING_TEXT: ReadonlySet<string> = new Set([
  'replace',
  'translate',
  'center',
  'ljust',
  'rjust',
  'join',
]);

/** What a text is made of is itself proved to be a text, or numbers, or such in a list: halves of pairs are none. */
function isWholeText(inference: Inference, module: Spot['module'], item: number): boolean {
  const { tree } = module;
  const node = tree.kind(item) === Kind.GeneratorExp ? tree.child(item, Field.GeneratorExp.elt) : item;
  return partsOf(looked(inference, { module, node })).every(
    ({ kind }) => kind !== 'other' && kind !== 'declared',
  );
}

function plainHalves(place: Spot): Payload {
  return {
    kind: 'declared',
    of: STR,
    reason: 'the text has no halves of surrogate pairs',
    isTyped: true,
    place,
  };
}

function methodOf(of: Payload, name: string): Payload | undefined {
  if (of.kind !== 'declared') return METHODS[of.kind]?.get(name);
  const result = METHODS[of.of.kind]?.get(name);
  return result && { ...of, of: result };
}

function returned(inference: Inference, scope: Scope, place: Spot): Payload {
  const { module } = scope;
  const { tree } = module;
  const isPlainFunction =
    tree.kind(scope.node) === Kind.FunctionDef && tree.child(scope.node, Field.FunctionDef.decorators) === 0;
  if (!isPlainFunction || isGenerator(scope)) return other(place, `what ${scope.name} gives is not known`);
  const exchanged = exchangedAt(inference.engine, scope);
  if (exchanged) return other(exchanged, `${scope.name} may be exchanged here`);
  const given: Payload[] = [];
  inference.returning += 1;
  for (let node = tree.firstRecord(scope.node); node <= scope.node; node = tree.nextRecord(node)) {
    if (tree.kind(node) !== Kind.Return || inference.engine.program.enclosingScope(module, node) !== scope)
      continue;
    const value = tree.child(node, Field.Return.value);
    given.push(value === 0 ? NONE : inference.at(module, value));
  }
  inference.returning -= 1;
  const body = tree.child(scope.node, Field.FunctionDef.body);
  const last = tree.item(body, tree.count(body) - 1);
  const ends = tree.kind(last) === Kind.Return || tree.kind(last) === Kind.Raise;
  return union(ends ? given : [...given, NONE]);
}
