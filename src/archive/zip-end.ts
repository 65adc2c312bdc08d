/** The end record of a zip archive, which all else is found from. APPNOTE 4.3.14 to 4.3.16. */
import { type ByteSource, u16, u32, u64 } from './source.ts';

export interface End {
  readonly offset: number;
  /** Behind the record and its comment. */
  readonly next: number;
  /** Members, as the record counts them. */
  readonly count: number;
  readonly directorySize: number;
  /** Where the record says that the directory begins. */
  readonly directory: number;
  /** How much later it lies if one counts back from the record, as zipfile does; negative if bytes are missing. */
  readonly shift: number;
}

const END = 0x06054b50;
const END_64 = 0x06064b50;
const LOCATOR_64 = 0x07064b50;
const END_SIZE = 22;
const LONGEST_COMMENT = 65535;

/** All end records near the end of the source, in order. The last one is what readers go by. */
export function findEnds(source: ByteSource): End[] {
  const start = Math.max(0, source.size - END_SIZE - LONGEST_COMMENT);
  const tail = source.read(start, source.size - start);
  const ends: End[] = [];
  for (
    let at = tail.indexOf(0x50);
    at >= 0 && at + END_SIZE <= tail.length;
    at = tail.indexOf(0x50, at + 1)
  ) {
    if (u32(tail, at) !== END) continue;
    const end = endAt(source, start + at, tail.subarray(at));
    if (end) ends.push(end);
  }
  return ends;
}

function endAt(source: ByteSource, offset: number, record: Uint8Array): End | undefined {
  const next = offset + END_SIZE + u16(record, 20);
  const long = longEnd(source, offset);
  const count = long?.count ?? u16(record, 10);
  const directorySize = long?.directorySize ?? u32(record, 12);
  const directory = long?.directory ?? u32(record, 16);
  const shift = (long?.offset ?? offset) - directorySize - directory;
  // A directory that would begin before the file is a signature by chance. A negative shift is that of an archive
  // whose beginning is missing, which zipfile reads.
  if (directory + shift < 0 || directorySize > source.size) return undefined;
  return {
    offset,
    next: Math.min(next, source.size),
    count,
    directorySize,
    directory,
    shift,
  };
}

/** The zip64 record, which a locator directly before the end record points to. */
function longEnd(source: ByteSource, end: number): Omit<End, 'shift' | 'next'> | undefined {
  if (end < 20) return undefined;
  const locator = source.read(end - 20, 20);
  if (u32(locator, 0) !== LOCATOR_64) return undefined;
  // zipfile takes the record directly before the locator; where the locator points, if something is prepended.
  for (const offset of [end - 20 - 56, u64(locator, 8)]) {
    const record = offset >= 0 ? source.read(offset, 56) : new Uint8Array(0);
    if (record.length === 56 && u32(record, 0) === END_64) {
      return { offset, count: u64(record, 32), directorySize: u64(record, 40), directory: u64(record, 48) };
    }
  }
  return undefined;
}
