/** What conda's files say: match specifications of packages (conda, `MatchSpec`), and names on two sorts of index. */
import { withoutCredentials } from '../../finding/credentials.ts';
import type { Location } from '../../finding/location.ts';
import { normalizeName } from '../packaging/names.ts';
import { parseSpecifierSet, type SpecifierSet } from '../packaging/specifiers.ts';
import { CONDA_NAMES } from './conda-names.ts';
import type { DeclaredRequirement, Group, PythonRequirement, ReadContext } from './declarations.ts';

let pythonNames: ReadonlyMap<string, string> | undefined;

/** The normalised name by which advisories know the package, if it is Python's at all; the same where no other is known. */
export function pythonNameOf(conda: string): string {
  pythonNames ??= new Map(
    CONDA_NAMES.trim()
      .split('\n')
      .map((line) => line.split(' ') as [string, string]),
  );
  const name = conda.toLowerCase();
  // No name of Python's index begins so.
  return pythonNames.get(name) ?? (name.startsWith('_') ? name : normalizeName(name));
}

export interface MatchSpec {
  /** As conda has it, in lower case. */
  readonly name: string;
  readonly channel: string | undefined;
  /** A version must satisfy one of these. */
  readonly allowed: readonly SpecifierSet[];
}

const SPEC =
  /^(?:(?<channel>[^\s:[\]]+(?::\/\/[^\s[\]]+?)?)::)?(?<name>[A-Za-z0-9_][\w.-]*)(?![\w.-])(?<version>[^[\]]*)(?:\[(?<keys>[^\]]*)\])?$/;

/** `channel::name=1.2=build`, `name >=1,<2`, `name[version="1.2"]`; undefined if it is none. */
function parseMatchSpec(text: string): MatchSpec | undefined {
  const groups = SPEC.exec(text.replace(/\s#.*$/, '').trim())?.groups;
  if (!groups) return undefined;
  const keyed = /(?:^|,)\s*version\s*=\s*(?:'([^']*)'|"([^"]*)"|([^,'"\s]+))/.exec(groups.keys ?? '');
  const version = keyed?.[1] ?? keyed?.[2] ?? keyed?.[3] ?? groups.version?.trim() ?? '';
  const allowed = condaVersions(version);
  return allowed && { name: groups.name!.toLowerCase(), channel: groups.channel, allowed };
}

/** The name alone, where a lock says what a package needs. */
export function nameInSpec(text: string): string | undefined {
  return /^(?:\S+::)?([A-Za-z0-9_][\w.-]*)/.exec(text.trimStart())?.[1]?.toLowerCase();
}

/** A version with or without operators, and perhaps a build after it; `|` parts alternatives. */
export function condaVersions(text: string): readonly SpecifierSet[] | undefined {
  const single = text.startsWith('=') && !text.startsWith('==');
  const plain = (single ? text.slice(1) : text).trim();
  // What follows another `=` or a space after a version is the build, and with a build the version is that one.
  const built = /^[\w*][\w.!+*-]*(?=[= ][\w*]+)/.exec(plain)?.[0];
  const [version, fuzzy] = [built ?? plain, single && built === undefined];
  const sets = version.split('|').map((part) => alternative(part.trim(), fuzzy));
  return sets.every((set) => set !== undefined) ? sets : undefined;
}

function alternative(text: string, fuzzy: boolean): SpecifierSet | undefined {
  const clauses = text.split(',').map((part) => clause(part.trim(), fuzzy));
  return clauses.includes(undefined) ? undefined : parseSpecifierSet(clauses.join(','));
}

/** `=1.2` admits all of 1.2; where three parts are given, what is meant and installed is that release. */
function clause(text: string, fuzzy: boolean): string | undefined {
  if (text === '' || text === '*') return '';
  const star = text.replace(/(?<!\.)\*$/, '.*').replace(/\.\*\.\*$/, '.*');
  if (/^[<>!~=]/.test(star)) return star.replace(/^=(?!=)/, '==').replace(/^([<>]=?)(.*)\.\*$/, '$1$2');
  if (!/^v?\d/.test(star)) return undefined;
  const open = fuzzy && star.split('.').length < 3 && !star.endsWith('*');
  return `==${star}${open ? '.*' : ''}`;
}

/** A package of conda as a requirement; conda's `python` is no package but says which Pythons are meant. */
export function declareConda(
  text: string,
  details: { readonly groups: readonly Group[]; readonly location: Location },
  context: ReadContext,
): { readonly requirement?: DeclaredRequirement; readonly python?: PythonRequirement } {
  const spec = parseMatchSpec(text);
  if (!spec) {
    const { path, line } = details.location;
    context.incomplete(`cannot read "${withoutCredentials(text)}" as a package of conda`, line, path);
    return {};
  }
  const { name, channel, allowed } = spec;
  if (name === 'python') return { python: { allowed, location: details.location } };
  return {
    requirement: {
      name: pythonNameOf(name),
      role: 'requirement',
      allowed,
      extras: [],
      marker: undefined,
      source: { kind: 'conda', channel },
      hashes: [],
      text: text.trim(),
      ...details,
    },
  };
}
