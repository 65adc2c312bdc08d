/** Files that are one compressed content. */
import { type Compression, DamagedData, unpack, unpackHead } from '../../archive/compressors.ts';
import { bytesSource } from '../../archive/source.ts';
import {
  type ArtifactFormat,
  type Content,
  type Context,
  contentOf,
  HEAD,
  type Inspection,
  undecided,
} from './format.ts';

/** Unpacks and inspects; undefined if what is inside is no artifact, as its first bytes tell. */
export function inspectCompressed(
  content: Content,
  compression: Compression,
  context: Context,
): Inspection | undefined {
  const { source, name } = content;
  const inner = name.replace(/\.(gz|gzip|z|zst|zlib)$/i, '');
  const head = unpackHead(source.read(0, HEAD * 4), compression);
  if (!head) return undefined;
  const more = source.size > HEAD * 4 ? Infinity : head.length;
  if (!context.recognises(contentOf(bytesSource(head), inner, more))) return undefined;
  const unpacked = unpackedOr(content, compression, context);
  return unpacked instanceof Uint8Array ? inside(unpacked, inner, compression, context) : unpacked;
}

function unpackedOr(
  { source }: Content,
  compression: Compression,
  context: Context,
): Uint8Array | Inspection {
  try {
    return unpack(source.read(0, source.size), compression, context.budget);
  } catch (error) {
    if (!(error instanceof DamagedData)) throw error;
    return undecided(compression, { rule: 'malformed', verdict: 'unreadable', message: error.message });
  }
}

/** Offsets are those of the unpacked content: there are no others. */
function inside(
  bytes: Uint8Array,
  name: string,
  compression: Compression,
  context: Context,
): Inspection | undefined {
  const inspection = context.inspect(contentOf(bytesSource(bytes), name));
  return inspection && { ...inspection, format: `${inspection.format} in ${compression}` };
}

/** A format of the family `compressed` that node:zlib unpacks. */
export function compressedFormat(
  compression: Compression,
  description: string,
  recognises: (content: Content) => boolean,
): ArtifactFormat {
  return {
    name: compression,
    description,
    family: 'compressed',
    rank: 0,
    recognises,
    inspect: (content, context) => inspectCompressed(content, compression, context),
  };
}
