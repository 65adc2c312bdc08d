import type { Model } from '../../vocabulary.ts';

/** src/nacl/secret.py, public.py, signing.py: a sealed box can be made by anybody. */
export const model: Model = {
  library: 'PyNaCl',
  modules: ['nacl'],
  verifications: [
    {
      call: 'nacl.secret.{SecretBox,Aead}().decrypt',
      data: '0:ciphertext',
      key: '()0:key',
      returns: true,
    },
    {
      call: 'nacl.public.Box().decrypt',
      data: '0:ciphertext',
      key: '()1:public_key',
      returns: true,
    },
    {
      call: 'nacl.signing.VerifyKey().verify',
      data: '0:smessage',
      returns: true,
    },
  ],
  propagators: [{ call: 'nacl.public.SealedBox().decrypt', from: '0:ciphertext' }],
};
