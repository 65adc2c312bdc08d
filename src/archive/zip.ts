/**
 * Reads zip archives as an auditor: what each of Python's readers would see, and where they differ. Python's
 * `zipfile` goes by the central directory, counted from its end, and takes the last of equal names; torch's miniz
 * goes by the offset that the end record names, takes whichever its search meets, and passes over checksums; streaming readers go
 * by the local headers alone. All members that any of them sees are listed.
 * Sources: PKWARE APPNOTE 6.3.10; CPython Lib/zipfile; miniz 3, as configured in pytorch.
 */
import { crc32 } from 'node:zlib';
import type { Budget } from '../limits/budget.ts';
import { LimitReached } from '../limits/errors.ts';
import { pushAll } from '../limits/lists.ts';
import {
  type Compression,
  DamagedData,
  MOST_UNPACKED,
  UnsupportedPacking,
  unpack,
  unpackHead,
} from './compressors.ts';
import { leadsOut } from './paths.ts';
import { type ByteSource, bytesSource, slice, u16, u32 } from './source.ts';
import { type End, findEnds } from './zip-end.ts';
import { type CentralHeader, type LocalHeader, readCentralHeader, readLocalHeader } from './zip-headers.ts';

/** A difference between readers, or something that well-made archives do not have. */
export interface ZipAnomaly {
  readonly kind:
    | 'duplicate'
    | 'mismatch'
    | 'directory'
    | 'hidden member'
    | 'prepended'
    | 'trailing'
    | 'gap'
    | 'overlap'
    | 'checksum'
    | 'name'
    | 'escape';
  readonly message: string;
  readonly offset: number;
}

export interface ZipMember {
  readonly name: string;
  readonly central: CentralHeader | undefined;
  readonly local: LocalHeader | undefined;
  /** Of the compressed data; undefined where no local header was found. */
  readonly dataOffset: number | undefined;
  readonly compressedSize: number;
  readonly size: number;
  readonly method: number;
  readonly encrypted: boolean;
}

export interface Zip {
  readonly source: ByteSource;
  readonly members: readonly ZipMember[];
  readonly anomalies: readonly ZipAnomaly[];
}

const STORED = 0;
/** As zipfile reads them: zstd from Python 3.14 on, Deflate64 with a package beside it. */
const COMPRESSIONS: Record<number, Compression | undefined> = {
  8: 'deflate',
  9: 'deflate64',
  12: 'bzip2',
  14: 'zip-lzma',
  93: 'zstd',
};

/** Names of methods in the APPNOTE, for messages. */
const METHODS: Record<number, string> = {
  95: 'xz',
  99: 'AES encryption',
};

/** Undefined for what is no zip archive. Throws LimitReached. */
export function readZip(source: ByteSource, budget: Budget): Zip | undefined {
  const ends = findEnds(source);
  const end = ends.at(-1);
  if (!end) return undefined;
  const anomalies: ZipAnomaly[] = [];
  // Those before the directory belong to archives that lie in this one, or to bytes that are reported anyway.
  if (ends.filter(({ offset }) => offset >= end.directory + end.shift).length > 1) {
    anomalies.push({ kind: 'directory', message: 'it has several end records', offset: end.offset });
  }
  const members = membersOf(source, end, budget, anomalies);
  const listed = new Set(members.map(({ local }) => local?.offset));
  for (const hidden of hiddenMembers(source, end, members, budget, anomalies)) {
    if (!listed.has(hidden.local?.offset)) members.push(hidden);
  }
  noteDuplicates(members, anomalies);
  noteNames(members, anomalies);
  noteTrailing(source, end, anomalies);
  noteLinks(source, members, budget, anomalies);
  return {
    source,
    members: [...members, ...members.flatMap(asStreamed), ...members.flatMap(asRenamed)],
    anomalies,
  };
}

/** A member once more, where its local header gives readers that go by it other bytes than the directory gives. */
function asStreamed({ central, local }: ZipMember): ZipMember[] {
  if (!central || !local || local.sizesFollow || local.compressedSize === 0) return [];
  const { name, method, compressedSize, size, encrypted, dataOffset } = local;
  if (method === central.method && compressedSize === central.compressedSize) return [];
  return [{ name, central: undefined, local, dataOffset, compressedSize, size, method, encrypted }];
}

/** A member once more, where newer readers know it by another name. */
function asRenamed(member: ZipMember): ZipMember[] {
  const name = member.central?.unicodeName;
  return name === undefined || name === member.name ? [] : [{ ...member, name }];
}

