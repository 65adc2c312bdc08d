/**
 * Setup scripts and their like, read for what they pass to a few calls: texts, lists and tables that stand in them, put
 * together by simple code. Nothing is run; what would have to be is `unknown`. Both ways of an `if` count, since nobody
 * knows here which is taken, so that a list may have more than one run would give it, never less.
 */
import type { Location } from '../finding/location.ts';
import type { Script, ScriptCall, ScriptValue } from '../project/script.ts';
import { Field, Kind, Operator } from './python/nodes.ts';
import { parse } from './python/parse.ts';
import type { Tree } from './python/tree.ts';

/** Steps that one script may cost; the longest setup script known takes a few thousand. */
const MOST_STEPS = 200_000;
/** Expressions in expressions; nobody nests lists of requirements like that. */
const DEEPEST = 60;

/** Calls by the last part of their name. */
const WANTED = new Set(['setup', 'install', 'conda_install', 'run', 'run_install', 'run_always']);

export function readScript(path: string, bytes: Uint8Array): Script {
  const reader = new Reader(parse(bytes), path);
  reader.body(reader.tree.root, new Map(), undefined, 0);
  return { calls: reader.calls };
}

/** Lists and tables are shared and changed, as Python's are. */
type Value =
  | Exclude<ScriptValue, { kind: 'list' | 'table' }>
  | { kind: 'list'; items: Value[]; location: Location }
  | { kind: 'table'; entries: Map<string, Value>; location: Location };
type Names = Map<string, Value>;

class Reader {
  readonly tree: Tree;
  readonly calls: ScriptCall[] = [];
  readonly #path: string;
  /** Functions of the script, by name. */
  readonly #functions = new Map<string, number>();
  #steps = 0;
  #depth = 0;

  constructor(tree: Tree, path: string) {
    this.tree = tree;
    this.#path = path;
  }

  /** `maybe` is how many conditions stand around. */
  body(node: number, names: Names, within: string | undefined, maybe: number): void {
    for (let i = 0; i < this.tree.count(node); i += 1)
      this.#statement(this.tree.item(node, i), names, within, maybe);
  }

