import { group, type Library } from '../policy/entry.ts';

/** Types that hold data; `CodeType` and `FunctionType`, which dill knows too, are what nobody vouches for. */
const PLAIN =
  `bool bytearray bytes complex dict float frozenset int list NoneType range set slice str tuple type
  BoolType IntType LongType FloatType ComplexType StringType BytesType UnicodeType TupleType ListType DictType
  DictionaryType SliceType EllipsisType NotImplementedType`.split(/\s+/);

export const library: Library = {
  name: 'dill',
  source: 'dill 0.4.1: _dill.py, _load_type and _create_array',
  names: [
    group('dill._dill dill.dill', '_load_type', { kind: 'function', call: { args: [PLAIN] } }),
    // An array with what it stands for; its first argument is numpy's own function.
    group('dill._dill dill.dill', '_create_array', {
      kind: 'function',
      call: { args: ['anything', 'anything', 'anything', 'anything'], least: 3 },
      special: 'restores',
    }),
  ],
};
