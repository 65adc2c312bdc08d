/** A pickle in an archive of torch, whose persistent ids are storages beside it. */
import type { ByteSource } from '../../archive/source.ts';
import type { Zip, ZipMember } from '../../archive/zip.ts';
import { type Context, contentOf, type Inspection } from '../inspection/format.ts';
import { opened } from '../inspection/members.ts';
import { checkpointReasons } from './checkpoint.ts';
import { inspectPickles } from './inspect.ts';
import { isTorchPersistentId } from './torch.ts';

/**
 * `torchScript` where names below `__torch__` are classes of the archive's own code, `restricted` where torch's
 * restricted reader takes it.
 */
export function torchPickle(
  zip: Zip,
  member: ZipMember,
  context: Context,
  { torchScript = false, restricted = false }: { torchScript?: boolean; restricted?: boolean } = {},
): Omit<Inspection, 'format'> {
  const content = opened(zip, member, context);
  if (!content.source) return { globals: [], reasons: content.reasons };
  const found = inspectPickles(content.source, {
    budget: context.budget,
    around: { ...context.around, torchScript },
    nested: (inside: ByteSource) => context.inspect(contentOf(inside, '')),
    knowsPersistent: isTorchPersistentId,
    ...(restricted && { restricted: 1 }),
  });
  return { ...found, reasons: [...found.reasons, ...checkpointReasons(content.source), ...content.reasons] };
}
