import type { Module } from '../program/module.ts';
import type { Scope } from '../program/scope.ts';
import { spelling } from '../python/names.ts';
import { Kind, Operator, Parameter } from '../python/nodes.ts';
import { annotationText } from './annotation.ts';
import { type Binder, bindersOf, readsOf, type Variable, variableAt } from './binders.ts';
import { closedCallers } from './callers.ts';
import { grown, growsByRounds, mayGrow } from './digits.ts';
import { madeInRounds } from './displays.ts';
import { reachedByText, setFromOutside } from './from-outside.ts';
import type { Inference } from './inference.ts';
import { binary } from './operators.ts';
import { addField, elementOf, hasInnerContainers, isPlain, underKey } from './parts.ts';
import {
  digitsOf,
  FEW_DIGITS,
  isContainer,
  NEVER,
  other,
  type Payload,
  record,
  type Spot,
  union,
  withoutParts,
} from './payload.ts';
import { ANYTHING, KEYS, TWICE } from './reasons.ts';
import { contains, roundAround } from './rounds.ts';
import { hasHalf } from './surrogates.ts';
import { isHarmlessUse, type Store, storesInto, takesAway } from './uses-of-container.ts';

/** What variables hold: every value they get, what is put into those, and that nothing else is done with them. */

/** The value of a name. */
export function nameAt(inference: Inference, place: Spot): Payload {
  const variable = variableAt(inference.engine, place.module, place.node);
  const name = place.module.tree.name(place.node);
  if (!variable) return other(place, `${name} is not a value that was made here`);
  const binders = bindersOf(inference.engine, variable);
  if (!binders) return other(place, `${name} is set by other functions, too`);
  const key = `${variable.scope.module.index} ${variable.scope.node} ${variable.name}`;
  const reached = reachedByText(inference.engine, variable) ?? setFromOutside(inference.engine, variable);
  if (reached) return other(reached, `${name} may be set by its name as a text, or from outside of its file`);
  const payload = union(binders.map((binder) => binderPayload(inference, variable, binder, place)));
  if (!isContainer(payload))
    return isChangedSet(inference, variable, payload) ? withoutParts(payload) : payload;
  const isNamedTwice = binders.some((binder) => isBoundElsewhere(variable, binder));
  if (isNamedTwice || inference.held.has(key) || !comesOnce(inference, place, variable, binders))
    return other(place, TWICE, 'identity');
  inference.held.add(key);
  if (variable.scope.sort !== 'function') {
    if (
      binders.length !== 1 ||
      readsOf(inference.engine, variable).some(
        (read) => inference.engine.program.enclosingScope(variable.scope.module, read) !== variable.scope,
      )
    )
      return other(place, `${name} is a variable of the module, which anybody may change`);
  }
  return changed(inference, variable, payload, place);
}

/** `task = other = {}`, `keep(task := {})`: the same object has another name, or goes somewhere else, too. */
function isBoundElsewhere({ scope: { module } }: Variable, binder: Binder): boolean {
  if (binder.sort !== 'value') return false;
  const { tree } = module;
  const statement = tree.parent(binder.node);
  return (
    tree.kind(statement) === Kind.NamedExpr ||
    (tree.kind(statement) === Kind.Assign && tree.count(statement) !== 1)
  );
}

/** Something may be put into a set wherever else its variable is read. */
function isChangedSet({ engine }: Inference, variable: Variable, payload: Payload): boolean {
  return payload.kind === 'other' && payload.made?.sort === 'set' && readsOf(engine, variable).length > 1;
}

function binderPayload(inference: Inference, variable: Variable, binder: Binder, place: Spot): Payload {
  const { module } = variable.scope;
  switch (binder.sort) {
    case 'value':
      return inference.at(module, binder.node);
    case 'added':
      return mayGrow(module.tree, binder.operator, binder.node) ||
        growsByRounds(module.tree, binder.node, binder.operator)
        ? grown({ module, node: binder.node })
        : addedTo(inference, { module, node: binder.node }, binder.operator, place);
    case 'element':
      return elementOf(inference.at(module, binder.node), { module, node: binder.node });
    case 'parameter':
      return parameter(inference, variable.scope, binder.index);
    default:
      return other({ module, node: binder.node }, `what ${spelling(variable.name)} gets here is not known`);
  }
}

/** `n += value`; what is multiplied by, in several places, has to be small. */
function addedTo(inference: Inference, value: Spot, operator: number, place: Spot): Payload {
  const of = inference.at(value.module, value.node);
  return operator === Operator.Mult && digitsOf(of) > FEW_DIGITS
    ? grown(value)
    : binary(operator, NEVER, of, place);
}

