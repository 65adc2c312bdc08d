/**
 * Advisories of a lock of 400 packages: what we tell and what osv-scanner tells from the same records, offline, and
 * what both cost as whole processes, in turns.
 * usage: ./wherefrom-dev bench dependencies [--export FILE.jsonl[.gz]] [--packages N] [--seed N] [--rounds N]
 *        [--others]    with uv audit and pip-audit, which takes minutes
 */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { Incomplete } from '../src/finding/incomplete.ts';
import type { DependencyEntry } from '../src/report/report.ts';
import { lockOf, type OsvRecord, recordLines } from './dependencies/lock.ts';
import {
  argumentsFor,
  environment,
  findScanner,
  PINNED,
  readReport,
  writeDatabase,
} from './dependencies/osv-scanner.ts';
import {
  findOthers,
  pipAuditArguments,
  startServer,
  uvArguments,
  writeUvProject,
} from './dependencies/others.ts';
import { whyNotTheirs } from './dependencies/reasons.ts';
import { storeTime } from './dependencies/store.ts';
import { median, type Run, run } from './dependencies/timing.ts';
import { usersCheckout } from './support/checkout.ts';

const root = join(import.meta.dirname, '..');
const { values } = parseArgs({
  options: {
    export: { type: 'string', default: join(root, 'examples/advisories/pypi-2024-10-10.jsonl') },
    packages: { type: 'string', default: '400' },
    seed: { type: 'string', default: '1' },
    rounds: { type: 'string', default: '7' },
    others: { type: 'boolean', default: false },
  },
});

const cache = join(root, '.cache', 'bench');
const scratch = join(cache, `dependencies-${process.pid}`);
const project = join(scratch, 'project');
const lock = join(project, 'requirements.txt');
mkdirSync(project, { recursive: true });
const checkout = usersCheckout(root, join(scratch, 'checkout'));
process.on('exit', () => rmSync(scratch, { recursive: true, force: true }));

const lines = recordLines(values.export);
const pins = lockOf(lines, Number(values.packages), Number(values.seed));
writeFileSync(lock, pins.map(([name, version]) => `${name}==${version}\n`).join(''));
console.log(`${pins.length} packages, ${lines.length} records`);

const first = ours();
const again = ours();
console.log(`ours, first use     ${figures([first])}   (reads the export and keeps its index)`);
console.log(`ours, further uses  ${figures([again])}`);

const scanner = findScanner(cache);
if ('missing' in scanner) {
  console.log(`osv-scanner is not compared: ${scanner.missing}`);
} else {
  writeDatabase(scratch, lines);
  const theirs = () => run(scanner.program, argumentsFor(lock), environment(scratch));
  const agreed = compare(again, theirs());
  const rounds = Array.from({ length: Number(values.rounds) }, () => ({ ours: ours(), theirs: theirs() }));
  const [a, b] = [rounds.map(({ ours }) => ours), rounds.map(({ theirs }) => theirs)];
  console.log(`\nmedian of ${rounds.length} rounds in turns\nours                ${figures(a)}`);
  console.log(`osv-scanner ${PINNED}  ${figures(b)}`);
  const ratio = (key: 'wall' | 'cpu') =>
    median(rounds.map((round) => round.ours[key] / round.theirs[key])).toFixed(2);
  console.log(`ours / osv-scanner  wall ${ratio('wall')}   cpu ${ratio('cpu')}`);
  process.exitCode = agreed ? 0 : 1;
}

const store = storeTime(lines, pins, 25_000, join(scratch, 'store.index'));
console.log(
  `\nstore of 25,000 advisories: read, check and match ${pins.length} pins in ${store.toFixed(1)} ms of CPU`,
);

const others = values.others ? findOthers(cache) : { missing: 'ask with --others' };
if ('missing' in others) console.log(`uv audit and pip-audit are not compared: ${others.missing}`);
else await compareOthers(others.folder);

