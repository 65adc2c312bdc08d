import { compareText } from '../../finding/location.ts';

/** What is shown to people of the texts in records, which anybody may have written. */
const LONGEST = 160;

/** One line: the summary of a record, or the first sentence of its details that says something. */
export function summaryOf(summary: string | undefined, details: string | undefined): string | undefined {
  const text = plain(summary ?? '') || firstSentence(plain(details ?? ''));
  if (!text) return undefined;
  const characters = [...text];
  if (characters.length <= LONGEST) return text;
  const cut = characters.slice(0, LONGEST - 1);
  const space = cut.lastIndexOf(' ');
  return `${cut.slice(0, space > LONGEST / 2 ? space : cut.length).join('')}…`;
}

/** Without marks that are not prose: headings, addresses of links, HTML. Only the beginning is looked at. */
function plain(text: string): string {
  const prose = text
    .slice(0, 4000)
    .replace(/^#+ .*$/gm, ' ')
    .replace(/\[([^\][]*)\]\([^\s()]*\)/g, '$1')
    .replace(TAG, ' ')
    .replace(/&(lt|gt|amp|quot|apos|nbsp|#39)\b;?/g, (_, name: string) => ENTITIES[name] ?? ' ');
  return printable(prose).replace(/^\*\* ?([A-Z]+) ?\*\* /, capitalisedWord);
}

/** Tags that texts in databases do have; what stands between other angle brackets may be what the text is about. */
const TAG = /<\/?(?:a|b|br|code|div|em|i|li|ol|p|pre|span|strong|ul)(?: [^<>]{0,300})?\/?>/gi;

const ENTITIES: Readonly<Record<string, string>> = {
  lt: '<',
  gt: '>',
  amp: '&',
  quot: '"',
  apos: "'",
  '#39': "'",
};

/** `** DISPUTED ** ` as words of a sentence. */
function capitalisedWord(_: string, word: string): string {
  return `${word.charAt(0)}${word.slice(1).toLowerCase()}: `;
}

/** On one line, without what a terminal would act upon: control and formatting characters, halves of pairs. */
export function printable(text: string): string {
  return text
    .replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cs}]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

/** Sentences that databases begin with and that say nothing of the flaw. */
const INTRODUCTIONS = [
  /^.{1,60}? (?:is|are) (?:an?|the) /,
  /^(?:Disputed: )?An? (?:issue|vulnerability|flaw|problem) (?:was|has been) (?:discovered|found|identified) in [^:]*$/,
  /^This affects (?:the package |all versions of )?[^,:]{1,80}$/,
];

/** What joins a sentence to one that is not shown. */
const JOINT = /^(?:However|Therefore|Moreover|Furthermore|Additionally|In addition|As a result), /;

/** The first sentence that tells of the flaw, or the first. */
function firstSentence(text: string): string {
  const [first = '', second] = sentences(text);
  if (!second || !INTRODUCTIONS.some((pattern) => pattern.test(first))) return first;
  const mark = /^[A-Z][a-z]+: /.exec(first)?.[0] ?? '';
  const told = second.replace(JOINT, '');
  return mark + told.charAt(0).toUpperCase() + told.slice(1);
}

/** Up to a full stop that a capital follows; what is shorter than 20 characters ended at an abbreviation. */
function sentences(text: string): string[] {
  const found: string[] = [];
  let start = 0;
  for (const end of text.matchAll(/[.!?] (?=[A-Z`"'])/g)) {
    if (end.index - start < 20) continue;
    found.push(text.slice(start, end.index + 1));
    start = end.index + 2;
  }
  return [...found, text.slice(start)].filter(Boolean);
}

/** Orders ids by their numbers where they have such: PYSEC-2022-9 comes before PYSEC-2022-10. */
export function compareIds(a: string, b: string): number {
  const [left, right] = [a.split(/(\d+)/), b.split(/(\d+)/)];
  for (let i = 0; i < Math.min(left.length, right.length); i += 1) {
    const numeric = i % 2 === 1 ? Number(left[i]) - Number(right[i]) : 0;
    const order = numeric || compareText(left[i]!, right[i]!);
    if (order !== 0) return order;
  }
  return left.length - right.length;
}
