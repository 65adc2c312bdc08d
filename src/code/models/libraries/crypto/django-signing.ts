import { digestsOf } from '../../shorthands.ts';
import type { Model } from '../../vocabulary.ts';

const SIGNERS = 'django.core.signing.{Signer(),TimestampSigner(),get_cookie_signer()}';

/** django/core/signing.py, utils/crypto.py: the key is the project's SECRET_KEY unless another is given. */
export const model: Model = {
  library: 'Django signing',
  modules: ['django'],
  verifications: [
    { call: 'django.core.signing.loads', data: '0:s', by: 'result', key: '1:key' },
    {
      call: 'django.core.signing.{Signer,TimestampSigner}().{unsign,unsign_object}',
      data: '0',
      by: 'result',
      key: '()0:key',
    },
    { call: 'django.core.signing.get_cookie_signer().{unsign,unsign_object}', data: '0', by: 'result' },
  ],
  digests: [
    { call: `${SIGNERS}.signature`, data: '0:value', key: '()0:key', ownKey: true },
    ...digestsOf('django.utils.crypto.salted_hmac()', { data: '()1:value', key: '()2:secret', ownKey: true }),
    { call: 'django.core.signing.base64_hmac', data: '1:value', key: '2:key' },
  ],
  comparisons: ['django.utils.crypto.constant_time_compare'],
  propagators: [{ call: 'django.core.signing.b64_decode', from: '0' }],
};
