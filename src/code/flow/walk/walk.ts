import { compactMap, exactList } from '../../../limits/compact.ts';
import type { Filling } from '../../models/catalogue.ts';
import type { Program } from '../../program/program.ts';
import { bodyOf, outerBindingOf, type Scope } from '../../program/scope.ts';
import { spelling } from '../../python/names.ts';
import { Field, Flag, Kind } from '../../python/nodes.ts';
import type { Tree } from '../../python/tree.ts';
import { factsOf } from '../facts.ts';
import { type Choice, choose, type Value } from '../value.ts';
import type { Assignments } from './assign.ts';
import { Expressions } from './expressions.ts';
import { staticGlobal } from './globals.ts';
import { fromModule, importAlias, memberOf } from './imported.ts';
import { bindPattern } from './patterns.ts';
import {
  addFacts,
  compactState,
  copyState,
  emptyState,
  joinStates,
  type State,
  snapshotOf,
} from './state.ts';
import type { Outcome, Walked } from './walked.ts';

/**
 * Walks a scope once, forward, from its first statement to its last, and so builds the value graph. Branches are
 * walked on copies of the state and joined; a branch whose test is a constant is walked on one side only; a loop
 * is walked with a choice in place of every name that its body binds, and once more if it changed what objects
 * hold. `filling` tells what library functions write into.
 */
export function walkScope(program: Program, scope: Scope, filling: Filling): Walked {
  const walker = new Walker(program, scope, filling);
  return walker.run();
}

class Walker {
  readonly #scope: Scope;
  readonly #tree: Tree;
  readonly #expressions: Expressions;
  readonly #assignments: Assignments;
  readonly #program: Program;
  readonly #returns = new Map<number, Outcome>();
  /** States in which the scope is left, joined as they come. */
  #exit: State | undefined;
  /** In the first round of a loop, which may be walked again: loops inside are then walked once only. */
  #isTrial = false;
  /** The loops around the current statement, innermost last: states at `break` and `continue`. */
  readonly #loops: { breaks: State[]; continues: State[] }[] = [];

  constructor(program: Program, scope: Scope, filling: Filling) {
    this.#program = program;
    this.#scope = scope;
    this.#tree = scope.module.tree;
    this.#expressions = new Expressions(program, scope, filling);
    this.#assignments = this.#expressions.assignments;
  }

