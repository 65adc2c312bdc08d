/**
 * What is found in the manifests of real projects: a table of folders, one row each, as `docs/dependencies.md` has it.
 * usage: ./wherefrom-dev bench manifests [--advisories FILE] [--answers] FOLDER…
 * With --answers the JSON of `tree`, `plan` and `exposure` is held to the schemas in docs/ as well.
 */
import { spawnSync } from 'node:child_process';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Report } from '../src/report/report.ts';
import { validator } from '../tests/support/schemas.ts';

const { values, positionals } = parseArgs({
  options: { advisories: { type: 'string' }, answers: { type: 'boolean', default: false } },
  allowPositionals: true,
});

const program = join(import.meta.dirname, '..', 'wherefrom');

interface Row {
  readonly report: Report;
  readonly milliseconds: number;
}

function audited(folder: string): Row {
  const known = values.advisories === undefined ? [] : ['--advisories', values.advisories];
  const begin = performance.now();
  const args = ['audit', '--only', 'dependencies,settings', '--offline', '--isolated', '--fail-on', 'never'];
  const { status, stdout, stderr } = spawnSync(program, [...args, '--format', 'json', ...known, folder], {
    encoding: 'utf8',
    maxBuffer: 1024 ** 3,
  });
  if (status !== 0) throw new Error(`${folder}: status ${status}\n${stderr}`);
  return { report: JSON.parse(stdout) as Report, milliseconds: performance.now() - begin };
}

function counted(ids: readonly string[]): string {
  const groups = [...Map.groupBy(ids, (id) => id)].sort(([a], [b]) => (a < b ? -1 : 1));
  return groups.map(([id, own]) => (own.length > 1 ? `${id} ×${own.length}` : id)).join(', ');
}

function rowOf(folder: string): string {
  const { report, milliseconds } = audited(folder);
  const { dependencies, findings, incomplete, summary } = report;
  const flawed = dependencies.filter(({ advisories }) => advisories.length > 0);
  const settings = findings.flatMap(({ rule }) => (rule.startsWith('settings/') ? [rule.slice(9)] : []));
  const advisories = new Set(flawed.flatMap((one) => one.advisories.map(({ id }) => `${one.name} ${id}`)));
  const versions = dependencies.filter(({ version }) => version !== undefined).length;
  const cells = [
    basename(folder),
    summary.files.manifests,
    `${dependencies.length} (${versions})`,
    `${advisories.size} in ${new Set(flawed.map(({ name }) => name)).size}`,
    counted(settings),
    incomplete.length,
    `${Math.round(milliseconds)} ms`,
  ];
  return `| ${cells.join(' | ')} |`;
}

const titles = [
  'project',
  'files',
  'packages (with a version)',
  'advisories',
  'settings',
  'not read',
  'time',
];
process.stdout.write(`| ${titles.join(' | ')} |\n|${titles.map(() => '---').join('|')}|\n`);
for (const folder of positionals) process.stdout.write(`${rowOf(folder)}\n`);
if (values.answers) process.exitCode = positionals.flatMap(faultsOf).length > 0 ? 1 : 0;

/** What of the other answers their schemas do not describe; printed. */
function faultsOf(folder: string): string[] {
  const known = values.advisories === undefined ? [] : ['--advisories', values.advisories];
  const answers: [string, string[]][] = [
    ['tree', known],
    ['plan', [...known, '--today', '2024-10-10']],
    ['exposure', []],
  ];
  const faults = answers.flatMap(([command, more]) => {
    const args = [command, '--offline', '--isolated', '--format', 'json', ...more, folder];
    const { stdout, stderr, status } = spawnSync(program, args, { encoding: 'utf8', maxBuffer: 1024 ** 3 });
    if (stdout === '') return [`${command} ended with ${status}: ${stderr}`];
    const validate = validator(`${command}.schema.json`);
    return validate(JSON.parse(stdout)) ? [] : [`${command}: ${JSON.stringify(validate.errors)}`];
  });
  const told = faults.length === 0 ? 'answers fit their schemas' : faults.join('; ');
  process.stdout.write(`${basename(folder)}: ${told}\n`);
  return faults;
}
