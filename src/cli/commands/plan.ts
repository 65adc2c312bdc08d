import { readFileSync } from 'node:fs';
import { Option } from 'commander';
import { SEVERITIES, type Severity } from '../../finding/severity.ts';
import { UnreadableError, UsageError } from '../../limits/errors.ts';
import type { Project } from '../../project/project.ts';
import type { Plan } from '../../report/plan.ts';
import { advisoryOptions } from '../advisories.ts';
import type { Command } from '../command.ts';
import { RESOLVING_OPTIONS, withDependencies } from '../dependencies.ts';
import { ownModels } from '../models.ts';
import { openOutput } from '../output.ts';
import { COMMON_OPTIONS } from '../settings.ts';
import { VERSION } from '../version.ts';

export const command: Command = {
  name: 'plan',
  summary: 'the smallest set of upgrades that clears known flaws, in order and dated',
  help: `Proved by resolving: what is installed stays wherever it can, what must move moves as little as it can, and as few
others as can be move along. What your code gets to comes first, then the worst. Dates count from the day a flaw became public, by [tool.wherefrom.policy] of
pyproject.toml: days for critical, high, medium, low, info (7, 30, 90, 180, 365).

Exit status: 0 nothing to do; 1 there are changes or flaws that cannot be cleared; 2 could not, for example where
versions stay open.

Examples:
  wherefrom plan
  wherefrom plan --severity high
  wherefrom plan --clear CVE-2024-35195,PYSEC-2024-60
  wherefrom plan --format patch | git apply`,
  arguments: [{ notation: '[path]', description: 'a folder or a manifest (default: the current folder)' }],
  options: [
    new Option('-f, --format <name>', 'terminal, json or patch (default: terminal)').choices([
      'terminal',
      'json',
      'patch',
    ]),
    new Option('--clear <ids>', 'these advisories alone: ids or aliases, parted by commas'),
    new Option(
      '--severity <severity>',
      'all from this severity on: critical, high, medium, low (default), info',
    ).choices([...SEVERITIES]),
    new Option('--today <date>', 'the day to count from, as 2026-11-21 (default: today)'),
    COMMON_OPTIONS.advisories,
    COMMON_OPTIONS.strict,
    ...RESOLVING_OPTIONS,
  ],
  run: ({ console, args, options }) =>
    withDependencies({ console, options }, args[0] ?? '.', async (read, progress) => {
      const { project, settings, facts, access } = read;
      const today = dateOf(options.today as string | undefined, console.now());
      const { openAdvisories } = await import('../../dependencies/advisories/open.ts');
      const known = await openAdvisories(advisoryOptions(settings, console, progress));
      if (!known.index)
        throw new UnreadableError(
          `no plan can be made without advisories: ${known.description}`,
          'run wherefrom advisories update, or give --advisories an OSV export',
        );
      const ids = idsOf(options.clear);
      const { flawById } = await import('../../dependencies/advisories/by-id.ts');
      const strange = ids.filter((id) => known.index && !flawById(known.index, id));
      if (strange.length > 0)
        throw new UsageError(
          `--clear: the advisories at hand do not have ${strange.join(', ')}`,
          'look at how it is spelt, or run wherefrom advisories update',
        );
      const { makePlan } = await import('../../audit/plan.ts');
      const { policyFrom } = await import('../../dependencies/planning/due.ts');
      const linesOf = lineReader(project);
      const plan = await makePlan(project, facts, {
        choice: { ids, severity: (options.severity as Severity | undefined) ?? 'low' },
        advisories: known,
        policy: policyFrom(settings.policy),
        today,
        python: settings.pythonVersion,
        platform: settings.platform,
        access,
        linesOf,
        models: await ownModels(settings.models),
        progress,
        version: VERSION,
      });
      progress.close();
      const out = openOutput(console, options.output as string | undefined, settings.verbose);
      if (options.format === 'patch') {
        const { besidePatch, patchOf } = await import('../../report/patch.ts');
        const { visibleProse } = await import('../../report/terminal/visible.ts');
        const edits = plan.projects.flatMap(({ changes }) => changes.flatMap((change) => change.edits));
        out.write(patchOf(edits, linesOf));
        out.finish();
        for (const sentence of besidePatch(plan)) console.err(`wherefrom: ${visibleProse(sentence, true)}\n`);
      } else {
        const { answer } = await import('../answer.ts');
        const { planLines } = await import('../../report/terminal/plan.ts');
        answer(out, options.format === 'json', plan, (pen) => planLines(pen, plan));
      }
      const { isOpen } = await import('../../dependencies/tree.ts');
      return statusOf(plan, settings.strict, facts.projects.some(isOpen));
    }),
};

function statusOf({ projects, incomplete }: Plan, strict: boolean, isOpen: boolean): number {
  const open = projects.some(({ unsolved }) => unsolved.some(({ because }) => because.length === 0));
  if (open || (strict && incomplete.length > 0)) return 2;
  if (projects.length > 0) return 1;
  return isOpen ? 2 : 0;
}

function idsOf(option: unknown): string[] {
  return String(option ?? '')
    .split(',')
    .map((id) => id.trim())
    .filter(Boolean);
}

function dateOf(given: string | undefined, now: Date): string {
  if (given === undefined) return now.toISOString().slice(0, 10);
  if (/^\d{4}-\d{2}-\d{2}$/.test(given) && !Number.isNaN(Date.parse(given))) return given;
  throw new UsageError(`--today ${given} is no date`, 'write it as 2026-11-21');
}

/** Lines without their ends; the last one is empty where the file ends as it should. */
function lineReader({ files }: Project): (path: string) => readonly string[] | undefined {
  const known = new Map<string, readonly string[] | undefined>();
  return (path) => {
    if (!known.has(path)) {
      const file = files.find((one) => one.path === path);
      known.set(path, file && readFileSync(file.absolute, 'utf8').split('\n'));
    }
    return known.get(path);
  };
}
