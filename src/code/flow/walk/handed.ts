import { PUTTING_METHODS } from '../../program/holders.ts';
import { isStandardPath } from '../../program/stdlib.ts';
import { spelling } from '../../python/names.ts';
import { type CallOf, objectOf, type Value } from '../value.ts';
import { isBuffer } from './objects.ts';

/**
 * What functions that nobody has described may put something into: `lib.fill(options)`. Nothing is known of what they
 * do, so what they are given may hold anything of theirs afterwards. Classes are taken to keep what they are given, or
 * to copy it; what only shows it, by its name, leaves it alone.
 */
export function mayBeFilledBy(call: CallOf): readonly Value[] {
  if (SHOWING.has(nameOf(call.callee))) return NONE;
  return call.args.flatMap(({ value, unpacked }) => (unpacked ? [] : [value]));
}

/** A list, set, dict or buffer made here, or an object that had something stored into it. */
export function isFillable(value: Value): boolean {
  const object = objectOf(value);
  switch (object.kind) {
    case 'sequence':
      return object.sort !== 'tuple';
    case 'mapping':
      return true;
  }
  if (isBuffer(object) || isFile(object)) return true;
  return value.kind === 'snapshot' && value.contents.attributes.size + value.contents.items.length > 0;
}

function isFile(object: Value): boolean {
  return object.kind === 'call' && object.callee.kind === 'library' && FILES.has(object.callee.path);
}

const FILES: ReadonlySet<string> = new Set(['io.BytesIO', 'io.StringIO']);

/** Whether a function is of a library that is not Python's own, and no class. */
export function isForeign(path: string): boolean {
  return !isStandardPath(path) && !/^[A-Z]/.test(path.slice(path.lastIndexOf('.') + 1));
}

function nameOf(callee: Value): string {
  const object = objectOf(callee);
  if (object.kind === 'attribute' || object.kind === 'global') return spelling(object.name);
  return object.kind === 'library' ? object.path.slice(object.path.lastIndexOf('.') + 1) : '';
}

/** Names of functions that show, write down or log, and of methods that keep what they are given. */
const SHOWING: ReadonlySet<string> = new Set([
  ...PUTTING_METHODS.keys(),
  ...['print', 'echo', 'secho', 'pprint', 'pformat', 'join', 'format', 'dump', 'dumps', 'tqdm', 'issubset'],
  ...['log', 'debug', 'info', 'warn', 'warning', 'error', 'exception', 'critical'],
]);

const NONE: readonly Value[] = [];
