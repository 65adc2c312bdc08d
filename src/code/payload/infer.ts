import type { Engine } from '../flow/ask/engine.ts';
import { isGenerator } from '../flow/ask/frames.ts';
import type { Module } from '../program/module.ts';
import { isScopeNode, type Scope } from '../program/scope.ts';
import { spelling } from '../python/names.ts';
import { Field, Kind, NUMBER_SORT_MASK, NumberSort, Operator, Parameter } from '../python/nodes.ts';
import { annotationText } from './annotation.ts';
import { type Binder, bindersOf, readsOf, type Variable, variableAt } from './binders.ts';
import { closedCallers } from './callers.ts';
import { BOOL, BYTES, FLOAT, INT, METHODS, NONE, PARSED, PARSERS, RESULTS, STR } from './known.ts';
import { hasBytes, isContainer, NEVER, other, type Payload, partsOf, type Spot, union } from './payload.ts';
import { isHarmlessUse, storesInto } from './uses-of-container.ts';

/**
 * What an expression gives, as far as it can be proved from the text: from the expressions that make it, all values of its
 * variables, all calls of the functions around. It asks the engine what is called and by whom; it does not take the
 * engine's word for what containers hold, which is good enough to follow data and not to change a format. What it cannot
 * prove is `other`, with the place.
 *
 * Long because it is one switch over expressions, read like a table.
 */
export function payloadOf(engine: Engine, place: Spot): Payload {
  return new Inference(engine, place).at(place.module, place.node);
}

/** Expressions that one payload may be made of. */
const MOST = 600;

class Inference {
  readonly #engine: Engine;
  readonly #under = new Set<string>();
  /** Variables with containers that are in the tree already. */
  readonly #held = new Set<string>();
  /** The whole payload. */
  readonly #root: Spot;
  /** Functions that are being looked into for what they return. */
  #returning = 0;
  #left = MOST;

  constructor(engine: Engine, root: Spot) {
    this.#engine = engine;
    this.#root = root;
  }

