/** What is shown of one file: its verdict first, then why, then what it needs, then what it does. */
import type { ArtifactEntry, ArtifactReason, ArtifactVerdict, GlobalEntry } from '../report/report.ts';
import type { Answer } from './messages.ts';

/** In a word, what to do. */
const ADVICE: Readonly<Record<ArtifactVerdict, string>> = {
  dangerous: 'Do not load this file. It runs code, or reaches something that can.',
  suspicious: 'Do not load this file. It is shaped to hide something, or to be read in different ways.',
  unreadable: 'Nothing can be said of this file, so do not take it for safe.',
  unknown: 'It needs names that nobody vouches for. Load it only if you trust these.',
  safe: 'It does nothing but build plain data and vouched objects when it is loaded.',
};

const SIGNS: Readonly<Record<ArtifactVerdict, string>> = {
  dangerous: '✕',
  suspicious: '!',
  unreadable: '?',
  unknown: '?',
  safe: '✓',
};

/** The contents of a card. */
export function results(file: File, answer: Answer): HTMLElement[] {
  if ('failure' in answer)
    return [heading(file.name, 'unreadable', file.size), make('p', 'why', answer.failure)];
  const [first, ...members] = answer.entries as [ArtifactEntry, ...ArtifactEntry[]];
  return [
    heading(first.path, first.verdict, file.size, first.format),
    make('p', 'advice', ADVICE[first.verdict]),
    ...body(first),
    ...inside(first, members),
  ];
}

function heading(name: string, verdict: ArtifactVerdict, size: number, format?: string): HTMLElement {
  const head = make('header', verdict);
  const sign = make('span', 'sign', SIGNS[verdict]);
  sign.setAttribute('aria-hidden', 'true');
  const badge = make('strong', 'badge');
  badge.append(sign, verdict);
  head.append(badge, make('h2', 'name', visible(name)));
  const facts = [format === 'unknown' ? undefined : format, bytes(size)].filter((fact) => fact !== undefined);
  head.append(make('p', 'facts', facts.join(' · ')));
  return head;
}

function body(entry: ArtifactEntry): HTMLElement[] {
  return [...reasons(entry.reasons), ...program(entry.program), ...names(entry.globals)];
}

const MOST_REASONS = 50;

function reasons(list: readonly ArtifactReason[]): HTMLElement[] {
  if (list.length === 0) return [];
  const items = list.slice(0, MOST_REASONS).map(({ message, offset, rule }) => {
    const item = make('li', '', visible(message));
    const where = offset === undefined ? '' : `byte ${offset.toLocaleString('en')} · `;
    item.append(make('span', 'where', `${where}${rule}`));
    return item;
  });
  if (list.length > MOST_REASONS) items.push(make('li', '', `and ${list.length - MOST_REASONS} more`));
  const why = make('ul', 'why');
  why.append(...items);
  return [section('Why', why)];
}

function program(text: string | undefined): HTMLElement[] {
  if (text === undefined || text.trim() === '') return [];
  const code = make('pre', 'program');
  code.tabIndex = 0;
  code.append(make('code', '', visible(text)));
  return [section('What loading it does', code)];
}

const RANK = { dangerous: 0, unknown: 1, safe: 2 };
const MOST_NAMES = 500;

function names(globals: readonly GlobalEntry[]): HTMLElement[] {
  if (globals.length === 0) return [];
  const sorted = [...globals].sort((a, b) => RANK[a.verdict] - RANK[b.verdict] || (a.name < b.name ? -1 : 1));
  const items = sorted.slice(0, MOST_NAMES).map(({ name, verdict }) => {
    const item = make('li', verdict);
    item.append(make('code', '', visible(name)), make('span', 'tag', verdict));
    return item;
  });
  if (sorted.length > MOST_NAMES) items.push(make('li', '', `and ${sorted.length - MOST_NAMES} more`));
  const list = make('ul', 'names');
  list.append(...items);
  return [section(`Names that it asks for (${globals.length})`, list)];
}

const MOST_MEMBERS = 500;

/** What lies in an archive: those that are not safe are open. */
function inside(parent: ArtifactEntry, members: readonly ArtifactEntry[]): HTMLElement[] {
  if (members.length === 0) return [];
  const blocks = members.slice(0, MOST_MEMBERS).map((entry) => {
    const details = make('details', `member ${entry.verdict}`) as HTMLDetailsElement;
    details.open = entry.verdict !== 'safe' && members.length < 20;
    const summary = make('summary');
    summary.append(
      make('span', 'tag', entry.verdict),
      make('code', '', visible(entry.path.slice(parent.path.length + 2))),
    );
    summary.append(make('span', 'facts', entry.format));
    details.append(summary, ...body(entry));
    return details;
  });
  if (members.length > MOST_MEMBERS)
    blocks.push(make('p', 'facts', `and ${members.length - MOST_MEMBERS} more`) as never);
  const all = make('div', 'members');
  all.append(...blocks);
  return [section(`Inside (${members.length})`, all)];
}

function section(title: string, content: HTMLElement): HTMLElement {
  const whole = make('section', '');
  whole.append(make('h3', '', title), content);
  return whole;
}

function make(tag: string, name = '', text?: string): HTMLElement {
  const made = document.createElement(tag);
  if (name !== '') made.className = name;
  if (text !== undefined) made.textContent = text;
  return made;
}

/** Text of a file may turn the direction of what stands around it, or show nothing at all. */
function visible(text: string): string {
  return text.replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\p{Cf}\p{Zl}\p{Zp}]/gu, (character) => {
    return `\\u{${(character.codePointAt(0) as number).toString(16)}}`;
  });
}

const UNITS = ['bytes', 'KB', 'MB', 'GB', 'TB'];

function bytes(size: number): string {
  let [value, unit] = [size, 0];
  while (value >= 1000 && unit < UNITS.length - 1) [value, unit] = [value / 1000, unit + 1];
  return `${unit === 0 ? value : value.toFixed(1)} ${UNITS[unit]}`;
}
