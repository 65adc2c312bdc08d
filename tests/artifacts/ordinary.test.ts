/** Values of Python's own types are safe, whatever protocol writes them (python/ordinary.py). */
import { describe, expect, test } from 'vitest';
import { inspected } from './support/inspected.ts';
import { hasPython, runPython } from './support/python.ts';

describe.skipIf(!hasPython)('values of Python', () => {
  const made = hasPython ? runPython<Record<string, string>>('ordinary.py', null) : {};

  test.each(Object.entries(made))('%s', (name, data) => {
    const [found] = inspected(Buffer.from(data, 'base64'), name);
    expect(found?.entry.reasons.map(({ message }) => message)).toEqual([]);
    expect(found?.entry.verdict).toBe('safe');
  });
});
