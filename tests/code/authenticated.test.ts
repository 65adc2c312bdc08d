import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { auditFixture, FIXTURES } from '../support/fixtures.ts';

/**
 * What the audit says of data that is verified, in whatever way: why it is safe, or which check was met and why it
 * does not count. The fixtures themselves say only which of the two it is.
 */
describe('what is said of checks', () => {
  test.each(readdirSync(join(FIXTURES, 'authenticated')))('%s', async (name) => {
    const { findings, inventory } = await auditFixture(`authenticated/${name}`);
    const about = findings.filter(({ rule }) => rule.startsWith('deserialization/'));
    const found = new Map(about.map((one) => [`${one.location.path}:${one.location.line}`, one]));
    const lines = inventory.map(({ path, line, origin, reason }) => {
      const finding = found.get(`${path}:${line}`);
      if (!finding) return `${path}:${line} safe, ${origin}: ${reason}`;
      const { severity, notes = [], remedy } = finding;
      return [`${path}:${line} ${severity}, ${origin}`, ...notes, remedy].join('\n    ');
    });
    await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot(`expected/authenticated/${name}.txt`);
  });
});
