import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { membersOf } from '../../../scripts/registries.ts';
import { checkSettings, readDependencies } from '../../../src/dependencies/audit.ts';
import type { PackageIndex, Release } from '../../../src/dependencies/index/client.ts';
import type { ProjectPage } from '../../../src/dependencies/index/page.ts';
import { readProvenance } from '../../../src/dependencies/provenance/provenance.ts';
import { indexedPackages } from '../../../src/dependencies/releases/facts.ts';
import { settings } from '../../../src/dependencies/settings/registry.generated.ts';
import { fingerprinted } from '../../../src/finding/fingerprint.ts';
import { SEVERITIES } from '../../../src/finding/severity.ts';
import { discoverFolder } from '../../../src/project/discover.ts';
import { findingLines } from '../transcript.ts';

/** For each rule a folder with what it finds (`bad`) and what it must leave alone (`good`). */
const FIXTURES = join(import.meta.dirname, 'fixtures');
const files = membersOf(join(import.meta.dirname, '../../..'), 'src/dependencies/settings');
const all = files.map((file, i) => ({ name: file.replace('.ts', ''), setting: settings[i]! }));

async function findings(name: string, kind: 'bad' | 'good') {
  const folder = join(FIXTURES, name, kind);
  expect(existsSync(folder), `${name} has a case ${kind}`).toBe(true);
  const facts = readDependencies(discoverFolder(folder), { python: undefined, platform: 'linux' });
  const answers = join(folder, 'index.json');
  if (!existsSync(answers)) return facts.settings.findings;
  const index = indexFrom(JSON.parse(readFileSync(answers, 'utf8')));
  const asked = facts.projects.map(
    async ({ manifests, graph }) => [manifests, (await indexedPackages(graph, index)).packages] as const,
  );
  const projects = facts.projects.map(({ manifests }) => manifests);
  return checkSettings(projects, new Map(await Promise.all(asked))).findings;
}

/** A page, and what the index says of single files. */
type Answers = ProjectPage & {
  readonly claimable?: true;
  readonly metadata?: Readonly<Record<string, Release>>;
  readonly provenances?: Readonly<Record<string, unknown>>;
};

/** An index that says what `index.json` of a case has, by name. */
function indexFrom(pages: Readonly<Record<string, Answers>>): PackageIndex {
  const of = <K extends 'metadata' | 'provenances'>(kind: K, file: string): Answers[K] | undefined =>
    Object.values(pages).find((page) => page[kind] && Object.hasOwn(page[kind], file))?.[kind];
  return {
    page: async (name) => pages[name],
    metadata: async ({ name }) => of('metadata', name)?.[name] ?? 'not asked for',
    vulnerabilities: async () => 'not asked for',
    provenance: async ({ name }) => {
      const text = of('provenances', name)?.[name];
      return text === undefined ? 'not there' : readProvenance(JSON.stringify(text));
    },
    isClaimable: async (name) => pages[name]?.claimable === true,
    close: async () => {},
  };
}

describe.each(all)('$name', ({ name, setting: { rule } }) => {
  test('finds what it is for', async () => {
    const own = (await findings(name, 'bad')).filter((finding) => finding.rule === rule.id);
    expect(own).not.toEqual([]);
    const worst = Math.min(...own.map(({ severity }) => SEVERITIES.indexOf(severity)));
    expect(SEVERITIES[worst], 'the rule states the worst severity that it gives').toBe(rule.severity);
    await expect(`${findingLines(own).join('\n')}\n`).toMatchFileSnapshot(
      join(FIXTURES, name, 'bad.expected.txt'),
    );
  });

  test('leaves alone what is right', async () => {
    expect((await findings(name, 'good')).filter((finding) => finding.rule === rule.id)).toEqual([]);
  });

  test('shows no secret', async () => {
    expect(JSON.stringify(await findings(name, 'bad'))).not.toMatch(/hunter22|ghp_/);
  });

  test('keeps its fingerprints when lines move', async () => {
    const drafts = await findings(name, 'bad');
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

test('a rule that fails costs that rule alone', () => {
  const folder = join(FIXTURES, 'no-hashes', 'bad');
  const { projects } = readDependencies(discoverFolder(folder), { python: undefined, platform: 'linux' });
  const manifests = projects.map((project) => project.manifests);
  const whole = checkSettings(manifests, new Map());
  const broken = settings.map((setting, i) =>
    i === 0 ? { ...setting, check: () => ([] as string[])[0]!.length as never } : setting,
  );
  const left = checkSettings(manifests, new Map(), broken);
  expect(whole.findings.length).toBeGreaterThan(0);
  expect(left.findings).toEqual(whole.findings);
  expect(left.incomplete).toHaveLength(manifests.length);
  expect(left.incomplete[0]?.reason).toContain(`${settings[0]!.rule.id} was not checked: internal error`);
});
