import {
  type ArtifactFormat,
  type Content,
  type Context,
  contentOf,
  type Inspection,
  startsWith,
} from '../inspection/format.ts';
import { inspectPickles } from '../pickle/inspect.ts';
import { isTorchPersistentId } from '../pickle/torch.ts';

/** The first of five pickles is this number, in protocol 2. */
const MAGIC = '\x80\x02\x8a\x0al\xfc\x9cF\xf9 j\xa8P\x19.';

export const format: ArtifactFormat = {
  name: 'torch-legacy',
  description: 'torch.save before 1.6: five pickles and the storages, read by torch.load',
  family: 'pickle',
  rank: 2,
  recognises: ({ head }) => startsWith(head, MAGIC),
  inspect({ source }: Content, context: Context): Inspection {
    const { budget, around } = context;
    const nested = (inside: Content['source']) => context.inspect(contentOf(inside, ''));
    const found = inspectPickles(source, {
      budget,
      around,
      nested,
      knowsPersistent: isTorchPersistentId,
      dataFollows: true,
    });
    return { ...found, format: 'torch-legacy' };
  },
};
