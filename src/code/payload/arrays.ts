import type { Engine } from '../flow/ask/engine.ts';
import { Kind } from '../python/nodes.ts';
import { writtenIn } from './call.ts';
import { payloadOf } from './infer.ts';
import { calledPath, onlyPath } from './meaning.ts';
import type { Payload, Spot } from './payload.ts';
import type { Saving } from './saved.ts';

/** What `numpy.save` writes that holds no pickles: arrays whose type is none of objects. */

export const NUMPY_FILES: Saving = {
  library: 'numpy',
  names: ['save', 'savez', 'savez_compressed', 'load', 'write_array'],
  writes: /^numpy\.(save|savez|savez_compressed|lib\.format\.write_array)$/,
  reads: /^numpy\.load$/,
  file: { keyword: 'file', writing: 0, reading: 0 },
  ending: '.npy',
};

/** Whether all that a call of `numpy.save` is given is an array of numbers or texts. */
export function isSavedPlain(engine: Engine, { module, node }: Spot): boolean {
  const { tree } = module;
  if (calledPath(engine, { module, node }) !== 'numpy.save') return false;
  const array = writtenIn(tree, node, 'arr', 1);
  return array !== 0 && isPlainArray(engine, { module, node: array });
}

const FLOATS = /^numpy\.(zeros|ones|empty|eye|identity|random\.(rand|randn|random))$/;
const TYPED =
  /^numpy\.(array|asarray|zeros|ones|empty|full|arange|linspace|eye|identity|fromiter|frombuffer)$/;

/** An array that is made with a type that is written out, or by a function that makes floats. */
function isPlainArray(engine: Engine, place: Spot): boolean {
  const { module, node } = place;
  const { tree } = module;
  if (tree.kind(node) !== Kind.Call) return false;
  const called = calledPath(engine, place) ?? '';
  const dtype = writtenIn(tree, node, 'dtype');
  if (dtype !== 0) return TYPED.test(called) && isPlainType(engine, { module, node: dtype });
  const first = tree.count(node) > 0 ? tree.item(node, 0) : 0;
  // A type may also be given by position.
  if (FLOATS.test(called)) return tree.count(node) === 1 && tree.kind(first) !== Kind.Starred;
  const isArray = /^numpy\.(array|asarray)$/.test(called) && tree.count(node) === 1;
  return isArray && tree.kind(first) !== Kind.Starred && isRow(payloadOf(engine, { module, node: first }));
}

const TYPE =
  /^(numpy\.(float(16|32|64)|u?int(8|16|32|64)|bool_?|complex(64|128)|single|double|intp)|builtins\.(float|bool|int|complex|str|bytes))$/;
const CODE = /^[<>=|]?(f(2|4|8)|[iu][1248]|b1|c(8|16)|[US]\d+|float(16|32|64)?|u?int(8|16|32|64)?|bool)$/;

function isPlainType(engine: Engine, place: Spot): boolean {
  const { tree } = place.module;
  if (tree.kind(place.node) === Kind.Str) return CODE.test(tree.stringValue(place.node));
  return TYPE.test(onlyPath(engine, place) ?? '');
}

/** A list of floats, of texts or of truth values; whole numbers may be too large, and lists in lists of several lengths. */
function isRow(payload: Payload): boolean {
  return payload.kind === 'list' && ['float', 'str', 'bool'].includes(payload.of.kind);
}
