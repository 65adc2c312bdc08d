/**
 * What the readers of torch, numpy, pandas and joblib do with the fixtures of their formats, with the ways to hide, and
 * with both damaged, beside what is said of the same bytes; and what torch does with its older format around programs at random.
 *
 *   ./wherefrom-dev bench readers [--cases N] [--without-torch]
 *
 * The libraries come from the package index (torch with all that it needs: three gigabytes). They only ever open what
 * this bench made, and find classes that do nothing (support/readers.py). It is a fault
 * - if a reader asks for a name that nobody vouches for, or calls a dangerous one, and the verdict is safe;
 * - if a reader gets through a file that is not unreadable with names that are not listed;
 * - if torch's reader of zip archives (miniz) finds a member, or other bytes in it, that are not among ours.
 * What is safe and refused, or refused here and loaded there, is counted.
 */
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { assemble } from '../scripts/pickle-assembly.ts';
import { bytesSource } from '../src/archive/source.ts';
import { openMember, readZip } from '../src/archive/zip.ts';
import type { Judged } from '../src/artifacts/entry.ts';
import { printable } from '../src/artifacts/inspection/printable.ts';
import { python3Name } from '../src/artifacts/pickle/policy/python2.ts';
import { Budget } from '../src/limits/budget.ts';
import { program } from '../tests/artifacts/support/damage.ts';
import { type Case, contradictions, fuzzCase, inspectCase } from '../tests/artifacts/support/fuzz.ts';
import { type Seed, seeds } from '../tests/artifacts/support/seeds.ts';
import { zip } from '../tests/artifacts/support/zip.ts';
import { pythonTools } from './support/python.ts';

const LIBRARIES = ['numpy==2.4.6', 'pandas==3.1.1', 'joblib==1.6.0'];
const TORCH = 'torch==2.15.0';
const SCRIPT = join(import.meta.dirname, 'support', 'readers.py');
const HIDING = join(import.meta.dirname, '..', 'tests', 'artifacts', 'hiding');
/** What one of these readers might open. */
const OPENED =
  /^(?:pickle|joblib|joblib-zfile|torch-zip|torch-legacy|torch-package|npy|npz|zip|gzip|zlib|bzip2|xz|lzma|lz4|tar)\//;
const BATCH = 500;

interface Outcome {
  readonly asked: readonly string[];
  readonly called: readonly string[];
  readonly error: string | null;
}
type Outcomes = Readonly<Record<string, Outcome>> | 'died';

function option(name: string, otherwise: number): number {
  const at = process.argv.indexOf(`--${name}`);
  return at > 0 ? Number(process.argv[at + 1]) : otherwise;
}

function ask<T>(python: string, kind: 'files' | 'archives', all: readonly Buffer[]): T[] {
  const answers: T[] = [];
  for (let from = 0; from < all.length; from += BATCH) {
    const input = JSON.stringify(all.slice(from, from + BATCH).map((bytes) => bytes.toString('base64')));
    const options = { input, encoding: 'utf8', maxBuffer: 1 << 29 } as const;
    const { status, stdout, stderr } = spawnSync(python, [SCRIPT, kind], options);
    if (status !== 0) throw new Error(`${SCRIPT} failed: ${stderr.slice(-2000)}`);
    answers.push(...(JSON.parse(stdout) as T[]));
  }
  return answers;
}

const BEFORE = ['80028a0a6cfc9c46f9206aa850192e', '80024de9032e', '80027d2e'].map((hex) =>
  Buffer.from(hex, 'hex'),
);
const KEYS = Buffer.from('80025d2e', 'hex');

/** torch's older format: pickles in a row, of which one is a program that no pickler would write. */
function legacyCases(count: number): Case[] {
  return fc
    .sample(fc.tuple(program, fc.integer({ min: 2, max: 4 })), { numRuns: count, seed: 7 })
    .map(([bytes, place], number) => {
      const parts: Buffer[] = [...BEFORE, Buffer.from('80027d2e', 'hex'), KEYS];
      parts[place] = bytes;
      return { number, path: `torch-legacy/program-${place}.pt`, bytes: Buffer.concat(parts) };
    });
}

