/**
 * The README's picture: what the tool prints about examples/inherited, with its colours, as an SVG. Nothing of it is
 * drawn by hand; `./wherefrom-dev docs` writes it, and a test holds the committed one to what is printed today.
 */
import { join } from 'node:path';
import type { Console } from '../src/cli/console.ts';
import { runProgram } from '../src/cli/program.ts';
import { displayWidth } from '../src/report/terminal/width.ts';

export const PICTURE = join('docs', 'pictures', 'inherited.svg');

const ROOT = join(import.meta.dirname, '..');
const EXAMPLE = 'examples/inherited';
const COLUMNS = 100;

/** The picture as it should be now. */
export async function examplePicture(): Promise<string> {
  const report = await coloured(['audit', EXAMPLE, '--offline', '--no-cache']);
  const lines = report.trimEnd().split('\n').map(spansOf);
  return svgOf(
    [...prompt(`./wherefrom audit ${EXAMPLE}`), ...beginnings(lines)],
    `wherefrom audit ${EXAMPLE}`,
  );
}

/** What a command prints on a terminal with colours, on a day that does not change. */
async function coloured(args: readonly string[]): Promise<string> {
  let text = '';
  const console: Console = {
    out: (piece) => {
      text += piece;
    },
    err: (piece) => {
      throw new Error(piece);
    },
    outIsTerminal: true,
    errIsTerminal: false,
    width: COLUMNS,
    environment: { LANG: 'C.UTF-8', HOME: ROOT },
    folder: ROOT,
    now: () => new Date('2026-01-02T03:04:05Z'),
  };
  await runProgram(args, console);
  return text;
}

// ---------------------------------------------------------------- what is shown

/** Text with the SGR parameters that it is written in, as src/report/terminal/pen.ts gives them; '' for none. */
export interface Painted {
  readonly text: string;
  readonly sgr: string;
}

type PaintedLine = readonly Painted[];

/** One line of terminal output, taken apart at its escape sequences. */
export function spansOf(line: string): Painted[] {
  const spans: Painted[] = [];
  let sgr = '';
  for (const [i, part] of line.split(/\x1b\[([\d;]*)m/).entries()) {
    if (i % 2 === 1) sgr = part === '0' ? '' : part;
    else if (part !== '') spans.push({ text: part, sgr });
  }
  return spans;
}

function prompt(command: string): PaintedLine[] {
  return [
    [
      { text: '$ ', sgr: '2' },
      { text: command, sgr: '1' },
    ],
    [],
  ];
}

const GAP: PaintedLine = [{ text: '  …', sgr: '2' }];

function plain(line: PaintedLine): string {
  return line.map(({ text }) => text).join('');
}

/** Sections of which the picture shows the first block: the three audits. */
const BEGUN = ['Code', 'Files that run code', 'Dependencies'];

/**
 * The first block of each audit and the whole summary: a report is longer than a picture. What is left out is marked
 * where it is missing.
 */
export function beginnings(lines: readonly PaintedLine[]): PaintedLine[] {
  const shown: PaintedLine[] = [];
  let missing = false;
  for (const section of sectionsOf(lines)) {
    const title = plain(section[0] ?? []);
    const whole = title.startsWith('── Summary');
    if (!whole && !BEGUN.some((name) => title.startsWith(`── ${name} `))) {
      missing = true;
      continue;
    }
    if (missing) shown.push(GAP, []);
    const blocks = whole ? 0 : section.findIndex((line, i) => i > 2 && isHeadline(line));
    missing = blocks > 0;
    shown.push(...(missing ? section.slice(0, blocks) : section));
  }
  return shown;
}

function sectionsOf(lines: readonly PaintedLine[]): PaintedLine[][] {
  const sections: PaintedLine[][] = [];
  for (const line of lines) {
    if (plain(line).startsWith('── ') || sections.length === 0) sections.push([]);
    sections.at(-1)?.push(line);
  }
  return sections;
}

/** Details of a finding are indented, its headline is not. */
function isHeadline(line: PaintedLine): boolean {
  return /^\S/.test(plain(line));
}

// ---------------------------------------------------------------- how it is drawn

const CELL = 8.4;
const LINE = 18;
const MARGIN = 20;
const BAR = 36;

const FAINT = '#8b949e';
/** A dark terminal's colours, by SGR parameter; legible on a page of either theme, since the frame has its own ground. */
const COLOURS: Readonly<Record<string, string>> = {
  '2': FAINT,
  '31': '#ff7b72',
  '32': '#7ee787',
  '33': '#e3b341',
  '34': '#79c0ff',
  '35': '#d2a8ff',
  '36': '#76d9e6',
};

/** An SVG of terminal lines; each span is held to its columns, whatever font the reader's machine has. */
export function svgOf(lines: readonly PaintedLine[], title: string): string {
  const width = Math.ceil(COLUMNS * CELL + 2 * MARGIN);
  const height = BAR + lines.length * LINE + MARGIN;
  const body = lines.flatMap((line, row) => lineElements(line, BAR + (row + 1) * LINE - 4));
  return `${[
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img">`,
    `<title>${escaped(title)}</title>`,
    `<style>text { font: 14px ui-monospace, SFMono-Regular, Menlo, Consolas, "DejaVu Sans Mono", "Liberation Mono", monospace; fill: #e6edf3; white-space: pre; } .b { font-weight: bold; }</style>`,
    `<rect x="0.5" y="0.5" width="${width - 1}" height="${height - 1}" rx="10" fill="#0d1117" stroke="#3d444d"/>`,
    ...['#ff5f57', '#febc2e', '#28c840'].map(
      (fill, i) => `<circle cx="${MARGIN + 4 + i * 20}" cy="18" r="6" fill="${fill}"/>`,
    ),
    ...body,
    '</svg>',
  ].join('\n')}\n`;
}

function lineElements(line: PaintedLine, y: number): string[] {
  const elements: string[] = [];
  let column = 0;
  for (const { text, sgr } of line) {
    const start = column + displayWidth(text) - displayWidth(text.trimStart());
    const kept = text.trim();
    column += displayWidth(text);
    if (kept === '') continue;
    const x = number(MARGIN + start * CELL);
    const length = number(displayWidth(kept) * CELL);
    elements.push(`<text x="${x}" y="${y}" textLength="${length}"${paint(sgr)}>${escaped(kept)}</text>`);
  }
  return elements;
}

/** Throws on parameters that the palette of the pen does not have: a colour must not be lost in silence. */
function paint(sgr: string): string {
  return sgr
    .split(';')
    .filter(Boolean)
    .map((parameter) => {
      if (parameter === '1') return ' class="b"';
      const colour = COLOURS[parameter];
      if (colour === undefined) throw new Error(`no colour for SGR ${parameter}`);
      return ` style="fill: ${colour}"`;
    })
    .join('');
}

function number(value: number): string {
  return String(Math.round(value * 10) / 10);
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
