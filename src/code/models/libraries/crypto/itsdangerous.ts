import type { Condition, Model } from '../../vocabulary.ts';

const SERIALIZERS =
  'Serializer,URLSafeSerializer,TimedSerializer,URLSafeTimedSerializer,JSONWebSignatureSerializer,TimedJSONWebSignatureSerializer';

type Unless = readonly (Condition & { readonly because: string })[];

const UNSIGNED: Unless = [
  {
    argument: '()algorithm',
    within: ['itsdangerous.NoneAlgorithm'],
    because: 'its algorithm signs nothing',
  },
];
const UNSIGNED_JWS: Unless = [
  { argument: '()algorithm_name', is: ['none'], because: 'its algorithm signs nothing' },
];

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
      by: 'result',
      key: '()0:secret_key',
      unless: UNSIGNED_JWS,
    },
    {
      call: `itsdangerous.{${SERIALIZERS}}().load`,
      data: '0:f',
      by: 'result',
      key: '()0:secret_key',
      unless: UNSIGNED_JWS,
    },
    {
      call: 'itsdangerous.{Signer,TimestampSigner}().unsign',
      data: '0:signed_value',
      by: 'result',
      key: '()0:secret_key',
      unless: UNSIGNED,
    },
    {
      call: 'itsdangerous.{Signer,TimestampSigner}().{validate,verify_signature}',
      data: '0',
      by: 'truth',
      key: '()0:secret_key',
      unless: UNSIGNED,
    },
  ],
  digests: [
    {
      call: 'itsdangerous.{Signer,TimestampSigner}().get_signature',
      data: '0:value',
      key: '()0:secret_key',
    },
  ],
  comparisons: ['itsdangerous.{constant_time_compare,_constant_time_compare}'],
  propagators: [
    { call: `itsdangerous.{${SERIALIZERS}}().{loads_unsafe,load_unsafe,load_payload}`, from: '0' },
    { call: 'itsdangerous.{base64_decode,encoding.base64_decode,want_bytes}', from: '0' },
  ],
};
