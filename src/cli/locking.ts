/** `wherefrom inspect --lock` and `--locked`: writes what artifacts are and need, or compares with what was written. */
import { readFileSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import { auditArtifacts } from '../artifacts/audit.ts';
import { digest } from '../artifacts/digest.ts';
import { differences } from '../artifacts/locking/compare.ts';
import { type LockedArtifact, lockedArtifacts, lockText, readLock } from '../artifacts/locking/lock.ts';
import { UnreadableError, UsageError } from '../limits/errors.ts';
import { reasonOf } from '../limits/system.ts';
import type { Project } from '../project/project.ts';
import type { DifferenceList } from '../report/differences.ts';
import { differenceLines } from '../report/terminal/differences.ts';
import { counted } from '../report/words.ts';
import { answer } from './answer.ts';
import type { Console } from './console.ts';
import { LOCK_FILE } from './lock-file.ts';
import { openOutput } from './output.ts';
import type { ProgressLine } from './progress.ts';
import type { Settings } from './settings.ts';
import { TOOL } from './version.ts';

export interface Locking {
  readonly project: Project;
  readonly named: ReadonlySet<string>;
  readonly options: Readonly<Record<string, unknown>>;
  readonly settings: Settings;
  readonly console: Console;
  readonly progress: ProgressLine;
}

/** Gives the exit status: 1 if something is not as it was locked. */
export async function lockArtifacts(locking: Locking): Promise<number> {
  const { options, settings, console } = locking;
  if (options.lock !== undefined && options.locked !== undefined)
    throw new UsageError('--lock writes and --locked compares', 'give one of them');
  if (options.lock !== undefined && options.output !== undefined)
    throw new UsageError('--lock writes a file of its own', 'name it there: --lock FILE');
  if (!['terminal', 'json'].includes(settings.format))
    throw new UsageError(`--locked has no format ${settings.format}`, 'choose from terminal, json');
  const file = fileOf(locking);
  // Read before anything else, so that a lock that is none costs no time.
  const locked = options.locked === undefined ? undefined : lockAt(file, console);
  const present = await presentArtifacts(locking);
  if (locked === undefined) return write(file, present, locking);
  const list: DifferenceList = {
    version: 1,
    tool: TOOL,
    lock: shown(file, console),
    differences: differences(locked, present),
  };
  const output = openOutput(console, settings.output, settings.verbose);
  answer(output, settings.format === 'json', list, (pen) => differenceLines(pen, list));
  return list.differences.length > 0 ? 1 : 0;
}

function fileOf({ options, project, console }: Locking): string {
  const given = options.lock ?? options.locked;
  return typeof given === 'string' ? resolve(console.folder, given) : join(project.root, LOCK_FILE);
}

/** All of them, or an error: a lock of a part would call the rest new later on. */
async function presentArtifacts({ project, named, progress }: Locking): Promise<LockedArtifact[]> {
  const { judged, incomplete } = await auditArtifacts(project, {
    named,
    progress,
    sourceNames: true,
    digest: (source) => digest(source, Number.POSITIVE_INFINITY),
  });
  progress.close();
  const known = new Set(judged.map(({ entry }) => entry.path));
  const lost = [...project.incomplete, ...incomplete].find(({ path }) => !known.has(path));
  if (lost)
    throw new UnreadableError(
      `${lost.path}: ${lost.reason}`,
      'make it readable, or leave it out with --exclude: a lock has all artifacts or none',
    );
  return lockedArtifacts(judged);
}

function write(file: string, present: readonly LockedArtifact[], { console, settings }: Locking): number {
  const output = openOutput(console, shown(file, console), false);
  output.write(lockText(present));
  output.finish();
  if (!settings.quiet)
    console.err(`${shown(file, console)}: ${counted(present.length, 'artifact')} locked\n`);
  return 0;
}

function lockAt(file: string, console: Console): readonly LockedArtifact[] {
  const next = 'write one with wherefrom inspect --lock';
  let content: string;
  try {
    content = readFileSync(file, 'utf8');
  } catch (error) {
    throw new UnreadableError(
      `${shown(file, console)}: ${reasonOf(error, { ENOENT: 'there is no such lock' })}`,
      next,
    );
  }
  const lock = readLock(content);
  if (typeof lock === 'string')
    throw new UnreadableError(`${shown(file, console)} is no lock of artifacts: ${lock}`, next);
  return lock;
}

/** As it is named from the current folder. */
function shown(file: string, { folder }: Console): string {
  return relative(folder, file).split(sep).join('/');
}