/** Whole ones first, then damaged ones. */
function cases(count: number): Case[] {
  const hiding = readdirSync(HIDING, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.asm'))
    .sort()
    .map((path): Seed => ({ path, bytes: assemble(readFileSync(join(HIDING, path), 'utf8')) }));
  const all = [...seeds().filter(({ path }) => OPENED.test(path)), ...hiding];
  const whole = all.map(({ path, bytes }, number) => ({ number: -1 - number, path, bytes }));
  const damaged = Array.from({ length: count }, (_, number) => fuzzCase(number, all));
  return [...whole, ...damaged, ...legacyCases(Math.ceil(count / 3))];
}

let faults = 0;
function fault(what: string, bytes: Buffer): void {
  faults += 1;
  if (faults <= 40) console.log(`  fault: ${printable(what)}; ${bytes.toString('base64').slice(0, 400)}`);
}

/** Names as the report has them, and as Python 3 translates them. */
function listed(found: readonly Judged[]): Set<string> {
  const names = new Set<string>();
  for (const { entry } of found)
    for (const { name } of entry.globals) {
      names.add(name);
      for (const { index } of name.matchAll(/\./g))
        names.add(python3Name(name.slice(0, index), name.slice(index + 1)).join('.'));
    }
  return names;
}

/** Codes of copyreg, which the stubs register; names that libraries translate; read over an array of joblib. */
const ALTERNATIVES = /^(?:ext\..*|[^.]+\.dtype|pandas\..*|numpy\..*)$/;

function compare(one: Case, outcomes: Outcomes, counts: Map<string, number>): void {
  const found = inspectCase(one);
  const verdict = found[0]?.entry.verdict ?? 'no artifact';
  if (outcomes === 'died') {
    count(counts, `died on what is ${verdict}`);
    return;
  }
  const names = listed(found);
  for (const [reader, outcome] of Object.entries(outcomes)) {
    if (outcome.asked.length === 0 && outcome.error !== null) continue;
    const end = outcome.error === null ? 'loads' : 'stops in';
    count(counts, `${reader} ${end} what is ${verdict}`);
    const about = `${one.path} (${one.number}), ${reader}`;
    for (const what of contradictions(found, outcome)) fault(`${about}: ${what}`, one.bytes);
    const unlisted = outcome.asked.filter((name) => !names.has(printable(name)) && !ALTERNATIVES.test(name));
    if (outcome.error === null && verdict !== 'unreadable' && unlisted.length > 0)
      fault(`${about}: asks for ${unlisted.join(', ')}, which is not listed (${verdict})`, one.bytes);
  }
}

function count(counts: Map<string, number>, what: string): void {
  counts.set(what, (counts.get(what) ?? 0) + 1);
}

const MEMBER = fc.record({
  name: fc.constantFrom(
    'a/version',
    'a/data.pkl',
    'a/DATA.PKL',
    'a/data/0',
    'b/data.pkl',
    'a/x\0y',
    'a/../up',
  ),
  data: fc.uint8Array({ maxLength: 40 }),
  deflate: fc.boolean(),
});
const EDITS = fc.array(
  fc.tuple(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), fc.nat(255), fc.nat(3)),
  { maxLength: 3 },
);
/** As torch writes it, with whatever else beside it. */
const VERSION = { name: 'a/version', data: Buffer.from('3\n') };

const ARCHIVES = fc.tuple(fc.array(MEMBER, { minLength: 1, maxLength: 4 }), EDITS).map(([members, edits]) => {
  const whole = zip([VERSION, ...members.map((one) => ({ ...one, data: Buffer.from(one.data) }))]);
  return edits.reduce((bytes, [place, value, kind]) => {
    const at = Math.floor(place * bytes.length);
    const put = kind === 1 ? Buffer.alloc(1 + (value % 40), value) : Buffer.alloc(0);
    if (kind < 2)
      return Buffer.concat([
        bytes.subarray(0, at),
        put,
        bytes.subarray(at + (kind === 0 ? 1 + (value % 40) : 0)),
      ]);
    const copy = Buffer.from(bytes);
    copy[at] = value;
    return copy;
  }, whole);
});

/** Contents by name, in the order of the directory. */
function seen(bytes: Buffer): Map<string, string[]> {
  const contents = new Map<string, string[]>();
  const archive = readZip(bytesSource(bytes), new Budget());
  for (const member of archive?.members ?? []) {
    let content = '';
    try {
      if (archive)
        content = Buffer.from(openMember(archive, member, new Budget()).read(0, 1 << 20)).toString('base64');
    } catch {
      continue;
    }
    const { name } = member;
    contents.set(name, [...(contents.get(name) ?? []), content]);
  }
  return contents;
}

function compareArchive(bytes: Buffer, read: [string, string][] | null, counts: Map<string, number>): void {
  if (!read) return;
  const ours = seen(bytes);
  for (const [name, content] of read) {
    // miniz looks members up without regard to case.
    const full = [...ours.keys()].filter((key) => afterFolder(key) === name.toLowerCase());
    const contents = full.flatMap((key) => ours.get(key) ?? []);
    count(counts, 'members that miniz reads');
    if (!contents.includes(content)) fault(`miniz reads ${JSON.stringify(name)} otherwise`, bytes);
    else if (contents.length > 1)
      count(counts, contents[0] === content ? 'of several the first' : 'of several another');
  }
}

function afterFolder(path: string): string {
  return path.slice(path.indexOf('/') + 1).toLowerCase();
}

const withTorch = !process.argv.includes('--without-torch');
const python = join(pythonTools(...LIBRARIES, ...(withTorch ? [TORCH] : [])), 'python');
const files = cases(option('cases', 3_000));
const counts = new Map<string, number>();
const outcomes = ask<Outcomes>(
  python,
  'files',
  files.map(({ bytes }) => bytes),
);
for (const [i, one] of files.entries()) compare(one, outcomes[i] as Outcomes, counts);
if (withTorch) {
  const archives = fc.sample(ARCHIVES, { numRuns: option('cases', 3_000), seed: 5 });
  const read = ask<[string, string][] | null>(python, 'archives', archives);
  for (const [i, bytes] of archives.entries()) compareArchive(bytes, read[i] ?? null, counts);
}
console.log(`${files.length} files`);
for (const [what, number] of [...counts].sort()) console.log(`  ${what}: ${number}`);
console.log(`  ${faults} faults`);
process.exitCode = faults > 0 ? 1 : 0;
