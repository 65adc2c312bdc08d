import { Option } from 'commander';
import type { Change } from '../../audit/session.ts';
import { discover, rootOf } from '../../project/discover.ts';
import type { Style } from '../../report/handler.ts';
import { Tally } from '../../report/outcome.ts';
import { visibleProse } from '../../report/terminal/visible.ts';
import { counted } from '../../report/words.ts';
import { auditOptions } from '../auditing.ts';
import type { Command } from '../command.ts';
import { styleFor } from '../console.ts';
import { progressLine } from '../progress.ts';
import { SELECTION_OPTIONS } from '../selection.ts';
import { COMMON_OPTIONS, configurationOf, type Settings, settingsFrom } from '../settings.ts';
import { INCLUDE_OPTIONS } from '../suppression.ts';

const { failOn, strict, pythonVersion, platform, models, isolated, quiet, verbose } = COMMON_OPTIONS;

export const command: Command = {
  name: 'watch',
  summary: 'audit the code of a project again each time a file is saved, and say what changed',
  help: `What is known of the code stays in memory, so that only what depends on a saved file is asked again. Each time the
findings that are new and those that are gone are printed, a line each, and nothing where all is as before; with --format json one object a line, which
docs/watch.schema.json describes. Settings are read once.

Ctrl-C ends it. Exit status: that of the last audit, as wherefrom audit --only code would give it.

Examples:
  wherefrom watch
  wherefrom watch --fail-on high src
  wherefrom watch --format json | jq '.appeared[].location'`,
  arguments: [{ notation: '[path...]', description: 'folders or files (default: the current folder)' }],
  options: [
    new Option('-f, --format <name>', 'terminal or json (default: terminal)').choices(['terminal', 'json']),
    new Option('--exclude <pattern...>', 'leave out what matches, written as in .gitignore'),
    ...SELECTION_OPTIONS,
    new Option('--baseline <file>', 'findings in it do not count; wherefrom baseline writes one'),
    ...INCLUDE_OPTIONS,
    ...[failOn, strict, pythonVersion, platform, models, isolated, quiet, verbose],
  ],
  async run({ console, args, options }) {
    const paths = { given: args.length > 0 ? args : ['.'], folder: console.folder };
    const root = rootOf(paths);
    const settings = settingsFrom(options, await configurationOf(root, options), console, root);
    const saves = console.saves?.(root);
    const line = progressLine(console, settings.quiet);
    const asked = await auditOptions(settings, console, line);
    const { Session } = await import('../../audit/session.ts');
    const session = new Session({ ...asked, only: ['code'], keep: undefined });
    const say =
      options.format === 'json'
        ? jsonLine
        : (change: Change) => lines(change, styleFor(console, false, settings.verbose));
    let known = '';
    try {
      for (;;) {
        const change = await session.audit(discover(paths, settings.exclude));
        line.close();
        const counts = say({ ...change, appeared: [], gone: [] });
        // What is written into the folder itself, such as this very report, is a save, too: it must not tell of itself.
        if (change.appeared.length + change.gone.length > 0 || counts !== known) console.out(say(change));
        known = counts;
        if (!(await saves?.next())) return statusOf(change, settings);
      }
    } finally {
      line.close();
      saves?.close();
    }
  },
};

function statusOf({ report }: Change, settings: Pick<Settings, 'failOn' | 'strict'>): number {
  const tally = new Tally(settings);
  for (const finding of report.findings) tally.finding(finding);
  for (const _ of report.incomplete) tally.incomplete();
  return tally.outcome().exitStatus;
}

function jsonLine({ report: { findings, incomplete, summary }, appeared, gone }: Change): string {
  const counts = { findings: findings.length, incomplete: incomplete.length, lines: summary.lines };
  return `${JSON.stringify({ version: 1, appeared, gone, counts })}\n`;
}

/** What is put aside is counted, and told by nobody until it is no longer. */
function lines({ report, appeared, gone }: Change, { unicode }: Style): string {
  const told = (sign: string, list: Change['appeared']) =>
    list.flatMap(({ suppressed, severity, location: { path, line, column }, message, rule }) =>
      suppressed ? [] : [`${sign} ${severity}  ${path}:${line}:${column}  ${message}  [${rule}]`],
    );
  const open = report.findings.filter(({ suppressed }) => !suppressed).length;
  const unread =
    report.incomplete.length > 0
      ? `, ${counted(report.incomplete.length, 'place')} not looked at in full`
      : '';
  const all = [...told('-', gone), ...told('+', appeared), `${counted(open, 'finding')}${unread}`];
  return all.map((text) => `${visibleProse(text, unicode)}\n`).join('');
}