  #statement(node: number, names: Names, within: string | undefined, maybe: number): void {
    const { tree } = this;
    this.#steps += 1;
    if (this.#steps > MOST_STEPS || maybe > DEEPEST) return;
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
          this.#value(tree.child(node, Field.AugAssign.target), names),
          this.#value(tree.child(node, Field.AugAssign.value), names),
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
        const all = this.#value(tree.child(node, Field.For.iter), names);
        const target = tree.child(node, Field.For.target);
        if (tree.kind(target) === Kind.Name)
          names.set(tree.name(target), all.kind === 'file' ? all : this.#unknown(target));
        return block(Field.For.body);
      }
      case Kind.While:
        return block(Field.While.body);
      case Kind.FunctionDef:
        this.#functions.set(tree.name(node), node);
        return this.#function(node, names);
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
    const value = this.#value(expression, names);
    const { tree } = this;
    if (tree.kind(target) === Kind.Name) {
      const known = names.get(tree.name(target));
      // Of two ways only one is taken: what either gives counts.
      const two = maybe > 0 && known?.kind === 'list' && value.kind === 'list' && known !== value;
      names.set(tree.name(target), two ? this.#both(value, known) : value);
    } else if (tree.kind(target) === Kind.Subscript) {
      const table = this.#value(tree.child(target, Field.Subscript.value), names);
      const key = this.#value(tree.child(target, Field.Subscript.slice), names);
      if (table.kind === 'table' && key.kind === 'text') table.entries.set(key.text, value);
    } else if (tree.kind(target) === Kind.Tuple || tree.kind(target) === Kind.List) {
      for (let i = 0; i < tree.count(target); i += 1) {
        const part = tree.item(target, i);
        if (tree.kind(part) === Kind.Name) names.set(tree.name(part), this.#unknown(part));
      }
    }
  }

  #extend(target: Value, value: Value): void {
    if (target.kind !== 'list' || target === value) return;
    const items = value.kind === 'list' ? value.items : [value];
    this.#steps += items.length;
    if (this.#steps <= MOST_STEPS) target.items.push(...items);
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
    const target = this.#value(tree.child(func, Field.Attribute.value), names);
    if (target.kind === 'table') return this.#update(target, node, names);
    const value = this.#value(argument, names);
    if (target.kind === 'list' && (method === 'extend' || method === 'update')) this.#extend(target, value);
    else if (target.kind === 'list' && target !== value) target.items.push(value);
  }

  /** `table.update({…}, key=value)`; `table.setdefault(key, value)`. */
  #update(target: Value & { kind: 'table' }, node: number, names: Names): void {
    const { tree } = this;
    if (tree.name(tree.child(node, Field.Call.func)) === 'setdefault' && tree.count(node) === 2) {
      const key = this.#value(tree.item(node, 0), names);
      if (key.kind === 'text' && !target.entries.has(key.text))
        target.entries.set(key.text, this.#value(tree.item(node, 1), names));
      return;
    }
    this.#fill(target.entries, node, names);
  }

  /** The keywords and tables among a call's arguments. What cannot be known stands under `**`. */
  #fill(entries: Map<string, Value>, node: number, names: Names): void {
    const { tree } = this;
    for (let i = 0; i < tree.count(node); i += 1) {
      const argument = tree.item(node, i);
      const isKeyword = tree.kind(argument) === Kind.Keyword;
      const value = this.#value(isKeyword ? tree.child(argument, Field.Keyword.value) : argument, names);
      if (isKeyword && tree.name(argument) !== '') entries.set(tree.name(argument), value);
      else if (value.kind === 'table') for (const [key, one] of value.entries) entries.set(key, one);
      else entries.set('**', value);
    }
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
        const all = this.#value(tree.child(argument, Field.Starred.value), names);
        positional.push(...(all.kind === 'list' ? all.items : [all]));
      } else if (tree.kind(argument) !== Kind.Keyword) positional.push(this.#value(argument, names));
      else {
        const value = this.#value(tree.child(argument, Field.Keyword.value), names);
        const name = tree.name(argument);
        if (name !== '') keywords.push({ name, value });
        else if (value.kind === 'table')
          for (const [key, one] of value.entries) keywords.push({ name: key, value: one });
        else keywords.push({ name: '**', value });
      }
    }
    this.calls.push({
      callee,
      location: this.#locate(node),
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

  #value(node: number, names: Names): Value {
    this.#steps += 1;
    if (node === 0 || this.#steps > MOST_STEPS || this.#depth > DEEPEST) return this.#unknown(node);
    this.#depth += 1;
    const value = this.#valueOf(node, names) ?? this.#fileIn(node, names) ?? this.#valuesIn(node, names);
    this.#depth -= 1;
    return value ?? this.#unknown(node);
  }

  #valueOf(node: number, names: Names): Value | undefined {
    const { tree } = this;
    const location = this.#locate(node);
    switch (tree.kind(node)) {
      case Kind.Str:
        return { kind: 'text', text: tree.stringValue(node), location };
      case Kind.JoinedStr:
        return this.#joined(node, names);
      case Kind.List:
      case Kind.Tuple:
      case Kind.Set:
        return { kind: 'list', items: this.#items(node, names), location };
      case Kind.Dict:
        return this.#dict(node, names);
      case Kind.Name:
        return names.get(tree.name(node));
      case Kind.Subscript: {
        const table = this.#value(tree.child(node, Field.Subscript.value), names);
        const key = this.#value(tree.child(node, Field.Subscript.slice), names);
        return table.kind === 'table' && key.kind === 'text' ? table.entries.get(key.text) : undefined;
      }
      case Kind.BinOp:
        return tree.operator(node) === Operator.Add ? this.#sum(node, names) : undefined;
      case Kind.IfExp:
        return this.#either(
          this.#value(tree.child(node, Field.IfExp.body), names),
          this.#value(tree.child(node, Field.IfExp.orelse), names),
        );
      case Kind.Call:
        return this.#called(node, names);
      case Kind.ListComp:
      case Kind.GeneratorExp:
        return this.#comprehension(node, names);
      default:
        return undefined;
    }
  }

  #items(node: number, names: Names): Value[] {
    const { tree } = this;
    const items: Value[] = [];
    for (let i = 0; i < tree.count(node); i += 1) {
      const item = tree.item(node, i);
      const isStarred = tree.kind(item) === Kind.Starred;
      const value = this.#value(isStarred ? tree.child(item, Field.Starred.value) : item, names);
      const all = isStarred && value.kind === 'list' ? value.items : [value];
      // A list of itself and itself again doubles with every line.
      this.#steps += all.length;
      if (this.#steps <= MOST_STEPS) items.push(...all);
    }
    return items;
  }

  #dict(node: number, names: Names): Value {
    const { tree } = this;
    const entries = new Map<string, Value>();
    for (let i = 0; i + 1 < tree.count(node); i += 2) {
      const value = this.#value(tree.item(node, i + 1), names);
      const key = tree.item(node, i) === 0 ? undefined : this.#value(tree.item(node, i), names);
      if (key?.kind === 'text') entries.set(key.text, value);
      else if (!key && value.kind === 'table')
        for (const [name, one] of value.entries) entries.set(name, one);
    }
    return { kind: 'table', entries, location: this.#locate(node) };
  }

  /** An f-string whose fields are all known texts. */
  #joined(node: number, names: Names): Value | undefined {
    const { tree } = this;
    let text = '';
    for (let i = 0; i < tree.count(node); i += 1) {
      const part = tree.item(node, i);
      if (tree.kind(part) === Kind.FormattedValue) {
        const value = this.#value(tree.child(part, Field.FormattedValue.value), names);
        if (value.kind !== 'text') return undefined;
        text += value.text;
      } else text += tree.stringValue(part);
    }
    return { kind: 'text', text, location: this.#locate(node) };
  }

  #sum(node: number, names: Names): Value | undefined {
    const left = this.#value(this.tree.child(node, Field.BinOp.left), names);
    const right = this.#value(this.tree.child(node, Field.BinOp.right), names);
    const location = this.#locate(node);
    if (left.kind === 'text' && right.kind === 'text')
      return { kind: 'text', text: left.text + right.text, location };
    if (left.kind !== 'list' && right.kind !== 'list') return undefined;
    const items = [left, right].flatMap((one) => (one.kind === 'list' ? one.items : [one]));
    this.#steps += items.length;
    return { kind: 'list', items, location };
  }

  #either(a: Value, b: Value): Value | undefined {
    if (a.kind === 'list' && b.kind === 'list') return this.#both(a, b);
    return a.kind === 'text' && b.kind === 'text' && a.text === b.text ? a : undefined;
  }

