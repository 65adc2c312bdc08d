/**
 * What it costs to resolve calls by the name of a method alone, where nothing is known of the object: the findings of
 * each release in FOLDER with it and without. `unique`: the name is that of one function of the project; `always`: any.
 *
 *   ./wherefrom-dev bench by-name FOLDER [NAME…] [--read]
 */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { auditCode } from '../src/code/audit.ts';
import type { ByName } from '../src/code/flow/ask/guesses.ts';
import type { Finding } from '../src/finding/finding.ts';
import { discoverFolder } from '../src/project/discover.ts';
import { anyPython } from './support/environment.ts';

const [folder, ...others] = process.argv.slice(2);
if (!folder) {
  console.error('usage: ./wherefrom-dev bench by-name FOLDER [NAME…] [--read]');
  process.exit(2);
}
const names = others.filter((one) => !one.startsWith('--'));
const read = others.includes('--read');

/** Every finding by its place, with what it says. */
async function saidBy(root: string, byName: ByName): Promise<Map<string, Finding>> {
  const { findings } = await auditCode(discoverFolder(root), anyPython(), undefined, { byName });
  return new Map(
    findings.map((one) => [
      `${one.location.path}:${one.location.line}:${one.location.column} ${one.rule} ${one.origin}`,
      one,
    ]),
  );
}

console.log('| release | without | unique: more | fewer | always: more | fewer |\n|---|--:|--:|--:|--:|--:|');
const all = [0, 0, 0, 0, 0];
const toRead: string[] = [];
for (const release of names.length > 0 ? names : readdirSync(folder).sort()) {
  const root = join(folder, release);
  const without = await saidBy(root, 'never');
  const row = [without.size];
  for (const way of ['unique', 'always'] as const) {
    const found = await saidBy(root, way);
    const more = [...found].filter(([key]) => !without.has(key));
    const fewer = [...without.keys()].filter((key) => !found.has(key));
    row.push(more.length, fewer.length);
    for (const [key, { severity, confidence }] of more)
      toRead.push(`- ${way}: ${release}/${key} ${severity} ${confidence}`);
    for (const key of fewer) toRead.push(`- ${way}: no longer ${release}/${key}`);
  }
  console.log(`| ${release} | ${row.join(' | ')} |`);
  for (const [i, count] of row.entries()) all[i] = (all[i] as number) + count;
}
console.log(`| all | ${all.join(' | ')} |`);
if (read) for (const line of toRead) console.log(line);
