import { GrowingBuffer } from '../buffer.ts';
import { tooLarge } from '../errors.ts';
import type { Literal } from '../part.ts';
import type { TreeWriter } from '../tree.ts';

const MOST = 0xffffffff;

/** The MessagePack specification; integers of up to 64 bits, floats of 64. No extension types. */
export class MsgpackWriter implements TreeWriter {
  readonly hasBytes = true;
  readonly #out = new GrowingBuffer();

  get size(): number {
    return this.#out.size;
  }

  take(): Uint8Array {
    return this.#out.take();
  }

  scalar(literal: Literal): boolean {
    switch (literal.kind) {
      case 'none':
        this.#out.byte(0xc0);
        return true;
      case 'bool':
        this.#out.byte(literal.value ? 0xc3 : 0xc2);
        return true;
      case 'int':
        return this.#integer(literal.value);
      case 'float':
        this.#float(literal.value, literal.bits);
        return true;
      case 'text':
        this.#string(literal.value);
        return true;
      default:
        return false;
    }
  }

  list(count: number): void {
    this.#header(count, 0x90, 15, [undefined, 0xdc, 0xdd]);
  }

  map(count: number): void {
    this.#header(count, 0x80, 15, [undefined, 0xde, 0xdf]);
  }

  key(name: string): void {
    this.#string(name);
  }

  end(): void {}

  data(length: number): void {
    this.#header(length, 0, -1, [0xc4, 0xc5, 0xc6]);
  }

  dataPiece(piece: Uint8Array): void {
    this.#out.bytes(piece);
  }

  dataEnd(): void {}

  text(length: number): void {
    this.#header(length, 0xa0, 31, [0xd9, 0xda, 0xdb]);
  }

  textPiece(piece: string): void {
    this.#out.text(piece);
  }

  textEnd(): void {}

  #string(value: string): void {
    this.text(Buffer.byteLength(value));
    this.#out.text(value);
  }

  /** `small` with the count in its low bits up to `most`, then by the width of the count. */
  #header(
    count: number,
    small: number,
    most: number,
    [one, two, four]: readonly [number | undefined, number, number],
  ): void {
    if (count > MOST) throw tooLarge(`MessagePack counts to ${MOST}, and here are ${count}`);
    if (count <= most) this.#out.byte(small | count);
    else if (count <= 0xff && one !== undefined) this.#sized(one, 1, count);
    else if (count <= 0xffff) this.#sized(two, 2, count);
    else this.#sized(four, 4, count);
  }

  #sized(type: number, width: 1 | 2 | 4, value: number): void {
    this.#out.byte(type);
    this.#out.number(width, (bytes, at) => bytes.writeUIntBE(value, at, width));
  }

  #integer(value: number | bigint): boolean {
    if (typeof value === 'number' && value >= -32 && value <= 127) this.#out.byte(value & 0xff);
    else if (typeof value === 'number' && value >= 0 && value <= 0xff) this.#sized(0xcc, 1, value);
    else if (typeof value === 'number' && value >= 0 && value <= 0xffff) this.#sized(0xcd, 2, value);
    else if (typeof value === 'number' && value >= 0 && value <= 0xffffffff) this.#sized(0xce, 4, value);
    else return this.#wideInteger(BigInt(value));
    return true;
  }

  #wideInteger(value: bigint): boolean {
    if (value > 0xffffffffffffffffn || value < -0x8000000000000000n) return false;
    this.#out.byte(value > 0n ? 0xcf : 0xd3);
    this.#out.number(8, (bytes, at) =>
      value > 0n ? bytes.writeBigUInt64BE(value, at) : bytes.writeBigInt64BE(value, at),
    );
    return true;
  }

  /** Of what is no number the bits are told, which some programs keep notes in. */
  #float(value: number, bits: bigint | undefined): void {
    this.#out.byte(0xcb);
    this.#out.number(8, (bytes, at) =>
      bits === undefined ? bytes.writeDoubleBE(value, at) : bytes.writeBigUInt64BE(bits, at),
    );
  }
}
