/** What `wherefrom affected` is asked, from one word of the command line. */
import { messageOf, UsageError } from '../../limits/errors.ts';
import { normalizeName } from '../packaging/names.ts';
import { parseRequirement } from '../packaging/requirements.ts';
import type { SpecifierSet } from '../packaging/specifiers.ts';

export type Question =
  | { readonly kind: 'advisory'; readonly id: string }
  | { readonly kind: 'package'; readonly name: string; readonly specifiers: SpecifierSet }
  | {
      readonly kind: 'symbol';
      /** As asked: the name of a package, or the one it is imported by. */
      readonly package: string;
      readonly symbol: string;
    };

/** Prefixes of the databases that OSV gathers for Python, and of those that they name as aliases. */
const ADVISORY = /^(?:CVE|GHSA|PYSEC|MAL|OSV|GO|RUSTSEC|SNYK|DSA|RHSA|USN|EUVD)-/i;
const SYMBOL = /^([A-Za-z0-9][\w.-]*):([A-Za-z_][\w.]*)$/;

/** Throws {@link UsageError} for anything else. */
export function questionFrom(text: string): Question {
  if (ADVISORY.test(text)) return { kind: 'advisory', id: text };
  const [, library, symbol] = SYMBOL.exec(text) ?? [];
  if (library !== undefined && symbol !== undefined) return { kind: 'symbol', package: library, symbol };
  try {
    const { name, specifiers, url, marker } = parseRequirement(text);
    if (url !== undefined || marker !== undefined) throw new Error('a URL or a marker is no version');
    return { kind: 'package', name: normalizeName(name), specifiers };
  } catch (error) {
    throw new UsageError(
      `${text} is neither an advisory, a package nor a symbol: ${messageOf(error)}`,
      "ask as CVE-2020-1747, pyyaml, 'pyyaml<5.4' or yaml:load",
    );
  }
}
