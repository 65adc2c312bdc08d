import type { CommandText } from './pip-commands.ts';
import { codePoints } from './shell.ts';

/** A string of a JSON text, at the place of its first character. */
export interface JsonText extends CommandText {
  /** Whether a value follows it. */
  readonly isKey: boolean;
}

const STRING = /"((?:[^"\\\n]|\\.)*)"(\s*:)?/g;

/** Every string of a JSON text in order, keys included; comments do no harm. What is no JSON has none. */
export function jsonTexts(text: string): JsonText[] {
  return text.split('\n').flatMap((raw, i) => {
    let [counted, column] = [0, 1];
    return [...raw.matchAll(STRING)].flatMap((match) => {
      column += codePoints(raw.slice(counted, match.index));
      counted = match.index;
      const plain = unescaped(match[1]!);
      const isKey = match[2] !== undefined;
      return plain === undefined ? [] : [{ text: plain, line: i + 1, column: column + 1, isKey }];
    });
  });
}

function unescaped(text: string): string | undefined {
  if (!text.includes('\\')) return text;
  try {
    return JSON.parse(`"${text}"`) as string;
  } catch {
    return undefined;
  }
}
