import { PARSED, STR } from './known.ts';
import {
  hasBytes,
  isContainer,
  other,
  type Payload,
  partsOf,
  type Spot,
  union,
  withoutParts,
} from './payload.ts';

/** What is asked of payloads that are known. */

export function addField(fields: Map<string, Payload>, name: string, payload: Payload): void {
  const before = fields.get(name);
  fields.set(name, before ? union([before, payload]) : payload);
}

export function isOnly(payload: Payload, kind: Payload['kind']): boolean {
  return payload.kind === kind;
}

/** What stands under a key, if the key is a text; undefined where it is none. */
export function underKey(key: Payload, value: Payload): Payload | undefined {
  if (key.kind === 'declared') return key.of.kind === 'str' ? { ...key, of: value } : undefined;
  return key.kind === 'str' ? value : undefined;
}

export function isPlain(payload: Payload): boolean {
  return partsOf(payload).every(({ kind }) => kind !== 'other' && kind !== 'declared') && !hasBytes(payload);
}

export function hasInnerContainers(payload: Payload): boolean {
  if (payload.kind === 'json') return true;
  return partsOf(payload).slice(1).some(isContainer);
}

/** What iterating gives. */
export function elementOf(payload: Payload, place: Spot): Payload {
  switch (payload.kind) {
    case 'list':
      return payload.of;
    case 'dict':
    case 'record':
    case 'str':
      return STR;
    case 'json':
      return PARSED;
    case 'union':
      return union(payload.of.map((one) => elementOf(one, place)));
    case 'other':
      return withoutParts(payload);
    default:
      return other(place, 'what iterating over this gives is not known');
  }
}
