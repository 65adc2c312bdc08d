import { resolve } from 'node:path';
import { Option } from 'commander';
import { discover, rootOf } from '../../project/discover.ts';
import type { Command } from '../command.ts';
import { openOutput } from '../output.ts';
import { progressLine } from '../progress.ts';
import { COMMON_OPTIONS, configurationOf, settingsFrom } from '../settings.ts';
import { VERSION } from '../version.ts';

const { output, strict, pythonVersion, platform, isolated, quiet, verbose } = COMMON_OPTIONS;

export const command: Command = {
  name: 'exposure',
  summary: 'list which dependencies the code uses, what it uses without asking, and what each one weighs',
  help: `Imports are matched with packages by metadata: an installed environment (.venv beside the code is found, any
other is named), else a table of well-known packages. What cannot be known is called unknown, never unused. Nothing is
imported, and the network is not needed.

Examples:
  wherefrom exposure
  wherefrom exposure --environment /srv/app/.venv
  wherefrom exposure --format json | jq -r '.projects[].dependencies[] | select(.use == "unused") | .name'`,
  arguments: [{ notation: '[path...]', description: 'folders or files (default: the current folder)' }],
  options: [
    new Option('-f, --format <name>', 'terminal or json (default: terminal)').choices(['terminal', 'json']),
    new Option(
      '--environment <folder>',
      'a virtual environment, or a folder of packages, to read metadata from',
    ),
    new Option('--exclude <pattern...>', 'leave out what matches, written as in .gitignore'),
    ...[output, strict, pythonVersion, platform, isolated, quiet, verbose],
  ],
  async run({ console, args, options }) {
    const paths = { given: args.length > 0 ? args : ['.'], folder: console.folder };
    const root = rootOf(paths);
    const settings = settingsFrom(options, await configurationOf(root, options), console, root);
    const project = discover(paths, settings.exclude);
    const progress = progressLine(console, settings.quiet);
    const named = options.environment as string | undefined;
    const environment = named === undefined ? undefined : resolve(console.folder, named);
    try {
      const { exposure } = await import('../../audit/exposure.ts');
      const found = await exposure(project, { ...settings, environment, progress, version: VERSION });
      progress.close();
      const { answer } = await import('../answer.ts');
      const { exposureLines } = await import('../../report/terminal/exposure.ts');
      const out = openOutput(console, options.output as string | undefined, settings.verbose);
      answer(out, options.format === 'json', found, (pen) => exposureLines(pen, found));
      return settings.strict && found.incomplete.length > 0 ? 2 : 0;
    } finally {
      progress.close();
    }
  },
};
