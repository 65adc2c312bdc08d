import { Option } from 'commander';
import { discover, rootOf } from '../../project/discover.ts';
import type { Verdict } from '../../report/affected.ts';
import { advisoryOptions } from '../advisories.ts';
import type { Command } from '../command.ts';
import { ownModels } from '../models.ts';
import { openOutput } from '../output.ts';
import { progressLine } from '../progress.ts';
import { COMMON_OPTIONS, configurationOf, settingsFrom } from '../settings.ts';
import { VERSION } from '../version.ts';

const { output, offline, advisories, epss, kev, pythonVersion, platform } = COMMON_OPTIONS;
const { cacheDir, cache, models, isolated, quiet, verbose } = COMMON_OPTIONS;

/** "I cannot tell" must not pass for "no". */
const STATUS: Readonly<Record<Verdict, number>> = { no: 0, yes: 1, unknown: 2 };

export const command: Command = {
  name: 'affected',
  summary: 'tell whether an advisory, a package or a symbol concerns a project, and through which path',
  help: `Asked about an advisory, by any of its names: is a version that has the flaw in the project, who brings it, and
does the code use what the fix touched. About a package, with or without versions: is it there. About a symbol of a
package or module: does the code use it, and from which entry point.

Exit status: 0 no; 1 yes; 2 it cannot be told, or could not be asked.

Examples:
  wherefrom affected CVE-2020-1747
  wherefrom affected 'urllib3<1.26.18' services/shop
  wherefrom affected yaml:load --format json`,
  arguments: [
    { notation: '<question>', description: "an advisory, PACKAGE, 'PACKAGE<2', PACKAGE:SYMBOL" },
    { notation: '[path...]', description: 'folders or files (default: the current folder)' },
  ],
  options: [
    new Option('-f, --format <name>', 'terminal or json (default: terminal)').choices(['terminal', 'json']),
    new Option('--exclude <pattern...>', 'leave out what matches, written as in .gitignore'),
    ...[output, offline, advisories, epss, kev, pythonVersion, platform],
    ...[cacheDir, cache, models, isolated, quiet, verbose],
  ],
  async run({ console, args: [asked = '', ...given], options }) {
    const { questionFrom } = await import('../../dependencies/affected/question.ts');
    const question = questionFrom(asked);
    const paths = { given: given.length > 0 ? given : ['.'], folder: console.folder };
    const root = rootOf(paths);
    const settings = settingsFrom(options, await configurationOf(root, options), console, root);
    const models = await ownModels(settings.models);
    const project = discover(paths, settings.exclude);
    const progress = progressLine(console, settings.quiet);
    try {
      const { affected } = await import('../../audit/affected.ts');
      const { openAdvisories } = await import('../../dependencies/advisories/open.ts');
      const found = await affected(project, question, {
        ...settings,
        models,
        progress,
        version: VERSION,
        advisories: () => openAdvisories(advisoryOptions(settings, console, progress)),
      });
      progress.close();
      const { answer } = await import('../answer.ts');
      const { affectedLines } = await import('../../report/terminal/affected.ts');
      const out = openOutput(console, options.output as string | undefined, settings.verbose);
      answer(out, options.format === 'json', found, (pen) => affectedLines(pen, found));
      return STATUS[found.answer];
    } finally {
      progress.close();
    }
  },
};
