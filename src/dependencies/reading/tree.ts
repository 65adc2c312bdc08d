/** Data read from TOML or JSON, with the place of each value and no trust in its shape. */
import type { Location } from '../../finding/location.ts';

export type Table = { readonly [key: string]: unknown };

/** What a parser gives: the data, where each value stands, and where to say that one is not as it should be. */
export interface Document {
  readonly locate: (container: object, key: string | number) => Location | undefined;
  readonly report: (reason: string, line: number) => void;
}

/** One value. Asking for a shape that it does not have is noted as incomplete and gives nothing. */
export class Node {
  readonly value: unknown;
  readonly #document: Document;
  readonly #container: object | undefined;
  readonly #key: string | number;
  readonly #parent: Node | Location;

  constructor(
    document: Document,
    value: unknown,
    parent: Node | Location,
    container?: object,
    key: string | number = '',
  ) {
    this.value = value;
    this.#document = document;
    this.#container = container;
    this.#key = key;
    this.#parent = parent;
  }

  /** Of the value; of what holds it, where the parser does not know better. */
  get location(): Location {
    let at: Node | Location = this;
    while (at instanceof Node) {
      const own = at.#container && at.#document.locate(at.#container, at.#key);
      if (own) return own;
      at = at.#parent;
    }
    return at;
  }

  get line(): number {
    return this.location.line;
  }

  get isText(): boolean {
    return typeof this.value === 'string';
  }

  get isList(): boolean {
    return Array.isArray(this.value);
  }

  get isTable(): boolean {
    return isTable(this.value);
  }

  /** The value under a key of a table, or under keys of tables in tables; undefined if it is absent. */
  at(...keys: string[]): Node | undefined {
    return keys.reduce<Node | undefined>((node, key) => (node ? node.#child(key) : undefined), this);
  }

  #child(key: string): Node | undefined {
    if (!isTable(this.value)) return this.#unlike('a table');
    if (!Object.hasOwn(this.value, key)) return undefined;
    return new Node(this.#document, this.value[key], this, this.value, key);
  }

  /** Keys and values of a table, in the order of the file. */
  entries(): [string, Node][] {
    const { value } = this;
    if (!isTable(value)) return this.#unlike('a table') ?? [];
    return Object.keys(value).map((key) => [key, new Node(this.#document, value[key], this, value, key)]);
  }

  items(): Node[] {
    const { value } = this;
    if (!Array.isArray(value)) return this.#unlike('a list') ?? [];
    return value.map((item, i) => new Node(this.#document, item, this, value, i));
  }

  text(): string | undefined {
    return typeof this.value === 'string' ? this.value : this.#unlike('a string');
  }

  flag(): boolean | undefined {
    return typeof this.value === 'boolean' ? this.value : this.#unlike('true or false');
  }

  /** All strings of a list. */
  texts(): string[] {
    return this.items().flatMap((item) => item.text() ?? []);
  }

  #unlike(wanted: string): undefined {
    const name = typeof this.#key === 'number' ? `item ${this.#key + 1}` : this.#key || 'the file';
    this.#document.report(`${name} is not ${wanted}`, this.line);
    return undefined;
  }
}

function isTable(value: unknown): value is Table {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date);
}
