/**
 * Has readers of SARIF that others wrote read ours: Microsoft's validator (npm `@microsoft/sarif-multitool-linux`)
 * and `sarif-tools` (PyPI). They are installed into `.cache/sarif` the first time. Exits 1 if the validator finds an
 * error or a warning, expected ones aside, or if a reader counts other results than were written.
 */
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { format } from '../src/report/formats/sarif.ts';
import type { Report } from '../src/report/report.ts';
import { report } from '../tests/report/arbitrary.ts';
import { rendered } from '../tests/report/render.ts';
import { emptyReport, sampleReport } from '../tests/report/sample.ts';

const folder = join(import.meta.dirname, '..', '.cache', 'sarif');
const validator = join(folder, 'node_modules', '@microsoft', 'sarif-multitool-linux', 'Sarif.Multitool');
const viewer = join(folder, 'python', 'bin', 'sarif');
mkdirSync(folder, { recursive: true });

function run(program: string, args: readonly string[]): { status: number | null; text: string } {
  const { status, stdout, stderr, error } = spawnSync(program, args, {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 ** 2,
    env: { ...process.env, DOTNET_SYSTEM_GLOBALIZATION_INVARIANT: '1' },
  });
  return { status, text: error ? String(error) : stdout + stderr };
}

function install(): void {
  if (!existsSync(validator)) {
    writeFileSync(join(folder, 'package.json'), '{ "private": true }\n');
    run('npm', [
      'install',
      '--ignore-scripts',
      '--no-audit',
      '--no-fund',
      '@microsoft/sarif-multitool-linux@5.7.0',
    ]);
    if (existsSync(validator)) chmodSync(validator, 0o755);
  }
  if (existsSync(viewer)) return;
  run('python3', ['-m', 'venv', 'python']);
  run(join('python', 'bin', 'pip'), ['install', '--quiet', 'sarif-tools==3.0.5']);
}

/** We have no page to name as `informationUri`; a random report has rules of which nothing is known. */
const EXPECTED = /SARIF2005|SARIF2004: The 'rules'/;

/** What the validator has against a log, notes aside: those ask for what would make it large. */
function faults(file: string): string[] {
  const { text } = run(validator, ['validate', file, '--level', 'Error;Warning']);
  if (!text.includes('Analysis completed')) return [`the validator did not end: ${text.slice(0, 500)}`];
  return text.split('\n').filter((line) => /: (error|warning) /.test(line) && !EXPECTED.test(line));
}

/** How many results the viewer counts. */
function counted(file: string): number {
  const { text } = run(viewer, ['summary', file]);
  return [...text.matchAll(/^(?:error|warning|note|none): (\d+)$/gm)].reduce(
    (sum, [, n]) => sum + Number(n),
    0,
  );
}

install();
const random = fc.sample(report, { seed: 20261121, numRuns: 15 });
const cases: [string, Report][] = [
  ['sample', sampleReport],
  ['empty', emptyReport],
  ...random.map((any, i): [string, Report] => [`random-${i}`, any]),
];
let failed = 0;
for (const [name, any] of cases) {
  const file = join(folder, `${name}.sarif`);
  writeFileSync(file, rendered(format, any));
  const wrong = existsSync(validator) ? faults(file) : [];
  const expected = any.findings.length;
  const seen = existsSync(viewer) ? counted(file) : expected;
  if (seen !== expected) wrong.push(`the viewer counts ${seen} results of ${expected}`);
  if (wrong.length > 0) failed += 1;
  console.log(`${wrong.length === 0 ? 'ok    ' : 'FAILED'} ${name} (${any.findings.length} results)`);
  for (const line of wrong.slice(0, 5)) console.log(`         ${line}`);
}
for (const [name, path] of Object.entries({ validator, viewer })) {
  if (!existsSync(path)) console.log(`skipped: the ${name} could not be installed`);
}
process.exitCode = failed > 0 ? 1 : 0;
