import { realpathSync, statSync } from 'node:fs';
import { relative, resolve, sep } from 'node:path';
import { explain } from '../audit/explain.ts';
import { ruleLookup } from '../finding/rule.ts';
import { UnreadableError, UsageError } from '../limits/errors.ts';
import { discover } from '../project/discover.ts';
import { lineReader } from '../project/lines.ts';
import { projectFolderOf } from '../project/root.ts';
import { explanationLines } from '../report/terminal/explanation.ts';
import { answer } from './answer.ts';
import type { Invocation } from './command.ts';
import type { Console } from './console.ts';
import { ownModels } from './models.ts';
import { openOutput } from './output.ts';
import { progressLine } from './progress.ts';
import { allRules } from './rules.ts';
import { configurationOf, settingsFrom } from './settings.ts';
import { VERSION } from './version.ts';

/** `FILE:LINE[:COLUMN]` as it was typed. */
export interface PlaceArgument {
  readonly file: string;
  readonly line: number;
  readonly column?: number;
}

/** `wherefrom explain FILE:LINE`: the answer for the calls there. */
export async function explainPlace(
  { file, line, column }: PlaceArgument,
  options: Invocation['options'],
  console: Console,
): Promise<number> {
  const absolute = realFile(file, console);
  const root = options.root ? realFolder(options.root as string, console) : projectFolderOf(absolute);
  const path = relative(root, absolute).split(sep).join('/');
  if (path.startsWith('../')) throw notBelow(file, options.root as string);
  const settings = settingsFrom(options, await configurationOf(root, options), console, root);
  const models = await ownModels(settings.models);
  const project = discover({ given: [root, absolute], folder: root }, settings.exclude);
  const progress = progressLine(console, settings.quiet);
  try {
    const place = { path, line, ...(column !== undefined && { column }) };
    const explanation = await explain(project, place, {
      ...settings,
      models,
      progress,
      version: VERSION,
      shown: file,
    });
    progress.close();
    const run = {
      tool: explanation.tool,
      root: explanation.root,
      rule: ruleLookup(allRules()),
      sourceLines: lineReader(project),
    };
    const output = openOutput(console, options.output as string | undefined, settings.verbose);
    answer(output, options.format === 'json', explanation, (pen) => explanationLines(pen, run, explanation));
    return 0;
  } finally {
    progress.close();
  }
}

function realFile(file: string, console: Console): string {
  const absolute = real(file, console);
  if (statSync(absolute).isFile()) return absolute;
  throw new UsageError(`${file} is a folder`, 'name a file and a line: wherefrom explain FILE:LINE');
}

function realFolder(folder: string, console: Console): string {
  const absolute = real(folder, console);
  if (statSync(absolute).isDirectory()) return absolute;
  throw new UsageError(`--root ${folder} is not a folder`, 'give --root the folder of the project');
}

function real(path: string, console: Console): string {
  try {
    return realpathSync(resolve(console.folder, path));
  } catch {
    throw new UnreadableError(
      `${path}: no such file or folder`,
      'name a file that exists: FILE:LINE[:COLUMN]',
    );
  }
}

function notBelow(file: string, root: string): UsageError {
  return new UsageError(
    `${file} is not below ${root}`,
    'leave --root out, or give it a folder above the file',
  );
}
