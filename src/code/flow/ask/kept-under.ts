import type { Kept } from '../../models/vocabulary.ts';
import { type CallOf, objectOf } from '../value.ts';
import { equals } from '../walk/fold.ts';
import { argumentOf, type LibraryCall, libraryCall } from './arguments.ts';
import type { Engine } from './engine.ts';
import { heldArguments } from './frames.ts';
import { constantIn } from './items.ts';
import { type Leaf, merged, weakened } from './leaf.ts';
import type { Frame, Held, LibraryReference } from './reference.ts';
import { together } from './together.ts';

/** What an object of a library was given by one method, as another method of it gives that back. */
export interface KeptBefore {
  readonly leaves: readonly Leaf[];
  /** Something was given under the very keys that are asked for: what stood there before is gone. */
  readonly isReplaced: boolean;
}

/** `config.set(section, option, value)`, seen from `config.get(section, option)` in the same function. */
export function keptBefore(
  engine: Engine,
  kept: readonly Kept[],
  library: LibraryCall,
  { callee }: CallOf,
  frame: Frame | undefined,
): KeptBefore {
  const base = callee.kind === 'attribute' ? callee.base : undefined;
  const writers = base?.kind === 'snapshot' ? base.contents.writers : [];
  const found = writers.flatMap((call) =>
    engine
      .refs(call.callee, frame)
      .flatMap((ref) => (ref.sort === 'library' ? givenBy(engine, kept, library, ref, call, frame) : [])),
  );
  return {
    leaves: merged(found.map(({ leaves }) => leaves)),
    isReplaced: found.some((one) => one.isReplaced),
  };
}

function givenBy(
  engine: Engine,
  kept: readonly Kept[],
  asked: LibraryCall,
  ref: LibraryReference,
  call: CallOf,
  frame: Frame | undefined,
): readonly KeptBefore[] {
  const writer = libraryCall(ref, call, heldArguments(call, frame), frame);
  return kept
    .filter((one) => engine.library(one.by).path === ref.path)
    .flatMap(({ keys, from }) => {
      const same = keys.map((key) =>
        areSame(engine, argumentOf(engine, writer, key), argumentOf(engine, asked, key)),
      );
      if (same.includes(false)) return [];
      const leaves = together(engine, argumentOf(engine, writer, from));
      const isCertain = !same.includes(undefined);
      return [
        { leaves: isCertain ? leaves : leaves.map(weakened), isReplaced: isCertain && keys.length > 0 },
      ];
    });
}

/** Undefined where it is not known of one of two keys what it is. */
function areSame(engine: Engine, [a]: readonly Held[], [b]: readonly Held[]): boolean | undefined {
  if (!a || !b) return undefined;
  if (objectOf(a.value) === objectOf(b.value) && a.frame === b.frame) return true;
  const [one, other] = [a, b].map(({ value, frame }) => constantIn(engine, value, frame));
  if (one?.kind !== 'constant' || other?.kind !== 'constant') return undefined;
  return equals(one.literal, other.literal);
}
