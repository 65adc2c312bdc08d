/**
 * The JSON documents of an export, whatever they are packed in. What a file is, its first bytes say: its name and
 * a server's content type may be wrong.
 */
import { gunzipSync } from 'node:zlib';
import type { Budget } from '../../limits/budget.ts';
import { messageOf, UnreadableError } from '../../limits/errors.ts';
import { zipMembers } from './zip.ts';

const NEWLINE = 0x0a;
/** Of UTF-8, byte by byte. */
const BYTE_ORDER_MARK = '\xef\xbb\xbf';

/** One JSON value. `place` says where it is: `all.zip!/GHSA-….json`, `export.jsonl line 7`. */
export interface ExportDocument {
  readonly place: string;
  /** Throws what is wrong with it. */
  read(): unknown;
}

/** Every document in the order of the export. Throws {@link UnreadableError} if it is none, and what a budget throws. */
export function* documentsOf(bytes: Buffer, name: string, budget: Budget): Generator<ExportDocument> {
  budget.spendBytes(bytes.length);
  const content = unpacked(bytes, name, budget);
  if (startsWith(content, 'PK')) yield* documentsOfZip(content, name, budget);
  else if (/^(?:\xef\xbb\xbf)?\s*[[{]/.test(head(content))) yield* documentsOfJson(content, name);
  else throw notAnExport(name, content);
}

function unpacked(bytes: Buffer, name: string, budget: Budget): Buffer {
  if (!startsWith(bytes, '\x1f\x8b')) return bytes;
  const inner = gunzip(bytes, name, budget);
  // A server that compresses what is compressed already; more layers than that are somebody's joke.
  return budget.nested(() => unpacked(inner, name, budget));
}

function gunzip(bytes: Buffer, name: string, budget: Budget): Buffer {
  try {
    const inner = gunzipSync(bytes, { maxOutputLength: Math.min(budget.bytesLeft, 2 ** 31) });
    budget.spendBytes(inner.length);
    return inner;
  } catch (error) {
    throw new UnreadableError(
      `${name} cannot be unpacked: ${messageOf(error)}`,
      'fetch it again: it may be cut off',
    );
  }
}

function* documentsOfZip(bytes: Buffer, name: string, budget: Budget): Generator<ExportDocument> {
  for (const member of zipMembers(bytes, name)) {
    budget.spendOperations();
    if (!member.name.endsWith('.json')) continue;
    const place = `${name}!/${member.name}`;
    yield { place, read: () => JSON.parse(member.read(budget).toString('utf8')) };
  }
}

/** One record, an array of records, or one record a line. */
export function* documentsOfJson(content: Buffer, name: string): Generator<ExportDocument> {
  const bytes = startsWith(content, BYTE_ORDER_MARK) ? content.subarray(BYTE_ORDER_MARK.length) : content;
  if (isLines(bytes)) yield* documentsOfLines(bytes, name);
  else if (/^\s*\[/.test(head(bytes))) yield* documentsOfArray(bytes, name);
  else yield { place: name, read: () => JSON.parse(bytes.toString('utf8')) };
}

/** The second line of a pretty-printed record never starts with a brace at its margin. */
function isLines(bytes: Buffer): boolean {
  const end = bytes.indexOf(NEWLINE);
  if (end < 0 || bytes[0] !== 0x7b) return false;
  return bytes[end - 1] === 0x7d || bytes[end + 1] === 0x7b;
}

function* documentsOfLines(bytes: Buffer, name: string): Generator<ExportDocument> {
  let start = 0;
  for (let line = 1; start < bytes.length; line += 1) {
    const found = bytes.indexOf(NEWLINE, start);
    const end = found < 0 ? bytes.length : found;
    const text = bytes.toString('utf8', start, end).trim();
    if (text) yield { place: `${name} line ${line}`, read: () => JSON.parse(text) };
    start = end + 1;
  }
}

function* documentsOfArray(bytes: Buffer, name: string): Generator<ExportDocument> {
  let values: unknown[];
  try {
    values = JSON.parse(bytes.toString('utf8'));
  } catch (error) {
    throw new UnreadableError(`${name} is not JSON: ${messageOf(error)}`, 'give an OSV export');
  }
  for (const [i, value] of values.entries()) yield { place: `${name} record ${i + 1}`, read: () => value };
}

function startsWith(bytes: Buffer, magic: string): boolean {
  return bytes.toString('latin1', 0, magic.length) === magic;
}

function head(bytes: Buffer): string {
  return bytes.toString('latin1', 0, 64);
}

/** Tells what it looks like and shows none of it: a hostile setting may have named somebody's key. */
function notAnExport(name: string, content: Buffer): UnreadableError {
  const looks =
    content.length === 0
      ? 'it is empty'
      : /^\s*</.test(head(content))
        ? 'it is a web page'
        : 'it is neither zip, gzip nor JSON';
  return new UnreadableError(
    `${name} is not an OSV export: ${looks}`,
    'give a zip of OSV records, a folder of them, a .json, .jsonl or .jsonl.gz file, or the address of one',
  );
}
