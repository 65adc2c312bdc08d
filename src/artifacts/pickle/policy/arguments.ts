/** Whether the arguments of a call are what is vouched for. */
import { decodeAtomText } from '../atoms.ts';
import type { Reader } from '../reader.ts';
import {
  atomKind,
  BYTEARRAY,
  FRESH_LIST,
  GLOBAL,
  type Global,
  INTEGER,
  isContainer,
  isGlobal,
  isMade,
  isWhole,
  kindOf,
  MADE,
  type Made,
  NOTHING,
  TEXT,
  TEXT8,
  TUPLE,
  type Value,
} from '../value.ts';
import type { Classified } from './classify.ts';
import type { Check, Signature } from './entry.ts';

/** What checks need to know beyond the value itself. */
export interface Judging {
  readonly reader: Reader;
  /** Something has been given a state that others might ask for. */
  readonly hasStates: boolean;
  /** So many values are looked at; throws {@link LimitReached}. */
  spend(count: number): void;
  classify(global: Global): Classified;
}

/** Arguments, of whatever kind of call. */
export type Given = Pick<Made, 'args' | 'kwargs'>;

/** Why the call is not one that is vouched for; undefined if it is. */
export function complaint(signature: Signature, made: Given, judging: Judging): string | undefined {
  if (made.kwargs !== undefined && !(isContainer(made.kwargs) && made.kwargs.count === 0)) {
    const { rest } = signature;
    if (rest !== 'anything' && (rest !== 'inert' || !isInert(made.kwargs, judging)))
      return 'keyword arguments';
  }
  const { args } = made;
  const most = signature.rest === undefined ? signature.args.length : Infinity;
  if (!isWhole(args, TUPLE)) {
    return acceptsAnything(signature) ? undefined : 'arguments that are not known';
  }
  const least = signature.least ?? signature.args.length;
  if (args.count < least || args.count > most) return `${args.count} arguments`;
  for (const [at, value] of args.items.entries()) {
    const check = signature.args[at] ?? signature.rest ?? 'plain';
    if (!passes(check, value, judging)) return `argument ${at + 1}, which is not ${wanted(check)}`;
  }
  return undefined;
}

/** True if there is nothing to check. */
export function acceptsAnything({ args, rest }: Signature): boolean {
  return rest === 'anything' && args.every((check) => check === 'anything');
}

/** True if it may be called with any data, looked at or not. */
export function acceptsData({ args, rest }: Signature): boolean {
  const data: readonly unknown[] = ['anything', 'inert', 'content', 'inert content'];
  return [...args, rest].every((check) => data.includes(check));
}

/** True if only states of what is given could matter. */
export function acceptsStateless({ args, rest }: Signature): boolean {
  return [...args, rest].every((check) => check === 'anything' || check === 'inert');
}

function wanted(check: Check): string {
  if (check instanceof RegExp) return 'a text as libraries write it';
  if (typeof check !== 'string') return `one of ${check.join(', ')}`;
  const words: Record<Extract<Check, string>, string> = {
    anything: 'anything',
    inert: 'something without a state',
    class: 'a class that is vouched for',
    type: 'a class that is vouched for',
    factory: 'a class that is vouched for',
    generator: 'the name of a generator, its class or itself',
    pure: 'a function that may be called with anything',
    text: 'a text',
    plain: 'plain data',
    content: 'what a container is filled with',
    'inert content': 'what a container is filled with, without a state',
  };
  return words[check];
}

function passes(check: Check, value: Value, judging: Judging): boolean {
  if (check instanceof RegExp) return kindOf(value) === INTEGER || check.test(textOf(value, judging) ?? '');
  if (typeof check !== 'string') return check.includes(textOf(value, judging) ?? '');
  switch (check) {
    case 'anything':
      return true;
    case 'inert':
      return isInert(value, judging);
    case 'text':
      return textOf(value, judging) !== undefined;
    case 'plain':
      return isPlain(value);
    case 'content':
      return isContent(value, judging);
    case 'inert content':
      return isContent(value, judging) && isInert(value, judging);
    case 'class':
      return isGlobal(value) && isType(value, judging) && takesAnything(value, judging);
    case 'type':
      return isGlobal(value) && isType(value, judging);
    case 'factory':
      return kindOf(value) === NOTHING || (isGlobal(value) && isFactory(value, judging));
    case 'generator':
      return textOf(value, judging) !== undefined || isGenerator(value, judging);
    case 'pure':
      return isGlobal(value) && isPure(value, judging);
  }
}

