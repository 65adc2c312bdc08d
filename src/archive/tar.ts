/**
 * Reads tar archives: POSIX ustar and pax, GNU long names. As Python's tarfile does, a header whose checksum is
 * wrong ends the archive. Sources: POSIX.1-2017 pax, CPython Lib/tarfile.py.
 */
import type { Budget } from '../limits/budget.ts';
import { leadsOut, placeThrough } from './paths.ts';
import { type ByteSource, slice } from './source.ts';

export interface TarMember {
  readonly name: string;
  readonly offset: number;
  readonly size: number;
  readonly type: 'file' | 'folder' | 'link' | 'symbolic link' | 'device' | 'sparse';
  /** What a link points to. */
  readonly target: string;
}

/** What readers disagree about, or what well-made archives do not have. */
export interface TarAnomaly {
  readonly kind: 'escape' | 'size' | 'trailing';
  readonly message: string;
  readonly offset: number;
}

export interface Tar {
  readonly source: ByteSource;
  readonly members: readonly TarMember[];
  readonly anomalies: readonly TarAnomaly[];
  /** What ended the archive before its two blocks of zeros; undefined if nothing did. */
  readonly damage: string | undefined;
}

const BLOCK = 512;
/** A long name or a pax record larger than this is not read. */
const LONGEST_EXTENSION = 1024 * 1024;

/** True for a block that is a header with a right checksum. */
export function isTarHeader(block: Uint8Array): boolean {
  if (block.length < BLOCK) return false;
  if (!mayBeDigits(block)) return false;
  // Empty counts as zero, which the signed sum can be.
  const digits = text(block, 148, 8).trim();
  if (!/^[0-7]*$/.test(digits)) return false;
  const expected = Number.parseInt(digits || '0', 8);
  let [unsigned, signed] = [0, 0];
  for (let at = 0; at < BLOCK; at += 1) {
    const byte = at >= 148 && at < 156 ? 0x20 : (block[at] as number);
    unsigned += byte;
    signed += (byte << 24) >> 24;
  }
  return expected === unsigned || expected === signed;
}

/** Every file is asked: nearly all have another letter where the sum stands. */
function mayBeDigits(block: Uint8Array): boolean {
  for (let at = 148; at < 156; at += 1) {
    const byte = block[at] as number;
    if (byte === 0) return true;
    if (byte > 0x20 && byte < 0x80 && (byte < 0x30 || byte > 0x37)) return false;
  }
  return true;
}

/** What a header of extensions says of the member behind it. */
interface Extension {
  readonly name?: string;
  readonly target?: string;
  readonly size?: number;
  readonly sparse?: boolean;
}

/** Undefined for what is no tar archive. Throws LimitReached. */
export function readTar(source: ByteSource, budget: Budget): Tar | undefined {
  if (!isTarHeader(source.read(0, BLOCK))) return undefined;
  const members: TarMember[] = [];
  const anomalies: TarAnomaly[] = [];
  const ended = (damage?: string) => ({ source, members, anomalies, damage });
  let [global, extension]: [Extension, Extension] = [{}, {}];
  const links = new Map<string, string>();
  for (let at = 0; ; ) {
    budget.spendOperations();
    const block = source.read(at, BLOCK);
    if (block.length === 0) return ended();
    if (isZero(block)) {
      noteTrailing(source, at, budget, anomalies);
      return ended();
    }
    if (!isTarHeader(block)) {
      noteNext(source, at + BLOCK, budget, anomalies);
      return ended(`no member header at byte ${at}`);
    }
    const type = String.fromCharCode(block[156] as number);
    const data = at + BLOCK;
    const ownSize = number(block, 124, 12);
    if (EXTENSIONS.has(type)) {
      if (data + ownSize > source.size) return ended('the last member is cut off');
      if (type === 'g') global = { ...global, ...paxRecords(source, data, ownSize) };
      // tarfile goes from the innermost to the outermost: what stands first is applied last.
      else extension = { ...extensionOf(source, data, ownSize, type, global), ...extension };
      at = data + blocks(ownSize);
      continue;
    }
    const member = memberOf(block, data, type, { ...global, ...extension }, ownSize);
    members.push(member);
    noteMember(member, links, budget, anomalies);
    extension = {};
    const stored = hasData(type) ? member.size : 0;
    if (data + stored > source.size) return ended('the last member is cut off');
    at = data + blocks(stored) + sparseBlocks(source, block, type, data);
  }
}

const EXTENSIONS = new Set(['L', 'K', 'x', 'g', 'X']);

function extensionOf(
  source: ByteSource,
  data: number,
  size: number,
  type: string,
  global: Extension,
): Extension {
  if (type === 'L') return { name: longName(source, data, size) };
  if (type === 'K') return { target: longName(source, data, size) };
  return { ...global, ...paxRecords(source, data, size) };
}

function blocks(size: number): number {
  return Math.ceil(size / BLOCK) * BLOCK;
}

function memberOf(
  block: Uint8Array,
  offset: number,
  type: string,
  extension: Extension,
  ownSize: number,
): TarMember {
  const name = extension.name ?? headerName(block);
  const kind = extension.sparse ? 'sparse' : kindOf(type, name);
  const target = extension.target ?? text(block, 157, 100);
  return { name, offset, size: extension.size ?? ownSize, type: kind, target };
}

/** The bytes of a regular file, in place. */
export function openTarMember(tar: Tar, member: TarMember): ByteSource {
  return slice(tar.source, member.offset, member.size);
}

/** As tarfile has it: types that nobody knows are regular files, and old ones with a slash at the end are folders. */
function kindOf(type: string, name: string): TarMember['type'] {
  if (type === '\0' && name.endsWith('/')) return 'folder';
  return KINDS[type] ?? 'file';
}

