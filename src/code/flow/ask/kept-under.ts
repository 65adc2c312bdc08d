import { expanded } from '../../models/paths.ts';
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
  /** Something was given under the very keys that are asked for, and nothing else than these methods gave it anything. */
  readonly isAll: boolean;
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
  const given = writers.map((call) =>
    engine
      .refs(call.callee, frame)
      .flatMap((ref) => (ref.sort === 'library' ? givenBy(engine, kept, library, ref, call, frame) : [])),
  );
  // Where a file was read as well, what was given may have been given in one branch only.
  const areKnown = given.every((one) => one.length > 0);
  return {
    leaves: merged(given.flat().map(({ leaves }) => leaves)),
    isAll: areKnown && given.flat().some((one) => one.isSame),
  };
}

/** Nothing where the call is none of those that give or ask; no leaves where it gives something else, or asks. */
function givenBy(
  engine: Engine,
  kept: readonly Kept[],
  asked: LibraryCall,
  ref: LibraryReference,
  call: CallOf,
  frame: Frame | undefined,
): readonly { readonly leaves: readonly Leaf[]; readonly isSame: boolean }[] {
  if (ref.path === asked.callee.path) return [{ leaves: [], isSame: false }];
  const writer = libraryCall(ref, call, heldArguments(call, frame), frame);
  return kept
    .filter(({ by }) => expanded(by).some((path) => engine.library(path).path === ref.path))
    .map(({ keys, from }) => {
      const given = argumentOf(engine, writer, from);
      const same = keys.map((key) =>
        areSame(engine, argumentOf(engine, writer, key), argumentOf(engine, asked, key)),
      );
      if (same.includes(false) || given.length === 0) return { leaves: [], isSame: false };
      const leaves = together(engine, given);
      const isCertain = !same.includes(undefined);
      return { leaves: isCertain ? leaves : leaves.map(weakened), isSame: isCertain && keys.length > 0 };
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
