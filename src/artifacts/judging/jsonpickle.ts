/**
 * Documents of jsonpickle: objects whose tags import names and call them. Source: jsonpickle/tags.py and unpickler.py.
 */
import { printable } from '../inspection/printable.ts';
import type { Reason } from '../inspection/reason.ts';
import { acceptsData } from '../pickle/policy/arguments.ts';
import { effectOfModule } from '../pickle/policy/dangers.ts';
import type { Signature } from '../pickle/policy/entry.ts';
import { vouchedFor } from '../pickle/policy/vouched.ts';
import { type JsonObject, objectsIn } from './json.ts';
import { importReason } from './named.ts';

/** Tags whose value is a dotted name. */
const NAMING = ['py/object', 'py/type', 'py/function', 'py/class'];
/** What is called with something: `[callable, arguments, …]`. */
const CALLING = ['py/reduce', 'py/newobj'];
/** Beside `py/object`: arguments of its constructor. */
const ARGUMENTS = ['py/newargs', 'py/newargsex', 'py/initargs'];
const KEY = 'json://';
const WHO = 'it';

/** Undefined for what is no document of jsonpickle; nothing where all that it names is vouched for. */
export function judgeJsonpickle(text: string): Reason[] | undefined {
  const objects = withKeys(objectsIn(text) ?? linesOf(text)).filter(isTagged);
  if (objects.length === 0) return undefined;
  const reasons = new Map<string, Reason>();
  for (const object of objects) for (const reason of reasonsOf(object)) reasons.set(reason.message, reason);
  return [...reasons.values()];
}

/** A document on each line. */
function linesOf(text: string): JsonObject[] {
  return text.split('\n').flatMap((line) => (line.includes('py/') ? (objectsIn(line) ?? []) : []));
}

/** A key that is no text is written as a document of its own. */
function withKeys(objects: readonly JsonObject[]): JsonObject[] {
  const inKeys = objects.flatMap((object) =>
    Object.keys(object).flatMap((key) =>
      key.startsWith(KEY) ? (objectsIn(key.slice(KEY.length)) ?? []) : [],
    ),
  );
  return [...objects, ...inKeys];
}

function isTagged(object: JsonObject): boolean {
  return Object.keys(object).some((key) => key.startsWith('py/'));
}

function reasonsOf(object: JsonObject): Reason[] {
  const named = NAMING.flatMap((tag) => nameReasons(object[tag]));
  const called = [
    ...CALLING.flatMap((tag) => (Array.isArray(object[tag]) ? calleesOf(object[tag][0]) : [])),
    ...(ARGUMENTS.some((tag) => tag in object) ? calleesOf(object) : []),
  ];
  return [
    ...named,
    ...called.flatMap(callReasons),
    ...moduleReasons(object['py/mod']),
    ...evaluated(object['py/repr']),
  ];
}

function nameReasons(value: unknown): Reason[] {
  const name = splitName(value);
  const reason = name && importReason(WHO, ...name);
  return reason ? [reason] : [];
}

/** A name without a module is one of `builtins`. */
function splitName(value: unknown): [module: string, name: string] | undefined {
  if (typeof value !== 'string' || value === '') return undefined;
  const dot = value.lastIndexOf('.');
  return dot < 0 ? ['builtins', value] : [value.slice(0, dot), value.slice(dot + 1)];
}

function calleesOf(callee: unknown): [module: string, name: string][] {
  if (typeof callee !== 'object' || callee === null) return [];
  return NAMING.flatMap((tag) => {
    const name = splitName((callee as JsonObject)[tag]);
    return name ? [name] : [];
  });
}

/** A pattern keeps numbers short, which others would write out. */
function isHarmless(call: Signature): boolean {
  return acceptsData(call) || [...call.args, call.rest].every((check) => !check || check instanceof RegExp);
}

/** Of what is vouched for, only what may be called with anything: arguments are not followed here. */
function callReasons([module, name]: readonly [string, string]): Reason[] {
  const entry = vouchedFor(module, name)?.entry;
  if (!entry || (entry.call && isHarmless(entry.call) && !entry.special)) return [];
  const what = printable(`${module}.${name}`);
  const message = `${WHO} has ${what} called, which is vouched for in pickles, where its arguments are looked at`;
  return [{ rule: 'embedded-code', verdict: 'unknown', message, name: what }];
}

function moduleReasons(value: unknown): Reason[] {
  if (typeof value !== 'string') return [];
  const module = value.split('/')[0] as string;
  const message = `${WHO} has the module ${printable(module)} imported`;
  const verdict = effectOfModule(module) === undefined ? 'unknown' : 'dangerous';
  return [{ rule: 'embedded-code', verdict, message, name: printable(module) }];
}

/** Up to version 0.7 an expression that is evaluated. */
function evaluated(value: unknown): Reason[] {
  if (typeof value !== 'string') return [];
  const message = `${WHO} has an expression that old versions of jsonpickle evaluate: ${printable(value.slice(0, 100))}`;
  return [{ rule: 'embedded-code', verdict: 'dangerous', message }];
}
