/** What a check of an attestation says, and the cryptography that all of them share. */
import { createHash, createPublicKey, verify } from 'node:crypto';

/** `broken` is what no honest file has; `unproven` what nobody here can tell. */
export type Check =
  | { readonly kind: 'holds' }
  | { readonly kind: 'broken' | 'unproven'; readonly reason: string };

export const HOLDS: Check = { kind: 'holds' };
export const broken = (reason: string): Check => ({ kind: 'broken', reason });
export const unproven = (reason: string): Check => ({ kind: 'unproven', reason });

/** False for keys and signatures of any other kind, too. */
export function verifies(bytes: Buffer, key: ReturnType<typeof createPublicKey>, signature: Buffer): boolean {
  try {
    return verify('sha256', bytes, key, signature);
  } catch {
    return false;
  }
}

export function publicKeyOf(der: string): ReturnType<typeof createPublicKey> | undefined {
  try {
    return createPublicKey({ key: Buffer.from(der, 'base64'), format: 'der', type: 'spki' });
  } catch {
    return undefined;
  }
}

export function sha256Of(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}
