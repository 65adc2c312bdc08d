/**
 * Files by somebody who has read our source (python/attacks*.py): harmless names in uses that nobody thought of, letters that
 * other readers decode, headers that readers understand differently. None is safe, none is passed over;
 * `expected/attacks.txt` says what is found.
 */
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { baseName } from '../../src/artifacts/inspection/members.ts';
import { inspected } from './support/inspected.ts';
import { hasPython, runPython } from './support/python.ts';

const SCRIPTS = [
  'attacks.py',
  'attacks_by_value.py',
  'attacks_by_letters.py',
  'attacks_by_container.py',
  'attacks_by_trust.py',
  'attacks_by_library.py',
  'attacks_by_loader.py',
  'attacks_by_method.py',
  'attacks_by_reader.py',
  'attacks_by_mixture.py',
  'attacks_by_store.py',
  'attacks_by_spelling.py',
];
/** These tell as well what is harmless though it looks alike. */
const WITH_TWINS = ['attacks_by_method.py', 'attacks_by_mixture.py', 'attacks_by_store.py'];

/** No loader finds its configuration; what is said of them comes from their name, in the audit. */
const NOT_KERAS = ['configuration in capitals.keras', 'configuration within.keras'];

describe.skipIf(!hasPython)('by somebody who has read our source', () => {
  const made = SCRIPTS.flatMap((script) =>
    hasPython ? Object.entries(runPython<Record<string, string>>(script, null)) : [],
  );
  const cases = made.map(([name, data]) => {
    const [found] = inspected(Buffer.from(data, 'base64'), baseName(name));
    return { name, entry: found?.entry };
  });

  test.each(cases)('$name is found', ({ name, entry }) => {
    if (NOT_KERAS.includes(name)) expect(entry).toBeUndefined();
    else expect(['dangerous', 'suspicious', 'unknown', 'unreadable']).toContain(entry?.verdict);
  });

  const twins = WITH_TWINS.flatMap((script) =>
    hasPython ? Object.entries(runPython<Record<string, string>>(script, 'twins')) : [],
  );
  test.each(twins)('the harmless twin: %s', (name, data) => {
    const [found] = inspected(Buffer.from(data, 'base64'), `${name}.pkl`);
    expect(found?.entry.reasons).toEqual([]);
    expect(found?.entry.verdict).toBe('safe');
  });

  const harmless = hasPython
    ? ['attacks_by_store.py', 'attacks_by_spelling.py'].flatMap((script) =>
        Object.entries(runPython<Record<string, string>>(script, 'harmless')),
      )
    : [];
  test.each(harmless)('nothing is said of %s', (name, data) => {
    const found = inspected(Buffer.from(data, 'base64'), baseName(name));
    expect(found.flatMap(({ entry }) => entry.reasons)).toEqual([]);
  });

  test('is explained', async () => {
    const lines = cases.map(({ name, entry }) => {
      const [reason] = entry?.reasons ?? [];
      return `${name}: ${entry?.verdict ?? 'no artifact'}${reason ? `\n  ${reason.rule}: ${reason.message}` : ''}`;
    });
    await expect(`${lines.sort().join('\n')}\n`).toMatchFileSnapshot(
      join(import.meta.dirname, 'expected', 'attacks.txt'),
    );
  });
});
