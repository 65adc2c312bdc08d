import type { Model } from '../../vocabulary.ts';

/** src/nacl/secret.py, public.py, signing.py: a sealed box can be made by anybody. */
export const model: Model = {
  library: 'PyNaCl',
  modules: ['nacl'],
  verifications: [
    {
      call: 'nacl.secret.{SecretBox,Aead}().decrypt',
      data: '0:ciphertext',
      by: 'result',
      key: '()0:key',
    },
    {
      call: 'nacl.public.Box().decrypt',
      data: '0:ciphertext',
      by: 'result',
      key: '()0:private_key',
    },
    // It gives the message, whether the signature stands before it or is given by itself.
    { call: 'nacl.signing.VerifyKey().verify', data: '0:smessage', by: 'return', publicKey: '()0:key' },
    { call: 'nacl.signing.VerifyKey().verify', data: '0:smessage', by: 'result', publicKey: '()0:key' },
  ],
  comparisons: ['nacl.bindings.{sodium_memcmp,utils.sodium_memcmp}'],
  propagators: [
    { call: 'nacl.public.SealedBox().decrypt', from: '0:ciphertext' },
    { call: 'nacl.public.{PrivateKey,PublicKey}', from: '0' },
  ],
};
