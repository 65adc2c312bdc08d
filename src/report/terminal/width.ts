/**
 * Columns that text takes in a terminal, for text that has passed `visible`: East Asian wide and full-width
 * characters and emoji take two (UAX #11, `W` and `F`), combining marks none.
 */

/** First and last code points of the wide ranges, emoji left to the regular expression below. */
const WIDE: readonly (readonly [number, number])[] = [
  [0x1100, 0x115f],
  [0x2329, 0x232a],
  [0x2e80, 0x303e],
  [0x3041, 0x3247],
  [0x3250, 0x4dbf],
  [0x4e00, 0xa4cf],
  [0xa960, 0xa97c],
  [0xac00, 0xd7a3],
  [0xf900, 0xfaff],
  [0xfe10, 0xfe19],
  [0xfe30, 0xfe6f],
  [0xff01, 0xff60],
  [0xffe0, 0xffe6],
  [0x16fe0, 0x18cff],
  [0x18d00, 0x18dff],
  [0x1aff0, 0x1b2ff],
  [0x1f200, 0x1f265],
  [0x20000, 0x3fffd],
];

const COMBINING = /^[\p{Mn}\p{Me}]$/u;
/** Letters that make flags in pairs take one column each. */
const EMOJI = /^(?!\p{Regional_Indicator})\p{Emoji_Presentation}$/u;

const remembered = new Map<number, number>();

/** 0, 1 or 2 columns for one code point. */
export function characterWidth(codePoint: number): number {
  if (codePoint < 0x300) return 1;
  let width = remembered.get(codePoint);
  if (width === undefined) {
    width = measure(codePoint);
    remembered.set(codePoint, width);
  }
  return width;
}

function measure(codePoint: number): number {
  const character = String.fromCodePoint(codePoint);
  if (COMBINING.test(character)) return 0;
  if (EMOJI.test(character)) return 2;
  return WIDE.some(([first, last]) => codePoint >= first && codePoint <= last) ? 2 : 1;
}

/** Columns of a whole text. */
export function displayWidth(text: string): number {
  if (/^[\x20-\x7e]*$/.test(text)) return text.length;
  let width = 0;
  for (const character of text) width += characterWidth(character.codePointAt(0) as number);
  return width;
}

/** Cuts a text into its longest beginning of at most `width` columns (at least one character) and the rest. */
export function splitAtWidth(text: string, width: number): [string, string] {
  let columns = 0;
  let end = 0;
  for (const character of text) {
    columns += characterWidth(character.codePointAt(0) as number);
    if (columns > width && end > 0) break;
    end += character.length;
  }
  return [text.slice(0, end), text.slice(end)];
}

/** Filled with spaces up to `width` columns. */
export function padded(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - displayWidth(text)));
}
