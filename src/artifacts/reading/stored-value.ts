import type { ByteSource } from '../../archive/source.ts';

/** A value of a database. */
export interface StoredValue {
  /** Of its first byte, in the file. */
  readonly offset: number;
  readonly bytes: ByteSource;
}
