import { contentsAfter } from '../audit/fix.ts';
import { byFile, edited, fitting } from '../edits/choose.ts';
import { unifiedDiff } from '../edits/diff.ts';
import { writeEdits } from '../edits/write.ts';
import type { Fix, FixPlan } from '../finding/fix.ts';
import type { Rule } from '../finding/rule.ts';
import type { Selection } from '../finding/selection.ts';
import { familyOf } from '../finding/subject.ts';
import { UsageError } from '../limits/errors.ts';
import { type Project, readProjectFile } from '../project/project.ts';
import { jsonPage } from '../report/jsonText.ts';
import { type ChangedFile, fixLines, planLines } from '../report/terminal/fixes.ts';
import { penFor, textOf } from '../report/terminal/pen.ts';
import { visibleProse } from '../report/terminal/visible.ts';
import { counted } from '../report/words.ts';
import type { Console } from './console.ts';
import { openOutput } from './output.ts';
import type { ProgressLine } from './progress.ts';
import type { Settings } from './settings.ts';

/** What `wherefrom fix` does with a plan: shows it, prints it as a diff, asks about it, writes it. */

export interface FixRun {
  /** Audits the project as it lies on disk. */
  readonly plan: () => Promise<FixPlan>;
  readonly open: () => Project;
  readonly settings: Settings;
  readonly options: Readonly<Record<string, unknown>>;
  readonly console: Console;
  readonly progress: ProgressLine;
}

/** `--only crypto,deserialization/yaml`: of the rules that count anyhow, or that are named here. */
export function onlyRules(selection: Selection, only: unknown, rules: readonly Rule[]): Selection {
  if (only === undefined) return selection;
  const names = new Set(
    String(only)
      .split(',')
      .map((name) => name.trim()),
  );
  const known = new Set(rules.flatMap(({ id }) => [id, familyOf(id)]));
  for (const name of names)
    if (!known.has(name))
      throw new UsageError(`--only does not know ${name}`, 'wherefrom explain lists the rules');
  return {
    ...selection,
    asksFor: (rule) => names.has(rule) || (names.has(familyOf(rule)) && selection.asksFor(rule)),
  };
}

/** Shows, writes or asks about the fixes of a project, as its options say, and gives the exit status. */
export async function fixProject(run: FixRun): Promise<number> {
  const { options } = run;
  if (options.apply && options.format === 'diff')
    throw new UsageError(
      '--apply writes files and prints no diff',
      'leave one of --apply and --format diff out',
    );
  if (options.interactive) return interactive(run);
  return options.apply ? apply(run) : show(run);
}

/** The levels that are written. */
function isWanted({ applicability }: Fix, unsafe: unknown): boolean {
  return applicability === 'safe' || (applicability === 'unsafe' && unsafe === true);
}

function statusOf({ fixes, skipped, incomplete }: FixPlan, { strict }: Settings): number {
  if (strict && incomplete.length > 0) return 2;
  return fixes.length + skipped.length > 0 ? 1 : 0;
}

async function show(run: FixRun): Promise<number> {
  const plan = await run.plan();
  run.progress.close();
  print(run, plan);
  return statusOf(plan, run.settings);
}

function print({ settings, options, console, open }: FixRun, plan: FixPlan): void {
  const output = openOutput(console, options.output as string | undefined, settings.verbose);
  const project = plan.fixes.length > 0 && options.format !== 'json' ? open() : NOTHING;
  if (options.format === 'json') output.write(jsonPage(plan));
  else if (options.format === 'diff')
    output.write(
      diffOf(
        project,
        plan.fixes.filter((fix) => isWanted(fix, options.unsafe)),
      ),
    );
  else {
    const pen = penFor(output.style);
    output.write(
      textOf(
        planLines(pen, plan, (fix) => changedBy(project, fix)),
        output.style.colour,
      ),
    );
  }
  output.finish();
}

/** Where no file is looked into. */
const NOTHING: Project = { root: '', files: [], incomplete: [], passedOver: [] };

function changedBy(project: Project, fix: Fix): ChangedFile[] {
  return [...contentsAfter(project, [fix])].map(([path, after]) => ({
    path,
    before: contentsOf(project, path),
    after,
  }));
}

function contentsOf(project: Project, path: string): Uint8Array {
  const file = project.files.find((one) => one.path === path);
  return file ? readProjectFile(file) : new Uint8Array();
}

