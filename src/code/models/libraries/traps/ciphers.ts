import type { Model } from '../../vocabulary.ts';

const SMALL_CURVES = 'SECP192R1,SECT163K1,SECT163R2';
const CURVES = 'cryptography.hazmat.primitives.asymmetric.ec';

/** cryptography/hazmat/primitives (ciphers, decrepit, asymmetric); Crypto/Cipher and PublicKey of PyCryptodome. */
export const model: Model = {
  library: 'ciphers and keys',
  modules: ['cryptography', 'Crypto', 'Cryptodome', 'paramiko'],
  aliases: {
    'cryptography.hazmat.decrepit.ciphers.algorithms': 'cryptography.hazmat.primitives.ciphers.algorithms',
  },
  sinks: [
    { call: 'Crypto.Cipher.{ARC2,ARC4,Blowfish,DES,DES3,CAST,XOR}.new', rule: 'crypto/weak-cipher' },
    {
      call: 'cryptography.hazmat.primitives.ciphers.algorithms.{ARC4,Blowfish,IDEA,CAST5,SEED,TripleDES}',
      rule: 'crypto/weak-cipher',
    },
    { call: 'cryptography.hazmat.primitives.ciphers.modes.ECB', rule: 'crypto/weak-mode' },
    {
      call: 'Crypto.Cipher.AES.new',
      rule: 'crypto/weak-mode',
      when: [
        { argument: '1:mode', within: ['Crypto.Cipher.AES.MODE_ECB'] },
        { argument: '1:mode', is: [1] },
      ],
    },
    {
      call: 'cryptography.hazmat.primitives.asymmetric.rsa.generate_private_key',
      rule: 'crypto/short-key',
      when: [{ argument: '1:key_size', below: 2048 }],
    },
    {
      call: 'cryptography.hazmat.primitives.asymmetric.dsa.generate_private_key',
      rule: 'crypto/short-key',
      when: [{ argument: '0:key_size', below: 2048 }],
    },
    {
      call: `${CURVES}.generate_private_key`,
      rule: 'crypto/short-key',
      when: [
        { argument: '0:curve', within: [`${CURVES}.{${SMALL_CURVES}}`, `${CURVES}.{${SMALL_CURVES}}()`] },
      ],
    },
    {
      call: 'Crypto.PublicKey.{RSA,DSA}.generate',
      rule: 'crypto/short-key',
      when: [{ argument: '0:bits', below: 2048 }],
    },
    {
      call: 'paramiko.{RSAKey,DSSKey}.generate',
      rule: 'crypto/short-key',
      when: [{ argument: '0:bits', below: 2048 }],
    },
  ],
};
