/** Values that are written as letters within other data: base64, digits and what else programs use (reading/encoded.ts). */
import { bytesSource } from '../../archive/source.ts';
import { LimitReached } from '../../limits/errors.ts';
import { encodedIn } from '../reading/encoded.ts';
import { type Context, contentOf, type MemberInspection } from './format.ts';
import { inspectValues, type Value, type ValuesFound } from './values.ts';

export interface Window {
  readonly text: string;
  /** Its first letter, in the source. */
  readonly from: number;
  /** What begins behind is left to the next. */
  readonly until: number;
}

/** A first look at so many letters: each line of a long text may begin like a pickle. */
const LOOK = 64 * 1024;
const COST_OF_A_LETTER = 1 / 4;
const COST_OF_A_VALUE = 1_000;

/** One run of letters may hold thousands of beginnings, and from each of them on all that follows is read. */
const MOST_TIMES = 4;
const LEAST_READ = 256 * 1024;

/** Every value in it that some format recognises. */
export function* lettersIn({ text, from, until }: Window, context: Context): Generator<Value, void> {
  let left = Math.max(MOST_TIMES * text.length, LEAST_READ);
  for (const { offset, as, read } of encodedIn(text, until)) {
    const beginning = read(LOOK);
    context.budget.spendOperations(Math.ceil(beginning.length * COST_OF_A_LETTER));
    const isAll = beginning.length < LOOK / 2;
    const look = contentOf(bytesSource(beginning), '', isAll ? beginning.length : Infinity);
    if (!context.recognises(look)) continue;
    context.budget.spendOperations(COST_OF_A_VALUE);
    const bytes = isAll ? beginning : read();
    context.budget.spendBytes(bytes.length);
    left -= bytes.length;
    if (left < 0)
      throw new LimitReached('bytes', `letters that are read as bytes more than ${MOST_TIMES} times`);
    yield { path: `${as} at byte ${from + offset}`, bytes: bytesSource(bytes) };
  }
}

const PROTO = 0x80;

/** A digest may begin like a pickle. It is none to its end, and asks for nothing, or for what is no name. */
function isChance({ source, inspection }: MemberInspection): boolean {
  const { globals, reasons, members = [] } = inspection;
  const isBroken = reasons.some(({ rule }) => rule === 'malformed');
  const asksForNothing = globals.length === 0 || source?.read(0, 1)[0] !== PROTO;
  const isDangerous = reasons.some(({ verdict }) => verdict === 'dangerous');
  return isBroken && asksForNothing && members.length === 0 && !isDangerous;
}

/** Inspects the values; what is there by chance is left out. */
export function inspectLetters(values: Iterable<Value>, context: Context): ValuesFound {
  const { members, reasons } = inspectValues(values, context);
  return { members: members.filter((member) => !isChance(member)), reasons };
}

/** In texts that a file keeps among other things, which begin at these offsets. */
export function inspectTexts(
  texts: Iterable<{ readonly text: string; readonly offset: number }>,
  context: Context,
): ValuesFound {
  return inspectLetters(lettersInAll(texts, context), context);
}

function* lettersInAll(
  texts: Iterable<{ readonly text: string; readonly offset: number }>,
  context: Context,
): Generator<Value, void> {
  for (const { text, offset } of texts) {
    if (text.length < SHORTEST) continue;
    context.budget.spendOperations(Math.ceil(text.length / LETTERS_AT_ONCE));
    yield* lettersIn({ text, from: offset, until: Infinity }, context);
  }
}

/** Less than a pickle that does anything. */
const SHORTEST = 24;
const LETTERS_AT_ONCE = 16;
