/**
 * What an expression of a script is, as far as that stands in it: texts, lists, tables, files that are opened by name.
 * Both ways of a condition count.
 */
import type { Location } from '../finding/location.ts';
import { pushAll } from '../limits/lists.ts';
import type { ScriptValue } from '../project/script.ts';
import { Field, Kind, Operator } from './python/nodes.ts';
import type { Tree } from './python/tree.ts';

/** Steps that one script may cost; the longest setup script known takes a few thousand. */
const MOST_STEPS = 200_000;
/** A text of itself and itself again doubles with every line. */
const LONGEST_TEXT = 100_000;
/** Expressions in expressions; nobody nests lists of requirements like that. */
export const DEEPEST = 60;

/** Lists and tables are shared and changed, as Python's are. */
export type Value =
  | Exclude<ScriptValue, { kind: 'list' | 'table' }>
  | { kind: 'list'; items: Value[]; location: Location }
  | { kind: 'table'; entries: Map<string, Value>; location: Location };
export type Names = Map<string, Value>;

/** Answers for one script. */
export class Values {
  readonly tree: Tree;
  readonly #path: string;
  /** Functions of the script that were met so far, by name. */
  readonly #functions = new Map<string, number>();
  #steps = 0;
  #depth = 0;

  constructor(tree: Tree, path: string) {
    this.tree = tree;
    this.#path = path;
  }

  /** False where the script has cost enough. */
  step(count = 1): boolean {
    this.#steps += count;
    return this.#steps <= MOST_STEPS;
  }

  addFunction(name: string, node: number): void {
    this.#functions.set(name, node);
  }

  /** The keywords and tables among a call's arguments. What cannot be known stands under `**`. */
  fill(entries: Map<string, Value>, node: number, names: Names): void {
    const { tree } = this;
    for (let i = 0; i < tree.count(node); i += 1) {
      const argument = tree.item(node, i);
      const isKeyword = tree.kind(argument) === Kind.Keyword;
      const value = this.value(isKeyword ? tree.child(argument, Field.Keyword.value) : argument, names);
      if (isKeyword && tree.name(argument) !== '') entries.set(tree.name(argument), value);
      else if (value.kind === 'table') for (const [key, one] of value.entries) entries.set(key, one);
      else entries.set('**', value);
    }
  }

