import type { Model } from '../../vocabulary.ts';

/**
 * gnupg.py of python-gnupg: results are true, and their `valid` is, where a signature was good; decrypting alone
 * proves nothing about the sender. core.py of gpg: `verify` raises BadSignatures and gives the data and the result.
 */
export const model: Model = {
  library: 'GnuPG',
  modules: ['gnupg', 'gpg'],
  verifications: [
    { call: 'gnupg.GPG().verify', data: '0:data', by: 'truth', told: 'valid' },
    { call: 'gnupg.GPG().verify_data', data: '1:data', by: 'truth', told: 'valid' },
    { call: 'gpg.Context().verify', data: '0:signed_data', by: 'return' },
    { call: 'gpg.Context().verify', data: '0:signed_data', by: 'result' },
  ],
  propagators: [
    { call: 'gnupg.GPG().{decrypt,decrypt_file}', from: '0' },
    { call: 'gpg.Context().decrypt', from: '0:ciphertext' },
  ],
};
