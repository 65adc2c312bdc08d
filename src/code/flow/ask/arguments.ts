import { type ArgumentPlace, parseArgument } from '../../models/arguments.ts';
import type { Argument } from '../../models/vocabulary.ts';
import { intern } from '../../python/names.ts';
import type { CallOf, Site } from '../value.ts';
import { unboxed } from './bind.ts';
import type { Engine } from './engine.ts';
import type { Frame, Held, HeldArgument, LibraryReference } from './reference.ts';

/** A call of a library, as models speak of it. */
export interface LibraryCall {
  readonly callee: LibraryReference;
  readonly args: readonly HeldArgument[];
  /** The object whose method is called. */
  readonly receiver: Held | undefined;
  /** Where it is written; absent for what registers entry points, of which only arguments are asked. */
  readonly site?: Site;
}

/** What a call gives for an argument that a model names; several where `*args` is in the way, none if it is absent. */
export function argumentOf(engine: Engine, call: LibraryCall, argument: Argument): readonly Held[] {
  const place = parseArgument(argument);
  if (place.which === 'self') return call.receiver ? [call.receiver] : [];
  const args = place.of === 'receiver' ? (call.callee.made?.args ?? []) : call.args;
  const found = place.which === 'all' ? args : oneOf(engine, args, place);
  return place.item === undefined
    ? found
    : found.flatMap((held) => itemIn(engine, held, place.item as string));
}

/** What a dict has under a key, a list or tuple at a position, where that is known. */
function itemIn(engine: Engine, { value, frame }: Held, key: string): readonly Held[] {
  return engine.refs(value, frame).flatMap((ref) => {
    if (ref.sort !== 'container') return [];
    if (ref.value.kind === 'sequence') {
      const element = ref.value.elements[Number(key)];
      return element ? [unboxed(element, ref.frame)] : [];
    }
    const entry = ref.value.entries.findLast(
      (one) => one.key?.kind === 'constant' && one.key.literal === key,
    );
    return entry ? [unboxed(entry.value, ref.frame)] : [];
  });
}

/** A call as models see it. */
export function libraryCall(
  callee: LibraryReference,
  call: CallOf,
  args: readonly HeldArgument[],
  frame: Frame | undefined,
): LibraryCall {
  const receiver = call.callee.kind === 'attribute' ? { value: call.callee.base, frame } : undefined;
  return { callee, args, receiver, site: call.site };
}

function oneOf(engine: Engine, args: readonly HeldArgument[], place: ArgumentPlace): readonly Held[] {
  const keyword = place.keyword === undefined ? 0 : intern(place.keyword);
  const possible: Held[] = [];
  let position = 0;
  for (const argument of args) {
    if (argument.keyword && argument.keyword === keyword) return [argument];
    if (argument.unpacked) {
      const found = insideOf(engine, argument, place, position);
      if (found.certain) return found.helds;
      possible.push(...found.helds);
    } else if (argument.keyword === 0) {
      if (position === place.position) return [argument];
      position += 1;
    }
  }
  return possible;
}

/** Looks into `*args` and `**kwargs`. */
function insideOf(
  engine: Engine,
  argument: HeldArgument,
  place: ArgumentPlace,
  before: number,
): { certain: boolean; helds: readonly Held[] } {
  const helds: Held[] = [];
  for (const ref of engine.refs(argument.value, argument.frame)) {
    if (ref.sort !== 'container') continue;
    if (ref.value.kind === 'mapping') {
      const entry = ref.value.entries.findLast(
        ({ key }) => key?.kind === 'constant' && key.literal === place.keyword,
      );
      if (entry) return { certain: true, helds: [unboxed(entry.value, ref.frame)] };
    } else if (place.position !== undefined) {
      const element = ref.value.elements[place.position - before];
      if (element) return { certain: true, helds: [unboxed(element, ref.frame)] };
      for (const rest of ref.value.rest) helds.push(unboxed(rest, ref.frame));
    }
  }
  return { certain: false, helds };
}

/** Whether a call is given something by `*args` or `**kwargs` that is not known here. */
export function isOpen(engine: Engine, { args }: LibraryCall): boolean {
  return args.some(
    ({ unpacked, value, frame }) =>
      unpacked && engine.refs(value, frame).some((ref) => ref.sort !== 'container'),
  );
}
