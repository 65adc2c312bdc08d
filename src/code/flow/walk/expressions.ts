import type { Filling } from '../../models/catalogue.ts';
import type { Program } from '../../program/program.ts';
import { bindingOf, outerBindingOf, type Scope } from '../../program/scope.ts';
import { spelling } from '../../python/names.ts';
import {
  FIELDS_OF,
  Field,
  isExpression,
  isStatement,
  Kind,
  NUMBER_SORT_MASK,
  NumberSort,
  Operator,
  Sort,
} from '../../python/nodes.ts';
import type { Tree } from '../../python/tree.ts';
import { type Facts, factsOf, withFact } from '../facts.ts';
import {
  Bytes,
  type CallArgument,
  type CallOf,
  choose,
  type Literal,
  type Mapping,
  type MappingEntry,
  type Site,
  type Value,
} from '../value.ts';
import { Assignments } from './assign.ts';
import { evaluateCall } from './calls.ts';
import { elementOf } from './containers.ts';
import { type Folded, foldBinary, foldUnary, isTrue, NOT_CONSTANT, textOf } from './fold.ts';
import { definitionValue, staticGlobal } from './globals.ts';
import { markWritten, readAttribute, readSubscript } from './objects.ts';
import { addFacts, containerOf, contentsOf, emptyState, type State, snapshotOf } from './state.ts';
import type { AttributeStore, Outcome } from './walked.ts';

/** How Python writes each operator, by its number. */
const SPELLINGS: Readonly<Record<number, string>> = {
  [Operator.Add]: '+',
  [Operator.Sub]: '-',
  [Operator.Mult]: '*',
  [Operator.MatMult]: '@',
  [Operator.Div]: '/',
  [Operator.Mod]: '%',
  [Operator.Pow]: '**',
  [Operator.LShift]: '<<',
  [Operator.RShift]: '>>',
  [Operator.BitOr]: '|',
  [Operator.BitXor]: '^',
  [Operator.BitAnd]: '&',
  [Operator.FloorDiv]: '//',
  [Operator.Invert]: '~',
  [Operator.Not]: 'not',
  [Operator.UAdd]: '+',
  [Operator.USub]: '-',
  [Operator.Eq]: '==',
  [Operator.NotEq]: '!=',
  [Operator.Lt]: '<',
  [Operator.LtE]: '<=',
  [Operator.Gt]: '>',
  [Operator.GtE]: '>=',
  [Operator.Is]: 'is',
  [Operator.IsNot]: 'is not',
  [Operator.In]: 'in',
  [Operator.NotIn]: 'not in',
};

/** A test, and whether it can come out only one way. */
export interface Tested {
  readonly value: Value;
  readonly truth: boolean | undefined;
}

/**
 * Evaluates expressions to values, in the current state. Chains that lean left (`a.b().c[0]`, `a + b + c`) may be
 * of any length and are walked with a list; everything else nests no deeper than the parser allows.
 */
export class Expressions {
  readonly program: Program;
  readonly scope: Scope;
  readonly tree: Tree;
  readonly assignments: Assignments;
  state: State = emptyState();
  /** What `:=` has bound since the innermost comprehension began. */
  #walruses = new Map<number, Value>();
  readonly records = {
    values: new Map<number, Value>(),
    decorations: new Map<number, CallOf>(),
    yields: new Map<number, Outcome>(),
    stores: new Map<number, AttributeStore>(),
    itemStores: new Map<number, MappingEntry>(),
    assigned: new Map<number, Value[]>(),
  };

  /** What library functions write into. */
  readonly filling: Filling;

  constructor(program: Program, scope: Scope, filling: Filling) {
    this.filling = filling;
    this.program = program;
    this.scope = scope;
    this.tree = scope.module.tree;
    this.assignments = new Assignments(this);
  }

  site(node: number): Site {
    return { scope: this.scope, node };
  }

  none(node: number): Value {
    return this.constant(null, node);
  }

  constant(literal: Literal, node: number): Value {
    return { kind: 'constant', literal, site: this.site(node) };
  }

  unknown(reason: string, node: number, parts: readonly Value[] = []): Value {
    return { kind: 'unknown', reason, parts, site: this.site(node) };
  }

