/** METADATA out of a wheel by a few ranges of it: the end of the archive, then the one member. */
import { inflateRawSync } from 'node:zlib';
import type { ByteSource } from '../../archive/source.ts';
import { findEnds } from '../../archive/zip-end.ts';
import {
  type CentralHeader,
  readCentralHeader,
  readLocalHeader,
  skimCentralHeader,
} from '../../archive/zip-headers.ts';
import { BadPage } from './page.ts';

/** Bytes `from` up to but not including `to`; `from` below zero counts from the end. With the size of the whole. */
export type RangeReader = (
  from: number,
  to?: number,
) => Promise<{ bytes: Buffer; start: number; size: number }>;

const TAIL = 24 * 1024;
/** Names and extra fields of the local header: it may have more of them than the directory. */
const HEADER_ROOM = 1024;
const LARGEST_METADATA = 16 * 1024 ** 2;
const MOST_MEMBERS = 500_000;

/** Throws {@link BadPage} for what is no wheel, or what the reader throws. */
export async function metadataOfWheel(read: RangeReader): Promise<string> {
  let { bytes, start, size } = await read(-TAIL);
  const end = findEnds(sparse(bytes, start, size)).at(-1);
  if (!end) throw new BadPage('no zip archive');
  const directory = end.directory + end.shift;
  if (directory < start) ({ bytes, start } = await read(directory, size));
  const source = sparse(bytes, start, size);
  const header = metadataHeader(source, directory, directory + end.directorySize);
  if (!header) throw new BadPage('a wheel without METADATA');
  if (header.size > LARGEST_METADATA) throw new BadPage('METADATA of unlikely size');
  const from = header.localOffset + end.shift;
  const to = Math.min(size, from + header.compressedSize + header.name.length + HEADER_ROOM);
  if (from >= start) return memberText(source, header, from);
  const part = await read(from, to);
  return memberText(sparse(part.bytes, part.start, size), header, from);
}

/** A whole of which only the part from `start` on is there; what comes before reads as zeros, which mean nothing. */
function sparse(bytes: Uint8Array, start: number, size: number): ByteSource {
  return {
    size,
    read: (offset, length) => {
      const known = bytes.subarray(Math.max(0, offset - start), Math.max(0, offset + length - start));
      return offset >= start ? known : Buffer.concat([Buffer.alloc(Math.min(length, start - offset)), known]);
    },
  };
}

const METADATA = Buffer.from('.dist-info/METADATA');

/** `NAME-VERSION.dist-info/METADATA`, at the top. */
function metadataHeader(source: ByteSource, from: number, to: number): CentralHeader | undefined {
  for (let at = from, count = 0; at < to && count < MOST_MEMBERS; count += 1) {
    const entry = skimCentralHeader(source, at);
    if (!entry) return undefined;
    const header = entry.endsWith(METADATA) ? readCentralHeader(source, at) : undefined;
    if (header && /^[^/]+\.dist-info\/METADATA$/.test(header.name)) return header;
    at = entry.next;
  }
  return undefined;
}

function memberText(source: ByteSource, header: CentralHeader, offset: number): string {
  const local = readLocalHeader(source, offset);
  if (!local) throw new BadPage('a wheel with a damaged directory');
  const data = source.read(local.dataOffset, header.compressedSize);
  if (data.length < header.compressedSize) throw new BadPage('a wheel with a damaged directory');
  if (header.method === 0) return Buffer.from(data).toString('utf8');
  if (header.method !== 8) throw new BadPage(`METADATA packed by method ${header.method}`);
  try {
    return inflateRawSync(data, { maxOutputLength: LARGEST_METADATA }).toString('utf8');
  } catch {
    throw new BadPage('METADATA that cannot be unpacked');
  }
}