  at(module: Module, node: number): Payload {
    const key = `${module.index} ${node}`;
    // Taking it for nothing would be right only if it were asked again with what came out.
    if (this.#under.has(key)) return other({ module, node }, 'it is made of itself');
    this.#left -= 1;
    if (this.#left < 0 || this.#under.size > 60)
      return other({ module, node }, 'it is made of too many parts');
    this.#under.add(key);
    const payload = this.#expression(module, node);
    this.#under.delete(key);
    return payload;
  }

  #expression(module: Module, node: number): Payload {
    const { tree } = module;
    const place = { module, node };
    const all = (nodes: readonly number[]) => union(nodes.map((one) => this.at(module, one)));
    const items = () => Array.from({ length: tree.count(node) }, (_, i) => tree.item(node, i));
    switch (tree.kind(node)) {
      case Kind.None:
        return NONE;
      case Kind.True:
      case Kind.False:
        return BOOL;
      case Kind.Num:
        return numberAt(place);
      case Kind.Str:
        return /[\ud800-\udfff]/.test(tree.stringValue(node).replace(/[\ud800-\udbff][\udc00-\udfff]/g, ''))
          ? other(place, 'a text with half a surrogate pair may come back as another')
          : STR;
      case Kind.JoinedStr:
        return STR;
      case Kind.Bytes:
        return BYTES;
      case Kind.List:
        return { kind: 'list', of: union(items().map((item) => this.#listItem(module, item))) };
      case Kind.ListComp:
        return { kind: 'list', of: this.#made(module, tree.child(node, Field.ListComp.elt)) };
      case Kind.Dict:
        return this.#dict(place, items());
      case Kind.DictComp: {
        const key = tree.child(node, Field.DictComp.key);
        if (key === 0 || !isOnly(this.at(module, key), 'str')) return other(place, KEYS);
        return { kind: 'dict', of: this.#made(module, tree.child(node, Field.DictComp.value)) };
      }
      case Kind.Tuple:
        return other(place, 'a tuple comes back as a list');
      case Kind.Set:
      case Kind.SetComp:
        return other(place, 'a set has no counterpart');
      case Kind.IfExp:
        return all([tree.child(node, Field.IfExp.body), tree.child(node, Field.IfExp.orelse)]);
      case Kind.BoolOp:
        return all(items());
      case Kind.NamedExpr:
        return this.at(module, tree.child(node, Field.NamedExpr.value));
      case Kind.UnaryOp:
        return this.#unary(place);
      case Kind.BinOp:
        return binary(
          tree.operator(node),
          this.at(module, tree.child(node, Field.BinOp.left)),
          this.at(module, tree.child(node, Field.BinOp.right)),
          place,
        );
      case Kind.Compare:
        return this.#compare(place);
      case Kind.Name:
        return this.#name(place);
      case Kind.Call:
        return this.#call(place);
      case Kind.Subscript:
        return this.#subscript(place);
      case Kind.Attribute:
        return other(place, `the attribute ${tree.name(node)} may be set anywhere`);
      default:
        return other(place, 'it is not known what this gives');
    }
  }

  #listItem(module: Module, item: number): Payload {
    const { tree } = module;
    return tree.kind(item) === Kind.Starred
      ? elementOf(this.at(module, tree.child(item, Field.Starred.value)), { module, node: item })
      : this.at(module, item);
  }

  /**
   * Whether a container of a variable comes in once only: the innermost loop or comprehension around the place, if it is
   * not around the whole payload, makes a new one in each round.
   */
  #comesOnce({ module, node }: Spot, variable: Variable, binders: readonly Binder[]): boolean {
    if (this.#returning > 0 && binders.some(({ sort }) => sort === 'parameter')) return false;
    const round = roundAround(module.tree, node);
    if (round === 0 || this.#isAround(module, round)) return true;
    return (
      variable.scope.module === module &&
      binders.every((binder) => 'node' in binder && contains(module.tree, round, binder.node, true))
    );
  }

  /** Whether the whole payload is made in each round, so that nothing of it comes in twice by that. */
  #isAround(module: Module, round: number): boolean {
    const { node } = this.#root;
    return module === this.#root.module && round !== node && contains(module.tree, round, node, true);
  }

  /** What a comprehension makes in each round: an item of something else may be the same one again. */
  #made(module: Module, elt: number): Payload {
    const of = this.at(module, elt);
    const isNew = FRESH.has(module.tree.kind(elt)) || !isContainer(of);
    return isNew ? of : other({ module, node: elt }, TWICE, 'identity');
  }

  #dict(place: Spot, items: readonly number[]): Payload {
    const { module } = place;
    const { tree } = module;
    const fields = new Map<string, Payload>();
    const loose: Payload[] = [];
    for (let i = 0; i + 1 < items.length; i += 2) {
      const [key, value] = [items[i] as number, items[i + 1] as number];
      const payload = this.at(module, value);
      if (key === 0) {
        if (payload.kind === 'record') for (const [name, field] of payload.fields) add(fields, name, field);
        else if (payload.kind === 'dict') loose.push(payload.of);
        else
          loose.push(
            payload.kind === 'other' ? payload : other({ module, node: value }, 'what ** adds is not known'),
          );
      } else if (tree.kind(key) === Kind.Str) add(fields, tree.stringValue(key), payload);
      else if (isOnly(this.at(module, key), 'str')) loose.push(payload);
      else return other({ module, node: key }, KEYS);
    }
    return loose.length === 0
      ? { kind: 'record', fields }
      : { kind: 'dict', of: union([...loose, ...fields.values()]) };
  }

  #unary(place: Spot): Payload {
    const { tree } = place.module;
    const operator = tree.operator(place.node);
    if (operator === Operator.Not) return BOOL;
    const operand = this.at(place.module, tree.child(place.node, Field.UnaryOp.operand));
    if (operator === Operator.Invert) return isOnly(operand, 'int') ? operand : other(place, ANYTHING);
    return isNumber(operand)
      ? isOnly(operand, 'float')
        ? FLOAT
        : union([operand, INT])
      : other(place, ANYTHING);
  }

  /** `in`, `is` and `not` give True or False whatever they are asked about; `==` may be anything of a class. */
  #compare(place: Spot): Payload {
    const { module, node } = place;
    const { tree } = module;
    const sides = [tree.child(node, Field.Compare.left)];
    let isPlain = true;
    for (let i = 0; i < tree.count(node); i += 1) {
      const comparison = tree.item(node, i);
      sides.push(tree.child(comparison, Field.Comparison.right));
      const operator = tree.operator(comparison);
      const always = [Operator.In, Operator.NotIn, Operator.Is, Operator.IsNot] as readonly number[];
      if (!always.includes(operator)) isPlain = false;
    }
    if (isPlain) return BOOL;
    const known = sides.every((side) => partsOf(this.at(module, side)).every(({ kind }) => kind !== 'other'));
    return known ? BOOL : other(place, ANYTHING);
  }

  // ---------------------------------------------------------------- variables

  #name(place: Spot): Payload {
    const variable = variableAt(this.#engine, place.module, place.node);
    const name = place.module.tree.name(place.node);
    if (!variable) return other(place, `${name} is not a value that was made here`);
    const binders = bindersOf(this.#engine, variable);
    if (!binders) return other(place, `${name} is set by other functions, too`);
    const key = `${variable.scope.module.index} ${variable.scope.node} ${variable.name}`;
    const payload = union(binders.map((binder) => this.#binder(variable, binder, place)));
    if (!isContainer(payload)) return payload;
    if (this.#held.has(key) || !this.#comesOnce(place, variable, binders))
      return other(place, TWICE, 'identity');
    this.#held.add(key);
    if (variable.scope.sort !== 'function') {
      if (
        binders.length !== 1 ||
        readsOf(this.#engine, variable).some(
          (read) => this.#engine.program.enclosingScope(variable.scope.module, read) !== variable.scope,
        )
      )
        return other(place, `${name} is a variable of the module, which anybody may change`);
    }
    return this.#changed(variable, payload, place);
  }

  #binder(variable: Variable, binder: Binder, place: Spot): Payload {
    const { module } = variable.scope;
    switch (binder.sort) {
      case 'value':
        return this.at(module, binder.node);
      case 'added':
        return binary(binder.operator, NEVER, this.at(module, binder.node), place);
      case 'element':
        return elementOf(this.at(module, binder.node), { module, node: binder.node });
      case 'parameter':
        return this.#parameter(variable.scope, binder.index);
      default:
        return other({ module, node: binder.node }, `what ${spelling(variable.name)} gets here is not known`);
    }
  }

  /** A container that a variable holds: with what is put into it, if nothing else is done with it. */
  #changed(variable: Variable, payload: Payload, asked: Spot): Payload {
    const { module } = variable.scope;
    let changed = payload;
    for (const read of readsOf(this.#engine, variable)) {
      if (read === asked.node && module === asked.module) continue;
      const place = { module, node: read };
      if (this.#engine.program.enclosingScope(module, read) !== variable.scope)
        return other(place, `${module.tree.name(read)} is used by a function inside`);
      const stores = storesInto(module.tree, read);
      if (stores) changed = stores.reduce((sum, store) => this.#stored(sum, store, place), changed);
      else if (KEEPERS.has(module.tree.kind(module.tree.parent(read))))
        return other(place, TWICE, 'identity');
      else if (!isHarmlessUse(this.#engine, place, hasInnerContainers(payload)))
        return other(place, `${module.tree.name(read)} may be changed or kept here`);
    }
    return changed;
  }

  #stored(
    payload: Payload,
    { key, value, isAdded }: NonNullable<ReturnType<typeof storesInto>>[number],
    place: Spot,
  ): Payload {
    const { module } = place;
    const { tree } = module;
    const given = this.#made(module, value);
    if (payload.kind === 'json') return isPlain(given) ? payload : given;
    if (isAdded)
      return payload.kind === 'list'
        ? { kind: 'list', of: union([payload.of, given]) }
        : other(place, ANYTHING);
    if (payload.kind === 'list') return { kind: 'list', of: union([payload.of, given]) };
    const isText = key !== 0 && tree.kind(key) === Kind.Str;
    if (payload.kind === 'record' && isText) {
      const fields = new Map(payload.fields);
      add(fields, tree.stringValue(key), given);
      return { kind: 'record', fields };
    }
    if (payload.kind !== 'record' && payload.kind !== 'dict') return other(place, ANYTHING);
    if (!isText && (key === 0 || !isOnly(this.at(module, key), 'str'))) return other(place, KEYS);
    const before = payload.kind === 'record' ? union([...payload.fields.values()]) : payload.of;
    return { kind: 'dict', of: union([before, given]) };
  }

  #parameter(scope: Scope, index: number): Payload {
    const { module } = scope;
    const parameter = scope.parameters[index];
    const place = { module, node: parameter?.node ?? scope.node };
    const name = spelling(parameter?.name ?? 0);
    if (!parameter || parameter.passing === Parameter.Positional || parameter.passing === Parameter.Keywords)
      return other(place, `what ${name} gets is not known`);
    const annotated = annotationText(module, parameter.node);
    const declared = (of: Payload, reason: string): Payload => ({ kind: 'declared', of, reason, place });
    const callers = closedCallers(this.#engine, scope, index);
    if (callers.given.length === 0)
      return annotated
        ? declared(annotated, `${name} is what its annotation says`)
        : other(place, `who calls ${scope.name} with what ${name} is not known`);
    const payload = union(callers.given.map((given) => this.at(given.module, given.node)));
    return callers.isClosed
      ? payload
      : declared(payload, `nobody outside calls ${scope.name} with something else for ${name}`);
  }

  // ---------------------------------------------------------------- calls and items

  #call(place: Spot): Payload {
    const { module, node } = place;
    const { tree } = module;
    const func = tree.child(node, Field.Call.func);
    if (tree.kind(func) === Kind.Attribute) {
      const method = this.#method(place, func);
      if (method) return method;
    }
    const value = this.#engine.walked(this.#engine.program.enclosingScope(module, node)).values.get(func);
    const refs = value ? this.#engine.refs(value, undefined) : [];
    if (refs.length === 0) return other(place, 'what is called here is not known');
    return union(
      refs.map((ref) => {
        if (ref.sort === 'library') return this.#libraryCall(ref.path, place);
        if (ref.sort === 'function' && ref.wraps.length === 0) return this.#returned(ref.scope, place);
        if (ref.sort === 'class') return other(place, `an object of the class ${ref.scope.name}`);
        return other(place, 'what is called here is not known');
      }),
    );
  }

  #libraryCall(path: string, place: Spot): Payload {
    const { module, node } = place;
    const { tree } = module;
    const known = RESULTS.get(path);
    if (known) return known;
    if (PARSERS.has(path))
      return tree.count(node) === 1 && tree.kind(tree.item(node, 0)) !== Kind.Keyword
        ? PARSED
        : other(place, 'JSON is parsed with hooks');
    const [first] = Array.from({ length: tree.count(node) }, (_, i) => tree.item(node, i));
    if (
      (path === 'builtins.list' || path === 'builtins.sorted') &&
      first &&
      tree.kind(first) !== Kind.Starred
    ) {
      const of = elementOf(this.at(module, first), place);
      return isContainer(of) ? other(place, TWICE, 'identity') : { kind: 'list', of };
    }
    if (path === 'builtins.list' && !first) return { kind: 'list', of: NEVER };
    if (path === 'builtins.dict') return this.#dictCall(place);
    return other(place, `what ${path} gives is not known`);
  }

  #dictCall(place: Spot): Payload {
    const { module, node } = place;
    const { tree } = module;
    const fields = new Map<string, Payload>();
    for (let i = 0; i < tree.count(node); i += 1) {
      const item = tree.item(node, i);
      if (tree.kind(item) !== Kind.Keyword || tree.nameId(item) === 0)
        return other(place, 'what dict() is made of is not known');
      add(fields, tree.name(item), this.at(module, tree.child(item, Field.Keyword.value)));
    }
    return { kind: 'record', fields };
  }

  /** A method of a plain value; undefined where what it is called on is none for certain. */
  #method({ module, node }: Spot, func: number): Payload | undefined {
    const { tree } = module;
    const base = tree.child(func, Field.Attribute.value);
    if (tree.kind(base) === Kind.Attribute) return undefined;
    const of = this.at(module, base);
    const name = tree.name(func);
    const parts = of.kind === 'union' ? of.of : [of];
    const results = parts.map((part) => METHODS[part.kind]?.get(name));
    if (parts.length > 0 && results.every((result) => result !== undefined))
      return union(results as Payload[]);
    if (of.kind === 'json') return name === 'get' && tree.count(node) === 1 ? PARSED : undefined;
    return undefined;
  }

  #returned(scope: Scope, place: Spot): Payload {
    const { module } = scope;
    const { tree } = module;
    const isPlainFunction =
      tree.kind(scope.node) === Kind.FunctionDef &&
      tree.child(scope.node, Field.FunctionDef.decorators) === 0;
    if (!isPlainFunction || isGenerator(scope)) return other(place, `what ${scope.name} gives is not known`);
    const given: Payload[] = [];
    this.#returning += 1;
    for (let node = tree.firstRecord(scope.node); node <= scope.node; node = tree.nextRecord(node)) {
      if (tree.kind(node) !== Kind.Return || this.#engine.program.enclosingScope(module, node) !== scope)
        continue;
      const value = tree.child(node, Field.Return.value);
      given.push(value === 0 ? NONE : this.at(module, value));
    }
    this.#returning -= 1;
    const body = tree.child(scope.node, Field.FunctionDef.body);
    const last = tree.item(body, tree.count(body) - 1);
    const ends = tree.kind(last) === Kind.Return || tree.kind(last) === Kind.Raise;
    return union(ends ? given : [...given, NONE]);
  }

  #subscript(place: Spot): Payload {
    const { module, node } = place;
    const { tree } = module;
    const base = this.at(module, tree.child(node, Field.Subscript.value));
    const key = tree.child(node, Field.Subscript.slice);
    const isSlice = tree.kind(key) === Kind.Slice;
    if (base.kind === 'str') return STR;
    if (base.kind === 'json') return PARSED;
    if (base.kind === 'list')
      return isSlice ? (isContainer(base.of) ? other(place, TWICE, 'identity') : base) : base.of;
    if (base.kind === 'dict') return base.of;
    if (base.kind === 'record' && tree.kind(key) === Kind.Str)
      return base.fields.get(tree.stringValue(key)) ?? other(place, 'an item that is not known');
    return base.kind === 'other' ? base : other(place, 'an item that is not known');
  }
}

/** What holds what its parts are. */
const KEEPERS: ReadonlySet<number> = new Set([Kind.Dict, Kind.List, Kind.Tuple, Kind.Set]);

/** Expressions that make a new container, or name a variable, which is looked at by itself. */
const FRESH: ReadonlySet<number> = new Set([Kind.Dict, Kind.List, Kind.DictComp, Kind.ListComp, Kind.Name]);

/** The innermost loop or comprehension in whose rounds a place is evaluated; 0 without one in its function. */
function roundAround(tree: Module['tree'], node: number): number {
  let below = node;
  for (let at = tree.parent(node); at !== 0; below = at, at = tree.parent(at)) {
    const kind = tree.kind(at);
    if (isScopeNode(kind)) return 0;
    if (COMPREHENSIONS.has(kind)) return at;
    // What the first `for` goes over is evaluated once, before any round.
    if (
      kind === Kind.Comprehension &&
      isFirst(tree, at) &&
      tree.child(at, Field.Comprehension.iter) === below
    )
      at = tree.parent(at);
    const isLoop = kind === Kind.For || kind === Kind.AsyncFor || kind === Kind.While;
    if (isLoop && tree.kind(below) === Kind.Block) return at;
  }
  return 0;
}

const COMPREHENSIONS: ReadonlySet<number> = new Set([
  Kind.ListComp,
  Kind.DictComp,
  Kind.SetComp,
  Kind.GeneratorExp,
]);

function isFirst(tree: Module['tree'], comprehension: number): boolean {
  const around = tree.parent(comprehension);
  return tree.count(around) > 0 && tree.item(around, 0) === comprehension;
}

function contains(tree: Module['tree'], outer: number, inner: number, isSameFile: boolean): boolean {
  return isSameFile && tree.start(outer) <= tree.start(inner) && tree.end(inner) <= tree.end(outer);
}

const KEYS = 'keys that are no texts become texts, and merge';
const TWICE = 'one object is referred to twice, and would come back as two';
const ANYTHING = 'the operands are not known, so this can be anything';

function add(fields: Map<string, Payload>, name: string, payload: Payload): void {
  const before = fields.get(name);
  fields.set(name, before ? union([before, payload]) : payload);
}

function numberAt(place: Spot): Payload {
  const sort = place.module.tree.flags(place.node) & NUMBER_SORT_MASK;
  if (sort === NumberSort.Imaginary) return other(place, 'a complex number has no counterpart');
  return sort === NumberSort.Float ? FLOAT : INT;
}

function isOnly(payload: Payload, kind: Payload['kind']): boolean {
  return payload.kind === kind;
}

function isNumber(payload: Payload): boolean {
  const parts = payload.kind === 'union' ? payload.of : [payload];
  return parts.every(({ kind }) => kind === 'int' || kind === 'float' || kind === 'bool');
}

function isPlain(payload: Payload): boolean {
  return partsOf(payload).every(({ kind }) => kind !== 'other' && kind !== 'declared') && !hasBytes(payload);
}

function hasInnerContainers(payload: Payload): boolean {
  if (payload.kind === 'json') return true;
  return partsOf(payload).slice(1).some(isContainer);
}

/** What iterating gives. */
function elementOf(payload: Payload, place: Spot): Payload {
  switch (payload.kind) {
    case 'list':
      return payload.of;
    case 'dict':
    case 'record':
    case 'str':
      return STR;
    case 'json':
      return PARSED;
    case 'union':
      return union(payload.of.map((one) => elementOf(one, place)));
    case 'other':
      return payload;
    default:
      return other(place, 'what iterating over this gives is not known');
  }
}

/** What an operator gives for plain operands. */
function binary(operator: number, left: Payload, right: Payload, place: Spot): Payload {
  const isText = (one: Payload) => one.kind === 'str';
  if (operator === Operator.Mod && isText(left)) return STR;
  if (operator === Operator.Add && (isText(left) || left === NEVER) && isText(right)) return STR;
  if (operator === Operator.Mult && isText(left) && isOnly(right, 'int')) return STR;
  if (
    operator === Operator.Add &&
    left.kind === 'list' &&
    right.kind === 'list' &&
    !isContainer(left.of) &&
    !isContainer(right.of)
  )
    return { kind: 'list', of: union([left.of, right.of]) };
  if (!isNumber(left) || !isNumber(right) || right === NEVER)
    return firstOther(left, right) ?? other(place, ANYTHING);
  if (operator === Operator.Div) return FLOAT;
  const hasFloat = [left, right].some((one) => partsOf(one).some(({ kind }) => kind === 'float'));
  const isExact = !hasFloat && operator !== Operator.Pow;
  return isExact ? union([INT, ...(isBitwise(operator) ? [BOOL] : [])]) : union([INT, FLOAT]);
}

/** Of two booleans they give a boolean. */
function isBitwise(operator: number): boolean {
  return operator === Operator.BitAnd || operator === Operator.BitOr || operator === Operator.BitXor;
}

function firstOther(...payloads: readonly Payload[]): Payload | undefined {
  return payloads.find(({ kind }) => kind === 'other');
}
