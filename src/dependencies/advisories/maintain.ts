/** What `wherefrom advisories` does: brings the store up to date, and tells what is in it. */
import { UnreadableError, UsageError } from '../../limits/errors.ts';
import { ageOf, isStale } from './age.ts';
import type { IndexMeta } from './index-file.ts';
import { fetchIndex, type Obtained, obtainLocal } from './obtain.ts';
import { type AdvisoryOptions, identityOf } from './open.ts';
import { OSV_EXPORT, type Source, sourceFrom } from './source.ts';
import { load, type Stored, save, sourcePath, storePath } from './store.ts';

export interface Updated {
  readonly meta: IndexMeta;
  /** Absolute. */
  readonly path: string;
  readonly bytes: number;
  /** False if the source has nothing newer. */
  readonly changed: boolean;
}

/** Makes the store what its source says now: OSV's export, or the named one. Throws what went wrong. */
export async function updateAdvisories(options: AdvisoryOptions): Promise<Updated> {
  const cacheDir = cacheDirOf(options);
  const path = storePath(cacheDir);
  const source = sourceOf(options);
  if (source.kind === 'address' && options.offline) {
    throw new UsageError(
      `${source.shown} cannot be fetched with --offline`,
      'leave --offline out, or import a file: wherefrom advisories update --advisories FILE',
    );
  }
  const kept = options.source === undefined ? path : sourcePath(cacheDir, identityOf(source));
  const obtained = await obtainNow(source, kept, options);
  const { notes, bytes, index } = obtained;
  if (notes[0]) throw new UnreadableError(notes[0], 'choose another folder with --cache-dir');
  const changed = obtained.changed || !holdsSame(load(path), index.meta);
  if (kept !== path) save(path, bytes);
  return { meta: index.meta, path, bytes: bytes.length, changed };
}

function holdsSame(stored: Stored, { source, records, newest }: IndexMeta): boolean {
  if (stored.state !== 'ready') return false;
  const { meta } = stored.index;
  return meta.source === source && meta.records === records && meta.newest === newest;
}

function obtainNow(source: Source, kept: string, options: AdvisoryOptions): Promise<Obtained> {
  if (source.kind === 'path') return obtainLocal(source, kept, options);
  const before = load(kept);
  const ours = before.state === 'ready' && before.index.meta.source === source.shown;
  return fetchIndex(source, ours ? before : { state: 'absent' }, kept, options);
}

function sourceOf({ source, folder }: AdvisoryOptions): Source {
  return sourceFrom(source ?? OSV_EXPORT, folder);
}

function cacheDirOf({ cacheDir }: AdvisoryOptions): string {
  if (cacheDir) return cacheDir;
  throw new UsageError(
    'with --no-cache there is no store',
    'leave --no-cache out, or choose a folder with --cache-dir',
  );
}

export interface StoreStatus {
  /** `stale` and `ready` can be used. */
  readonly state: 'ready' | 'stale' | 'absent' | 'damaged';
  readonly path: string;
  readonly meta?: IndexMeta;
  readonly bytes?: number;
  /** Of the newest record, in milliseconds. */
  readonly age?: number;
  /** What is wrong with it, for people. */
  readonly reason?: string;
  /** The command that improves it; absent where nothing needs to be done. */
  readonly nextStep?: string;
}

/** What an audit with the same options would find kept. Reads the store only. */
export function statusOf(options: AdvisoryOptions): StoreStatus {
  const cacheDir = cacheDirOf(options);
  const named = options.source === undefined ? undefined : sourceOf(options);
  const path = named ? sourcePath(cacheDir, identityOf(named)) : storePath(cacheDir);
  return statusFrom(load(path), path, named, options.now);
}

function statusFrom(stored: Stored, path: string, named: Source | undefined, now: Date): StoreStatus {
  const again = `wherefrom advisories update${named ? ` --advisories ${named.shown}` : ''}`;
  if (stored.state === 'absent') return { state: 'absent', path, nextStep: again };
  if (stored.state === 'damaged') return { state: 'damaged', path, reason: stored.reason, nextStep: again };
  const { meta } = stored.index;
  const found = { path, meta, bytes: stored.bytes.length, age: ageOf(meta, now) };
  if (!isStale(meta, now)) return { state: 'ready', ...found };
  const imported = !named && meta.source !== OSV_EXPORT;
  if (imported) return { state: 'stale', ...found, nextStep: `${again} --advisories NEWER-EXPORT` };
  // Reading the same file again would find the same records.
  const isFile = named !== undefined && !/^https?:/.test(named.shown);
  return {
    state: 'stale',
    ...found,
    nextStep: isFile ? `put a newer export in the place of ${named.shown}` : again,
  };
}
