import { Option } from 'commander';
import { discover, rootOf } from '../../project/discover.ts';
import type { Command } from '../command.ts';
import { ownModels } from '../models.ts';
import { openOutput } from '../output.ts';
import { progressLine } from '../progress.ts';
import { COMMON_OPTIONS, configurationOf, settingsFrom } from '../settings.ts';
import { VERSION } from '../version.ts';

const { output, strict, pythonVersion, platform, models, isolated, quiet, verbose } = COMMON_OPTIONS;

export const command: Command = {
  name: 'routes',
  summary: 'list where the outside world starts the code: routes, tasks, handlers, commands, tests',
  help: `Entry points are told by the libraries that are modelled: decorators, base classes, URL configurations,
registrations, and what functions look like where a framework calls them by convention.

Examples:
  wherefrom routes
  wherefrom routes --format json src | jq -r '.entries[] | select(.kind == "http") | .name'`,
  arguments: [{ notation: '[path...]', description: 'folders or files (default: the current folder)' }],
  options: [
    new Option('-f, --format <name>', 'terminal or json (default: terminal)').choices(['terminal', 'json']),
    new Option('--exclude <pattern...>', 'leave out what matches, written as in .gitignore'),
    ...[output, strict, pythonVersion, platform, models, isolated, quiet, verbose],
  ],
  async run({ console, args, options }) {
    const paths = { given: args.length > 0 ? args : ['.'], folder: console.folder };
    const root = rootOf(paths);
    const settings = settingsFrom(options, await configurationOf(root, options), console, root);
    const models = await ownModels(settings.models);
    const project = discover(paths, settings.exclude);
    const progress = progressLine(console, settings.quiet);
    try {
      const { routes } = await import('../../audit/routes.ts');
      const list = await routes(project, { ...settings, models, progress, version: VERSION });
      progress.close();
      const { answer } = await import('../answer.ts');
      const { entryLines } = await import('../../report/terminal/entries.ts');
      const out = openOutput(console, options.output as string | undefined, settings.verbose);
      answer(out, options.format === 'json', list, (pen) => entryLines(pen, list));
      return settings.strict && list.incomplete.length > 0 ? 2 : 0;
    } finally {
      progress.close();
    }
  },
};
