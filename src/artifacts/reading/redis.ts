/**
 * Dumps of Redis: one record a key, in each of the shapes that versions 1 to 8 have for it. All texts that values are
 * made of are given; keys are not. Source: redis/src/rdb.h and rdb.c.
 */
import { decodeLzf } from '../../archive/compression/lzf.ts';
import { DamagedStream } from '../../archive/compression/output.ts';
import { type ByteSource, bytesSource, slice } from '../../archive/source.ts';
import type { Budget } from '../../limits/budget.ts';
import { Malformed } from './malformed.ts';
import { listpackTexts, ziplistTexts, zipmapTexts } from './redis-lists.ts';
import type { StoredValue } from './stored-value.ts';

const HEAD = 9;
const PIECE = 4096;
/** What is held in memory at once; Redis allows half of it. */
const LONGEST = 1024 ** 3;

/** Records that are no keys, by their first byte. */
const END = 0xff;
const CHECKSUM = 8;

export class RedisDump {
  readonly #source: ByteSource;
  readonly #budget: Budget;
  /** A piece of the dump, from which short things are read. */
  #piece: Uint8Array = new Uint8Array(0);
  #pieceAt = 0;
  /** Behind what has been read; behind the dump when all values have been given. */
  at = HEAD;

  constructor(source: ByteSource, budget: Budget) {
    this.#source = source;
    this.#budget = budget;
  }

  /** Throws {@link Malformed}, LimitReached. */
  *values(): Generator<StoredValue, void> {
    const version = Number(Buffer.from(this.#source.read(5, 4)).toString('latin1'));
    for (;;) {
      this.#budget.spendOperations();
      const kind = this.#byte();
      if (kind === END) break;
      if (this.#isNote(kind)) continue;
      this.#skipText();
      yield* this.#value(kind);
    }
    if (version >= 5) this.#skip(CHECKSUM);
  }

  /** Notes on the dump, the database, or the key that follows. */
  #isNote(kind: number): boolean {
    if (kind === 0xfa) this.#skipTexts(2);
    else if (kind === 0xf5) this.#skipText();
    else if (kind === 0xfb) this.#skipLengths(2);
    else if (kind === 0xf4) this.#skipLengths(3);
    else if (kind === 0xfe || kind === 0xf8) this.#skipLengths(1);
    else if (kind === 0xfd) this.#skip(4);
    else if (kind === 0xfc) this.#skip(8);
    else if (kind === 0xf9) this.#skip(1);
    else if (kind === 0xf7) this.#skipModuleNote();
    else return false;
    return true;
  }

  *#value(kind: number): Generator<StoredValue, void> {
    switch (kind) {
      case 0: // a text
        yield this.#text();
        return;
      case 1: // lists and sets
      case 2:
        yield* this.#texts(this.#length());
        return;
      case 3: // sets with scores, as text and as numbers
      case 5:
        for (let left = this.#length(); left > 0; left -= 1) {
          yield this.#text();
          this.#skip(kind === 5 ? 8 : this.#scoreLength());
        }
        return;
      case 4: // hashes
        yield* this.#texts(2 * this.#length());
        return;
      case 9:
        yield* this.#packed(zipmapTexts);
        return;
      case 10:
      case 12:
      case 13:
        yield* this.#packed(ziplistTexts);
        return;
      case 11: // a set of integers
        this.#skipText();
        return;
      case 14: // lists in pieces
        for (let left = this.#length(); left > 0; left -= 1) yield* this.#packed(ziplistTexts);
        return;
      case 18:
        for (let left = this.#length(); left > 0; left -= 1) {
          if (this.#length() === 1) yield this.#text();
          else yield* this.#packed(listpackTexts);
        }
        return;
      case 16:
      case 17:
      case 20:
        yield* this.#packed(listpackTexts);
        return;
      case 7:
        this.#length();
        yield* this.#moduleTexts();
        return;
      case 15: // streams
      case 19:
      case 21:
        yield* this.#stream(kind);
        return;
      case 22: // hashes whose fields expire
      case 24:
        if (kind === 24) this.#skip(8);
        for (let left = this.#length(); left > 0; left -= 1) {
          this.#length();
          yield* this.#texts(2);
        }
        return;
      case 23:
      case 25:
        if (kind === 25) this.#skip(8);
        yield* this.#packed(listpackTexts);
        return;
      default:
        throw new Malformed(`a value of the kind ${kind} is not read`);
    }
  }

  /** Entries, and then whoever reads them: groups, what they have not confirmed, and their consumers. */
  *#stream(kind: number): Generator<StoredValue, void> {
    for (let left = this.#length(); left > 0; left -= 1) {
      this.#skipText();
      yield* this.#packed(listpackTexts);
    }
    this.#skipLengths(kind === 15 ? 3 : 8);
    for (let groups = this.#length(); groups > 0; groups -= 1) {
      this.#skipText();
      this.#skipLengths(kind === 15 ? 2 : 3);
      for (let left = this.#length(); left > 0; left -= 1) {
        this.#skip(16 + 8);
        this.#length();
      }
      for (let consumers = this.#length(); consumers > 0; consumers -= 1) {
        this.#skipText();
        this.#skip(kind === 21 ? 16 : 8);
        this.#skip(16 * this.#length());
      }
    }
  }

  /** What a module wrote: parts that say of what type they are. */
  *#moduleTexts(): Generator<StoredValue, void> {
    for (let type = this.#length(); type !== 0; type = this.#length()) {
      if (type === 1 || type === 2) this.#length();
      else if (type === 3) this.#skip(4);
      else if (type === 4) this.#skip(8);
      else if (type === 5) yield this.#text();
      else throw new Malformed(`a part of the type ${type} is not read`);
    }
  }

  /** What a module notes of the dump: its number, when it wrote, and parts. */
  #skipModuleNote(): void {
    this.#skipLengths(3);
    for (const _ of this.#moduleTexts());
  }

  *#packed(textsOf: (list: Uint8Array) => Iterable<Uint8Array>): Generator<StoredValue, void> {
    const { offset, bytes } = this.#text();
    const list = bytes.read(0, bytes.size);
    this.#budget.spendBytes(list.length);
    for (const text of textsOf(list)) {
      this.#budget.spendOperations();
      yield { offset, bytes: bytesSource(text) };
    }
  }

