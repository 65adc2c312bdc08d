/** torch's tensors as forms. Sources: torch/_utils.py, torch/serialization.py, torch/storage.py. */
import { byWord } from '../../limits/by-word.ts';
import { type ArrayView, isInside, shapeLiteral } from './array.ts';
import { bool, type Content, data, type Field, type Form, form, int, text } from './part.ts';
import type { StorageId, Tools } from './tools.ts';

interface TorchType {
  readonly size: number;
  readonly safetensors: string | undefined;
  /** numpy's code; undefined where numpy has no such type. */
  readonly code: string | undefined;
}

const type = (size: number, safetensors: string | undefined, code?: string): TorchType => ({
  size,
  safetensors,
  code,
});

/** By the names of `torch.float32` and its like. */
const TORCH_TYPES: Readonly<Record<string, TorchType | undefined>> = byWord({
  float64: type(8, 'F64', '<f8'),
  float32: type(4, 'F32', '<f4'),
  float16: type(2, 'F16', '<f2'),
  bfloat16: type(2, 'BF16'),
  float8_e4m3fn: type(1, 'F8_E4M3'),
  float8_e5m2: type(1, 'F8_E5M2'),
  complex64: type(8, 'C64', '<c8'),
  complex128: type(16, undefined, '<c16'),
  uint8: type(1, 'U8', '|u1'),
  int8: type(1, 'I8', '|i1'),
  uint16: type(2, 'U16', '<u2'),
  int16: type(2, 'I16', '<i2'),
  uint32: type(4, 'U32', '<u4'),
  int32: type(4, 'I32', '<i4'),
  uint64: type(8, 'U64', '<u8'),
  int64: type(8, 'I64', '<i8'),
  bool: type(1, 'BOOL', '|b1'),
});

/** By the names of storages' classes; untyped ones count bytes. */
const STORAGES: Readonly<Record<string, string | undefined>> = byWord({
  DoubleStorage: 'float64',
  FloatStorage: 'float32',
  HalfStorage: 'float16',
  BFloat16Storage: 'bfloat16',
  ComplexFloatStorage: 'complex64',
  ComplexDoubleStorage: 'complex128',
  ByteStorage: 'uint8',
  CharStorage: 'int8',
  ShortStorage: 'int16',
  IntStorage: 'int32',
  LongStorage: 'int64',
  BoolStorage: 'bool',
  UntypedStorage: 'uint8',
});

export function storageType({ type: name }: StorageId): string | undefined {
  return STORAGES[name.slice(name.indexOf(':') + 1)];
}

/** Bytes of one item; undefined for a storage that is not known. */
export function itemSizeOf(id: StorageId): number | undefined {
  return TORCH_TYPES[storageType(id) ?? '']?.size;
}

/** The bytes of a storage, or of the part of it that is meant; undefined where they are not in the file. */
function storageContent(id: StorageId, tools: Tools): Content | undefined {
  const content = tools.around.storage?.(id);
  const size = itemSizeOf(id);
  if (!content || size === undefined || !id.view) return content;
  const [start, length] = [id.view.offset * size, id.view.size * size];
  if (start + length > content.length) return undefined;
  return { source: content.source, offset: content.offset + start, length };
}

export function storageForm(id: StorageId, tools: Tools): Form {
  const content = storageContent(id, tools);
  return form(
    'torch.Storage',
    ['dtype', text(storageType(id) ?? id.type)],
    ['device', text(id.location)],
    ['size', int(id.view?.size ?? id.size)],
    tools.around.bigEndian ? ['byteorder', text('big')] : undefined,
    content ? ['data', data(content)] : ['missing', text(id.key)],
  );
}

export interface Tensor {
  readonly storage: StorageId;
  /** `float32`. */
  readonly dtype: string;
  /** In items. */
  readonly offset: number;
  readonly shape: readonly number[];
  readonly strides: readonly number[];
}

/** The view of its bytes; undefined where they are missing, or where it reaches out of them. */
export function tensorView(
  { storage, dtype, offset, shape, strides }: Tensor,
  tools: Tools,
): ArrayView | undefined {
  const [content, known] = [storageContent(storage, tools), TORCH_TYPES[dtype]];
  if (!content || !known || shape.length !== strides.length) return undefined;
  const { size, safetensors, code } = known;
  const half = dtype.startsWith('complex') ? size / 2 : size;
  const view: ArrayView = {
    content,
    code,
    safetensors,
    descr: code && `'${code}'`,
    itemSize: size,
    swapped: tools.around.bigEndian && half > 1 ? half : undefined,
    shape,
    strides,
    offset,
  };
  return isInside(view) ? view : undefined;
}

/** What a tensor says of itself, without its storage. */
export function tensorFields(
  { dtype, offset, shape, strides }: Tensor,
  requiresGrad: boolean | undefined,
): Field[] {
  const fields: Field[] = [
    ['dtype', text(dtype)],
    ['shape', shapeLiteral(shape)],
    ['strides', shapeLiteral(strides)],
    ['offset', int(offset)],
  ];
  if (requiresGrad) fields.push(['requires_grad', bool(true)]);
  return fields;
}
