/** What a reader will certainly ask for, so that it is fetched at once instead of request by request. */
import type { ByteSource } from '../../archive/source.ts';
import { findEnds } from '../../archive/zip-end.ts';
import { readCentralHeader } from '../../archive/zip-headers.ts';
import { HEAD } from '../inspection/format.ts';
import type { Range } from './sparse.ts';

/** The end record of a zip archive and its longest comment. */
const TAIL = 22 + 65535 + 76;
/** A local header has the name once more, and fields of its own. */
const LOCAL_HEADER = 30 + 256;
/** Larger members are looked at only where a reader asks for them: raw tensors. */
const SMALL_MEMBER = 64 * 1024;
const MOST_MEMBERS = 20_000;

/** The end of the file, in which archives say what they are. */
export function tailOf(size: number): Range {
  return { start: Math.max(0, size - TAIL), end: size };
}

/** The directory of a zip archive; undefined for what is none. */
export function directoryOf(source: ByteSource): Range | undefined {
  const end = findEnds(source).at(-1);
  if (!end) return undefined;
  const start = end.directory + end.shift;
  return { start, end: start + end.directorySize };
}

/** The local headers of its members, and the beginnings of the small ones. */
export function memberRanges(source: ByteSource, directory: Range): Range[] {
  const ranges: Range[] = [];
  const shift = findEnds(source).at(-1)?.shift ?? 0;
  for (let at = directory.start; at < directory.end && ranges.length < MOST_MEMBERS; ) {
    const header = readCentralHeader(source, at);
    if (!header) break;
    const start = Math.max(0, header.localOffset + shift);
    const content = header.compressedSize <= SMALL_MEMBER ? Math.min(header.compressedSize, HEAD) : 0;
    if (start < source.size)
      ranges.push({ start, end: Math.min(source.size, start + LOCAL_HEADER + header.name.length + content) });
    at = header.next;
  }
  return ranges;
}
