/**
 * Programs that nobody would write: those of the fixtures, with expressions put in each other's place, names exchanged and
 * statements of one moved to another. Each is audited as it is, and by a run in memory that goes on from the program before
 * it. A fault, another report of the second, or an audit that takes longer than S seconds ends the bench with status 1;
 * the program is written to the folder that is named.
 *
 *   ./wherefrom-dev bench programs [--cases N] [--seed N] [--seconds S] [--keep FOLDER]
 */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { auditCode, type CodeAudit } from '../src/code/audit.ts';
import { runsInMemory } from '../src/code/keeping/runs.ts';
import { isExpression, Kind } from '../src/code/python/nodes.ts';
import { parse } from '../src/code/python/parse.ts';
import { walk } from '../src/code/python/tree.ts';
import { SILENT } from '../src/project/progress.ts';
import type { Project, ProjectFile } from '../src/project/project.ts';
import { environmentFor, withCommands } from '../tests/support/environment.ts';
import { Random } from '../tests/support/random.ts';

const { values } = parseArgs({
  options: {
    cases: { type: 'string', default: '1000' },
    seed: { type: 'string', default: '1' },
    seconds: { type: 'string', default: '20' },
    keep: { type: 'string' },
  },
});

const FIXTURES = join(import.meta.dirname, '..', 'tests', 'code', 'fixtures');
/** Bytes; what is longer is hardly an expression that was meant to stand elsewhere. */
const LONGEST = 400;

interface Piece {
  readonly start: number;
  readonly end: number;
  readonly kind: number;
}

interface Text {
  readonly path: string;
  readonly bytes: Buffer;
  readonly expressions: readonly Piece[];
  readonly names: readonly Piece[];
  /** Statements that begin a line at the left edge. */
  readonly statements: readonly Piece[];
}

function textOf(path: string, given: Uint8Array): Text {
  const tree = parse(given);
  const bytes = Buffer.from(tree.bytes);
  const [expressions, names, statements]: [Piece[], Piece[], Piece[]] = [[], [], []];
  walk(tree, tree.root, (node, kind) => {
    const piece = { start: tree.start(node), end: tree.end(node), kind };
    if (piece.end - piece.start > LONGEST) return;
    if (isExpression(kind)) expressions.push(piece);
    if (kind === Kind.Name) names.push(piece);
  });
  for (let i = 0; i < tree.count(tree.root); i += 1) {
    const node = tree.item(tree.root, i);
    statements.push({ start: tree.start(node), end: tree.end(node), kind: tree.kind(node) });
  }
  return { path, bytes, expressions, names, statements };
}

const written = (text: Text, { start, end }: Piece) => text.bytes.subarray(start, end);

const fixtures = readdirSync(FIXTURES, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.py'))
  .sort()
  .map((path) => textOf(path.split('/').at(-1) ?? path, readFileSync(join(FIXTURES, path))));

/** What is put in the place of other pieces, by their beginning. */
type Changes = Map<Piece, Uint8Array>;

function changed(random: Random, text: Text): Buffer {
  const changes: Changes = new Map();
  for (let left = 1 + random.below(6); left > 0; left -= 1) {
    const donor = random.chance(0.6) ? text : random.pick(fixtures);
    const into = text.expressions.length > 0 ? random.pick(text.expressions) : undefined;
    const alike = donor.expressions.filter(({ kind }) => random.chance(0.5) || kind === into?.kind);
    if (into && alike.length > 0) changes.set(into, written(donor, random.pick(alike)));
    if (text.names.length > 1 && random.chance(0.5))
      changes.set(random.pick(text.names), written(text, random.pick(text.names)));
  }
  const parts: Uint8Array[] = [];
  let at = 0;
  for (const [{ start, end }, bytes] of [...changes].sort(([a], [b]) => a.start - b.start || b.end - a.end)) {
    if (start < at) continue;
    parts.push(text.bytes.subarray(at, start), bytes);
    at = end;
  }
  parts.push(text.bytes.subarray(at));
  for (let left = random.below(3); left > 0; left -= 1) {
    const donor = random.pick(fixtures);
    if (donor.statements.length > 0)
      parts.push(Buffer.from('\n'), written(donor, random.pick(donor.statements)));
  }
  return Buffer.concat([...parts, Buffer.from('\n')]);
}

function programOf(random: Random): ProjectFile[] {
  const files = new Map<string, Buffer>();
  for (let left = 1 + random.below(3); left > 0; left -= 1) {
    const text = random.pick(fixtures);
    let bytes = changed(random, text);
    for (let again = random.below(3); again > 0; again -= 1)
      bytes = changed(random, textOf(text.path, bytes));
    files.set(text.path, bytes);
  }
  return [...files]
    .map(([path, contents]) => ({ path, absolute: `/program/${path}`, size: contents.length, contents }))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
}

const said = ({ findings, inventory, incomplete }: CodeAudit) =>
  JSON.stringify({ findings, inventory, incomplete });

const kept = values.keep;
let bad = 0;
function report(number: number, files: readonly ProjectFile[], what: string): void {
  bad += 1;
  console.log(`case ${number}: ${what}`);
  if (kept === undefined) return;
  mkdirSync(join(kept, String(number)), { recursive: true });
  for (const { path, contents } of files) writeFileSync(join(kept, String(number), path), contents ?? '');
}

const random = new Random(Number(values.seed));
let runs = runsInMemory();
const times: number[] = [];
let [found, open] = [0, 0];
for (let i = 0; i < Number(values.cases); i += 1) {
  const files = programOf(random);
  const project: Project = { root: '/program', files, incomplete: [], passedOver: [] };
  const environment = withCommands(environmentFor({}), random.chance(0.3) ? files : []);
  try {
    const start = performance.now();
    const anew = await auditCode(project, environment);
    times.push(performance.now() - start);
    found += anew.findings.length;
    open += anew.incomplete.length;
    if (times.at(-1)! > Number(values.seconds) * 1000) report(i, files, `${Math.round(times.at(-1)!)} ms`);
    const fault = anew.incomplete.find(({ reason }) => reason.includes('internal error'));
    if (fault) report(i, files, `${fault.path}: ${fault.reason}`);
    // The one before had other files: this is as if somebody had gone to another branch.
    const going = await auditCode(project, environment, SILENT, { keep: { runs, version: 'bench' } });
    if (said(going) !== said(anew)) report(i, files, 'another report where it went on from the one before');
  } catch (error) {
    report(i, files, error instanceof Error ? (error.stack ?? error.message) : String(error));
    runs = runsInMemory();
  }
}
const sorted = times.toSorted((a, b) => a - b);
const shown = [sorted[Math.floor(sorted.length / 2)], sorted.at(-1)].map((time) => Math.round(time ?? 0));
console.log(
  `${values.cases} programs, seed ${values.seed}: ${found} findings, ${open} incomplete, ${bad} bad; milliseconds: median ${shown[0]}, most ${shown[1]}`,
);
process.exitCode = bad > 0 ? 1 : 0;
