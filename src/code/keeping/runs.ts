import type { Environment } from '../../project/environment.ts';
import type { ProjectFile } from '../../project/project.ts';
import { stampOf } from '../../project/stamp.ts';
import type { Contents, Known } from '../program/file.ts';
import { intern, nameCount, spelling } from '../python/names.ts';
import { digestOf } from './digest.ts';
import { decoded, encoded } from './format.ts';
import type { EnvironmentAnswer, RunRecord } from './record.ts';

/** Where bytes are kept for the next run. */
export interface Shelf {
  /** What was put there last; undefined where there is nothing, or nothing that can be read. */
  get(): Uint8Array | undefined;
  put(bytes: Uint8Array): void;
}

/** Where one run is kept for the next. */
export interface Runs {
  /** The last one, if it can be gone on from: `holds` tells whether it rests on what this run rests on. */
  get(holds: (run: RunRecord) => boolean): RunRecord | undefined;
  put(run: RunRecord): void;
  /** A run is only worth putting here if one of so many questions was asked again; any is where it is absent. */
  readonly worthKeeping?: number;
  /** What else stays between runs of one process. */
  readonly memory?: RunMemory;
}

export interface RunMemory {
  /** What was in the files. */
  readonly contents: NonNullable<Known['contents']> & {
    /** Of a file on disk that is certain to be as it was. */
    unread(file: ProjectFile): KeptFile | undefined;
  };
  /** What a run asks its environment, which may be another object in each. */
  asked: AskedEnvironment | undefined;
  /** The code as the last run left it; undefined while one is under way, and after one that came to no end. */
  opened: object | undefined;
  /** What the last run said; undefined in the same cases. */
  told: object | undefined;
  /** The search for names of sinks. */
  search: object | undefined;
}

/** What was in a file when it was last read. */
interface KeptFile {
  readonly digest: string;
  readonly contents: Contents;
  /** What the system said of it before it was read, where that tells whether it has changed. */
  readonly stamp: string | undefined;
}

/** An environment, and what it answered so far. */
export interface AskedEnvironment {
  environment: Environment;
  readonly answers: Map<string, EnvironmentAnswer>;
}

/** Runs that other processes take up. */
export function runsOn(shelf: Shelf): Runs {
  return {
    worthKeeping: WORTH_WRITING,
    get(holds) {
      const bytes = shelf.get();
      const run = bytes && decoded(bytes);
      return run && holds(run) && haveSameIds(run.spellings) ? run : undefined;
    },
    put(run) {
      const spellings = Array.from({ length: nameCount() - 1 }, (_, i) => spelling(i + 1));
      shelf.put(encoded({ ...run, spellings }));
    },
  };
}

/**
 * To write all steps down costs about as much as to answer one question in so many again; as long as less than that
 * differs, the next run can as well go on from the same one as this.
 */
const WORTH_WRITING = 50;

/** Ids are given in the order in which names are met: those of the run that was kept are given first. */
function haveSameIds(spellings: readonly string[]): boolean {
  const known = Math.min(nameCount() - 1, spellings.length);
  for (let i = 0; i < known; i += 1) if (spelling(i + 1) !== spellings[i]) return false;
  for (let i = known; i < spellings.length; i += 1)
    if (intern(spellings[i] as string) !== i + 1) return false;
  return true;
}

/** Runs of one process, with the trees of all files. */
export function runsInMemory(): Runs {
  let last: RunRecord | undefined;
  const files = new Map<string, KeptFile>();
  const stamps = new Map<string, string | undefined>();
  return {
    get: (holds) => (last && holds(last) ? last : undefined),
    put(run) {
      last = run;
      const paths = new Set(run.files.map(({ path }) => path));
      for (const path of files.keys()) if (!paths.has(path)) files.delete(path);
    },
    memory: {
      asked: undefined,
      opened: undefined,
      told: undefined,
      search: undefined,
      contents: {
        get(path, bytes, make) {
          const digest = digestOf(bytes);
          const known = files.get(path);
          const contents = known?.digest === digest ? known.contents : make();
          files.set(path, { digest, contents, stamp: stamps.get(path) });
          return contents;
        },
        unread(file) {
          const { path } = file;
          const stamp = stampOf(file);
          const known = files.get(path);
          if (known && stamp !== undefined && known.stamp === stamp) return known;
          stamps.set(path, stamp);
          return undefined;
        },
      },
    },
  };
}