  value(node: number, names: Names): Value {
    this.#steps += 1;
    if (node === 0 || this.#steps > MOST_STEPS || this.#depth > DEEPEST) return this.unknown(node);
    this.#depth += 1;
    const value = this.#valueOf(node, names) ?? this.#fileIn(node, names) ?? this.#valuesIn(node, names);
    this.#depth -= 1;
    return value ?? this.unknown(node);
  }

  #valueOf(node: number, names: Names): Value | undefined {
    const { tree } = this;
    const location = this.locate(node);
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
        const table = this.value(tree.child(node, Field.Subscript.value), names);
        const key = this.value(tree.child(node, Field.Subscript.slice), names);
        return table.kind === 'table' && key.kind === 'text' ? table.entries.get(key.text) : undefined;
      }
      case Kind.BinOp:
        if (tree.operator(node) === Operator.Mod) return this.#filledIn(node, names);
        return tree.operator(node) === Operator.Add ? this.#sum(node, names) : undefined;
      case Kind.IfExp:
        return this.#either(
          this.value(tree.child(node, Field.IfExp.body), names),
          this.value(tree.child(node, Field.IfExp.orelse), names),
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
      const value = this.value(isStarred ? tree.child(item, Field.Starred.value) : item, names);
      const all = isStarred && value.kind === 'list' ? value.items : [value];
      // A list of itself and itself again doubles with every line.
      this.#steps += all.length;
      if (this.#steps <= MOST_STEPS) pushAll(items, all);
    }
    return items;
  }

  #dict(node: number, names: Names): Value {
    const { tree } = this;
    const entries = new Map<string, Value>();
    for (let i = 0; i + 1 < tree.count(node); i += 2) {
      const value = this.value(tree.item(node, i + 1), names);
      const key = tree.item(node, i) === 0 ? undefined : this.value(tree.item(node, i), names);
      if (key?.kind === 'text') entries.set(key.text, value);
      else if (!key && value.kind === 'table')
        for (const [name, one] of value.entries) entries.set(name, one);
    }
    return { kind: 'table', entries, location: this.locate(node) };
  }

  /** An f-string whose fields are all known texts. */
  #joined(node: number, names: Names): Value | undefined {
    const { tree } = this;
    let text = '';
    for (let i = 0; i < tree.count(node); i += 1) {
      const part = tree.item(node, i);
      if (tree.kind(part) === Kind.FormattedValue) {
        const value = this.value(tree.child(part, Field.FormattedValue.value), names);
        if (value.kind !== 'text') return undefined;
        text += value.text;
      } else text += tree.stringValue(part);
    }
    return { kind: 'text', text, location: this.locate(node) };
  }

  #sum(node: number, names: Names): Value | undefined {
    const left = this.value(this.tree.child(node, Field.BinOp.left), names);
    const right = this.value(this.tree.child(node, Field.BinOp.right), names);
    const location = this.locate(node);
    if (left.kind === 'text' && right.kind === 'text') {
      if (!this.#affords(left.text.length + right.text.length)) return undefined;
      return { kind: 'text', text: left.text + right.text, location };
    }
    if (left.kind !== 'list' && right.kind !== 'list') return undefined;
    const items = [left, right].flatMap((one) => (one.kind === 'list' ? one.items : [one]));
    this.#steps += items.length;
    return { kind: 'list', items, location };
  }

  /** `"name==%s" % version`, with a text, several in a tuple, or a table: all texts. */
  #filledIn(node: number, names: Names): Value | undefined {
    const pattern = this.value(this.tree.child(node, Field.BinOp.left), names);
    const given = this.value(this.tree.child(node, Field.BinOp.right), names);
    if (pattern.kind !== 'text') return undefined;
    const items = given.kind === 'list' ? given.items : [given];
    const table = given.kind === 'table' ? given.entries : undefined;
    let next = 0;
    return this.#withFields(node, pattern.text, /%(?:\((\w+)\))?s|%%/g, (all, key) => {
      if (all === '%%') return { ...pattern, text: '%' };
      return key === undefined ? items[next++] : table?.get(key);
    });
  }

  /** `"{}=={}".format(name, version)` of texts. */
  #formatted(node: number, pattern: string, names: Names): Value | undefined {
    const given = new Map<string, Value>();
    this.fill(given, node, names);
    const items = this.#items(node, names);
    let next = 0;
    return this.#withFields(node, pattern, /\{(\w*)\}/g, (_, key) =>
      /^\d*$/.test(key ?? '') ? items[key ? Number(key) : next++] : given.get(key!),
    );
  }

  /** Whether a text of that length may still be made. */
  #affords(length: number): boolean {
    this.#steps += Math.ceil(length / 100);
    return length <= LONGEST_TEXT && this.#steps <= MOST_STEPS;
  }

  /** The pattern with a text in place of each field; undefined where one of them is not known, or is of another form. */
  #withFields(
    node: number,
    pattern: string,
    field: RegExp,
    fieldOf: (all: string, key: string | undefined) => Value | undefined,
  ): Value | undefined {
    let isKnown = !/[{}]|%[^s%(]/.test(pattern.replace(field, ''));
    let length = pattern.length;
    const text = pattern.replace(field, (all: string, key: string | undefined) => {
      const value = isKnown ? fieldOf(all, key) : undefined;
      length += value?.kind === 'text' ? value.text.length : 0;
      isKnown &&= value?.kind === 'text' && this.#affords(length);
      return isKnown && value?.kind === 'text' ? value.text : '';
    });
    return isKnown ? { kind: 'text', text, location: this.locate(node) } : undefined;
  }

  #either(a: Value, b: Value): Value | undefined {
    if (a.kind === 'list' && b.kind === 'list') return this.both(a, b);
    return a.kind === 'text' && b.kind === 'text' && a.text === b.text ? a : undefined;
  }

  both<T extends { items: Value[] }>(a: T, b: T): T {
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
        const last = this.value(tree.count(node) > 0 ? tree.item(node, tree.count(node) - 1) : 0, names);
        return last.kind === 'list' || last.kind === 'file' ? last : undefined;
      }
      if (name === 'dict') return this.#dictCall(node, names);
      return undefined;
    }
    if (tree.kind(func) !== Kind.Attribute) return undefined;
    const receiver = this.value(tree.child(func, Field.Attribute.value), names);
    if (receiver.kind === 'file') return receiver;
    if (receiver.kind === 'text' && /^(?:strip|rstrip|lstrip|lower|read)$/.test(name))
      return { ...receiver, text: receiver.text.trim() };
    if (receiver.kind === 'text' && name === 'format') return this.#formatted(node, receiver.text, names);
    if (receiver.kind === 'text' && (name === 'split' || name === 'splitlines')) {
      const by = first === 0 ? undefined : this.value(first, names);
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
      const key = this.value(first, names);
      return key.kind === 'text' ? receiver.entries.get(key.text) : undefined;
    }
    return undefined;
  }

  #dictCall(node: number, names: Names): Value {
    const entries = new Map<string, Value>();
    this.fill(entries, node, names);
    return { kind: 'table', entries, location: this.locate(node) };
  }

  /** `[line.strip() for line in LIST if …]`: the list, what a condition would leave out included. */
  #comprehension(node: number, names: Names): Value | undefined {
    const { tree } = this;
    if (tree.count(node) !== 1) return undefined;
    const generator = tree.item(node, 0);
    const all = this.value(tree.child(generator, Field.Comprehension.iter), names);
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
    return path === undefined ? undefined : { kind: 'file', path, location: this.locate(node) };
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
      kind === Kind.Str || kind === Kind.Name || kind === Kind.BinOp ? this.value(node, names) : undefined;
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
      const table = this.value(tree.child(at, Field.Attribute.value), names);
      if (table.kind !== 'table') continue;
      const items = [...table.entries.values()].flatMap((one) => (one.kind === 'list' ? one.items : [one]));
      this.#steps += items.length;
      return { kind: 'list', items, location: this.locate(node) };
    }
    return undefined;
  }

  unknown(node: number): Value {
    return { kind: 'unknown', location: this.locate(node) };
  }

  locate(node: number): Location {
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
