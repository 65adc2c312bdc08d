import {
  HASH_OF_PASSWORD,
  IDENTIFIER,
  KNOWN,
  PASSWORD,
  PROTECTED,
  SECRET_PURPOSE,
  TRUSTED,
} from '../../names.ts';
import type { Model } from '../../vocabulary.ts';

const WEAK = '(?:[mM][dD][245]|[sS][hH][aA]-?1?)';
const NOT_FOR_SECURITY = {
  argument: 'usedforsecurity',
  is: [false],
  because: 'it says that nothing depends on it',
};
const TELLS_APART = {
  meantFor: IDENTIFIER,
  unless: { meantFor: SECRET_PURPOSE },
  because: 'it only tells things apart',
};
const OF_WHAT_IS_KNOWN = {
  argument: '0',
  named: KNOWN,
  unless: { argument: '0', named: PROTECTED },
  and: { unless: { meantFor: TRUSTED } },
  because: 'what it is made of is no secret, and it only tells that apart',
};
/** Have I Been Pwned and its like are asked by the first letters of a SHA-1. */
const ASKED_ABOUT = {
  meantFor: '.*(pwned|hibp|breach|leaked).*',
  because: 'it asks a service of leaked passwords',
};
/** Made for speed, however long what they give is. */
const FAST = '{md5,sha1,sha224,sha256,sha384,sha512,sha3_224,sha3_256,sha3_384,sha3_512,blake2b,blake2s}';
const FAST_NAME = '(?:[mM][dD][245]|[sS][hH][aA](-?[123])?[-_]?[0-9]*|[bB][lL][aA][kK][eE]2[bs])';
/** bcrypt takes 72 bytes and none that is zero, so that long passwords are hashed first. */
const HASHED_AGAIN = {
  handedTo: '(.*_)?(hashpw|checkpw|bcrypt|scrypt|argon2|pbkdf2|pbkdf2_hmac|kdf|derive)(_.*)?',
  because: 'a slow function hashes what it gives',
};
const FOR_PASSWORD = { meantFor: HASH_OF_PASSWORD };
const OF_PASSWORD = { argument: '0', named: PASSWORD, because: 'it is judged as the hash of a password' };

const KEPT_OF_PASSWORD = {
  argument: '0',
  given: true,
  and: FOR_PASSWORD,
  because: OF_PASSWORD.because,
} as const;

/** Lib/hashlib.py, crypt.py; Crypto/Hash of PyCryptodome; cryptography/hazmat/primitives/hashes.py. */
export const model: Model = {
  library: 'hash functions',
  modules: ['hashlib', 'crypt', 'Crypto', 'Cryptodome', 'cryptography', 'md5', 'sha'],
  aliases: { 'md5.{md5,new}': 'hashlib.md5', 'sha.{sha,new}': 'hashlib.sha1' },
  types: { 'crypt.{METHOD_CRYPT,METHOD_MD5,METHOD_BLOWFISH}': 'crypt.METHOD_WEAK' },
  sinks: [
    {
      call: 'hashlib.{md5,sha1}',
      rule: 'crypto/weak-hash',
      safe: [NOT_FOR_SECURITY, TELLS_APART, OF_WHAT_IS_KNOWN, OF_PASSWORD, KEPT_OF_PASSWORD],
    },
    {
      call: 'hashlib.new',
      rule: 'crypto/weak-hash',
      when: [{ argument: '0:name', matches: WEAK }],
      safe: [
        NOT_FOR_SECURITY,
        TELLS_APART,
        { ...OF_WHAT_IS_KNOWN, argument: '1', unless: { argument: '1', named: PROTECTED } },
        { ...OF_PASSWORD, argument: '1' },
      ],
    },
    { call: '{Crypto,Cryptodome}.Hash.{MD2,MD4,MD5,SHA,SHA1}.new', rule: 'crypto/weak-hash' },
    { call: 'cryptography.hazmat.primitives.hashes.{MD5,SHA1}', rule: 'crypto/weak-hash' },
    {
      call: `hashlib.${FAST}`,
      rule: 'crypto/password-hash',
      when: [
        { argument: '0', named: PASSWORD },
        { argument: '0', given: true, and: FOR_PASSWORD },
      ],
      safe: [NOT_FOR_SECURITY, ASKED_ABOUT, HASHED_AGAIN],
    },
    {
      call: 'hashlib.pbkdf2_hmac',
      rule: 'crypto/password-hash',
      when: [{ argument: '3:iterations', below: 10_000, and: { argument: '1:password', named: PASSWORD } }],
    },
    {
      call: `hashlib.${FAST}().update`,
      rule: 'crypto/password-hash',
      when: [{ argument: '0', named: PASSWORD }],
    },
    {
      call: 'hashlib.new',
      rule: 'crypto/password-hash',
      when: [{ argument: '0:name', matches: FAST_NAME, and: { argument: '1', named: PASSWORD } }],
      safe: [NOT_FOR_SECURITY],
    },
    {
      call: 'crypt.crypt',
      rule: 'crypto/password-hash',
      when: [{ argument: '1:salt', within: ['crypt.METHOD_WEAK'] }],
    },
    {
      call: 'crypt.mksalt',
      rule: 'crypto/password-hash',
      when: [{ argument: '0:method', within: ['crypt.METHOD_WEAK'] }],
    },
  ],
};
