import type { Scope } from '../../program/scope.ts';
import { intern, spelling } from '../../python/names.ts';
import { Field, Parameter } from '../../python/nodes.ts';
import { boundValue, elementOfValue, itemOfValue, madeOf } from '../derived.ts';
import type { Site, Value } from '../value.ts';
import type { Engine } from './engine.ts';
import { takesReceiver } from './receivers.ts';
import type { Frame, Held, HeldArgument } from './reference.ts';

/**
 * What a call gives to the `index`-th parameter of the function it calls, as Python binds arguments (Language
 * Reference, 6.3.4). Several answers where a `*args` of unknown length is in the way; none where nothing is given.
 */
export function argumentsFor(engine: Engine, frame: Frame, index: number): readonly Held[] {
  return bind(engine, frame, index).helds;
}

/** The same with the parameter's default, where nothing is given or a `*args` may be too short to give it. */
export function argumentsOrDefault(engine: Engine, frame: Frame, index: number): readonly Held[] {
  const { helds, certain } = bind(engine, frame, index);
  const fallback = certain ? undefined : defaultOf(engine, frame.scope, index, frame.closure);
  return fallback ? [...helds, fallback] : helds;
}

interface Bound {
  readonly helds: readonly Held[];
  /** False where nothing is given, or it depends on the length of a `*args` or the keys of a `**kwargs`. */
  readonly certain: boolean;
}

function bind(engine: Engine, frame: Frame, index: number): Bound {
  const { scope } = frame;
  const parameter = scope.parameters[index];
  if (!parameter) return { helds: [], certain: false };
  const args = spread(engine, frame.args);
  const first = frame.receiver && takesReceiver(scope) ? 1 : 0;
  switch (parameter.passing) {
    case Parameter.Positional:
      return certainly(restOf(scope, parameter.node, args, positionals(scope) - first));
    case Parameter.Keywords:
      return certainly(keywordsOf(scope, parameter.node, args));
    default:
      return named(scope, index, first, args);
  }
}

function certainly(held: Held): Bound {
  return { helds: [held], certain: true };
}

interface Spread {
  readonly positional: readonly HeldArgument[];
  readonly keywords: readonly HeldArgument[];
  /** `*x` of unknown length, and how many positions are before it. */
  readonly anywhere: readonly (HeldArgument & { readonly before: number })[];
  /** `**x` of unknown keys. */
  readonly anyKeyword: readonly HeldArgument[];
}

/** Opens `*args` and `**kwargs` whose contents are known. */
function spread(engine: Engine, args: readonly HeldArgument[]): Spread {
  const positional: HeldArgument[] = [];
  const keywords: HeldArgument[] = [];
  const anywhere: (HeldArgument & { before: number })[] = [];
  const anyKeyword: HeldArgument[] = [];
  for (const argument of args) {
    if (!argument.unpacked) (argument.keyword ? keywords : positional).push(argument);
    else if (!open(engine, argument, positional, keywords)) {
      if (argument.byName || isMapping(engine, argument)) anyKeyword.push(argument);
      else anywhere.push({ ...argument, before: anywhere.length > 0 ? Number.NaN : positional.length });
    }
  }
  return { positional, keywords, anywhere, anyKeyword };
}

function isMapping(engine: Engine, { value, frame }: HeldArgument): boolean {
  if (value.kind === 'parameter') {
    return value.site.scope.parameters[value.index]?.passing === Parameter.Keywords;
  }
  return engine.refs(value, frame).some((ref) => ref.sort === 'container' && ref.value.kind === 'mapping');
}

export function open(
  engine: Engine,
  { value, frame }: HeldArgument,
  positional: HeldArgument[],
  keywords: HeldArgument[],
): boolean {
  const refs = engine.refs(value, frame);
  const only = refs.length === 1 ? refs[0] : undefined;
  if (only?.sort !== 'container') return false;
  const container = only.value;
  if (container.kind === 'sequence') {
    if (container.rest.length > 0) return false;
    for (const element of container.elements) {
      positional.push({ ...unboxed(element, only.frame), keyword: 0, unpacked: false });
    }
    return true;
  }
  const entries = container.entries.map(({ key, value: item }) => {
    const name = key?.kind === 'constant' && typeof key.literal === 'string' ? key.literal : undefined;
    return { name, item };
  });
  if (!entries.every(({ name }) => name !== undefined)) return false;
  for (const { name, item } of entries) {
    keywords.push({ ...unboxed(item, only.frame), keyword: intern(name as string), unpacked: false });
  }
  return true;
}

