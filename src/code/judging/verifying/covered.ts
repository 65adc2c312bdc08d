import { argumentOf, libraryCall } from '../../flow/ask/arguments.ts';
import { argumentsFor } from '../../flow/ask/bind.ts';
import { digestMadeBy, fedTo } from '../../flow/ask/digests.ts';
import type { Engine } from '../../flow/ask/engine.ts';
import { frameOf, heldArguments } from '../../flow/ask/frames.ts';
import type { Frame, FunctionReference, Held } from '../../flow/ask/reference.ts';
import { isSame } from '../../flow/ask/same.ts';
import { type CallOf, objectOf, type Value } from '../../flow/value.ts';
import { spelling } from '../../python/names.ts';
import { valuesOn } from '../way.ts';

/**
 * Whether what was verified is what is used: the `whole` of it, or only a `part`. `used` are the values that the data
 * is on its way. Undefined where they have nothing in common.
 */
export function coverage(
  engine: Engine,
  used: ReadonlySet<Value>,
  verified: readonly Held[],
): 'whole' | 'part' | undefined {
  const contents = verified.flatMap((held) => contentsOf(engine, held));
  if (contents.some((held) => isAmong(engine, used, held.value))) return 'whole';
  return contents.some(({ value }) => isPartOf(engine, used, value)) ? 'part' : undefined;
}

/** Whether what was verified is made of anything that is used, beside being from the same place. */
export function isRelated(engine: Engine, used: ReadonlySet<Value>, verified: readonly Held[]): boolean {
  return verified.some((held) =>
    engine
      .originsOfHeld(held)
      .some((leaf) => [...valuesOn(leaf)].slice(0, -1).some((value) => used.has(value))),
  );
}

function isAmong(engine: Engine, values: ReadonlySet<Value>, value: Value): boolean {
  const object = objectOf(value);
  if (values.has(object)) return true;
  if (!READ.has(object.kind)) return false;
  const alike = [...values].filter((one) => one.kind === object.kind);
  if (alike.some((one) => isSame(one, object))) return true;
  const steady = object.kind === 'call' ? steadyPath(engine, object) : undefined;
  return (
    steady !== undefined && alike.some((one) => one.kind === 'call' && steadyPath(engine, one) === steady)
  );
}

/** What `request.get_data()` reads, if it reads the same each time. */
function steadyPath(engine: Engine, { callee }: CallOf): string | undefined {
  for (const ref of engine.refs(callee, undefined)) {
    if (ref.sort !== 'library' || !ref.source?.steady) continue;
    const { path, source } = ref;
    if (source.steady?.some((name) => path === `${source.path}.${name}`)) return path;
  }
  return undefined;
}

/** Only what is read from somewhere may be written twice and be the same. */
const READ: ReadonlySet<Value['kind']> = new Set(['attribute', 'item', 'call', 'library']);

/** `body[:100]` of a `body` that is used as a whole. */
function isPartOf(engine: Engine, used: ReadonlySet<Value>, value: Value): boolean {
  const object = objectOf(value);
  if (object.kind !== 'item' || object.key.kind !== 'operation' || object.key.operator !== 'slice')
    return false;
  return isAmong(engine, used, object.base);
}

/** Values in values that are looked at. */
const MAX_CONTENTS = 48;

/**
 * The value, and all that it holds the whole of: what it was encoded from, put together of or is a digest of, and the
 * argument that stands behind a parameter, as far out as the activation goes.
 */
function contentsOf(engine: Engine, held: Held, calls = MAX_CALLS): readonly Held[] {
  const all: Held[] = [held];
  for (const one of all) {
    if (all.length > MAX_CONTENTS) break;
    all.push(...fedTo(engine, one), ...insideOf(engine, one, calls));
  }
  return all;
}

/** Functions of the project in functions that are looked into. */
const MAX_CALLS = 2;

function insideOf(engine: Engine, { value, frame }: Held, calls: number): readonly Held[] {
  const object = objectOf(value);
  switch (object.kind) {
    case 'parameter':
      return outward(engine, { value: object, frame });
    case 'attribute':
      return outward(engine, { value: object.base, frame }).map((base) => ({
        ...base,
        value: { ...object, base: base.value },
      }));
    case 'operation':
      return JOINING.has(object.operator) ? object.operands.map((one) => ({ value: one, frame })) : [];
    case 'sequence':
      return object.elements.map((one) => ({ value: one, frame }));
    case 'call':
      return insideCall(engine, object, frame, calls);
    default:
      return [];
  }
}

const JOINING: ReadonlySet<string> = new Set(['+', '%', 'format']);

/** What an activation gave for a parameter; for `self` the object whose method was called. */
function outward(engine: Engine, { value, frame }: Held): readonly Held[] {
  const object = objectOf(value);
  if (object.kind !== 'parameter' || frame?.scope !== object.site.scope) return [];
  const given = argumentsFor(engine, frame, object.index);
  if (given.length > 0 || object.index > 0 || frame.call?.callee.kind !== 'attribute') return given;
  return [{ value: frame.call.callee.base, frame: undefined }];
}

function insideCall(engine: Engine, call: CallOf, frame: Frame | undefined, calls: number): readonly Held[] {
  const digest = digestMadeBy(engine, call, frame);
  if (digest) return digest.data;
  const { callee } = call;
  const args = heldArguments(call, frame);
  const method = methodOf(callee);
  if (method && REWRITING.has(method.name) && isWhole(method.name, call))
    return [{ value: method.base, frame }];
  if (method?.name === 'join') return args;
  return engine.refs(callee, frame).flatMap((ref) => {
    if (ref.sort === 'function' && calls > 0) return alwaysGiven(engine, ref, call, frame, calls - 1);
    if (ref.sort !== 'library') return [];
    const library = libraryCall(ref, call, args, frame);
    const from = (ref.entry?.propagators ?? []).flatMap((one) => [one.from].flat());
    return from.flatMap((place) => argumentOf(engine, library, place));
  });
}

/** What everything that a function of the project may give holds the whole of: `text` of `to_bytes(text)`. */
function alwaysGiven(
  engine: Engine,
  callee: FunctionReference,
  call: CallOf,
  frame: Frame | undefined,
  calls: number,
): readonly Held[] {
  const inner = frameOf(engine, callee, call, heldArguments(call, frame));
  const [first = [], ...others] = engine
    .walked(callee.scope)
    .returns.map(({ value }) => contentsOf(engine, { value, frame: inner }, calls));
  return first.filter(({ value }) =>
    others.every((contents) => contents.some((one) => objectOf(one.value) === objectOf(value))),
  );
}

/** `decode` of `body.decode`, also where the body is `request.data`. */
function methodOf(callee: Value): { readonly base: Value; readonly name: string } | undefined {
  if (callee.kind === 'attribute') return { base: callee.base, name: spelling(callee.name) };
  if (callee.kind !== 'library') return undefined;
  const dot = callee.path.lastIndexOf('.');
  return { base: { ...callee, path: callee.path.slice(0, dot) }, name: callee.path.slice(dot + 1) };
}

/** Methods that give the same bytes in another form; `read` only where it reads to the end. */
const REWRITING: ReadonlySet<string> = new Set([
  'encode',
  'decode',
  'strip',
  'tobytes',
  'getvalue',
  'getbuffer',
  'read',
]);

function isWhole(name: string, { args }: CallOf): boolean {
  return name !== 'read' || args.length === 0;
}
