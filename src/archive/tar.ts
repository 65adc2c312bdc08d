/**
 * Reads tar archives: POSIX ustar and pax, GNU long names. As Python's tarfile does, a header whose checksum is
 * wrong ends the archive. Sources: POSIX.1-2017 pax, CPython Lib/tarfile.py.
 */
import type { Budget } from '../limits/budget.ts';
import { type ByteSource, slice } from './source.ts';

export interface TarMember {
  readonly name: string;
  readonly offset: number;
  readonly size: number;
  /** Regular files have content; links, folders and devices are listed all the same. */
  readonly type: 'file' | 'other' | 'sparse';
}

export interface Tar {
  readonly source: ByteSource;
  readonly members: readonly TarMember[];
  /** What ended the archive before its two blocks of zeros; undefined if nothing did. */
  readonly damage: string | undefined;
}

const BLOCK = 512;
/** A long name or a pax record larger than this is not read. */
const LONGEST_EXTENSION = 1024 * 1024;

/** True for a block that is a header with a right checksum. */
export function isTarHeader(block: Uint8Array): boolean {
  if (block.length < BLOCK) return false;
  const expected = octal(block, 148, 8);
  let [unsigned, signed] = [0, 0];
  for (let at = 0; at < BLOCK; at += 1) {
    const byte = at >= 148 && at < 156 ? 0x20 : (block[at] as number);
    unsigned += byte;
    signed += (byte << 24) >> 24;
  }
  return expected > 0 && (expected === unsigned || expected === signed);
}

/** Undefined for what is no tar archive. Throws LimitReached. */
export function readTar(source: ByteSource, budget: Budget): Tar | undefined {
  if (!isTarHeader(source.read(0, BLOCK))) return undefined;
  const members: TarMember[] = [];
  let extension: { name?: string; size?: number } = {};
  for (let at = 0; ; ) {
    budget.spendOperations();
    const block = source.read(at, BLOCK);
    if (block.length === 0 || isZero(block)) return { source, members, damage: undefined };
    if (!isTarHeader(block)) return { source, members, damage: `no member header at byte ${at}` };
    const size = extension.size ?? number(block, 124, 12);
    const type = String.fromCharCode(block[156] as number);
    const data = at + BLOCK;
    if (data + size > source.size) return { source, members, damage: 'the last member is cut off' };
    if (type === 'L') extension = { ...extension, name: longName(source, data, size) };
    else if (type === 'x' || type === 'g') extension = { ...extension, ...paxRecords(source, data, size) };
    else if (type !== 'K') {
      const name = extension.name ?? headerName(block);
      members.push({ name, offset: data, size, type: kindOf(type) });
      extension = {};
    }
    at = data + Math.ceil(size / BLOCK) * BLOCK;
  }
}

export function openTarMember(tar: Tar, member: TarMember): ByteSource {
  return slice(tar.source, member.offset, member.size);
}

function kindOf(type: string): TarMember['type'] {
  if (type === 'S') return 'sparse';
  return type === '0' || type === '\0' || type === '7' ? 'file' : 'other';
}

function isZero(block: Uint8Array): boolean {
  return block.every((byte) => byte === 0);
}

function headerName(block: Uint8Array): string {
  const ustar = text(block, 257, 5) === 'ustar';
  const prefix = ustar ? text(block, 345, 155) : '';
  return prefix === '' ? text(block, 0, 100) : `${prefix}/${text(block, 0, 100)}`;
}

function longName(source: ByteSource, at: number, size: number): string {
  const bytes = source.read(at, Math.min(size, LONGEST_EXTENSION));
  return text(bytes, 0, bytes.length);
}

/** Records of `LENGTH key=value\n`; only what places a member is of interest. */
function paxRecords(source: ByteSource, at: number, size: number): { name?: string; size?: number } {
  const bytes = source.read(at, Math.min(size, LONGEST_EXTENSION));
  const found: { name?: string; size?: number } = {};
  for (let start = 0; start < bytes.length; ) {
    const head = /^(\d{1,7}) /.exec(Buffer.from(bytes.subarray(start, start + 9)).toString('latin1'));
    const length = Number(head?.[1] ?? 0);
    if (length === 0) break;
    const record = Buffer.from(bytes.subarray(start + (head?.[0].length ?? 0), start + length - 1)).toString(
      'utf8',
    );
    const equals = record.indexOf('=');
    const [key, value] = [record.slice(0, equals), record.slice(equals + 1)];
    if (key === 'path') found.name = value;
    if (key === 'size' && /^\d+$/.test(value)) found.size = Number(value);
    start += length;
  }
  return found;
}

function text(bytes: Uint8Array, at: number, length: number): string {
  const field = bytes.subarray(at, at + length);
  const nul = field.indexOf(0);
  return Buffer.from(nul < 0 ? field : field.subarray(0, nul)).toString('utf8');
}

function octal(bytes: Uint8Array, at: number, length: number): number {
  const digits = text(bytes, at, length).trim();
  return /^[0-7]+$/.test(digits) ? Number.parseInt(digits, 8) : 0;
}

/** Octal digits, or, with the first bit set, a big-endian binary number. */
function number(bytes: Uint8Array, at: number, length: number): number {
  if (((bytes[at] as number) & 0x80) === 0) return octal(bytes, at, length);
  let value = (bytes[at] as number) & 0x7f;
  for (let i = 1; i < length; i += 1) value = value * 256 + (bytes[at + i] as number);
  return value;
}
