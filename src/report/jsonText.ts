/** Whatever steers a terminal or hides in one. */
const HIDDEN = /[\x7f-\x9f\p{Cf}\p{Default_Ignorable_Code_Point}\p{Zl}\p{Zp}]/gu;
/** Half of a surrogate pair, which `JSON.stringify` writes as an escape, behind any number of escaped backslashes. */
const HALF = /(?<!\\)((?:\\\\)*)\\ud[89a-f][0-9a-f]{2}/g;

/**
 * JSON on one line that every reader reads. Characters that steer a terminal are written as escapes, which read back
 * as the same text: a report is often looked at with `cat`. Half a surrogate pair is no text, and readers in other
 * languages refuse a whole document that holds one: it becomes U+FFFD.
 */
export function jsonText(value: unknown): string {
  return readable(JSON.stringify(value));
}

/** The same on many lines, ended by one. */
export function jsonPage(value: unknown): string {
  return `${readable(JSON.stringify(value, null, 2))}\n`;
}

/**
 * What nearly no report has, told faster than by the properties of characters: anything but Latin letters, dashes and
 * quotation marks. One character is looked for: a whole text that must fit would be remembered at each step.
 */
const UNCOMMON = /[^\n\x20-\x7e\xa1-\xac\xae-\u024f\u2010-\u2027\u2030-\u205e]/;

function readable(text: string): string {
  const whole = text.includes('\\ud') ? text.replace(HALF, '$1\\ufffd') : text;
  return UNCOMMON.test(whole) ? whole.replace(HIDDEN, escaped) : whole;
}

function escaped(character: string): string {
  return [...Array(character.length).keys()]
    .map((i) => `\\u${character.charCodeAt(i).toString(16).padStart(4, '0')}`)
    .join('');
}
