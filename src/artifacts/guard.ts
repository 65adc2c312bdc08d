/** From inspected files to a guard, or to the reasons why there is none. */
import type { ArtifactEntry } from '../report/report.ts';
import type { Judged } from './entry.ts';
import { type Guard, guardFor, Inadmissible } from './guarding/guard.ts';
import type { GuardKind } from './guarding/kinds.ts';
import { needsOf, TwoMeanings } from './guarding/need.ts';

/** Why there is no guard: `kind` tells whether the files are to blame, cannot be read, or need another kind. */
export interface GuardRefusal {
  readonly kind: 'dangerous' | 'unreadable' | 'other kind';
  readonly path: string;
  readonly reason: string;
}

export type GuardAnswer =
  | ({ readonly kind: GuardKind; readonly files: readonly ArtifactEntry[] } & Guard)
  | { readonly refusals: readonly GuardRefusal[] };

export interface GuardSettings {
  /** Chosen by the files' formats if absent. */
  readonly kind?: GuardKind | undefined;
  /** Size of the largest file, in bytes. */
  readonly largest: number;
}

/** A guard that admits what these artifacts need, provided that nothing is wrong with any of them. */
export function guardOf(judged: readonly Judged[], { kind: wanted, largest }: GuardSettings): GuardAnswer {
  const kind = wanted ?? kindFor(judged);
  const refusals = judged.flatMap((one) => refusalsOf(one, kind));
  if (refusals.length > 0) return { refusals };
  const files = judged.map(({ entry }) => entry);
  const persistent = judged.some(({ outside }) => outside.includes('persistent'));
  const paths = files.filter(({ path }) => !path.includes('!/')).map(({ path }) => path);
  try {
    const needs = needsOf(judged.flatMap(({ uses }) => uses));
    // What is read may be packed.
    const guard = guardFor(needs, { kind, files: paths, persistent, largest: largest * 4 });
    return { kind, files, ...guard };
  } catch (error) {
    if (!(error instanceof Inadmissible || error instanceof TwoMeanings)) throw error;
    return { refusals: [{ kind: 'dangerous', path: paths.join(', '), reason: error.message }] };
  }
}

const TORCH = /^torch-(zip|legacy)$/;

function kindFor(judged: readonly Judged[]): GuardKind {
  if (judged.every((one) => misfit(one, 'torch') === undefined)) return 'torch';
  return judged.every((one) => misfit(one, 'unpickler') === undefined) ? 'unpickler' : 'hook';
}

function refusalsOf(one: Judged, kind: GuardKind): GuardRefusal[] {
  const { path, verdict, reasons } = one.entry;
  const reason = reasons.map(({ message }) => message).join('; ');
  if (verdict === 'unreadable') return [{ kind: 'unreadable', path, reason }];
  if (verdict === 'dangerous' || verdict === 'suspicious')
    return [{ kind: 'dangerous', path, reason: `it is ${verdict}: ${reason}` }];
  const other = misfit(one, kind);
  return other === undefined ? [] : [{ kind: 'other kind', path, reason: other }];
}

/** Why a guard of this kind cannot load the artifact; undefined if it can. */
function misfit({ entry, uses, outside }: Judged, kind: GuardKind): string | undefined {
  const { format } = entry;
  if (kind === 'torch') {
    if (!TORCH.test(format)) return `it is of the format ${format}, which torch.load does not read`;
    return outside.includes('module')
      ? 'it is a whole network in the older format of torch, which weights_only=True refuses; save its state_dict()'
      : undefined;
  }
  if (kind === 'hook') return undefined;
  if (!/^pickle( in \w+)?$/.test(format))
    return `it is of the format ${format}, which has a loader of its own that takes no unpickler`;
  if (uses.some(({ module }) => module.startsWith('joblib.numpy_pickle')))
    return 'arrays lie between its opcodes, which only joblib.load reads, and that takes no unpickler';
  const missing = outside.find((what) => what !== 'persistent');
  return missing && `it needs ${missing === 'buffer' ? 'buffers' : 'extension codes'} from outside`;
}
