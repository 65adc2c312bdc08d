import type { RefusalKind } from '../../finding/fix.ts';
import type { Module } from '../program/module.ts';
import type { Scope } from '../program/scope.ts';

/**
 * What is written at a dump, as a tree of types. `record` is a dict whose keys are known texts, `dict` one with texts for
 * keys that are not known, `json` what was just parsed from JSON. Types are exact: no subclass is meant.
 */
export type Payload =
  /** `digits`: the most that a whole number has, where that is more than {@link FEW_DIGITS}. */
  | { readonly kind: Scalar; readonly digits?: number }
  | { readonly kind: 'json' }
  | { readonly kind: 'list'; readonly of: Payload }
  | { readonly kind: 'dict'; readonly of: Payload }
  | {
      readonly kind: 'record';
      readonly fields: ReadonlyMap<string, Payload>;
      /** Fields that may be missing: they are put in later, or something is taken away. */
      readonly optional?: ReadonlySet<string>;
    }
  | { readonly kind: 'union'; readonly of: readonly Payload[] }
  /** Only an annotation says so, or callers that nobody can see may give something else. */
  | {
      readonly kind: 'declared';
      readonly of: Payload;
      readonly reason: string;
      readonly place: Spot;
      /** The type is proved; that JSON can write all such values is not. */
      readonly isTyped?: true;
    }
  | {
      readonly kind: 'other';
      readonly refusal: RefusalKind;
      readonly reason: string;
      readonly place: Spot;
      /** What is known all the same, for whoever need not prove that another format keeps it. */
      readonly made?: Made;
    };

/** What has no counterpart in plain formats, as it is written. */
export type Made =
  | { readonly sort: 'tuple' | 'set'; readonly of: readonly Payload[] }
  /** An object of a class of the project. */
  | { readonly sort: 'object'; readonly scope: Scope };

export type Scalar = 'none' | 'bool' | 'int' | 'float' | 'str' | 'bytes';

export interface Spot {
  readonly module: Module;
  readonly node: number;
}

/** A value that never comes about, such as what a recursion adds to itself. */
export const NEVER: Payload = { kind: 'union', of: [] };

export function other(place: Spot, reason: string, refusal: RefusalKind = 'payload-unknown'): Payload {
  return { kind: 'other', refusal, reason, place };
}

/** The same of something whose parts are known. */
export function otherOf(place: Spot, reason: string, made: Made): Payload {
  return { kind: 'other', refusal: 'payload-unknown', reason, place, made };
}

export function record(fields: ReadonlyMap<string, Payload>, optional: ReadonlySet<string>): Payload {
  return { kind: 'record', fields, ...(optional.size > 0 && { optional }) };
}

/** A number of 64 bits, or what a literal in the code is. */
export const FEW_DIGITS = 20;

export function digitsOf(payload: Payload): number {
  if (payload.kind === 'union') return Math.max(0, ...payload.of.map(digitsOf));
  if (payload.kind === 'declared') return digitsOf(payload.of);
  return payload.kind === 'int' ? (payload.digits ?? FEW_DIGITS) : 0;
}

export function intOf(digits: number): Payload {
  return digits > FEW_DIGITS ? { kind: 'int', digits } : { kind: 'int' };
}

/** Any of some payloads; records with the same fields, lists and dicts become one. */
export function union(all: readonly Payload[]): Payload {
  const flat: Payload[] = [];
  const seen = new Set<string>();
  const parts = all.flatMap((part) => (part.kind === 'union' ? part.of : [part]));
  const longest = intOf(Math.max(...parts.map(digitsOf)));
  for (const part of parts) {
    const one = part.kind === 'int' ? longest : part;
    const key = keyOf(one);
    if (seen.has(key)) continue;
    seen.add(key);
    flat.push(one);
  }
  return flat.length === 1 && flat[0] ? flat[0] : { kind: 'union', of: flat };
}

/** Unlike the words that people read, it tells what is declared, or is none of ours, also of parts. */
function keyOf(payload: Payload): string {
  switch (payload.kind) {
    case 'list':
    case 'dict':
      return `${payload.kind} ${keyOf(payload.of)}`;
    case 'record':
      return `{${[...payload.fields].map(([name, field]) => `${JSON.stringify(name)}${payload.optional?.has(name) ? '?' : ''}: ${keyOf(field)}`).join(', ')}}`;
    case 'union':
      return `(${payload.of.map(keyOf).join(' | ')})`;
    case 'other':
      return `other ${payload.reason} ${payload.place.module.path} ${payload.place.node}`;
    case 'declared':
      return `declared ${keyOf(payload.of)} ${payload.reason} ${payload.place.module.path} ${payload.place.node}`;
    default:
      return payload.kind;
  }
}

/** As people write types: `{op: str, n: int | None}`; with `?` behind names that may be missing. */
export function wordsOf(payload: Payload): string {
  switch (payload.kind) {
    case 'none':
      return 'None';
    case 'list':
      return `list[${wordsOf(payload.of)}]`;
    case 'dict':
      return `dict[str, ${wordsOf(payload.of)}]`;
    case 'record':
      return `{${[...payload.fields].map(([name, field]) => `${name}${payload.optional?.has(name) ? '?' : ''}: ${wordsOf(field)}`).join(', ')}}`;
    case 'union':
      return payload.of.length === 0 ? 'nothing' : payload.of.map(wordsOf).join(' | ');
    case 'declared':
      return wordsOf(payload.of);
    case 'json':
      return 'parsed JSON';
    case 'other':
      return 'something else';
    default:
      return payload.kind;
  }
}

/** The same without what is known of its parts: something was done with it. */
export function withoutParts(payload: Payload): Payload {
  return payload.kind === 'other' && payload.made
    ? other(payload.place, payload.reason, payload.refusal)
    : payload;
}

/** Whether nobody proves of what type it is. */
export function isUntold(part: Payload): boolean {
  return part.kind === 'other' || (part.kind === 'declared' && !part.isTyped);
}

/** Every part of a tree, the tree itself first. */
export function partsOf(payload: Payload): readonly Payload[] {
  const parts: Payload[] = [payload];
  for (const part of parts) {
    if (part.kind === 'list' || part.kind === 'dict' || part.kind === 'declared') parts.push(part.of);
    else if (part.kind === 'record') parts.push(...part.fields.values());
    else if (part.kind === 'union') parts.push(...part.of);
  }
  return parts;
}

export function hasBytes(payload: Payload): boolean {
  return partsOf(payload).some(({ kind }) => kind === 'bytes');
}

/** Whether it can be changed after it was made, and referred to twice. */
export function isContainer(payload: Payload): boolean {
  return partsOf(payload).some(
    ({ kind }) => kind === 'list' || kind === 'dict' || kind === 'record' || kind === 'json',
  );
}
