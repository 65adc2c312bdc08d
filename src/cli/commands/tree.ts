import { Option } from 'commander';
import type { Command } from '../command.ts';
import { RESOLVING_OPTIONS, withDependencies } from '../dependencies.ts';
import { openOutput } from '../output.ts';
import { COMMON_OPTIONS } from '../settings.ts';
import { VERSION } from '../version.ts';

export const command: Command = {
  name: 'tree',
  summary: 'show the whole dependency tree: from the lock, or resolved where there is none',
  help: `Without a lock the newest versions that go together are found from the package index, for one Python
(--python-version) and one platform (--platform). Nothing is installed, built or run: only metadata is
fetched, and with --offline nothing that is not in the cache. Exit status 2 if versions stay open.

Examples:
  wherefrom tree
  wherefrom tree --python-version 3.12 --platform windows
  wherefrom tree --format json | jq -r '.projects[].packages[].id'`,
  arguments: [{ notation: '[path]', description: 'a folder or a manifest (default: the current folder)' }],
  options: [
    new Option('-f, --format <name>', 'terminal or json (default: terminal)').choices(['terminal', 'json']),
    COMMON_OPTIONS.strict,
    ...RESOLVING_OPTIONS,
  ],
  run: ({ console, args, options }) =>
    withDependencies({ console, options }, args[0] ?? '.', async ({ project, settings, facts }, progress) => {
      const { treesOf } = await import('../../dependencies/tree.ts');
      const tree = {
        version: 1,
        tool: { name: 'wherefrom', version: VERSION },
        root: '.',
        projects: treesOf(facts),
        incomplete: [...project.incomplete, ...facts.incomplete],
      } as const;
      progress.close();
      const { answer } = await import('../answer.ts');
      const { treeLines } = await import('../../report/terminal/dependency-tree.ts');
      const out = openOutput(console, options.output as string | undefined, settings.verbose);
      answer(out, options.format === 'json', tree, (pen) => treeLines(pen, tree));
      const unsettled = tree.projects.some(({ from }) => from === 'manifest');
      return unsettled || (settings.strict && tree.incomplete.length > 0) ? 2 : 0;
    }),
};
