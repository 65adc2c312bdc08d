import type { Model } from '../../vocabulary.ts';

/** gnupg.py: decrypting proves nothing about the sender; `verify` is a test, see the guards. */
export const model: Model = {
  library: 'python-gnupg',
  modules: ['gnupg'],
  propagators: [{ call: 'gnupg.GPG().{decrypt,decrypt_file}', from: '0' }],
};
