import type { ArtifactFormat, Content, Context, Inspection } from '../inspection/format.ts';
import { contentOf } from '../inspection/format.ts';
import { LARGEST_FIRST_LOOK, safeAtFirstLook } from '../pickle/first-look.ts';
import { inspectPickles } from '../pickle/inspect.ts';
import { looksLikePickle } from '../pickle/sniff.ts';

export const format: ArtifactFormat = {
  name: 'pickle',
  description: 'Python pickle of any protocol: pickle.load, dill, cloudpickle, pandas.read_pickle',
  family: 'pickle',
  rank: 0,
  recognises: ({ source, size }) => looksLikePickle(source, 0, size),
  inspect({ source }: Content, context: Context): Inspection {
    const { budget, around } = context;
    if (context.brief && isSafeAtFirstLook(source, context))
      return { format: 'pickle', globals: [], reasons: [] };
    const nested = (inside: Content['source']) => context.inspect(contentOf(inside, ''));
    // Whoever calls joblib.load on it gets what joblib makes of it; other loaders find no wrappers.
    return { ...inspectPickles(source, { budget, around, nested, joblib: true }), format: 'pickle' };
  },
};

function isSafeAtFirstLook(source: Content['source'], { budget, around }: Context): boolean {
  if (source.size > LARGEST_FIRST_LOOK) return false;
  const opcodes = safeAtFirstLook(source.read(0, source.size), around);
  budget.spendOperations(opcodes);
  return opcodes > 0;
}
