/** numpy's arrays as forms. */
import type { Value } from '../pickle/value.ts';
import { type ArrayView, itemCount, plainStrides, shapeLiteral } from './array.ts';
import { type Dtype, safetensorsName, swappedWidth } from './dtype.ts';
import { type Content, data, type Field, type Form, form, list, text } from './part.ts';

export interface NumpyArray {
  readonly dtype: Dtype;
  readonly shape: readonly number[];
  readonly isFortran: boolean;
  /** Which axis of the shape each axis of the array is; as they are if absent. */
  readonly axes?: readonly number[];
  /** `module:name` of its class. */
  readonly type: string;
}

/** Undefined where the bytes are not those of such an array. */
export function ndarrayForm(array: NumpyArray, content: Content): Form | undefined {
  const { dtype, shape, isFortran } = array;
  const count = itemCount(shape);
  if (shape.some((size) => size < 0) || count * dtype.itemSize !== content.length) return undefined;
  const view: ArrayView = {
    content,
    code: dtype.code,
    safetensors: safetensorsName(dtype.code),
    descr: dtype.descr,
    itemSize: dtype.itemSize,
    swapped: swappedWidth(dtype.code),
    ...turned(shape, plainStrides(shape, isFortran), array.axes),
    offset: 0,
  };
  return { ...form('numpy.ndarray', ...describing(array), ['data', data(content)]), array: view };
}

function turned(shape: readonly number[], strides: readonly number[], axes: readonly number[] | undefined) {
  const pick = (values: readonly number[]) => axes?.map((axis) => values[axis] as number) ?? values;
  return { shape: pick(shape), strides: pick(strides) };
}

/** The items are in C order, whatever the order of the array. */
export function objectArrayForm(array: NumpyArray, items: readonly Value[]): Form | undefined {
  if (array.shape.some((size) => size < 0) || itemCount(array.shape) !== items.length) return undefined;
  return form('numpy.ndarray', ...describing(array), ['items', list(items)]);
}

function describing({ dtype, shape, isFortran, axes, type }: NumpyArray): (Field | undefined)[] {
  return [
    type === 'numpy:ndarray' ? undefined : ['class', text(type)],
    ['dtype', dtype.part],
    ['shape', shapeLiteral(shape)],
    isFortran ? ['order', text('F')] : undefined,
    axes ? ['axes', shapeLiteral(axes)] : undefined,
  ];
}
