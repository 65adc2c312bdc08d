import { GrowingBuffer } from '../buffer.ts';
import type { Literal } from '../part.ts';
import { MOST_DIGITS, type TreeWriter } from '../tree.ts';

/**
 * RFC 8259. Integers that every reader takes for what they are, floats with a point or an exponent. Where there are no
 * forms it is what Python's `json` reads: integers of any size, `NaN` and `Infinity`.
 */
export class JsonWriter implements TreeWriter {
  readonly hasBytes = false;
  readonly #out = new GrowingBuffer();
  /** What closes each that is open. */
  readonly #open: ('}' | ']')[] = [];
  /** True where the next item needs no comma. */
  #first = true;
  readonly #asPython: boolean;

  constructor(asPython = false) {
    this.#asPython = asPython;
  }

  get size(): number {
    return this.#out.size;
  }

  take(): Uint8Array {
    return this.#out.take();
  }

  scalar(literal: Literal): boolean {
    const written = scalarText(literal) ?? (this.#asPython ? pythonText(literal) : undefined);
    if (written === undefined) return false;
    this.#before();
    this.#out.text(written);
    return true;
  }

  list(): void {
    this.#begin('[', ']');
  }

  map(): void {
    this.#begin('{', '}');
  }

  key(name: string): void {
    this.#before();
    this.#out.text(`${JSON.stringify(name)}:`);
    this.#first = true;
  }

  end(): void {
    this.#out.text(this.#open.pop() as string);
    this.#first = false;
  }

  data(): void {
    this.#before();
    this.#out.text('"');
  }

  dataPiece(piece: Uint8Array): void {
    this.#out.text(Buffer.from(piece.buffer, piece.byteOffset, piece.length).toString('base64'), 'latin1');
  }

  dataEnd(): void {
    this.#out.text('"');
  }

  text(): void {
    this.data();
  }

  textPiece(piece: string): void {
    this.#out.text(JSON.stringify(piece).slice(1, -1));
  }

  textEnd(): void {
    this.dataEnd();
  }

  #begin(open: string, close: '}' | ']'): void {
    this.#before();
    this.#out.text(open);
    this.#open.push(close);
    this.#first = true;
  }

  #before(): void {
    if (!this.#first && this.#open.length > 0) this.#out.text(',');
    this.#first = false;
  }
}

/** Undefined for what JSON lacks. */
function scalarText(literal: Literal): string | undefined {
  switch (literal.kind) {
    case 'none':
      return 'null';
    case 'bool':
      return String(literal.value);
    case 'int':
      return Number.isSafeInteger(Number(literal.value)) ? String(literal.value) : undefined;
    case 'float':
      return Number.isFinite(literal.value) ? floatText(literal.value) : undefined;
    case 'text':
      return JSON.stringify(literal.value);
    default:
      return undefined;
  }
}

/** Lib/json/encoder.py. */
function pythonText(literal: Literal): string | undefined {
  if (literal.kind === 'int') {
    const digits = String(literal.value);
    return digits.length <= MOST_DIGITS ? digits : undefined;
  }
  if (literal.kind !== 'float') return undefined;
  return Number.isNaN(literal.value) ? 'NaN' : literal.value > 0 ? 'Infinity' : '-Infinity';
}

/** The shortest digits that give the same number, and a point by which readers know it from an integer. */
function floatText(value: number): string {
  if (Object.is(value, -0)) return '-0.0';
  const digits = String(value);
  return /^-?\d+$/.test(digits) ? `${digits}.0` : digits;
}
