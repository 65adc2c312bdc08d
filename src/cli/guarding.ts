import { lstatSync, mkdirSync, readFileSync, realpathSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { StyleName } from '../code/guarding/styles/style.ts';
import { sha256Of, writeEdits } from '../edits/write.ts';
import type { Edit } from '../finding/fix.ts';
import { UsageError } from '../limits/errors.ts';
import { reasonOf } from '../limits/system.ts';
import { discover, rootOf } from '../project/discover.ts';
import type { GuardFile, ProjectGuards } from '../report/guards.ts';
import { counted } from '../report/words.ts';
import type { Console } from './console.ts';
import { ownModels } from './models.ts';
import { openOutput } from './output.ts';
import { progressLine } from './progress.ts';
import { configurationOf, settingsFrom } from './settings.ts';
import { VERSION } from './version.ts';

/** `wherefrom guard` of a folder: guards for what its code reads. */
export async function guardFolder(
  console: Console,
  args: readonly string[],
  { output: into, ...options }: Readonly<Record<string, unknown>>,
): Promise<number> {
  const paths = { given: args.length > 0 ? args : ['.'], folder: console.folder };
  const root = rootOf(paths);
  const settings = settingsFrom(options, await configurationOf(root, options), console, root);
  const models = await ownModels(settings.models);
  const progress = progressLine(console, settings.quiet);
  try {
    const { guardProject } = await import('../audit/guard.ts');
    const style = options.style as StyleName | undefined;
    const project = discover(paths, settings.exclude);
    const guards = await guardProject(project, { ...settings, models, style, progress, version: VERSION });
    progress.close();
    const { answer } = await import('./answer.ts');
    const { guardsLines } = await import('../report/terminal/guards.ts');
    const out = openOutput(console, undefined, settings.verbose);
    answer(out, options.format === 'json', guards, (pen) => guardsLines(pen, guards));
    if (typeof into === 'string') write(console, into, guards.files);
    return statusOf(guards, settings.strict);
  } finally {
    progress.close();
  }
}

/** 1 where something is read without a guard. */
function statusOf({ channels, unguarded, incomplete }: ProjectGuards, strict: boolean): number {
  if (strict && incomplete.length > 0) return 2;
  return unguarded.length > 0 || channels.some(({ loader }) => loader === undefined) ? 1 : 0;
}

const MARK = /Made by `wherefrom guard/;

/** Files that an earlier run has made are replaced, others never; all are written or none. */
function write(console: Console, into: string, files: readonly GuardFile[]): void {
  const folder = resolve(console.folder, into);
  try {
    mkdirSync(folder, { recursive: true });
    const edits = new Map(files.map((file) => [file.name, [editFor(folder, file)]] as const));
    const faults = writeEdits(realpathSync(folder), edits).filter(({ fault }) => fault !== undefined);
    if (faults.length > 0)
      throw new UsageError(
        faults.map(({ path, fault }) => `${join(into, path)} was not written: ${fault}`).join('; '),
        'name another folder with --output',
      );
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(
      `${into} cannot be written: ${reasonOf(error)}`,
      'name another folder with --output',
    );
  }
  console.err(`wherefrom: ${counted(files.length, 'file')} written in ${into}\n`);
}

function editFor(folder: string, { name, text }: GuardFile): Edit {
  const path = join(folder, name);
  if (!lstatSync(path, { throwIfNoEntry: false })?.isFile())
    return { path: name, start: 0, end: 0, content: text, sha256: '' };
  const old = readFileSync(path);
  if (!MARK.test(old.toString('latin1')))
    throw new UsageError(`${path} was not made by wherefrom guard`, 'name another folder with --output');
  return { path: name, start: 0, end: old.length, content: text, sha256: sha256Of(old) };
}
