/** Sources: numpy's array_reduce, array_setstate, _core/numeric.py (_frombuffer), gentype_reduce. */

import type { Construction, Constructor, Constructors } from '../construction.ts';
import { dtypeOf } from '../dtype.ts';
import { ndarrayForm, objectArrayForm } from '../numpy.ts';
import { data, form, type Literal, type Part } from '../part.ts';
import type { Tools } from '../tools.ts';

const reconstruct: Constructor = {
  takes: ['state'],
  /** `_reconstruct(type, (0,), b"b")`, then the state `(version, shape, dtype, is_fortran, bytes or list)`. */
  make({ args: [type], states: [state] }: Construction, tools: Tools) {
    const given = tools.items(state) ?? [];
    const [sizes, dtypeValue, fortran, content] = given.length === 5 ? given.slice(1) : given;
    const [shape, dtype, name] = [tools.counts(sizes), dtypeOf(dtypeValue, tools), tools.name(type)];
    const isFortran = tools.bool(fortran) ?? tools.count(fortran) === 1;
    if (!shape || !dtype || name === undefined || content === undefined) return undefined;
    const array = { dtype, shape, isFortran, type: name };
    if (dtype.hasObjects) {
      const items = tools.items(content);
      return items && objectArrayForm(array, items);
    }
    const bytes = tools.bytes(content);
    return bytes && ndarrayForm(array, bytes);
  },
};

const fromBuffer: Constructor = {
  /** `_frombuffer(buffer, dtype, shape, order[, axes])`, protocol 5; with order `K` the axes are turned afterwards. */
  make({ args: [buffer, dtypeValue, sizes, order, turned], args }: Construction, tools: Tools) {
    const [shape, dtype, bytes] = [tools.counts(sizes), dtypeOf(dtypeValue, tools), tools.bytes(buffer)];
    const axes = turned === undefined || tools.isNone(turned) ? undefined : tools.counts(turned);
    const letter = tools.text(order);
    if (args.length > 5 || !shape || !dtype || !bytes) return undefined;
    if (letter === 'K' ? !isPermutation(axes, shape.length) : letter !== 'C' && letter !== 'F')
      return undefined;
    const array = { dtype, shape, isFortran: letter === 'F', type: 'numpy:ndarray' };
    return ndarrayForm(letter === 'K' && axes ? { ...array, axes } : array, bytes);
  },
};

function isPermutation(axes: readonly number[] | undefined, length: number): boolean {
  return (
    axes !== undefined &&
    axes.length === length &&
    [...axes].sort((a, b) => a - b).every((axis, i) => axis === i)
  );
}

const scalar: Constructor = {
  make({ args: [dtypeValue, value], args }: Construction, tools: Tools): Literal | undefined {
    const dtype = dtypeOf(dtypeValue, tools);
    if (args.length !== 2 || !dtype || value === undefined) return undefined;
    if (dtype.hasObjects) return form('numpy.scalar', ['dtype', dtype.part], ['value', value as Part]);
    const bytes = tools.bytes(value);
    if (bytes?.length !== dtype.itemSize) return undefined;
    return form('numpy.scalar', ['dtype', dtype.part], ['data', data(bytes)]);
  },
};

const both = (name: string, made: Constructor): Constructors => ({
  [`numpy.core.${name}`]: made,
  [`numpy._core.${name}`]: made,
});

export const library: Constructors = {
  ...both('multiarray:_reconstruct', reconstruct),
  ...both('_internal:_reconstruct', reconstruct),
  ...both('multiarray:scalar', scalar),
  ...both('numeric:_frombuffer', fromBuffer),
  'numpy:dtype': {
    takes: ['state'],
    make({ made }, tools) {
      const dtype = dtypeOf(made, tools);
      return dtype?.literal.kind === 'text' ? form('numpy.dtype', ['of', dtype.literal]) : dtype?.literal;
    },
  },
};