/** The members of the directory that Python's zipfile reads, and of the one that miniz reads if it is another. */
function membersOf(source: ByteSource, end: End, budget: Budget, anomalies: ZipAnomaly[]): ZipMember[] {
  const members = directoryAt(source, end.directory + end.shift, end, end.shift, budget, anomalies);
  if (end.shift === 0) return members;
  const other = directoryAt(source, end.directory, end, 0, budget, []);
  if (other.length > 0) {
    const message =
      'readers that count from the start find another directory than those that count from the end';
    anomalies.push({ kind: 'directory', message, offset: end.directory });
  } else {
    const bytes = Math.abs(end.shift);
    const where = end.shift > 0 ? 'stand before the archive' : 'are missing at its beginning';
    const message = `${bytes} bytes ${where}: zipfile reads it, torch does not`;
    anomalies.push({ kind: 'prepended', message, offset: 0 });
  }
  return [...members, ...other];
}

function directoryAt(
  source: ByteSource,
  start: number,
  end: End,
  shift: number,
  budget: Budget,
  anomalies: ZipAnomaly[],
): ZipMember[] {
  const members: ZipMember[] = [];
  let at = start;
  while (at < start + end.directorySize) {
    budget.spendOperations();
    const header = readCentralHeader(source, at);
    if (!header) {
      if (at !== start || end.count > 0) {
        anomalies.push({ kind: 'directory', message: 'its directory is damaged', offset: at });
      }
      break;
    }
    members.push(memberOf(source, header, shift, anomalies));
    at = header.next;
  }
  if (members.length !== end.count % 65536 && members.length !== end.count) {
    const message = `its end record counts ${end.count} members and the directory has ${members.length}`;
    anomalies.push({ kind: 'directory', message, offset: end.offset });
  }
  return members;
}

function memberOf(
  source: ByteSource,
  central: CentralHeader,
  shift: number,
  anomalies: ZipAnomaly[],
): ZipMember {
  const local = readLocalHeader(source, central.localOffset + shift);
  const { name, compressedSize, size, method } = central;
  if (local) noteMismatch(central, local, anomalies);
  else {
    const message = `${name} has no local header where the directory says`;
    anomalies.push({ kind: 'mismatch', message, offset: central.offset });
  }
  const encrypted = central.encrypted || (local?.encrypted ?? false);
  return { name, central, local, dataOffset: local?.dataOffset, compressedSize, size, method, encrypted };
}

/** Bit 3 leaves sizes and checksum of the local header to a record behind the data. */
function noteMismatch(central: CentralHeader, local: LocalHeader, anomalies: ZipAnomaly[]): void {
  const different: string[] = [];
  if (central.name !== local.name) different.push(`name (${local.name})`);
  if (central.method !== local.method) different.push('compression');
  if (central.encrypted !== local.encrypted) different.push('encryption');
  if (!local.sizesFollow && !central.sizesFollow) {
    if (central.crc !== local.crc) different.push('checksum');
    if (central.size !== local.size || central.compressedSize !== local.compressedSize)
      different.push('size');
  }
  if (different.length === 0) return;
  const message = `${central.name} has another ${different.join(', ')} in its local header than in the directory`;
  anomalies.push({ kind: 'mismatch', message, offset: local.offset });
}

function noteDuplicates(members: readonly ZipMember[], anomalies: ZipAnomaly[]): void {
  const seen = new Map<string, string>();
  for (const { name, local, central } of members) {
    // miniz compares without regard to case.
    const key = name.toLowerCase();
    const before = seen.get(key);
    if (before === undefined) seen.set(key, name);
    else {
      const message =
        before === name
          ? `${name} is there twice: zipfile takes the last, torch whichever its search meets`
          : `${name} and ${before} differ in case only, which torch does not look at`;
      anomalies.push({ kind: 'duplicate', message, offset: local?.offset ?? central?.offset ?? 0 });
    }
  }
}

