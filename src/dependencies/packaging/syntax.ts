/** Reading text token by token, for markers and requirements. */
import { isWordEdge } from './text.ts';

/** What is wrong with a requirement or marker, and where. */
export class PackagingSyntaxError extends Error {
  /** Counts from 1, in code points of the text that was parsed. */
  readonly column: number;

  constructor(message: string, column: number) {
    super(message);
    this.name = 'PackagingSyntaxError';
    this.column = column;
  }
}

/** A place in a text. Patterns are sticky: they match here or not at all. */
export class Scanner {
  readonly text: string;
  position = 0;

  constructor(text: string) {
    this.text = text;
  }

  /** Whether the pattern matches here; stays where it is. */
  at(pattern: RegExp): boolean {
    pattern.lastIndex = this.position;
    return pattern.test(this.text);
  }

  /** What the pattern matches here, moving past it; undefined if it does not. */
  take(pattern: RegExp): string | undefined {
    const start = this.position;
    if (!this.at(pattern)) return undefined;
    this.position = pattern.lastIndex;
    return this.text.slice(start, this.position);
  }

  /**
   * The same for a word of ASCII, which begins and ends at edges of words. `shorter`: as much of what the pattern matches
   * as ends at one.
   */
  takeWord(pattern: RegExp, shorter = false): string | undefined {
    const start = this.position;
    if (!this.at(pattern) || !isWordEdge(this.text, start)) return undefined;
    let end = pattern.lastIndex;
    while (shorter && end > start && !isWordEdge(this.text, end)) end -= 1;
    if (end === start || !isWordEdge(this.text, end)) return undefined;
    this.position = end;
    return this.text.slice(start, end);
  }

  expect(pattern: RegExp, expected: string): string {
    return this.take(pattern) ?? this.fail(`expected ${expected}`);
  }

  get ended(): boolean {
    return this.position === this.text.length;
  }

  fail(message: string, position = this.position): never {
    throw new PackagingSyntaxError(message, [...this.text.slice(0, position)].length + 1);
  }
}

export const WHITE_SPACE = /[ \t]+/y;
