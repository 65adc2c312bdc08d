import type { Model } from '../../vocabulary.ts';

/** django/core/signing.py: the key is the project's SECRET_KEY unless another is given. */
export const model: Model = {
  library: 'Django signing',
  modules: ['django'],
  verifications: [
    { call: 'django.core.signing.loads', data: '0:s', key: '1:key', returns: true },
    {
      call: 'django.core.signing.{Signer,TimestampSigner}().{unsign,unsign_object}',
      data: '0',
      key: '()0:key',
      returns: true,
    },
    { call: 'django.core.signing.get_cookie_signer().{unsign,unsign_object}', data: '0', returns: true },
  ],
  propagators: [{ call: 'django.core.signing.b64_decode', from: '0' }],
};
