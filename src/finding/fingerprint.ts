import { hash } from 'node:crypto';
import type { Finding } from './finding.ts';
import { compareLocations } from './location.ts';

/** A finding before it has its fingerprint. `anchor` is what stays when lines move: scope and text of the place. */
export interface FindingDraft extends Omit<Finding, 'fingerprint' | 'suppressed'> {
  readonly anchor: string;
}

/**
 * Gives each finding a fingerprint of its rule, file and anchor, and an ordinal where several share all three.
 * White space and trailing commas in the anchor do not count, so that reformatting keeps fingerprints.
 */
export function fingerprinted(drafts: readonly FindingDraft[]): Finding[] {
  const seen = new Map<string, number>();
  const inOrder = [...drafts].sort((a, b) => compareLocations(a.location, b.location));
  return inOrder.map(({ anchor, ...finding }) => {
    const key = [finding.rule, finding.location.path, unformatted(anchor)].join('\0');
    const ordinal = seen.get(key) ?? 0;
    seen.set(key, ordinal + 1);
    const digest = hash('sha256', `${key}\0${ordinal}`);
    return { ...finding, fingerprint: `sha256:${digest.slice(0, 32)}`, suppressed: null };
  });
}

/** What only a text has that is not as it is wanted already. Those of dependencies are, and there may be thousands. */
const LOOSE = /,|[^\S ]|\s(?=\W)|\W\s|^ | $/;

/** Space is kept between words only, where it tells `not x` from `notx`. */
function unformatted(anchor: string): string {
  if (!LOOSE.test(anchor)) return anchor;
  return anchor
    .replace(/\s+/g, ' ')
    .replace(/ ?([^\w ]) ?/g, '$1')
    .replace(/,(?=[)\]}])/g, '')
    .trim();
}
