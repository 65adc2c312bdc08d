import type { Model } from '../../vocabulary.ts';

const ASYMMETRIC = 'cryptography.hazmat.primitives.asymmetric';
const PUBLIC = `${ASYMMETRIC}.PublicKey()`;
const HMAC = 'cryptography.hazmat.primitives.{hmac.HMAC,cmac.CMAC,poly1305.Poly1305}';

/**
 * cryptography/fernet.py, hazmat/primitives/ciphers/aead, hmac.py, asymmetric/, _rust/openssl/*.pyi: what verifies
 * raises InvalidSignature or InvalidTag and gives nothing. Ciphers without authentication only pass data on.
 */
export const model: Model = {
  library: 'cryptography',
  modules: ['cryptography'],
  types: {
    'cryptography.hazmat.primitives.serialization.{load_pem_public_key,load_der_public_key,load_ssh_public_key}()':
      PUBLIC,
    [`${ASYMMETRIC}.{ed25519.Ed25519PublicKey,ed448.Ed448PublicKey}.from_public_bytes()`]: PUBLIC,
    [`${ASYMMETRIC}.ec.EllipticCurvePublicKey.from_encoded_point()`]: PUBLIC,
    [`${ASYMMETRIC}.{rsa.RSAPublicKey,dsa.DSAPublicKey,ec.EllipticCurvePublicKey,ed25519.Ed25519PublicKey,ed448.Ed448PublicKey}()`]:
      PUBLIC,
    'cryptography.x509.{load_pem_x509_certificate,load_der_x509_certificate}().public_key()': PUBLIC,
    'cryptography.hazmat.primitives.serialization.{load_pem_private_key,load_der_private_key}().public_key()':
      PUBLIC,
  },
  verifications: [
    {
      call: 'cryptography.fernet.Fernet().{decrypt,extract_timestamp,decrypt_at_time}',
      data: '0:token',
      by: 'result',
      key: '()0:key',
    },
    {
      call: 'cryptography.fernet.MultiFernet().{decrypt,rotate,decrypt_at_time}',
      data: '0',
      by: 'result',
      key: '()0:fernets',
    },
    {
      call: 'cryptography.hazmat.primitives.ciphers.aead.{AESGCM,ChaCha20Poly1305,AESCCM,AESGCMSIV,AESOCB3}().decrypt',
      data: '1:data',
      by: 'result',
      key: '()0:key',
    },
    {
      call: 'cryptography.hazmat.primitives.ciphers.aead.AESSIV().decrypt',
      data: '0:data',
      by: 'result',
      key: '()0:key',
    },
    { call: `${HMAC}().verify`, data: 'self', by: 'return', key: '()0:key' },
    {
      call: 'cryptography.hazmat.primitives.poly1305.Poly1305.verify_tag',
      data: '1:data',
      by: 'return',
      key: '0:key',
    },
    { call: `${PUBLIC}.verify`, data: '1:data', by: 'return', publicKey: '()0' },
  ],
  digests: [{ call: `${HMAC}().finalize`, data: 'self', key: '()0:key' }],
  comparisons: ['cryptography.hazmat.primitives.constant_time.bytes_eq'],
  fillers: [{ call: `${HMAC}().update`, into: 'self', from: '0:data' }],
  propagators: [
    { call: 'cryptography.fernet.Fernet', from: '0:key' },
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
