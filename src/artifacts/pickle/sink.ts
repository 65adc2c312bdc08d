import type { Straddle } from './framing.ts';
import type { GivesUp, Loaders } from './loaders.ts';
import type { Reader } from './reader.ts';
import type { FarMemo } from './state.ts';
import type { Global, Made, Node, Opaque, Value } from './value.ts';

/**
 * Who reads a pickle: told what loading would do, in the order in which it would be done. `loaders` is the set
 * of those that get this far. Whoever wants it all remembered remembers it; the machine does not.
 */
export interface Sink {
  /** A pickle begins; `reader` decodes its atoms. */
  start?(reader: Reader): void;
  /** `find_class` is called: the module is imported. */
  global(global: Global, loaders: Loaders): void;
  /** Something is called. */
  call(made: Made, loaders: Loaders): void;
  /**
   * A state is set: `target.__setstate__(state)`, or attributes, for anything but a plain value. A loader that
   * then reads from the file itself (joblib's arrays) is followed by giving the offset where opcodes go on.
   */
  build(target: Node, state: Value, offset: number, loaders: Loaders): number | undefined;
  /** `extend`, `append`, `add` or `__setitem__` is called on something that is no builtin container. */
  store(target: Node, method: string, offset: number, loaders: Loaders): void;
  /**
   * What is stored in something that does not remember it by itself (all but builtin containers, and what replaces
   * items of a list), told just before; of `__setitem__` keys and values in turn. Costs nothing where it is absent.
   */
  stored?(target: Value, method: string, items: readonly Value[]): void;
  /** The loader's surroundings are asked: `persistent_load`, the extension registry, a buffer. */
  opaque(value: Opaque, loaders: Loaders): void;
}

/** How one pickle ended. */
export interface PickleRun {
  readonly start: number;
  /** Offset behind the last byte that was read. */
  readonly end: number;
  /** What the loader returns; undefined if no loader gets to STOP. */
  readonly result: Value | undefined;
  /** The highest that PROTO named; 0 without it. */
  readonly protocol: number;
  readonly opcodes: number;
  /** Who gives up, in order; the last of all loaders ends the run. */
  readonly givesUp: readonly GivesUp[];
  /** Who was followed. */
  readonly readers: Loaders;
  /** Who gets to STOP. */
  readonly finishes: Loaders;
  /** The first place where the C pickle, reading from a file, would lose bytes; see framing.ts. */
  readonly loses: Straddle | undefined;
  /** Where the frame ends that STOP lies in, if there is more in it: loaders that read on from a file go on behind. */
  readonly restOfFrame: number | undefined;
  /** True if it ended because the bytes did. */
  readonly cutOff: boolean;
  /** Bytes that would have to follow then, at least. */
  readonly lacks: number;
  readonly farMemo: FarMemo | undefined;
}
