/** Stands in for Node's Buffer in the bundle: as much of it as the inspector uses. The bundle injects it. */

type Encoding = 'utf8' | 'utf-8' | 'latin1' | 'binary' | 'ascii' | 'hex' | 'base64';

const utf8 = new TextDecoder('utf-8', { ignoreBOM: true });

class PageBuffer extends Uint8Array {
  override toString(encoding: Encoding = 'utf8', start = 0, end = this.length): string {
    const bytes = this.subarray(start, end);
    if (encoding === 'latin1' || encoding === 'binary') return latin1(bytes);
    if (encoding === 'ascii') return latin1(bytes.map((byte) => byte & 0x7f));
    if (encoding === 'hex') return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
    if (encoding === 'base64') return btoa(latin1(bytes));
    return utf8.decode(bytes);
  }

  override indexOf(wanted: number | string | Uint8Array, from = 0): number {
    if (typeof wanted === 'number') return super.indexOf(wanted, from);
    const bytes = typeof wanted === 'string' ? new TextEncoder().encode(wanted) : wanted;
    for (let at = super.indexOf(bytes[0] ?? 0, from); at >= 0; at = super.indexOf(bytes[0] ?? 0, at + 1))
      if (bytes.every((byte, i) => this[at + i] === byte)) return at;
    return -1;
  }

  override includes(wanted: number | string | Uint8Array): boolean {
    return this.indexOf(wanted) >= 0;
  }

  override lastIndexOf(wanted: number | string | Uint8Array, from = this.length): number {
    if (typeof wanted === 'number') return super.lastIndexOf(wanted, from);
    let last = -1;
    for (let at = this.indexOf(wanted); at >= 0 && at <= from; at = this.indexOf(wanted, at + 1)) last = at;
    return last;
  }

  equals(other: Uint8Array): boolean {
    return this.length === other.length && this.every((byte, i) => byte === other[i]);
  }
}

function ofText(text: string, encoding: Encoding): PageBuffer {
  if (encoding === 'latin1' || encoding === 'binary' || encoding === 'ascii')
    return new PageBuffer(Array.from({ length: text.length }, (_, i) => text.charCodeAt(i) & 0xff));
  if (encoding === 'hex') return new PageBuffer(bytesOfHex(text));
  if (encoding === 'base64') return ofText(bytesOfBase64(text), 'latin1');
  return new PageBuffer(new TextEncoder().encode(text));
}

/** Up to the first pair that is none, as Node has it. */
function bytesOfHex(text: string): number[] {
  const bytes: number[] = [];
  for (let at = 0; /^[0-9a-fA-F]{2}$/.test(text.slice(at, at + 2)); at += 2)
    bytes.push(Number.parseInt(text.slice(at, at + 2), 16));
  return bytes;
}

/** What is no digit is passed over and the padding ends it, as Node has it. */
function bytesOfBase64(text: string): string {
  const digits = (text.split('=')[0] as string)
    .replace(/-/g, '+')
    .replace(/_/g, '/')
    .replace(/[^A-Za-z0-9+/]/g, '');
  return atob(digits.length % 4 === 1 ? digits.slice(0, -1) : digits);
}

function latin1(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 8192)
    text += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return text;
}

/** Node's names for what DataView reads: `readUInt32LE` for `getUint32(offset, true)`. */
const READERS = {
  readUInt8: 'getUint8',
  readInt8: 'getInt8',
  readUInt16: 'getUint16',
  readInt16: 'getInt16',
  readUInt32: 'getUint32',
  readInt32: 'getInt32',
  readBigUInt64: 'getBigUint64',
  readBigInt64: 'getBigInt64',
  readFloat: 'getFloat32',
  readDouble: 'getFloat64',
} as const;

for (const [name, getter] of Object.entries(READERS)) {
  for (const [end, little] of name.endsWith('8')
    ? ([['', true]] as const)
    : ([
        ['LE', true],
        ['BE', false],
      ] as const)) {
    Object.defineProperty(PageBuffer.prototype, name + end, {
      value(this: PageBuffer, offset = 0) {
        return new DataView(this.buffer, this.byteOffset, this.length)[getter](offset, little);
      },
    });
  }
}

type From = (value: unknown, encoding?: Encoding | number, length?: number) => PageBuffer;

const from: From = (value, encoding, length) => {
  if (typeof value === 'string') return ofText(value, (encoding as Encoding | undefined) ?? 'utf8');
  if (value instanceof ArrayBuffer) return new PageBuffer(value, encoding as number | undefined, length);
  return new PageBuffer(value as ArrayLike<number>);
};

function concat(parts: readonly Uint8Array[]): PageBuffer {
  const whole = new PageBuffer(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

const alloc = (size: number) => new PageBuffer(size);

const of = (...bytes: number[]) => new PageBuffer(bytes);

const byteLength = (text: string) => new TextEncoder().encode(text).length;
const isBuffer = (value: unknown) => value instanceof PageBuffer;

/** In the order of bytes; of two that begin alike the shorter one comes first. */
function compare(a: Uint8Array, b: Uint8Array): -1 | 0 | 1 {
  const at = a.findIndex((byte, i) => byte !== b[i]);
  const [one, other] = at < 0 || at >= b.length ? [a.length, b.length] : [a[at] as number, b[at] as number];
  return one < other ? -1 : one > other ? 1 : 0;
}

export const Buffer = { from, of, byteLength, isBuffer, concat, compare, alloc, allocUnsafe: alloc };
