/** Constants that a pickle computes: just enough to see what a pickle hidden in a pickle is made of. */

import { unpack } from '../../../archive/compressors.ts';
import { type ByteSource, bytesSource, slice } from '../../../archive/source.ts';
import type { Budget } from '../../../limits/budget.ts';
import { LimitReached } from '../../../limits/errors.ts';
import { decodeAtomBytes, decodeAtomText, payloadOf } from '../atoms.ts';
import { STRING } from '../opcodes.ts';
import type { Reader } from '../reader.ts';
import {
  atomKind,
  BYTEARRAY,
  BYTES,
  isGlobal,
  isMade,
  isWhole,
  type Made,
  TEXT,
  TEXT8,
  TUPLE,
  type Value,
} from '../value.ts';
import { python3Name } from './python2.ts';

/** Bytes that are known now, and where they lie in the reader's source; undefined there if they are computed. */
export interface Constant {
  readonly source: ByteSource;
  readonly offset: number | undefined;
}

type Decode = (bytes: Uint8Array, budget: Budget) => Uint8Array;

const base64: Decode = (bytes) => Buffer.from(Buffer.from(bytes).toString('latin1'), 'base64');
const hexadecimal: Decode = (bytes) =>
  Buffer.from(Buffer.from(bytes).toString('latin1').replace(/\s/g, ''), 'hex');
const same: Decode = (bytes) => bytes;

/** Functions from text or bytes to bytes, by the names of Python 3. */
const DECODERS = new Map<string, Decode>([
  ['base64.b64decode', base64],
  ['base64.standard_b64decode', base64],
  ['base64.urlsafe_b64decode', base64],
  ['base64.decodebytes', base64],
  ['base64.decodestring', base64],
  ['binascii.a2b_base64', base64],
  ['base64.b16decode', hexadecimal],
  ['binascii.unhexlify', hexadecimal],
  ['binascii.a2b_hex', hexadecimal],
  ['builtins.bytes.fromhex', hexadecimal],
  ['builtins.bytearray.fromhex', hexadecimal],
  ['builtins.bytes', same],
  ['builtins.bytearray', same],
  ['_codecs.encode', same],
  ['zlib.decompress', (bytes, budget) => unpack(bytes, 'zlib', budget)],
  ['gzip.decompress', (bytes, budget) => unpack(bytes, 'gzip', budget)],
]);

/** Nested decoders beyond this are not followed. */
const DEEPEST = 16;

/** True for functions that turn text or bytes into bytes; what they give is looked into where it is used. */
export function isDecoder(module: string, name: string): boolean {
  return DECODERS.has(python3Name(module, name).join('.'));
}

/** The bytes of a constant, or of decoders applied to one. Throws LimitReached. */
export function constantBytes(reader: Reader, value: Value, budget: Budget): Constant | undefined {
  const decoders: Decode[] = [];
  let inner: Value | undefined = value;
  while (isMade(inner)) {
    const decode = decoderOf(inner);
    if (!decode || decoders.length >= DEEPEST) return undefined;
    decoders.push(decode);
    inner = isWhole(inner.args, TUPLE) ? inner.args.items[0] : undefined;
  }
  const constant = typeof inner === 'number' ? atomBytes(reader, inner) : undefined;
  if (!constant || decoders.length === 0) return constant;
  return decoded(constant.source, decoders.reverse(), budget);
}

function decoderOf(made: Made): Decode | undefined {
  if (!isGlobal(made.callee)) return undefined;
  const { module, name } = made.callee;
  if (module === undefined || name === undefined) return undefined;
  return DECODERS.get(python3Name(module, name).join('.'));
}

function decoded(source: ByteSource, decoders: readonly Decode[], budget: Budget): Constant | undefined {
  let bytes = source.read(0, source.size);
  try {
    for (const decode of decoders) {
      budget.spendBytes(bytes.length);
      bytes = decode(bytes, budget);
    }
  } catch (error) {
    if (error instanceof LimitReached) throw error;
    return undefined;
  }
  return { source: bytesSource(bytes), offset: undefined };
}

function atomBytes(reader: Reader, atom: number): Constant | undefined {
  const kind = atomKind(atom);
  if (kind === TEXT) {
    const text = decodeAtomText(reader, atom);
    return text === undefined
      ? undefined
      : { source: bytesSource(Buffer.from(text, 'latin1')), offset: undefined };
  }
  if (kind !== BYTES && kind !== TEXT8 && kind !== BYTEARRAY) return undefined;
  const { opcode, offset, length } = payloadOf(reader, atom);
  if (opcode !== STRING) return { source: slice(reader.source, offset, length), offset };
  const bytes = decodeAtomBytes(reader, atom);
  return bytes && { source: bytesSource(Uint8Array.from(bytes)), offset: undefined };
}
