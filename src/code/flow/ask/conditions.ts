import { exposure } from '../../../finding/origin.ts';
import type { Answer, PythonVersion } from '../../../project/environment.ts';
import { parseArgument } from '../../models/arguments.ts';
import { componentsOf, expanded } from '../../models/paths.ts';
import type { Condition } from '../../models/vocabulary.ts';
import type { Scope } from '../../program/scope.ts';
import { spelling } from '../../python/names.ts';
import type { Literal, Value } from '../value.ts';
import { equals } from '../walk/fold.ts';
import { argumentOf, isOpenAt, type LibraryCall } from './arguments.ts';
import { unboxed } from './bind.ts';
import { resolutionOrder } from './classes.ts';
import type { Engine } from './engine.ts';
import { keyFlaw } from './keys.ts';
import {
  type FunctionReference,
  type Held,
  LEFT_TO_OTHERS,
  type PartialReference,
  type Reference,
  UNASKED,
} from './reference.ts';
import { isInside, isTurnedOn, isUndoneBy, isUsedOnlyBy } from './surroundings.ts';
import { isTaught, reaches } from './taught.ts';
import { closesFindClass } from './unpickler.ts';
import { comparedAt, isDecorated, mentions, namesAround, namesIn, purposesOf, takersOf } from './written.ts';

/** Whether a condition holds for a call; every part of it must. */
export function holds(engine: Engine, condition: Condition, call: LibraryCall): Answer {
  const answers: Answer[] = [];
  if (condition.argument !== undefined) answers.push(aboutArgument(condition, call, engine));
  if (condition.meantFor) answers.push(isNamed(purposesOf(call.site), condition.meantFor));
  if (condition.handedTo) answers.push(isNamed(takersOf(call.site), condition.handedTo));
  if (condition.undoneBy) answers.push(isUndoneBy(call.site, condition.undoneBy) ? 'yes' : 'no');
  if (condition.under) answers.push(isNamed(namesAround(call.site), condition.under));
  if (condition.decorated) answers.push(isDecorated(call.site, condition.decorated) ? 'yes' : 'no');
  if (condition.mentions) answers.push(mentions(call.site, condition.mentions) ? 'yes' : 'no');
  if (condition.compared) answers.push(comparedAt(call.site) ? 'yes' : 'no');
  if (condition.usedOnlyBy) answers.push(isUsedOnlyBy(call.site, condition.usedOnlyBy) ? 'yes' : 'no');
  if (condition.turnedOn) answers.push(isTurnedOn(call.site, condition.turnedOn) ? 'yes' : 'no');
  if (condition.inside) answers.push(isInside(engine, call.site, condition.inside) ? 'yes' : 'no');
  if (condition.closed) answers.push(closesFindClass(engine, call));
  answers.push(inEnvironment(engine, condition));
  if (condition.and) answers.push(holds(engine, condition.and, call));
  if (condition.unless) answers.push(holds(engine, condition.unless, call) === 'yes' ? 'no' : 'yes');
  return everyOne(answers);
}

/** The part of a condition that is about Python and the locked versions, yes where it has none. */
export function inEnvironment(
  { environment, program }: Engine,
  { versions = {}, python }: Condition,
): Answer {
  const answers = Object.entries(versions).map(([name, specifier]) => environment.allows(name, specifier));
  if (python) answers.push(pythonsWithin(program.python2 ? PYTHON_2 : environment.pythons, python));
  return everyOne(answers);
}

function everyOne(answers: readonly Answer[]): Answer {
  if (answers.includes('no')) return 'no';
  return answers.includes('unknown') ? 'unknown' : 'yes';
}

function aboutArgument(condition: Condition, call: LibraryCall, engine: Engine): Answer {
  const place = condition.argument as string;
  if (condition.named) return isNamed(namesIn(call.site, parseArgument(place)), condition.named);
  const given = argumentOf(engine, call, place);
  if (condition.absent) return given.length > 0 ? 'no' : isOpenAt(engine, call, place) ? 'unknown' : 'yes';
  if (condition.given) return given.length > 0 ? 'yes' : isOpenAt(engine, call, place) ? 'unknown' : 'no';
  if (given.length === 0) return 'no';
  if (condition.secret) return isSecret(engine, given);
  if (condition.outside) return comesFromOutside(given, engine);
  if (condition.begins) return given.every((held) => beginsConstant(held.value)) ? 'yes' : 'no';
  const references = given.flatMap((held) => engine.refs(held.value, held.frame));
  return together(told(references).map((reference) => fits(condition, reference, engine)));
}

function isNamed(names: Iterable<string>, pattern: string): Answer {
  for (const name of names) if (isDescribed(name.toLowerCase(), pattern)) return 'yes';
  return 'no';
}

