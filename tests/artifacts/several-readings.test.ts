import { describe, expect, test } from 'vitest';
import type { Reason } from '../../src/artifacts/inspection/reason.ts';
import { inPandas } from '../../src/artifacts/pickle/besides.ts';
import { pandasReadings } from '../../src/artifacts/pickle/pandas.ts';
import { inspected } from './support/inspected.ts';
import { hasPython, runPython } from './support/python.ts';

describe('several readings of one file', () => {
  const [reading] = pandasReadings(new Set(['pandas.core.series.TimeSeries']));
  const at = (verdict: Reason['verdict']): Reason => ({
    rule: 'dangerous-call',
    verdict,
    message: verdict,
    offset: 5,
  });
  const verdictsWith = (first: Reason, second: Reason) => {
    const found = { globals: [], reasons: [first] };
    const other = { globals: [], reasons: [second], limit: undefined };
    if (!reading) throw new Error('pandas reads no such name in a way of its own');
    return inPandas(found, other, reading).reasons.map(({ verdict }) => verdict);
  };

  test('what is worse to pandas is told, though something is told of the same place', () => {
    expect(verdictsWith(at('unknown'), at('dangerous'))).toEqual(['unknown', 'dangerous']);
    expect(verdictsWith(at('dangerous'), at('unknown'))).toEqual(['dangerous']);
    expect(verdictsWith(at('unknown'), at('unknown'))).toEqual(['unknown']);
  });

  test.skipIf(!hasPython)('what loaders make of a file that is two things at once is told', () => {
    const files = runPython<Record<string, string>>('attacks_by_trust.py', null);
    const both = Buffer.from(files['all of it in a pickle.pkl'] ?? '', 'base64');
    const [found] = inspected(both, 'all of it in a pickle.pkl');
    expect(found?.entry.format).toBe('torch-zip+pickle');
    expect(found?.entry.loaders?.map(({ loader }) => loader)).toContain('torch.load(weights_only=True)');
  });
});
