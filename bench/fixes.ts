/**
 * What `wherefrom fix` offers for real code: known vulnerable releases, and packages that people use.
 *
 *   ./wherefrom-dev bench fixes TABLE.tsv FOLDER [PATTERN]     what is offered at the flaw of each row
 *   ./wherefrom-dev bench fixes --packages FOLDER…             what is offered for whole packages
 *
 * TABLE and FOLDER are as for `rediscovery`. Each edited file is parsed by CPython, too, where the file as it was could
 * be. With DIFFS=file every offer is written there, to be read.
 */
import { spawnSync } from 'node:child_process';
import { appendFileSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { contentsAfter, planFixes } from '../src/audit/fix.ts';
import { fitting } from '../src/edits/choose.ts';
import { unifiedDiff } from '../src/edits/diff.ts';
import type { Fix, FixPlan } from '../src/finding/fix.ts';
import { discoverFolder } from '../src/project/discover.ts';
import { SILENT } from '../src/project/progress.ts';
import { type Project, readProjectFile } from '../src/project/project.ts';

const PARSE = 'import ast,sys\nfor p in sys.argv[1:]:\n  ast.parse(open(p,"rb").read())\n';

function plan(project: Project): Promise<FixPlan> {
  return planFixes(project, {
    selection: { asksFor: (rule) => !rule.startsWith('style/'), ignored: [], off: [] },
    pythonVersion: undefined,
    platform: 'linux',
    advisories: () => Promise.reject(new Error('not asked for')),
    suppression: { baseline: undefined, included: new Set(['vendored']), today: '2026-01-01' },
    models: [],
    progress: SILENT,
    version: 'bench',
  });
}

function parses(bytes: Uint8Array): boolean {
  const folder = mkdtempSync(join(tmpdir(), 'wherefrom-bench-'));
  try {
    writeFileSync(join(folder, 'a.py'), bytes);
    return spawnSync('python3', ['-W', 'ignore', '-c', PARSE, join(folder, 'a.py')]).status === 0;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Files that CPython could read before and not after. */
function broken(project: Project, fixes: readonly Fix[]): string[] {
  const faults: string[] = [];
  for (const [path, after] of contentsAfter(project, fitting(fixes))) {
    const file = project.files.find((one) => one.path === path);
    if (file && parses(readProjectFile(file)) && !parses(after)) faults.push(path);
  }
  return faults;
}

function keepDiffs(name: string, project: Project, { fixes, skipped }: FixPlan): void {
  const into = process.env.DIFFS;
  if (!into) return;
  for (const fix of fixes) {
    const diffs = [...contentsAfter(project, [fix])].map(([path, after]) => {
      const file = project.files.find((one) => one.path === path);
      return unifiedDiff(path, file && readProjectFile(file), after);
    });
    const said = [
      ...fix.because.map(({ note }) => `  because ${note}`),
      ...fix.unless.map((text) => `  unless ${text}`),
    ];
    appendFileSync(
      into,
      `## ${name} ${fix.applicability} ${fix.title}\n${said.join('\n')}\n${diffs.join('')}\n`,
    );
  }
  for (const { kind, reason, rule, location } of skipped)
    if (kind !== 'no-equivalent')
      appendFileSync(into, `-- ${name} ${kind} ${rule} ${location.path}:${location.line} ${reason}\n`);
}

const plans = new Map<string, FixPlan>();

async function planned(name: string, folder: string): Promise<FixPlan> {
  const known = plans.get(folder);
  if (known) return known;
  const project = discoverFolder(folder);
  const made = await plan(project);
  const writable = made.fixes.filter(({ applicability }) => applicability !== 'suggestion');
  for (const path of broken(project, writable)) console.log(`BROKEN  ${name} ${path}`);
  keepDiffs(name, project, made);
  plans.set(folder, made);
  return made;
}

function counted({ fixes, skipped }: FixPlan): string {
  const levels = ['safe', 'unsafe', 'suggestion'].map(
    (level) => `${fixes.filter((fix) => fix.applicability === level).length} ${level}`,
  );
  const kinds = new Map<string, number>();
  for (const { kind } of skipped) kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
  const refused = [...kinds].sort(([a], [b]) => (a < b ? -1 : 1)).map(([kind, count]) => `${kind} ${count}`);
  return `${levels.join(', ')} | ${refused.join(', ') || '-'}`;
}

async function packages(folders: readonly string[]): Promise<void> {
  console.log('| package | offered | refused |\n| --- | --- | --- |');
  for (const folder of folders)
    console.log(`| ${basename(folder)} | ${counted(await planned(basename(folder), folder))} |`);
}

interface Row {
  readonly [column: string]: string;
}

function rows(table: string): Row[] {
  const [head = '', ...lines] = readFileSync(table, 'utf8').trim().split('\n');
  const columns = head.split('\t');
  return lines.map((line) =>
    Object.fromEntries(line.split('\t').map((cell, i) => [columns[i] as string, cell])),
  );
}

/** What is offered or refused at the line of a flaw. */
function atFlaw({ fixes, skipped }: FixPlan, project: Project, path: string, line: number): string {
  const near = fixes.find((fix) =>
    fix.edits.some((edit) => {
      const file = project.files.find((one) => one.path === edit.path);
      if (!file || edit.path !== path) return false;
      const at = Buffer.from(readProjectFile(file).subarray(0, edit.start))
        .toString('latin1')
        .split('\n').length;
      return Math.abs(at - line) <= 4;
    }),
  );
  if (near) return `${near.applicability} ${near.repair}`;
  const refused = skipped.find(({ location }) => location.path === path && location.line === line);
  return refused ? `refused: ${refused.kind}, ${refused.reason}` : 'no finding there';
}

/** By what the maintainers did: how many flaws have which answer. */
function crossed(said: readonly (readonly [maintainers: string, answer: string])[]): string {
  const short = said.map(
    ([by, answer]) => [by, answer.replace(/^(safe|unsafe|suggestion) .*/, '$1').replace(/,.*/, '')] as const,
  );
  const answers = [...new Set(short.map(([, answer]) => answer))].sort();
  const rows = [...new Set(short.map(([by]) => by))].sort().map((by) => {
    const counts = answers.map((answer) => short.filter(([b, a]) => b === by && a === answer).length);
    return `| ${by} | ${counts.map((count) => count || '').join(' | ')} |`;
  });
  return [
    `| maintainers | ${answers.join(' | ')} |`,
    `| --- |${' --- |'.repeat(answers.length)}`,
    ...rows,
  ].join('\n');
}

/** Of all releases together. */
function summed(): string {
  const counts = new Map<string, number>();
  for (const { fixes, skipped } of plans.values())
    for (const key of [
      ...fixes.map((fix) => fix.applicability),
      ...skipped.map(({ kind }) => `refused: ${kind}`),
    ])
      counts.set(key, (counts.get(key) ?? 0) + 1);
  const words = [...counts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, count]) => `${key} ${count}`);
  return `In ${plans.size} releases: ${words.join(', ')}`;
}

async function flaws(table: string, folder: string, pattern: string): Promise<void> {
  const answers: (readonly [string, string])[] = [];
  console.log('| flaw | release | maintainers | at the flaw | in all |\n| --- | --- | --- | --- | --- |');
  for (const row of rows(table)) {
    const archive = (row.vulnerable_url_path ?? '').split('/').at(-1) as string;
    const path = join(folder, archive);
    if (!existsSync(path) || !`${row.cve} ${row.package}`.includes(pattern)) continue;
    const made = await planned(archive, path);
    const said = atFlaw(made, discoverFolder(path), row.sink_file as string, Number(row.sink_line));
    answers.push([row.fix_kind as string, said]);
    console.log(
      `| ${row.cve} | ${row.package} ${row.vulnerable_version} | ${row.fix_kind} | ${said} | ${counted(made)} |`,
    );
  }
  console.log(`\n${crossed(answers)}\n\n${summed()}`);
}

const [first, ...rest] = process.argv.slice(2);
if (first === '--packages' && rest.length > 0) await packages(rest);
else if (first && rest[0]) await flaws(first, rest[0], rest[1] ?? '');
else {
  console.error('usage: ./wherefrom-dev bench fixes TABLE.tsv FOLDER [PATTERN], or --packages FOLDER…');
  process.exit(2);
}
