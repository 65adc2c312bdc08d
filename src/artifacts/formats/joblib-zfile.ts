import { DamagedData, unpack } from '../../archive/compressors.ts';
import { slice } from '../../archive/source.ts';
import { inspectCompressed } from '../inspection/compressed.ts';
import {
  type ArtifactFormat,
  type Content,
  type Context,
  contentOf,
  type Inspection,
  startsWith,
  undecided,
} from '../inspection/format.ts';

/** `ZF`, the unpacked size in hexadecimal, padded to 19 characters, or 20 under Python 2; then zlib. */
const HEADER = 2 + 19;

/** Source: joblib/numpy_pickle_compat.py, read_zfile. */
export const format: ArtifactFormat = {
  name: 'joblib-zfile',
  description: 'joblib before 0.10: a header of its own and zlib',
  family: 'compressed',
  rank: 0,
  first: 'Z',
  recognises: ({ head }) => startsWith(head, 'ZF0x'),
  inspect({ source, head, name }, context) {
    const start = head[HEADER] === 0x20 ? HEADER + 1 : HEADER;
    const inner = contentOf(slice(source, start, source.size - start), name);
    const found = inspectCompressed(inner, 'zlib', context);
    if (found) return { ...found, format: found.format.replace(/zlib$/, 'joblib-zfile') };
    return companion(inner, head, context);
  },
};

/** A companion of a pickle: the bytes of an array and nothing else, as many as the header says. */
function companion({ source }: Content, head: Uint8Array, { budget }: Context): Inspection {
  const declared = Number(Buffer.from(head.subarray(2, HEADER)).toString('latin1').trim());
  try {
    const bytes = unpack(source.read(0, source.size), 'zlib', budget);
    if (bytes.length === declared) return { format: 'joblib-zfile', globals: [], reasons: [] };
  } catch (error) {
    if (!(error instanceof DamagedData)) throw error;
  }
  const message = 'it is not compressed as its header says, or cut off';
  return undecided('joblib-zfile', { rule: 'malformed', verdict: 'unreadable', message });
}
