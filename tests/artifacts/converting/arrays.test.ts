/** Arrays written out: what every reader of safetensors and npy finds is what the strides say. */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { assemble } from '../../../scripts/pickle-assembly.ts';
import { bytesSource } from '../../../src/archive/source.ts';
import {
  type ArrayView,
  arrayBytes,
  itemCount,
  plainStrides,
} from '../../../src/artifacts/converting/array.ts';
import { CannotConvert } from '../../../src/artifacts/converting/convert.ts';
import { joined } from '../../../src/artifacts/converting/joined.ts';
import { readNpyHeader } from '../../../src/artifacts/converting/npy.ts';
import { contentOf } from '../../../src/artifacts/converting/part.ts';
import { inspected } from '../support/inspected.ts';
import { converted } from './support/converted.ts';

const FORMATS = join(import.meta.dirname, '..', 'formats');
const fixture = (path: string) => readFileSync(join(FORMATS, path));

interface Header {
  readonly [name: string]: { dtype: string; shape: number[]; data_offsets: [number, number] };
}

/** By the format's description: a length, a header, and the tensors. */
function safetensors(bytes: Buffer): { header: Header; data: Buffer } {
  const length = Number(bytes.readBigUInt64LE());
  expect(length % 8).toBe(0);
  return { header: JSON.parse(bytes.subarray(8, 8 + length).toString()), data: bytes.subarray(8 + length) };
}

describe('safetensors', () => {
  test.each(['torch-zip/state.pt', 'torch-legacy/state.pth'])('of %s', (path) => {
    const { output, report } = converted(fixture(path), { target: 'safetensors' });
    const { header, data } = safetensors(output);
    expect(header).toEqual({ weight: { dtype: 'F32', shape: [2, 2], data_offsets: [0, 16] } });
    expect([0, 4, 8, 12].map((at) => data.readFloatLE(at))).toEqual([0, 1, 2, 3]);
    expect(report).toMatchObject({ arrays: 1, whole: true });
    expect(inspected(output, 'x').map(({ entry }) => [entry.format, entry.verdict])).toEqual([
      ['safetensors', 'safe'],
    ]);
  });

  test('beside a document that refers to it', () => {
    const { output, arrays } = converted(fixture('torch-zip/evil.pt'), {
      target: 'json',
      arrays: 'w.safetensors',
    });
    const { weight, hook } = JSON.parse(output.toString());
    expect(weight).toEqual({
      $: 'torch.Tensor',
      dtype: 'float32',
      shape: [2, 2],
      strides: [2, 1],
      offset: 0,
      file: 'w.safetensors',
      tensor: 'weight',
    });
    expect(hook.dangerous).toBe(true);
    expect(Object.keys(safetensors(arrays as Buffer).header)).toEqual(['weight']);
  });

  test('says what it leaves out', () => {
    const { output, report } = converted(fixture('joblib/arrays.joblib'), { target: 'safetensors' });
    expect(Object.keys(safetensors(output).header)).toEqual(['weights']);
    expect(report.notes).toMatchObject([{ kind: 'value', count: 3 }]);
  });
});

describe('npy', () => {
  test('of the only array', () => {
    const { output } = converted(fixture('pickle/array.pkl'), { target: 'npy' });
    const header = readNpyHeader(contentOf(output));
    expect(header).toMatchObject({ shape: [4], isFortran: false, data: 128 });
    expect(header?.dtype.code).toBe('<i8');
    expect(output.subarray(128)).toEqual(Buffer.from(new BigInt64Array([0n, 1n, 2n, 3n]).buffer));
  });

  test('of one of several, or a word about which there are', () => {
    expect(() => converted(fixture('npz/numbers.npz'), { target: 'npy' })).toThrow(
      /there are 2 arrays in it: a, b/,
    );
    const { output } = converted(fixture('npz/numbers.npz'), { target: 'npy', select: 'b' });
    expect(readNpyHeader(contentOf(output))?.shape).toEqual([4]);
    expect(() => converted(fixture('pickle/objects.pkl'), { target: 'npy' })).toThrow(CannotConvert);
  });
});