/** Names that readers cut, and names that lead out of the folder into which somebody unpacks. */
function noteNames(members: readonly ZipMember[], anomalies: ZipAnomaly[]): void {
  for (const { name, local, central } of members) {
    const header = central ?? local;
    const offset = header?.offset ?? 0;
    if (header && header.wholeName !== name) {
      const message = `${name} has a longer name with a NUL byte in it: zipfile cuts it there, other readers do not`;
      anomalies.push({ kind: 'name', message, offset });
    }
    const other = central?.unicodeName ?? name;
    if (other !== name && isAscii(name)) {
      const message = `${name} has the name ${other} in an extra field, which zipfile takes since Python 3.12`;
      anomalies.push({ kind: 'name', message, offset });
    }
    for (const path of new Set([name, other]))
      if (leadsOut(path)) {
        const message = `${path} leads out of the folder it is unpacked in`;
        anomalies.push({ kind: 'escape', message, offset });
      }
  }
}

const LONGEST_TARGET = 4096;

/** Of symbolic links, which zipfile writes as files and other programs as links; a target is no longer than a path may be. */
function noteLinks(
  source: ByteSource,
  members: readonly ZipMember[],
  budget: Budget,
  anomalies: ZipAnomaly[],
): void {
  for (const member of members) {
    const { name, central, size } = member;
    if (!central?.isLink || size > LONGEST_TARGET) continue;
    const target = targetOf({ source, members, anomalies }, member, budget);
    const folder = name.slice(0, name.lastIndexOf('/') + 1);
    if (target === undefined || !leadsOut(target.startsWith('/') ? target : `${folder}${target}`)) continue;
    const message = `${name} is a link to ${target}, out of the folder it is unpacked in`;
    anomalies.push({ kind: 'escape', message, offset: central.offset });
  }
}

function targetOf(zip: Zip, member: ZipMember, budget: Budget): string | undefined {
  try {
    const content = openMember(zip, member, budget);
    return Buffer.from(content.read(0, content.size)).toString('utf8');
  } catch (error) {
    if (error instanceof DamagedData || error instanceof UnsupportedPacking) return undefined;
    throw error;
  }
}

/** Such a name says all there is to say: nobody has a reason to give it another. */
function isAscii(name: string): boolean {
  return /^[\x20-\x7e]*$/.test(name);
}

function noteTrailing(source: ByteSource, end: End, anomalies: ZipAnomaly[]): void {
  const left = source.size - end.next;
  if (left > 0) {
    anomalies.push({ kind: 'trailing', message: `${left} bytes follow the archive`, offset: end.next });
  }
}

/** What lies between the members, from the first to the directory. */
function hiddenMembers(
  source: ByteSource,
  end: End,
  members: readonly ZipMember[],
  budget: Budget,
  anomalies: ZipAnomaly[],
): ZipMember[] {
  const found: ZipMember[] = [];
  const ranges = members
    .filter(({ local }) => local !== undefined)
    .map((member) => [member.local?.offset ?? 0, endOfData(source, member)] as const)
    .sort(([a], [b]) => a - b);
  const directory = end.directory + end.shift;
  let covered = ranges[0]?.[0] ?? directory;
  for (const [start, stop] of [...ranges, [directory, directory] as const]) {
    budget.spendOperations();
    if (start > covered) pushAll(found, inGap(source, covered, start, budget, anomalies));
    else if (start < covered) {
      anomalies.push({ kind: 'overlap', message: 'members overlap each other', offset: start });
    }
    covered = Math.max(covered, stop);
  }
  const first = ranges[0]?.[0] ?? 0;
  if (end.shift === 0 && first > 0) {
    anomalies.push({ kind: 'prepended', message: `${first} bytes stand before the first member`, offset: 0 });
  }
  return found;
}

/** The end of a member's data, and of the record behind it where bit 3 promises one. */
function endOfData(source: ByteSource, member: ZipMember): number {
  const end = (member.dataOffset ?? 0) + member.compressedSize;
  if (!member.local?.sizesFollow) return end;
  const record = source.read(end, 24);
  const signed = record.length >= 4 && u32(record, 0) === 0x08074b50;
  const long = record.length >= 24 && member.central?.zip64 === true;
  return Math.min(source.size, end + (signed ? 4 : 0) + (long ? 20 : 12));
}

/** Members that only a reader of local headers sees, and bytes that nobody sees. */
function inGap(
  source: ByteSource,
  start: number,
  stop: number,
  budget: Budget,
  anomalies: ZipAnomaly[],
): ZipMember[] {
  const found: ZipMember[] = [];
  let at = start;
  for (let local = readLocalHeader(source, at); local && at < stop; local = readLocalHeader(source, at)) {
    budget.spendOperations();
    const { name, method, compressedSize, size, encrypted, dataOffset } = local;
    found.push({ name, central: undefined, local, dataOffset, compressedSize, size, method, encrypted });
    anomalies.push({ kind: 'hidden member', message: `${name} is not in the directory`, offset: at });
    at = dataOffset + compressedSize;
  }
  if (at < stop && !isPadding(source, at, stop)) {
    anomalies.push({ kind: 'gap', message: `${stop - at} bytes belong to no member`, offset: at });
  }
  return found;
}

