/**
 * The local form of an advisory database: one text file that is read whole, checked by one sum, and of which only
 * the packages that are asked for are ever parsed.
 *
 *     wherefrom-advisories 1 <CRC-32 of what follows, hexadecimal> <its length in bytes>
 *     {"source":…}                              IndexMeta
 *     <bytes of the directory>
 *     aiohttp 0 5123                            name, offset and length in the last part; sorted by name
 *     …
 *     [{"records":[{"id":…},…],…},…]            KeptFlaw[] of one package a line, without a character beyond ASCII
 */
import { crc32 } from 'node:zlib';
import { compareText } from '../../finding/location.ts';
import { allNames, type Flaw } from './aliases.ts';
import { fixesOf } from './fixes.ts';

const MAGIC = 'wherefrom-advisories';
/** Raised whenever the form or the meaning of what is stored changes: older files are then made anew. */
export const INDEX_VERSION = 3;

const NEWLINE = 0x0a;

/** What an index says about itself. */
export interface IndexMeta {
  /** Where the records came from, without credentials. */
  readonly source: string;
  /** When the source was read, or last found unchanged; ISO time. */
  readonly read: string;
  /** When the whole source was read, where only what was new was read since; ISO time. */
  readonly whole?: string | undefined;
  /** Newest modification of a record, ISO time; empty if no record has one. */
  readonly newest: string;
  /** Advisories in force that concern Python packages. */
  readonly records: number;
  readonly packages: number;
  readonly withdrawn: number;
  /** The first few records that could not be read, and why. */
  readonly broken: readonly string[];
  readonly brokenCount: number;
  /** What the file or folder looked like to the system when it was read. */
  readonly stamp?: string | undefined;
  /** SHA-256 of the file that was read. */
  readonly digest?: string | undefined;
  /** Validators of HTTP, to ask whether an address has something newer. */
  readonly etag?: string | undefined;
  readonly lastModified?: string | undefined;
}

/** A flaw with what follows from its records alone, which would else be worked out in each run. */
export interface KeptFlaw {
  readonly records: Flaw;
  /** As {@link allNames}. */
  readonly names: readonly string[];
  /** As {@link fixesOf}. */
  readonly fixes: readonly string[];
}

export interface AdvisoryIndex {
  readonly meta: IndexMeta;
  /** All flaws in force of a package, given by its normalised name; in a fixed order. */
  flawsOf(name: string): readonly KeptFlaw[];
  /** Normalised, sorted. */
  packageNames(): string[];
}

/** The bytes are not an index of ours, or not whole. */
export class DamagedIndex extends Error {}

export function encodeIndex(meta: IndexMeta, packages: ReadonlyMap<string, readonly Flaw[]>): Buffer {
  const names = [...packages.keys()].sort(compareText);
  const lists = names.map((name) => listOf(packages.get(name)!));
  let offset = 0;
  const directory = names.map((name, i) => {
    const line = `${name} ${offset} ${lists[i]!.length}\n`;
    offset += lists[i]!.length;
    return line;
  });
  return withHeader(meta, Buffer.from(directory.join('')), Buffer.concat(lists));
}

/** A line of one package. One character beyond ASCII would make its whole text twice as large, and slower to parse. */
function listOf(flaws: readonly Flaw[]): Buffer {
  const kept = flaws.map(
    (records): KeptFlaw => ({ records, names: allNames(records), fixes: fixesOf(records) }),
  );
  const text = JSON.stringify(kept).replace(
    /[\x80-\uffff]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  return Buffer.from(`${text}\n`, 'latin1');
}

function withHeader(meta: IndexMeta, directory: Buffer, lists: Buffer): Buffer {
  const head = Buffer.from(`${JSON.stringify(meta)}\n${directory.length}\n`);
  const rest = Buffer.concat([head, directory, lists]);
  return Buffer.concat([Buffer.from(`${MAGIC} ${INDEX_VERSION} ${checksum(rest)} ${rest.length}\n`), rest]);
}

function checksum(bytes: Buffer): string {
  return crc32(bytes).toString(16).padStart(8, '0');
}

/** The same advisories with other things said about them. */
export function withMeta(bytes: Buffer, meta: IndexMeta): Buffer {
  const { directory, lists } = partsOf(bytes);
  return withHeader(meta, directory, lists);
}

/** Throws {@link DamagedIndex}. Costs a checksum, whatever the number of records. */
export function decodeIndex(bytes: Buffer): AdvisoryIndex {
  const { meta, directory: directoryBytes, lists } = partsOf(bytes);
  const directory = directoryBytes.toString('latin1');
  return {
    meta,
    flawsOf(name) {
      const place = lookUp(directory, name);
      if (!place) return [];
      const [offset, length] = place;
      return JSON.parse(lists.toString('latin1', offset, offset + length)) as KeptFlaw[];
    },
    packageNames: () =>
      directory
        .split('\n')
        .filter(Boolean)
        .map((line) => line.slice(0, line.indexOf(' '))),
  };
}

function partsOf(bytes: Buffer): { meta: IndexMeta; directory: Buffer; lists: Buffer } {
  const [header, rest] = lineAndRest(bytes);
  const [magic, version, sum, length] = header.split(' ');
  if (magic !== MAGIC) throw new DamagedIndex('it is not an advisory index');
  if (version !== String(INDEX_VERSION)) throw new DamagedIndex('another version of wherefrom wrote it');
  if (rest.length !== Number(length))
    throw new DamagedIndex(`it has ${rest.length} bytes instead of ${length}`);
  if (checksum(rest) !== sum) throw new DamagedIndex('its checksum is wrong');
  const [metaLine, afterMeta] = lineAndRest(rest);
  const [directoryLength, afterLength] = lineAndRest(afterMeta);
  const end = Number(directoryLength);
  return {
    meta: JSON.parse(metaLine) as IndexMeta, // ours, as the checksum says
    directory: afterLength.subarray(0, end),
    lists: afterLength.subarray(end),
  };
}

function lineAndRest(bytes: Buffer): [string, Buffer] {
  const end = bytes.indexOf(NEWLINE);
  if (end < 0) throw new DamagedIndex('it is cut off');
  return [bytes.toString('utf8', 0, end), bytes.subarray(end + 1)];
}

/** Offset and length of a package's line, by bisection of the sorted directory: nothing is parsed beforehand. */
function lookUp(directory: string, name: string): [number, number] | undefined {
  let low = 0;
  let high = directory.length;
  while (low < high) {
    const start = directory.lastIndexOf('\n', ((low + high) >> 1) - 1) + 1;
    const end = directory.indexOf('\n', start);
    const space = directory.indexOf(' ', start);
    const order = compareText(name, directory.slice(start, space));
    if (order === 0) {
      const [offset, length] = directory.slice(space + 1, end).split(' ');
      return [Number(offset), Number(length)];
    }
    if (order < 0) high = start;
    else low = end + 1;
  }
  return undefined;
}
