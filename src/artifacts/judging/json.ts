export type JsonObject = Readonly<Record<string, unknown>>;

/**
 * All objects in a JSON text, outer ones first, also in texts that are JSON themselves (as TensorFlow keeps some
 * configurations). Undefined for what is no JSON. Its own stack, since objects nest as deep as somebody likes;
 * `JSON.parse` has a limit of its own, which counts as no JSON.
 */
export function objectsIn(text: string): JsonObject[] | undefined {
  const root = parsed(text);
  if (root === undefined) return undefined;
  const objects: JsonObject[] = [];
  const stack: unknown[] = [root];
  for (let value = stack.pop(); value !== undefined || stack.length > 0; value = stack.pop()) {
    const inner = typeof value === 'string' && /^\s*[[{]/.test(value) ? parsed(value) : value;
    if (typeof inner !== 'object' || inner === null) continue;
    if (!Array.isArray(inner)) objects.push(inner as JsonObject);
    for (const item of Object.values(inner).reverse()) stack.push(item);
  }
  return objects;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    if (!/NaN|Infinity/.test(text)) return undefined;
  }
  try {
    return JSON.parse(withoutOddNumbers(text));
  } catch {
    return undefined;
  }
}

/** Python's json knows numbers that JSON has not; which they are matters to nobody here. */
function withoutOddNumbers(text: string): string {
  const parts: string[] = [];
  for (let at = 0; at < text.length; ) {
    const quote = text.indexOf('"', at);
    const start = quote < 0 ? text.length : quote;
    parts.push(text.slice(at, start).replace(/-?\b(?:NaN|Infinity)\b/g, 'null'));
    at = start === text.length ? start : textEnd(text, start);
    parts.push(text.slice(start, at));
  }
  return parts.join('');
}

/** Behind the text whose quote stands at `start`. By hand: texts may be longer than regular expressions can go back. */
function textEnd(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at += 1) {
    const letter = text[at];
    if (letter === '\\') at += 1;
    else if (letter === '"') return at + 1;
  }
  return text.length;
}

/** As `json.loads` decodes bytes: UTF-8, or what a mark or the place of zeros says. Source: json.detect_encoding of CPython. */
export function decodeJson(bytes: Uint8Array): string {
  const [a, b, c, d] = bytes;
  const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  if (isWide(a, b, c, d)) return fromCodes(data, a === 0xff || (b === 0 && a !== 0));
  const isBig = (a === 0xfe && b === 0xff) || (a === 0 && b !== 0);
  const isLittle = (a === 0xff && b === 0xfe) || (a !== 0 && b === 0);
  if (!isBig && !isLittle) return withoutMark(data.toString('utf8'));
  return withoutMark(new TextDecoder(isBig ? 'utf-16be' : 'utf-16le', { ignoreBOM: true }).decode(data));
}

/** UTF-32: its mark, or three zeros beside the first letter. */
function isWide(a?: number, b?: number, c?: number, d?: number): boolean {
  if (d === undefined) return false;
  const isBig = a === 0 && b === 0;
  const isLittle = c === 0 && d === 0 && b !== undefined && (b === 0 || (a === 0xff && b === 0xfe));
  return isBig || isLittle;
}

function fromCodes(data: Buffer, isLittle: boolean): string {
  let text = '';
  for (let at = 0; at + 4 <= data.length; at += 4) {
    const code = isLittle ? data.readUInt32LE(at) : data.readUInt32BE(at);
    text += code > 0x10ffff ? '\ufffd' : String.fromCodePoint(code);
  }
  return withoutMark(text);
}

function withoutMark(text: string): string {
  return text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
}

/** A key that an object has twice; of valid JSON only. Which of both counts, readers disagree about. */
export function repeatedKey(text: string): string | undefined {
  const open: (Set<string> | undefined)[] = [];
  const token = /["{}[\]:]/g;
  let last: string | undefined;
  for (let found = token.exec(text); found; found = token.exec(text)) {
    const [sign] = found;
    if (sign === '"') {
      token.lastIndex = textEnd(text, found.index);
      last = text.slice(found.index, token.lastIndex);
      continue;
    }
    if (sign === '{') open.push(new Set());
    else if (sign === '[') open.push(undefined);
    else if (sign !== ':') open.pop();
    else if (last !== undefined) {
      const key = JSON.parse(last) as string;
      const keys = open.at(-1);
      if (keys?.has(key)) return key;
      keys?.add(key);
    }
  }
  return undefined;
}
