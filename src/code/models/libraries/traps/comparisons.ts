import type { Model, Sink } from '../../vocabulary.ts';

/** A MAC that is not compared in constant time. */
function compared(call: string): Sink {
  return { call, rule: 'crypto/timing-comparison', when: [{ compared: true }] };
}

/** Lib/hmac.py; Crypto/Hash/HMAC.py; cryptography/hazmat/primitives/hmac.py; django/utils/crypto.py. */
export const model: Model = {
  library: 'MACs that are compared',
  modules: ['hmac', 'Crypto', 'Cryptodome', 'cryptography', 'django'],
  sinks: [
    compared('hmac.{new,HMAC}().{digest,hexdigest}'),
    compared('hmac.digest'),
    compared('Crypto.Hash.{HMAC,CMAC}.new().{digest,hexdigest}'),
    compared('cryptography.hazmat.primitives.hmac.HMAC().finalize'),
    compared('django.utils.crypto.salted_hmac().{digest,hexdigest}'),
  ],
};
