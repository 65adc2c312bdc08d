import { bodyOf, type Scope } from '../../program/scope.ts';
import { intern, spelling } from '../../python/names.ts';
import { Field, Kind } from '../../python/nodes.ts';
import { type CallOf, objectOf } from '../value.ts';
import { besidesContainers } from './besides.ts';
import { namedByText } from './by-text.ts';
import { type Callee, calleesOf } from './callees.ts';
import { setInContext } from './context-variables.ts';
import type { Engine } from './engine.ts';
import { frameOf, heldArguments, isGenerator } from './frames.ts';
import { containerResults, writtenLater } from './items.ts';
import { type Leaf, leaf, merged, mergeLeaves, NUMBER, weakened } from './leaf.ts';
import { conventional, libraryCallOrigins, MANY } from './libraries.ts';
import { isConversion } from './narrow.ts';
import { possible } from './possible.ts';
import type { Frame, FunctionReference, HeldArgument, Reference } from './reference.ts';
import { formatOrigins } from './texts.ts';
import { along, together } from './together.ts';

/** Where the result of a call comes from. */

// ---------------------------------------------------------------- calls

export function callOrigins(engine: Engine, call: CallOf, frame: Frame | undefined): readonly Leaf[] {
  const args = heldArguments(call, frame);
  const converted = convertedOrigins(engine, call, frame);
  if (converted) return converted;
  const formatted = formatOrigins(engine, call, frame);
  if (formatted && formatted.length > 0) return formatted;
  const answers: (readonly Leaf[])[] = [];
  const fromContainer = containerResults(engine, call, frame);
  if (fromContainer.length > 0)
    answers.push(mergeLeaves(together(engine, fromContainer), writtenLater(engine, call, frame)));
  // `(request.get_json() or {}).get(key)`: it may be the container, or what a library gives.
  if (fromContainer.length > 0 && call.callee.kind === 'attribute')
    answers.push(besidesContainers(engine, call.callee.base, frame));
  if (fromContainer.length > 0 && !isOfLibrary(engine, call, frame)) return merged(answers);
  const callees = engine
    .refs(call.callee, frame)
    .flatMap((ref) => calleesOf(engine, ref, args))
    .filter(({ target }) => fromContainer.length === 0 || isOfSource(target));
  for (const callee of withoutAbstract(engine, callees)) answers.push(enteredBy(engine, callee, call, frame));
  if (callees.length === 0 && answers.length > 0) return merged(answers);
  if (callees.length === 0) return unknownCall(engine, call, args, frame);
  const all = merged(answers);
  return callees.length > MANY ? all.map(weakened) : all;
}

/** `request.args.get("page", 1, type=int)` of Werkzeug: a number, or what is given where there is none. */
function convertedOrigins(
  engine: Engine,
  { callee, args, site }: CallOf,
  frame: Frame | undefined,
): readonly Leaf[] | undefined {
  const type = args.find(({ keyword }) => keyword === TYPE);
  const path =
    callee.kind === 'library' ? callee.path : callee.kind === 'attribute' && `.${spelling(callee.name)}`;
  if (!type || !path || !GETTING.test(path) || !isConversion(engine, type.value, frame)) return undefined;
  const fallback = args.find(({ keyword }, i) => keyword === DEFAULT || (i === 1 && keyword === 0));
  return mergeLeaves([leaf('constant', NUMBER, site)], fallback ? engine.origins(fallback.value, frame) : []);
}

const GETTING = /\.(get|getlist|pop)$/;
const TYPE = intern('type');
const DEFAULT = intern('default');

const CONTEXT = 'contextvars.ContextVar().get';

/** Whether what a method is called on may be something that a library gives. */
function isOfLibrary(engine: Engine, { callee }: CallOf, frame: Frame | undefined): boolean {
  return callee.kind === 'attribute' && engine.refs(callee.base, frame).some(isOfSource);
}

