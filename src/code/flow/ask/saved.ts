import { spelling } from '../../python/names.ts';
import { type CallOf, objectOf, type Site } from '../value.ts';
import { argumentOf, type LibraryCall, libraryCall } from './arguments.ts';
import type { Engine } from './engine.ts';
import { heldArguments } from './frames.ts';
import { type Leaf, leaf, merged } from './leaf.ts';
import type { Frame, Held } from './reference.ts';
import { isSame } from './same.ts';

/** Files that a function writes and then reads: what it has written is what it reads. */

/**
 * The origins of what the function around a place has put into a file before, under the name that is read there.
 * Nothing where it has put nothing, or where another function has.
 */
export function savedOrigins(
  engine: Engine,
  name: Held,
  read: Site,
  frame: Frame | undefined,
): readonly Leaf[] {
  const { tree } = read.scope.module;
  const before = savedIn(engine, read).filter(
    ({ call, names }) =>
      tree.end(call.site.node) <= tree.start(read.node) &&
      names.some(({ value }) => isSame(value, name.value)),
  );
  return merged(before.map((one) => dataOf(engine, one, frame)));
}

/** A call that writes a file. */
interface Saved {
  readonly call: CallOf;
  /** What it may be named. */
  readonly names: readonly Held[];
}

function savedIn(engine: Engine, { scope }: Site): readonly Saved[] {
  return engine.once<readonly Saved[]>('saved files', scope, [], () => {
    const saved: Saved[] = [];
    for (const call of engine.walked(scope).values.values()) {
      if (call.kind !== 'call' || !engine.catalogue.saving.has(lastNameOf(call))) continue;
      const names = savings(engine.near, call, undefined).flatMap(({ library, saving }) =>
        argumentOf(engine.near, library, saving.name).flatMap((held) => namesOf(engine.near, held)),
      );
      if (names.length > 0) saved.push({ call, names });
    }
    return saved;
  });
}

/** What the models say of a call. */
function savings(engine: Engine, call: CallOf, frame: Frame | undefined) {
  return engine.refs(call.callee, frame).flatMap((ref) => {
    if (ref.sort !== 'library') return [];
    const library = libraryCall(ref, call, heldArguments(call, frame), frame);
    return (ref.entry?.saves ?? []).map((saving) => ({ library, saving }));
  });
}

/** The name itself, or that of a file that was opened. */
function namesOf(engine: Engine, held: Held): readonly Held[] {
  const opened = engine.refs(held.value, held.frame).flatMap((ref) => {
    if (ref.sort !== 'library' || ref.path !== OPEN || !ref.made) return [];
    const call: LibraryCall = { callee: ref, args: ref.made.args, receiver: undefined };
    return argumentOf(engine, call, '0:file');
  });
  return opened.length > 0 ? opened : [held];
}

const OPEN = 'builtins.open()';

function dataOf(engine: Engine, { call }: Saved, frame: Frame | undefined): readonly Leaf[] {
  const leaves = savings(engine, call, frame).flatMap(({ library, saving: { from, origin, note } }) => {
    const own = origin ? [leaf(origin, note ?? 'a downloaded file', call.site)] : [];
    const given = from === undefined ? [] : argumentOf(engine, library, from);
    return [...own, ...given.flatMap((held) => engine.originsOfHeld(held))];
  });
  return leaves.map((one) => ({ ...one, stream: true }));
}

function lastNameOf({ callee }: CallOf): string {
  const object = objectOf(callee);
  if (object.kind === 'attribute') return spelling(object.name);
  return object.kind === 'library' ? object.path.slice(object.path.lastIndexOf('.') + 1) : '';
}