  evaluate(node: number): Value {
    const spine: number[] = [];
    let at = node;
    for (let below = this.#left(at); below !== 0; below = this.#left(at)) {
      spine.push(at);
      at = below;
    }
    let value = this.#keep(at, this.#atom(at));
    for (let next = spine.pop(); next !== undefined; next = spine.pop())
      value = this.#keep(next, this.#step(next, value));
    return value;
  }

  #keep(node: number, value: Value): Value {
    this.records.values.set(node, value);
    return value;
  }

  /** The part that a chain leans on, 0 for what is no link of a chain. */
  #left(node: number): number {
    switch (this.tree.kind(node)) {
      case Kind.Attribute:
        return this.tree.child(node, Field.Attribute.value);
      case Kind.Call:
        return this.tree.child(node, Field.Call.func);
      case Kind.Subscript:
        return this.tree.child(node, Field.Subscript.value);
      case Kind.BinOp:
        return this.tree.child(node, Field.BinOp.left);
      case Kind.Await:
        return this.tree.child(node, Field.Await.value);
      default:
        return 0;
    }
  }

  /** One link, with what it leans on already evaluated. */
  #step(node: number, left: Value): Value {
    const { tree } = this;
    switch (tree.kind(node)) {
      case Kind.Attribute:
        return this.attribute(left, tree.nameId(node), node);
      case Kind.Call:
        return evaluateCall(this, node, left);
      case Kind.Subscript:
        return this.item(left, this.evaluate(tree.child(node, Field.Subscript.slice)), node);
      case Kind.BinOp:
        return this.binary(
          tree.operator(node),
          left,
          this.evaluate(tree.child(node, Field.BinOp.right)),
          node,
        );
      default:
        return left;
    }
  }

  #atom(node: number): Value {
    const { tree } = this;
    switch (tree.kind(node)) {
      case Kind.Name:
        return this.#name(node);
      case Kind.Str:
      case Kind.StrFragment:
        return this.constant(tree.stringValue(node), node);
      case Kind.Bytes:
        return this.constant(new Bytes(tree.stringValue(node)), node);
      case Kind.Num:
        return this.#number(node);
      case Kind.True:
      case Kind.False:
        return this.constant(tree.kind(node) === Kind.True, node);
      case Kind.None:
        return this.none(node);
      case Kind.Ellipsis:
        return this.constant(undefined, node);
      case Kind.JoinedStr:
      case Kind.TemplateStr:
        return this.#text(node);
      case Kind.FormattedValue:
      case Kind.Interpolation:
        return this.evaluate(tree.child(node, Field.FormattedValue.value));
      case Kind.BoolOp:
        return this.#boolean(node);
      case Kind.UnaryOp:
        return this.#unary(node);
      case Kind.Compare:
        return this.#compare(node);
      case Kind.IfExp:
        return this.#conditional(node);
      case Kind.NamedExpr: {
        const value = this.evaluate(tree.child(node, Field.NamedExpr.value));
        const target = tree.child(node, Field.NamedExpr.target);
        this.assignments.assign(target, value);
        this.#walruses.set(tree.nameId(target), value);
        return value;
      }
      case Kind.List:
      case Kind.Tuple:
      case Kind.Set:
        return this.#sequence(node);
      case Kind.Dict:
        return this.#dict(node);
      case Kind.ListComp:
      case Kind.SetComp:
      case Kind.GeneratorExp:
      case Kind.DictComp:
        return this.#comprehension(node);
      case Kind.Lambda:
        this.functionHead(node);
        return this.definition(node);
      case Kind.Yield:
      case Kind.YieldFrom:
        return this.#yield(node);
      case Kind.Starred:
        return this.evaluate(tree.child(node, Field.Starred.value));
      case Kind.Slice:
        return this.#slice(node);
      case Kind.Repr:
        return this.#operation('repr', [this.evaluate(tree.child(node, Field.Repr.value))], node);
      default:
        this.evaluateParts(node, () => {});
        return this.unknown('not an expression that is followed', node);
    }
  }

  #operation(operator: string, operands: readonly Value[], node: number): Value {
    return { kind: 'operation', operator, operands, site: this.site(node) };
  }

  #number(node: number): Value {
    const value = this.tree.numberValue(node);
    const real = value !== undefined && (this.tree.flags(node) & NUMBER_SORT_MASK) !== NumberSort.Imaginary;
    return real ? this.constant(value, node) : this.unknown('a number that is not followed', node);
  }

  #name(node: number): Value {
    const name = this.tree.nameId(node);
    const binding = bindingOf(this.scope, name);
    const known = this.state.names.get(name);
    if (known) return this.#shared(name, known, node);
    // A name without a value here is a class's or a comprehension's: what is further out is meant.
    const outer = binding.sort === 'own' ? outerBindingOf(this.scope, name) : binding;
    if (outer.sort === 'outer') return { kind: 'outer', scope: outer.scope, name, site: this.site(node) };
    return staticGlobal(this.program, this.scope, name, node);
  }

  /** A variable that other functions also write is whatever any of them wrote. */
  #shared(name: number, known: Value, node: number): Value {
    if (this.scope.sort === 'class') return known;
    const written = this.program.writtenFromInside(this.scope);
    if (!written.has(name)) return known;
    if (this.scope.sort === 'module') return { kind: 'global', name, site: this.site(node) };
    return { kind: 'outer', scope: this.scope, name, site: this.site(node) };
  }

  #text(node: number): Value {
    const parts: Value[] = [];
    for (let i = 0; i < this.tree.count(node); i += 1) parts.push(this.evaluate(this.tree.item(node, i)));
    const texts = parts.map((part) => (part.kind === 'constant' ? textOf(part.literal) : NOT_CONSTANT));
    const plain = texts.every((text) => typeof text === 'string');
    return plain ? this.constant(texts.join(''), node) : this.#operation('format', parts, node);
  }

  /** `and` and `or`: what stands behind is evaluated knowing what stands before. */
  #boolean(node: number): Value {
    const isAnd = this.tree.operator(node) === Operator.And;
    const { facts } = this.state;
    const operands: Value[] = [];
    for (let i = 0; i < this.tree.count(node); i += 1) {
      const { value, truth } = this.test(this.tree.item(node, i));
      const decides = truth === !isAnd;
      // An operand that cannot decide is never the result, unless it is the last.
      if (truth === undefined || decides || i === this.tree.count(node) - 1) operands.push(value);
      if (decides) break;
      addFacts(this.state, factsOf(value, isAnd));
    }
    this.state.facts = facts;
    if (operands.length === 1) return operands[0]!;
    return this.#operation(isAnd ? 'and' : 'or', operands, node);
  }

  #unary(node: number): Value {
    const operator = SPELLINGS[this.tree.operator(node)] as string;
    const operand = this.evaluate(this.tree.child(node, Field.UnaryOp.operand));
    if (operator === 'not') {
      const truth = truthOf(operand);
      return truth === undefined ? this.#operation('not', [operand], node) : this.constant(!truth, node);
    }
    const folded: Folded = operand.kind === 'constant' ? foldUnary(operator, operand.literal) : NOT_CONSTANT;
    return folded === NOT_CONSTANT ? this.#operation(operator, [operand], node) : this.constant(folded, node);
  }

  #compare(node: number): Value {
    let left = this.evaluate(this.tree.child(node, Field.Compare.left));
    const links: Value[] = [];
    for (let i = 0; i < this.tree.count(node); i += 1) {
      const comparison = this.tree.item(node, i);
      const right = this.evaluate(this.tree.child(comparison, Field.Comparison.right));
      links.push(this.#comparison(SPELLINGS[this.tree.operator(comparison)] as string, left, right, node));
      left = right;
    }
    if (links.some((link) => truthOf(link) === false)) return this.constant(false, node);
    return links.length === 1 ? links[0]! : this.#operation('and', links, node);
  }

  #comparison(operator: string, left: Value, right: Value, node: number): Value {
    const folded = compareConstants(this.state, operator, left, right);
    if (folded !== NOT_CONSTANT) return this.constant(folded, node);
    return this.#operation(operator, [snapshotOf(this.state, left), snapshotOf(this.state, right)], node);
  }

  #conditional(node: number): Value {
    const { test, body, orelse } = Field.IfExp;
    const tested = this.test(this.tree.child(node, test));
    if (tested.truth !== undefined) return this.evaluate(this.tree.child(node, tested.truth ? body : orelse));
    const { facts } = this.state;
    const side = (field: number, holds: boolean) => {
      addFacts(this.state, factsOf(tested.value, holds));
      const value = this.evaluate(this.tree.child(node, field));
      const alternative = { value, facts: this.state.facts };
      this.state.facts = facts;
      return alternative;
    };
    return choose([side(body, true), side(orelse, false)], this.site(node));
  }

  #sequence(node: number): Value {
    const kind = this.tree.kind(node);
    const elements: Value[] = [];
    const rest: Value[] = [];
    for (let i = 0; i < this.tree.count(node); i += 1) {
      const item = this.tree.item(node, i);
      const value = snapshotOf(this.state, this.evaluate(item));
      if (this.tree.kind(item) === Kind.Starred) this.#spread(value, elements, rest, item);
      else (rest.length > 0 ? rest : elements).push(value);
    }
    const sort = kind === Kind.List ? 'list' : kind === Kind.Tuple ? 'tuple' : 'set';
    return { kind: 'sequence', sort, elements, rest, site: this.site(node) };
  }

  #spread(value: Value, elements: Value[], rest: Value[], node: number): void {
    const container = containerOf(this.state, value);
    if (container?.kind === 'sequence' && rest.length === 0) {
      elements.push(...container.elements);
      rest.push(...container.rest);
    } else rest.push({ kind: 'element', of: value, site: this.site(node) });
  }

  #dict(node: number): Value {
    const entries: MappingEntry[] = [];
    for (let i = 0; i + 1 < this.tree.count(node); i += 2) {
      const key = this.tree.item(node, i);
      const evaluated = key ? this.evaluate(key) : undefined;
      const value = snapshotOf(this.state, this.evaluate(this.tree.item(node, i + 1)));
      const inner = evaluated ? undefined : containerOf(this.state, value);
      if (inner?.kind === 'mapping') entries.push(...inner.entries);
      else entries.push({ key: evaluated, value });
    }
    return { kind: 'mapping', entries, site: this.site(node) };
  }

  /** One round through its `for` and `if` parts. Its targets are gone afterwards; what `:=` binds stays (PEP 572). */
  #comprehension(node: number): Value {
    const { tree } = this;
    const { facts } = this.state;
    const names = new Map(this.state.names);
    const outerWalruses = this.#walruses;
    this.#walruses = new Map();
    for (let i = 0; i < tree.count(node); i += 1) this.#generator(tree.item(node, i));
    const result =
      tree.kind(node) === Kind.DictComp ? this.#dictResult(node, facts) : this.#listResult(node, facts);
    for (const [name, value] of this.#walruses) {
      names.set(name, value);
      outerWalruses.set(name, value);
    }
    this.#walruses = outerWalruses;
    this.state = { ...this.state, names, facts };
    return result;
  }

  #generator(comprehension: number): void {
    const over = this.evaluate(this.tree.child(comprehension, Field.Comprehension.iter));
    const target = this.tree.child(comprehension, Field.Comprehension.target);
    this.assignments.assign(target, this.elementOf(over, comprehension));
    for (let i = 0; i < this.tree.count(comprehension); i += 1) {
      addFacts(this.state, factsOf(this.evaluate(this.tree.item(comprehension, i)), true));
    }
  }

  /** Made where conditions hold, beside the facts that held around. */
  #whereTested(value: Value, around: Facts | undefined): Value {
    const { facts } = this.state;
    if (facts === around || value.kind === 'constant') return value;
    return { kind: 'choice', alternatives: [{ value, facts }], loop: false, site: value.site };
  }

  #dictResult(node: number, around: Facts | undefined): Mapping {
    const key = this.tree.child(node, Field.DictComp.key);
    const evaluated = key ? this.#whereTested(this.evaluate(key), around) : undefined;
    const value = this.#whereTested(this.evaluate(this.tree.child(node, Field.DictComp.value)), around);
    return { kind: 'mapping', entries: [{ key: evaluated, value }], site: this.site(node) };
  }

  #listResult(node: number, around: Facts | undefined): Value {
    const elt = this.tree.child(node, Field.ListComp.elt);
    let value = this.#whereTested(this.evaluate(elt), around);
    if (this.tree.kind(elt) === Kind.Starred) value = { kind: 'element', of: value, site: this.site(elt) };
    const kind = this.tree.kind(node);
    const sort = kind === Kind.ListComp ? 'list' : kind === Kind.SetComp ? 'set' : 'generator';
    return { kind: 'sequence', sort, elements: [], rest: [value], site: this.site(node) };
  }

  #yield(node: number): Value {
    const child = this.tree.child(node, Field.Yield.value);
    const value = child ? snapshotOf(this.state, this.evaluate(child)) : this.none(node);
    const from = this.tree.kind(node) === Kind.YieldFrom;
    const yielded: Value = from ? { kind: 'element', of: value, site: this.site(node) } : value;
    this.records.yields.set(node, { value: yielded, facts: this.state.facts });
    return this.unknown('what is sent into a generator', node);
  }

  #slice(node: number): Value {
    const bound = (field: number) => {
      const child = this.tree.child(node, field);
      return child ? this.evaluate(child) : this.none(node);
    };
    const { lower, upper, step } = Field.Slice;
    const bounds = [bound(lower), bound(upper)];
    if (this.tree.child(node, step)) bounds.push(bound(step));
    return this.#operation('slice', bounds, node);
  }

  /** Python 2's `exec code in globals, locals`, which is `exec(code, globals, locals)`. */
  exec(node: number): void {
    const { body, globals, locals } = Field.Exec;
    const args = [body, globals, locals]
      .map((field) => this.tree.child(node, field))
      .filter((child) => child !== 0)
      .map((child) => ({ value: snapshotOf(this.state, this.evaluate(child)), keyword: 0, unpacked: false }));
    const site = this.site(node);
    const callee: Value = { kind: 'library', path: 'builtins.exec', site };
    this.#keep(node, { kind: 'call', callee, args, facts: this.state.facts, site });
  }

  /** An expression statement. That a call came back says something of its arguments. */
  statement(node: number): void {
    const value = this.evaluate(node);
    if (value.kind === 'call')
      this.state.facts = withFact(this.state.facts, { sort: 'returned', call: value });
  }

  /** The same of what raises where a proof fails, wherever its result goes. */
  verified(value: Value): void {
    if (value.kind !== 'call' || !this.filling.verifying.has(lastNameOf(value.callee))) return;
    this.state.facts = withFact(this.state.facts, { sort: 'returned', call: value });
  }

  /** `contextlib.suppress(Error)`. */
  swallows(context: Value): boolean {
    return (
      context.kind === 'call' &&
      context.callee.kind === 'library' &&
      this.filling.swallowers.has(context.callee.path)
    );
  }

  test(node: number): Tested {
    const value = this.evaluate(node);
    return { value, truth: truthOf(value) };
  }

  item(base: Value, key: Value, node: number): Value {
    return readSubscript(this.state, base, key, this.site(node));
  }

  elementOf(over: Value, node: number): Value {
    const container = containerOf(this.state, over);
    const isCertain = contentsOf(this.state, over).writers.length === 0;
    const known = container && isCertain ? elementOf(container, this.site(node)) : undefined;
    return known ?? { kind: 'element', of: snapshotOf(this.state, over), site: this.site(node) };
  }

  attribute(base: Value, name: number, node: number): Value {
    const site = this.site(node);
    if (base.kind !== 'library' || this.filling.shared.has(base.path))
      return readAttribute(this.state, base, name, site);
    return { kind: 'library', path: `${base.path}.${spelling(name)}`, site };
  }

  spelling(name: number): string {
    return spelling(name);
  }

  isAddition(operator: number): boolean {
    return operator === Operator.Add;
  }

  binary(operator: number, left: Value, right: Value, node: number): Value {
    const spelled = SPELLINGS[operator] as string;
    if (left.kind === 'constant' && right.kind === 'constant') {
      const folded = foldBinary(spelled, left.literal, right.literal);
      if (folded !== NOT_CONSTANT) return this.constant(folded, node);
    }
    const [a, b] = [containerOf(this.state, left), containerOf(this.state, right)];
    if (spelled === '+' && a?.kind === 'sequence' && b?.kind === 'sequence' && a.rest.length === 0) {
      return { ...a, elements: [...a.elements, ...b.elements], rest: b.rest, site: this.site(node) };
    }
    return this.#operation(spelled, [snapshotOf(this.state, left), snapshotOf(this.state, right)], node);
  }

  /** Every expression below a node whose own meaning does not matter; statements go to the caller. */
  evaluateParts(node: number, statement: (node: number) => void): void {
    for (const child of childrenOf(this.tree, node)) {
      const kind = this.tree.kind(child);
      if (kind === Kind.Block || (isStatement(kind) && kind !== Kind.Error && kind !== Kind.Magic))
        statement(child);
      else if (isExpression(kind)) this.evaluate(child);
      else this.evaluateParts(child, statement);
    }
  }

  /** Defaults and annotations, which are evaluated where the function is defined. */
  functionHead(node: number): void {
    const { tree } = this;
    const isLambda = tree.kind(node) === Kind.Lambda;
    const list = tree.child(node, isLambda ? Field.Lambda.arguments : Field.FunctionDef.arguments);
    for (let i = 0; i < tree.count(list); i += 1) this.evaluateParts(tree.item(list, i), () => {});
    const returns = isLambda ? 0 : tree.child(node, Field.FunctionDef.returns);
    if (returns) this.evaluate(returns);
  }

  /** Bases and keywords of a class statement. */
  classHead(node: number): void {
    for (let i = 0; i < this.tree.count(node); i += 1) {
      const base = this.tree.item(node, i);
      this.evaluate(
        this.tree.kind(base) === Kind.Keyword ? this.tree.child(base, Field.Keyword.value) : base,
      );
    }
  }

  definition(node: number): Value {
    return definitionValue(this.program.scopeOf(this.scope.module, node), this.scope);
  }

  decorate(decorator: Value, value: Value, node: number): Value {
    const args: CallArgument[] = [{ value, keyword: 0, unpacked: false }];
    const site = this.site(node);
    const call: CallOf = { kind: 'call', callee: decorator, args, facts: this.state.facts, site };
    this.records.decorations.set(node, call);
    return call;
  }

  /** What the module's variables hold that functions put something into: any call of the project's may have. */
  *filledElsewhere(): Iterable<Value> {
    if (this.scope.sort !== 'module') return;
    for (const name of this.program.filledFromInside(this.scope.module)) {
      const value = this.state.names.get(name);
      if (value) yield value;
    }
  }

  /** After a call that may, or certainly does, write to them: what these objects hold is not certain any more. */
  written(call: CallOf, objects: Iterable<Value>, certainly: boolean): void {
    markWritten(this.state, objects, call, certainly, this.filling.makers);
  }
}

