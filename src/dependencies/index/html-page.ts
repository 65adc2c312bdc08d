/** Project pages as HTML: PEP 503, with what PEP 592, 658, 714, 740 and 792 add. Only anchors and the base are looked at. */
import { byWord } from '../../limits/by-word.ts';
import { absolute, BadPage, type IndexFile, isAsSafe, type ProjectPage, unwantedWheel } from './page.ts';

const SHA256 = /[#&]sha256=([0-9a-f]{64})/i;
const BASE = /<base\b([^>]*)>/i;
const STATUS = /<meta\b[^>]*name\s*=\s*["']pypi:project-status["'][^>]*>/i;
const ATTRIBUTE = /([\w-]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?/g;

/** What speaks of the whole page stands at its beginning. */
const HEAD = 4096;

/**
 * `address` is where the page came from. Files are read when they are asked for, and where it is told which wheels can be of
 * use, the others are passed over. Throws {@link BadPage}.
 */
export function readHtmlPage(text: string, address: string): ProjectPage {
  if (!/<(?:!doctype html|html|head|body|a)\b/i.test(text)) throw new BadPage('neither JSON nor HTML');
  const head = text.slice(0, HEAD);
  const href = attributesOf(BASE.exec(head)?.[1] ?? '').get('href');
  const base = href !== undefined && URL.canParse(href, address) ? new URL(href, address).href : address;
  const status = attributesOf(STATUS.exec(head)?.[0] ?? '').get('content');
  const places = { text, base, address };
  let all: readonly IndexFile[] | undefined;
  return {
    get files() {
      all ??= filesOf(places);
      return all;
    },
    filesFor: (wheels, sources) => all ?? filesOf(places, uselessAnchors(wheels), sources),
    ...(status && status !== 'active' && { status }),
  };
}

interface Places {
  readonly text: string;
  /** What addresses are relative to. */
  readonly base: string;
  /** Of the page. */
  readonly address: string;
}

/** Longer tags are no release files, but somebody's wish to keep us busy. */
const LONGEST_TAG = 8192;

/** In time that grows with the text alone: a tag that does not end is passed over once. */
function filesOf({ text, base, address }: Places, useless?: RegExp, sources = true): IndexFile[] {
  const files: IndexFile[] = [];
  const add = (file: IndexFile | undefined) => {
    if (file && isAsSafe(file.url, address)) files.push(file);
  };
  const start = /<a(?=[\s>])/gi;
  const readUsual = usualAnchors(text);
  const pass = useless && passing(useless, text);
  for (let match = start.exec(text); match; match = start.exec(text)) {
    const passed = pass?.(match.index) ?? 0;
    if (passed > 0) {
      start.lastIndex = passed;
      continue;
    }
    const usual = readUsual(match.index);
    if (usual) {
      add(usual.file);
      start.lastIndex = sources ? usual.end : behindSource(text, usual.end);
      continue;
    }
    const end = endOfTag(text, start.lastIndex);
    if (end === undefined) {
      start.lastIndex += LONGEST_TAG;
      continue;
    }
    const next = text.indexOf('<', end + 1);
    const labelEnd = next < 0 ? text.length : next;
    const label = text.slice(end + 1, Math.min(labelEnd, end + 1 + LONGEST_TAG));
    add(fileOf(attributesOf(text.slice(start.lastIndex, end)), label, base));
    start.lastIndex = labelEnd;
  }
  return files;
}

/**
 * Where what matches at a place ends, by a sticky expression; zero where it does not match. It is tried less often where it has
 * failed several times: on many pages there is nothing to pass over.
 */
function passing(expression: RegExp, text: string): (at: number) => number {
  let [failures, pause] = [0, 0];
  return (at) => {
    if (pause > 0) {
      pause -= 1;
      return 0;
    }
    expression.lastIndex = at;
    const found = expression.test(text);
    failures = found ? 0 : failures + 1;
    pause = Math.min(failures >> 1, LONGEST_PAUSE);
    return found ? expression.lastIndex : 0;
  };
}

const LONGEST_PAUSE = 16;

/** Of most versions there is a wheel, and the source archive behind it. */
const SOURCE =
  /[^<]*<\/a>(?:\s*<br ?\/?>)?\s*<a href="[^"#&<>\s]*\.(?:tar\.gz|zip)(?:#[^"&<>\s]*)?"(?: data-[a-z-]+="[^"<>]*")*>/y;

/** Where to read on behind a file: behind the next one, if that is a source archive. */
function behindSource(text: string, at: number): number {
  SOURCE.lastIndex = at;
  return SOURCE.test(text) ? SOURCE.lastIndex : at;
}

/**
 * Anchors of wheels that are not `wanted`, which is an expression for the end of a wheel's name, as many as stand there one
 * after the other up to a bound. Nine of ten files of a package with compiled code are for other machines and Pythons, and
 * are read nowhere faster than here. What is written in any other way does not match, and is read.
 */
function uselessAnchors(wanted: string): RegExp {
  const anchor = [
    String.raw`<a href="(?:[^"#&<>\s]*\/)?${unwantedWheel(wanted, '["#]')}`,
    String.raw`[^<]*<\/a>(?:\s*<br ?\/?>)?\s*`,
  ].join('');
  return new RegExp(`(?:${anchor}){1,${MOST_AT_ONCE}}`, 'y');
}

const MOST_AT_ONCE = 100;

/** The way that the default index and its mirrors write a file that is not withdrawn. */
const USUAL = new RegExp(
  [
    String.raw`<a href="(https?:\/\/[\w.-]+(?::\d+)?\/(?:(?!\.)[\w.~%+=@!-]+\/)*((?!\.)[\w.+!-]+))#sha256=([0-9a-f]{64})"`,
    '(?: data-requires-python="([^"<]{0,300})")?',
    '(?: data-dist-info-metadata="([^"<]{0,300})")?(?: data-core-metadata="([^"<]{0,300})")?>',
  ].join(''),
  'y',
);

/**
 * Reads an anchor that is written in the usual way in one step: pages have thousands, and the general way costs several
 * times as much. What it gives is what the general way would.
 */
function usualAnchors(text: string): (at: number) => { file: IndexFile; end: number } | undefined {
  const known = new Map<string, string>();
  const plain = (value: string) => {
    if (!value.includes('&')) return value;
    const found = known.get(value) ?? decoded(value);
    known.set(value, found);
    return found;
  };
  return (at) => {
    USUAL.lastIndex = at;
    const match = USUAL.exec(text);
    if (!match || !RELEASE_FILE.test(match[2] as string)) return undefined;
    const file: { -readonly [K in keyof IndexFile]: IndexFile[K] } = {
      name: match[2] as string,
      url: match[1] as string,
      sha256: match[3] as string,
    };
    if (match[4]) file.requiresPython = plain(match[4]);
    const metadata = match[6] ?? match[5];
    if (metadata !== undefined) file.metadata = digestIn(plain(metadata));
    return { file, end: USUAL.lastIndex };
  };
}

const RELEASE_FILE = /\.(?:whl|tar\.gz|zip)$/;

/** The `>` that is not inside quotes. */
function endOfTag(text: string, from: number): number | undefined {
  let quote = 0;
  for (let at = from; at < text.length && at < from + LONGEST_TAG; at += 1) {
    const code = text.charCodeAt(at);
    if (quote === 0 && code === 0x3e) return at;
    if (code === quote) quote = 0;
    else if (quote === 0 && (code === 0x22 || code === 0x27)) quote = code;
  }
  return undefined;
}

function attributesOf(text: string): Map<string, string> {
  const attributes = new Map<string, string>();
  ATTRIBUTE.lastIndex = 0;
  for (let match = ATTRIBUTE.exec(text); match; match = ATTRIBUTE.exec(text)) {
    const value = match[2] ?? match[3] ?? match[4] ?? '';
    const name = match[1] as string;
    attributes.set(name.toLowerCase(), value.includes('&') ? decoded(value) : value);
  }
  return attributes;
}

function fileOf(attributes: ReadonlyMap<string, string>, label: string, base: string): IndexFile | undefined {
  const href = attributes.get('href');
  if (href === undefined) return undefined;
  const url = absolute(href, base);
  if (url === undefined) return undefined;
  const hash = url.indexOf('#');
  const location = hash < 0 ? url : url.slice(0, hash);
  const name = lastPart(location);
  const sha256 = hash < 0 ? undefined : SHA256.exec(url.slice(hash))?.[1]?.toLowerCase();
  const requiresPython = attributes.get('data-requires-python');
  const yanked = attributes.get('data-yanked');
  const provenance = attributes.get('data-provenance');
  const metadata = attributes.get('data-core-metadata') ?? attributes.get('data-dist-info-metadata');
  return {
    // The label is for people; the last part of the address is what is downloaded.
    name: RELEASE_FILE.test(name) ? name : decoded(label).trim(),
    url: location,
    ...(sha256 && { sha256 }),
    ...(requiresPython && { requiresPython }),
    ...(yanked !== undefined && { yanked }),
    ...(provenance && URL.canParse(provenance, base) && { provenance: new URL(provenance, base).href }),
    ...(metadata !== undefined && { metadata: digestIn(metadata) }),
  };
}

function digestIn(announcement: string): string {
  return /^sha256=(\w+)/.exec(announcement)?.[1]?.toLowerCase() ?? '';
}

function lastPart(url: string): string {
  const part = url.slice(url.lastIndexOf('/') + 1).replace(/\?.*$/s, '');
  if (!part.includes('%')) return part;
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

const ENTITIES: Readonly<Record<string, string>> = byWord({
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
});

function decoded(text: string): string {
  return text.replace(/&(?:#x([\da-f]{1,6})|#(\d{1,7})|(\w{1,8}));?/gi, (all, hex, decimal, name) => {
    const code = hex ? Number.parseInt(hex, 16) : decimal ? Number(decimal) : undefined;
    if (code === undefined) return ENTITIES[String(name).toLowerCase()] ?? all;
    return code <= 0x10ffff ? String.fromCodePoint(code) : all;
  });
}
