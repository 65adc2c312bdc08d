import { isNarrow } from '../flow/ask/conditions.ts';
import type { Engine } from '../flow/ask/engine.ts';
import type { Held } from '../flow/ask/reference.ts';
import { type CallOf, objectOf, type Value } from '../flow/value.ts';
import { nameOf } from './looks.ts';

/** Whether a value is a group of a match whose expression says which characters may come: `re.search(r"id=(\d+)", x)[1]`. */
export function isNarrowGroup(engine: Engine, { value, frame }: Held): boolean {
  const taken = takenFrom(objectOf(value));
  if (!taken) return false;
  const match = objectOf(taken.of);
  if (match.kind !== 'call' || !MATCHING.has(nameOf(match.callee))) return false;
  const pattern = patternOf(engine, match, frame);
  if (pattern === undefined) return false;
  const groups = groupsOf(pattern);
  const { which } = taken;
  const meant = which === 'all' ? groups : groups.filter(({ name }, i) => name === which || i + 1 === which);
  return meant.length > 0 && meant.every(({ text }) => isNarrow(text, false));
}

const MATCHING: ReadonlySet<string> = new Set(['match', 'search', 'fullmatch']);
const GROUPS: ReadonlySet<string> = new Set(['groups', 'groupdict']);

interface Taken {
  /** The match. */
  readonly of: Value;
  /** The number or name of the group. */
  readonly which: number | string | 'all';
}

function takenFrom(value: Value): Taken | undefined {
  if (value.kind === 'item') {
    const which = keyOf(value.key);
    return which === undefined ? undefined : { of: value.base, which };
  }
  if (value.kind !== 'call' || value.callee.kind !== 'attribute') return undefined;
  const of = value.callee.base;
  if (GROUPS.has(nameOf(value.callee))) return { of, which: 'all' };
  const which = nameOf(value.callee) === 'group' && value.args.length === 1 && keyOf(value.args[0]!.value);
  return which === false || which === undefined ? undefined : { of, which };
}

function keyOf(value: Value): number | string | undefined {
  const literal = value.kind === 'constant' ? value.literal : undefined;
  return typeof literal === 'number' || typeof literal === 'string' ? literal : undefined;
}

/** Given to the call itself, or to the one that compiled it. */
function patternOf(engine: Engine, match: CallOf, frame: Held['frame']): string | undefined {
  for (const ref of engine.refs(match.callee, frame)) {
    if (ref.sort !== 'library' || !ref.path.startsWith('re.')) return undefined;
    const compiled = ref.path.startsWith('re.compile()');
    const given: Held | undefined = compiled
      ? ref.made?.args[0]
      : match.args[0] && { value: match.args[0].value, frame };
    const pattern = given && engine.refs(given.value, given.frame);
    const only = pattern?.length === 1 ? pattern[0] : undefined;
    return only?.sort === 'constant' && typeof only.literal === 'string' ? only.literal : undefined;
  }
  return undefined;
}

/** The capturing groups of an expression in order, with what stands in their parentheses. */
function groupsOf(pattern: string): readonly { name: string | undefined; text: string }[] {
  const groups: { name: string | undefined; start: number; text: string }[] = [];
  const open: (number | undefined)[] = [];
  let isClass = false;
  for (let i = 0; i < pattern.length; i += 1) {
    const letter = pattern[i];
    if (letter === '\\') i += 1;
    else if (isClass) isClass = letter !== ']';
    else if (letter === '[') isClass = true;
    else if (letter === '(') {
      const begun = /^\((?:\?P<(\w+)>|(?!\?))/.exec(pattern.slice(i, i + 60));
      open.push(begun ? groups.length : undefined);
      if (begun) groups.push({ name: begun[1], start: i + begun[0].length, text: '' });
    } else if (letter === ')') {
      const group = groups[open.pop() ?? -1];
      if (group) group.text = pattern.slice(group.start, i);
    }
  }
  return groups;
}