  *#texts(count: number): Generator<StoredValue, void> {
    for (let left = count; left > 0; left -= 1) yield this.#text();
  }

  /** A text, a number that was one, or one that is packed. */
  #text(): StoredValue {
    this.#budget.spendOperations();
    const offset = this.at;
    const length = this.#lengthOrKind();
    if (length >= 0) return { offset: this.at, bytes: this.#take(length) };
    const width = NUMBER_WIDTHS[-length - 1];
    if (width !== undefined) return { offset, bytes: this.#take(width) };
    if (length !== LZF) throw new Malformed('a text is packed in a way that nobody knows');
    const [packed, size] = [this.#length(), this.#length()];
    if (size > LONGEST || packed > LONGEST) throw new Malformed(`a text of ${size} bytes is too long`);
    this.#budget.spendBytes(packed + size);
    return { offset, bytes: bytesSource(unpacked(this.#take(packed).read(0, packed), size)) };
  }

  #length(): number {
    const length = this.#lengthOrKind();
    if (length < 0) throw new Malformed('there is a text where a length should be');
    return length;
  }

  /** Below zero for a text that is not written as it is: -1 and the kind, downwards. */
  #lengthOrKind(): number {
    const first = this.#byte();
    if (first >> 6 === 0) return first;
    if (first >> 6 === 1) return ((first & 0x3f) << 8) | this.#byte();
    if (first >> 6 === 3) return -1 - (first & 0x3f);
    let length = 0;
    for (let left = first === 0x81 ? 8 : 4; left > 0; left -= 1) length = length * 256 + this.#byte();
    if (!Number.isSafeInteger(length)) throw new Malformed('a length makes no sense');
    return length;
  }

  /** A score as text: its length, or a number for what is none. */
  #scoreLength(): number {
    const length = this.#byte();
    return length >= 253 ? 0 : length;
  }

  #skipText(): void {
    this.#text();
  }

  #skipTexts(count: number): void {
    for (let left = count; left > 0; left -= 1) this.#skipText();
  }

  #skipLengths(count: number): void {
    for (let left = count; left > 0; left -= 1) this.#length();
  }

  #skip(count: number): void {
    this.#take(count);
  }

  #byte(): number {
    const at = this.at - this.#pieceAt;
    if (at >= 0 && at < this.#piece.length) {
      this.at += 1;
      return this.#piece[at] as number;
    }
    [this.#piece, this.#pieceAt] = [this.#source.read(this.at, PIECE), this.at];
    this.at += 1;
    return this.#piece[0] ?? this.#isCutOff();
  }

  #take(length: number): ByteSource {
    if (this.at + length > this.#source.size) this.#isCutOff();
    const part = slice(this.#source, this.at, length);
    this.at += length;
    return part;
  }

  #isCutOff(): never {
    throw new Malformed(`it is cut off at byte ${this.#source.size}`);
  }
}

/** Of integers of 8, 16 and 32 bits; then comes what is packed. */
const NUMBER_WIDTHS = [1, 2, 4];
const LZF = -4;

function unpacked(packed: Uint8Array, size: number): Uint8Array {
  try {
    return decodeLzf(packed, size);
  } catch (error) {
    if (error instanceof DamagedStream) throw new Malformed(error.message);
    throw error;
  }
}
