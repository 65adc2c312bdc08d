/** Arrays in files of their own: .npy. Source: numpy/lib/format.py. */
import { slice, u16, u32 } from '../../archive/source.ts';
import { type Literal as PythonLiteral, parseLiteral } from '../inspection/python-literal.ts';
import { type Description, type Dtype, plainDtype } from './dtype.ts';
import { ndarrayForm } from './numpy.ts';
import { type Content, type Form, form, int, list, text } from './part.ts';

const MAGIC = '\x93NUMPY';
const LONGEST_HEADER = 1024 * 1024;

export interface NpyHeader {
  readonly dtype: Dtype;
  readonly shape: readonly number[];
  readonly isFortran: boolean;
  /** Where the data begins, in the content. */
  readonly data: number;
}

export function isNpy(head: Uint8Array): boolean {
  return Buffer.from(head.subarray(0, 6)).toString('latin1') === MAGIC;
}

/** Undefined for what is no array, or one whose items are not known. */
export function readNpyHeader({ source, offset, length }: Content): NpyHeader | undefined {
  const file = slice(source, offset, length);
  const fixed = file.read(0, 12);
  if (fixed.length < 12 || !isNpy(fixed)) return undefined;
  const isShort = fixed[6] === 1;
  const [start, size] = isShort ? [10, u16(fixed, 8)] : [12, u32(fixed, 8)];
  if (size > LONGEST_HEADER || start + size > length) return undefined;
  const header = parseLiteral(
    Buffer.from(file.read(start, size)).toString(fixed[6] === 3 ? 'utf8' : 'latin1'),
  );
  if (!(header instanceof Map)) return undefined;
  const [dtype, shape] = [dtypeOfDescr(header.get('descr')), header.get('shape')];
  if (!dtype || !isShape(shape)) return undefined;
  return {
    dtype: { ...dtype, part: dtype.literal },
    shape,
    isFortran: header.get('fortran_order') === true,
    data: start + size,
  };
}

/** The array as a form; undefined where there is none, or one of objects. */
export function readNpy(content: Content): Form | undefined {
  const header = readNpyHeader(content);
  if (!header || header.dtype.hasObjects) return undefined;
  const { source, offset, length } = content;
  const size = header.shape.reduce((all, one) => all * one, header.dtype.itemSize);
  if (header.data + size > length) return undefined;
  return ndarrayForm(
    { ...header, type: 'numpy:ndarray' },
    { source, offset: offset + header.data, length: size },
  );
}

function isShape(value: PythonLiteral | undefined): value is readonly number[] {
  return Array.isArray(value) && value.every((size) => Number.isSafeInteger(size) && size >= 0);
}

function dtypeOfDescr(descr: PythonLiteral | undefined): Description | undefined {
  if (typeof descr === 'string') return plainOf(descr);
  return Array.isArray(descr) ? structureOf(descr) : undefined;
}

function plainOf(descr: string): Description | undefined {
  const match = /^([<>|=]?)([a-zA-Z?]\d*)(\[\w+\])?$/.exec(descr);
  return match ? plainDtype(match[2] as string, match[1] || '<', -1, match[3]) : undefined;
}

/** A list of `(name, type)` or `(name, type, shape)`; a name of nothing is a gap. */
function structureOf(fields: readonly PythonLiteral[]): Description | undefined {
  const found: { name: string; dtype: Description; shape: readonly number[]; offset: number }[] = [];
  let at = 0;
  for (const field of fields) {
    const [name, descr, shape = []] = Array.isArray(field) ? field : [];
    const dtype = dtypeOfDescr(descr);
    if (typeof name !== 'string' || !dtype || !isShape(shape)) return undefined;
    if (name !== '') found.push({ name, dtype, shape, offset: at });
    at += shape.reduce((all: number, size) => all * size, dtype.itemSize);
  }
  const formats = found.map(({ dtype, shape }) =>
    shape.length === 0
      ? dtype.literal
      : form('numpy.dtype', ['base', dtype.literal], ['shape', list(shape.map(int))]),
  );
  return {
    literal: form(
      'numpy.dtype',
      ['names', list(found.map(({ name }) => text(name)))],
      ['formats', list(formats)],
      ['offsets', list(found.map(({ offset }) => int(offset)))],
      ['itemsize', int(at)],
    ),
    code: undefined,
    descr: undefined,
    itemSize: at,
    hasObjects: found.some(({ dtype }) => dtype.hasObjects),
  };
}
