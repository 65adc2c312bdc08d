import type { Answer } from '../../../project/environment.ts';
import { intern } from '../../python/names.ts';
import { eachFact, type Fact } from '../facts.ts';
import { choicesOf, objectOf, type Value } from '../value.ts';
import { finalValue, type Walked } from '../walk/walked.ts';
import type { LibraryCall } from './arguments.ts';
import { resolutionOrder } from './classes.ts';
import type { Engine } from './engine.ts';

/**
 * Whether the receiver is an `Unpickler` of the project whose `find_class` lets only a fixed set of names through.
 * A class that refuses some names and passes the rest on is open, and so is one that decides by a prefix of the
 * module: `builtins.` has `eval`, and a dotted name reaches anything that a module has imported.
 */
export function closesFindClass(engine: Engine, call: LibraryCall): Answer {
  const { instance } = call.callee;
  if (!instance) return 'no';
  for (const base of resolutionOrder(engine, instance.scope)) {
    if (base.sort === 'library') return 'no';
    const value = finalValue(engine.walked(base.scope), intern('find_class'));
    const method = value && objectOf(value);
    if (method?.kind === 'function') return isClosed(engine.walked(method.scope));
    if (value) return 'unknown';
  }
  return 'no';
}

/** Every way out gives a fixed object, or what was asked for after a membership test of the whole name. */
function isClosed(walked: Walked): Answer {
  if (walked.returns.length === 0) return 'yes'; // it only raises
  const answers = walked.returns.map(({ value, facts }) => {
    if (value.kind === 'constant' && value.literal === null) return 'yes'; // falls off its end after raising
    if (isFixed(value) || isFromTable(value)) return 'yes';
    if (!looksUpName(value)) return 'unknown';
    return [...eachFact(facts)].some(isMembership) ? 'yes' : 'no';
  });
  if (answers.includes('no')) return 'no';
  return answers.includes('unknown') ? 'unknown' : 'yes';
}

/** An object that does not depend on what was asked for. */
function isFixed(value: Value): boolean {
  const { kind } = objectOf(value);
  return kind === 'library' || kind === 'class' || kind === 'function' || kind === 'module';
}

/** `super().find_class(module, name)`, `getattr(sys.modules[module], name)`, `__import__(module)` … */
function looksUpName(value: Value): boolean {
  return [...choicesOf(value)].some(
    (one) =>
      one.kind === 'call' && one.args.some((argument) => isParameter(argument.value)) && !isFromTable(one),
  );
}

function isParameter(value: Value): boolean {
  const object = objectOf(value);
  return object.kind === 'parameter' && object.index > 0;
}

/** `ALLOWED[module, name]`, `ALLOWED.get((module, name))`: only what somebody has put there. */
function isFromTable(value: Value): boolean {
  if (value.kind === 'item') return mentionsName(value.key);
  if (value.kind === 'call' && value.callee.kind === 'attribute') {
    return isTable(value.callee.base) && value.args.some((argument) => mentionsName(argument.value));
  }
  return false;
}

function isTable(value: Value): boolean {
  const object = objectOf(value);
  return (
    object.kind === 'global' ||
    object.kind === 'attribute' ||
    object.kind === 'outer' ||
    object.kind === 'mapping'
  );
}

function mentionsName(value: Value): boolean {
  const object = objectOf(value);
  if (object.kind === 'parameter') return object.index === 2;
  if (object.kind === 'sequence') return object.elements.some(mentionsName);
  if (object.kind === 'operation') return object.operands.some(mentionsName);
  return false;
}

/**
 * `(module, name) in ALLOWED`, `name in ALLOWED`, `f"{module}.{name}" in …`, or a comparison of the name itself.
 * The module alone is not enough.
 */
function isMembership(fact: Fact): boolean {
  if (fact.sort !== 'test' || fact.condition.kind !== 'operation') return false;
  const { operator, operands } = fact.condition;
  const positive = fact.holds ? ['in', '=='] : ['not in', '!='];
  return positive.includes(operator) && operands.some(mentionsName);
}
