import { Option } from 'commander';
import { discover, rootOf } from '../../project/discover.ts';
import type { Report } from '../../report/report.ts';
import { auditOptions } from '../auditing.ts';
import type { Command } from '../command.ts';
import { openOutput } from '../output.ts';
import { progressLine } from '../progress.ts';
import { SELECTION_OPTIONS } from '../selection.ts';
import { COMMON_OPTIONS, configurationOf, settingsFrom } from '../settings.ts';
import { INCLUDE_OPTIONS } from '../suppression.ts';

const { strict, offline, advisories, pythonVersion, platform, cacheDir, cache, models, isolated, quiet } =
  COMMON_OPTIONS;

export const command: Command = {
  name: 'baseline',
  summary: 'write down the findings of today, so that an audit fails on new ones only',
  help: `\`wherefrom audit --baseline FILE\` then counts what is not in the file. Moved lines change nothing; a finding
whose code changes is new. Give both commands the same paths: a baseline names files as the audit does.

Examples:
  wherefrom baseline --output wherefrom-baseline.json
  wherefrom audit --baseline wherefrom-baseline.json`,
  arguments: [{ notation: '[path...]', description: 'folders or files (default: the current folder)' }],
  options: [
    new Option('-o, --output <file>', 'write it to a file (default: standard output)'),
    new Option('--only <subjects>', 'some of code,artifacts,dependencies,settings'),
    new Option('--exclude <pattern...>', 'leave out what matches, written as in .gitignore'),
    ...SELECTION_OPTIONS,
    ...INCLUDE_OPTIONS,
    ...[strict, offline, advisories, pythonVersion, platform, cacheDir, cache, models, isolated, quiet],
  ],
  async run({ console, args, options }) {
    const paths = { given: args.length > 0 ? args : ['.'], folder: console.folder };
    const root = rootOf(paths);
    const configuration = await configurationOf(root, options);
    // The settings' own baseline would silence what the new one is to have, and their output is for reports.
    const { baseline: _, output: __, ...others } = configuration;
    const settings = settingsFrom(options, others, console, root);
    const progress = progressLine(console, settings.quiet);
    try {
      const { audit } = await import('../../audit/audit.ts');
      const { baselineText } = await import('../../suppression/baseline.ts');
      const project = discover(paths, settings.exclude);
      const report = await audit(project, await auditOptions(settings, console, progress));
      progress.close();
      const output = openOutput(console, settings.output, false);
      output.write(baselineText(report.findings));
      output.finish();
      if (!settings.quiet) console.err(await told(report));
      return settings.strict && report.incomplete.length > 0 ? 2 : 0;
    } finally {
      progress.close();
    }
  },
};

async function told({ findings, incomplete }: Report): Promise<string> {
  const { counted } = await import('../../report/words.ts');
  const kept = findings.filter(({ suppressed }) => suppressed === null).length;
  const missed =
    incomplete.length > 0
      ? `; ${counted(incomplete.length, 'place')} not looked at in full, see wherefrom audit`
      : '';
  return `${counted(kept, 'finding')} in the baseline${missed}\n`;
}
