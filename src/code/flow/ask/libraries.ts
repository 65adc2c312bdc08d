import type { Origin } from '../../../finding/origin.ts';
import { CALLED } from '../../models/paths.ts';
import type { Source, Verification } from '../../models/vocabulary.ts';
import { STANDARD_LIBRARY } from '../../program/stdlib.ts';
import type { CallOf, Site } from '../value.ts';
import { argumentOf, type LibraryCall } from './arguments.ts';
import { callbackCall } from './callbacks.ts';
import type { Engine } from './engine.ts';
import { type Leaf, leaf, merged, mergeLeaves, weakened } from './leaf.ts';
import type { Frame, HeldArgument, LibraryReference } from './reference.ts';
import { together } from './together.ts';

/** Where the data of a library's values and calls comes from, by the library's model. */

// ---------------------------------------------------------------- names

export function libraryOrigins(ref: LibraryReference, site: Site): readonly Leaf[] {
  if (ref.source) return [sourceLeaf(ref.source, ref.path, site)];
  return isStandard(ref.path)
    ? [leaf('constant', ref.path, site)]
    : [leaf('unknown', `${ref.path}, which is not modelled`, site)];
}

function isStandard(path: string): boolean {
  const first = path.split('.', 1)[0] as string;
  return first === 'builtins' || STANDARD_LIBRARY.has(first);
}

export function sourceLeaf(source: Source, path: string, site: Site): Leaf {
  const stream = source.origin === 'file' || source.stream === true;
  return leaf(source.origin, source.note ?? path, site, stream);
}

export function libraryCall(
  callee: LibraryReference,
  call: CallOf,
  args: readonly HeldArgument[],
  frame: Frame | undefined,
): LibraryCall {
  const receiver = call.callee.kind === 'attribute' ? { value: call.callee.base, frame } : undefined;
  return { callee, args, receiver };
}

export function libraryCallOrigins(
  engine: Engine,
  callee: LibraryReference,
  call: CallOf,
  args: readonly HeldArgument[],
  frame: Frame | undefined,
): readonly Leaf[] {
  const library = libraryCall(callee, call, args, frame);
  const verification = callee.entry?.verifications.find((one) => one.returns);
  if (verification) return verifiedOrigins(engine, verification, library, call);
  const { source } = engine.stepInto(callee, CALLED, undefined);
  if (source) return [sourceLeaf(source, callee.path, call.site), ...choosers(engine, source, library)];
  const propagators = callee.entry?.propagators ?? [];
  if (propagators.length > 0) {
    const from = propagators.flatMap((one) =>
      asList(one.from).flatMap((place) => argumentOf(engine, library, place)),
    );
    const stream = propagators.some((one) => one.gives === 'file');
    return together(engine, from, call.site).map((one) => (stream ? { ...one, stream } : one));
  }
  const called = calledBack(engine, callee, call, args, frame);
  if (called) return called;
  if (isStandard(callee.path)) {
    return together(engine, library.receiver ? [library.receiver, ...args] : args, call.site);
  }
  // What its object was made with (a key, an address) is seldom what a method gives.
  const unknown = leaf('unknown', `${callee.path}(), which is not modelled`, call.site);
  return mergeLeaves(together(engine, args).map(weakened), [unknown]);
}

/** `pool.map(f, xs)` gives what `f` gives. */
function calledBack(
  engine: Engine,
  callee: LibraryReference,
  call: CallOf,
  args: readonly HeldArgument[],
  frame: Frame | undefined,
): readonly Leaf[] | undefined {
  const callbacks = callee.entry?.callbacks ?? [];
  if (callbacks.length === 0) return undefined;
  const library = libraryCall(callee, call, args, frame);
  const answers = callbacks.flatMap((callback) =>
    argumentOf(engine, library, callback.function).map((fn) =>
      engine.origins(callbackCall(engine, call, fn.value, callback), fn.frame),
    ),
  );
  return answers.length > 0 ? merged(answers) : undefined;
}

function asList<T>(one: T | readonly T[]): readonly T[] {
  return Array.isArray(one) ? one : [one as T];
}

/** Who chooses the file, key or address chooses the data: only those count who may be attackers from outside. */
function choosers(engine: Engine, source: Source, call: LibraryCall): readonly Leaf[] {
  if (!source.chosenBy) return [];
  const outside: readonly Origin[] = ['remote', 'response', 'message', 'store'];
  return together(engine, argumentOf(engine, call, source.chosenBy)).filter((one) =>
    outside.includes(one.origin),
  );
}

/** Data that came through a check is authentic, unless the key stands in the code. */
function verifiedOrigins(
  engine: Engine,
  verification: Verification,
  call: LibraryCall,
  value: CallOf,
): readonly Leaf[] {
  const data = together(engine, argumentOf(engine, call, verification.data));
  const key = verification.key ? together(engine, argumentOf(engine, call, verification.key)) : [];
  const open = key.length > 0 && key.every((one) => one.origin === 'constant' && one.note === 'a literal');
  return open ? data : [leaf('authenticated', `verified by ${call.callee.path}`, value.site)];
}
