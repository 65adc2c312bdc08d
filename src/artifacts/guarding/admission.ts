/** How a guard admits a name: as what, and with which arguments. */
import type { Signature } from '../pickle/policy/entry.ts';
import { vouchedFor } from '../pickle/policy/vouched.ts';
import type { GlobalNeed } from './need.ts';

export type Admission = { readonly need: GlobalNeed; readonly library: string | undefined } & (
  | /** A class, handed out as it is. */ { readonly as: 'class' }
  /** Something harmless whatever is done with it. */
  | { readonly as: 'value' }
  /** A function whose arguments are checked. */
  | { readonly as: 'function'; readonly signature: Signature }
  /** `getattr`, and functions like it: they give out admitted names and nothing else. */
  | { readonly as: 'fetches' | 'resolves' }
  /** torch's loader of nested files, which is replaced by the restricted one. */
  | { readonly as: 'loads' }
  /** Calls its first argument, which must be admitted itself. */
  | { readonly as: 'applies' }
  /** A name that nobody vouches for: only as the files use it. */
  | { readonly as: 'own' }
);

/** Undefined for a name that no guard may admit. */
export function admissionOf(need: GlobalNeed): Admission | undefined {
  if (need.verdict === 'dangerous') return undefined;
  const vouched = need.verdict === 'safe' ? vouchedFor(...need.target) : undefined;
  if (!vouched) return { need, library: undefined, as: 'own' };
  const { entry, library } = vouched;
  const { special } = entry;
  if (special === 'fetches' || special === 'resolves' || special === 'loads' || special === 'applies')
    return { need, library, as: special };
  if (entry.kind === 'function' && !entry.anywhere)
    return { need, library, as: 'function', signature: entry.call ?? { args: [] } };
  return { need, library, as: entry.kind === 'class' ? 'class' : 'value' };
}

/** True for what stands in Python's own library, and is therefore found there and nowhere else. */
export function isStandard({ library }: Admission): boolean {
  return library === 'standard library' || library === 'builtins';
}

/** A name that the files keep and nobody vouches for: whoever loads may call it, and a hostile file as well. */
export function isHandedOut({ as, need }: Admission): boolean {
  return as === 'own' && need.kept;
}
