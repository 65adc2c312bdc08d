import type { Condition, Model } from '../../vocabulary.ts';

type Unless = readonly (Condition & { readonly because: string })[];

const OFF = 'the check of the signature is switched off';
const KEYLESS = 'no key is given';
const NONE = 'it takes tokens whose algorithm is "none"';

function unsigned(argument: string): Unless {
  return [{ argument, contains: ['none'], because: NONE }];
}

/**
 * jwt/api_jwt.py, api_jws.py of PyJWT (which knows the algorithm "none", but takes no such token); jose/jwt.py, jws.py
 * of python-jose; authlib/jose/rfc7519/jwt.py and rfc7515/jws.py, where "none" takes what has no signature;
 * jwcrypto/jws.py, jwt.py.
 */
export const model: Model = {
  library: 'JSON web tokens',
  modules: ['jwt', 'jose', 'authlib', 'jwcrypto'],
  aliases: {
    'jwt.{api_jwt.decode,PyJWT().decode}': 'jwt.decode',
    'jwt.{api_jwt.decode_complete,PyJWT().decode_complete}': 'jwt.decode_complete',
    'jwt.{api_jws.decode,PyJWS().decode}': 'jwt.PyJWS.decode',
  },
  verifications: [
    {
      call: 'jwt.{decode,decode_complete,PyJWS.decode}',
      data: '0:jwt',
      by: 'result',
      key: '1:key',
      unless: [
        { argument: 'options[verify_signature]', is: [false], because: OFF },
        { argument: '2:verify', is: [false], because: OFF },
        { argument: 'verify', is: [false], because: OFF },
        { argument: '1:key', absent: true, because: KEYLESS },
        { argument: '1:key', is: ['', null], because: KEYLESS },
      ],
    },
    {
      call: 'jose.jwt.decode',
      data: '0:token',
      by: 'result',
      key: '1:key',
      unless: [{ argument: '3:options[verify_signature]', is: [false], because: OFF }],
    },
    {
      call: 'jose.jws.verify',
      data: '0:token',
      by: 'result',
      key: '1:key',
      unless: [{ argument: '3:verify', is: [false], because: OFF }],
    },
    {
      call: 'authlib.jose.{jwt,JsonWebToken()}.decode',
      data: '0:s',
      by: 'result',
      key: '1:key',
      unless: unsigned('()0:algorithms'),
    },
    {
      call: 'authlib.jose.JsonWebSignature().{deserialize,deserialize_compact,deserialize_json}',
      data: '0',
      by: 'result',
      key: '1:key',
      unless: unsigned('()0:algorithms'),
    },
    // Its claims are there only once its signature was found to be right.
    { call: 'jwcrypto.jwt.JWT', data: '2:jwt', by: 'result', key: '3:key' },
    {
      call: 'jwcrypto.{jws.JWS,jwe.JWE,jwt.JWT}().deserialize',
      data: '0',
      by: 'return',
      key: '1:key',
      unless: [{ argument: '1:key', absent: true, because: KEYLESS }],
    },
  ],
  sources: [
    { path: 'jwcrypto.jws.JWS().payload', origin: 'authenticated', note: 'a payload that was verified' },
  ],
  propagators: [
    { call: 'jwt.get_unverified_header', from: '0:jwt' },
    {
      call: 'jose.{jwt,jws}.{get_unverified_header,get_unverified_headers,get_unverified_claims}',
      from: '0:token',
    },
    // A key is what its text is: who has that has the key.
    { call: 'jwcrypto.jwk.JWK.{from_json,from_pem,from_password}', from: '0' },
    { call: 'jwcrypto.jwk.JWK', from: 'k' },
  ],
  sinks: [
    {
      call: 'jwt.{decode,decode_complete}',
      rule: 'crypto/unverified-token',
      data: '0',
      form: 'data',
      when: [
        { argument: 'options[verify_signature]', is: [false] },
        { argument: '2:verify', is: [false] },
      ],
    },
    {
      call: 'jose.{jwt,jws}.get_unverified_claims',
      rule: 'crypto/unverified-token',
      data: '0:token',
      form: 'data',
    },
    {
      call: 'jose.jwt.decode',
      rule: 'crypto/unverified-token',
      data: '0',
      form: 'data',
      when: [{ argument: '3:options[verify_signature]', is: [false] }],
    },
  ],
};
