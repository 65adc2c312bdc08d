import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { Option } from 'commander';
import type { GuardAnswer, GuardRefusal } from '../../artifacts/guard.ts';
import { GUARD_KINDS, type GuardKind } from '../../artifacts/guarding/kinds.ts';
import { STYLES } from '../../code/guarding/styles/style.ts';
import { UnreadableError, UsageError } from '../../limits/errors.ts';
import { largestOf } from '../../limits/lists.ts';
import { discover } from '../../project/discover.ts';
import { jsonPage } from '../../report/jsonText.ts';
import { visibleProse } from '../../report/terminal/visible.ts';
import type { Command } from '../command.ts';
import type { Console } from '../console.ts';
import { openOutput } from '../output.ts';
import { progressLine } from '../progress.ts';
import { COMMON_OPTIONS } from '../settings.ts';
import { TOOL } from '../version.ts';

const { strict, pythonVersion, platform, models, isolated, quiet, verbose } = COMMON_OPTIONS;

export const command: Command = {
  name: 'guard',
  summary: 'write loaders that admit what these files, or a project, need and nothing else',
  help: `For files, one guard that admits what they need. Its kinds:
  unpickler   a Python module with a restricted Unpickler, for pickles (Python 3.6 and newer)
  torch       lines for torch.load(…, weights_only=True), for torch's files (torch 2.6 and newer)
  hook        a Python module with an audit hook, for loaders that take no unpickler (Python 3.8 and newer)

There is no guard for a file that does something dangerous. What a guard stops and what it does not stands in its
own first lines, and in docs/guard.md.

For a folder (default: the current one), guards for what its code reads: for each file, key or process by which
pickles travel a closed loader and a validator, in the style that the project depends on; an audit hook; a sandbox.
They are written into a folder with --output.

Exit status: 0 there is a guard for all; 1 something dangerous, or read without a guard; 2 could not do what was asked.

Examples:
  wherefrom guard model.pkl --output guard.py
  wherefrom guard checkpoint.pt
  wherefrom guard --kind hook forest.joblib
  wherefrom guard . --output guards --style msgspec`,
  arguments: [
    { notation: '[path...]', description: 'files that the guard shall load, or a folder with code' },
  ],
  options: [
    new Option('--kind <kind>', 'unpickler, torch or hook (default: as the files need)').choices(GUARD_KINDS),
    new Option('--style <name>', 'of validators: dataclass, msgspec, pydantic or jsonschema').choices([
      ...STYLES,
    ]),
    new Option(
      '-f, --format <name>',
      'python or json for files, terminal or json for a folder (default: the first)',
    ).choices(['python', 'terminal', 'json']),
    new Option('-o, --output <path>', 'write it to a file; for a folder, the files into a folder'),
    new Option('--exclude <pattern...>', 'of a folder, leave out what matches, written as in .gitignore'),
    ...[strict, pythonVersion, platform, models, isolated, quiet, verbose],
  ],
  writesFolders: true,
  async run({ console, args, options }) {
    if (isFolder(args, console.folder)) {
      if (options.kind !== undefined)
        throw new UsageError('--kind is for files', 'leave it out: a folder gets all that fit');
      if (options.format === 'python')
        throw new UsageError(
          '--format python is for files',
          'choose from terminal, json; --output writes the modules',
        );
      const { guardFolder } = await import('../guarding.ts');
      return guardFolder(console, args, options);
    }
    if (options.style !== undefined)
      throw new UsageError('--style is for a folder with code', 'name a folder, or leave it out');
    if (options.format === 'terminal')
      throw new UsageError('--format terminal is for a folder with code', 'choose from python, json');
    const project = discover({ given: args, folder: console.folder });
    const progress = progressLine(console, options.quiet === true);
    try {
      const { auditArtifacts } = await import('../../artifacts/audit.ts');
      const { guardOf } = await import('../../artifacts/guard.ts');
      const named = new Set(project.files.map(({ path }) => path));
      const { judged, incomplete } = await auditArtifacts(project, { named, progress });
      progress.close();
      const known = new Set(judged.map(({ entry }) => entry.path));
      const lost = [...project.incomplete, ...incomplete].find(({ path }) => !known.has(path));
      // A guard for the others would refuse this one later on, and nobody would know why.
      if (lost)
        throw new UnreadableError(`${lost.path}: ${lost.reason}`, 'make it readable, or leave it out');
      if (judged.length === 0)
        throw new UnreadableError('there is nothing to guard', 'name pickles, models or arrays');
      const largest = largestOf(project.files.map(({ size }) => size));
      const kind = options.kind as GuardKind | undefined;
      return answered(guardOf(judged, { kind, largest }), options, console);
    } finally {
      progress.close();
    }
  },
};

/** Nothing stands for the current folder. A folder among files would hide which of both is meant. */
function isFolder(args: readonly string[], folder: string): boolean {
  const folders = args.filter((path) =>
    statSync(resolve(folder, path), { throwIfNoEntry: false })?.isDirectory(),
  );
  if (folders.length > 0 && folders.length < args.length)
    throw new UsageError(`${folders[0]} is a folder among files`, 'guard files and folders in two runs');
  return folders.length > 0 || args.length === 0;
}

function answered(answer: GuardAnswer, options: Readonly<Record<string, unknown>>, console: Console): number {
  const asJson = options.format === 'json';
  if ('refusals' in answer && !asJson) return told(answer.refusals, console);
  const output = openOutput(console, options.output as string | undefined, false);
  output.write('refusals' in answer || asJson ? jsonPage(document(answer)) : answer.text);
  output.finish();
  return 'refusals' in answer ? statusOf(answer.refusals) : 0;
}

function told(refusals: readonly GuardRefusal[], console: Console): number {
  console.err('wherefrom: there is no guard for these files\n');
  for (const { path, reason } of refusals) console.err(`  ${visibleProse(`${path}: ${reason}`, true)}\n`);
  const other = refusals.every(({ kind }) => kind === 'other kind');
  console.err(`  next: ${other ? 'try --kind hook' : 'wherefrom inspect tells what they do'}\n`);
  return statusOf(refusals);
}

/** 1 if the files are to blame, 2 if no guard can be made for another reason. */
function statusOf(refusals: readonly GuardRefusal[]): number {
  return refusals.some(({ kind }) => kind === 'dangerous') ? 1 : 2;
}

/** Described in docs/guard.md. */
function document(answer: GuardAnswer): unknown {
  if ('refusals' in answer) return { version: 1, tool: TOOL, refusals: answer.refusals };
  const { kind, files, admissions, handedOut, text } = answer;
  return {
    version: 1,
    tool: TOOL,
    kind,
    files: files.map(({ path, format, verdict, sha256 }) => ({ path, format, verdict, sha256 })),
    names: admissions.map(({ need, as, library }) => ({
      module: need.module,
      name: need.name,
      imports: need.target.join('.'),
      verdict: need.verdict,
      as,
      ...(library !== undefined && { vouchedBy: library }),
      ...(as === 'own' && { calls: need.shapes }),
    })),
    handedOut: handedOut.map(({ module, name }) => `${module}.${name}`),
    text,
  };
}
