import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { membersOf } from '../../../scripts/registries.ts';
import { factsOf } from '../../../src/audit/facts.ts';
import { manifests } from '../../../src/dependencies/manifests/registry.generated.ts';
import { discoverFolder } from '../../../src/project/discover.ts';
import { transcript } from '../transcript.ts';

/** One folder a case: `format` or `format.what-is-tried`, by the name of the format's file. */
const FIXTURES = join(import.meta.dirname, 'fixtures');
const ROOT = join(import.meta.dirname, '../../..');

const cases = readdirSync(FIXTURES, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name)
  .sort();
const read = (name: string) =>
  factsOf(discoverFolder(join(FIXTURES, name)), { pythonVersion: undefined, platform: 'linux' });

describe('what each folder says', () => {
  test.each(cases)('%s', async (name) => {
    await expect(transcript(await read(name))).toMatchFileSnapshot(join(FIXTURES, `${name}.expected.txt`));
  });
});

describe('every format', () => {
  const files = membersOf(ROOT, 'src/dependencies/manifests');

  test.each(files.map((file, i) => [file.replace('.ts', ''), manifests[i]!] as const))(
    '%s has a case of its own',
    async (file, format) => {
      const own = cases.filter((name) => name.split('.')[0] === file);
      const facts = await Promise.all(own.map(read));
      const formats = facts.flatMap(({ projects, incomplete }) => {
        const names = projects.flatMap(({ manifests }) =>
          manifests.manifests.map(({ format }) => format.name),
        );
        return incomplete.length > 0 && format.kind === 'unsupported' ? [...names, format.name] : names;
      });
      expect(formats).toContain(format.name);
    },
  );

  test('names are unique, paths are whole and anchored', () => {
    expect(new Set(manifests.map(({ name }) => name)).size).toBe(manifests.length);
    for (const { paths } of manifests) {
      expect(paths.length).toBeGreaterThan(0);
      for (const path of paths) {
        expect(path.source).toMatch(/^\(\?:\^\|\\?\/\).*\$$/);
        expect(path.global || path.sticky).toBe(false);
      }
    }
  });

  test('none throws at any text, none is silent about garbage in a lock', () => {
    for (const text of [
      '',
      '\0',
      '[[package]]',
      '{',
      '[a',
      'a = 1',
      '- x',
      '[[package]]\nname = 1',
      '\ufeff',
      '[package]\nx = 1',
    ]) {
      for (const format of manifests) {
        const notes: string[] = [];
        const context = { incomplete: (reason: string) => void notes.push(reason), open: () => undefined };
        const path = format.name === 'Pipfile.lock' ? 'Pipfile.lock' : 'some/file';
        expect(() => format.read({ path, text }, context)).not.toThrow();
        if (format.kind === 'lock' && text === '{') expect(notes).not.toEqual([]);
      }
    }
  });
});
