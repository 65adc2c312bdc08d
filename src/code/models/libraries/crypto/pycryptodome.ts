import { digestsOf } from '../../shorthands.ts';
import type { Model } from '../../vocabulary.ts';

const CIPHERS = 'AES,ChaCha20,ChaCha20_Poly1305,Salsa20,DES,DES3,ARC4,Blowfish,CAST,ARC2';
const HASHES =
  'SHA1,SHA224,SHA256,SHA384,SHA512,SHA3_224,SHA3_256,SHA3_384,SHA3_512,BLAKE2b,BLAKE2s,MD5,RIPEMD160,keccak';
const CRYPTO = '{Crypto,Cryptodome}';

/**
 * lib/Crypto/Cipher/_mode_gcm.py and its siblings, Hash/HMAC.py, CMAC.py, Signature/: what verifies raises ValueError,
 * except for the two old modules of Signature, which give True or False. `decrypt` alone proves nothing.
 */
export const model: Model = {
  library: 'PyCryptodome',
  modules: ['Crypto', 'Cryptodome'],
  aliases: { Cryptodome: 'Crypto' },
  verifications: [
    {
      call: `Crypto.Cipher.{${CIPHERS}}.new().decrypt_and_verify`,
      data: '0:ciphertext',
      by: 'result',
      key: '()0:key',
    },
    // `decrypt` first, then `verify`: what the cipher was given until then.
    {
      call: `Crypto.Cipher.{${CIPHERS}}.new().{verify,hexverify}`,
      data: 'self',
      by: 'return',
      key: '()0:key',
    },
    {
      call: 'Crypto.Hash.{HMAC,CMAC}.new().{verify,hexverify}',
      data: '()1:msg',
      by: 'return',
      key: '()0:key',
    },
    {
      call: 'Crypto.Hash.{Poly1305,KMAC128,KMAC256}.new().{verify,hexverify}',
      data: '()data',
      by: 'return',
      key: '()key',
    },
    {
      call: 'Crypto.Signature.{pkcs1_15,pss,DSS,eddsa}.new().verify',
      data: '0:msg_hash',
      by: 'return',
      publicKey: '()0',
    },
    {
      call: 'Crypto.Signature.{PKCS1_v1_5,PKCS1_PSS}.new().verify',
      data: '0:msg_hash',
      by: 'truth',
      publicKey: '()0:rsa_key',
    },
  ],
  digests: [
    ...digestsOf('Crypto.Hash.{HMAC,CMAC}.new()', { data: '()1:msg', key: '()0:key' }),
    ...digestsOf('Crypto.Hash.{Poly1305,KMAC128,KMAC256}.new()', { data: '()data', key: '()key' }),
    ...digestsOf(`Crypto.Hash.{${HASHES}}.new()`, { data: '()0:data' }),
  ],
  fillers: [
    { call: `${CRYPTO}.Cipher.{${CIPHERS}}.new().decrypt`, into: 'self', from: '0:ciphertext' },
    {
      call: `${CRYPTO}.Hash.{HMAC,CMAC,Poly1305,KMAC128,KMAC256,${HASHES}}.new().update`,
      into: 'self',
      from: '0',
    },
  ],
  propagators: [
    { call: `Crypto.Cipher.{${CIPHERS}}.new().decrypt`, from: '0:ciphertext' },
    { call: 'Crypto.Util.Padding.unpad', from: '0:padded_data' },
    { call: 'Crypto.Cipher.{PKCS1_OAEP,PKCS1_v1_5}.new().decrypt', from: '0:ciphertext' },
    { call: `Crypto.Hash.{${HASHES}}.new`, from: '0:data' },
    { call: 'Crypto.PublicKey.{RSA,ECC,DSA}.{import_key,importKey}', from: '0' },
  ],
};