  get #state(): State {
    return this.#expressions.state;
  }

  set #state(state: State) {
    this.#expressions.state = state;
  }

  run(): Walked {
    if (this.#scope.sort === 'function') this.#declared();
    this.#parameters();
    if (this.#tree.kind(this.#scope.node) === Kind.Lambda) this.#lambda();
    else for (const body of bodyOf(this.#tree, this.#scope.node)) this.#statementOrBlock(body);
    this.#leave(this.#scope.node);
    const { values, decorations, yields, stores, itemStores, assigned } = this.#expressions.records;
    return {
      scope: this.#scope,
      values: compactMap(values),
      decorations: compactMap(decorations),
      returns: exactList([...this.#returns.values()]),
      yields: exactList([...yields.values()]),
      stores: exactList([...stores.values()]),
      itemStores: compactMap(itemStores),
      assigned: compactMap(exactLists(assigned)),
      exit: compactState(this.#exit ?? { ...emptyState(), alive: false }),
    };
  }

  /** `global x`, `nonlocal x`: what it is before something is assigned to it here, and after a branch that does not. */
  #declared(): void {
    const { globals, nonlocals, node } = this.#scope;
    for (const name of globals)
      this.#state.names.set(name, staticGlobal(this.#program, this.#scope, name, node));
    for (const name of nonlocals) {
      const outer = outerBindingOf(this.#scope, name);
      if (outer.sort !== 'outer') continue;
      this.#state.names.set(name, { kind: 'outer', scope: outer.scope, name, site: this.#site(node) });
    }
  }

  #parameters(): void {
    this.#scope.parameters.forEach((parameter, index) => {
      const value: Value = { kind: 'parameter', index, site: this.#site(parameter.node) };
      if (parameter.name) this.#assignments.bind(parameter.name, value);
      else this.#assignments.assign(this.#tree.child(parameter.node, Field.TupleArg.target), value);
    });
  }

  #lambda(): void {
    const body = this.#tree.child(this.#scope.node, Field.Lambda.body);
    this.#return(body, this.#expressions.evaluate(body));
  }

  #site(node: number) {
    return { scope: this.#scope, node };
  }

  #statementOrBlock(node: number): void {
    if (this.#tree.kind(node) === Kind.Block) this.#block(node);
    else this.#statement(node);
  }

  #block(block: number): void {
    const count = this.#tree.count(block);
    for (let i = 0; i < count && this.#state.alive; i += 1) this.#statement(this.#tree.item(block, i));
  }

  #statement(node: number): void {
    if (!this.#state.alive) return;
    const tree = this.#tree;
    switch (tree.kind(node)) {
      case Kind.Expr:
        return this.#expressions.statement(tree.child(node, Field.Expr.value));
      case Kind.Assign:
        return this.#assign(node);
      case Kind.AugAssign:
        return this.#assignments.augmented(node);
      case Kind.AnnAssign:
        return this.#annotated(node);
      case Kind.Return: {
        const value = tree.child(node, Field.Return.value);
        return this.#return(node, value ? this.#expressions.evaluate(value) : this.#expressions.none(node));
      }
      case Kind.If:
        return this.#if(node);
      case Kind.For:
      case Kind.AsyncFor:
        return this.#for(node);
      case Kind.While:
        return this.#while(node);
      case Kind.Try:
      case Kind.TryStar:
        return this.#try(node);
      case Kind.With:
      case Kind.AsyncWith:
        return this.#with(node);
      case Kind.Match:
        return this.#match(node);
      case Kind.FunctionDef:
      case Kind.AsyncFunctionDef:
      case Kind.ClassDef:
        return this.#definition(node);
      case Kind.Import:
      case Kind.ImportFrom:
        return this.#import(node);
      case Kind.Raise:
        return this.#raise(node);
      case Kind.Assert:
        return this.#assert(node);
      case Kind.Delete:
        for (let i = 0; i < tree.count(node); i += 1) this.#assignments.remove(tree.item(node, i));
        return;
      case Kind.Break:
      case Kind.Continue:
        return this.#jump(tree.kind(node));
      case Kind.Exec:
        return this.#expressions.exec(node);
      case Kind.Print:
      case Kind.Error:
      case Kind.TypeAlias:
        return this.#parts(node);
      default:
        return;
    }
  }

  /** Statements of which only the expressions matter, and damaged ones of which only they are left. */
  #parts(node: number): void {
    this.#expressions.evaluateParts(node, (child) => this.#statementOrBlock(child));
  }

  #assign(node: number): void {
    const value = this.#expressions.evaluate(this.#tree.child(node, Field.Assign.value));
    this.#expressions.verified(value);
    for (let i = 0; i < this.#tree.count(node); i += 1)
      this.#assignments.assign(this.#tree.item(node, i), value);
  }

  #annotated(node: number): void {
    const value = this.#tree.child(node, Field.AnnAssign.value);
    this.#expressions.evaluate(this.#tree.child(node, Field.AnnAssign.annotation));
    const target = this.#tree.child(node, Field.AnnAssign.target);
    if (value) this.#assignments.assign(target, this.#expressions.evaluate(value));
  }

  #return(node: number, value: Value): void {
    const { facts } = this.#state;
    this.#returns.set(node, { value: snapshotOf(this.#state, value), facts, node });
    this.#leave(node);
  }

  #leave(node: number): void {
    if (!this.#state.alive) return;
    const state = copyState(this.#state);
    this.#exit = this.#exit ? joinStates(this.#exit, state, this.#site(node)) : state;
    this.#state.alive = false;
  }

  /** `if`, and its `elif` chain one after the other: such chains can be thousands long. */
  #if(node: number): void {
    const ends: State[] = [];
    let at = node;
    for (;;) {
      const test = this.#expressions.test(this.#tree.child(at, Field.If.test));
      const before = this.#state;
      if (test.truth !== false) {
        this.#state = test.truth === true ? before : copyState(before);
        addFacts(this.#state, factsOf(test.value, true));
        this.#block(this.#tree.child(at, Field.If.body));
        ends.push(this.#state);
      }
      if (test.truth === true) break;
      this.#state = before;
      addFacts(this.#state, factsOf(test.value, false));
      const orelse = this.#tree.child(at, Field.If.orelse);
      if (this.#tree.kind(orelse) === Kind.If) {
        at = orelse;
        continue;
      }
      if (orelse) this.#block(orelse);
      ends.push(this.#state);
      break;
    }
    this.#join(ends, node);
  }

  #join(ends: readonly State[], node: number): void {
    this.#state = ends.reduce((a, b) => joinStates(a, b, this.#site(node)));
  }

  #for(node: number): void {
    const { iter, target, body, orelse } = Field.For;
    const over = this.#expressions.evaluate(this.#tree.child(node, iter));
    const step = () =>
      this.#assignments.assign(this.#tree.child(node, target), this.#expressions.elementOf(over, node));
    this.#loop(node, this.#tree.child(node, body), this.#tree.child(node, orelse), step);
  }

  #while(node: number): void {
    const { test, body, orelse } = Field.While;
    const condition = this.#tree.child(node, test);
    let ends = true;
    const step = () => {
      const tested = this.#expressions.test(condition);
      if (tested.truth === false) this.#state.alive = false;
      if (tested.truth === true) ends = false;
      addFacts(this.#state, factsOf(tested.value, true));
    };
    this.#loop(node, this.#tree.child(node, body), this.#tree.child(node, orelse), step, () => ends);
  }

  /**
   * Walks a loop's body with a choice for every name that it binds: the value before, and the value at its end,
   * which is added when it is known. `step` is what happens before each round; `mayEnd` is false for `while True`.
   */
  #loop(
    node: number,
    body: number,
    orelse: number,
    step: () => void,
    mayEnd: () => boolean = () => true,
  ): void {
    const entry = copyState(this.#state);
    const isTrial = this.#isTrial;
    this.#isTrial = true;
    let after = this.#round(node, body, step, entry, entry);
    this.#isTrial = isTrial;
    if (!isTrial && changedContents(entry, after.end)) {
      // What objects hold at the loop's end, they may hold at its start: once more with both.
      const again = joinStates(copyState(entry), copyState(after.end), this.#site(node));
      after = this.#round(node, body, step, { ...entry, contents: again.contents }, entry);
    }
    this.#state = copyState(entry);
    this.#state.alive = mayEnd();
    if (mayEnd()) {
      this.#state = joinStates(this.#state, after.end, this.#site(node));
      if (orelse) this.#block(orelse);
    }
    for (const state of after.breaks) this.#state = joinStates(this.#state, state, this.#site(node));
  }

  /** One walk through the body; gives the state where the next round would begin. */
  #round(
    node: number,
    body: number,
    step: () => void,
    start: State,
    before: State,
  ): { end: State; breaks: State[] } {
    const state = copyState(start);
    const heads = new Map<number, Choice & { alternatives: { value: Value; facts: undefined }[] }>();
    for (const name of this.#assignments.boundIn(node)) {
      const value = before.names.get(name);
      const alternatives = value ? [{ value, facts: undefined }] : [];
      const head = {
        kind: 'choice' as const,
        alternatives,
        loop: true,
        variable: name,
        site: this.#site(node),
      };
      heads.set(name, head);
      if (value) state.names.set(name, head);
    }
    this.#state = state;
    const loop = { breaks: [] as State[], continues: [] as State[] };
    this.#loops.push(loop);
    step();
    if (this.#state.alive) this.#block(body);
    this.#loops.pop();
    const end = loop.continues.reduce((a, b) => joinStates(a, b, this.#site(node)), this.#state);
    for (const [name, head] of heads) {
      const value = end.names.get(name);
      if (value && value !== head && !head.alternatives.some((known) => known.value === value)) {
        head.alternatives.push({ value, facts: undefined });
      }
    }
    return { end, breaks: loop.breaks };
  }

  #jump(kind: number): void {
    const loop = this.#loops.at(-1);
    if (loop) (kind === Kind.Break ? loop.breaks : loop.continues).push(copyState(this.#state));
    this.#state.alive = false;
  }

  /**
   * A handler may start after any statement of the body: every name that the body binds can then have any of the
   * values it had on the way.
   */
  #try(node: number): void {
    const { body, orelse, finalbody } = Field.Try;
    const before = copyState(this.#state);
    const seen = this.#assignments.collect(() => this.#block(this.#tree.child(node, body)));
    const raised = this.#raisedState(before, copyState(this.#state), seen, node);
    if (this.#tree.child(node, orelse)) this.#block(this.#tree.child(node, orelse));
    const ends = [this.#state];
    for (let i = 0; i < this.#tree.count(node); i += 1) {
      this.#state = copyState(raised);
      this.#handler(this.#tree.item(node, i));
      ends.push(this.#state);
    }
    this.#join(ends, node);
    this.#finally(this.#tree.child(node, finalbody), raised, node);
  }

  #raisedState(
    before: State,
    after: State,
    seen: ReadonlyMap<number, readonly Value[]>,
    node: number,
  ): State {
    const state = copyState(before);
    for (const [name, values] of seen) {
      const first = before.names.get(name);
      const all = [...(first ? [first] : []), ...values];
      state.names.set(
        name,
        choose(
          all.map((value) => ({ value, facts: before.facts })),
          this.#site(node),
        ),
      );
    }
    after.alive = true;
    state.alive = true;
    const { contents } = joinStates(copyState(before), after, this.#site(node));
    return { ...state, contents };
  }

  /** `finally` runs on every way out; what it binds counts only where the body came to its end. */
  #finally(block: number, raised: State, node: number): void {
    if (!block) return;
    if (this.#state.alive) return this.#block(block);
    this.#state = copyState(raised);
    this.#block(block);
    if (this.#exit && this.#state.alive) {
      this.#exit = joinStates(this.#exit, copyState(this.#state), this.#site(node));
    }
    this.#state.alive = false;
  }

  #handler(node: number): void {
    const { name, type, target, body } = Field.ExceptHandler;
    const types = this.#tree.child(node, type);
    const caught = types ? this.#expressions.evaluate(types) : undefined;
    const site = this.#site(node);
    const exception: Value = caught
      ? { kind: 'caught', types: caught, site }
      : { kind: 'unknown', reason: 'an exception', parts: [], site };
    const bound = this.#tree.nameAt(node, name);
    if (bound) this.#assignments.bind(bound, exception);
    const second = this.#tree.child(node, target);
    if (second && this.#tree.isStore(second)) this.#assignments.assign(second, exception);
    this.#block(this.#tree.child(node, body));
  }

  /** Where a body's exceptions are swallowed, what it has found out may not be so behind it. */
  #with(node: number): void {
    const { facts } = this.#state;
    let swallows = false;
    for (let i = 0; i < this.#tree.count(node); i += 1) {
      const item = this.#tree.item(node, i);
      const of = this.#expressions.evaluate(this.#tree.child(item, Field.WithItem.context));
      const target = this.#tree.child(item, Field.WithItem.target);
      swallows ||= this.#expressions.swallows(of);
      if (target) this.#assignments.assign(target, { kind: 'entered', of, site: this.#site(item) });
    }
    this.#block(this.#tree.child(node, Field.With.body));
    if (!swallows) return;
    this.#state.alive = true;
    this.#state.facts = facts;
  }

  #match(node: number): void {
    const subject = this.#expressions.evaluate(this.#tree.child(node, Field.Match.subject));
    const ends: State[] = [];
    for (let i = 0; i < this.#tree.count(node) && this.#state.alive; i += 1) {
      const before = this.#state;
      this.#state = copyState(before);
      const truth = this.#case(this.#tree.item(node, i), subject);
      if (truth !== false) ends.push(this.#state);
      this.#state = before;
      if (truth === true) this.#state.alive = false;
    }
    this.#join([...ends, this.#state], node);
  }

  /** A pattern of literals as the test that it is: `case 'a' | 'b'` is `subject in ('a', 'b')`. */
  #patternTest(pattern: number, subject: Value): Value | undefined {
    const tree = this.#tree;
    const parts =
      tree.kind(pattern) === Kind.MatchOr
        ? Array.from({ length: tree.count(pattern) }, (_, i) => tree.item(pattern, i))
        : [pattern];
    if (!parts.every((part) => tree.kind(part) === Kind.MatchValue)) return undefined;
    const elements = parts.map((part) =>
      this.#expressions.evaluate(tree.child(part, Field.MatchValue.value)),
    );
    const site = this.#site(pattern);
    const listed: Value = { kind: 'sequence', sort: 'tuple', elements, rest: [], site };
    return { kind: 'operation', operator: 'in', operands: [subject, listed], site };
  }

  /** Whether the case is certainly taken or certainly not. */
  #case(node: number, subject: Value): boolean | undefined {
    // A statement that is no case stands among them as an Error.
    if (this.#tree.kind(node) !== Kind.MatchCase) {
      this.#parts(node);
      return undefined;
    }
    const { pattern, guard, body } = Field.MatchCase;
    let truth = bindPattern(this.#expressions, this.#tree.child(node, pattern), subject);
    if (truth === false) return false;
    const tested = this.#patternTest(this.#tree.child(node, pattern), subject);
    if (tested) addFacts(this.#state, factsOf(tested, true));
    const condition = this.#tree.child(node, guard);
    if (condition) {
      const guarded = this.#expressions.test(condition);
      addFacts(this.#state, factsOf(guarded.value, true));
      if (guarded.truth === false) return false;
      if (guarded.truth !== true) truth = undefined;
    }
    this.#block(this.#tree.child(node, body));
    return truth;
  }

  /** A decorated definition is the call of its decorators, the nearest first. */
  #definition(node: number): void {
    const tree = this.#tree;
    const isClass = tree.kind(node) === Kind.ClassDef;
    const decorators = tree.child(node, isClass ? Field.ClassDef.decorators : Field.FunctionDef.decorators);
    const evaluated: Value[] = [];
    for (let i = 0; i < tree.count(decorators); i += 1) {
      evaluated.push(this.#expressions.evaluate(tree.item(decorators, i)));
    }
    if (isClass) this.#expressions.classHead(node);
    else this.#expressions.functionHead(node);
    let value = this.#expressions.definition(node);
    for (let i = evaluated.length - 1; i >= 0; i -= 1) {
      value = this.#expressions.decorate(evaluated[i]!, value, tree.item(decorators, i));
    }
    this.#assignments.bind(tree.nameId(node), value);
  }

  #import(node: number): void {
    for (let i = 0; i < this.#tree.count(node); i += 1) {
      const alias = this.#tree.item(node, i);
      const bound = importAlias(this.#program, this.#scope, alias);
      if (bound) this.#assignments.bind(bound.name, bound.value);
      else for (const { name, value } of this.#overwritten(node, alias)) this.#assignments.bind(name, value);
    }
  }

  /** Of `from … import *` the names that were bound here before: the others are looked up where they are missed. */
  #overwritten(node: number, alias: number): readonly { name: number; value: Value }[] {
    const from = fromModule(this.#program, this.#scope, node);
    if (from.sort !== 'module' || from.module === this.#scope.module) return [];
    const { bound } = this.#program.moduleScope(from.module);
    const names = [...this.#state.names.all.keys()].filter((name) => bound.has(name));
    const site = { scope: this.#scope, node: alias };
    return names.map((name) => ({ name, value: memberOf(from, spelling(name), site) }));
  }

  #raise(node: number): void {
    this.#expressions.evaluateParts(node, () => {});
    this.#state.alive = false;
  }

  #assert(node: number): void {
    const { truth, value } = this.#expressions.test(this.#tree.child(node, Field.Assert.test));
    addFacts(this.#state, factsOf(value, true));
    if (truth === false) this.#state.alive = false;
  }
}

/** The same lists, without room to grow. */
function exactLists<T>(lists: Map<number, T[]>): ReadonlyMap<number, readonly T[]> {
  const exact = lists as Map<number, readonly T[]>;
  exact.forEach((list, key) => {
    exact.set(key, exactList(list));
  });
  return exact;
}

function changedContents(before: State, after: State): boolean {
  for (const [object, contents] of after.contents) if (before.contents.get(object) !== contents) return true;
  return false;
}

/** Whether a function is a generator: calling it runs nothing, iterating it gives what it yields. */
export function isGenerator(scope: Scope): boolean {
  return scope.sort === 'function' && scope.module.tree.has(scope.node, Flag.Generator);
}
