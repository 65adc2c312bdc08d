/**
 * Lines of requirements files as pip reads them (pip `_internal/req/req_file.py`): continuation, comments, options. What
 * a line means is said in `manifests/requirements.ts`.
 */
import { byWord } from '../../limits/by-word.ts';
import { withoutEnding } from '../../limits/endings.ts';
import { SPACE, strip } from '../packaging/text.ts';

/** Names by which a requirements file is known, whoever includes it. */
export const REQUIREMENTS_PATHS: readonly RegExp[] = [
  /(?:^|\/)[^/]*requirements?[^/]*\.(?:txt|in|pip)$/i,
  /(?:^|\/)(?:[^/]+[-_.])?reqs?(?:[-_.][^/]*)?\.(?:txt|in|pip)$/i,
  /(?:^|\/)requirements[\w.-]*\.lock$/i,
  /(?:^|\/)(?:requirements|reqs)\/(?:[^/]+\/)*(?!readme\.)[^/]+\.(?:txt|in|pip)$/i,
];

export function isRequirementsPath(path: string): boolean {
  return REQUIREMENTS_PATHS.some((pattern) => pattern.test(path));
}

export interface LogicalLine {
  /** Of its first physical line, and the column of its first character there; both from 1. */
  readonly line: number;
  readonly column: number;
  /** Joined, without comments. */
  readonly text: string;
  /** The comments on it and indented below it, without their `#`. */
  readonly comments: readonly string[];
}

/** What Python's `str.splitlines` takes as the end of a line; an editor counts the first three only. */
const LINE_END = /\r\n|\n|\r|[\v\f\x1c-\x1e\x85\u2028\u2029]/g;
const COMMENT = new RegExp(`(?:^|[${SPACE}])#`);
const COMMENT_LINE = new RegExp(`^[${SPACE}]*#`);

interface PhysicalLine {
  readonly line: number;
  readonly text: string;
}

function physicalLines(text: string): PhysicalLine[] {
  const lines: PhysicalLine[] = [];
  let [start, line] = [0, 1];
  for (const match of text.matchAll(LINE_END)) {
    lines.push({ line, text: text.slice(start, match.index) });
    start = match.index + match[0].length;
    if (/[\r\n]/.test(match[0])) line += 1;
  }
  return [...lines, { line, text: text.slice(start) }];
}

/** The lines that say something. A comment ends a continued line, as it does for pip. */
export function logicalLines(text: string): LogicalLine[] {
  const found: (LogicalLine & { comments: string[] })[] = [];
  let open: PhysicalLine[] = [];
  const close = () => {
    const finished = finish(open);
    if (finished.text !== '') found.push(finished);
    else if (/^\s/.test(open[0]?.text ?? '')) found.at(-1)?.comments.push(...finished.comments);
    open = [];
  };
  for (const physical of physicalLines(text)) {
    const comment = COMMENT_LINE.test(physical.text);
    const continued = physical.text.endsWith('\\') && !comment;
    open.push(comment && open.length > 0 ? { ...physical, text: ` ${physical.text}` } : physical);
    if (!continued) close();
  }
  close();
  return found;
}

function finish(open: readonly PhysicalLine[]): LogicalLine & { comments: string[] } {
  const joined = open
    .map(({ text }) => (text.endsWith('\\') ? withoutEnding(text.replace(/^\\+/, ''), '\\') : text))
    .join('');
  const comment = joined.search(COMMENT);
  const first = open[0] ?? { line: 1, text: '' };
  return {
    line: first.line,
    column: [...(/^\s*/.exec(first.text)?.[0] ?? '')].length + 1,
    text: strip(comment < 0 ? joined : joined.slice(0, comment)),
    comments: comment < 0 ? [] : [joined.slice(joined.indexOf('#', comment) + 1).trim()],
  };
}

export interface LineOption {
  /** The long name, without dashes. */
  readonly name: string;
  /** Empty for flags. */
  readonly value: string;
}

export interface SplitLine {
  /** What stands before the options: a requirement, or nothing. */
  readonly requirement: string;
  readonly options: readonly LineOption[];
  /** What makes the options unreadable. */
  readonly fault: string | undefined;
  /** A word among the options that is none: pip takes it without a sign, and installs nothing for it. */
  readonly stray?: string | undefined;
}

/** Options of requirements files; true for those that have a value. */
const OPTIONS: Readonly<Record<string, boolean>> = byWord({
  'index-url': true,
  'pypi-url': true,
  'extra-index-url': true,
  'find-links': true,
  'trusted-host': true,
  constraint: true,
  requirement: true,
  editable: true,
  'no-binary': true,
  'only-binary': true,
  'use-feature': true,
  'global-option': true,
  'install-option': true,
  'config-setting': true,
  'config-settings': true,
  'all-releases': true,
  'only-final': true,
  hash: true,
  'no-index': false,
  'require-hashes': false,
  'no-require-hashes': false,
  'prefer-binary': false,
  pre: false,
  'always-unzip': false,
});
const SHORT: Readonly<Record<string, string>> = {
  i: 'index-url',
  c: 'constraint',
  r: 'requirement',
  e: 'editable',
  f: 'find-links',
  C: 'config-settings',
  Z: 'always-unzip',
};

