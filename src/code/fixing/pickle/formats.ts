import type { Target } from '../../../finding/fix.ts';
import { type Payload, partsOf, wordsOf } from '../../payload/payload.ts';
import { placeOf, refuse, type Spot } from '../refusal.ts';
import type { Case } from '../repair.ts';
import { type Schema, schemaFor } from './schema.ts';

/** A format that can take the place of a pickle, for one payload. */
export interface Format {
  readonly target: Target;
  readonly name: string;
  /** What is imported for it. */
  readonly library: string;
  /** Gives bytes. */
  readonly write: (library: string) => Around;
  /** Takes bytes. Of Protocol Buffers it is a function of its own. */
  readonly read: (library: string) => Around;
  readonly packages: readonly string[];
  readonly schema?: Schema;
}

export interface Around {
  readonly before: string;
  readonly after: string;
}

/** Lib/json: non-ASCII characters are written as escapes, so that the bytes are ASCII. */
const JSON_FORMAT: Format = {
  target: 'json',
  name: 'JSON',
  library: 'json',
  write: (json) => ({ before: `${json}.dumps(`, after: ').encode("utf-8")' }),
  read: (json) => ({ before: `${json}.loads(`, after: ')' }),
  packages: [],
};

/** Half a surrogate pair in a text, as in names of files, is otherwise an error. */
const TEXTS = 'unicode_errors="surrogatepass"';

/** msgpack-python: `use_bin_type` and `raw` have had these defaults since 1.0. */
const MESSAGE_PACK: Format = {
  target: 'msgpack',
  name: 'MessagePack',
  library: 'msgpack',
  write: (msgpack) => ({ before: `${msgpack}.packb(`, after: `, use_bin_type=True, ${TEXTS})` }),
  read: (msgpack) => ({
    before: `${msgpack}.unpackb(`,
    after: `, raw=False, strict_map_key=False, ${TEXTS})`,
  }),
  packages: ['msgpack>=1.0'],
};

/** Each field of a record by its name: the constructor of a message takes dicts for what is below. */
function protobuf(schema: Schema): Format {
  return {
    target: 'protobuf',
    name: 'Protocol Buffers',
    library: schema.module,
    write: (library) => ({ before: `${library}.${schema.message}(**`, after: ').SerializeToString()' }),
    read: () => ({ before: `${schema.reader}(`, after: ')' }),
    packages: ['protobuf>=3.20'],
    schema,
  };
}

export interface Chosen {
  readonly format: Format;
  readonly unless: readonly string[];
}

/** A format in which the payload comes back as it was, and what that leans on. Refused where there is none. */
export function formatFor(about: Case, payload: Payload, asked: Spot, words: string): Chosen {
  const parts = partsOf(payload);
  for (const part of parts) if (part.kind === 'other') refuse(part.refusal, part.reason, part.place);
  const declared = parts.flatMap((part) => (part.kind === 'declared' ? [declaredText(part)] : []));
  const { format, unless } = chosen(about, payload, asked, words);
  return { format, unless: [...declared, ...unless] };
}

/** What a part leans on that nobody proves. */
export function declaredText({ reason, place }: Payload & { kind: 'declared' }): string {
  const { path, line } = placeOf(place);
  return `it is not so that ${reason} (${path}:${line})`;
}

function chosen(about: Case, payload: Payload, asked: Spot, words: string): Chosen {
  const { surroundings } = about;
  const hasBytes = partsOf(payload).some(({ kind }) => kind === 'bytes');
  const needs = hasBytes ? neededFor(about) : 'json';
  const target = surroundings.target ?? needs;
  if (target === undefined)
    return refuse(
      'payload-unknown',
      `${wordsOf(payload)}: JSON has no bytes, and the project depends on neither msgpack nor protobuf`,
      asked,
    );
  if (target === 'protobuf') {
    const schema = schemaFor(payload, words, asked, (path) => surroundings.hasFile(path));
    return { format: protobuf(schema), unless: schema.unless };
  }
  if (about.engine.environment.allows('msgpack', '<1.0') === 'yes' && target === 'msgpack')
    refuse('version-floor', 'the lock has msgpack older than 1.0, which has other defaults', asked);
  if (target === 'msgpack') return { format: MESSAGE_PACK, unless: limitsOfMessagePack(payload) };
  if (hasBytes) refuse('payload-unknown', `${wordsOf(payload)}: JSON has no bytes`, asked);
  return { format: JSON_FORMAT, unless: [] };
}

/** What has bytes, and is there already. */
function neededFor({ surroundings }: Case): Target | undefined {
  if (surroundings.dependsOn('msgpack')) return 'msgpack';
  return surroundings.dependsOn('protobuf') ? 'protobuf' : undefined;
}

function limitsOfMessagePack(payload: Payload): string[] {
  const isWide = partsOf(payload).some(({ kind }) => kind === 'int' || kind === 'json');
  return isWide ? ['an int needs more than 64 bits: MessagePack raises OverflowError'] : [];
}