/** Data that comes in, or what a library has made of something: `yaml.safe_load(text) or {}`. */
function isOfSource(ref: Reference): boolean {
  if (ref.sort !== 'library') return false;
  return ref.source !== undefined || (ref.made !== undefined && !ref.path.startsWith('builtins.'));
}

/** A method that is left to subclasses gives nothing where some have it. */
function withoutAbstract(engine: Engine, callees: readonly Callee[]): readonly Callee[] {
  const whole = callees.filter(({ target }) => target.sort !== 'function' || !givesNothing(engine, target));
  return whole.length > 0 ? whole : callees;
}

/** It only raises, or its body is nothing but a text, `...` or `pass`. */
function givesNothing(engine: Engine, { scope }: FunctionReference): boolean {
  const { returns, yields, exit } = engine.walked(scope);
  return returns.length === 0 && yields.length === 0 && (!exit.alive || isAbstract(scope));
}

function enteredBy(
  engine: Engine,
  { target, args }: Callee,
  call: CallOf,
  frame: Frame | undefined,
): readonly Leaf[] {
  switch (target.sort) {
    case 'function':
      return functionOrigins(engine, target, call, args);
    case 'class':
      return madeOf(engine, args, call);
    case 'library': {
      const named = namedByText(engine, target, call, args);
      if (named.length > 0) return together(engine, named);
      const set = target.path === CONTEXT ? setInContext(engine, call) : [];
      const given = libraryCallOrigins(engine, target, call, args, frame);
      return set.length > 0 ? mergeLeaves(together(engine, set), given) : given;
    }
  }
}

function functionOrigins(
  engine: Engine,
  callee: FunctionReference,
  call: CallOf,
  args: readonly HeldArgument[],
): readonly Leaf[] {
  const inner = frameOf(engine, callee, call, args);
  const walked = engine.walked(callee.scope);
  const outcomes = isGenerator(callee.scope) ? walked.yields : walked.returns;
  // What `strict=False` alone gives back is not given where the caller says otherwise.
  const ways = outcomes.length > 1 ? possible(engine, outcomes, inner) : outcomes;
  const leaves = merged(ways.map(({ value, facts }) => along(engine, { value, frame: inner }, facts)));
  if (leaves.length > 0) return leaves;
  const { name } = callee.scope;
  return walked.exit.alive && !isAbstract(callee.scope)
    ? [leaf('constant', `${name}() gives nothing`, call.site)]
    : [weakened(leaf('unknown', `${name}() is left to subclasses`, call.site))];
}

/** A body of nothing but a text, `...` or `pass`. */
function isAbstract({ module: { tree }, node }: Scope): boolean {
  const [body] = bodyOf(tree, node);
  if (!body || tree.kind(body) !== Kind.Block) return false;
  for (let i = 0; i < tree.count(body); i += 1) {
    const statement = tree.item(body, i);
    const value = tree.kind(statement) === Kind.Expr ? tree.kind(tree.child(statement, Field.Expr.value)) : 0;
    if (tree.kind(statement) !== Kind.Pass && value !== Kind.Str && value !== Kind.Ellipsis) return false;
  }
  return true;
}

/** An object is made of what its constructor was given. */
function madeOf(engine: Engine, args: readonly HeldArgument[], call: CallOf): readonly Leaf[] {
  return together(engine, args, call.site).map(weakened);
}

/**
 * A callee that nothing is known of. A method gives what its object is made of (`data.strip()`); what the arguments
 * bring is kept, but weak.
 */
function unknownCall(
  engine: Engine,
  call: CallOf,
  args: readonly HeldArgument[],
  frame: Frame | undefined,
): readonly Leaf[] {
  const usual = conventional(engine, call, args, frame);
  if (usual) return usual;
  const given = together(engine, args)
    .map(weakened)
    .filter((one) => one.origin !== 'constant');
  if (call.callee.kind === 'attribute') {
    return mergeLeaves(engine.origins(objectOf(call.callee.base), frame), given);
  }
  return mergeLeaves(given, [leaf('unknown', 'the result of a function that is not known', call.site)]);
}
