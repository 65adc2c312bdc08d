import type { OriginAnswer, ReferenceAnswer, ValueAnswer } from '../../report/explanation.ts';
import type { Engine } from '../flow/ask/engine.ts';
import type { Leaf } from '../flow/ask/leaf.ts';
import type { InstanceReference, LibraryReference, Reference } from '../flow/ask/reference.ts';
import type { Site, Value } from '../flow/value.ts';
import { flowOf, locationOf } from '../judging/describe.ts';
import { CALLED, spoken } from '../models/paths.ts';
import type { Scope } from '../program/scope.ts';
import { shapeOf, typeOf, written } from './shape.ts';

/** As many as a value can be before the engine itself gives it up. */
const MOST = 48;

/** What a value may be, in every way in which its function is entered. `asked` is where it is used. */
export function valueAnswer(engine: Engine, value: Value, asked: Site): ValueAnswer {
  return answerOf(engine, engine.refs(value, undefined), engine.origins(value, undefined), asked);
}

function answerOf(
  engine: Engine,
  refs: readonly Reference[],
  leaves: readonly Leaf[],
  asked: Site,
): ValueAnswer {
  const constants = refs.flatMap((ref) => (ref.sort === 'constant' ? [written(ref.literal)] : []));
  const shapes = refs.flatMap((ref) => (ref.sort === 'container' ? [shapeOf(engine, ref)] : []));
  return {
    references: referencesIn(refs),
    constants: each(constants),
    types: each(refs.flatMap((ref) => typeOf(ref) ?? [])),
    shapes: each(shapes),
    unknown: unknownIn(refs),
    origins: leaves.slice(0, MOST).map((leaf) => originAnswer(leaf, asked)),
  };
}

function originAnswer(leaf: Leaf, asked: Site): OriginAnswer {
  return { origin: leaf.origin, note: leaf.note, flow: flowOf(leaf, asked), certain: !leaf.weak };
}

/** Each once, in order. */
function each(texts: readonly string[]): string[] {
  return [...new Set(texts)].slice(0, MOST);
}

export function unknownIn(refs: readonly Reference[]): string[] {
  return each(refs.flatMap((ref) => (ref.sort === 'unknown' ? [ref.reason] : [])));
}

/** What has a name and, if the project defines it, a place. */
export function referencesIn(refs: readonly Reference[]): readonly ReferenceAnswer[] {
  const listed = new Map<string, ReferenceAnswer>();
  for (const answer of refs.flatMap((ref) => referenceAnswer(ref))) {
    const key = [answer.kind, answer.name, answer.path, answer.line].join('\0');
    if (listed.size < MOST) listed.set(key, answer);
  }
  return [...listed.values()];
}

function referenceAnswer(ref: Reference, seen = new Set<Reference>()): readonly ReferenceAnswer[] {
  // What many decorators wrap is said once.
  if (seen.has(ref)) return [];
  seen.add(ref);
  switch (ref.sort) {
    case 'library':
      return [library(ref)];
    case 'function':
      return [...ref.wraps.flatMap((one) => referenceAnswer(one, seen)), defined('function', ref.scope)];
    case 'class':
      return [defined('class', ref.scope)];
    case 'instance':
      return [instance(ref)];
    case 'super':
      return referenceAnswer(ref.receiver);
    case 'module':
      return ref.module ? [{ kind: 'module', name: ref.module.name, path: ref.module.path, line: 1 }] : [];
    default:
      return [];
  }
}

/** What a call gives is described, if at all, with the call. */
function library({ path, entry, source }: LibraryReference): ReferenceAnswer {
  const name = libraryName(path);
  return path.endsWith(CALLED)
    ? { kind: 'library', name }
    : { kind: 'library', name, modelled: (entry ?? source) !== undefined };
}

function instance({ scope }: InstanceReference): ReferenceAnswer {
  return defined('instance', scope);
}

function defined(kind: ReferenceAnswer['kind'], scope: Scope): ReferenceAnswer {
  const { path, line } = locationOf({ scope, node: scope.node });
  return { kind, name: scope.qualifiedName, path, line };
}

/** `redis.Redis().get` as people write it; what a call gives keeps its parentheses. */
function libraryName(path: string): string {
  return path.endsWith(CALLED) ? `${spoken(path)}()` : spoken(path);
}
