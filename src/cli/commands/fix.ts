import { Option } from 'commander';
import { TARGETS, type Target } from '../../finding/fix.ts';
import { discover, rootOf } from '../../project/discover.ts';
import { auditOptions } from '../auditing.ts';
import type { Command } from '../command.ts';
import { progressLine } from '../progress.ts';
import { SELECTION_OPTIONS } from '../selection.ts';
import { COMMON_OPTIONS, configurationOf, settingsFrom } from '../settings.ts';
import { INCLUDE_OPTIONS } from '../suppression.ts';

const { output, strict, pythonVersion, platform, models, isolated, quiet, verbose } = COMMON_OPTIONS;

export const command: Command = {
  name: 'fix',
  summary: 'mend what the audit of the code finds, where it can be proved that nothing else changes',
  help: `Nothing is written without --apply, which writes the safe fixes; --unsafe those, too, that are right only if what
they say under "unless" does not apply. Suggestions are never written. Every fix has been tried in memory: the audit
of the edited project finds nothing new.

Exit status: 0 nothing to mend; 1 fixes are offered, or findings are left; 2 could not do what was asked.

Examples:
  wherefrom fix
  wherefrom fix --apply
  wherefrom fix --only deserialization/yaml --format diff | git apply
  wherefrom fix --interactive --unsafe src`,
  arguments: [{ notation: '[path...]', description: 'folders or files (default: the current folder)' }],
  options: [
    new Option('--apply', 'write the safe fixes'),
    new Option('--unsafe', 'with --apply, --interactive and --format diff: the unsafe ones, too'),
    new Option('--interactive', 'ask about each fix'),
    new Option('--only <rules>', 'findings of these rules or families only'),
    new Option(
      '--target <format>',
      'what takes the place of pickle: json, msgpack or protobuf (default: by what is written)',
    ).choices([...TARGETS]),
    new Option('-f, --format <name>', 'terminal, diff or json (default: terminal)').choices([
      'terminal',
      'diff',
      'json',
    ]),
    new Option('--exclude <pattern...>', 'leave out what matches, written as in .gitignore'),
    ...SELECTION_OPTIONS,
    new Option('--baseline <file>', 'findings in it do not count; wherefrom baseline writes one'),
    ...INCLUDE_OPTIONS,
    ...[output, strict, pythonVersion, platform, models, isolated, quiet, verbose],
  ],
  async run({ console, args, options }) {
    const paths = { given: args.length > 0 ? args : ['.'], folder: console.folder };
    const root = rootOf(paths);
    const { only, ...others } = options;
    const settings = settingsFrom(others, await configurationOf(root, options), console, root);
    const progress = progressLine(console, settings.quiet);
    const open = () => discover(paths, settings.exclude);
    try {
      const { planFixes } = await import('../../audit/fix.ts');
      const { onlyRules, fixProject } = await import('../fixing.ts');
      const asked = await auditOptions(settings, console, progress);
      const { allRules } = await import('../rules.ts');
      const auditing = { ...asked, selection: onlyRules(asked.selection, only, allRules()) };
      return await fixProject({
        plan: () =>
          planFixes(open(), {
            ...auditing,
            ...(options.target !== undefined && { target: options.target as Target }),
          }),
        open,
        settings,
        options,
        console,
        progress,
      });
    } finally {
      progress.close();
    }
  },
};