/** The nodes directly below, in stored order. */
function childrenOf(tree: Tree, node: number): number[] {
  const children: number[] = [];
  for (const { field } of FIELDS_OF[tree.kind(node)]!) {
    const sort = field >> 8;
    if (sort === Sort.Name) continue;
    if (sort === Sort.List) {
      for (let i = 0; i < tree.count(node); i += 1) if (tree.item(node, i)) children.push(tree.item(node, i));
    } else if (tree.child(node, field)) children.push(tree.child(node, field));
  }
  return children;
}

/** `verify` of `key.verify`, however it is imported. */
function lastNameOf(callee: Value): string {
  if (callee.kind === 'attribute') return spelling(callee.name);
  return callee.kind === 'library' ? callee.path.slice(callee.path.lastIndexOf('.') + 1) : '';
}

/** Whether a value is certainly true or certainly false. */
export function truthOf(value: Value): boolean | undefined {
  switch (value.kind) {
    case 'constant':
      return isTrue(value.literal);
    case 'module':
    case 'function':
    case 'class':
      return true;
    default:
      return undefined;
  }
}

function compareConstants(state: State, operator: string, left: Value, right: Value): Folded {
  if (left.kind !== 'constant') return NOT_CONSTANT;
  if (right.kind === 'constant') return foldBinary(operator, left.literal, right.literal);
  if (operator !== 'in' && operator !== 'not in') return NOT_CONSTANT;
  const container = containerOf(state, right);
  const members =
    container?.kind === 'sequence' && container.rest.length === 0 ? container.elements : undefined;
  if (!members?.every((member) => member.kind === 'constant')) return NOT_CONSTANT;
  const found = members.some(
    (member) => foldBinary('==', left.literal, (member as { literal: Literal }).literal) === true,
  );
  return found === (operator === 'in');
}
