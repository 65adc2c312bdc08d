/** Decompressed bytes as they come, up to a limit. What came before damage or the limit stays to be looked at. */

/** The limit is reached; what is there fills it. */
export class OutputFull extends Error {}

/** The compressed bytes are damaged or end too early. */
export class DamagedStream extends Error {}

/** Packed in a way that its readers may know and we do not. */
export class UnsupportedPacking extends Error {}

export class Output {
  readonly most: number;
  length = 0;
  #bytes: Uint8Array<ArrayBufferLike>;

  constructor(most: number) {
    this.most = most;
    this.#bytes = new Uint8Array(Math.min(most, 65536));
  }

  get bytes(): Uint8Array {
    return this.#bytes.subarray(0, this.length);
  }

  put(byte: number): void {
    if (this.length >= this.#bytes.length) this.#grow(1);
    this.#bytes[this.length++] = byte;
  }

  append(bytes: Uint8Array): void {
    const room = Math.min(bytes.length, this.most - this.length);
    if (this.length + room > this.#bytes.length) this.#grow(room);
    this.#bytes.set(bytes.subarray(0, room), this.length);
    this.length += room;
    if (room < bytes.length) throw new OutputFull();
  }

  /** Repeats what lies `distance` bytes back; the copy may overlap what it makes. The distance has been checked. */
  copy(distance: number, length: number): void {
    const room = Math.min(length, this.most - this.length);
    if (this.length + room > this.#bytes.length) this.#grow(room);
    const bytes = this.#bytes;
    let to = this.length;
    for (let from = to - distance, end = to + room; to < end; ) bytes[to++] = bytes[from++] as number;
    this.length = to;
    if (room < length) throw new OutputFull();
  }

  at(offset: number): number {
    return this.#bytes[offset] as number;
  }

  #grow(needed: number): void {
    if (this.length + needed > this.most) throw new OutputFull();
    const size = Math.min(this.most, Math.max(this.length + needed, this.#bytes.length * 2));
    const larger = new Uint8Array(size);
    larger.set(this.bytes);
    this.#bytes = larger;
  }
}

/** Unpacks all of `input` into `output` and gives the offset behind the last stream in it. */
export type Decoder = (input: Uint8Array, output: Output) => number;
