/**
 * The programs that read pickles, as bits of a set. The machine follows them in step: it goes on as long as one
 * loader would, and notes who has given up where. One stack serves them all, because nowhere do two loaders go on
 * with different values, but for one case, which gets a run of its own (framing.ts).
 */
export type Loaders = number;

/** Modules/_pickle.c, which `pickle.load` is. */
export const C_PICKLE = 1;
/** Lib/pickle.py, which subclasses of `pickle._Unpickler` and loaders such as joblib and dill are. */
export const PYTHON_PICKLE = 2;
/** Lib/pickletools.py: it loads nothing, but scanners are built upon it. */
export const PICKLETOOLS = 4;

export const LOADERS = C_PICKLE | PYTHON_PICKLE;
export const ALL_READERS = LOADERS | PICKLETOOLS;

const NAMES: readonly (readonly [Loaders, string])[] = [
  [C_PICKLE, 'the C pickle'],
  [PYTHON_PICKLE, 'pickle.py'],
  [PICKLETOOLS, 'pickletools'],
];

/** `the C pickle and pickle.py`. */
export function readerNames(readers: Loaders): string {
  return NAMES.filter(([bit]) => readers & bit)
    .map(([, name]) => name)
    .join(' and ');
}

/** Where a reader gives up, and why. */
export interface GivesUp {
  readonly readers: Loaders;
  readonly offset: number;
  readonly reason: string;
}
