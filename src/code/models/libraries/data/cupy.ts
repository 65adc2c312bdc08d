import type { Model } from '../../vocabulary.ts';

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
      when: [
        { argument: 'allow_pickle', is: [true] },
        { argument: '2', is: [true] },
      ],
      advice: 'Leave allow_pickle off.',
    },
  ],
};
