/** What becomes of a file of torch in the releases of torch's restricted reader (weights-only.ts). */
import type { ArtifactVerdict, LoaderEntry } from '../../report/report.ts';
import { printable } from '../inspection/printable.ts';
import { type GivesUp, TORCH_RELEASES, torchBit } from './loaders.ts';
import type { PickleRun } from './sink.ts';

const LOADER = 'torch.load(weights_only=True)';

/**
 * Releases that end alike stand together, the oldest first; each run is one pickle that it takes. What gets through is
 * what other loaders would do with it too, which the verdict is of.
 */
export function inTorch(runs: readonly PickleRun[], verdict: ArtifactVerdict): LoaderEntry[] {
  const ends = TORCH_RELEASES.map((_, index) => firstRefusal(runs, torchBit(index)));
  return ends.flatMap((refusal, from) => {
    if (from > 0 && isSame(ends[from - 1], refusal)) return [];
    const next = ends.findIndex((other, at) => at > from && !isSame(other, refusal));
    return [entryOf(refusal, releaseNames(from, next), verdict)];
  });
}

function firstRefusal(runs: readonly PickleRun[], bit: number): GivesUp | undefined {
  for (const { givesUp } of runs) {
    const refusal = givesUp.find(({ readers }) => readers & bit);
    if (refusal) return refusal;
  }
  return undefined;
}

function isSame(a: GivesUp | undefined, b: GivesUp | undefined): boolean {
  return a?.offset === b?.offset && a?.reason === b?.reason;
}

function entryOf(refusal: GivesUp | undefined, releases: string, verdict: ArtifactVerdict): LoaderEntry {
  if (!refusal) return { loader: LOADER, releases, verdict };
  const { reason, offset } = refusal;
  return { loader: LOADER, releases, verdict: 'refused', reason: printable(reason), offset };
}

/** `next` is the first release that ends otherwise; -1 if there is none. */
function releaseNames(from: number, next: number): string {
  const [first, after] = [TORCH_RELEASES[from] as string, TORCH_RELEASES[next]];
  if (after === undefined) return `${first} and later`;
  return `${first} until ${after}`;
}
