import { unpackHead } from '../../archive/compressors.ts';
import { slice } from '../../archive/source.ts';
import { inspectCompressed } from '../inspection/compressed.ts';
import { type ArtifactFormat, contentOf, startsWith, undecided } from '../inspection/format.ts';

/** `ZF`, the unpacked size in hexadecimal, padded to 19 characters, or 20 under Python 2; then zlib. */
const HEADER = 2 + 19;

/** Source: joblib/numpy_pickle_compat.py, read_zfile. */
export const format: ArtifactFormat = {
  name: 'joblib-zfile',
  description: 'joblib before 0.10: a header of its own and zlib',
  family: 'compressed',
  rank: 0,
  recognises: ({ head }) => startsWith(head, 'ZF0x'),
  inspect({ source, head, name }, context) {
    const start = head[HEADER] === 0x20 ? HEADER + 1 : HEADER;
    const inner = contentOf(slice(source, start, source.size - start), name);
    const found = inspectCompressed(inner, 'zlib', context);
    if (found) return { ...found, format: found.format.replace(/zlib$/, 'joblib-zfile') };
    // A companion of a pickle: the bytes of an array and nothing else.
    if (unpackHead(inner.head, 'zlib')) return { format: 'joblib-zfile', globals: [], reasons: [] };
    const message = 'it is not compressed as its header says';
    return undecided('joblib-zfile', { rule: 'malformed', verdict: 'unreadable', message });
  },
};
