import type { Filling } from '../../models/catalogue.ts';
import { memberPath } from '../../models/member-paths.ts';
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
  Sort,
} from '../../python/nodes.ts';
import type { Tree } from '../../python/tree.ts';
import { factsOf, withFact } from '../facts.ts';
import {
  Bytes,
  type CallArgument,
  type CallOf,
  choose,
  type Literal,
  type MappingEntry,
  SENT,
  type Site,
  type Value,
} from '../value.ts';
import { Assignments } from './assign.ts';
import { evaluateCall, importedModule } from './calls.ts';
import { elementOf } from './containers.ts';
import { comprehension, dictDisplay, sequenceDisplay } from './displays.ts';
import { NOT_CONSTANT, textOf } from './fold.ts';
import { definitionValue, staticGlobal } from './globals.ts';
import { markWritten, readAttribute, readSubscript } from './objects.ts';
import { binaryOperation, booleanOperation, comparisons, truthOf, unaryOperation } from './operators.ts';
import { addFacts, containerOf, contentsOf, emptyState, type State, snapshotOf } from './state.ts';
import type { AttributeStore, Outcome } from './walked.ts';

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
  walruses = new Map<number, Value>();
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
  #site: Site | undefined;

  constructor(program: Program, scope: Scope, filling: Filling) {
    this.filling = filling;
    this.program = program;
    this.scope = scope;
    this.tree = scope.module.tree;
    this.assignments = new Assignments(this);
  }

  /** What is made at one place one after the other shares it. */
  site(node: number): Site {
    if (this.#site?.node !== node) this.#site = { scope: this.scope, node };
    return this.#site;
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
        return binaryOperation(
          this,
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
        return booleanOperation(this, node);
      case Kind.UnaryOp:
        return unaryOperation(this, node);
      case Kind.Compare:
        return comparisons(this, node);
      case Kind.IfExp:
        return this.#conditional(node);
      case Kind.NamedExpr: {
        const value = this.evaluate(tree.child(node, Field.NamedExpr.value));
        const target = tree.child(node, Field.NamedExpr.target);
        this.assignments.assign(target, value);
        this.walruses.set(tree.nameId(target), value);
        return value;
      }
      case Kind.List:
      case Kind.Tuple:
      case Kind.Set:
        return sequenceDisplay(this, node);
      case Kind.Dict:
        return dictDisplay(this, node);
      case Kind.ListComp:
      case Kind.SetComp:
      case Kind.GeneratorExp:
      case Kind.DictComp:
        return comprehension(this, node);
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
        return this.operation('repr', [this.evaluate(tree.child(node, Field.Repr.value))], node);
      default:
        this.evaluateParts(node, () => {});
        return this.unknown('not an expression that is followed', node);
    }
  }

  operation(operator: string, operands: readonly Value[], node: number): Value {
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
    return plain ? this.constant(texts.join(''), node) : this.operation('format', parts, node);
  }

  #conditional(node: number): Value {
    const { test, body, orelse } = Field.IfExp;
    const tested = this.test(this.tree.child(node, test));
    if (tested.truth !== undefined) return this.evaluate(this.tree.child(node, tested.truth ? body : orelse));
    const { facts, alive } = this.state;
    const side = (field: number, holds: boolean) => {
      this.state.alive = alive;
      addFacts(this.state, factsOf(tested.value, holds));
      const value = this.evaluate(this.tree.child(node, field));
      const alternative = { value, facts: this.state.facts, goesOn: this.state.alive };
      this.state.facts = facts;
      return alternative;
    };
    const sides = [side(body, true), side(orelse, false)];
    const left = sides.filter(({ goesOn }) => goesOn);
    this.state.alive = left.length > 0;
    if (left.length === 1) this.state.facts = left[0]?.facts;
    return choose(left.length > 0 ? left : sides, this.site(node));
  }

  #yield(node: number): Value {
    const child = this.tree.child(node, Field.Yield.value);
    const value = child ? snapshotOf(this.state, this.evaluate(child)) : this.none(node);
    const from = this.tree.kind(node) === Kind.YieldFrom;
    const yielded: Value = from ? { kind: 'element', of: value, site: this.site(node) } : value;
    this.records.yields.set(node, { value: yielded, facts: this.state.facts, node });
    return this.unknown(SENT, node);
  }

  #slice(node: number): Value {
    const bound = (field: number) => {
      const child = this.tree.child(node, field);
      return child ? this.evaluate(child) : this.none(node);
    };
    const { lower, upper, step } = Field.Slice;
    const bounds = [bound(lower), bound(upper)];
    if (this.tree.child(node, step)) bounds.push(bound(step));
    return this.operation('slice', bounds, node);
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

  /** The same of what raises where a proof fails, or refuses by its name, wherever its result goes. */
  verified(value: Value): void {
    if (value.kind !== 'call') return;
    const name = lastNameOf(value.callee);
    if (!this.filling.verifying.has(name) && !REFUSING.test(name)) return;
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
    if (base.kind === 'library' && base.path === 'sys.modules' && !this.tree.isStore(node)) {
      const loaded = key.kind === 'constant' && typeof key.literal === 'string' ? key.literal : undefined;
      if (loaded) return importedModule(this, node, loaded);
    }
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
    return { kind: 'library', path: memberPath(base.path, name), site };
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
  if (callee.kind === 'attribute' || callee.kind === 'global') return spelling(callee.name);
  if (callee.kind === 'function') return callee.scope.name;
  return callee.kind === 'library' ? callee.path.slice(callee.path.lastIndexOf('.') + 1) : '';
}

/** Functions of which the name says that they raise. What of it is true is looked at where it is asked. */
const REFUSING = /^_*(?:check|validate|verify|ensure|require|assert|refuse|reject)/i;