/** A requirement and its options; the options begin at the first word that begins with a dash. */
export function splitLine(text: string): SplitLine {
  const words = text.split(' ');
  const first = words.findIndex((word) => word.startsWith('-'));
  if (first < 0) return { requirement: text, options: [], fault: undefined };
  const requirement = words.slice(0, first).join(' ').trim();
  const parts = shellWords(words.slice(first).join(' '));
  if (!parts) return { requirement, options: [], fault: 'a quote is never closed' };
  return { requirement, ...readOptions(parts) };
}

function readOptions(parts: readonly string[]): Pick<SplitLine, 'options' | 'fault' | 'stray'> {
  const options: LineOption[] = [];
  let stray: string | undefined;
  for (let i = 0; i < parts.length && parts[i] !== '--'; i += 1) {
    const part = parts[i]!;
    if (!/^-./.test(part)) {
      stray ??= part;
      continue;
    }
    const { name, attached } = optionOf(part);
    const takesValue = name !== undefined && OPTIONS[name];
    const value = attached ?? (takesValue ? parts[++i] : '');
    const fault = faultOf(part, name, value, attached !== undefined);
    if (fault !== undefined) return { options, fault };
    options.push({ name: name!, value: value! });
  }
  return { options, fault: undefined, stray };
}

/** Why pip would refuse an option. */
function faultOf(
  part: string,
  name: string | undefined,
  value: string | undefined,
  attached: boolean,
): string | undefined {
  if (name === undefined) return `option ${part} is not known`;
  if (value === undefined) return `option ${part} has no value`;
  if (!OPTIONS[name] && attached) return `option --${name} takes no value`;
  const weak = name === 'hash' && !/^sha(?:256|384|512):/.test(value);
  return weak ? 'a hash is sha256:…, sha384:… or sha512:…' : undefined;
}

/** Long names may be shortened as long as they are clear; a short one may have its value attached. */
function optionOf(part: string): { name: string | undefined; attached: string | undefined } {
  const long = /^--([^=]*)(?:=(.*))?$/s.exec(part);
  if (!long) return { name: SHORT[part[1]!], attached: part.length > 2 ? part.slice(2) : undefined };
  const wanted = long[1]!;
  const names = Object.keys(OPTIONS).filter((name) => name.startsWith(wanted));
  const exact = names.includes(wanted) ? wanted : names.length === 1 ? names[0] : undefined;
  return { name: exact, attached: long[2] };
}

const SHELL_PART = /\s+|'([^']*)'|"((?:[^"\\]|\\.)*)"|\\(.)|([^\s'"\\]+)/gsy;

/** As Python's `shlex.split`; undefined if a quote is never closed. */
function shellWords(text: string): string[] | undefined {
  const words: string[] = [];
  let word: string | undefined;
  let end = 0;
  for (const match of text.matchAll(SHELL_PART)) {
    end = match.index + match[0].length;
    const [all, single, double, escaped, plain] = match;
    const part = single ?? double?.replace(/\\(["\\])/g, '$1') ?? escaped ?? plain;
    if (part !== undefined) word = (word ?? '') + part;
    else if (all !== '' && word !== undefined) {
      words.push(word);
      word = undefined;
    }
  }
  if (word !== undefined) words.push(word);
  return end === text.length ? words : undefined;
}

/** What a lock made by `pip-compile` or `uv pip compile` says in its comments: what asked for the package. */
export interface Via {
  /** Names of packages, normalised by the caller. */
  readonly packages: readonly string[];
  /** Whether an input file or the project itself asked for it. */
  readonly direct: boolean;
}

/** Undefined where the comments say nothing of the kind. */
export function viaOf(comments: readonly string[]): Via | undefined {
  const first = comments.findIndex((comment) => /^via(?:\s|$)/.test(comment));
  if (first < 0) return undefined;
  const words = [comments[first]!.slice(3), ...comments.slice(first + 1)];
  const askers = words
    .flatMap((text) => text.split(','))
    .map((asker) => asker.trim())
    .filter(Boolean);
  const isInput = (asker: string) => asker.startsWith('-r') || asker.includes('(');
  const packages = askers.filter((asker) => /^[A-Za-z0-9][\w.-]*(?:\[[^\]]*\])?$/.test(asker));
  return { packages: packages.map((name) => name.replace(/\[.*/, '')), direct: askers.some(isInput) };
}
