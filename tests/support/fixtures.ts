import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { auditCode, type CodeAudit } from '../../src/code/audit.ts';
import type { CodeRule } from '../../src/code/judging/rule.ts';
import { rules } from '../../src/code/rules/registry.generated.ts';
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
  const ofTraps = name.startsWith(TRAPS);
  const ofLibraries = name.startsWith(LIBRARY);
  const asksFor = (rule: string) =>
    (ofTraps || isAboutData(rule)) && (ofLibraries || !rule.startsWith(LIBRARY));
  return auditCode(project, environment, undefined, { asksFor });
}

/** The group whose fixtures are about traps: calls and texts that are wrong by themselves. */
const TRAPS = 'traps/';

/** The group, and the family of rules, of what is reported of libraries alone. */
const LIBRARY = 'library/';

/** Small programs that show one thing have no timeouts and no real passwords; that is not what they are about. */
const TRAP_RULES = new Set(
  (rules as readonly CodeRule[])
    .filter(({ severity }) => severity.constant !== undefined)
    .map(({ meta }) => meta.id),
);

export function isAboutData(rule: string): boolean {
  return !TRAP_RULES.has(rule);
}
