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
  const before = linesOf(path)?.[line - 1];
  const wanted = newSpecifiers(allowed[0] as SpecifierSet, version);
  const after = before === undefined ? undefined : rewritten(before, name as string, wanted);
  if (before === undefined || after === undefined)
    return { path, line, before: before ?? '', after: before ?? '', note: `write ${name}${wanted} by hand` };
  const note = hashes.length > 0 ? 'make its hashes anew' : undefined;
  return { path, line, before, after, ...(note && { note }) };
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

/** The line with other clauses behind the name; undefined if it does not read `name[extras] clauses`. */
function rewritten(line: string, name: string, specifiers: string): string | undefined {
  const spelled = name.replace(/-/g, '[-_.]+');
  const pattern = new RegExp(
    String.raw`((?:^|["'\s])${spelled}(?:\s*\[[^\]]*\])?)(${CLAUSES})(?=\s*(?:$|[;#"'\\]|\s--))`,
    'i',
  );
  const match = pattern.exec(line);
  const clauses = match?.[2]?.trim().replace(/^\(|\)$/g, '');
  if (!match || clauses === undefined || !parseSpecifierSet(clauses)) return undefined;
  const at = match.index + (match[1] as string).length;
  return line.slice(0, at) + specifiers + line.slice(at + (match[2] as string).length);
}
