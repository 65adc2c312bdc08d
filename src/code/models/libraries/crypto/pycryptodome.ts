import type { Model } from '../../vocabulary.ts';

const CIPHERS = 'AES,ChaCha20,ChaCha20_Poly1305,Salsa20,DES,DES3,ARC4,Blowfish,CAST,ARC2';

/** lib/Crypto/Cipher/_mode_gcm.py and its siblings: only `decrypt_and_verify` proves anything. */
export const model: Model = {
  library: 'PyCryptodome',
  modules: ['Crypto', 'Cryptodome'],
  aliases: { Cryptodome: 'Crypto' },
  verifications: [
    {
      call: `Crypto.Cipher.{${CIPHERS}}.new().decrypt_and_verify`,
      data: '0:ciphertext',
      key: '()0:key',
      returns: true,
    },
  ],
  propagators: [
    { call: `Crypto.Cipher.{${CIPHERS}}.new().decrypt`, from: '0:ciphertext' },
    { call: 'Crypto.Util.Padding.unpad', from: '0:padded_data' },
    { call: 'Crypto.Cipher.{PKCS1_OAEP,PKCS1_v1_5}.new().decrypt', from: '0:ciphertext' },
  ],
};
