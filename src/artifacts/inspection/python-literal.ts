/** Python literals, as far as headers of arrays consist of them: strings, numbers, constants, tuples, lists, dicts. */

export type Literal = string | number | boolean | null | readonly Literal[] | ReadonlyMap<string, Literal>;

const DEEPEST = 32;

/** Undefined for anything else. */
export function parseLiteral(text: string): Literal | undefined {
  const parser = new LiteralParser(text);
  try {
    const value = parser.value(0);
    return parser.atEnd() ? value : undefined;
  } catch (error) {
    if (error instanceof NotLiteral) return undefined;
    throw error;
  }
}

class NotLiteral extends Error {}

const ESCAPE = /\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U000([0-9a-fA-F]{5})|([0-7]{1,3})|(.))/g;
const SIMPLE: Record<string, string> = { a: '\x07', b: '\b', f: '\f', n: '\n', r: '\r', t: '\t', v: '\v' };

/** Names of characters are not known, and broken escapes are errors. Others keep their backslash. */
function unescaped(all: string, ...groups: (string | undefined)[]): string {
  const [x, u, long, octal, other = ''] = groups;
  const digits = x ?? u ?? long;
  if (digits !== undefined) return String.fromCodePoint(Number.parseInt(digits, 16));
  if (octal !== undefined) return String.fromCodePoint(Number.parseInt(octal, 8));
  if (/[NxuU]/.test(other)) throw new NotLiteral();
  return SIMPLE[other] ?? (/['"\\]/.test(other) ? other : all);
}

class LiteralParser {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  atEnd(): boolean {
    this.#space();
    return this.#at === this.#text.length;
  }

  value(depth: number): Literal {
    if (depth > DEEPEST) throw new NotLiteral();
    this.#space();
    const next = this.#text[this.#at];
    if (next === '(') return this.#items(')', depth);
    if (next === '[') return this.#items(']', depth);
    if (next === '{') return this.#dict(depth);
    return this.#string() ?? this.#word();
  }

  /** A parenthesised single value without a comma is that value in Python; the difference matters to nobody here. */
  #items(close: string, depth: number): readonly Literal[] {
    this.#at += 1;
    const items: Literal[] = [];
    while (!this.#take(close)) {
      items.push(this.value(depth + 1));
      if (!this.#take(',')) {
        if (!this.#take(close)) throw new NotLiteral();
        break;
      }
    }
    return items;
  }

  #dict(depth: number): ReadonlyMap<string, Literal> {
    this.#at += 1;
    const dict = new Map<string, Literal>();
    while (!this.#take('}')) {
      const key = this.value(depth + 1);
      if (typeof key !== 'string' || !this.#take(':')) throw new NotLiteral();
      dict.set(key, this.value(depth + 1));
      if (!this.#take(',')) {
        if (!this.#take('}')) throw new NotLiteral();
        break;
      }
    }
    return dict;
  }

  #string(): string | undefined {
    const match = this.#match(/[bBuU]?(?:'((?:[^'\\\n]|\\.)*)'|"((?:[^"\\\n]|\\.)*)")/y);
    if (!match) return undefined;
    return (match[1] ?? match[2] ?? '').replace(ESCAPE, unescaped);
  }

  #word(): Literal {
    const word = this.#match(/[+-]?\d+L?|True|False|None/y)?.[0];
    if (word === undefined) throw new NotLiteral();
    const constants: Record<string, Literal> = { True: true, False: false, None: null };
    return constants[word] ?? (word === 'None' ? null : Number(word.replace(/L$/, '')));
  }

  #match(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.#at;
    const match = pattern.exec(this.#text);
    if (match) this.#at = pattern.lastIndex;
    return match;
  }

  #take(character: string): boolean {
    this.#space();
    if (this.#text[this.#at] !== character) return false;
    this.#at += 1;
    return true;
  }

  #space(): void {
    while (/\s/.test(this.#text[this.#at] ?? '')) this.#at += 1;
  }
}