/** A container that a variable holds: with what is put into it, if nothing else is done with it. */
function changed(inference: Inference, variable: Variable, payload: Payload, asked: Spot): Payload {
  const { module } = variable.scope;
  let changed = payload;
  for (const read of readsOf(inference.engine, variable)) {
    if (read === asked.node && module === asked.module) continue;
    const place = { module, node: read };
    if (inference.engine.program.enclosingScope(module, read) !== variable.scope)
      return other(place, `${module.tree.name(read)} is used by a function inside`);
    const stores = storesInto(module.tree, read);
    if (stores) changed = stores.reduce((sum, store) => stored(inference, sum, store, place), changed);
    else if (KEEPERS.has(module.tree.kind(module.tree.parent(read)))) return other(place, TWICE, 'identity');
    else if (!isHarmlessUse(inference.engine, place, hasInnerContainers(payload)))
      return other(place, `${module.tree.name(read)} may be changed or kept here`);
    else if (changed.kind === 'record' && takesAway(module.tree, read))
      changed = record(changed.fields, new Set(changed.fields.keys()));
  }
  return changed;
}

/** What a container holds with one more thing put in. */
export function stored(
  inference: Inference,
  payload: Payload,
  { key, value, isAdded }: Store,
  place: Spot,
): Payload {
  const { module } = place;
  const { tree } = module;
  const given = madeInRounds(inference, module, value);
  if (payload.kind === 'json') return isPlain(given) ? payload : given;
  if (isAdded)
    return payload.kind === 'list'
      ? { kind: 'list', of: union([payload.of, given]) }
      : other(place, ANYTHING);
  if (payload.kind === 'list') return { kind: 'list', of: union([payload.of, given]) };
  const isText = key !== 0 && tree.kind(key) === Kind.Str && !hasHalf(tree, key);
  if (payload.kind === 'record' && isText) {
    const fields = new Map(payload.fields);
    const name = tree.stringValue(key);
    addField(fields, name, given);
    // Whoever puts it in may not get there.
    const isNew = !payload.fields.has(name);
    return record(fields, new Set([...(payload.optional ?? []), ...(isNew ? [name] : [])]));
  }
  if (payload.kind !== 'record' && payload.kind !== 'dict') return other(place, ANYTHING);
  const under = isText ? given : key === 0 ? undefined : underKey(inference.at(module, key), given);
  if (!under) return other(place, KEYS);
  const before = payload.kind === 'record' ? union([...payload.fields.values()]) : payload.of;
  return { kind: 'dict', of: union([before, under]) };
}

function parameter(inference: Inference, scope: Scope, index: number): Payload {
  const { module } = scope;
  const parameter = scope.parameters[index];
  const place = { module, node: parameter?.node ?? scope.node };
  const name = spelling(parameter?.name ?? 0);
  if (!parameter || parameter.passing === Parameter.Positional || parameter.passing === Parameter.Keywords)
    return other(place, `what ${name} gets is not known`);
  const annotated = annotationText(module, parameter.node);
  const declared = (of: Payload, reason: string): Payload => ({ kind: 'declared', of, reason, place });
  const callers = closedCallers(inference.engine, scope, index);
  if (callers.given.length === 0)
    return annotated
      ? declared(annotated, `${name} is what its annotation says`)
      : other(place, `who calls ${scope.name} with what ${name} is not known`);
  const payload = union(callers.given.map((given) => inference.at(given.module, given.node)));
  return callers.isClosed
    ? payload
    : declared(payload, `nobody outside calls ${scope.name} with something else for ${name}`);
}

/**
 * Whether a container of a variable comes in once only: the innermost loop or comprehension around the place, if it is
 * not around the whole payload, makes a new one in each round.
 */
function comesOnce(
  inference: Inference,
  { module, node }: Spot,
  variable: Variable,
  binders: readonly Binder[],
): boolean {
  if (inference.returning > 0 && binders.some(({ sort }) => sort === 'parameter')) return false;
  const round = roundAround(module.tree, node);
  if (round === 0 || isAround(inference, module, round)) return true;
  return (
    variable.scope.module === module &&
    binders.every(
      (binder) =>
        'node' in binder && contains(module.tree, round, binder.node) && !isOfEarlierFor(module, binder),
    )
  );
}

/** `for row in rows for _ in more`: each row comes in several rounds of the one behind it. */
function isOfEarlierFor({ tree }: Module, binder: Binder): boolean {
  if (binder.sort !== 'element') return false;
  const around = tree.parent(binder.node);
  if (tree.kind(around) !== Kind.Comprehension) return false;
  const whole = tree.parent(around);
  return tree.item(whole, tree.count(whole) - 1) !== around;
}

/** Whether the whole payload is made in each round, so that nothing of it comes in twice by that. */
function isAround(inference: Inference, module: Module, round: number): boolean {
  const { node } = inference.root;
  return module === inference.root.module && round !== node && contains(module.tree, round, node);
}

/** What holds what its parts are. */
const KEEPERS: ReadonlySet<number> = new Set([Kind.Dict, Kind.List, Kind.Tuple, Kind.Set]);
