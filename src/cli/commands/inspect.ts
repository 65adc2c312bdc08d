import { realpathSync } from 'node:fs';
import { resolve } from 'node:path';
import { Option } from 'commander';
import { discover, rootOf } from '../../project/discover.ts';
import type { Project } from '../../project/project.ts';
import type { Command } from '../command.ts';
import { LOCK_FILE } from '../lock-file.ts';
import { formatNamed, present } from '../present.ts';
import { progressLine } from '../progress.ts';
import { ruleLookup } from '../rules.ts';
import { COMMON_OPTIONS, configurationOf, settingsFrom } from '../settings.ts';
import { VERSION } from '../version.ts';

const { format, output, failOn, strict, isolated, quiet, verbose } = COMMON_OPTIONS;

export const command: Command = {
  name: 'inspect',
  summary: 'tell what pickles, models and archives do when they are loaded',
  help: `Nothing is loaded: pickles are carried out on symbols, archives are read by their directory.

Verdicts: dangerous (runs code or reaches something that can), suspicious (shaped to hide or to break readers),
unreadable (damaged, encrypted, over a limit, not supported), unknown (needs names that nobody vouches for), safe.

Examples:
  wherefrom inspect model.pkl
  wherefrom inspect models/ --format json
  wherefrom inspect models/ --lock          write down what the models are and need
  wherefrom inspect models/ --locked        in CI: exit 1 if one of them starts to need something new
  wherefrom inspect --strict --fail-on low checkpoint.pt`,
  arguments: [{ notation: '<path...>', description: 'files, or folders that are walked' }],
  options: [
    new Option('--exclude <pattern...>', 'leave out what matches, written as in .gitignore'),
    new Option('--lock [file]', `write down what each artifact is and needs (default: ${LOCK_FILE})`),
    new Option('--locked [file]', 'compare with what was written down, and exit 1 if anything is different'),
    ...[format, output, failOn, strict, isolated, quiet, verbose],
  ],
  async run({ console, args, options }) {
    const paths = { given: args, folder: console.folder };
    const root = rootOf(paths);
    const settings = settingsFrom(options, await configurationOf(root, options), console, root);
    formatNamed(settings.format);
    const project = discover(paths, settings.exclude);
    const progress = progressLine(console, settings.quiet);
    try {
      const { inspect } = await import('../../audit/inspect.ts');
      const named = namedFiles(project, args, console.folder);
      if (options.lock !== undefined || options.locked !== undefined) {
        const { lockArtifacts } = await import('../locking.ts');
        return await lockArtifacts({ project, named, options, settings, console, progress });
      }
      const report = await inspect(project, { named, progress, version: VERSION });
      progress.close();
      const run = { tool: report.tool, root: report.root, rule: ruleLookup(), sourceLines: () => undefined };
      return present(report, run, settings, console);
    } finally {
      progress.close();
    }
  },
};

/** Those of the project's files that are arguments themselves. */
function namedFiles(project: Project, args: readonly string[], folder: string): Set<string> {
  const real = new Set(args.map((path) => realpathSync(resolve(folder, path))));
  return new Set(project.files.filter(({ absolute }) => real.has(absolute)).map(({ path }) => path));
}
