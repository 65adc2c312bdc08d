/** Project pages as HTML: PEP 503, with what PEP 592, 658 and 714 add. Only anchors and the base are looked at. */
import { BadPage, type IndexFile, type ProjectPage } from './page.ts';

const ANCHOR = /<a\b([^>]*)>([^<]*)/gi;
const BASE = /<base\b([^>]*)>/i;
const STATUS = /<meta\b[^>]*name\s*=\s*["']pypi:project-status["'][^>]*>/i;
const ATTRIBUTE = /([\w-]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?/g;

/** `address` is where the page came from. Throws {@link BadPage}. */
export function readHtmlPage(text: string, address: string): ProjectPage {
  if (!/<(?:!doctype html|html|head|body|a)\b/i.test(text)) throw new BadPage('neither JSON nor HTML');
  const href = attributesOf(BASE.exec(text)?.[1] ?? '').get('href');
  const base = href !== undefined && URL.canParse(href, address) ? new URL(href, address).href : address;
  const files: IndexFile[] = [];
  for (const [, attributes = '', label = ''] of text.matchAll(ANCHOR)) {
    const file = fileOf(attributesOf(attributes), decoded(label).trim(), base);
    if (file) files.push(file);
  }
  const status = attributesOf(STATUS.exec(text)?.[0] ?? '').get('content');
  return { files, ...(status && status !== 'active' && { status }) };
}

function attributesOf(text: string): Map<string, string> {
  const attributes = new Map<string, string>();
  for (const [, name = '', double, single, bare] of text.matchAll(ATTRIBUTE)) {
    const value = double ?? single ?? bare ?? '';
    attributes.set(name.toLowerCase(), value.includes('&') ? decoded(value) : value);
  }
  return attributes;
}

function fileOf(attributes: ReadonlyMap<string, string>, label: string, base: string): IndexFile | undefined {
  const href = attributes.get('href');
  if (href === undefined) return undefined;
  const url = absolute(href, base);
  if (url === undefined) return undefined;
  const [location = '', fragment = ''] = url.split('#');
  const name = lastPart(location);
  const sha256 = /(?:^|&)sha256=([0-9a-f]{64})/i.exec(fragment)?.[1]?.toLowerCase();
  const requiresPython = attributes.get('data-requires-python');
  const yanked = attributes.get('data-yanked');
  const metadata = attributes.get('data-core-metadata') ?? attributes.get('data-dist-info-metadata');
  return {
    // The label is for people; the last part of the address is what is downloaded.
    name: /\.(?:whl|tar\.gz|zip)$/.test(name) ? name : label,
    url: location,
    ...(sha256 && { sha256 }),
    ...(requiresPython && { requiresPython }),
    ...(yanked !== undefined && { yanked }),
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
