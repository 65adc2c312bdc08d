import type { Model } from '../../vocabulary.ts';

const REFUSED = 'pickled objects are refused without allow_pickle';

/** cupy/_io/npz.py, jax/_src/numpy: what is given to numpy.load, which refuses pickles unless told to take them. */
export const model: Model = {
  library: 'CuPy and JAX',
  modules: ['cupy', 'jax'],
  aliases: { 'cupyx.load': 'cupy.load' },
  sinks: [
    {
      call: '{cupy,jax.numpy}.load',
      rule: 'deserialization/pickle',
      data: '0:file',
      form: 'file or path',
      safe: [
        { argument: 'allow_pickle', is: [false, null], because: REFUSED },
        { argument: '2', is: [false, null], because: REFUSED },
        { argument: 'allow_pickle', absent: true, and: { argument: '2', absent: true }, because: REFUSED },
      ],
      advice: 'Leave allow_pickle off.',
    },
  ],
};
