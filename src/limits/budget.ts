import { LimitReached } from './errors.ts';

/** What one hostile input may cost. There is no clock in it: the same input always ends the same way. */
export interface Limits {
  /** Bytes read or produced, decompressed content included. */
  readonly bytes: number;
  /** Steps of whatever machine reads the input: opcodes, records, members. */
  readonly operations: number;
  /** Nesting: archives in archives, pickles in pickles. */
  readonly depth: number;
}

export const DEFAULT_LIMITS: Limits = {
  bytes: 16 * 1024 ** 3,
  operations: 200_000_000,
  depth: 12,
};

/** Counts what one input, nested content included, has cost so far; throws {@link LimitReached} when it is too much. */
export class Budget {
  readonly limits: Limits;
  #bytes = 0;
  #operations = 0;
  #depth = 0;

  constructor(limits: Limits = DEFAULT_LIMITS) {
    this.limits = limits;
  }

  get bytesLeft(): number {
    return this.limits.bytes - this.#bytes;
  }

  get operationsLeft(): number {
    return this.limits.operations - this.#operations;
  }

  spendBytes(count: number): void {
    this.#bytes += count;
    if (this.#bytes > this.limits.bytes) {
      throw new LimitReached('bytes', `more than ${this.limits.bytes} bytes to read`);
    }
  }

  spendOperations(count = 1): void {
    this.#operations += count;
    if (this.#operations > this.limits.operations) {
      throw new LimitReached('operations', `more than ${this.limits.operations} operations`);
    }
  }

  /** Runs `read` one level deeper. */
  nested<T>(read: () => T): T {
    if (this.#depth >= this.limits.depth) {
      throw new LimitReached('depth', `nested more than ${this.limits.depth} levels deep`);
    }
    this.#depth += 1;
    try {
      return read();
    } finally {
      this.#depth -= 1;
    }
  }
}
