import { CALLED } from '../../models/paths.ts';
import type { Scope } from '../../program/scope.ts';
import { intern } from '../../python/names.ts';
import { Field } from '../../python/nodes.ts';
import { objectOf, type Site, type Value } from '../value.ts';
import { staticGlobal } from '../walk/globals.ts';
import { resolutionOrder } from './classes.ts';
import type { Engine } from './engine.ts';
import { attributeOf } from './members.ts';
import { annotationOf } from './narrow.ts';
import type { Frame, Reference } from './reference.ts';

/** What annotations promise. */

/** The instances that an annotation promises: `client: redis.Redis`, `Optional[Redis]`, `'Redis'`. */
export function annotationRefs(engine: Engine, scope: Scope, index: number): readonly Reference[] {
  const parameter = scope.parameters[index];
  const node = parameter?.name ? scope.module.tree.child(parameter.node, Field.Arg.annotation) : 0;
  if (!node || !scope.parent) return [];
  const value = engine.walked(scope.parent).values.get(node);
  return value ? instancesOf(engine, value) : [];
}

/** An instance of what a list is said to hold: `orders: list[Order]` of a function, or as a field of a class. */
export function promisedElements(engine: Engine, of: Value, frame: Frame | undefined): readonly Reference[] {
  return annotationsOf(engine, of, frame).flatMap((annotation) => {
    if (annotation.kind !== 'item') return [];
    const outer = engine.refs(annotation.base, undefined)[0];
    if (outer?.sort !== 'library' || !LISTS.test(outer.path)) return [];
    const inner = annotation.key.kind === 'sequence' ? annotation.key.elements[0] : annotation.key;
    return inner ? instancesOf(engine, inner) : [];
  });
}

const LISTS =
  /^(builtins\.(list|set|tuple|frozenset)|typing\.(List|Set|Tuple|Sequence|Iterable|Collection)|collections\.abc\.(Sequence|Iterable|Collection))$/;

function annotationsOf(engine: Engine, of: Value, frame: Frame | undefined): readonly Value[] {
  const object = objectOf(of);
  const valueAt = (scope: Scope | undefined, node: number) => {
    const value = scope && node ? engine.walked(scope).values.get(node) : undefined;
    return value ? [value] : [];
  };
  if (object.kind === 'parameter') {
    const { scope } = object.site;
    const parameter = scope.parameters[object.index];
    return parameter?.name
      ? valueAt(scope.parent, scope.module.tree.child(parameter.node, Field.Arg.annotation))
      : [];
  }
  if (object.kind !== 'attribute') return [];
  const { name } = object;
  return engine.refs(object.base, frame).flatMap((ref) => {
    if (ref.sort !== 'instance') return [];
    for (const base of resolutionOrder(engine, ref.scope)) {
      const node = base.sort === 'class' ? annotationOf(base.scope, name) : 0;
      if (base.sort === 'class' && node) return valueAt(base.scope, node);
    }
    return [];
  });
}

/** Names of names that a type expression is looked for behind. */
export const MAX_NAMES = 3;

/** What is meant by a type expression: an instance of each class in it. */
export function instancesOf(engine: Engine, annotation: Value, names = MAX_NAMES): readonly Reference[] {
  const aliased = names > 0 ? definitionsOf(engine, annotation).filter(isTypeExpression) : [];
  if (aliased.length > 0) return aliased.flatMap((one) => instancesOf(engine, one, names - 1));
  if (annotation.kind === 'operation' && annotation.operator === '|') {
    return annotation.operands.flatMap((operand) => instancesOf(engine, operand));
  }
  if (annotation.kind === 'item') return subscriptInstances(engine, annotation);
  if (annotation.kind === 'constant')
    return typeof annotation.literal === 'string' ? quoted(engine, annotation.literal, annotation.site) : [];
  const refs: Reference[] = [];
  for (const ref of engine.refs(annotation, undefined)) {
    if (ref.sort === 'class')
      refs.push({ sort: 'instance', scope: ref.scope, made: undefined, closure: undefined });
    else if (ref.sort === 'library') refs.push(engine.stepInto(ref, CALLED, undefined));
  }
  return refs;
}

/** `SessionDep` of another module, as it is written there. */
export function definitionsOf(engine: Engine, value: Value): readonly Value[] {
  if (value.kind !== 'attribute') return [];
  return engine
    .refs(value.base, undefined)
    .flatMap((base) => (base.sort === 'module' ? attributeOf(engine, base, value.name) : []))
    .flatMap((member) => ('sort' in member ? [] : [member.value]));
}

function isTypeExpression({ kind }: Value): boolean {
  return kind === 'item' || kind === 'operation' || kind === 'attribute';
}

function subscriptInstances(engine: Engine, annotation: Value & { kind: 'item' }): readonly Reference[] {
  const outer = engine.refs(annotation.base, undefined)[0];
  const path = outer?.sort === 'library' ? outer.path : '';
  const inner = annotation.key.kind === 'sequence' ? annotation.key.elements : [annotation.key];
  if (path === 'typing.Optional' || path === 'typing.Union')
    return inner.flatMap((part) => instancesOf(engine, part));
  if (path === 'typing.Annotated') return inner.slice(0, 1).flatMap((part) => instancesOf(engine, part));
  return [];
}

/** A type in a string (PEP 484, forward references), if it is a dotted name. */
function quoted(engine: Engine, text: string, site: Site): readonly Reference[] {
  if (!/^[A-Za-z_]\w*(\.[A-Za-z_]\w*)*$/.test(text)) return [];
  const [first = '', ...rest] = text.split('.');
  let value = staticGlobal(engine.program, site.scope, intern(first), site.node);
  for (const name of rest) {
    value =
      value.kind === 'library'
        ? { kind: 'library', path: `${value.path}.${name}`, site }
        : { kind: 'attribute', base: value, name: intern(name), site };
  }
  return instancesOf(engine, value);
}
