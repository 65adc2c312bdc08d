import { isStandardPath } from '../../program/stdlib.ts';
import { type CallOf, objectOf, type Snapshot, type Value } from '../value.ts';
import { reachedThrough, viewedThrough } from '../walk/objects.ts';
import { argumentOf, libraryCall } from './arguments.ts';
import { argumentsFor } from './bind.ts';
import { resolutionOrder } from './classes.ts';
import type { Engine } from './engine.ts';
import { frameOf, heldArguments } from './frames.ts';
import { type Leaf, leaf, merged, weakened } from './leaf.ts';
import type {
  ClassReference,
  Frame,
  FunctionReference,
  HeldArgument,
  LibraryReference,
} from './reference.ts';
import { helds, together } from './together.ts';
import { putUnseen } from './undescribed.ts';

/** What calls write into objects that they are given. */

/** What calls that got the object have written into it: library functions by their models, others by their text. */
export function writtenBy(
  engine: Engine,
  value: Snapshot,
  frame: Frame | undefined,
  depth = MAX_HANDED,
): readonly Leaf[] {
  const answers: (readonly Leaf[])[] = [];
  for (const call of value.contents.writers) {
    answers.push(putUnseen(engine, call, value, frame));
    for (const callee of engine.refs(call.callee, frame)) {
      if (callee.sort === 'library') answers.push(filled(engine, callee, call, value, frame));
      else if (callee.sort === 'function' && depth > 0)
        answers.push(writtenInside(engine, callee, call, value, frame, depth - 1));
      else if (callee.sort === 'class') answers.push(...filledByBases(engine, callee, call, value, frame));
    }
  }
  return merged(answers);
}

/** Functions that hand a buffer on to others, which fill it. */
const MAX_HANDED = 3;

/** `class Pickler(pickle.Pickler)`: made over a stream, it does with it what its bases do. */
function filledByBases(
  engine: Engine,
  callee: ClassReference,
  call: CallOf,
  value: Snapshot,
  frame: Frame | undefined,
): readonly (readonly Leaf[])[] {
  return resolutionOrder(engine, callee.scope).flatMap((base) =>
    base.sort === 'library' && base.entry?.fillers.length ? [filled(engine, base, call, value, frame)] : [],
  );
}

function filled(
  engine: Engine,
  callee: LibraryReference,
  call: CallOf,
  value: Snapshot,
  frame: Frame | undefined,
): readonly Leaf[] {
  const answers: (readonly Leaf[])[] = [];
  const args = heldArguments(call, frame);
  const library = libraryCall(callee, call, args, frame);
  if (!callee.entry?.fillers.length) return putIn(engine, callee, call, value, args);
  for (const filler of callee.entry?.fillers ?? []) {
    const into = argumentOf(engine, library, filler.into);
    if (!into.some((held) => isOrBelongsTo(held.value, value.object))) continue;
    if (filler.origin) answers.push([leaf(filler.origin, `what ${callee.path} writes`, call.site, true)]);
    if (filler.from) answers.push(together(engine, argumentOf(engine, library, filler.from)));
  }
  return merged(answers);
}

/** A method of an object of the standard library that no model describes may keep what it is given. */
function putIn(
  engine: Engine,
  callee: LibraryReference,
  call: CallOf,
  value: Snapshot,
  args: readonly HeldArgument[],
): readonly Leaf[] {
  const isMethod = call.callee.kind === 'attribute' && reachedThrough(call.callee.base).has(value.object);
  if (!isMethod || !isStandardPath(callee.path)) return [];
  return together(engine, args)
    .filter((one) => one.origin !== 'constant')
    .map(weakened);
}

function writtenInside(
  engine: Engine,
  callee: FunctionReference,
  call: CallOf,
  value: Snapshot,
  frame: Frame | undefined,
  depth: number,
): readonly Leaf[] {
  const inner = frameOf(engine, callee, call, heldArguments(call, frame));
  if (!inner) return [];
  const answers: (readonly Leaf[])[] = [];
  for (const [object, contents] of engine.walked(callee.scope).exit.contents) {
    if (object.kind !== 'parameter' || object.site.scope !== callee.scope) continue;
    const given = argumentsFor(engine, inner, object.index);
    if (!given.some((held) => isOrBelongsTo(held.value, value.object))) continue;
    const stored = [
      ...contents.items.map((item) => item.value),
      ...[...contents.attributes.values()].map((s) => s.value),
    ];
    answers.push(together(engine, helds(stored, inner)));
    if (contents.writers.length > 0)
      answers.push(
        writtenBy(engine, { kind: 'snapshot', object, contents, site: object.site }, inner, depth),
      );
  }
  return merged(answers);
}

/** The object itself, a view of it, or a method of it that was handed over. */
function isOrBelongsTo(value: Value, object: Value): boolean {
  const given = objectOf(value);
  return (
    given === object ||
    viewedThrough(given).includes(object) ||
    (given.kind === 'attribute' && objectOf(given.base) === object)
  );
}