function isPadding(source: ByteSource, start: number, stop: number): boolean {
  return stop - start <= 65536 && source.read(start, stop - start).every((byte) => byte === 0);
}

/**
 * A member's content. Throws LimitReached, DamagedData, {@link UnsupportedPacking}. A flag that says "encrypted" over
 * data that is not (its checksum is right as it stands) deceives readers that believe it, so it is not believed.
 */
export function openMember(zip: Zip, member: ZipMember, budget: Budget): ByteSource {
  if (!member.encrypted) return unpackedMember(zip, member, budget);
  if (!isFalselyEncrypted(zip, member, budget)) throw new UnsupportedPacking('encryption');
  return unpackedMember(zip, member, budget);
}

/** True if the flags say that a member is encrypted, and it is not. Throws LimitReached. */
function isFalselyEncrypted(zip: Zip, member: ZipMember, budget: Budget): boolean {
  if (!member.encrypted) return false;
  try {
    return !hasWrongChecksum(member, unpackedMember(zip, member, budget));
  } catch (error) {
    if (error instanceof DamagedData || error instanceof UnsupportedPacking) return false;
    throw error;
  }
}

function unpackedMember(zip: Zip, member: ZipMember, budget: Budget): ByteSource {
  const compressed = compressedData(zip, member);
  const { method, size } = member;
  if (method === STORED) return compressed;
  const compression = COMPRESSIONS[method];
  if (!compression) throw new UnsupportedPacking(METHODS[method] ?? `compression method ${method}`);
  if (size > MOST_UNPACKED) throw new LimitReached('bytes', `it unpacks to ${size} bytes`);
  try {
    // A reader stops at the size that the directory tells; a little more shows that there is more.
    return bytesSource(unpack(compressed.read(0, compressed.size), compression, budget, size + MORE));
  } catch (error) {
    // What is wrong behind that size nobody sees.
    if (!(error instanceof DamagedData) || error.before.length < size || size === 0) throw error;
    return bytesSource(error.before.subarray(0, size));
  }
}

/** How much more than its size a member may unpack to before it counts as a bomb. */
const MORE = 65536;

/** About the first `length` bytes of a member's content; empty where it cannot be read. */
export function memberHead(zip: Zip, member: ZipMember, length: number): Uint8Array {
  if (member.encrypted || member.dataOffset === undefined) return new Uint8Array(0);
  const compressed = slice(zip.source, member.dataOffset, member.compressedSize);
  if (member.method === STORED) return compressed.read(0, length);
  const compression = COMPRESSIONS[member.method];
  const head = compression && unpackHead(compressed.read(0, length), compression);
  return head?.subarray(0, length) ?? new Uint8Array(0);
}

function compressedData(zip: Zip, member: ZipMember): ByteSource {
  if (member.dataOffset === undefined) throw new DamagedData('it has no local header');
  const data = slice(zip.source, member.dataOffset, member.compressedSize);
  // Where packed data ends, itself tells.
  if (data.size >= member.compressedSize || member.method !== STORED) return data;
  if (data.size < member.size) throw new DamagedData('it is cut off', data.read(0, data.size));
  // zipfile reads as much as the size says.
  return slice(data, 0, member.size);
}

/** True if the content's checksum is not the one in the directory: zipfile then refuses it, torch does not look. */
export function hasWrongChecksum(member: ZipMember, content: ByteSource): boolean {
  const expected = member.central?.crc;
  if (expected === undefined || content.size !== member.size) return content.size !== member.size;
  let crc = 0;
  for (let at = 0; at < content.size; at += PIECE) crc = crc32(content.read(at, PIECE), crc);
  return crc !== expected;
}

const PIECE = 1024 * 1024;

/** For tests and messages: the signature that a local header begins with. */
export function startsLikeZip(head: Uint8Array): boolean {
  return head.length >= 4 && u16(head, 0) === 0x4b50 && (u16(head, 2) === 0x0403 || u16(head, 2) === 0x0605);
}
