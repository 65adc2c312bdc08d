import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { membersOf } from '../../../scripts/registries.ts';
import { readDependencies } from '../../../src/dependencies/audit.ts';
import { settings } from '../../../src/dependencies/settings/registry.generated.ts';
import { fingerprinted } from '../../../src/finding/fingerprint.ts';
import { SEVERITIES } from '../../../src/finding/severity.ts';
import { discoverFolder } from '../../../src/project/discover.ts';
import { findingLines } from '../transcript.ts';

/** For each rule a folder with what it finds (`bad`) and what it must leave alone (`good`). */
const FIXTURES = join(import.meta.dirname, 'fixtures');
const files = membersOf(join(import.meta.dirname, '../../..'), 'src/dependencies/settings');
const all = files.map((file, i) => ({ name: file.replace('.ts', ''), setting: settings[i]! }));

function findings(name: string, kind: 'bad' | 'good') {
  const folder = join(FIXTURES, name, kind);
  expect(existsSync(folder), `${name} has a case ${kind}`).toBe(true);
  return readDependencies(discoverFolder(folder), { python: undefined, platform: 'linux' }).settings;
}

describe.each(all)('$name', ({ name, setting: { rule } }) => {
  test('finds what it is for', async () => {
    const own = findings(name, 'bad').filter((finding) => finding.rule === rule.id);
    expect(own).not.toEqual([]);
    const worst = Math.min(...own.map(({ severity }) => SEVERITIES.indexOf(severity)));
    expect(SEVERITIES[worst], 'the rule states the worst severity that it gives').toBe(rule.severity);
    await expect(`${findingLines(own).join('\n')}\n`).toMatchFileSnapshot(
      join(FIXTURES, name, 'bad.expected.txt'),
    );
  });

  test('leaves alone what is right', () => {
    expect(findings(name, 'good').filter((finding) => finding.rule === rule.id)).toEqual([]);
  });

  test('shows no secret', () => {
    expect(JSON.stringify(findings(name, 'bad'))).not.toMatch(/hunter22|ghp_/);
  });

  test('keeps its fingerprints when lines move', () => {
    const drafts = findings(name, 'bad');
    const moved = drafts.map((draft) => ({
      ...draft,
      location: { ...draft.location, line: draft.location.line + 7 },
    }));
    expect(fingerprinted(moved).map(({ fingerprint }) => fingerprint)).toEqual(
      fingerprinted(drafts).map(({ fingerprint }) => fingerprint),
    );
  });

  test('explains itself', () => {
    expect(rule.id).toBe(`settings/${name}`);
    for (const text of [rule.title, rule.summary, rule.explanation, rule.remedy])
      expect(text.length).toBeGreaterThan(10);
    expect(rule.cwe.length).toBeGreaterThan(0);
    expect(rule.references.length).toBeGreaterThan(0);
  });
});

test('ids and titles are unique', () => {
  const unique = (texts: string[]) => expect(new Set(texts).size).toBe(texts.length);
  unique(all.map(({ setting }) => setting.rule.id));
  unique(all.map(({ setting }) => setting.rule.title));
});
