import type { Model } from '../../vocabulary.ts';

const SERIALIZERS =
  'Serializer,URLSafeSerializer,TimedSerializer,URLSafeTimedSerializer,JSONWebSignatureSerializer,TimedJSONWebSignatureSerializer';

/** src/itsdangerous/serializer.py, timed.py, url_safe.py, signer.py, and the JWS classes of 1.x. */
export const model: Model = {
  library: 'ItsDangerous',
  modules: ['itsdangerous'],
  aliases: {
    'itsdangerous.{serializer,timed,url_safe,signer,jws}': 'itsdangerous',
  },
  verifications: [
    {
      call: `itsdangerous.{${SERIALIZERS}}().loads`,
      data: '0:s',
      key: '()0:secret_key',
      returns: true,
    },
    {
      call: `itsdangerous.{${SERIALIZERS}}().load`,
      data: '0:f',
      key: '()0:secret_key',
      returns: true,
    },
    {
      call: 'itsdangerous.{Signer,TimestampSigner}().unsign',
      data: '0:signed_value',
      key: '()0:secret_key',
      returns: true,
    },
  ],
  propagators: [
    { call: `itsdangerous.{${SERIALIZERS}}().{loads_unsafe,load_unsafe,load_payload}`, from: '0' },
    { call: 'itsdangerous.{base64_decode,encoding.base64_decode,want_bytes}', from: '0' },
  ],
};