describe('an array that joblib kept in a file beside the pickle', () => {
  const wrapper = assemble(`PROTO 2
    GLOBAL joblib.numpy_pickle NDArrayWrapper
    EMPTY_TUPLE
    NEWOBJ
    EMPTY_DICT
    MARK
    BINUNICODE "filename"
    BINUNICODE "model.pkl_01.npy"
    BINUNICODE "subclass"
    GLOBAL numpy ndarray
    SETITEMS
    BUILD
    STOP`);

  test('is read from there', () => {
    const asked: string[] = [];
    const companion = (file: string) => {
      asked.push(file);
      return bytesSource(fixture('npy/numbers.npy'));
    };
    const { output } = converted(wrapper, { target: 'json', companion });
    expect(JSON.parse(output.toString())).toMatchObject({ $: 'numpy.ndarray', dtype: '<f8', shape: [2, 3] });
    expect(asked).toEqual(['model.pkl_01.npy']);
  });

  test('is a record where the file is not there', () => {
    const { output, report } = converted(wrapper, { target: 'json' });
    expect(JSON.parse(output.toString())).toMatchObject({
      $: 'object',
      state: { filename: 'model.pkl_01.npy' },
    });
    expect(report.notes).toMatchObject([{ kind: 'object', what: 'joblib.numpy_pickle.NDArrayWrapper' }]);
  });
});

/** Item by item, by the definition of strides. */
function byDefinition({ content, shape, strides, offset, itemSize }: ArrayView): Buffer {
  const all = Buffer.from(content.source.read(content.offset, content.length));
  return Buffer.concat(
    Array.from({ length: itemCount(shape) }, (_, number) => {
      let [rest, at] = [number, offset];
      for (let axis = shape.length - 1; axis >= 0; axis -= 1) {
        const size = shape[axis] as number;
        at += (rest % size) * (strides[axis] as number);
        rest = Math.floor(rest / size);
      }
      return all.subarray(at * itemSize, (at + 1) * itemSize);
    }),
  );
}

test('strided arrays come out in C order, whatever their axes', () => {
  const axis = fc.record({ size: fc.nat(4), turn: fc.nat(), step: fc.constantFrom(0, 1, 1, 2, 3) });
  const views = fc.tuple(fc.array(axis, { maxLength: 4 }), fc.constantFrom(1, 2, 8), fc.nat(5));
  fc.assert(
    fc.property(views, ([axes, itemSize, offset]) => {
      const sorted = [...axes].sort((a, b) => a.turn - b.turn);
      const plain = plainStrides(sorted.map(({ size }) => Math.max(1, size)));
      const strides = axes.map((one) => (plain[sorted.indexOf(one)] as number) * one.step);
      const shape = axes.map(({ size }) => size);
      const last = shape.reduce((at, size, i) => at + Math.max(0, size - 1) * (strides[i] as number), offset);
      const content = contentOf(Uint8Array.from({ length: (last + 1) * itemSize }, (_, i) => (i * 7) % 251));
      const view: ArrayView = {
        ...{ content, itemSize, shape, strides, offset },
        ...{ code: undefined, safetensors: undefined, descr: undefined, swapped: undefined },
      };
      const swapped = Buffer.concat([...arrayBytes({ ...view, swapped: itemSize })]);
      const found = Buffer.concat([...arrayBytes(view)]);
      expect(found).toEqual(byDefinition(view));
      for (let at = 0; at < swapped.length; at += itemSize) swapped.subarray(at, at + itemSize).reverse();
      expect(swapped).toEqual(found);
    }),
    { numRuns: 2_000, seed: 20261121 },
  );
});

test('joined sources are read as one', () => {
  const sources = fc.array(fc.uint8Array({ maxLength: 6 }), { maxLength: 5 });
  fc.assert(
    fc.property(sources, fc.nat(30), fc.nat(30), (parts, offset, length) => {
      const all = Buffer.concat(parts);
      const found = Buffer.from(joined(parts.map(bytesSource)).read(offset, length));
      expect(found).toEqual(all.subarray(offset, offset + length));
    }),
    { numRuns: 2_000, seed: 20261121 },
  );
});
