import type { Pattern } from '../matching/pattern.ts';
import { Kind } from '../python/nodes.ts';

export const pattern: Pattern = {
  rule: 'style/assert',
  kinds: [Kind.Assert],
  look: () => ({ what: 'The assertion' }),
};
