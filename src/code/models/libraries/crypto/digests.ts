import { digestsOf } from '../../shorthands.ts';
import type { Model } from '../../vocabulary.ts';

const HASHES =
  'md5,sha1,sha224,sha256,sha384,sha512,sha3_224,sha3_256,sha3_384,sha3_512,shake_128,shake_256,blake2b,blake2s';

/**
 * Lib/hmac.py, hashlib.py, secrets.py, Modules/_operator.c; werkzeug/security.py before 2.1, passlib/utils. A digest
 * that everybody can make is described, too: where it is compared, it proves something only if what it is compared
 * with stands in the code.
 */
export const model: Model = {
  library: 'digests',
  modules: ['hmac', 'hashlib', 'secrets', 'operator', '_operator', 'md5', 'sha', 'werkzeug', 'passlib'],
  digests: [
    ...digestsOf(`hmac.{new,HMAC}()`, { data: '()1:msg', key: '()0:key' }),
    { call: 'hmac.digest', data: '1:msg', key: '0:key' },
    ...digestsOf(`hashlib.{${HASHES}}()`, { data: '()0', key: '()key' }),
    ...digestsOf(`hashlib.new()`, { data: '()1' }),
    ...digestsOf(`hashlib.file_digest()`, { data: '()0:fileobj' }),
    { call: 'hashlib.pbkdf2_hmac', data: '2:salt', key: '1:password' },
    { call: 'hashlib.scrypt', data: 'salt', key: '0:password' },
  ],
  comparisons: [
    '{hmac,secrets}.compare_digest',
    '_operator._compare_digest',
    'werkzeug.security.safe_str_cmp',
    'passlib.utils.consteq',
  ],
  fillers: [
    { call: 'hmac.{new,HMAC}().update', into: 'self', from: '0:msg' },
    { call: `hashlib.{${HASHES},new}().update`, into: 'self', from: '0' },
  ],
};
