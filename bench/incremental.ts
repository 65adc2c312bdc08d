/**
 * The audit of code that goes on from the one before: CPU of whole processes beside Ruff's, which starts from nothing,
 * for the standard library and a large package, or for folders that are given. After each random edit of one file the
 * report is compared with that of an audit from nothing, byte for byte; a difference ends the bench with status 1. Then
 * the same within one process that keeps its answers in memory: milliseconds by the clock.
 *
 *   ./wherefrom-dev bench incremental [--edits N] [--seed N] [--in-process] [FOLDER...]
 */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { auditCode, type CodeAudit } from '../src/code/audit.ts';
import { runsInMemory } from '../src/code/keeping/runs.ts';
import { discoverFolder } from '../src/project/discover.ts';
import { SILENT } from '../src/project/progress.ts';
import { type Project, readProjectFile, withContents } from '../src/project/project.ts';
import { isPython } from '../src/project/python-files.ts';
import { edited } from '../tests/code/keeping/edits.ts';
import { environmentFor } from '../tests/support/environment.ts';
import { Random } from '../tests/support/random.ts';
import { usersCheckout } from './support/checkout.ts';
import { type Cost, measure } from './support/measure.ts';
import { pythonTools, standardLibrary, unpackedWheel } from './support/python.ts';

const numberOf = (name: string, usual: number) => {
  const at = process.argv.indexOf(name);
  return at > 0 ? Number(process.argv[at + 1]) : usual;
};
const edits = numberOf('--edits', 10);
const seed = numberOf('--seed', 1);
const named = process.argv
  .slice(2)
  .filter((word, i, all) => !word.startsWith('--') && !all[i - 1]?.startsWith('--'));
const ruff = join(pythonTools('ruff==0.17.5', 'bandit==1.9.4'), 'ruff');
const root = join(import.meta.dirname, '..');
const checkout = usersCheckout(root, mkdtempSync(join(tmpdir(), 'wherefrom-incremental-checkout-')));
process.on('exit', () => rmSync(checkout, { recursive: true, force: true }));
const wherefrom = join(checkout, 'wherefrom');
const folders = named.length > 0 ? named : [standardLibrary().folder, unpackedWheel('django==5.2.19')];

let isSame = true;
for (const folder of folders) {
  const scratch = mkdtempSync(join(tmpdir(), 'wherefrom-incremental-'));
  try {
    if (!process.argv.includes('--in-process')) isSame = compared(folder, scratch) && isSame;
    isSame = (await inProcess(folder)) && isSame;
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}
process.exitCode = isSame ? 0 : 1;

function compared(folder: string, scratch: string): boolean {
  const [tree, kept] = [join(scratch, 'tree'), join(scratch, 'kept')];
  cpSync(folder, tree, { recursive: true });
  const audit = [wherefrom, 'audit', '--only', 'code', '--offline', '--format', 'json', tree];
  const cold = [...audit, '--no-cache'];
  const going = [...audit, '--cache-dir', kept];
  const peer = [
    ruff,
    'check',
    '--select',
    'S',
    '--no-cache',
    '--silent',
    '--isolated',
    '--no-respect-gitignore',
  ];
  const costs: Record<string, Cost[]> = {};
  const note = (name: string, command: readonly string[]) => {
    costs[name] = [...(costs[name] ?? []), measure(command)];
  };
  measure(cold);
  note('kept for the first time', going);
  const random = new Random(seed);
  const project = discoverFolder(tree);
  let contents: ReadonlyMap<string, Uint8Array> = new Map();
  let wrong = 0;
  for (let i = 0; i < edits; i += 1) {
    note('Ruff from nothing', [...peer, '--config', 'exclude=[]', tree]);
    note('from nothing', cold);
    note('nothing changed', going);
    const next = edited(project, contents, random);
    contents = next.contents;
    for (const file of withContents(project, contents).files)
      if (file.contents) writeFileSync(file.absolute, file.contents);
    note('one file edited', going);
    if (reportOf(going) === reportOf(cold)) continue;
    wrong += 1;
    console.log(`another report after: ${next.said}`);
  }
  console.log(
    `\n${basename(folder)}: ${edits} edits, ${wrong} other reports; seconds of CPU: median, least, most`,
  );
  const base = median((costs['Ruff from nothing'] ?? []).map(({ cpu }) => cpu));
  for (const [name, list] of Object.entries(costs)) {
    const cpu = list.map((cost) => cost.cpu).sort((a, b) => a - b);
    const ratio = (median(cpu) / base).toFixed(2);
    console.log(
      `  ${name.padEnd(24)} ${median(cpu).toFixed(2)}  ${cpu[0]?.toFixed(2)}  ${cpu.at(-1)?.toFixed(2)}   ${ratio} times Ruff`,
    );
  }
  return wrong === 0;
}

/** What one edit costs a process that keeps its answers. */
async function inProcess(folder: string): Promise<boolean> {
  const found = discoverFolder(folder);
  const sources = found.files.filter(isPython).map((file) => [file.path, readProjectFile(file)] as const);
  const project = withContents(found, new Map(sources));
  const runs = runsInMemory();
  const times: Record<string, number[]> = {};
  const timed = async (name: string, now: Project) => {
    const start = performance.now();
    const audit = await auditCode(now, environmentFor({}), SILENT, { keep: { runs, version: 'bench' } });
    times[name] = [...(times[name] ?? []), performance.now() - start];
    return audit;
  };
  const { lines } = await timed('the first time', project);
  const random = new Random(seed);
  let contents: ReadonlyMap<string, Uint8Array> = new Map();
  let wrong = 0;
  for (let i = 0; i < edits; i += 1) {
    await timed('nothing changed', withContents(project, contents));
    const next = edited(project, contents, random);
    contents = next.contents;
    const now = withContents(project, contents);
    const audit = await timed('one file edited', now);
    if (said(audit) === said(await auditCode(now, environmentFor({})))) continue;
    wrong += 1;
    console.log(`in process, another report after: ${next.said}`);
  }
  console.log(
    `\n${basename(folder)} in one process: ${lines} lines, ${edits} edits, ${wrong} other reports; milliseconds: median, least, most`,
  );
  for (const [name, list] of Object.entries(times)) {
    const sorted = list.toSorted((a, b) => a - b);
    const [least, most] = [sorted[0] ?? Number.NaN, sorted.at(-1) ?? Number.NaN];
    console.log(`  ${name.padEnd(24)} ${[median(list), least, most].map(Math.round).join('  ')}`);
  }
  return wrong === 0;
}

function said({ findings, inventory, incomplete, comments, files, lines }: CodeAudit): string {
  return JSON.stringify({ findings, inventory, incomplete, comments, files, lines });
}

function reportOf([command = '', ...args]: readonly string[]): string {
  return spawnSync(command, args, { encoding: 'utf8', maxBuffer: 1 << 28 }).stdout;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
