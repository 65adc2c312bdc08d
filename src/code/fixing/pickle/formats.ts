import { type Payload, partsOf, wordsOf } from '../../payload/payload.ts';
import { placeOf, refuse, type Spot } from '../refusal.ts';
import type { Case } from '../repair.ts';

/** The formats that can take the place of a pickle, and what they keep of a payload. */
export interface Format {
  readonly name: string;
  readonly library: string;
  /** Gives bytes. */
  readonly write: (library: string) => { readonly before: string; readonly after: string };
  /** Takes bytes. */
  readonly read: (library: string) => { readonly before: string; readonly after: string };
  /** What a library raises for bytes that are not in its format. */
  readonly error: string;
}

/** Lib/json: non-ASCII characters are written as escapes, so that the bytes are ASCII. */
const JSON_FORMAT: Format = {
  name: 'JSON',
  library: 'json',
  write: (json) => ({ before: `${json}.dumps(`, after: ').encode("utf-8")' }),
  read: (json) => ({ before: `${json}.loads(`, after: ')' }),
  error: 'ValueError',
};

/** msgpack-python: `use_bin_type` and `raw` have had these defaults since 1.0. */
const MESSAGE_PACK: Format = {
  name: 'MessagePack',
  library: 'msgpack',
  write: (msgpack) => ({ before: `${msgpack}.packb(`, after: ', use_bin_type=True)' }),
  read: (msgpack) => ({ before: `${msgpack}.unpackb(`, after: ', raw=False, strict_map_key=False)' }),
  error: 'ValueError',
};

/** A format in which the payload comes back as it was, and what that leans on. Refused where there is none. */
export function formatFor(
  about: Case,
  payload: Payload,
  asked: Spot,
): { format: Format; unless: readonly string[] } {
  const parts = partsOf(payload);
  for (const part of parts) if (part.kind === 'other') refuse(part.refusal, part.reason, part.place);
  const unless = parts.flatMap((part) => {
    if (part.kind !== 'declared') return [];
    const { path, line } = placeOf(part.place);
    return [`it is not so that ${part.reason} (${path}:${line})`];
  });
  if (!parts.some(({ kind }) => kind === 'bytes')) return { format: JSON_FORMAT, unless };
  if (!about.surroundings.dependsOn('msgpack'))
    return refuse(
      'payload-unknown',
      `${wordsOf(payload)}: JSON has no bytes, and the project does not depend on msgpack`,
      asked,
    );
  const wide = parts.some(({ kind }) => kind === 'int' || kind === 'json');
  return {
    format: MESSAGE_PACK,
    unless: wide ? [...unless, 'an int needs more than 64 bits: MessagePack raises OverflowError'] : unless,
  };
}
