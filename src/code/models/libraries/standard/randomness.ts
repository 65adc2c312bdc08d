import { RANDOM } from '../../shorthands.ts';
import type { Model } from '../../vocabulary.ts';

/** Lib/os.py, secrets.py, uuid.py: made anew in each run, so harmless as data and good as a key. */
export const model: Model = {
  library: 'randomness',
  modules: ['os', 'secrets', 'uuid'],
  sources: [
    { path: 'os.{urandom,getrandom}()', origin: 'constant', note: RANDOM },
    { path: 'secrets.{token_bytes,token_hex,token_urlsafe,randbits}()', origin: 'constant', note: RANDOM },
    { path: 'uuid.uuid4()', origin: 'constant', note: RANDOM },
  ],
};
