/** What a release needs, with and without each extra, on one target. */
import type { Release } from '../index/client.ts';
import { evaluateMarker, type MarkerEnvironment } from '../packaging/markers.ts';
import { normalizeName } from '../packaging/names.ts';
import { parseRequirement } from '../packaging/requirements.ts';
import { formatSpecifierSet, type SpecifierSet } from '../packaging/specifiers.ts';
import { PackagingSyntaxError } from '../packaging/syntax.ts';

/** A requirement that applies. */
export interface Want {
  /** Normalised. */
  readonly name: string;
  readonly extras: readonly string[];
  /** One of these must hold. */
  readonly allowed: readonly SpecifierSet[];
  readonly url: string | undefined;
  /** `flask>=2` */
  readonly text: string;
}

/** Lines that cannot be read are given to `unreadable`. */
export function wantsOf(
  { requiresDist }: Release,
  extra: string | undefined,
  environment: MarkerEnvironment,
  unreadable: (line: string) => void,
): Want[] {
  return requiresDist.flatMap((line) => {
    const requirement = read(line);
    if (!requirement) {
      unreadable(line);
      return [];
    }
    const { name, extras, specifiers, url, marker } = requirement;
    const holds = (value: string) =>
      !marker || evaluateMarker(marker, { ...environment, extra: value }) === true;
    const applies = extra === undefined ? holds('') : !holds('') && holds(extra);
    if (!applies) return [];
    const normal = normalizeName(name);
    return {
      name: normal,
      extras: extras.map(normalizeName),
      allowed: [specifiers],
      url,
      text: url === undefined ? normal + formatSpecifierSet(specifiers) : `${normal} from a URL`,
    };
  });
}

function read(line: string) {
  try {
    return parseRequirement(line);
  } catch (error) {
    if (error instanceof PackagingSyntaxError) return undefined;
    throw error;
  }
}
