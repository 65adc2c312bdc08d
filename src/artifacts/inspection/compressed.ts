/** Files that are one compressed content. */
import {
  type Compression,
  DamagedData,
  isSkipped,
  packedHead,
  type Unpacked,
  UnsupportedPacking,
  unpackHead,
  unpackStreams,
} from '../../archive/compressors.ts';
import { bytesSource, u32 } from '../../archive/source.ts';
import {
  type ArtifactFormat,
  type Content,
  type Context,
  contentOf,
  type Inspection,
  undecided,
} from './format.ts';
import type { Reason } from './reason.ts';

const MOST_SKIPPED = 64;
/** Frames that are passed over begin with one of these. */
export const SKIPPED = 'PQRSTUVWXYZ[\\]^_';

/** Four bytes of the first frame of zstd or LZ4 that is not skipped. */
export function firstFrame({ source, head }: Content): Uint8Array {
  let at = 0;
  let frame = head;
  for (let left = MOST_SKIPPED; left > 0 && isSkipped(frame, 0); left -= 1) {
    at += 8 + u32(frame, 4);
    frame = source.read(at, 8);
  }
  return frame.subarray(0, 4);
}

/** Unpacks and inspects; undefined if what is inside is no artifact, as its first bytes tell. */
export function inspectCompressed(
  content: Content,
  compression: Compression,
  context: Context,
): Inspection | undefined {
  const { source, name } = content;
  const inner = name.replace(/\.(gz|gzip|z|zst|zlib|bz2|xz|lzma|lz4)$/i, '');
  const packed = source.read(0, packedHead(compression));
  const head = unpackHead(packed, compression);
  if (head) {
    const more = source.size > packed.length ? Infinity : head.length;
    if (!context.recognises(contentOf(bytesSource(head), inner, more))) return undefined;
  }
  return inside(unpacked(content, compression, context), inner, compression, context);
}

type Found = Unpacked & { readonly reasons: readonly Reason[] };

/** What a loader that unpacks while it reads would have had, and what is wrong with the rest. */
function unpacked({ source }: Content, compression: Compression, context: Context): Found {
  const packed = source.read(0, source.size);
  try {
    const all = unpackStreams(packed, compression, context.budget);
    return { ...all, reasons: trailingReasons(packed, all, compression) };
  } catch (error) {
    const nothing = { bytes: new Uint8Array(0), trailing: 0 };
    if (error instanceof DamagedData)
      return { ...nothing, bytes: error.before, reasons: [cannotRead('malformed', error.message)] };
    if (error instanceof UnsupportedPacking)
      return { ...nothing, reasons: [cannotRead('unsupported', `${error.message} cannot be read`)] };
    throw error;
  }
}

function cannotRead(rule: 'malformed' | 'unsupported', message: string): Reason {
  return { rule, verdict: 'unreadable', message };
}

/** Python's readers pass over what is no further stream; zeros are padding. */
function trailingReasons(packed: Uint8Array, { trailing }: Unpacked, compression: Compression): Reason[] {
  const offset = packed.length - trailing;
  if (packed.subarray(offset).every((byte) => byte === 0)) return [];
  const message = `${trailing} bytes follow the ${compression} data; loaders pass over them`;
  return [{ rule: 'hidden-payload', verdict: 'suspicious', message, offset }];
}

/** Offsets are those of the unpacked content: there are no others. */
function inside(
  { bytes, reasons }: Found,
  name: string,
  compression: Compression,
  context: Context,
): Inspection | undefined {
  const found = bytes.length > 0 ? context.inspect(contentOf(bytesSource(bytes), name)) : undefined;
  if (found)
    return { ...found, format: `${found.format} in ${compression}`, reasons: [...found.reasons, ...reasons] };
  return reasons[0] && { ...undecided(compression, reasons[0]), reasons };
}

/** A format of the family `compressed`. */
export function compressedFormat(
  compression: Compression,
  description: string,
  first: string | undefined,
  recognises: (content: Content) => boolean,
): ArtifactFormat {
  return {
    name: compression,
    description,
    family: 'compressed',
    rank: 0,
    ...(first !== undefined && { first }),
    recognises,
    inspect: (content, context) => inspectCompressed(content, compression, context),
  };
}
