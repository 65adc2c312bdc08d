import { SEVERITIES } from '../../finding/severity.ts';
import type { Style } from '../handler.ts';
import type { Line, Span, Tone } from './text.ts';
import { visible, visibleProse } from './visible.ts';

/** Signs that the report draws with. */
export interface Glyphs {
  readonly rule: string;
  readonly rail: string;
  readonly gutter: string;
  /** The gutter beside the further lines of a marked place. */
  readonly within: string;
  readonly entry: string;
  readonly step: string;
  readonly sink: string;
  readonly underline: string;
  readonly skipped: string;
  readonly more: string;
  readonly arrow: string;
  readonly dot: string;
  readonly tick: string;
}

const UNICODE: Glyphs = {
  rule: '─',
  rail: '│',
  gutter: '│',
  within: '┃',
  entry: '◇',
  step: '○',
  sink: '●',
  underline: '━',
  skipped: '┊',
  more: '…',
  arrow: '→',
  dot: '·',
  tick: '✓',
};

const ASCII: Glyphs = {
  rule: '-',
  rail: '|',
  gutter: '|',
  within: '>',
  entry: '+',
  step: 'o',
  sink: '*',
  underline: '^',
  skipped: ':',
  more: '...',
  arrow: '->',
  dot: '-',
  tick: 'ok',
};

/** Prose wider than this is tiring to read, however wide the terminal is. */
const MEASURE = 100;

/** What a section of the report draws with: the width it has, its signs, and how outside text becomes visible. */
export interface Pen {
  readonly width: number;
  /** Columns for sentences. */
  readonly measure: number;
  readonly verbose: boolean;
  readonly colour: boolean;
  readonly glyphs: Glyphs;
  /** For names, paths and code: every character counts. */
  readonly exact: (text: string) => string;
  /** For sentences. */
  readonly prose: (text: string) => string;
}

export function penFor({ width, unicode, verbose, colour }: Style): Pen {
  return {
    width,
    measure: Math.min(width, MEASURE),
    verbose,
    colour,
    glyphs: unicode ? UNICODE : ASCII,
    exact: (text) => visible(text, unicode),
    prose: (text) => visibleProse(text, unicode),
  };
}

/** SGR parameters. The sixteen colours of the terminal's own theme, never fixed ones: light themes exist. */
const PALETTE: Readonly<Record<Tone, string>> = {
  critical: '1;31',
  high: '31',
  medium: '33',
  low: '34',
  info: '2',
  strong: '1',
  faint: '2',
  link: '36',
  name: '35',
  good: '32',
  source: '1;35',
  sink: '1;31',
  keyword: '35',
  string: '32',
};

/** Lines as one text; no line ends in spaces. */
export function textOf(lines: readonly Line[], colour: boolean): string {
  let text = '';
  for (const line of lines) text += `${lineText(trimmed(line), colour)}\n`;
  return text;
}

function lineText(line: Line, colour: boolean): string {
  let text = '';
  for (const part of line) {
    const paint = colour && part.tone !== undefined && part.text !== '' ? PALETTE[part.tone] : undefined;
    text += paint === undefined ? part.text : `\x1b[${paint}m${part.text}\x1b[0m`;
  }
  return text;
}

function trimmed(line: Line): Line {
  let end = line.length;
  while (end > 0 && /^ *$/.test((line[end - 1] as Span).text)) end -= 1;
  const kept = line.slice(0, end);
  const last = kept.at(-1);
  return last?.text.endsWith(' ') ? [...kept.slice(0, -1), { ...last, text: last.text.trimEnd() }] : kept;
}

/** Columns of the longest severity. */
export const BADGE_WIDTH = Math.max(...SEVERITIES.map((severity) => severity.length));
