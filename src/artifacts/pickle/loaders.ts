/**
 * The programs that read pickles, as bits of a set. The machine follows them in step: it goes on as long as one
 * loader would, and notes who has given up where. One stack serves them all, because nowhere do two loaders go on
 * with different values, but for two cases, which get a run of their own (framing.ts, pandas.ts).
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

/**
 * The releases of torch from which on its restricted reader (`torch.load(…, weights_only=True)`) reads otherwise than
 * the one before; each has a bit. Only files of torch are followed with them (weights-only.ts).
 */
export const TORCH_RELEASES = ['1.13', '2.0', '2.2', '2.4', '2.5', '2.6', '2.7', '2.10', '2.15'] as const;
export type TorchRelease = (typeof TORCH_RELEASES)[number];

const FIRST_TORCH = 3;
export const TORCH: Loaders = ((1 << TORCH_RELEASES.length) - 1) << FIRST_TORCH;

export function torchBit(index: number): Loaders {
  return 1 << (FIRST_TORCH + index);
}

/** The given release of torch and those after it. */
export function torchSince(release: TorchRelease): Loaders {
  return TORCH & ~(torchBit(TORCH_RELEASES.indexOf(release)) - 1);
}

const NAMES: readonly (readonly [Loaders, string])[] = [
  [C_PICKLE, 'the C pickle'],
  [PYTHON_PICKLE, 'pickle.py'],
  [PICKLETOOLS, 'pickletools'],
  [TORCH, "torch's weights_only reader"],
];

/** `stop` or `stops`, after {@link readerNames}. */
export function plural(readers: Loaders, verb: string, many: string): string {
  return NAMES.filter(([bits]) => readers & bits).length > 1 ? many : verb;
}

/** `the C pickle and pickle.py`. */
export function readerNames(readers: Loaders): string {
  return NAMES.filter(([bits]) => readers & bits)
    .map(([, name]) => name)
    .join(' and ');
}

/** Where a reader gives up, and why. */
export interface GivesUp {
  readonly readers: Loaders;
  readonly offset: number;
  readonly reason: string;
}
