import { argumentOf, type LibraryCall } from '../flow/ask/arguments.ts';
import type { Engine } from '../flow/ask/engine.ts';
import { heldArguments } from '../flow/ask/frames.ts';
import { sourceCall } from '../flow/ask/libraries.ts';
import { globalValues } from '../flow/ask/names.ts';
import type { Held } from '../flow/ask/reference.ts';
import { type CallOf, objectOf, type Value } from '../flow/value.ts';
import type { Sink } from '../models/vocabulary.ts';
import { intern, spelling } from '../python/names.ts';

/**
 * The paths of the files that a sink loads, as far as they are literal: `*\/ranker.pkl` of
 * `open(os.path.join(MODELS, "ranker.pkl"))`, `models/*.pkl` of each file of `glob.glob("models/*.pkl")`. What is not
 * known is a `*`, so that a path names a file only together with what lies in the project.
 */
export function openedPaths(engine: Engine, sink: Sink, call: LibraryCall): readonly string[] {
  const data = sink.data === undefined ? [] : [sink.data].flat();
  const helds = data.flatMap((place) => argumentOf(engine, call, place));
  const read = helds.flatMap((held) => pathsBehind(engine, held));
  const named = sink.form === 'data' ? read : [...helds, ...read];
  const paths = named.flatMap((held) => pathsIn(engine, held, MAX_STEPS));
  return [...new Set(paths)].filter(isTelling);
}

/** What names the file that an object reads: the first argument of the `open` that made it. */
function pathsBehind(engine: Engine, { value, frame }: Held): readonly Held[] {
  return engine.refs(value, frame).flatMap((ref) => {
    const { source } = ref.sort === 'library' ? ref : {};
    if (ref.sort !== 'library' || source?.origin !== 'file' || !source.chosenBy) return [];
    const opening = sourceCall(engine, ref, source);
    return opening ? [source.chosenBy].flat().flatMap((place) => argumentOf(engine, opening, place)) : [];
  });
}

/** Joins of paths in joins of paths that are looked into. */
const MAX_STEPS = 8;
/** Alternatives that are followed: beyond them it is a list of everything. */
const MOST = 16;
const ANY = '*';

/** A part of the last name that is more than its suffix, or a folder in front of it. */
function isTelling(path: string): boolean {
  const last = path.slice(path.lastIndexOf('/') + 1);
  const folders = path.slice(0, path.length - last.length);
  return /[^*?]/.test(last) && (/[^*?/.]/.test(folders) || /[^*?.]/.test(last.replace(/\.\w+$/, '')));
}

function pathsIn(engine: Engine, { value, frame }: Held, steps: number): readonly string[] {
  if (steps === 0) return [ANY];
  const texts = engine
    .refs(value, frame)
    .flatMap((ref) => (ref.sort === 'constant' && typeof ref.literal === 'string' ? [ref.literal] : []));
  if (texts.length > 0) return texts.slice(0, MOST).map((text) => text.replaceAll('\\', '/'));
  const inside = (inner: Value) => pathsIn(engine, { value: inner, frame }, steps - 1);
  switch (value.kind) {
    case 'operation':
      return ofOperation(value.operator, value.operands.map(inside));
    case 'call':
      return ofCall(engine, { value, frame }, inside);
    case 'global': {
      const scope = engine.program.moduleScope(value.site.scope.module);
      return alternatives(
        globalValues(engine, scope, value.name).flatMap((held) => pathsIn(engine, held, steps - 1)),
      );
    }
    case 'choice':
      return alternatives(value.alternatives.flatMap((one) => inside(one.value)));
    case 'element':
      return inside(value.of);
    case 'item':
      return inside(value.base);
    case 'sequence':
      return alternatives(value.elements.flatMap(inside));
    default:
      return [ANY];
  }
}

function alternatives(paths: readonly string[]): readonly string[] {
  return paths.length > 0 && paths.length <= MOST ? paths : [ANY];
}

function ofOperation(operator: string, parts: readonly (readonly string[])[]): readonly string[] {
  if (operator === '+' || operator === 'format') return product(parts, '');
  if (operator === '/') return product(parts, '/');
  const [template = [ANY]] = parts;
  return operator === '%' ? template.map((text) => text.replace(PERCENT, ANY)) : [ANY];
}

const PERCENT = /%(?:\(\w+\))?[-#0 +]*(?:[1-9]\d*)?(?:\.\d+)?[a-zA-Z]/g;
const BRACES = /\{[^{}]*\}/g;

/** Every combination of the alternatives of the parts. */
function product(parts: readonly (readonly string[])[], between: string): readonly string[] {
  let made: string[] = [];
  for (const [i, part] of parts.entries())
    made = i === 0 ? [...part] : made.flatMap((before) => part.map((text) => `${before}${between}${text}`));
  return alternatives(made);
}

type Inside = (value: Value) => readonly string[];

/** `join(a, b)`, `Path(a, b)`, `a.joinpath(b)`, `"{}".format(b)`, `glob(a)`, and what gives one of what it is given. */
function ofCall(
  engine: Engine,
  { value, frame }: { value: CallOf } & Held,
  inside: Inside,
): readonly string[] {
  const args = heldArguments(value, frame).map((held) => inside(held.value));
  const { callee } = value;
  if (callee.kind === 'attribute') {
    const object = () => inside(objectOf(callee.base));
    if (callee.name === FORMAT) return object().map((text) => text.replace(BRACES, ANY));
    if (callee.name === JOINPATH || callee.name === GLOB) return product([object(), ...args], '/');
    if (callee.name === RGLOB) return product([object(), ['**'], ...args], '/');
    if (KEEPS.has(spelling(callee.name)) && args.length === 0) return object();
  }
  const library = engine.refs(callee, undefined).find((ref) => ref.sort === 'library');
  if (!library || args.length === 0) return [ANY];
  if (JOINS.test(library.path)) return product(args, '/');
  return PICKS.test(library.path) ? (args[0] ?? [ANY]) : [ANY];
}

const [FORMAT, JOINPATH, GLOB, RGLOB] = ['format', 'joinpath', 'glob', 'rglob'].map(intern);
/** Methods of paths that give the same file. */
const KEEPS = new Set(['resolve', 'absolute', 'expanduser', 'as_posix', 'open']);
const JOINS = /(^|\.)(join|Path|PurePath|abspath|realpath|normpath|expanduser|str|fspath)$/;
const PICKS = /(^|\.)(glob|iglob|sorted|list|iter|next|max|min|reversed)$/;
