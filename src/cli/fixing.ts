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
  const project = open();
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
function diffOf(project: Project, fixes: readonly Fix[]): string {
  const files = [...byFile(fitting(fixes))];
  const text = files.map(([path, edits]) => {
    const before = contentsOf(project, path);
    return unifiedDiff(path, before, edited(before, edits));
  });
  return Buffer.from(text.join(''), 'latin1').toString('utf8');
}

/** One fix may make way for another; more rounds than this are a mistake of ours. */
const MOST_ROUNDS = 10;

/** Rounds of planning and writing, until nothing is left that may be written. */
async function apply(run: FixRun): Promise<number> {
  const made: Fix[] = [];
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const plan = await run.plan();
    const wanted = plan.fixes.filter((fix) => isWanted(fix, run.options.unsafe));
    if (wanted.length === 0) return finish(run, plan, made);
    const chosen = fitting(wanted);
    write(run, chosen);
    made.push(...chosen);
  }
  return finish(run, await run.plan(), made);
}

function write({ open }: FixRun, fixes: readonly Fix[]): void {
  const faults = writeEdits(open().root, byFile(fixes)).filter(({ fault }) => fault !== undefined);
  const [first] = faults;
  if (first)
    throw new UsageError(
      faults.map(({ path, fault }) => `${path} was not written: ${fault}`).join('; '),
      'nothing else of this round was written; see to it and run wherefrom fix again',
    );
}

function finish(run: FixRun, left: FixPlan, made: readonly Fix[]): number {
  run.progress.close();
  print(run, left);
  const files = [...byFile(made).keys()];
  for (const { applicability, title, edits } of made)
    run.console.err(
      `wherefrom: mended (${applicability}): ${title}  ${[...new Set(edits.map(({ path }) => path))].join(', ')}\n`,
    );
  run.console.err(
    `wherefrom: ${counted(made.length, 'fix', 'fixes')} written in ${counted(files.length, 'file')}\n`,
  );
  return statusOf(left, run.settings);
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
    if (/^y/i.test(answer)) write(run, [fix]);
    asking = !/^q/i.test(answer);
  }
  return 1;
}

/** The same fix, found again after others have moved it. */
function keyOf({ repair, findings }: Fix): string {
  return [repair, ...findings].join(' ');
}
