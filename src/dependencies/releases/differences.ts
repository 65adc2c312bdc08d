/**
 * Whether those who speak of one release say the same: the index, and the metadata of its files. Tools believe one of
 * them for all: the index for the Python, one wheel for what is needed.
 */
import type { PackageIndex } from '../index/client.ts';
import type { IndexFile } from '../index/page.ts';
import { formatMarker } from '../packaging/markers.ts';
import { normalizeName } from '../packaging/names.ts';
import { parseRequirement } from '../packaging/requirements.ts';
import { formatSpecifierSet, parseSpecifierSet } from '../packaging/specifiers.ts';
import { canonicalVersion } from '../packaging/versions.ts';
import type { Difference, Statement } from '../trust/indexed.ts';

/** Metadata that differs by the hash that the index gives of it is looked into, of so many files. */
const MOST_READ = 4;
/** Of a file only so much is fetched: a source archive with its metadata at its end is not compared. */
const MOST_OF_FILE = 256 * 1024;

/** `files` are those of one version. */
export async function differenceOf(
  files: readonly IndexFile[],
  index: PackageIndex,
): Promise<Difference | undefined> {
  const pythons = files.flatMap(({ name, requiresPython }) =>
    requiresPython === undefined ? [] : { who: name, what: requiresPython },
  );
  const byFile = firstDifference(pythons, sameSpecifiers);
  if (byFile) return { about: 'python', says: byFile };
  const read = await Promise.all(
    unlike(files).map(async (file) => ({ file, release: await index.metadata(file, MOST_OF_FILE) })),
  );
  const known = read.flatMap(({ file, release }) => (typeof release === 'string' ? [] : { file, release }));
  for (const { file, release } of known) {
    const [page, inside] = [file.requiresPython, release.requiresPython];
    if (page === undefined || inside === undefined || sameSpecifiers(page, inside)) continue;
    return {
      about: 'python',
      says: [
        { who: 'the index', what: page },
        { who: file.name, what: inside },
      ],
    };
  }
  const needs = firstUnlike(known.map(({ file, release }) => [file.name, release.requiresDist] as const));
  return needs && { about: 'needs', says: needs };
}

/** One wheel for each metadata that the index announces, the first where it announces none; and the source archive. */
function unlike(files: readonly IndexFile[]): IndexFile[] {
  const wheels = files.filter(({ name }) => name.endsWith('.whl'));
  const announced = wheels.filter(({ metadata }) => metadata !== undefined);
  const byMetadata = new Map(announced.toReversed().map((file) => [file.metadata, file]));
  const read = announced.length > 0 ? [...byMetadata.values()].reverse() : wheels.slice(0, 1);
  const source = files.find(({ name }) => name.endsWith('.tar.gz'));
  return [...read.slice(0, MOST_READ), ...(source ? [source] : [])];
}

function firstDifference(
  statements: readonly Statement[],
  same: (a: string, b: string) => boolean,
): [Statement, Statement] | undefined {
  const [first, ...others] = statements;
  const other = first && others.find(({ what }) => !same(first.what, what));
  return first && other && [first, other];
}

/** Needs of two files that are not the same, cut down to what only one of them has. */
function firstUnlike(
  files: readonly (readonly [name: string, needs: readonly string[]])[],
): [Statement, Statement] | undefined {
  const [first, ...others] = files.map(([who, needs]) => ({ who, needs: new Set(needs.map(normalNeed)) }));
  for (const other of first ? others : []) {
    const [only, there] = [without(first!.needs, other.needs), without(other.needs, first!.needs)];
    if (only.length + there.length > 0)
      return [
        { who: first!.who, what: shownNeeds(only) },
        { who: other.who, what: shownNeeds(there) },
      ];
  }
  return undefined;
}

function without(some: ReadonlySet<string>, others: ReadonlySet<string>): string[] {
  return [...some].filter((one) => !others.has(one)).sort();
}

const MOST_SHOWN = 3;

function shownNeeds(needs: readonly string[]): string {
  const rest = needs.length - MOST_SHOWN;
  const shown = needs.slice(0, MOST_SHOWN).join(', ');
  return needs.length === 0 ? 'nothing' : rest > 0 ? `${shown} and ${rest} more` : shown;
}

/** However it is spelt. */
function normalNeed(text: string): string {
  try {
    const { name, extras, specifiers, url, marker } = parseRequirement(text);
    const more = extras.length > 0 ? `[${extras.map(normalizeName).sort()}]` : '';
    const where = url === undefined ? normalSpecifiers(formatSpecifierSet(specifiers)) : ` @ ${url}`;
    return `${normalizeName(name)}${more}${where}${marker ? `; ${formatMarker(marker)}` : ''}`;
  } catch {
    return text;
  }
}

function sameSpecifiers(a: string, b: string): boolean {
  return a === b || normalSpecifiers(a) === normalSpecifiers(b);
}

/** Clauses in one order, versions without their last zeros. */
function normalSpecifiers(text: string): string {
  const set = parseSpecifierSet(text);
  if (!set) return text;
  const clauses = set.specifiers.map(({ operator, version }) =>
    operator === '~=' || version.endsWith('*') ? operator + version : operator + canonicalVersion(version),
  );
  return [...new Set(clauses)].sort().join(',');
}
