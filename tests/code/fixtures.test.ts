import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { CodeAudit } from '../../src/code/audit.ts';
import { auditFixture, FIXTURES } from '../support/fixtures.ts';

/**
 * Each folder below `fixtures/<group>/` is a small project. Its Python says by comments what the audit must find:
 *
 *   pickle.loads(body)             # danger: remote
 *   pickle.loads(stored)           # danger: store, file      two origins, the most exposed first
 *   pickle.loads(signed)           # safe: authenticated
 *   pickle.loads(cache.get(k))     # danger: store; danger: store      two calls that load
 *
 * A `danger` line has exactly one finding, with this origin; a `safe` line has an entry in the inventory and no
 * finding; all other lines have none. `environment.json` may give Python versions and locked packages.
 */
interface Expectation {
  readonly place: string;
  readonly kind: string;
  readonly origins: string;
}

function expectations(folder: string): Expectation[] {
  const found: Expectation[] = [];
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();
  for (const file of files) {
    if (!/\.(pyw?|ipynb)$/.test(file)) continue;
    const lines = readFileSync(join(folder, file), 'utf8').split('\n');
    lines.forEach((line, i) => {
      for (const mark of line.matchAll(/[#;]\s*(danger|safe):\s*([a-z, ]+)/g))
        found.push({
          place: `${file}:${i + 1}`,
          kind: mark[1] as string,
          origins: (mark[2] as string).trim(),
        });
    });
  }
  return found;
}

function reported(audit: CodeAudit): Expectation[] {
  const findings = audit.findings.map((finding) => ({
    place: `${finding.location.path}:${finding.location.line}`,
    kind: 'danger',
    origins: [finding.origin, ...(finding.otherOrigins ?? []).map((other) => other.origin)].join(', '),
  }));
  const places = new Set(findings.map((finding) => finding.place));
  const safe = audit.inventory
    .map((entry) => ({ place: `${entry.path}:${entry.line}`, kind: 'safe', origins: entry.origin as string }))
    .filter((entry) => !places.has(entry.place));
  return [...findings, ...safe];
}

function inOrder(list: readonly Expectation[]): string[] {
  return list.map(({ place, kind, origins }) => `${place} ${kind}: ${origins}`).sort();
}

for (const group of readdirSync(FIXTURES)) {
  describe(group, () => {
    test.each(readdirSync(join(FIXTURES, group)))('%s', async (name) => {
      const wanted = expectations(join(FIXTURES, group, name));
      expect(wanted.length, 'a fixture says something').toBeGreaterThan(0);
      expect(inOrder(reported(await auditFixture(`${group}/${name}`)))).toEqual(inOrder(wanted));
    });
  });
}
