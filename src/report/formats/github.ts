import type { Finding } from '../../finding/finding.ts';
import type { Incomplete } from '../../finding/incomplete.ts';
import { fileOf, isWholeFile, type Location } from '../../finding/location.ts';
import type { Severity } from '../../finding/severity.ts';
import { gathering } from '../gather.ts';
import type { ReportFormat } from '../handler.ts';
import { visibleProse } from '../terminal/visible.ts';

/**
 * Workflow commands of GitHub Actions, shown as annotations of the changed lines. GitHub keeps ten of each level for a
 * step, so the worst come first; its paths are the repository's, so the repository's own folder is what to audit.
 */
export const format: ReportFormat = {
  name: 'github',
  description: 'for GitHub Actions: annotations of the changed lines, without an upload',
  create: (write) =>
    gathering((_, { findings, incomplete }, { reason }) => {
      for (const finding of findings) write(findingCommand(finding));
      for (const entry of incomplete) write(incompleteCommand(entry));
      write(`wherefrom: ${reason}\n`);
    }),
};

const LEVELS: Readonly<Record<Severity, string>> = {
  critical: 'error',
  high: 'error',
  medium: 'warning',
  low: 'notice',
  info: 'notice',
};

function findingCommand({ rule, severity, message, remedy, notes = [], location }: Finding): string {
  const place = fileOf(location.path) === location.path ? [] : [`In ${location.path}.`];
  const text = [message, ...place, ...notes, remedy, `More: wherefrom explain ${rule}`];
  return command(LEVELS[severity], { ...placeOf(location), title: `${severity}: ${rule}` }, text);
}

/** Columns are understood only within one line. */
function placeOf(location: Location): Record<string, string | number> {
  const { line, column, endLine, endColumn } = location;
  const file = fileOf(location.path);
  if (isWholeFile(location)) return { file };
  return { file, line, endLine, ...(endLine === line && { col: column, endColumn }) };
}

function incompleteCommand({ path, reason, line }: Incomplete): string {
  const place = path === '.' ? {} : { file: fileOf(path), ...(line !== undefined && { line }) };
  return command('warning', { ...place, title: 'not looked at in full' }, [reason]);
}

/** `::error file=app.py,line=3::…`. Nothing from a project can end a command or begin another. */
function command(
  level: string,
  properties: Readonly<Record<string, string | number>>,
  lines: readonly string[],
): string {
  const pairs = Object.entries(properties).map(([name, value]) => `${name}=${property(String(value))}`);
  return `::${level} ${pairs.join(',')}::${lines.map(data).join('%0A')}\n`;
}

function data(text: string): string {
  return visibleProse(text, true).replaceAll('%', '%25');
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
