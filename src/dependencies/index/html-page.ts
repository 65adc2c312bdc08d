/** Project pages as HTML: PEP 503, with what PEP 592, 658, 714, 740 and 792 add. Only anchors and the base are looked at. */
import { BadPage, type IndexFile, type ProjectPage } from './page.ts';

const SHA256 = /[#&]sha256=([0-9a-f]{64})/i;
const BASE = /<base\b([^>]*)>/i;
const STATUS = /<meta\b[^>]*name\s*=\s*["']pypi:project-status["'][^>]*>/i;
const ATTRIBUTE = /([\w-]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?/g;

/** What speaks of the whole page stands at its beginning. */
const HEAD = 4096;

/** `address` is where the page came from. Throws {@link BadPage}. */
export function readHtmlPage(text: string, address: string): ProjectPage {
  if (!/<(?:!doctype html|html|head|body|a)\b/i.test(text)) throw new BadPage('neither JSON nor HTML');
  const head = text.slice(0, HEAD);
  const href = attributesOf(BASE.exec(head)?.[1] ?? '').get('href');
  const base = href !== undefined && URL.canParse(href, address) ? new URL(href, address).href : address;
  const files: IndexFile[] = [];
  for (const { attributes, label } of anchorsOf(text)) {
    const file = fileOf(attributesOf(attributes), label, base);
    if (file) files.push(file);
  }
  const status = attributesOf(STATUS.exec(head)?.[0] ?? '').get('content');
  return { files, ...(status && status !== 'active' && { status }) };
}

/** Longer tags are no release files, but somebody's wish to keep us busy. */
const LONGEST_TAG = 8192;

/** In time that grows with the text alone: a tag that does not end is passed over once. */
function* anchorsOf(text: string): Generator<{ readonly attributes: string; readonly label: string }> {
  const start = /<a(?=[\s>])/gi;
  for (let match = start.exec(text); match; match = start.exec(text)) {
    const end = endOfTag(text, start.lastIndex);
    if (end === undefined) {
      start.lastIndex += LONGEST_TAG;
      continue;
    }
    const next = text.indexOf('<', end + 1);
    const labelEnd = next < 0 ? text.length : next;
    yield {
      attributes: text.slice(start.lastIndex, end),
      label: text.slice(end + 1, Math.min(labelEnd, end + 1 + LONGEST_TAG)),
    };
    start.lastIndex = labelEnd;
  }
}

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
  const metadata = attributes.get('data-core-metadata') ?? attributes.get('data-dist-info-metadata');
  return {
    // The label is for people; the last part of the address is what is downloaded.
    name: /\.(?:whl|tar\.gz|zip)$/.test(name) ? name : decoded(label).trim(),
    url: location,
    ...(sha256 && { sha256 }),
    ...(requiresPython && { requiresPython }),
    ...(yanked !== undefined && { yanked }),
    ...(attributes.get('data-provenance') && { attested: true }),
    ...(metadata !== undefined && { metadata: /^sha256=(\w+)/.exec(metadata)?.[1]?.toLowerCase() ?? '' }),
  };
}

/** Most are absolute already, and parsing every one costs more than all the rest of a page. */
function absolute(href: string, base: string): string | undefined {
  if (/^https?:\/\/[\w.-]+(?::\d+)?\/[\w./%+=#&@~!-]*$/.test(href) && !href.includes('/.')) return href;
  return URL.canParse(href, base) ? new URL(href, base).href : undefined;
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

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function decoded(text: string): string {
  return text.replace(/&(?:#x([\da-f]{1,6})|#(\d{1,7})|(\w{1,8}));?/gi, (all, hex, decimal, name) => {
    const code = hex ? Number.parseInt(hex, 16) : decimal ? Number(decimal) : undefined;
    if (code === undefined) return ENTITIES[String(name).toLowerCase()] ?? all;
    return code <= 0x10ffff ? String.fromCodePoint(code) : all;
  });
}
