/**
 * Setup scripts and their like, read for what they pass to a few calls: texts, lists and tables that stand in them, put
 * together by simple code. Nothing is run; what would have to be is `unknown`. Both ways of an `if` count, since nobody
 * knows here which is taken, so that a list may have more than one run would give it, never less.
 */

import { pushAll } from '../limits/lists.ts';
import type { Script, ScriptCall, ScriptValue } from '../project/script.ts';
import { Field, Kind } from './python/nodes.ts';
import { parse } from './python/parse.ts';
import type { Tree } from './python/tree.ts';
import { DEEPEST, type Names, type Value, Values } from './script-values.ts';

/** Calls by the last part of their name. */
const WANTED = new Set(['setup', 'install', 'conda_install', 'run', 'run_install', 'run_always']);

export function readScript(path: string, bytes: Uint8Array): Script {
  const reader = new Reader(parse(bytes), path);
  reader.module();
  return { calls: reader.calls };
}

class Reader {
  readonly tree: Tree;
  readonly calls: ScriptCall[] = [];
  readonly #values: Values;
  /** Those of the module. */
  readonly #functions: number[] = [];

  constructor(tree: Tree, path: string) {
    this.tree = tree;
    this.#values = new Values(tree, path);
  }

  module(): void {
    const names: Names = new Map();
    this.body(this.tree.root, names, undefined, 0);
    // Functions are called once all names of the module are there.
    for (const node of this.#functions) this.#function(node, names);
  }

  /** `maybe` is how many conditions stand around. */
  body(node: number, names: Names, within: string | undefined, maybe: number): void {
    for (let i = 0; i < this.tree.count(node); i += 1)
      this.#statement(this.tree.item(node, i), names, within, maybe);
  }

  #statement(node: number, names: Names, within: string | undefined, maybe: number): void {
    const { tree } = this;
    if (!this.#values.step() || maybe > DEEPEST) return;
    const block = (field: Field, more = 1) => {
      const body = tree.child(node, field);
      if (body !== 0) this.body(body, names, within, maybe + more);
    };
    switch (tree.kind(node)) {
      case Kind.Assign:
        for (let i = 0; i < tree.count(node); i += 1)
          this.#assign(tree.item(node, i), tree.child(node, Field.Assign.value), names, maybe);
        return this.#callsIn(tree.child(node, Field.Assign.value), names, within);
      case Kind.AnnAssign: {
        const value = tree.child(node, Field.AnnAssign.value);
        if (value !== 0) this.#assign(tree.child(node, Field.AnnAssign.target), value, names, maybe);
        return;
      }
      case Kind.AugAssign:
        return this.#extend(
          this.#values.value(tree.child(node, Field.AugAssign.target), names),
          this.#values.value(tree.child(node, Field.AugAssign.value), names),
        );
      case Kind.Expr:
        this.#mutation(tree.child(node, Field.Expr.value), names);
        return this.#callsIn(tree.child(node, Field.Expr.value), names, within);
      case Kind.Return:
        return this.#callsIn(tree.child(node, Field.Return.value), names, within);
      case Kind.If:
        block(Field.If.body);
        return block(Field.If.orelse);
      case Kind.Try:
      case Kind.TryStar:
        block(Field.Try.body);
        for (let i = 0; i < tree.count(node); i += 1)
          this.body(tree.child(tree.item(node, i), Field.ExceptHandler.body), names, within, maybe + 1);
        block(Field.Try.orelse);
        return block(Field.Try.finalbody);
      case Kind.With:
        for (let i = 0; i < tree.count(node); i += 1) {
          const target = tree.child(tree.item(node, i), Field.WithItem.target);
          if (target !== 0)
            this.#assign(target, tree.child(tree.item(node, i), Field.WithItem.context), names, maybe);
        }
        return block(Field.With.body, 0);
      case Kind.For: {
        const all = this.#values.value(tree.child(node, Field.For.iter), names);
        const target = tree.child(node, Field.For.target);
        // What is left of the steps bounds loops in loops.
        const items = all.kind === 'list' ? [...all.items] : [];
        for (const item of items) {
          if (!this.#values.step()) break;
          this.#bind(target, item, names);
          block(Field.For.body);
        }
        if (items.length > 0) return;
        this.#bind(target, all.kind === 'file' ? all : this.#values.unknown(target), names);
        return block(Field.For.body);
      }
      case Kind.While:
        return block(Field.While.body);
      case Kind.FunctionDef:
        this.#values.addFunction(tree.name(node), node);
        if (within !== undefined) return this.#function(node, names);
        this.#functions.push(node);
        return;
      default:
    }
  }

  /** Its parameters are not known; all else is as it is above. */
  #function(node: number, names: Names): void {
    const own = new Map(names);
    const parameters = this.tree.child(node, Field.FunctionDef.arguments);
    for (let i = 0; parameters !== 0 && i < this.tree.count(parameters); i += 1)
      own.delete(this.tree.name(this.tree.item(parameters, i)));
    this.body(this.tree.child(node, Field.FunctionDef.body), own, this.tree.name(node), 1);
  }

