import { slice } from '../../archive/source.ts';
import {
  type ArtifactFormat,
  type Content,
  type Context,
  contentOf,
  type Inspection,
  type MemberInspection,
} from '../inspection/format.ts';
import { looksLikePickle } from '../pickle/sniff.ts';

/** Every value begins on such a boundary. Source: CPython Lib/dbm/dumb.py. */
const BLOCK = 512;
const COST_OF_A_LOOK = 500;

/** Known by its name, since one value alone is a pickle like any other. */
export const format: ArtifactFormat = {
  name: 'dbm-dumb',
  description: 'the .dat file of dbm.dumb: shelve.open where there is no better',
  family: 'pickle',
  rank: 3,
  recognises: ({ source, name, size }) => /\.dat$/i.test(name) && size > BLOCK && looksLikePickle(source),
  inspect({ source }: Content, context: Context): Inspection | undefined {
    const starts: number[] = [];
    for (let at = 0; at < source.size; at += BLOCK) {
      context.budget.spendOperations(COST_OF_A_LOOK);
      if (looksLikePickle(source, at)) starts.push(at);
    }
    const members = starts.flatMap((start, i): MemberInspection[] => {
      const value = slice(source, start, (starts[i + 1] ?? source.size) - start);
      const found = context.inspect(contentOf(value, ''));
      if (!found) return [];
      // What is left of a longer value that stood there before.
      const reasons = found.reasons.filter(({ rule }) => rule !== 'hidden-payload');
      return [{ path: `value at byte ${start}`, source: value, inspection: { ...found, reasons } }];
    });
    return { format: 'dbm-dumb', globals: [], reasons: [], members };
  },
};
