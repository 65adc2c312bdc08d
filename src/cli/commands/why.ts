import { Option } from 'commander';
import type { Command } from '../command.ts';
import { RESOLVING_OPTIONS, withDependencies } from '../dependencies.ts';
import { openOutput } from '../output.ts';
import { TOOL } from '../version.ts';

const SHOWN = 10;
/** For who asks for all: a dense graph has more ways than anyone could read. */
const MOST = 1000;

export const command: Command = {
  name: 'why',
  summary: 'show every path from the project to one package',
  help: `Paths are shortest first; the first ${SHOWN} of them, or with --verbose up to ${MOST}. Exit status 1 if the package is not
among the dependencies, 2 if it is not among those that are known and something could not be read.

Examples:
  wherefrom why urllib3
  wherefrom why --format json urllib3 services/api`,
  arguments: [
    { notation: '<package>', description: 'the name of a package, in any spelling' },
    { notation: '[path]', description: 'a folder or a manifest (default: the current folder)' },
  ],
  options: [
    new Option('-f, --format <name>', 'terminal or json (default: terminal)').choices(['terminal', 'json']),
    ...RESOLVING_OPTIONS,
  ],
  run: ({ console, args, options }) =>
    withDependencies({ console, options }, args[1] ?? '.', async ({ project, settings, facts }, progress) => {
      const { normalizeName } = await import('../../dependencies/packaging/names.ts');
      const { waysTo } = await import('../../dependencies/tree.ts');
      const name = normalizeName(args[0] as string);
      const why = {
        version: 1,
        tool: TOOL,
        root: '.',
        package: name,
        projects: waysTo(name, facts, settings.verbose ? MOST : SHOWN),
        incomplete: [...project.incomplete, ...facts.incomplete],
      } as const;
      progress.close();
      const { answer } = await import('../answer.ts');
      const { whyLines } = await import('../../report/terminal/dependency-tree.ts');
      const out = openOutput(console, options.output as string | undefined, settings.verbose);
      answer(out, options.format === 'json', why, (pen) => whyLines(pen, why));
      if (why.projects.length > 0) return 0;
      return why.incomplete.length > 0 ? 2 : 1;
    }),
};
