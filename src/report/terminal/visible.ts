/**
 * Everything that comes from an audited project is hostile to the terminal that shows it: an escape sequence in a
 * file name repaints the report, a bidirectional control turns a line around (CVE-2021-42574), an invisible
 * character makes two names look like one. So whatever cannot be seen is shown by its number, `<U+001B>`, which
 * is no Python and therefore not mistaken for what stands in a file. Given up: emoji joined by invisible
 * characters come apart, which also makes their width the same in every terminal.
 */

/** Controls, formats, surrogates, private use, unassigned, line separators, and what renderers may ignore. */
const UNSEEN = /[\p{C}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u2800]/gu;
const UNSEEN_OR_FOREIGN = /[^\x20-\x7e]/gu;

const TYPOGRAPHY: Readonly<Record<string, string>> = {
  '\u2018': "'",
  '\u2019': "'",
  '\u201c': '"',
  '\u201d': '"',
  '\u2013': '-',
  '\u2014': '-',
  '\u2026': '...',
  '\u2192': '->',
  '\u2265': '>=',
  '\u2264': '<=',
  '\u00d7': 'x',
  '\u00b7': '-',
};
const TYPOGRAPHIC = new RegExp(`[${Object.keys(TYPOGRAPHY).join('')}]`, 'g');

/** One line of text that a terminal shows as it is. Without `unicode` it is ASCII. */
export function visible(text: string, unicode: boolean): string {
  if (/^[\x20-\x7e]*$/.test(text)) return text;
  return text.replace(unicode ? UNSEEN : UNSEEN_OR_FOREIGN, numbered);
}

/** The same for sentences, where a tab or a line end is only space and a dash may become a hyphen. */
export function visibleProse(text: string, unicode: boolean): string {
  const spaced = text.replace(/[\t\r\n]+/g, ' ');
  return visible(unicode ? spaced : asciiTypography(spaced), unicode);
}

function asciiTypography(text: string): string {
  return text.replace(TYPOGRAPHIC, (character) => TYPOGRAPHY[character] as string);
}

function numbered(character: string): string {
  const number = (character.codePointAt(0) as number).toString(16).toUpperCase();
  return `<U+${number.padStart(4, '0')}>`;
}