  #both<T extends { items: Value[] }>(a: T, b: T): T {
    this.#steps += a.items.length + b.items.length;
    return { ...a, items: [...a.items, ...b.items] };
  }

  #called(node: number, names: Names): Value | undefined {
    const { tree } = this;
    const func = tree.child(node, Field.Call.func);
    const first = tree.count(node) > 0 ? tree.item(node, 0) : 0;
    const name = tree.name(func);
    if (tree.kind(func) === Kind.Name) {
      if (['list', 'tuple', 'sorted', 'set', 'frozenset', 'filter', 'map'].includes(name)) {
        const last = this.#value(tree.count(node) > 0 ? tree.item(node, tree.count(node) - 1) : 0, names);
        return last.kind === 'list' || last.kind === 'file' ? last : undefined;
      }
      if (name === 'dict') return this.#dictCall(node, names);
      return undefined;
    }
    if (tree.kind(func) !== Kind.Attribute) return undefined;
    const receiver = this.#value(tree.child(func, Field.Attribute.value), names);
    if (receiver.kind === 'file') return receiver;
    if (receiver.kind === 'text' && /^(?:strip|rstrip|lstrip|lower|read)$/.test(name))
      return { ...receiver, text: receiver.text.trim() };
    if (receiver.kind === 'text' && (name === 'split' || name === 'splitlines')) {
      const by = first === 0 ? undefined : this.#value(first, names);
      const parts =
        name === 'splitlines' || (by?.kind === 'text' && by.text === '\n')
          ? receiver.text.split('\n')
          : by?.kind === 'text'
            ? receiver.text.split(by.text)
            : receiver.text.trim().split(/\s+/);
      return {
        kind: 'list',
        items: parts.map((text) => ({ ...receiver, text })),
        location: receiver.location,
      };
    }
    if (receiver.kind === 'list' && name === 'copy') return { ...receiver, items: [...receiver.items] };
    if (receiver.kind === 'table' && name === 'get' && first !== 0) {
      const key = this.#value(first, names);
      return key.kind === 'text' ? receiver.entries.get(key.text) : undefined;
    }
    return undefined;
  }

  #dictCall(node: number, names: Names): Value {
    const entries = new Map<string, Value>();
    this.#fill(entries, node, names);
    return { kind: 'table', entries, location: this.#locate(node) };
  }

  /** `[line.strip() for line in LIST if …]`: the list, what a condition would leave out included. */
  #comprehension(node: number, names: Names): Value | undefined {
    const { tree } = this;
    if (tree.count(node) !== 1) return undefined;
    const generator = tree.item(node, 0);
    const all = this.#value(tree.child(generator, Field.Comprehension.iter), names);
    const target = tree.child(generator, Field.Comprehension.target);
    if (all.kind !== 'list' && all.kind !== 'file') return undefined;
    if (all.kind === 'file') return all;
    let element = tree.child(node, Field.ListComp.elt);
    while (tree.kind(element) === Kind.Call || tree.kind(element) === Kind.Attribute) {
      const isCall = tree.kind(element) === Kind.Call;
      if (!isCall && !/^(?:strip|rstrip|lstrip)$/.test(tree.name(element))) return undefined;
      element = tree.child(element, isCall ? Field.Call.func : Field.Attribute.value);
    }
    return tree.kind(element) === Kind.Name && tree.nameId(element) === tree.nameId(target) ? all : undefined;
  }

  /** The file that an expression opens, or that a function of the script opens for it. */
  #fileIn(node: number, names: Names): Value | undefined {
    const { tree } = this;
    if (tree.kind(node) !== Kind.Call && tree.kind(node) !== Kind.ListComp) return undefined;
    const path = this.#openedIn(node, names) ?? this.#openedFor(node, names);
    return path === undefined ? undefined : { kind: 'file', path, location: this.#locate(node) };
  }

  #openedIn(node: number, names: Names): string | undefined {
    const { tree } = this;
    for (let at = tree.firstRecord(node); at <= node; at = tree.nextRecord(at)) {
      this.#steps += 1;
      if (tree.kind(at) !== Kind.Call) continue;
      const func = tree.child(at, Field.Call.func);
      const name = tree.name(func);
      if (name === 'open' && tree.count(at) > 0) {
        // `Path(…).open()` has its path before it, `open(…)`, `io.open(…)` and `codecs.open(…)` behind.
        const path = this.#pathOf(tree.item(at, 0), names);
        if (path !== undefined) return path;
      }
      if (name === 'read_text' || name === 'open') {
        const path =
          tree.kind(func) === Kind.Attribute
            ? this.#pathOf(tree.child(func, Field.Attribute.value), names)
            : undefined;
        if (path !== undefined) return path;
      }
    }
    return undefined;
  }

  /** `read('requirements.txt')`, where `read` is a function of the script that opens something. */
  #openedFor(node: number, names: Names): string | undefined {
    const { tree } = this;
    if (tree.kind(node) !== Kind.Call) return undefined;
    const func = tree.child(node, Field.Call.func);
    const name = tree.name(func);
    const body = this.#functions.get(name);
    if (body === undefined && name !== 'parse_requirements') return undefined;
    const own = body === undefined ? undefined : this.#openedIn(body, new Map());
    if (own !== undefined) return own;
    const opens = body === undefined || /\b(?:open|read_text|parse_requirements)\s*\(/.test(tree.text(body));
    const path = opens && tree.count(node) > 0 ? this.#pathOf(tree.item(node, 0), names) : undefined;
    return path !== undefined && /\.\w+$|requirements/.test(path) ? path : undefined;
  }

  /** The end of a path that stands in the script: `os.path.join(here, 'a', 'b.txt')`, `HERE / 'b.txt'`. */
  #pathOf(node: number, names: Names): string | undefined {
    const { tree } = this;
    const kind = tree.kind(node);
    if (kind === Kind.BinOp && tree.operator(node) === Operator.Div)
      return joinedPath([
        this.#pathOf(tree.child(node, Field.BinOp.left), names),
        this.#pathOf(tree.child(node, Field.BinOp.right), names),
      ]);
    if (kind === Kind.Call) {
      const name = tree.name(tree.child(node, Field.Call.func));
      if (!/^(?:join|Path|PurePath|abspath|joinpath|realpath|str)$/.test(name)) return undefined;
      const parts: (string | undefined)[] = [];
      for (let i = 0; i < tree.count(node); i += 1) parts.push(this.#pathOf(tree.item(node, i), names));
      return joinedPath(parts);
    }
    const value =
      kind === Kind.Str || kind === Kind.Name || kind === Kind.BinOp ? this.#value(node, names) : undefined;
    if (value?.kind === 'file') return value.path;
    return value?.kind === 'text' ? value.text : undefined;
  }

  /** `sum(extras.values(), [])` and its like: everything that a table of lists holds. */
  #valuesIn(node: number, names: Names): Value | undefined {
    const { tree } = this;
    const kind = tree.kind(node);
    if (kind !== Kind.Call && kind !== Kind.ListComp && kind !== Kind.SetComp && kind !== Kind.GeneratorExp)
      return undefined;
    for (let at = tree.firstRecord(node); at <= node; at = tree.nextRecord(at)) {
      this.#steps += 1;
      if (tree.kind(at) !== Kind.Attribute || !/^(?:values|items)$/.test(tree.name(at))) continue;
      const table = this.#value(tree.child(at, Field.Attribute.value), names);
      if (table.kind !== 'table') continue;
      const items = [...table.entries.values()].flatMap((one) => (one.kind === 'list' ? one.items : [one]));
      this.#steps += items.length;
      return { kind: 'list', items, location: this.#locate(node) };
    }
    return undefined;
  }

  #unknown(node: number): Value {
    return { kind: 'unknown', location: this.#locate(node) };
  }

  #locate(node: number): Location {
    const [start, end] = [this.tree.position(this.tree.start(node)), this.tree.position(this.tree.end(node))];
    const isLong = end.line > start.line;
    return {
      path: this.#path,
      line: start.line,
      column: start.column,
      endLine: isLong ? start.line : end.line,
      endColumn: isLong ? start.column + 1 : end.column,
    };
  }
}

/** Parts that are not known are taken for the folder of the script. */
function joinedPath(parts: readonly (string | undefined)[]): string | undefined {
  const known = parts.slice(parts.lastIndexOf(undefined) + 1) as string[];
  return known.length === 0 ? undefined : known.join('/');
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