/** Unknown classes pass: they are reported as unknown names, and an instance of them is no worse. */
function isType(global: Global, judging: Judging): boolean {
  const { verdict, entry } = judging.classify(global);
  return verdict === 'unknown' || (entry?.kind === 'class' && entry.make === true);
}

/** Not so those whose own arguments matter: these are somebody else's here. */
function takesAnything(global: Global, judging: Judging): boolean {
  const { call } = judging.classify(global).entry ?? {};
  return call === undefined || acceptsStateless(call);
}

/** Called with nothing, or with data of its own kind. */
function isFactory(global: Global, judging: Judging): boolean {
  const { verdict, entry } = judging.classify(global);
  return (
    verdict === 'unknown' ||
    (entry?.kind === 'class' && entry.call !== undefined && needsNothing(entry.call)) ||
    entry?.anywhere === true
  );
}

/** A class that may be called with nothing, or an instance: functions may give back a class that they were given. */
function isGenerator(value: Value, judging: Judging): boolean {
  if (isGlobal(value)) return isFactory(value, judging);
  if (!isMade(value) || !isGlobal(value.callee)) return false;
  const { verdict, entry } = judging.classify(value.callee);
  return (
    verdict === 'unknown' || (entry?.kind === 'class' && entry.make === true) || entry?.state === 'object'
  );
}

function isPure(global: Global, judging: Judging): boolean {
  const { entry } = judging.classify(global);
  return entry?.kind === 'function' && entry.anywhere === true && entry.call !== undefined;
}

function needsNothing({ args, least }: Signature): boolean {
  return (least ?? args.length) === 0;
}

function textOf(value: Value, { reader }: Judging): string | undefined {
  const kind = kindOf(value);
  if (typeof value !== 'number' || (kind !== TEXT && kind !== TEXT8)) return undefined;
  return decodeAtomText(reader, value);
}

/** Of what calls returned, containers as they were made, and the bytes that protocols below 3 write as a call. */
function isContent(value: Value, judging: Judging): boolean {
  const kind = kindOf(value);
  if (!isMade(value)) return kind === NOTHING || (kind >= TEXT && kind < GLOBAL);
  const { callee, state, weight } = value;
  // An outline has lost its state.
  if (!isGlobal(callee) || state !== undefined || weight === 0) return false;
  const { verdict, entry } = judging.classify(callee);
  return verdict === 'unknown' || entry?.items === true || entry?.gives === 'content';
}

/** Nothing in it has a state that others would be asked for. What is not remembered may have had one. */
function isInert(value: Value, judging: Judging): boolean {
  return !judging.hasStates || everyNode(value, judging, (made) => isStateless(made, judging));
}

/** There is an iterator in it, or might be. */
export function holdsIterator(value: Value, judging: Judging): boolean {
  const ends = ({ callee }: Made) => !isGlobal(callee) || !judging.classify(callee).entry?.iterates;
  return !everyNode(value, judging, ends);
}

/** Holds for all that calls made and that lies in it; false where that is not remembered. */
function everyNode(value: Value, judging: Judging, holds: (made: Made) => boolean): boolean {
  const left = [value];
  for (let looks = 0; left.length > 0; looks += 1) {
    const next = left.pop() as Value;
    if (looks > MOST_LOOKS || isForgotten(next) || (isMade(next) && !holds(next))) return false;
    if (!isContainer(next)) continue;
    judging.spend(next.items.length);
    for (const item of next.items) if (typeof item !== 'number' || isForgotten(item)) left.push(item);
  }
  return true;
}

/** A container of which something is not remembered. */
function isForgotten(value: Value): boolean {
  if (isContainer(value)) return value.items.length !== value.count;
  const kind = kindOf(value);
  return typeof value === 'number' && kind >= TUPLE && kind < BYTEARRAY && atomKind(value) < FRESH_LIST;
}

/** Values in values; more are not written by any library where this is asked. */
const MOST_LOOKS = 1_000;

/** Arrays and dtypes have states, which numpy reads by itself. */
function isStateless({ callee, state, weight }: Made, judging: Judging): boolean {
  if (state === undefined && weight > 0) return true;
  return isGlobal(callee) && judging.classify(callee).entry?.plain === true;
}

/** Bytes below protocol 3 are the result of a call, whose callee is judged by itself. */
function isPlain(value: Value): boolean {
  const kind = kindOf(value);
  return kind < GLOBAL || kind === MADE;
}
