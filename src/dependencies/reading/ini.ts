/** INI files by the rules of Python's `configparser.RawConfigParser` as setuptools sets it up (case counts), with places. */
import { strip } from '../packaging/text.ts';

export interface IniOption {
  readonly section: string;
  /** As written. */
  readonly key: string;
  /** Lines of the value without white space around them; the first may be empty. */
  readonly lines: readonly IniLine[];
  readonly line: number;
}

export interface IniLine {
  readonly text: string;
  readonly line: number;
  readonly column: number;
}

export interface Ini {
  readonly options: readonly IniOption[];
  /** The first thing that `configparser` would refuse the file for. */
  readonly fault: { readonly reason: string; readonly line: number } | undefined;
}

const SECTION = /^\[(.+)\]/;

interface OpenOption extends IniOption {
  readonly lines: IniLine[];
}

/** As far as `configparser` gets: what stands before the first fault is given. */
export function parseIni(text: string): Ini {
  const reading: Reading = { options: [], seen: new Set(), section: undefined, open: undefined, indent: 0 };
  for (const [i, raw] of text.split(/\r\n|\r|\n/).entries()) {
    const reason = readLine(raw, i + 1, reading);
    if (reason !== undefined) return { options: finished(reading.options), fault: { reason, line: i + 1 } };
  }
  return { options: finished(reading.options), fault: undefined };
}

interface Reading {
  readonly options: OpenOption[];
  readonly seen: Set<string>;
  section: string | undefined;
  /** The option whose value the next deeper line continues. */
  open: OpenOption | undefined;
  indent: number;
}

/** Why the line cannot be, if it cannot. */
function readLine(raw: string, line: number, reading: Reading): string | undefined {
  const value = strip(raw);
  const indent = raw.indexOf(value);
  if (/^[#;]/.test(value)) return undefined;
  // An empty line belongs to the value that it may turn out to stand in.
  if (value === '' || (reading.open && indent > reading.indent)) {
    reading.open?.lines.push({ text: value, line, column: indent + 1 });
    return undefined;
  }
  reading.indent = indent;
  const header = SECTION.exec(value)?.[1];
  return header === undefined ? readOption(value, line, indent, reading) : readSection(header, reading);
}

function readSection(header: string, reading: Reading): string | undefined {
  if (header !== 'DEFAULT' && reading.seen.has(`[${header}`)) return `section ${header} stands there twice`;
  reading.seen.add(`[${header}`);
  reading.section = header;
  reading.open = undefined;
  return undefined;
}

function readOption(value: string, line: number, indent: number, reading: Reading): string | undefined {
  const { section, seen, options } = reading;
  if (section === undefined) return 'a value stands before the first section';
  const delimiter = value.search(/[=:]/);
  const key = strip(value.slice(0, Math.max(0, delimiter)));
  if (key === '') return 'a line is neither a section nor a value';
  const id = `${section}]${key}`;
  if (seen.has(id)) return `${key} stands twice in section ${section}`;
  seen.add(id);
  const text = strip(value.slice(delimiter + 1));
  const column = indent + value.length - text.length + 1;
  reading.open = { section, key, line, lines: [{ text, line, column }] };
  options.push(reading.open);
  return undefined;
}

/** Empty lines at the end of a value do not belong to it. */
function finished(options: readonly OpenOption[]): IniOption[] {
  return options.map((option) => {
    const last = option.lines.findLastIndex(({ text }) => text !== '');
    return { ...option, lines: option.lines.slice(0, Math.max(1, last + 1)) };
  });
}
