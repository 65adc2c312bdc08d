import type { Match, Pattern } from '../matching/pattern.ts';
import { Kind } from '../python/nodes.ts';

/**
 * Characters that turn or isolate the direction of writing (Unicode UAX 9): U+202A to U+202E are E2 80 AA to AE in
 * UTF-8, U+2066 to U+2069 are E2 81 A6 to A9.
 */
export const pattern: Pattern = {
  rule: 'source/bidirectional',
  kinds: [Kind.Module],
  look: ({ tree }) => {
    if (tree.source.ascii) return undefined;
    const { bytes } = tree;
    const matches: Match[] = [];
    for (let i = bytes.indexOf(LEAD); i >= 0 && matches.length < MOST; i = bytes.indexOf(LEAD, i + 1)) {
      const [second, third] = [bytes[i + 1] ?? 0, bytes[i + 2] ?? 0];
      const isTurn = second === 0x80 ? third >= 0xaa && third <= 0xae : false;
      const isIsolate = second === 0x81 ? third >= 0xa6 && third <= 0xa9 : false;
      if (!isTurn && !isIsolate) continue;
      const code = 0x2000 + ((second & 0x3f) << 6) + (third & 0x3f);
      matches.push({
        what: `The character U+${code.toString(16).toUpperCase()}`,
        range: { start: i, end: i + 3 },
      });
    }
    return matches;
  },
};

const LEAD = 0xe2;

/** Of one file: data in such a language has thousands. */
const MOST = 20;