/** They ask a server, which answers at once; ours reads the same lock. */
async function compareOthers(folder: string): Promise<void> {
  const { address, stop } = await startServer(values.export);
  const uvProject = join(scratch, 'uv');
  writeUvProject(uvProject, pins);
  ours(uvProject);
  const turns = (program: string, args: readonly string[], our: () => Run, count: number) =>
    Array.from({ length: count }, () => ({
      ours: our(),
      theirs: run(join(folder, program), args, process.env),
    }));
  const uv = turns('uv', uvArguments(uvProject, address), () => ours(uvProject), 3);
  const pip = turns('pip-audit', pipAuditArguments(lock, address), () => ours(), Number(values.rounds));
  stop();
  for (const [name, rounds] of [
    ['uv audit', uv],
    ['pip-audit', pip],
  ] as const) {
    const ratio = (key: 'wall' | 'cpu') =>
      median(rounds.map((round) => round.ours[key] / round.theirs[key])).toFixed(3);
    console.log(`${name.padEnd(12)}        ${figures(rounds.map(({ theirs }) => theirs))}`);
    console.log(
      `ours / ${name}: wall ${ratio('wall')}   cpu ${ratio('cpu')}, ${rounds.length} rounds in turns`,
    );
  }
}

/** The whole command, as a user starts it. */
function ours(folder = project): Run {
  const options = [
    '--offline',
    '--advisories',
    resolve(values.export),
    '--cache-dir',
    join(scratch, 'cache'),
  ];
  const args = ['audit', '--only', 'dependencies', '--format', 'json', ...options, folder];
  return run(join(checkout, 'wherefrom'), args, process.env);
}

function figures(runs: readonly Run[]): string {
  const [wall, cpu] = [median(runs.map((one) => one.wall)), median(runs.map((one) => one.cpu))];
  return `wall ${wall.toFixed(3)} s   cpu ${cpu.toFixed(3)} s`;
}

interface OurReport {
  readonly dependencies: readonly DependencyEntry[];
  readonly incomplete: readonly Incomplete[];
}

/** Prints every difference and its reason. True if each has one. */
function compare(our: Run, their: Run): boolean {
  const { dependencies, incomplete } = JSON.parse(our.stdout) as OurReport;
  const { found, pins: seen } = readReport(their.stdout);
  const records = new Map(
    lines.map((line) => JSON.parse(line) as OsvRecord).map((record) => [record.id, record]),
  );
  const differences: string[] = [];
  let [total, unexplained] = [0, 0];
  for (const { name, version = '', advisories } of dependencies) {
    const ids = found.get(name) ?? [];
    const names = new Set(advisories.flatMap(({ id, aliases }) => [id, ...aliases]));
    const missing = ids
      .filter((id) => !names.has(id))
      .map((id) => ({ id, whose: 'osv-scanner', why: undefined }));
    const extra = advisories
      .filter(({ id, aliases }) => ![id, ...aliases].some((one) => ids.includes(one)))
      .map(({ id }) => ({ id, whose: 'ours', why: whyNotTheirs(records.get(id), [name, version]) }));
    for (const { id, whose, why } of [...missing, ...extra]) {
      differences.push(`${name}==${version}: only ${whose} has ${id}: ${why ?? 'UNEXPLAINED'}`);
      unexplained += why ? 0 : 1;
    }
    total += advisories.length;
  }
  const theirTotal = [...found.values()].flat().length;
  console.log(
    `\nours ${total} flaws, osv-scanner ${theirTotal} records; they differ in ${differences.length}, ${unexplained} unexplained`,
  );
  for (const line of differences) console.log(`  ${line}`);
  for (const { reason } of incomplete) console.log(`  ours is incomplete: ${reason}`);
  for (const [name] of pins.filter(([name]) => !seen.some(([other]) => other === name))) {
    console.log(`  osv-scanner did not see ${name}`);
  }
  return unexplained === 0;
}
