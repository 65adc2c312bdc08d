import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { auditCode, type CodeAudit } from '../../src/code/audit.ts';
import { discoverFolder } from '../../src/project/discover.ts';
import type { Environment } from '../../src/project/environment.ts';
import type { Project } from '../../src/project/project.ts';
import { environmentFor } from './environment.ts';

/** Where the small projects of the code audit lie: `<group>/<name>/`. */
export const FIXTURES = join(import.meta.dirname, '..', 'code', 'fixtures');

/** Every fixture, as `group/name`. */
export function fixtureNames(): string[] {
  return readdirSync(FIXTURES).flatMap((group) =>
    readdirSync(join(FIXTURES, group)).map((name) => `${group}/${name}`),
  );
}

/** One fixture, with the Python and the locked versions that its `environment.json` gives. */
export function openFixture(name: string): { project: Project; environment: Environment } {
  const folder = join(FIXTURES, name);
  const settings = join(folder, 'environment.json');
  const environment = environmentFor(existsSync(settings) ? JSON.parse(readFileSync(settings, 'utf8')) : {});
  return { project: discoverFolder(folder), environment };
}

export function auditFixture(name: string): Promise<CodeAudit> {
  const { project, environment } = openFixture(name);
  return auditCode(project, environment);
}