/** A longer text is no name, address or hash; and what a user's own model describes is tried on short ones only. */
const LONGEST_TEXT = 1_000;

function isDescribed(text: string, pattern: string): boolean {
  return text.length <= LONGEST_TEXT && new RegExp(`^(?:${pattern})$`).test(text);
}

/** A key that stands in the code is none; of one that nothing is known of, nothing is. */
function isSecret(engine: Engine, given: readonly Held[]): Answer {
  if (given.every((held) => engine.origins(held.value, held.frame).length === 0)) return 'unknown';
  return keyFlaw(engine, given) ? 'no' : 'yes';
}

function comesFromOutside(given: readonly Held[], engine: Engine): Answer {
  const leaves = given.flatMap((held) => engine.origins(held.value, held.frame));
  return leaves.some(({ origin }) => exposure(origin) <= exposure('file')) ? 'yes' : 'no';
}

/** `'do_' + name`, `f'do_{name}'`, `'do_%s' % name`, `'do_{}'.format(name)`. */
function beginsConstant(value: Value): boolean {
  switch (value.kind) {
    case 'choice':
      return !value.loop && value.alternatives.every((one) => beginsConstant(one.value));
    case 'constant':
      return typeof value.literal === 'string' && isFamilyName(value.literal);
    case 'operation':
      return TEXT_OPERATORS.has(value.operator) && value.operands.slice(0, 1).every(beginsConstant);
    case 'call':
      return (
        value.callee.kind === 'attribute' &&
        spelling(value.callee.name) === 'format' &&
        beginsConstant(value.callee.base)
      );
    default:
      return false;
  }
}

