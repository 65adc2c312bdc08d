import {
  CALLABLE_CLASS,
  CLASS,
  functionOf,
  group,
  INERT_CLASS,
  type Library,
  PURE,
  REFERENCE,
  VALUE,
} from '../policy/entry.ts';

const NEW_INDEX = functionOf({ args: ['class', 'anything'] }, { makes: 0 });
const UNPICKLE = functionOf({ args: ['class', 'plain', 'anything'] }, { makes: 0, state: true });

const ARRAYS = `pandas.core.arrays.categorical pandas.core.arrays.datetimes pandas.core.arrays.timedeltas
  pandas.core.arrays.period pandas.core.arrays.integer pandas.core.arrays.floating pandas.core.arrays.boolean
  pandas.core.arrays.string_ pandas.core.arrays.numpy_ pandas.core.arrays.interval pandas.core.arrays.sparse.array
  pandas.core.arrays.sparse pandas.core.arrays pandas.core.categorical pandas.arrays pandas`;

/** What pickled frames, series, indexes and scalars name. */
export const library: Library = {
  name: 'pandas',
  source:
    'pandas 1.1.5, 2.3.3 and 3.1.1: every __reduce__ and __setstate__, and the old names in compat/pickle_compat.py',
  names: [
    // Old releases wrote their manager as the state itself.
    group('pandas.core.frame pandas', 'DataFrame', { ...CLASS, state: 'object' }),
    group('pandas.core.series pandas', 'Series TimeSeries', { ...CLASS, state: 'object' }),
    group('pandas.core.generic', 'NDFrame', REFERENCE),
    group(
      'pandas.core.internals.managers pandas.core.internals',
      'BlockManager SingleBlockManager',
      CALLABLE_CLASS,
    ),
    group('pandas.core.internals.blocks pandas.core.internals', 'new_block', PURE),
    group('pandas._libs.internals', '_unpickle_block', PURE),
    group('pandas._libs.internals', 'BlockManager BlockPlacement', CALLABLE_CLASS),
    group(
      'pandas.core.internals.blocks pandas.core.internals',
      `Block BoolBlock IntBlock FloatBlock ComplexBlock ObjectBlock CategoricalBlock DatetimeBlock DatetimeTZBlock
       TimeDeltaBlock ExtensionBlock DatetimeLikeBlock NumericBlock SparseBlock NumpyBlock`,
      CLASS,
    ),
    group('pandas.core.indexes.base pandas.core.index pandas.indexes.base', '_new_Index', NEW_INDEX),
    group('pandas.core.indexes.datetimes pandas.tseries.index', '_new_DatetimeIndex', NEW_INDEX),
    group('pandas.core.indexes.timedeltas', '_new_TimedeltaIndex', NEW_INDEX),
    group(
      'pandas.core.indexes.period pandas.tseries.period',
      '_new_PeriodIndex',
      functionOf({ args: ['class'], rest: 'anything' }, { makes: 0 }),
    ),
    group(
      `pandas.core.indexes.base pandas.core.indexes.range pandas.core.indexes.multi pandas.core.indexes.numeric
       pandas.core.indexes.datetimes pandas.core.indexes.timedeltas pandas.core.indexes.period pandas.core.indexes.category
       pandas.core.indexes.interval pandas.core.index pandas.indexes.base pandas.indexes.range pandas.indexes.multi
       pandas.indexes.numeric pandas.indexes.category pandas.tseries.index pandas.tseries.period pandas.tseries.tdi pandas`,
      `Index RangeIndex MultiIndex Int64Index UInt64Index Float64Index DatetimeIndex TimedeltaIndex PeriodIndex
       CategoricalIndex IntervalIndex NumericIndex`,
      CLASS,
    ),
    group('pandas.core.indexes.frozen pandas.core.base pandas.indexes.frozen', 'FrozenList', CALLABLE_CLASS),
    // An array of numpy, which pandas takes it for since 1.0.
    group('pandas.core.indexes.frozen pandas.core.base pandas.indexes.frozen', 'FrozenNDArray', {
      ...CLASS,
      call: { args: ['inert', 'inert'], least: 1 },
      plain: true,
    }),
    // Give an empty series or frame, and nothing of what was in the old one.
    group('pandas.compat.pickle_compat', '_LoadSparseSeries _LoadSparseFrame', CLASS),
    group(ARRAYS, 'IntegerArray FloatingArray BooleanArray IntervalArray SparseArray', CLASS),
    // Takes an array of pyarrow, or what pyarrow makes one of, out of its state.
    group(
      'pandas.arrays pandas.core.arrays pandas.core.arrays.string_arrow pandas.core.arrays.arrow.array pandas.core.arrays.arrow',
      'ArrowStringArray ArrowStringArrayNumpySemantics ArrowExtensionArray',
      { ...CLASS, state: 'object' },
    ),
    // Compiled: they take arrays and types out of their state.
    group(
      ARRAYS,
      'Categorical DatetimeArray TimedeltaArray PeriodArray StringArray PandasArray NumpyExtensionArray',
      { ...CLASS, state: 'object' },
    ),
    group(
      `pandas.core.dtypes.dtypes pandas.core.arrays.integer pandas.core.arrays.floating pandas.core.arrays.boolean
       pandas.core.arrays.string_ pandas.core.arrays.sparse.dtype pandas.core.arrays.numpy_ pandas.api.types pandas`,
      `CategoricalDtype DatetimeTZDtype PeriodDtype IntervalDtype SparseDtype StringDtype BooleanDtype Int8Dtype Int16Dtype
       Int32Dtype Int64Dtype UInt8Dtype UInt16Dtype UInt32Dtype UInt64Dtype Float32Dtype Float64Dtype PandasDtype
       NumpyEADtype`,
      INERT_CLASS,
    ),
    group('pandas._libs.arrays', '__pyx_unpickle_NDArrayBacked', UNPICKLE),
    group('pandas._libs.internals', '__pyx_unpickle_BlockManager', UNPICKLE),
    group('pandas._libs.interval pandas', 'Interval', INERT_CLASS),
    group('pandas._libs.interval', '__pyx_unpickle_IntervalMixin', UNPICKLE),
    // Calls from_arrays of the class.
    group('pandas.core.indexes.interval', '_new_IntervalIndex', NEW_INDEX),
    group('pandas._libs.sparse pandas._sparse', 'BlockIndex IntIndex', CALLABLE_CLASS),
    group('pandas._libs.tslibs.timestamps', '_unpickle_timestamp', PURE),
    group('pandas._libs.tslibs.timedeltas', '_timedelta_unpickle', PURE),
    group(
      'pandas._libs.tslibs.nattype pandas._libs.tslib pandas.tslib',
      '_nat_unpickle __nat_unpickle',
      PURE,
    ),
    group('pandas._libs.tslibs.nattype', 'NaTType', REFERENCE),
    group('pandas._libs.missing', 'NAType', REFERENCE),
    group('pandas._libs.missing pandas', 'NA NaT', VALUE),
    group(
      'pandas._libs.tslibs.timestamps pandas._libs.tslibs.timedeltas pandas._libs.tslibs.period pandas._libs.tslib pandas.tslib pandas._libs.period pandas._period pandas',
      'Timestamp Timedelta Period',
      INERT_CLASS,
    ),
    group('pandas._libs.tslibs.period', '_unpickle_period', PURE),
    group(
      'pandas._libs.tslibs.offsets pandas.tseries.offsets',
      `Day Hour Minute Second Milli Micro Nano BusinessDay BDay BusinessHour MonthEnd MonthBegin BusinessMonthEnd
       BusinessMonthBegin QuarterEnd QuarterBegin BQuarterEnd BQuarterBegin YearEnd YearBegin BYearEnd BYearBegin Week
       WeekOfMonth LastWeekOfMonth SemiMonthEnd SemiMonthBegin FY5253 FY5253Quarter Easter DateOffset CustomBusinessDay
       CustomBusinessHour CustomBusinessMonthEnd CustomBusinessMonthBegin`,
      INERT_CLASS,
    ),
    group('pandas.core.flags', 'Flags', CLASS),
  ],
};