/** What a container of a frame holds, out of its box. */
export function unboxed(value: Value, frame: Frame | undefined): Held {
  return value.kind === 'bound'
    ? { value: value.value, frame: value.frame as Frame | undefined }
    : { value, frame };
}

/** What a parameter bound to one argument gets. */
function named(scope: Scope, index: number, first: number, args: Spread): Bound {
  const parameter = scope.parameters[index]!;
  const byKeyword = args.keywords.find((argument) => argument.keyword === parameter.name);
  if (byKeyword) return certainly(byKeyword);
  const isPositional =
    parameter.passing === Parameter.Normal || parameter.passing === Parameter.PositionalOnly;
  const byPosition = isPositional ? args.positional[index - first] : undefined;
  if (byPosition) return certainly(byPosition);
  const site = { scope, node: parameter.node };
  const possible: Held[] = [];
  if (isPositional) {
    for (const { value, frame, before } of args.anywhere) {
      const at = index - first - before;
      const key: Value = { kind: 'constant', literal: at, site };
      possible.push({
        value: at >= 0 ? itemOfValue(value, key, site) : elementOfValue(value),
        frame,
      });
    }
  }
  for (const { value, frame } of args.anyKeyword) {
    const key: Value = { kind: 'constant', literal: spelling(parameter.name), site };
    possible.push({ value: itemOfValue(value, key, site), frame });
  }
  return { helds: possible, certain: false };
}

/** The function's default for a parameter, which is evaluated where the function is defined. */
export function defaultOf(
  engine: Engine,
  scope: Scope,
  index: number,
  closure: Frame | undefined,
): Held | undefined {
  const parameter = scope.parameters[index];
  const node = parameter ? scope.module.tree.child(parameter.node, Field.Arg.default) : 0;
  if (!node || !scope.parent || parameter?.name === 0) return undefined;
  const value = engine.walked(scope.parent).values.get(node);
  return value && { value, frame: scope.parent.sort === 'function' ? closure : undefined };
}

/** How many parameters can be given by position. */
function positionals(scope: Scope): number {
  return scope.parameters.filter(
    ({ passing }) => passing === Parameter.Normal || passing === Parameter.PositionalOnly,
  ).length;
}

/** A value together with its activation, to be put into a container. */
export function boxed({ value, frame }: Held): Value {
  return frame ? boundValue(value, frame) : value;
}

/** What `*args` gets: what is left of the positions from `first` on, and whatever a `*x` of unknown length adds. */
function restOf(scope: Scope, node: number, { positional, anywhere }: Spread, first: number): Held {
  const elements = positional.slice(Math.max(first, 0)).map(boxed);
  const rest = anywhere.map(({ value, frame }) => boxed({ value: elementOfValue(value), frame }));
  return { value: tupleOf(elements, { scope, node }, rest), frame: undefined };
}

/** A tuple that a question makes, once for the same elements at the same place. */
export function tupleOf(elements: readonly Value[], site: Site, rest: readonly Value[] = []): Value {
  return madeOf(site.scope, ['tuple', site.node, ...elements, rest.length, ...rest], () => ({
    ...{ kind: 'sequence', sort: 'tuple', elements, rest, site },
  }));
}

function keywordsOf(scope: Scope, node: number, args: Spread): Held {
  const site = { scope, node };
  const taken = new Set(scope.parameters.map(({ name }) => name));
  const given = args.keywords.filter(({ keyword }) => !taken.has(keyword));
  const parts = [...args.anyKeyword, ...given].flatMap((argument) => [argument.keyword, boxed(argument)]);
  const value = madeOf(scope, ['mapping', node, ...parts], (): Value => {
    const open = args.anyKeyword.map((argument) => ({ key: undefined, value: boxed(argument) }));
    const entries = given.map((argument) => ({
      key: { kind: 'constant' as const, literal: spelling(argument.keyword), site },
      value: boxed(argument),
    }));
    return { kind: 'mapping', entries: [...open, ...entries], site };
  });
  return { value, frame: undefined };
}