  #assign(target: number, expression: number, names: Names, maybe: number): void {
    const value = this.#values.value(expression, names);
    const { tree } = this;
    if (tree.kind(target) === Kind.Name) {
      const known = names.get(tree.name(target));
      // Of two ways only one is taken: what either gives counts.
      const two = maybe > 0 && known?.kind === 'list' && value.kind === 'list' && known !== value;
      names.set(tree.name(target), two ? this.#values.both(value, known) : value);
    } else if (tree.kind(target) === Kind.Subscript) {
      const table = this.#values.value(tree.child(target, Field.Subscript.value), names);
      const key = this.#values.value(tree.child(target, Field.Subscript.slice), names);
      if (table.kind === 'table' && key.kind === 'text') table.entries.set(key.text, value);
    } else this.#bind(target, this.#values.unknown(target), names);
  }

  /** A name, or several that take the items of a list, each its own. */
  #bind(target: number, value: Value, names: Names): void {
    const { tree } = this;
    if (tree.kind(target) === Kind.Name) names.set(tree.name(target), value);
    if (tree.kind(target) !== Kind.Tuple && tree.kind(target) !== Kind.List) return;
    const items = value.kind === 'list' && value.items.length === tree.count(target) ? value.items : [];
    for (let i = 0; i < tree.count(target); i += 1) {
      const part = tree.item(target, i);
      if (tree.kind(part) === Kind.Name) names.set(tree.name(part), items[i] ?? this.#values.unknown(part));
    }
  }

  #extend(target: Value, value: Value): void {
    if (target.kind !== 'list' || target === value) return;
    const items = value.kind === 'list' ? value.items : [value];
    if (this.#values.step(items.length)) pushAll(target.items, items);
  }

  /** `list.append(x)`, `list.extend(xs)`, `table.update(other)`. */
  #mutation(node: number, names: Names): void {
    const { tree } = this;
    if (tree.kind(node) !== Kind.Call) return;
    const func = tree.child(node, Field.Call.func);
    const argument = tree.count(node) > 0 ? tree.item(node, tree.count(node) - 1) : 0;
    if (tree.kind(func) !== Kind.Attribute || argument === 0) return;
    const method = tree.name(func);
    if (!['append', 'insert', 'add', 'extend', 'update', 'setdefault'].includes(method)) return;
    const target = this.#values.value(tree.child(func, Field.Attribute.value), names);
    if (target.kind === 'table') return this.#update(target, node, names);
    const value = this.#values.value(argument, names);
    if (target.kind === 'list' && (method === 'extend' || method === 'update')) this.#extend(target, value);
    else if (target.kind === 'list' && target !== value) target.items.push(value);
  }

  /** `table.update({…}, key=value)`; `table.setdefault(key, value)`. */
  #update(target: Value & { kind: 'table' }, node: number, names: Names): void {
    const { tree } = this;
    if (tree.name(tree.child(node, Field.Call.func)) === 'setdefault' && tree.count(node) === 2) {
      const key = this.#values.value(tree.item(node, 0), names);
      if (key.kind === 'text' && !target.entries.has(key.text))
        target.entries.set(key.text, this.#values.value(tree.item(node, 1), names));
      return;
    }
    this.#values.fill(target.entries, node, names);
  }

  /** The calls of an expression that somebody may ask about; arguments of others are not looked into. */
  #callsIn(node: number, names: Names, within: string | undefined): void {
    const { tree } = this;
    if (node === 0 || tree.kind(node) !== Kind.Call) return;
    const callee = this.#dotted(tree.child(node, Field.Call.func));
    if (callee === undefined || !WANTED.has(callee.slice(callee.lastIndexOf('.') + 1))) return;
    const positional: Value[] = [];
    const keywords: { name: string; value: Value }[] = [];
    for (let i = 0; i < tree.count(node); i += 1) {
      const argument = tree.item(node, i);
      if (tree.kind(argument) === Kind.Starred) {
        const all = this.#values.value(tree.child(argument, Field.Starred.value), names);
        pushAll(positional, all.kind === 'list' ? all.items : [all]);
      } else if (tree.kind(argument) !== Kind.Keyword) positional.push(this.#values.value(argument, names));
      else {
        const value = this.#values.value(tree.child(argument, Field.Keyword.value), names);
        const name = tree.name(argument);
        if (name !== '') keywords.push({ name, value });
        else if (value.kind === 'table')
          for (const [key, one] of value.entries) keywords.push({ name: key, value: one });
        else keywords.push({ name: '**', value });
      }
    }
    this.calls.push({
      callee,
      location: this.#values.locate(node),
      within,
      arguments: positional.map((value) => plain(value)),
      keywords: keywords.map(({ name, value }) => ({ name, value: plain(value) })),
    });
  }

  #dotted(node: number): string | undefined {
    const { tree } = this;
    if (tree.kind(node) === Kind.Name) return tree.name(node);
    if (tree.kind(node) !== Kind.Attribute) return undefined;
    const below = this.#dotted(tree.child(node, Field.Attribute.value));
    return below === undefined ? tree.name(node) : `${below}.${tree.name(node)}`;
  }
}

/** A list that holds itself ends where it would begin again. */
function plain(value: Value, above: readonly Value[] = []): ScriptValue {
  const { location } = value;
  if (above.includes(value) || above.length > DEEPEST) return { kind: 'unknown', location };
  const inner = [...above, value];
  if (value.kind === 'list')
    return { kind: 'list', items: value.items.map((one) => plain(one, inner)), location };
  if (value.kind !== 'table') return value;
  return {
    kind: 'table',
    entries: [...value.entries].map(([key, one]) => [key, plain(one, inner)]),
    location,
  };
}
