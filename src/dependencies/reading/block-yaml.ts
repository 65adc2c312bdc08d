/**
 * The YAML that tools write into locks: tables and lists in block style, one scalar a line. It is read in one pass, some
 * several times as fast as YAML in full; at anything else it gives up, and the whole file is read in full.
 */

export interface BlockValue {
  readonly root: object;
  /** Line (from 1) of each key and item. */
  readonly lines: ReadonlyMap<object, ReadonlyMap<string | number, number>>;
}

type Container = Record<string, unknown> | unknown[];

interface Frame {
  readonly indent: number;
  readonly container: Container;
}

const PAIR = /^([A-Za-z_][\w./+-]*):(?: +(.*))?$/;

/** Undefined where the text is more than block style. */
export function parseBlockYaml(text: string): BlockValue | undefined {
  const reader = new Reader();
  let number = 0;
  for (const raw of text.split('\n')) {
    number += 1;
    const line = raw.endsWith('\r') ? raw.slice(0, -1) : raw;
    const content = line.trimStart();
    if (content === '' || content.startsWith('#') || (number === 1 && line === '---')) continue;
    const indent = line.length - content.length;
    if (content !== content.trimEnd() || line.search(/[^ ]/) !== indent) return undefined;
    if (!reader.line(indent, content, number)) return undefined;
  }
  return reader.finish();
}

class Reader {
  readonly #lines = new Map<object, Map<string | number, number>>();
  readonly #stack: Frame[] = [];
  #root: Container | undefined;
  /** A key whose value begins on a further line. */
  #pending:
    | { readonly table: Record<string, unknown>; readonly key: string; readonly indent: number }
    | undefined;

  /** False where this is not block style. */
  line(indent: number, content: string, number: number): boolean {
    if (content === '-' || content.startsWith('- ')) return this.#item(indent, content.slice(2), number);
    return this.#pair(indent, content, number);
  }

  finish(): BlockValue | undefined {
    return this.#root && { root: this.#root, lines: this.#lines };
  }

  #item(indent: number, rest: string, number: number): boolean {
    const list = this.#containerAt(indent, true);
    if (!Array.isArray(list)) return false;
    const inner = rest.trimStart();
    const start = indent + 2 + rest.length - inner.length;
    if (PAIR.test(inner)) {
      const table = this.#make(false);
      this.#put(list, list.length, table, number);
      this.#stack.push({ indent: start, container: table });
      return this.#pair(start, inner, number);
    }
    const value = scalar(inner);
    if (value === undefined || inner === '' || inner.startsWith('- ')) return false;
    this.#put(list, list.length, value, number);
    return true;
  }

  #pair(indent: number, content: string, number: number): boolean {
    const pair = PAIR.exec(content);
    const table = pair && this.#containerAt(indent, false);
    if (!pair || !table || Array.isArray(table)) return false;
    const [, key = '', written] = pair;
    if (Object.hasOwn(table, key)) return false;
    if (written === undefined || written === '') {
      this.#put(table, key, '', number);
      this.#pending = { table, key, indent };
      return true;
    }
    const value = scalar(written);
    if (value === undefined) return false;
    this.#put(table, key, value, number);
    return true;
  }

  /** The list or table that a line of this indent belongs to; made where a key waits for it. */
  #containerAt(indent: number, isList: boolean): Container | undefined {
    const pending = this.#pending;
    this.#pending = undefined;
    if (pending && (indent > pending.indent || (isList && indent === pending.indent))) {
      const made = this.#make(isList);
      pending.table[pending.key] = made;
      this.#stack.push({ indent, container: made });
      return made;
    }
    while (this.#stack.length > 0) {
      const top = this.#stack.at(-1)!;
      if (top.indent === indent && Array.isArray(top.container) === isList) return top.container;
      if (top.indent < indent) return undefined;
      this.#stack.pop();
    }
    if (this.#root) return undefined;
    this.#root = this.#make(isList);
    this.#stack.push({ indent, container: this.#root });
    return this.#root;
  }

  #make(isList: boolean): Container {
    const made: Container = isList ? [] : (Object.create(null) as Record<string, unknown>);
    this.#lines.set(made, new Map());
    return made;
  }

  #put(container: Container, key: string | number, value: unknown, line: number): void {
    (container as Record<string | number, unknown>)[key] = value;
    this.#lines.get(container)!.set(key, line);
  }
}

/** A scalar on one line, as the failsafe schema has it; undefined where it needs a reader of YAML in full. */
function scalar(text: string): unknown {
  if (text === '[]') return [];
  if (text === '{}') return Object.create(null) as object;
  if (text.startsWith("'"))
    return /^'(?:[^']|'')*'$/.test(text) ? text.slice(1, -1).replaceAll("''", "'") : undefined;
  if (text.startsWith('"')) return /^"[^"\\]*"$/.test(text) ? text.slice(1, -1) : undefined;
  const special = /^(?:[[\]{}&*!|>%@`,#]|[-?:](?:\s|$))|:(?:\s|$)|\s#|\t/.test(text);
  return special ? undefined : text;
}
