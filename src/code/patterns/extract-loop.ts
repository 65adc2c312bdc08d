import { extractionAt } from '../matching/extraction.ts';
import type { Pattern } from '../matching/pattern.ts';

/** `open(os.path.join(folder, name), "wb")` for each name of an archive: what `extractall` looks at, this does not. */
export const pattern: Pattern = {
  rule: 'injection/archive',
  calls: ['open'],
  look: ({ tree, node }) =>
    extractionAt(tree, node)
      ? {
          what: 'this loop',
          origin: 'file',
          advice: 'Look whether the resolved name is in the folder, or let extractall do it.',
        }
      : undefined,
};
