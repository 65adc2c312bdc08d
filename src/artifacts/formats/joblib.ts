import {
  type ArtifactFormat,
  type Content,
  type Context,
  contentOf,
  type Inspection,
} from '../inspection/format.ts';
import { inspectPickles } from '../pickle/inspect.ts';
import { looksLikePickle } from '../pickle/sniff.ts';

/** The first wrapper is named early on: estimators have arrays. */
const LOOK = 64 * 1024;

export const format: ArtifactFormat = {
  name: 'joblib',
  description: 'pickle with numpy arrays between its opcodes: joblib.load',
  family: 'pickle',
  rank: 1,
  // The cheaper question first.
  recognises: ({ source, size }) => looksLikePickle(source, 0, size) && namesWrapper(source.read(0, LOOK)),
  inspect({ source }: Content, context: Context): Inspection {
    const { budget, around } = context;
    const nested = (inside: Content['source']) => context.inspect(contentOf(inside, ''));
    return { ...inspectPickles(source, { budget, around, nested, joblib: true }), format: 'joblib' };
  },
};

const WRAPPER = Buffer.from('ArrayWrapper');
const MODULE = Buffer.from('joblib.numpy_pickle');

function namesWrapper(bytes: Uint8Array): boolean {
  const text = Buffer.isBuffer(bytes) ? bytes : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  return text.includes(WRAPPER) && text.includes(MODULE);
}
