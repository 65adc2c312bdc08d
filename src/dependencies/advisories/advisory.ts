import type { Severity } from '../../finding/severity.ts';

/** Versions from `introduced` on, up to whichever ends are given. All are PEP 440 versions as the record spells them. */
export interface Interval {
  /** Undefined: from the first version on. */
  readonly introduced?: string;
  /** The first version that is free of the flaw. */
  readonly fixed?: string;
  /** The last version that is known to have it; nothing is said about a fix. */
  readonly lastAffected?: string;
  /** The record says nothing from this version on. */
  readonly limit?: string;
}

/** What one record of an advisory database says about one package; all that matching and reports need. */
export interface Advisory {
  readonly id: string;
  /** Other databases' names for it, as the record lists them. */
  readonly aliases: readonly string[];
  /** Undefined where the record rates nothing. */
  readonly severity?: Severity;
  readonly summary?: string;
  /** ISO date. */
  readonly published?: string;
  readonly intervals: readonly Interval[];
  /** Affected versions that no interval holds, or that are no PEP 440 versions. */
  readonly versions: readonly string[];
  /** Why this record cannot tell whether a version is affected that it does not list. */
  readonly undecidable?: string;
}

/** Records about malicious packages (OpenSSF) rather than flawed ones. */
export function isMalicious({
  id,
  aliases,
}: {
  readonly id: string;
  readonly aliases: readonly string[];
}): boolean {
  return id.startsWith('MAL-') || aliases.some((alias) => alias.startsWith('MAL-'));
}
