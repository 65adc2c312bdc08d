import {
  type ArtifactFormat,
  type Content,
  type Context,
  contentOf,
  type Inspection,
  startsWith,
} from '../inspection/format.ts';
import type { Reason } from '../inspection/reason.ts';
import { inspectPickles } from '../pickle/inspect.ts';
import { sizeOfStorage, type TorchStorage, torchPersistentId } from '../pickle/torch.ts';

/** Magic number, protocol, system, object, keys of the storages. */
const PICKLES = 5;
/** Bytes of the number in front of a storage. */
const COUNT = 8;
/** The first pickle is this number, in protocol 2. */
const MAGIC = '\x80\x02\x8a\x0al\xfc\x9cF\xf9 j\xa8P\x19.';

export const format: ArtifactFormat = {
  name: 'torch-legacy',
  description: 'torch.save before 1.6: five pickles and the storages, read by torch.load',
  family: 'pickle',
  rank: 2,
  first: '\x80',
  recognises: ({ head }) => startsWith(head, MAGIC),
  inspect({ source }: Content, context: Context): Inspection {
    const { budget, around } = context;
    const nested = (inside: Content['source']) => context.inspect(contentOf(inside, ''));
    const storages = new Map<string, TorchStorage>();
    let holdsModule = false;
    const found = inspectPickles(source, {
      budget,
      around,
      nested,
      restricted: PICKLES,
      knowsPersistent: (id, judging) => {
        const known = torchPersistentId(id, judging);
        holdsModule ||= known === 'module';
        if (known !== undefined && known !== 'module') storages.set(`${known.key}`, known);
        return known !== undefined;
      },
      behind: ({ count, end }) => cutOff(count, source.size - end, [...storages.values()], end),
    });
    const outside = [...(found.outside ?? []), ...(holdsModule ? (['module'] as const) : [])];
    return { ...found, format: 'torch-legacy', outside };
  },
};

/** Five pickles, then each storage behind the number of its items. What is cut off is never safe. */
function cutOff(pickles: number, left: number, storages: readonly TorchStorage[], offset: number): Reason[] {
  const sizes = storages.map(sizeOfStorage);
  if (pickles < PICKLES) return [malformed(`it has ${pickles} pickles and not ${PICKLES}`, offset)];
  if (sizes.includes(undefined)) return [];
  const needed = (sizes as number[]).reduce((all, size) => all + COUNT + size, 0);
  if (left < needed) return [malformed(`${needed} bytes of storages are named and ${left} are left`, offset)];
  const rest = left - needed;
  if (rest === 0) return [];
  const message = `${rest} bytes follow the storages; torch passes over them`;
  return [{ rule: 'hidden-payload', verdict: 'suspicious', message, offset: offset + needed }];
}

function malformed(message: string, offset: number): Reason {
  return { rule: 'malformed', verdict: 'unreadable', message, offset };
}
