import { group, type Library } from '../policy/entry.ts';

/** Types that hold data; `CodeType` and `FunctionType`, which dill knows too, are what nobody vouches for. */
const PLAIN =
  `bool bytearray bytes complex dict float frozenset int list NoneType range set slice str tuple type
  BoolType IntType LongType FloatType ComplexType StringType BytesType UnicodeType TupleType ListType DictType
  DictionaryType SliceType EllipsisType NotImplementedType`.split(/\s+/);

export const library: Library = {
  name: 'dill',
  source: 'dill 0.4.1: _dill.py, _load_type',
  names: [group('dill._dill dill.dill', '_load_type', { kind: 'function', call: { args: [PLAIN] } })],
};
