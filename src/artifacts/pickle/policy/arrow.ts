/**
 * pyarrow believes a pickled array what it says of its buffers: it makes an array of them without looking, and whoever asks for
 * an item reads at the place that the offsets say. So an array is vouched for only where its buffers are as long as its
 * length asks and its offsets stay within them. Source: pyarrow/array.pxi, _restore_array and _reduce_array_data; the layouts
 * are those of the Arrow columnar format.
 */
import { type ByteSource, bytesSource } from '../../../archive/source.ts';
import type { Budget } from '../../../limits/budget.ts';
import { smallInteger } from '../literal.ts';
import type { Reader } from '../reader.ts';
import {
  BYTEARRAY,
  isGlobal,
  isMade,
  isWhole,
  kindOf,
  LIST,
  NOTHING,
  nameOf,
  TUPLE,
  type Value,
} from '../value.ts';
import { constantBytes } from './fold.ts';

/** Bits of an item, by what `type_for_alias` calls the type. */
const FIXED = new Map<string, number>([
  ['bool', 1],
  ['int8', 8],
  ['uint8', 8],
  ['int16', 16],
  ['uint16', 16],
  ['halffloat', 16],
  ['float16', 16],
  ['int32', 32],
  ['uint32', 32],
  ['float', 32],
  ['float32', 32],
  ['date32', 32],
  ['date32[day]', 32],
  ['int64', 64],
  ['uint64', 64],
  ['double', 64],
  ['float64', 64],
  ['date64', 64],
  ['date64[ms]', 64],
]);
/** Bytes of an offset. */
const VARIABLE = new Map<string, 4 | 8>([
  ['string', 4],
  ['utf8', 4],
  ['binary', 4],
  ['large_string', 8],
  ['large_utf8', 8],
  ['large_binary', 8],
]);

export interface ArrowReading {
  readonly reader: Reader;
  readonly budget: Budget;
  text(value: Value | undefined): string | undefined;
}

/** True if the arguments of `_restore_array` describe an array of plain items that lies within its buffers. */
export function isSoundArray(args: readonly Value[], reading: ArrowReading): boolean {
  const [data] = args;
  if (args.length !== 1 || !isWhole(data, TUPLE) || data.count !== 7) return false;
  const [type, length, nulls, offset, buffers, children, dictionary] = data.items as [Value, ...Value[]];
  const name = typeName(type, reading);
  const [count, missing, before] = [length, nulls, offset].map((one) => numberOf(one, reading.reader));
  if (name === undefined || count === undefined || missing === undefined || before === undefined)
    return false;
  if (count < 0 || before < 0 || missing < -1 || missing > count) return false;
  if (!isWhole(children, LIST) || children.count > 0 || kindOf(dictionary as Value) !== NOTHING) return false;
  if (!isWhole(buffers, LIST)) return false;
  const parts = buffers.items.map((one) => bufferOf(one, reading));
  if (parts.includes('unknown')) return false;
  const [validity, ...rest] = parts as (ByteSource | undefined)[];
  const end = count + before;
  if (validity ? validity.size * 8 < end : missing > 0) return false;
  const bits = FIXED.get(name);
  if (bits !== undefined) return rest.length === 1 && (rest[0]?.size ?? 0) * 8 >= end * bits;
  const width = VARIABLE.get(name);
  if (width === undefined || rest.length !== 2) return false;
  const [offsets, texts] = rest;
  return offsets !== undefined && areSound(offsets, texts?.size ?? 0, end, width, reading.budget);
}

function typeName(type: Value, reading: ArrowReading): string | undefined {
  return reading.text(argumentOf(type, 'pyarrow.lib.type_for_alias'))?.toLowerCase();
}

function numberOf(value: Value | undefined, reader: Reader): number | undefined {
  return typeof value === 'number' ? smallInteger(reader, value) : undefined;
}

/** `py_buffer(bytes)`, or a bytearray of bytes; nothing for None. */
function bufferOf(value: Value, reading: ArrowReading): ByteSource | undefined | 'unknown' {
  const { reader, budget } = reading;
  if (kindOf(value) === NOTHING) return undefined;
  const given = argumentOf(value, 'pyarrow.lib.py_buffer');
  if (given === undefined) return 'unknown';
  const bytes =
    argumentOf(given, 'builtins.bytearray') ?? argumentOf(given, '__builtin__.bytearray') ?? given;
  if (typeof bytes !== 'number') return latin1Of(bytes, reading) ?? 'unknown';
  return constantBytes(reader, bytes, budget)?.source ?? 'unknown';
}

/** Bytes as protocols below 3 write them: `_codecs.encode(text, 'latin1')`. */
function latin1Of(value: Value, reading: ArrowReading): ByteSource | undefined {
  if (!isMade(value) || !isGlobal(value.callee) || nameOf(value.callee) !== '_codecs.encode')
    return undefined;
  const [letters, codec] = isWhole(value.args, TUPLE) ? value.args.items.map((one) => reading.text(one)) : [];
  if (letters === undefined || codec !== 'latin1') return undefined;
  reading.budget.spendBytes(letters.length);
  // Python would refuse any other.
  for (let at = 0; at < letters.length; at += 1) if (letters.charCodeAt(at) > 0xff) return undefined;
  return bytesSource(Buffer.from(letters, 'latin1'));
}

/** What the function was called with, if nothing else. */
function argumentOf(value: Value, callee: string): Value | undefined {
  if (!isMade(value) || !isGlobal(value.callee) || nameOf(value.callee) !== callee) return undefined;
  return isWhole(value.args, TUPLE) && value.args.count === 1 ? value.args.items[0] : undefined;
}

const PIECE = 1 << 20;

/** Each offset is at least the one before, and none lies behind the texts, of which there are so many bytes. */
function areSound(offsets: ByteSource, size: number, count: number, width: 4 | 8, budget: Budget): boolean {
  if (count === 0 && offsets.size === 0) return true;
  const end = (count + 1) * width;
  if (offsets.size < end) return false;
  budget.spendOperations(count + 1);
  let last = 0;
  for (let from = 0; from < end; from += PIECE) {
    const { buffer, byteOffset, length } = offsets.read(from, Math.min(PIECE, end - from));
    const view = new DataView(buffer, byteOffset, length);
    for (let at = 0; at < length; at += width) {
      const next = width === 4 ? view.getInt32(at, true) : Number(view.getBigInt64(at, true));
      if (next < last) return false;
      last = next;
    }
  }
  return last <= size;
}

/** A bytearray whose bytes are changed after it was looked at. */
export function isBytearray(target: Value): boolean {
  if (kindOf(target) === BYTEARRAY) return true;
  return isMade(target) && isGlobal(target.callee) && target.callee.name === 'bytearray';
}
