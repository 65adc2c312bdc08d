import {
  CALLABLE_CLASS,
  CLASS,
  functionOf,
  group,
  HANDED_ON,
  INERT,
  INERT_CLASS,
  type Library,
  PURE,
  REFERENCE,
  VALUE,
} from '../policy/entry.ts';

const MULTIARRAY = 'numpy.core.multiarray numpy._core.multiarray';
const NUMERIC = 'numpy.core.numeric numpy._core.numeric';
/** `(shape, dtype)`: with a buffer its bytes would become whatever the dtype says, also addresses of objects. */
const SHAPED = { args: ['inert', 'inert'], least: 1 } as const;
const GENERATORS = 'MT19937 PCG64 PCG64DXSM Philox SFC64';

/** What pickled arrays, scalars, dtypes and random generators name. */
export const library: Library = {
  name: 'numpy',
  source: 'numpy 1.21.6, 2.3.4 and 2.4.6: every __reduce__ of the C and Python sources',
  names: [
    group('numpy', 'ndarray', { ...CLASS, call: SHAPED, plain: true }),
    group('numpy', 'dtype', { ...CLASS, call: INERT, special: 'describes', plain: true }),
    group(
      'numpy',
      `bool_ bool int8 int16 int32 int64 uint8 uint16 uint32 uint64 intc uintc intp uintp int_ uint longlong ulonglong
       byte ubyte short ushort long ulong float16 float32 float64 float96 float128 float_ half single double longdouble
       longfloat complex64 complex128 complex192 complex256 complex_ csingle cdouble clongdouble cfloat singlecomplex
       object_ str_ bytes_ string_ unicode_ void datetime64 timedelta64 generic number integer signedinteger
       unsignedinteger inexact floating complexfloating flexible character str0 bytes0 void0 object0`,
      { ...CLASS, call: INERT },
    ),
    group(
      'numpy.dtypes',
      `BoolDType Int8DType Int16DType Int32DType Int64DType UInt8DType UInt16DType UInt32DType UInt64DType IntDType
       UIntDType LongDType ULongDType LongLongDType ULongLongDType Float16DType Float32DType Float64DType
       LongDoubleDType Complex64DType Complex128DType CLongDoubleDType ObjectDType BytesDType StrDType VoidDType
       DateTime64DType TimeDelta64DType ByteDType UByteDType ShortDType UShortDType StringDType`,
      // What they give is shared by the whole program: no state for that.
      { kind: 'class', make: true, call: INERT },
    ),
    group('numpy', 'nan inf pi newaxis', VALUE),
    group(
      `${MULTIARRAY} numpy.core._internal`,
      '_reconstruct',
      functionOf({ args: ['type', 'anything', 'anything'] }, { makes: 0, plain: true }),
    ),
    group(
      MULTIARRAY,
      'scalar',
      functionOf({ args: ['anything', 'anything'], least: 1 }, { special: 'takes-out' }),
    ),
    group(
      NUMERIC,
      '_frombuffer',
      functionOf({ args: ['anything', 'anything', 'anything', 'text', 'plain'], least: 4 }),
    ),
    group('numpy.core numpy._core', '_ufunc_reconstruct', {
      kind: 'function',
      call: { args: ['text', 'text'] },
      special: 'resolves',
    }),
    group('numpy.core._internal numpy._core._internal', '_convert_to_stringdtype_kwargs', PURE),
    // The second argument is called with the first, which is called with nothing if it is a class.
    group(
      'numpy.random._pickle numpy.random',
      '__randomstate_ctor __generator_ctor',
      functionOf({ args: ['generator', 'pure'], least: 0 }, { state: true }),
    ),
    group('numpy.random', '__RandomState_ctor', functionOf({ args: [] }, { state: true })),
    group(
      'numpy.random._pickle numpy.random',
      '__bit_generator_ctor',
      // What it returns takes a dict and a seed sequence out of its state.
      functionOf({ args: ['generator'], least: 0 }, { state: 'object', anywhere: true }),
    ),
    group(
      'numpy.random._mt19937 numpy.random._pcg64 numpy.random._philox numpy.random._sfc64 numpy.random',
      GENERATORS,
      CALLABLE_CLASS,
    ),
    group('numpy.random.mtrand numpy.random', 'RandomState', { ...CLASS, call: { args: [] } }),
    group('numpy.random._generator numpy.random', 'Generator', REFERENCE),
    group('numpy.random.bit_generator', 'SeedSequence SeedlessSeedSequence', CLASS),
    group(
      'numpy.random.bit_generator',
      '__pyx_unpickle_SeedSequence __pyx_unpickle_SeedlessSeedSequence',
      functionOf({ args: ['class', 'plain', 'anything'] }, { makes: 0 }),
    ),
    group(
      'numpy.ma.core',
      '_mareconstruct',
      functionOf({ args: ['class', 'type', 'anything', 'anything'] }, { makes: 0 }),
    ),
    group('numpy.ma.core numpy.ma', 'MaskedArray MaskedConstant', CLASS),
    group(
      'numpy.ma.mrecords',
      '_mrreconstruct',
      functionOf({ args: ['class', 'type', 'anything', 'anything'] }, { makes: 0 }),
    ),
    group('numpy.ma.mrecords', 'MaskedRecords mrecarray', CLASS),
    group('numpy.core.records numpy._core.records numpy.rec', 'record', INERT_CLASS),
    group('numpy.core.records numpy._core.records numpy.rec numpy', 'recarray', { ...CLASS, call: SHAPED }),
    group('numpy', 'matrix record chararray', INERT_CLASS),
    group('numpy.matrixlib.defmatrix', 'matrix', INERT_CLASS),
    group('numpy.core.defchararray numpy._core.defchararray numpy.char', 'chararray', INERT_CLASS),
    group('numpy.polynomial.polynomial numpy.polynomial', 'Polynomial', CLASS),
    group('numpy.lib.polynomial numpy.lib._polynomial_impl numpy', 'poly1d', CLASS),
    // As the data of estimators: called with arrays later on.
    group(
      'numpy',
      `mean median sum min max std var prod log log2 log10 log1p exp expm1 sqrt abs absolute square sign sin cos tan tanh
       arctan floor ceil round nanmean nanmedian nansum amin amax argmin argmax add subtract multiply divide maximum minimum`,
      HANDED_ON,
    ),
  ],
};