/** Begins as written and says something: an underscore alone would let every private name through. */
function isFamilyName(text: string): boolean {
  return /^[^%{]/.test(text) && /[a-z]/i.test(text.replace(/%\w|\{[^{}]*\}/g, ''));
}

const TEXT_OPERATORS: ReadonlySet<string> = new Set(['+', '%', 'format']);

/**
 * Near by, a parameter is taken for its default where it has one; and a switch that nobody in the project turns is
 * judged as it stands: who turns it answers for that.
 */
function told(references: readonly Reference[]): readonly Reference[] {
  const known = references.filter((ref) => ref.sort !== 'unknown' || !LEFT.has(ref.reason));
  return known.length > 0 ? known : references;
}

const LEFT: ReadonlySet<string> = new Set([UNASKED, LEFT_TO_OTHERS]);

/** All alternatives must fit; one that certainly does not decides. */
function together(answers: readonly Answer[]): Answer {
  if (answers.includes('no')) return 'no';
  return answers.length === 0 || answers.includes('unknown') ? 'unknown' : 'yes';
}

function fits(condition: Condition, reference: Reference, engine: Engine): Answer {
  if (reference.sort === 'unknown') return 'unknown';
  if (condition.is) {
    const isListed = (literal: Literal) => condition.is?.some((one) => equals(one, literal)) === true;
    return aboutConstant(reference, isListed);
  }
  const { matches } = condition;
  if (matches)
    return aboutConstant(
      reference,
      (literal) => typeof literal === 'string' && isDescribed(literal, matches),
    );
  const { narrow } = condition;
  if (narrow)
    return aboutConstant(
      reference,
      (literal) =>
        typeof literal === 'string' &&
        isNarrow(literal, narrow !== 'any') &&
        (narrow !== 'between' || /^(\^|\\A)/.test(literal)),
    );
  const { below, bits } = condition;
  if (below !== undefined)
    return aboutConstant(reference, (literal) => typeof literal === 'number' && literal < below);
  if (bits !== undefined)
    return aboutConstant(reference, (literal) => typeof literal === 'number' && (literal & bits) !== 0);
  if (condition.contains) return contains(condition.contains, reference, engine);
  if (condition.lacks) return opposite(contains(condition.lacks, reference, engine));
  if (condition.reaches) return reaches(engine, reference, condition.reaches);
  if (condition.taught) return isTaught(engine, reference, condition.taught);
  if (condition.within) return within(condition.within.flatMap(expanded), reference, engine);
  return 'unknown';
}

/** What a library gives may be any constant; lists, functions and objects of the project are none. */
/** `.+` between quotes is anything at all. What is escaped, or stands in a class, is a character by itself. */
export function isNarrow(expression: string, isWhole: boolean): boolean {
  const ends = /(\$|\\Z)$/.test(expression) && !/\\\$$/.test(expression);
  const bare = expression.replace(/\\[^SWD]/g, '').replace(/\[(?!\^)[^\]\\]*\]/g, '');
  return (ends || !isWhole) && !/[.\\]|\[\^/.test(bare);
}

function aboutConstant(reference: Reference, isMeant: (literal: Literal) => boolean): Answer {
  if (reference.sort === 'library') return 'unknown';
  return reference.sort === 'constant' && isMeant(reference.literal) ? 'yes' : 'no';
}

function opposite(answer: Answer): Answer {
  return answer === 'unknown' ? 'unknown' : answer === 'yes' ? 'no' : 'yes';
}

/** Whether one of the constants is in a list, tuple or set, or a key of a dict. */
function contains(wanted: readonly Literal[], reference: Reference, engine: Engine): Answer {
  if (reference.sort === 'library') return 'unknown';
  if (reference.sort !== 'container') return 'no';
  const { value, frame } = reference;
  const parts =
    value.kind === 'sequence' ? [...value.elements, ...value.rest] : value.entries.map(({ key }) => key);
  const isWanted = (literal: Literal) => wanted.some((one) => equals(one, literal));
  const answers = parts.map((part): Answer => {
    const held = part && unboxed(part, frame);
    const refs = held ? engine.refs(held.value, held.frame) : [];
    if (refs.some((ref) => ref.sort === 'constant' && isWanted(ref.literal))) return 'yes';
    return refs.length > 0 && refs.every((ref) => ref.sort === 'constant') ? 'no' : 'unknown';
  });
  if (answers.includes('yes')) return 'yes';
  return answers.includes('unknown') ? 'unknown' : 'no';
}

/**
 * One of the classes, or a class of the project that inherits one, or a function or partial application that makes an
 * object of one. What it inherits besides from other libraries does not count; what it inherits from the same library
 * must be among the paths too. Nothing is known of the classes of other libraries.
 */
function within(paths: readonly string[], reference: Reference, engine: Engine, depth = MAX_MAKERS): Answer {
  switch (reference.sort) {
    case 'library':
      return libraryWithin(paths, reference.path, engine);
    case 'instance':
    case 'class':
      return classWithin(paths, reference.scope, engine);
    case 'function':
    case 'partial':
      if (depth === 0) return 'unknown';
      return together(makesOf(engine, reference).map((one) => within(paths, one, engine, depth - 1)));
    default:
      return 'no';
  }
}

function libraryWithin(paths: readonly string[], path: string, engine: Engine): Answer {
  const known = new Set(paths.map((one) => engine.library(one).path));
  if (known.has(path) || known.has(path.replace(/\(\)$/, ''))) return 'yes';
  return paths.some((one) => firstName(one) === firstName(path)) ? 'no' : 'unknown';
}

function classWithin(paths: readonly string[], scope: Scope, engine: Engine): Answer {
  const libraries = new Set(paths.map(firstName));
  const bases = resolutionOrder(engine, scope).filter((base) => base.sort === 'library');
  const own = bases.filter((base) => libraries.has(firstName(base.path)));
  if (own.length === 0) return bases.length > 0 ? 'unknown' : 'no';
  return together(own.map((base) => within(paths, base, engine)));
}

/** Functions in functions that are followed to what they make. */
const MAX_MAKERS = 4;

/** What a function returns, whoever calls it, or what a partial application stands for. */
function makesOf(engine: Engine, maker: FunctionReference | PartialReference): readonly Reference[] {
  if (maker.sort === 'partial') return engine.refs(maker.callee.value, maker.callee.frame);
  const { returns } = engine.walked(maker.scope);
  return returns.flatMap(({ value }) => engine.refs(value, undefined));
}

function firstName(path: string): string | undefined {
  return componentsOf(path)[0];
}

/** What is written in it runs on nothing else, whatever the project says or leaves open. */
const PYTHON_2: readonly PythonVersion[] = [{ major: 2, minor: 7 }];

/** Whether every Python that the project allows is within a specifier of the form `>=3.14`. */
function pythonsWithin(pythons: readonly PythonVersion[], specifier: string): Answer {
  const match = /^(>=|<)(\d+)\.(\d+)$/.exec(specifier);
  if (!match) throw new Error(`not a condition on Python: ${specifier}`);
  const bound = Number(match[2]) * 100 + Number(match[3]);
  const fit = pythons.map(({ major, minor }) => (match[1] === '>=') === major * 100 + minor >= bound);
  if (fit.every((one) => one)) return 'yes';
  return fit.some((one) => one) ? 'unknown' : 'no';
}

/** The values that a model means by an argument of the call, asked in the activation of the call. */
export function dataOf(
  engine: Engine,
  call: LibraryCall,
  places: string | readonly string[] = [],
): readonly Held[] {
  return (typeof places === 'string' ? [places] : places).flatMap((place) => argumentOf(engine, call, place));
}