const KINDS: Record<string, TarMember['type'] | undefined> = {
  1: 'link',
  2: 'symbolic link',
  3: 'device',
  4: 'device',
  5: 'folder',
  6: 'device',
  S: 'sparse',
};

/** Behind the headers of links, folders and devices tarfile expects no data, whatever size they give. */
function hasData(type: string): boolean {
  const kind = KINDS[type];
  return kind === undefined || kind === 'sparse';
}

/** The map of an old GNU sparse file goes on in blocks of its own, as long as each says that there is one more. */
function sparseBlocks(source: ByteSource, header: Uint8Array, type: string, data: number): number {
  if (type !== 'S') return 0;
  let count = 0;
  for (let more = header[482]; more; count += 1) more = source.read(data + count * BLOCK, BLOCK)[504];
  return count * BLOCK;
}

/** `links` are those before it, by the places where they lie, with what they point to. */
function noteMember(
  { name, type, target, offset, size }: TarMember,
  links: Map<string, string>,
  budget: Budget,
  anomalies: TarAnomaly[],
): void {
  const leadsOutThrough = (path: string) => links.size > 0 && placeThrough(links, path, budget) === undefined;
  if (leadsOut(name)) {
    const message = `${name} leads out of the folder it is unpacked in`;
    anomalies.push({ kind: 'escape', message, offset: offset - BLOCK });
  } else if (leadsOutThrough(name)) {
    const message = `${name} leads out of the folder it is unpacked in, through links before it`;
    anomalies.push({ kind: 'escape', message, offset: offset - BLOCK });
  }
  const folder = name.slice(0, name.lastIndexOf('/') + 1);
  // Those of symbolic links are relative to where the link lies, those of others to the archive.
  const reached = type === 'link' || target.startsWith('/') ? target : `${folder}${target}`;
  const isLink = type === 'link' || type === 'symbolic link';
  if (isLink && (leadsOut(reached) || leadsOutThrough(reached))) {
    const message = `${name} is a link to ${target}, out of the folder it is unpacked in`;
    anomalies.push({ kind: 'escape', message, offset: offset - BLOCK });
  }
  if (type === 'symbolic link') noteLink(links, folder, name, target, budget);
  if (type === 'device') {
    const message = `${name} is a device or a pipe`;
    anomalies.push({ kind: 'escape', message, offset: offset - BLOCK });
  }
  if ((isLink || type === 'folder') && size > 0) {
    const message = `${name} is a ${type} of ${size} bytes: tarfile takes what follows for members, other readers skip it`;
    anomalies.push({ kind: 'size', message, offset: offset - BLOCK });
  }
}

/** Remembers it by the place where it comes to lie, and by no other: what leads out has been told. */
function noteLink(
  links: Map<string, string>,
  folder: string,
  name: string,
  target: string,
  budget: Budget,
): void {
  const place = placeThrough(links, folder, budget);
  if (place !== undefined) links.set(joined(place, name.slice(folder.length)), target);
}

function joined(folder: string, name: string): string {
  return folder === '' ? name : `${folder}/${name}`;
}

/** How far behind the end something is looked for. */
const LONGEST_TAIL = 16 * 1024 * 1024;
const PIECE = 64 * 1024;

/** Readers stop at the first block of zeros; what comes behind is padding, that is zeros. */
function noteTrailing(source: ByteSource, end: number, budget: Budget, anomalies: TarAnomaly[]): void {
  for (let at = end; at < Math.min(source.size, end + LONGEST_TAIL); at += PIECE) {
    const piece = source.read(at, PIECE);
    budget.spendBytes(piece.length);
    const place = piece.findIndex((byte) => byte !== 0);
    if (place < 0) continue;
    const message = `something follows the end of the archive at byte ${at + place}`;
    anomalies.push({ kind: 'trailing', message, offset: at + place });
    return;
  }
}

/** GNU tar and bsdtar look for the next header behind one that is damaged; tarfile ends there without a word. */
function noteNext(source: ByteSource, from: number, budget: Budget, anomalies: TarAnomaly[]): void {
  for (let at = from; at < Math.min(source.size, from + LONGEST_TAIL); at += BLOCK) {
    budget.spendBytes(BLOCK);
    if (!isTarHeader(source.read(at, BLOCK))) continue;
    const message = `members follow a damaged header at byte ${at}: GNU tar reads on there, tarfile does not`;
    anomalies.push({ kind: 'trailing', message, offset: at });
    return;
  }
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
  const bytes = source.read(at, Math.min(blocks(size), LONGEST_EXTENSION));
  return text(bytes, 0, bytes.length);
}

/** Records of `LENGTH key=value\n`; only what places a member is of interest. */
function paxRecords(source: ByteSource, at: number, size: number): Extension {
  // All of its blocks, as tarfile does.
  const bytes = source.read(at, Math.min(blocks(size), LONGEST_EXTENSION));
  const found: { name?: string; target?: string; size?: number; sparse?: boolean } = {};
  for (let start = 0; start < bytes.length; ) {
    const head = /^(\d{1,7}) /.exec(Buffer.from(bytes.subarray(start, start + 9)).toString('latin1'));
    const length = Number(head?.[1] ?? 0);
    if (length === 0) break;
    const from = start + (head?.[0].length ?? 0);
    const record = Buffer.from(bytes.subarray(from, start + length - 1)).toString('utf8');
    const equals = record.indexOf('=');
    const [key, value] = [record.slice(0, equals), record.slice(equals + 1)];
    if (key === 'path') found.name = value;
    if (key === 'linkpath') found.target = value;
    if (key === 'size' && /^\d+$/.test(value)) found.size = Number(value);
    if (key.startsWith('GNU.sparse.')) found.sparse = true;
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
