import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { auditCode } from '../../src/code/audit.ts';
import { allEntryPoints } from '../../src/code/flow/ask/all-entries.ts';
import { type EntryPoint, entryPointsOf } from '../../src/code/flow/ask/entries.ts';
import { openCode } from '../../src/code/open.ts';
import { functionsOf } from '../../src/code/program/functions.ts';
import { listEntries } from '../../src/code/routes.ts';
import { discoverFolder } from '../../src/project/discover.ts';
import { SILENT } from '../../src/project/progress.ts';
import { environmentFor } from '../support/environment.ts';
import { FIXTURES, fixtureNames, isAboutData } from '../support/fixtures.ts';

/**
 * Each folder of `entries/` is a small project. A comment behind a call says which entry point its finding must name:
 * `# entry: http POST /cart`, or `none`.
 */
const PROJECTS = join(import.meta.dirname, 'entries');
const environment = environmentFor({});

function wanted(folder: string): string[] {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((f) => f.endsWith('.py'));
  return files.flatMap((file) =>
    readFileSync(join(folder, file), 'utf8')
      .split('\n')
      .flatMap((line, i) => {
        const mark = /# entry: (.+)$/.exec(line);
        return mark ? [`${file}:${i + 1} ${mark[1]}`] : [];
      }),
  );
}

describe('findings name the nearest entry point', () => {
  test.each(readdirSync(PROJECTS))('%s', async (name) => {
    const { findings } = await auditCode(discoverFolder(join(PROJECTS, name)), environment, SILENT, {
      asksFor: isAboutData,
    });
    const named = findings.map(({ location, entry }) => {
      const said = entry ? `${entry.kind} ${entry.name}` : 'none';
      return `${location.path}:${location.line} ${said}`;
    });
    expect(named.sort()).toEqual(wanted(join(PROJECTS, name)).sort());
  });
});

describe('all entry points', () => {
  test.each(readdirSync(PROJECTS))('of %s', async (name) => {
    const { entries } = await listEntries(discoverFolder(join(PROJECTS, name)), environment);
    const lines = entries.map((e) => `${e.kind} ${e.name}  ${e.function}  ${e.path}:${e.line}`);
    await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot(join('expected', 'entries', `${name}.txt`));
  });

  /**
   * The list is found from the libraries' names, the entry of a finding from its function: both must agree. Of a
   * decorated function the list names what was decorated alone.
   */
  const keyOf = ({ model, name, scope }: EntryPoint) =>
    `${model.kind} ${name} ${scope.module.path}: ${scope.qualifiedName}`;
  test.each(fixtureNames())('are those that each function of %s has', async (name) => {
    const { engine } = await openCode(discoverFolder(join(FIXTURES, name)), environment, SILENT);
    const listed = new Set((await allEntryPoints(engine, SILENT)).map(keyOf));
    const asked = new Set<string>();
    for (const module of engine.program.modules) {
      for (const scope of functionsOf(engine.program, module)) {
        engine.allow(1_500);
        for (const point of entryPointsOf(engine, scope)) asked.add(keyOf(point));
      }
    }
    const namesOf = (keys: Iterable<string>) =>
      new Set([...keys].map((key) => key.replace(/ \S+: \S+$/, '')));
    expect(namesOf(listed)).toEqual(namesOf(asked));
    expect([...listed].filter((key) => !asked.has(key))).toEqual([]);
  });
});
