/** joblib's wrappers, which stand where an array should be. Source: joblib/numpy_pickle.py, numpy_pickle_compat.py. */
import type { Constructor, Constructors } from '../construction.ts';
import { dtypeOf } from '../dtype.ts';
import { readNpy } from '../npy.ts';
import { ndarrayForm } from '../numpy.ts';
import { isContent } from '../part.ts';

const inside: Constructor = {
  takes: ['state'],
  make({ made, states: [state] }, tools) {
    const attributes = tools.attributes(state);
    const found = tools.graph.arrays.get(made);
    // An array of objects is a pickle of its own, whose value takes the wrapper's place (resolver.ts).
    if (!attributes || !isContent(found)) return undefined;
    const [dtype, shape] = [dtypeOf(attributes.get('dtype'), tools), tools.counts(attributes.get('shape'))];
    const type = tools.name(attributes.get('subclass')) ?? 'numpy:ndarray';
    if (!dtype || !shape) return undefined;
    const isFortran = tools.text(attributes.get('order')) === 'F';
    return ndarrayForm({ dtype, shape, isFortran, type }, found);
  },
};

const beside: Constructor = {
  takes: ['state'],
  make({ states: [state] }, tools) {
    const file = tools.text(tools.attributes(state)?.get('filename'));
    const content = file === undefined ? undefined : tools.around.companion?.(file);
    return content && readNpy(content);
  },
};

const MODULES = ['joblib', 'sklearn.externals.joblib'];

export const library: Constructors = Object.fromEntries(
  MODULES.flatMap((module) => [
    [`${module}.numpy_pickle:NumpyArrayWrapper`, inside],
    [`${module}.numpy_pickle:NDArrayWrapper`, beside],
    [`${module}.numpy_pickle_compat:NDArrayWrapper`, beside],
  ]),
);
