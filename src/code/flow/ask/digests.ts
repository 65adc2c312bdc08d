import type { Digest } from '../../models/vocabulary.ts';
import { type CallOf, objectOf, type Value } from '../value.ts';
import { argumentOf, type LibraryCall, libraryCall } from './arguments.ts';
import type { Engine } from './engine.ts';
import { heldArguments } from './frames.ts';
import type { Leaf, Trail } from './leaf.ts';
import type { Frame, Held } from './reference.ts';

/** A digest, and what was put into it. */
export interface MadeDigest {
  readonly digest: Digest;
  readonly call: LibraryCall;
  /** The call that gave it, and its way to where it was asked for. */
  readonly made: CallOf;
  readonly data: readonly Held[];
  /** Empty where it was made without one. */
  readonly key: readonly Held[];
}

/** The digest that a leaf is, told by the value in which its trail ends. */
export function digestIn(engine: Engine, { trail }: Leaf): MadeDigest | undefined {
  let last: Trail | undefined = trail;
  while (last?.next) last = last.next;
  return last && digestMadeBy(engine, last.value, last.frame);
}

export function digestMadeBy(engine: Engine, value: Value, frame: Frame | undefined): MadeDigest | undefined {
  const made = objectOf(value);
  if (made.kind !== 'call') return undefined;
  for (const ref of engine.refs(made.callee, frame)) {
    const digest = ref.sort === 'library' ? ref.entry?.digests[0] : undefined;
    if (ref.sort !== 'library' || !digest) continue;
    const call = libraryCall(ref, made, heldArguments(made, frame), frame);
    const data = [...argumentOf(engine, call, digest.data), ...fedTo(engine, call.receiver)];
    const key = digest.key ? argumentOf(engine, call, digest.key) : [];
    return { digest, call, made, data, key };
  }
  return undefined;
}

/** What an object was given by its own methods up to here: `mac.update(body)`. */
export function fedTo(engine: Engine, object: Held | undefined): readonly Held[] {
  if (object?.value.kind !== 'snapshot') return [];
  const { value, frame } = object;
  return value.contents.writers.flatMap((writer) =>
    engine.refs(writer.callee, frame).flatMap((ref) => {
      if (ref.sort !== 'library') return [];
      const call = libraryCall(ref, writer, heldArguments(writer, frame), frame);
      return (ref.entry?.fillers ?? []).flatMap(({ into, from }) =>
        into === 'self' && from ? argumentOf(engine, call, from) : [],
      );
    }),
  );
}
