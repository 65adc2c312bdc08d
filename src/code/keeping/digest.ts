import { hash } from 'node:crypto';

const KNOWN = new WeakMap<Uint8Array, string>();

/** The SHA-256 of a file's bytes in base64url, worked out once for each array. */
export function digestOf(bytes: Uint8Array): string {
  let digest = KNOWN.get(bytes);
  if (digest === undefined) {
    digest = hash('sha256', bytes, 'base64url');
    KNOWN.set(bytes, digest);
  }
  return digest;
}
