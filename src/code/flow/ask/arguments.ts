import { type ArgumentPlace, parseArgument } from '../../models/arguments.ts';
import type { Argument } from '../../models/vocabulary.ts';
import { intern, spelling } from '../../python/names.ts';
import { type CallOf, NO_CONTENTS, type Site, type Value } from '../value.ts';
import { unboxed } from './bind.ts';
import type { Engine } from './engine.ts';
import type {
  ContainerReference,
  Frame,
  Held,
  HeldArgument,
  LibraryReference,
  Reference,
} from './reference.ts';

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
  const { item, making } = place;
  if (item !== undefined) return found.flatMap((held) => itemIn(engine, held, item));
  if (making === undefined) return found;
  const inner = parseArgument(making);
  return madeWith(engine, found).flatMap((given) => oneOf(engine, given, inner));
}

/** The arguments of the calls of libraries that made these. */
function madeWith(engine: Engine, helds: readonly Held[]): readonly (readonly HeldArgument[])[] {
  return helds
    .flatMap((held) => engine.refs(held.value, held.frame))
    .flatMap((ref) => (ref.sort === 'library' && ref.made ? [ref.made.args] : []));
}

/** What a dict has under a key, a list or tuple at a position, where that is known. */
function itemIn(engine: Engine, { value, frame }: Held, key: string): readonly Held[] {
  return engine.refs(value, frame).flatMap((ref) => {
    const copied = copiedBy(ref);
    if (copied) return itemIn(engine, copied, key);
    if (ref.sort !== 'container') return [];
    if (ref.value.kind === 'sequence') {
      const { elements, rest } = ref.value;
      // A list of which nobody knows how long it is begins with what is put in first.
      const element = elements.length === 0 && key === '0' ? rest[0] : elements[Number(key)];
      return element ? [unboxed(element, ref.frame)] : [];
    }
    const entry = ref.value.entries.findLast(
      (one) => one.key?.kind === 'constant' && one.key.literal === key,
    );
    return entry ? [unboxed(entry.value, ref.frame)] : [];
  });
}

/** What `list(words)` was made of: in the same order, the same. */
export function copiedBy(ref: Reference): Held | undefined {
  if (ref.sort !== 'library' || (ref.path !== 'builtins.list()' && ref.path !== 'builtins.tuple()'))
    return undefined;
  const [only, ...others] = ref.made?.args ?? [];
  return only && others.length === 0 && !only.keyword && !only.unpacked ? only : undefined;
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

interface Found {
  /** Nothing else can be meant. */
  readonly certain: boolean;
  readonly helds: readonly Held[];
}

/** Looks into `*args` and `**kwargs`. */
function insideOf(engine: Engine, argument: HeldArgument, place: ArgumentPlace, before: number): Found {
  const helds: Held[] = [];
  for (const ref of engine.refs(argument.value, argument.frame)) {
    if (ref.sort !== 'container' || ref.value.kind === 'mapping' || place.position === undefined) continue;
    const element = ref.value.elements[place.position - before];
    if (element) return { certain: true, helds: [unboxed(element, ref.frame)] };
    for (const rest of ref.value.rest) helds.push(unboxed(rest, ref.frame));
  }
  if (place.keyword === undefined) return { certain: false, helds };
  const named = underName(engine, argument, place.keyword, MAX_MAPPINGS);
  return { certain: named.certain, helds: [...helds, ...named.helds] };
}

/** Mappings in mappings that are looked into. */
const MAX_MAPPINGS = 4;

/** What a dict has under a name: what was put there in this function, then what it came with. */
function underName(engine: Engine, { value, frame }: Held, name: string, depth: number): Found {
  const contents = value.kind === 'snapshot' ? value.contents : NO_CONTENTS;
  const stored = contents.items.findLast((item) => isName(item.key, name));
  if (stored) return { certain: true, helds: [{ value: stored.value, frame }] };
  const found = engine
    .refs(value, frame)
    .filter((ref) => ref.sort === 'container')
    .map((ref) => inMapping(engine, ref, name, depth));
  const helds = found.flatMap((one) => one.helds);
  if (found.length > 0 && found.every(({ certain }) => certain)) return { certain: true, helds };
  const defaults = contents.writers.flatMap((call) => defaultSetBy(call, name));
  return { certain: false, helds: [...helds, ...defaults.map((one) => ({ value: one, frame }))] };
}

/** Later entries win; what `**more` holds may win over what stands before it, or have nothing of that name. */
function inMapping(engine: Engine, { value, frame }: ContainerReference, name: string, depth: number): Found {
  const helds: Held[] = [];
  if (value.kind !== 'mapping' || depth === 0) return { certain: false, helds };
  for (const entry of value.entries.toReversed()) {
    const held = unboxed(entry.value, frame);
    if (isName(entry.key, name)) {
      helds.push(held);
      if (!entry.maybe) return { certain: true, helds };
    } else if (!entry.key) {
      const inner = underName(engine, held, name, depth - 1);
      helds.push(...inner.helds);
      if (inner.certain) return { certain: true, helds };
    }
  }
  return { certain: false, helds };
}

/** Whether a call is given something by `*args` or `**kwargs` that is not known here. */
export function isOpen(engine: Engine, { args }: LibraryCall): boolean {
  return areOpen(engine, args);
}

/** The same of the call that an argument is looked for in: of `1:parser()recover` the one that made the parser. */
export function isOpenAt(engine: Engine, call: LibraryCall, argument: Argument): boolean {
  const place = parseArgument(argument);
  if (place.making === undefined) return isOpen(engine, call);
  const makings = madeWith(engine, oneOf(engine, call.args, place));
  return makings.length === 0 || makings.some((args) => areOpen(engine, args));
}

function areOpen(engine: Engine, args: readonly HeldArgument[]): boolean {
  return args.some(
    ({ unpacked, value, frame }) =>
      unpacked && engine.refs(value, frame).some((ref) => ref.sort !== 'container'),
  );
}

function isName(key: Value | undefined, name: string): boolean {
  return key?.kind === 'constant' && key.literal === name;
}

/** `options.setdefault("Loader", SafeLoader)`. */
function defaultSetBy({ callee, args }: CallOf, name: string): Value[] {
  if (callee.kind !== 'attribute' || spelling(callee.name) !== 'setdefault') return [];
  const [key, value] = args;
  return isName(key?.value, name) && value ? [value.value] : [];
}
