import type { Callback } from '../../models/vocabulary.ts';
import { intern } from '../../python/names.ts';
import type { CallArgument, CallOf, Value } from '../value.ts';
import { argumentOf, libraryCall } from './arguments.ts';
import type { Engine } from './engine.ts';
import { type Held, type HeldArgument, identityOf, type LibraryReference, type Made } from './reference.ts';

/** Calls that libraries make of functions they are given. */

const CALLS = new WeakMap<CallOf, Map<string, CallOf>>();

/** The call that a library makes of a function it was given: one value however often it is asked for. */
export function callbackCall(call: CallOf, callee: Value, callback: Callback): CallOf {
  const calls = CALLS.get(call) ?? new Map<string, CallOf>();
  CALLS.set(call, calls);
  const key = `${identityOf(callee)}|${callback.call}|${callback.function}`;
  const known = calls.get(key);
  if (known) return known;
  const made = makeCall(call, callee, callback);
  calls.set(key, made);
  return made;
}

/**
 * The calls whose results a library hands back: `one` where the call itself gives them, `each` where iterating over
 * it does.
 */
export function callbackResults(
  engine: Engine,
  callee: LibraryReference,
  { call, args, frame }: Pick<Made, 'call' | 'args' | 'frame'>,
  way: 'one' | 'each',
): readonly Held[] {
  const library = libraryCall(callee, call, args, frame);
  return (callee.entry?.callbacks ?? [])
    .filter(
      ({ gives, returns }) => returns && (typeof gives === 'object' && 'each' in gives) === (way === 'each'),
    )
    .flatMap((callback) =>
      argumentOf(engine, library, callback.function).map((fn) => ({
        value: callbackCall(call, fn.value, callback),
        frame: fn.frame,
      })),
    );
}

/** `iter(read, b"")` calls `read` until that comes. */
export function calledUntil(call: CallOf, args: readonly HeldArgument[]): Held | undefined {
  const [read] = args;
  if (!read || args.length !== 2 || args.some(({ unpacked }) => unpacked)) return undefined;
  return { value: callbackCall(call, read.value, UNTIL), frame: read.frame };
}

/** `defaultdict(Record)[key]` is a `Record` that was made by calling it. */
export function madeByDefault({ path, made }: LibraryReference): Held | undefined {
  const [factory] = made?.args ?? [];
  if (path !== 'collections.defaultdict()' || !made || !factory || factory.keyword || factory.unpacked)
    return undefined;
  return { value: callbackCall(made.call, factory.value, BY_DEFAULT), frame: factory.frame };
}

const BY_DEFAULT: Callback = { call: 'collections.defaultdict', function: '0', gives: { values: [] } };

const UNTIL: Callback = { call: 'builtins.iter', function: '0', gives: { values: [] } };

function makeCall(call: CallOf, callee: Value, { gives }: Callback): CallOf {
  const args: CallArgument[] = [];
  if (gives === 'rest') {
    const at = call.args.findIndex((argument) => argument.value === callee);
    args.push(...call.args.filter((_, i) => i > at));
  } else if ('each' in gives) {
    for (const place of gives.each) {
      const over = positional(call, place);
      if (over)
        args.push({ value: { kind: 'element', of: over, site: call.site }, keyword: 0, unpacked: false });
    }
  } else if ('values' in gives) {
    for (const path of gives.values) {
      args.push({ value: { kind: 'library', path, site: call.site }, keyword: 0, unpacked: false });
    }
  } else if ('result' in gives) {
    args.push({ value: resultOf(call, gives.result, gives.of), keyword: 0, unpacked: false });
  } else {
    for (const [i, place] of gives.unpacked.entries()) {
      const value = positional(call, place);
      if (value) args.push({ value, keyword: 0, unpacked: true, ...(i > 0 && { byName: true }) });
    }
  }
  return { kind: 'call', callee, args, facts: call.facts, site: call.site };
}

/** What another call would give for arguments of this one: `re.sub(pattern, f, text)` hands over what a search finds. */
function resultOf(call: CallOf, path: string, of: readonly string[]): CallOf {
  const { site, facts } = call;
  const args = of.flatMap((place): CallArgument[] => {
    const value = positional(call, place);
    return value ? [{ value, keyword: 0, unpacked: false }] : [];
  });
  const isOfObject = path.startsWith(OBJECT) && call.callee.kind === 'attribute';
  const callee: Value = isOfObject
    ? { kind: 'attribute', base: call.callee.base, name: intern(path.slice(OBJECT.length)), site }
    : { kind: 'library', path, site };
  return { kind: 'call', callee, args, facts, site };
}

const OBJECT = 'self.';

export function positional(call: CallOf, place: string): Value | undefined {
  const [position, keyword] = place.split(':');
  const named = call.args.find(
    (argument) => argument.keyword && argument.keyword === intern(keyword ?? position ?? ''),
  );
  if (named) return named.value;
  return call.args.filter((argument) => argument.keyword === 0 && !argument.unpacked)[Number(position)]
    ?.value;
}
