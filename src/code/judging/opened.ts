import { argumentOf, type LibraryCall } from '../flow/ask/arguments.ts';
import type { Engine } from '../flow/ask/engine.ts';
import { heldArguments } from '../flow/ask/frames.ts';
import { sourceCall } from '../flow/ask/libraries.ts';
import type { Held } from '../flow/ask/reference.ts';
import type { Value } from '../flow/value.ts';
import type { Sink } from '../models/vocabulary.ts';

/**
 * The last part of the name of each file that a sink loads, as far as it is literal: `ranker.pkl` of
 * `open(os.path.join(MODELS, "ranker.pkl"))`. What stands before it is not followed, so it names a file only together
 * with what lies in the project.
 */
export function openedNames(engine: Engine, sink: Sink, call: LibraryCall): readonly string[] {
  const data = sink.data === undefined ? [] : [sink.data].flat();
  const helds = data.flatMap((place) => argumentOf(engine, call, place));
  const read = helds.flatMap((held) => pathsBehind(engine, held));
  const named = sink.form === 'data' ? read : [...helds, ...read];
  return [...new Set(named.flatMap((held) => literalEnd(engine, held, MAX_STEPS)))];
}

/** What names the file that an object reads: the first argument of the `open` that made it. */
function pathsBehind(engine: Engine, { value, frame }: Held): readonly Held[] {
  return engine.refs(value, frame).flatMap((ref) => {
    if (ref.sort !== 'library' || ref.source?.origin !== 'file' || !ref.source.chosenBy) return [];
    const opening = sourceCall(engine, ref, ref.source);
    return opening ? argumentOf(engine, opening, ref.source.chosenBy) : [];
  });
}

/** Joins of paths in joins of paths that are looked into. */
const MAX_STEPS = 8;

/** The text at the end of a value that is put together of several. */
function literalEnd(engine: Engine, { value, frame }: Held, steps: number): readonly string[] {
  if (steps === 0) return [];
  for (const ref of engine.refs(value, frame)) {
    if (ref.sort === 'constant' && typeof ref.literal === 'string') return [baseName(ref.literal)];
  }
  const last = lastPart(engine, value);
  return last ? literalEnd(engine, { value: last, frame }, steps - 1) : [];
}

/** `b` of `join(a, b)`, `Path(a, b)`, `a / b`, `a + b` and `f"{a}b"`. */
function lastPart(engine: Engine, value: Value): Value | undefined {
  if (value.kind === 'operation') return value.operands.at(-1);
  if (value.kind !== 'call') return undefined;
  const joins = engine
    .refs(value.callee, undefined)
    .some((ref) => ref.sort === 'library' && JOINS.test(ref.path));
  return joins ? heldArguments(value, undefined).at(-1)?.value : undefined;
}

const JOINS = /(^|\.)(join|joinpath|Path|PurePath|abspath|realpath|normpath|expanduser|str|fspath)$/;

function baseName(path: string): string {
  return path.split(/[\\/]/).at(-1) ?? '';
}
