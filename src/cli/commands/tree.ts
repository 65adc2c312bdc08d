import { InvalidArgumentError, Option } from 'commander';
import { UnreadableError } from '../../limits/errors.ts';
import { advisoryOptions } from '../advisories.ts';
import type { Command } from '../command.ts';
import { RESOLVING_OPTIONS, withDependencies } from '../dependencies.ts';
import { openOutput } from '../output.ts';
import { COMMON_OPTIONS } from '../settings.ts';
import { TOOL } from '../version.ts';

export const command: Command = {
  name: 'tree',
  summary: 'show the whole dependency tree: from the lock, or resolved where there is none',
  help: `Without a lock the newest versions that go together are found from the package index, for one Python
(--python-version) and one platform (--platform). Nothing is installed, built or run: only metadata is
fetched, and with --offline nothing that is not in the cache. Exit status 2 if versions stay open.
Packages have the colour of their worst known flaw where advisories are at hand: those of --advisories, or those that
wherefrom advisories update has kept. None are fetched.

Examples:
  wherefrom tree
  wherefrom tree --risky                       what leads to known flaws, and nothing else
  wherefrom tree --depth 1                     what the project itself asks for
  wherefrom tree --python-version 3.12 --platform windows
  wherefrom tree --format json | jq -r '.projects[].packages[].id'`,
  arguments: [{ notation: '[path]', description: 'a folder or a manifest (default: the current folder)' }],
  options: [
    new Option('-f, --format <name>', 'terminal or json (default: terminal)').choices(['terminal', 'json']),
    new Option('--depth <levels>', 'show so many levels only').argParser(levels),
    new Option('--risky', 'show only what has known flaws, and what leads to it'),
    COMMON_OPTIONS.advisories,
    COMMON_OPTIONS.strict,
    ...RESOLVING_OPTIONS,
  ],
  run: ({ console, args, options }) =>
    withDependencies({ console, options }, args[0] ?? '.', async ({ project, settings, facts }, progress) => {
      const { treesOf } = await import('../../dependencies/tree.ts');
      const { openAdvisories } = await import('../../dependencies/advisories/open.ts');
      const access = advisoryOptions(settings, console, progress);
      const known = await openAdvisories({ ...access, offline: true });
      if (options.risky && !known.index)
        throw new UnreadableError(
          `which packages have flaws is not known: ${known.description}`,
          'run wherefrom advisories update, or give --advisories an OSV export',
        );
      const tree = {
        version: 1,
        tool: TOOL,
        root: '.',
        projects: treesOf(facts, known.index && known.match),
        incomplete: [...project.incomplete, ...facts.incomplete],
        ...(known.index && { advisories: known.description }),
      } as const;
      progress.close();
      const { answer } = await import('../answer.ts');
      const { treeLines } = await import('../../report/terminal/dependency-tree.ts');
      const out = openOutput(console, options.output as string | undefined, settings.verbose);
      answer(out, options.format === 'json', tree, (pen) =>
        treeLines(pen, tree, { depth: options.depth as number | undefined, risky: options.risky === true }),
      );
      const unsettled = tree.projects.some(({ from }) => from === 'manifest');
      return unsettled || (settings.strict && tree.incomplete.length > 0) ? 2 : 0;
    }),
};

function levels(text: string): number {
  const count = Number(text);
  if (!Number.isInteger(count) || count < 1) throw new InvalidArgumentError('give a number from 1 on');
  return count;
}
