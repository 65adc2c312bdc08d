/** Changes of manifests that can be made in their text: requirements as PEP 508 writes them. */
import type { PlannedEdit } from '../../report/plan.ts';
import { contains, parseSpecifierSet, pinnedVersion, type SpecifierSet } from '../packaging/specifiers.ts';
import { parseVersion } from '../packaging/versions.ts';
import type { DeclaredRequirement } from '../reading/declarations.ts';

/** Text of a file of the project, by lines; undefined if it cannot be read. */
export type LinesOf = (path: string) => readonly string[] | undefined;

/** What must be written for a requirement to allow a version; undefined where it does already. */
export function editFor(
  requirement: DeclaredRequirement,
  version: string,
  linesOf: LinesOf,
): PlannedEdit | undefined {
  const { allowed, location, hashes, name } = requirement;
  if (allowed.length === 0 || allowed.some((set) => contains(set, version, { prereleases: true })))
    return undefined;
  const { path, line } = location;
  const before = continued(linesOf(path) ?? [], line - 1);
  const wanted = newSpecifiers(allowed[0] as SpecifierSet, version);
  const after = rewritten(before.join('\n'), name as string, wanted)?.split('\n');
  if (after === undefined) {
    const same = before[0] ?? '';
    return { path, line, before: same, after: same, note: `write ${name}${wanted} by hand` };
  }
  const note = hashes.length > 0 ? 'make its hashes anew' : undefined;
  const same = before.findIndex((one, i) => one !== after[i]);
  const rest = sameAtEnd(before.slice(same), after.slice(same));
  const changed = (lines: readonly string[]) => lines.slice(same, lines.length - rest).join('\n');
  return {
    ...{ path, line: line + same, before: changed(before), after: changed(after) },
    ...(note && { note }),
  };
}

/** A line and those that go on where it ends with a backslash. */
function continued(lines: readonly string[], from: number): string[] {
  let to = from;
  while (/\\\r?$/.test(lines[to] ?? '') && to + 1 < lines.length) to += 1;
  return lines.slice(from, to + 1);
}

/** How many lines at the end are the same, one of each left out. */
function sameAtEnd(some: readonly string[], others: readonly string[]): number {
  let count = 0;
  while (count < Math.min(some.length, others.length) - 1 && some.at(-1 - count) === others.at(-1 - count))
    count += 1;
  return count;
}

/** A pin stays a pin; a range begins at the new version, and ends before the next major one if it ended at all. */
function newSpecifiers(set: SpecifierSet, version: string): string {
  if (pinnedVersion(set) !== undefined) return `==${version}`;
  const bounded = set.specifiers.some(({ operator }) => ['<', '<=', '~=', '=='].includes(operator));
  const major = parseVersion(version)?.release[0] ?? 0;
  const excluded = set.specifiers
    .filter(({ operator }) => operator === '!=')
    .map((one) => `!=${one.version}`);
  return [`>=${version}`, ...(bounded ? [`<${BigInt(major) + 1n}`] : []), ...excluded].join(',');
}

const CLAUSES = String.raw`\s*\(?\s*(?:===|==|~=|!=|<=|>=|<|>)[^;#"'\\]*?`;

/** The text with other clauses behind the name; undefined if it does not read `name[extras] clauses`. */
function rewritten(text: string, name: string, specifiers: string): string | undefined {
  const line = text.replace(/\\\r?\n/g, (end) => ' '.repeat(end.length)); // as long as before
  const spelled = name.replace(/-/g, '[-_.]+');
  const pattern = new RegExp(
    String.raw`((?:^|["'\s])${spelled}(?:\s*\[[^\]]*\])?)(${CLAUSES})(?=\s*(?:$|[;#"'\\]|\s--))`,
    'i',
  );
  const match = pattern.exec(line);
  const clauses = match?.[2]?.trim().replace(/^\(|\)$/g, '');
  if (!match || clauses === undefined || !parseSpecifierSet(clauses)) return undefined;
  const written = match[2] as string;
  const behindName = match.index + (match[1] as string).length;
  const isNextLine = text.slice(behindName).trimStart().startsWith('\\');
  const at = behindName + (isNextLine ? written.length - written.trimStart().length : 0);
  return text.slice(0, at) + specifiers + text.slice(behindName + written.trimEnd().length);
}
