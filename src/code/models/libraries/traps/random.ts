import { SECRET_PURPOSE } from '../../names.ts';
import type { Model } from '../../vocabulary.ts';

const DRAWS = 'random,randint,randrange,choice,choices,sample,getrandbits,randbytes,uniform';
const FOR_SECRET = [{ meantFor: SECRET_PURPOSE }];

/** Lib/random.py; SystemRandom is left out on purpose. Lib/uuid.py. */
export const model: Model = {
  library: 'random numbers',
  modules: ['random', 'uuid'],
  sinks: [
    { call: `random.{${DRAWS}}`, rule: 'crypto/random', when: FOR_SECRET },
    { call: `random.Random().{${DRAWS}}`, rule: 'crypto/random', when: FOR_SECRET },
    { call: 'uuid.uuid1', rule: 'crypto/random', when: FOR_SECRET },
  ],
};
