import type { Model } from '../../vocabulary.ts';

/** rsa/pkcs1.py and ecdsa/keys.py: both raise where a signature is wrong. */
export const model: Model = {
  library: 'python-rsa and ecdsa',
  modules: ['rsa', 'ecdsa'],
  verifications: [
    { call: 'rsa.{verify,pkcs1.verify}', data: '0:message', by: 'return', publicKey: '2:pub_key' },
    {
      call: 'ecdsa.{VerifyingKey,keys.VerifyingKey}.{from_string,from_pem,from_der}().{verify,verify_digest}',
      data: '1',
      by: 'return',
      publicKey: '()0',
    },
  ],
};
