import type { Model } from '../../vocabulary.ts';

/** jwt/api_jwt.py, api_jws.py of PyJWT; jose/jwt.py, jws.py of python-jose; authlib/jose/rfc7519/jwt.py. */
export const model: Model = {
  library: 'JSON web tokens',
  modules: ['jwt', 'jose', 'authlib', 'jwcrypto'],
  aliases: {
    'jwt.{api_jwt.decode,PyJWT().decode}': 'jwt.decode',
    'jwt.{api_jwt.decode_complete,PyJWT().decode_complete}': 'jwt.decode_complete',
  },
  verifications: [
    {
      call: 'jwt.{decode,decode_complete}',
      data: '0:jwt',
      key: '1:key',
      returns: true,
      unless: [
        { argument: 'options[verify_signature]', is: [false] },
        { argument: '2:verify', is: [false] },
        { argument: 'verify', is: [false] },
      ],
    },
    {
      call: 'jose.jwt.decode',
      data: '0:token',
      key: '1:key',
      returns: true,
      unless: [{ argument: '3:options[verify_signature]', is: [false] }],
    },
    {
      call: 'jose.jws.verify',
      data: '0:token',
      key: '1:key',
      returns: true,
      unless: [{ argument: '3:verify', is: [false] }],
    },
    { call: 'authlib.jose.{jwt,JsonWebToken()}.decode', data: '0:s', key: '1:key', returns: true },
  ],
  propagators: [
    { call: 'jwt.get_unverified_header', from: '0:jwt' },
    {
      call: 'jose.{jwt,jws}.{get_unverified_header,get_unverified_headers,get_unverified_claims}',
      from: '0:token',
    },
  ],
};
