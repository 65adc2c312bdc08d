/** What a package index says about one project, whichever way it says it. */

/** One release file. */
export interface IndexFile {
  readonly name: string;
  /** Absolute, without a fragment. */
  readonly url: string;
  /** Of the file, in hexadecimal. */
  readonly sha256?: string;
  /** As the index has it. */
  readonly requiresPython?: string;
  /** Present if the release is withdrawn: the reason, which may be empty (PEP 592). */
  readonly yanked?: string;
  /** Present if the index says that the file's metadata stands beside it: its SHA-256, or an empty text (PEP 658, 714). */
  readonly metadata?: string;
  /** Where the index says who published it: an absolute URL (PEP 740). */
  readonly provenance?: string;
}

export interface ProjectPage {
  /** Those alone that are as well protected as the page. */
  readonly files: readonly IndexFile[];
  /**
   * Perhaps without wheels whose names do not end as `wheels` says, an expression from the dash before the tags on, and
   * without source archives where nobody wants them; in less time than it takes to read all.
   */
  readonly filesFor?: (wheels: string, sources: boolean) => readonly IndexFile[];
  /** `archived`, `quarantined`, `deprecated`; absent for active projects (PEP 792). */
  readonly status?: string;
  /** Why it may not be all that there is. */
  readonly lacks?: string;
}

/** What the index answered cannot be read as what it should be. */
export class BadPage extends Error {}

/** Whether a file is at least as well protected on its way as the page that names it. */
export function isAsSafe(url: string, page: string): boolean {
  return url.startsWith('https:') || (url.startsWith('http:') && page.startsWith('http:'));
}

/** Absolute, or undefined. Most are absolute already, and parsing every one costs more than all the rest of a page. */
export function absolute(href: string, base: string): string | undefined {
  if (/^https?:\/\/[\w.-]+(?::\d+)?\/[\w./%+=#&@~!-]*$/.test(href) && !href.includes('/.')) return href;
  return URL.canParse(href, base) ? new URL(href, base).href : undefined;
}

/**
 * An expression for names of wheels that are not `wanted`, which is itself one for what their names end with from the dash
 * before the tags on; `end` stands for what follows the name. What has another form than a wheel's name does not match.
 */
export function unwantedWheel(wanted: string, end: string): string {
  return String.raw`[\w.]+-[\w.+!]+(?:-\d[\w.]*)?(?!${wanted}${end})(?:-[a-z\d_.]+){3}\.whl${end}`;
}
