/** Poetry's own spelling of version constraints: `^1.2`, `~1.2`, `1.2.*`, `>=1,<2 || ^3`. The oracle is `poetry-core`. */
import { parseSpecifierSet, type SpecifierSet } from '../packaging/specifiers.ts';
import { formatVersion, type Numeral, parseVersion, type Version } from '../packaging/versions.ts';

/** The sets of which a version must satisfy one; undefined if it is no constraint. */
export function poetryConstraint(text: string): readonly SpecifierSet[] | undefined {
  const alternatives = text.split(/\|\|?/).map((part) => conjunction(part.trim()));
  return alternatives.every((set) => set !== undefined) ? alternatives : undefined;
}

/** Clauses parted by commas or white space. White space after an operator belongs to the clause. */
function conjunction(text: string): SpecifierSet | undefined {
  const clauses = text
    .replace(/([<>=!~^])\s+/g, '$1')
    .split(/\s*,\s*|\s+/)
    .filter(Boolean)
    .map(clause);
  return clauses.includes(undefined) ? undefined : parseSpecifierSet(clauses.join(','));
}

function clause(text: string): string | undefined {
  if (/^=*\*(?:\.\*)*$/.test(text)) return '';
  const caret = /^([\^~])(?!=)(.*)$/s.exec(text);
  if (caret) return compatible(caret[1]!, caret[2]!);
  const plain = withOneStar(text.replace(/^==?(?!=)/, ''));
  if (/^v?\d/i.test(plain)) return `==${plain}`;
  return withOneStar(text.replace(/^<>/, '!='));
}

/** `1.*.*` is `1.*`. */
function withOneStar(text: string): string {
  let end = text.length;
  while (text.endsWith('.*', end)) end -= 2;
  return end < text.length ? `${text.slice(0, end)}.*` : text;
}

/** `^` allows what does not change the first part that is not zero, `~` what changes the last part of two. */
function compatible(operator: string, text: string): string | undefined {
  const version = parseVersion(text);
  if (!version) return undefined;
  const { release } = version;
  const significant = release.findIndex((part) => part > 0);
  const caret = significant < 0 ? release.length - 1 : significant;
  const at = operator === '^' ? caret : Math.min(1, release.length - 1);
  return `>=${formatVersion({ ...version, local: undefined })},<${formatVersion(bumped(version, at))}`;
}

function bumped({ epoch, release }: Version, at: number): Version {
  const next: Numeral[] = [...release.slice(0, at), BigInt(release[at]!) + 1n];
  return { epoch, release: next, pre: undefined, post: undefined, dev: undefined, local: undefined };
}
