import type { Origin } from '../finding/origin.ts';
import type { Aside } from '../suppression/policy.ts';

/** `1 file`, `2,000 files`. */
export function counted(count: number, noun: string, plural = `${noun}s`): string {
  return `${thousands(count)} ${count === 1 ? noun : plural}`;
}

/** Grouped by commas, whatever the locale. */
export function thousands(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ',');
}

/** `a`, `a and b`, `a, b and c`. */
export function listed(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}

/** With a full stop, unless it ends like a sentence already. */
export function sentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}

/** Each origin as a reader meets it: `data from …`. */
export const ORIGIN_WORDS: Readonly<Record<Origin, string>> = {
  remote: 'an outside request',
  response: 'the answer of an API',
  message: 'a queue or a socket',
  store: 'a cache or a database',
  file: 'a file',
  local: 'arguments or environment',
  caller: 'a caller of this public function',
  unknown: 'an unknown place',
  authenticated: 'a verified sender',
  constant: 'the program itself',
};

/** Each kind of code that is put aside, after a number of calls or findings. */
export const ASIDE_PLURALS: Readonly<Record<Aside, string>> = {
  test: 'in tests',
  vendored: 'in vendored code',
};
