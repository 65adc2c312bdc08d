import { posix } from 'node:path';
import { withoutCredentials } from '../../finding/credentials.ts';
import type { Location } from '../../finding/location.ts';
import { type Marker, parseMarker } from '../packaging/markers.ts';
import { normalizeName } from '../packaging/names.ts';
import { parseRequirement } from '../packaging/requirements.ts';
import { PackagingSyntaxError } from '../packaging/syntax.ts';
import type { DeclaredRequirement, LockedEdge, ReadContext } from './declarations.ts';
import { FROM_ANY_INDEX } from './declarations.ts';
import { nameFromUrl, sourceOf } from './urls.ts';

export type RequirementDetails = Pick<DeclaredRequirement, 'groups' | 'location'> &
  Partial<Pick<DeclaredRequirement, 'role' | 'hashes'>>;

/** A PEP 508 requirement as a file declares it; undefined, and an incomplete entry, if it is none. */
export function declare(
  text: string,
  details: RequirementDetails,
  context: ReadContext,
): DeclaredRequirement | undefined {
  const parsed = attempt(() => parseRequirement(text), text, details.location, context);
  if (!parsed) return undefined;
  return {
    role: 'requirement',
    hashes: [],
    ...details,
    name: normalizeName(parsed.name),
    allowed: [parsed.specifiers],
    extras: parsed.extras.map(normalizeName).sort(),
    marker: parsed.marker,
    source: parsed.url === undefined ? FROM_ANY_INDEX : sourceOf(parsed.url),
    text: withoutCredentials(text.trim()),
  };
}

/** A requirement that is only a URL or path. Without a name, what is elsewhere cannot be looked up, and that is said. */
export function declareLocation(
  text: string,
  editable: boolean,
  details: RequirementDetails & Partial<Pick<DeclaredRequirement, 'marker'>>,
  context: ReadContext,
): DeclaredRequirement {
  const extras = /\[([^\][]*)\]$/.exec(text.replace(/#.*$/s, ''))?.[1] ?? '';
  const location = extras === '' ? text : text.replace(/\[[^\][]*\]/, '');
  const [name, source] = [nameFromUrl(location), sourceOf(location, editable)];
  const { path, line } = details.location;
  const outside = source.kind === 'path' && posix.join(posix.dirname(path), source.path).startsWith('..');
  if (name === undefined && (outside || source.kind !== 'path')) {
    const reason = outside
      ? 'lies outside of the audited folder'
      : 'has no name, so nothing is known of it; add #egg=NAME';
    context.incomplete(`${withoutCredentials(location)} ${reason}`, line, path);
  }
  return {
    role: 'requirement',
    hashes: [],
    marker: undefined,
    ...details,
    name,
    allowed: [],
    extras: extras
      .split(',')
      .filter(Boolean)
      .map((extra) => normalizeName(extra.trim())),
    source,
    text: withoutCredentials(text),
  };
}

/** A PEP 508 requirement as a lock gives a package's needs. */
export function edge(text: string, location: Location, context: ReadContext): LockedEdge | undefined {
  const parsed = attempt(() => parseRequirement(text), text, location, context);
  return (
    parsed && {
      name: normalizeName(parsed.name),
      version: undefined,
      extras: parsed.extras.map(normalizeName),
      marker: parsed.marker,
      extra: extraIn(text),
      group: undefined,
    }
  );
}

/** The extra that a marker asks for: `name ; extra == "test"`. */
export function extraIn(text: string): string | undefined {
  const extra = /;.*\bextra\s*==\s*(?:"([^"]*)"|'([^']*)')/.exec(text);
  const name = extra?.[1] ?? extra?.[2];
  return name === undefined ? undefined : normalizeName(name);
}

/** A marker that stands alone. Without one, or with one that cannot be read, the package counts as needed. */
export function readMarker(
  text: string | undefined,
  location: Location,
  context: ReadContext,
): Marker | undefined {
  return text ? attempt(() => parseMarker(text), text, location, context) : undefined;
}

function attempt<T>(
  parse: () => T,
  text: string,
  { path, line }: Location,
  context: ReadContext,
): T | undefined {
  try {
    return parse();
  } catch (error) {
    if (!(error instanceof PackagingSyntaxError)) throw error;
    const shown = withoutCredentials(text.length > 80 ? `${text.slice(0, 79)}…` : text);
    context.incomplete(`cannot read "${shown}": ${error.message} (character ${error.column})`, line, path);
    return undefined;
  }
}
