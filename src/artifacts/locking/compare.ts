/** What is different from a lock file, in the words of whoever has to decide whether that is right. */
import { compareText } from '../../finding/location.ts';
import type { Difference } from '../../report/differences.ts';
import { worstOf } from '../inspection/reason.ts';
import type { LockedArtifact } from './lock.ts';

/** In the order of paths; needs of an artifact that is new are needs that are new. */
export function differences(before: readonly LockedArtifact[], now: readonly LockedArtifact[]): Difference[] {
  const locked = new Map(before.map((artifact) => [artifact.path, artifact]));
  const present = new Set(now.map(({ path }) => path));
  const found = now.flatMap((artifact) => changesOf(locked.get(artifact.path), artifact));
  const gone = before
    .filter(({ path }) => !present.has(path))
    .map(({ path, verdict }): Difference => ({ path, kind: 'gone artifact', before: verdict }));
  return [...found, ...gone].sort((a, b) => compareText(a.path, b.path));
}

function changesOf(before: LockedArtifact | undefined, now: LockedArtifact): Difference[] {
  const { path, format, verdict, sha256, needs } = now;
  if (!before) {
    const fresh = needs.map((need): Difference => ({ path, kind: 'new need', now: need }));
    return [{ path, kind: 'new artifact', now: `${format}, ${verdict}` }, ...fresh];
  }
  const [had, has] = [new Set(before.needs), new Set(needs)];
  const list: Difference[] = [];
  if (verdict !== before.verdict) {
    const worse = worstOf([verdict, before.verdict]) === verdict;
    list.push({
      path,
      kind: worse ? 'worse verdict' : 'other verdict',
      now: verdict,
      before: before.verdict,
    });
  }
  if (format !== before.format) list.push({ path, kind: 'other format', now: format, before: before.format });
  for (const need of needs) if (!had.has(need)) list.push({ path, kind: 'new need', now: need });
  for (const need of before.needs) if (!has.has(need)) list.push({ path, kind: 'gone need', before: need });
  if (sha256 !== before.sha256)
    list.push({ path, kind: 'other content', now: sha256, before: before.sha256 });
  return list;
}
