import type { Answer, PythonVersion } from '../../../project/environment.ts';
import { expanded } from '../../models/paths.ts';
import type { Condition } from '../../models/vocabulary.ts';
import { equals } from '../walk/fold.ts';
import { argumentOf, type LibraryCall } from './arguments.ts';
import { resolutionOrder } from './classes.ts';
import type { Engine } from './engine.ts';
import type { Held, Reference } from './reference.ts';
import { closesFindClass } from './unpickler.ts';

/** Whether a condition holds for a call; every part of it must. */
export function holds(engine: Engine, condition: Condition, call: LibraryCall): Answer {
  const answers: Answer[] = [];
  if (condition.argument !== undefined) answers.push(aboutArgument(condition, call, engine));
  if (condition.closed) answers.push(closesFindClass(engine, call));
  for (const [name, specifier] of Object.entries(condition.versions ?? {})) {
    answers.push(engine.environment.allows(name, specifier));
  }
  if (condition.python) answers.push(pythonsWithin(engine.environment.pythons, condition.python));
  if (answers.includes('no')) return 'no';
  return answers.includes('unknown') ? 'unknown' : 'yes';
}

function aboutArgument(condition: Condition, call: LibraryCall, engine: Engine): Answer {
  const given = argumentOf(engine, call, condition.argument as string);
  if (condition.absent) return given.length === 0 ? 'yes' : 'no';
  if (given.length === 0) return 'no';
  const references = given.flatMap((held) => engine.refs(held.value, held.frame));
  return together(references.map((reference) => fits(condition, reference, engine)));
}

/** All alternatives must fit; one that certainly does not decides. */
function together(answers: readonly Answer[]): Answer {
  if (answers.includes('no')) return 'no';
  return answers.length === 0 || answers.includes('unknown') ? 'unknown' : 'yes';
}

function fits(condition: Condition, reference: Reference, engine: Engine): Answer {
  if (reference.sort === 'unknown') return 'unknown';
  if (condition.is) {
    if (reference.sort !== 'constant') return 'unknown';
    return condition.is.some((literal) => equals(literal, reference.literal)) ? 'yes' : 'no';
  }
  if (condition.within) return within(condition.within.flatMap(expanded), reference, engine);
  return 'unknown';
}

/** One of the classes, or a class of the project that inherits one and adds no constructors that call out. */
function within(paths: readonly string[], reference: Reference, engine: Engine): Answer {
  if (reference.sort === 'library')
    return paths.some((path) => engine.library(path).path === reference.path) ? 'yes' : 'no';
  if (reference.sort === 'instance' || reference.sort === 'class') {
    const bases = resolutionOrder(engine, reference.scope).filter((base) => base.sort === 'library');
    if (bases.length === 0) return 'no';
    return together(bases.map((base) => within(paths, base, engine)));
  }
  return 'no';
}

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
  places: string | readonly string[],
): readonly Held[] {
  return (typeof places === 'string' ? [places] : places).flatMap((place) => argumentOf(engine, call, place));
}
