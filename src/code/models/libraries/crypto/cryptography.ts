import type { Model } from '../../vocabulary.ts';

/** cryptography/fernet.py, hazmat/primitives/ciphers/aead; ciphers without authentication only pass data on. */
export const model: Model = {
  library: 'cryptography',
  modules: ['cryptography'],
  verifications: [
    {
      call: 'cryptography.fernet.Fernet().{decrypt,extract_timestamp,decrypt_at_time}',
      data: '0:token',
      key: '()0:key',
      returns: true,
    },
    {
      call: 'cryptography.fernet.MultiFernet().{decrypt,rotate,decrypt_at_time}',
      data: '0',
      returns: true,
    },
    {
      call: 'cryptography.hazmat.primitives.ciphers.aead.{AESGCM,ChaCha20Poly1305,AESCCM,AESGCMSIV,AESOCB3}().decrypt',
      data: '1:data',
      key: '()0:key',
      returns: true,
    },
    {
      call: 'cryptography.hazmat.primitives.ciphers.aead.AESSIV().decrypt',
      data: '0:data',
      key: '()0:key',
      returns: true,
    },
  ],
  propagators: [
    {
      call: 'cryptography.hazmat.primitives.ciphers.Cipher().decryptor().{update,update_into}',
      from: '0:data',
    },
    {
      call: 'cryptography.hazmat.primitives.padding.{PKCS7,ANSIX923}().unpadder().update',
      from: '0:data',
    },
  ],
};