/** Of fixes that do not fit together the first: the others come with the next run. */
function diffOf(project: Project, fixes: readonly Fix[]): Uint8Array {
  const files = [...byFile(fitting(fixes))];
  const text = files.map(([path, edits]) => {
    const isNew = edits.every(({ sha256 }) => sha256 === '');
    const before = contentsOf(project, path);
    return unifiedDiff(path, isNew ? undefined : before, edited(before, edits));
  });
  return Buffer.from(text.join(''), 'latin1');
}

/** One fix may make way for another; more rounds than this are a mistake of ours. */
const MOST_ROUNDS = 10;

/** What was written, and the files that could not be, with the reason. */
interface Made {
  readonly fixes: Fix[];
  readonly faults: Map<string, string>;
}

/** Rounds of planning and writing, until nothing is left that can be written. */
async function apply(run: FixRun): Promise<number> {
  const made: Made = { fixes: [], faults: new Map() };
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const plan = await run.plan();
    const wanted = plan.fixes.filter((fix) => isWanted(fix, run.options.unsafe) && isWritable(fix, made));
    if (wanted.length === 0) return finish(run, plan, made);
    write(run, fitting(wanted), made);
  }
  return finish(run, await run.plan(), made);
}

function isWritable({ edits }: Fix, { faults }: Made): boolean {
  return edits.every(({ path }) => !faults.has(path));
}

/** All of the fixes, or, where a file cannot be written, those that do not need it: each fix is made whole or not at all. */
function write({ open }: FixRun, fixes: readonly Fix[], made: Made): void {
  for (let left = fixes; left.length > 0; left = left.filter((fix) => isWritable(fix, made))) {
    const faults = writeEdits(open().root, byFile(left)).filter(({ fault }) => fault !== undefined);
    for (const { path, fault } of faults) made.faults.set(path, fault as string);
    if (faults.length === 0) {
      made.fixes.push(...left);
      return;
    }
  }
}

function finish(run: FixRun, left: FixPlan, { fixes, faults }: Made): number {
  run.progress.close();
  print(run, left);
  const files = [...byFile(fixes).keys()];
  for (const fix of fixes)
    for (const line of doneLines(fix)) run.console.err(`${visibleProse(line, true)}\n`);
  if (fixes.length > 0 || left.fixes.length > 0)
    run.console.err(
      `wherefrom: ${counted(fixes.length, 'fix', 'fixes')} written in ${counted(files.length, 'file')}\n`,
    );
  return told(run, faults) ? 2 : statusOf(left, run.settings);
}

/** What was written, and what is left for people to do. */
function doneLines({ applicability, title, edits, order = [], data, stale = [] }: Fix): readonly string[] {
  const files = [...new Set(edits.map(({ path }) => path))].join(', ');
  return [
    `wherefrom: mended (${applicability}): ${title}  ${files}`,
    ...order.map((text, i) => `  ${i + 1}. ${text}`),
    ...data.map(({ path, command }) => `  data: ${path}: ${command}`),
    ...stale.map(({ note, path, line }) => `  stays: ${note}  ${path}:${line}`),
  ];
}

/** Says which files could not be written; false if there is none. */
function told({ console }: FixRun, faults: ReadonlyMap<string, string>): boolean {
  for (const [path, fault] of faults) console.err(`wherefrom: ${path} was not written: ${fault}\n`);
  if (faults.size > 0)
    console.err(
      '  next: see to it and run wherefrom fix again; nothing was written of what needs these files\n',
    );
  return faults.size > 0;
}

/** Each fix is shown and asked about; what was written is never asked about again. */
async function interactive(run: FixRun): Promise<number> {
  const { console, options } = run;
  if (!console.ask) throw new UsageError('--interactive needs a terminal', 'wherefrom fix --apply');
  const answered = new Set<string>();
  for (let asking = true; asking; ) {
    const plan = await run.plan();
    run.progress.close();
    const fix = plan.fixes.find((one) => isWanted(one, options.unsafe) && !answered.has(keyOf(one)));
    if (!fix) return statusOf(plan, run.settings);
    answered.add(keyOf(fix));
    const style = openOutput(console, undefined, false).style;
    console.out(textOf(fixLines(penFor(style), fix, changedBy(run.open(), fix)), style.colour));
    const answer = await console.ask('Write this fix? [y/n/q] ');
    const made: Made = { fixes: [], faults: new Map() };
    if (/^y/i.test(answer)) write(run, [fix], made);
    if (told(run, made.faults)) return 2;
    asking = !/^q/i.test(answer);
  }
  return 1;
}

/** The same fix, found again after others have moved it. */
function keyOf({ repair, findings }: Fix): string {
  return [repair, ...findings].join(' ');
}
