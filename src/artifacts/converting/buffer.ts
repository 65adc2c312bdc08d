/** Bytes that grow; what is in them is taken away before they grow large. */
export class GrowingBuffer {
  #bytes: Buffer;
  #size = 0;

  /** `room` bytes to begin with. */
  constructor(room = 1 << 16) {
    this.#bytes = Buffer.allocUnsafe(room);
  }

  get size(): number {
    return this.#size;
  }

  #room(count: number): void {
    if (this.#size + count <= this.#bytes.length) return;
    const larger = Buffer.allocUnsafe(Math.max(this.#bytes.length * 2, this.#size + count));
    this.#bytes.copy(larger, 0, 0, this.#size);
    this.#bytes = larger;
  }

  byte(value: number): void {
    this.#room(1);
    this.#bytes[this.#size++] = value;
  }

  bytes(values: Uint8Array): void {
    this.#room(values.length);
    this.#bytes.set(values, this.#size);
    this.#size += values.length;
  }

  text(value: string, encoding: 'utf8' | 'latin1' = 'utf8'): void {
    // At most three bytes for each unit of UTF-16.
    this.#room(value.length * 3);
    this.#size += this.#bytes.write(value, this.#size, encoding);
  }

  /** `write` puts at most `count` bytes at an offset. */
  number(count: number, write: (bytes: Buffer, at: number) => void): void {
    this.#room(count);
    write(this.#bytes, this.#size);
    this.#size += count;
  }

  take(): Uint8Array {
    const taken = Buffer.from(this.#bytes.subarray(0, this.#size));
    this.#size = 0;
    return taken;
  }
}
