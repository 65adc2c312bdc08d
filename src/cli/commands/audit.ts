import { Option } from 'commander';
import type { AuditOptions } from '../../audit/audit.ts';
import { ruleLookup } from '../../finding/rule.ts';
import { discover, rootOf } from '../../project/discover.ts';
import { lineReader } from '../../project/lines.ts';
import type { Project } from '../../project/project.ts';
import type { Report } from '../../report/report.ts';
import { auditOptions } from '../auditing.ts';
import type { Command } from '../command.ts';
import { formatNamed, present } from '../present.ts';
import { progressLine } from '../progress.ts';
import { SELECTION_OPTIONS } from '../selection.ts';
import { COMMON_OPTIONS, configurationOf, settingsFrom } from '../settings.ts';
import { stopwatch } from '../stopwatch.ts';
import { INCLUDE_OPTIONS } from '../suppression.ts';

export const command: Command = {
  name: 'audit',
  summary: 'audit the code, the files that run code, the dependencies and the settings of a project',
  help: `Each call that turns data into behaviour is listed with where its data comes from; each file that runs code when
it is loaded, with what it would run; each dependency with the advisories that apply to it.

All rules count but those on trial (preview) and those of taste (style), which --select adds: preview, a family, or one
rule. --ignore takes rules or families away, and the report names them. A rule's own name wins over its family's.

Examples:
  wherefrom audit
  wherefrom audit --only code,artifacts src
  wherefrom audit --select style --ignore crypto/weak-hash
  wherefrom audit --format sarif --output wherefrom.sarif
  wherefrom audit --fail-on high --offline --advisories all.zip`,
  arguments: [{ notation: '[path...]', description: 'folders or files (default: the current folder)' }],
  options: [
    new Option('--only <subjects>', 'some of code,artifacts,dependencies,settings'),
    new Option('--exclude <pattern...>', 'leave out what matches, written as in .gitignore'),
    ...SELECTION_OPTIONS,
    new Option('--baseline <file>', 'findings in it do not count; wherefrom baseline writes one'),
    ...INCLUDE_OPTIONS,
    new Option(
      '--resolve',
      'ask the package index: versions where no lock settles them (see tree), and what was withdrawn, given up or put in quarantine',
    ),
    new Option('--fixes', 'tell beside each finding which edit would mend it: wherefrom fix writes them'),
    new Option('--timing', 'tell on standard error where the time went'),
    ...Object.values(COMMON_OPTIONS),
  ],
  async run({ console, args, options }) {
    const paths = { given: args.length > 0 ? args : ['.'], folder: console.folder };
    const root = rootOf(paths);
    const settings = settingsFrom(options, await configurationOf(root, options), console, root);
    formatNamed(settings.format);
    const project = discover(paths, settings.exclude);
    const line = progressLine(console, settings.quiet);
    const progress = settings.timing ? stopwatch(line, console) : line;
    try {
      const asked = await auditOptions(settings, console, progress);
      const report = await (options.fixes ? auditWithFixes(project, asked) : auditAlone(project, asked));
      progress.close();
      const { allRules } = await import('../rules.ts');
      return present(
        report,
        {
          tool: report.tool,
          root: report.root,
          rule: ruleLookup(allRules()),
          sourceLines: lineReader(project),
        },
        settings,
        console,
      );
    } finally {
      progress.close();
    }
  },
};

async function auditAlone(project: Project, asked: AuditOptions): Promise<Report> {
  const { audit } = await import('../../audit/audit.ts');
  return audit(project, asked);
}

async function auditWithFixes(project: Project, asked: AuditOptions): Promise<Report> {
  const { auditAndPlan, withFixes } = await import('../../audit/fix.ts');
  return withFixes(project, await auditAndPlan(project, asked));
}
