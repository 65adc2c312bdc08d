import type { Verification } from '../../models/vocabulary.ts';
import { argumentOf, type LibraryCall } from './arguments.ts';
import { holds } from './conditions.ts';
import type { Engine } from './engine.ts';
import { keyFlaw, sentKey } from './keys.ts';

/** Why a check proves nothing, and what to do about it. */
export interface Flaw {
  /** Goes on after "proves nothing: ". */
  readonly because: string;
  readonly advice: string;
}

/** Why a call that verifies proves nothing, as it is written: it is switched off, or its key is none. */
export function verificationFlaw(
  engine: Engine,
  verification: Verification,
  call: LibraryCall,
): Flaw | undefined {
  const off = verification.unless?.find((condition) => holds(engine, condition, call) === 'yes');
  if (off) return { because: off.because, advice: 'Have the signature checked, with a key of your own.' };
  const { key, publicKey } = verification;
  if (publicKey) return sentKey(engine, argumentOf(engine, call, publicKey));
  const flaw = key ? keyFlaw(engine, argumentOf(engine, call, key)) : undefined;
  return flaw?.sort === 'missing' ? undefined : flaw;
}
