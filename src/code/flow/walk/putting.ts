import { PUTTING_IDS, PUTTING_METHODS } from '../../program/holders.ts';
import { intern, spelling } from '../../python/names.ts';
import { elementOfValue } from '../derived.ts';
import { type CallOf, objectOf, type Site, type Value } from '../value.ts';
import { anyOf } from './containers.ts';
import { guarded } from './guarded.ts';
import { readSubscript, storeBeside } from './objects.ts';
import { containerOf, type State, snapshotOf } from './state.ts';

/** What is put somewhere; without a key it may be any. */
interface Put {
  readonly key: Value | undefined;
  readonly value: Value;
}

/**
 * `rows.append(x)`, `table.update(a=x)` on what a function gave or was given, which may be a list or a dict: what is read
 * out of it here later may be that. What is made here is kept as it is after each change instead.
 */
export function putBeside(state: State, call: CallOf): void {
  const { callee } = call;
  if (callee.kind !== 'attribute' || !PUTTING_IDS.has(callee.name)) return;
  const object = objectOf(callee.base);
  if ((object.kind !== 'call' && object.kind !== 'parameter') || containerOf(state, object)) return;
  const isDefault = callee.name === SETDEFAULT;
  // Whether the caller has given one is asked where it is read.
  if (isDefault && object.kind === 'parameter') return;
  for (const { key, value } of putsOf(spelling(callee.name), call)) {
    const put = snapshotOf(state, guarded(state, value, call.site));
    // Only where there is nothing yet.
    const either =
      isDefault && key ? anyOf([readSubscript(state, object, key, call.site), put], call.site) : put;
    storeBeside(state, object, { key, value: either });
  }
}

const SETDEFAULT = intern('setdefault');

function putsOf(method: string, { args, site }: CallOf): readonly Put[] {
  const about = PUTTING_METHODS.get(method);
  const given = args.filter(({ keyword, unpacked }) => keyword === 0 && !unpacked);
  const value = about && given[about.value]?.value;
  if (!about?.whole)
    return value ? [{ key: about?.key === undefined ? undefined : given[about.key]?.value, value }] : [];
  const named = args
    .filter(({ keyword }) => keyword !== 0)
    .map((argument) => ({ key: textOf(spelling(argument.keyword), site), value: argument.value }));
  return value ? [...named, ...allOf(value, method === 'update', site)] : named;
}

/** The entries of a dict, the elements of anything else that is iterated. */
function allOf(value: Value, isTable: boolean, site: Site): readonly Put[] {
  const object = objectOf(value);
  if (object.kind === 'mapping' && object.entries.length <= MOST_ENTRIES)
    return object.entries.map(({ key, value: held }) => ({ key, value: held }));
  if (!isTable) return [{ key: undefined, value: elementOfValue(value) }];
  const key: Value = { kind: 'unknown', reason: 'any key', parts: [], site };
  return [{ key: undefined, value: { kind: 'item', base: value, key, site } }];
}

/** Of a longer table any entry may be meant. */
const MOST_ENTRIES = 32;

function textOf(literal: string, site: Site): Value {
  return { kind: 'constant', literal, site };
}
