import { SECRET_PURPOSE } from '../../names.ts';
import type { Model } from '../../vocabulary.ts';

const DRAWS = 'random,choice,choices,getrandbits,randbytes';
/** Who holds the cookie is taken for the user to whom it was given. */
const FOR_COOKIE = { handedTo: 'set_(secure_|signed_)?cookie' };
const FOR_SECRET = [{ meantFor: SECRET_PURPOSE }, FOR_COOKIE];

/** One of some: `token = randrange(n)` is mostly a place among the tokens of a text. */
const PICKS = 'randint,randrange,sample,uniform';
const FOR_SECRET_ALONE = [{ meantFor: SECRET_PURPOSE, unless: { meantFor: '_*token' } }, FOR_COOKIE];

/** Lib/random.py; SystemRandom is left out on purpose. Lib/uuid.py. */
export const model: Model = {
  library: 'random numbers',
  modules: ['random', 'uuid'],
  sinks: [
    { call: `random.{${PICKS}}`, rule: 'crypto/random', when: FOR_SECRET_ALONE },
    { call: `random.Random().{${PICKS}}`, rule: 'crypto/random', when: FOR_SECRET_ALONE },
    { call: `random.{${DRAWS}}`, rule: 'crypto/random', when: FOR_SECRET },
    { call: `random.Random().{${DRAWS}}`, rule: 'crypto/random', when: FOR_SECRET },
    { call: 'uuid.uuid1', rule: 'crypto/random', when: FOR_SECRET },
  ],
};
