/**
 * `pandas.read_pickle` calls `pickle.load`, and where that fails for want of a name or by a TypeError reads the same bytes
 * again, from the front, with an unpickler of its own: pickle.py that asks for other names than the file says. What such a
 * name does there may be something else, so that the machine runs the file once more for each set of such names.
 *
 * Its REDUCE and NEWOBJ call what pickle's call, again or by `__new__` where that fails with a TypeError; releases before
 * 1.1 once more with texts as bytes. Either is the same callee, which is judged for all its arguments; of these ways none
 * reaches another. A last pass with Latin-1 differs in texts of Python 2 alone.
 *
 * Source: pandas/compat/pickle_compat.py and pandas/io/pickle.py of the releases below.
 */

/** The releases that were read; those that a name is replaced in stand behind it, by their place here. */
export const PANDAS_RELEASES = ['0.25.3', '1.1.5', '1.5.3', '2.0.3', '2.3.3', '3.1.1'];

/** Module and name, the module and name instead, the first and the last release. */
const RENAMED = `
pandas._libs.period Period pandas._libs.tslibs.period Period 0 4
pandas._libs.tslib __nat_unpickle pandas._libs.tslibs.nattype __nat_unpickle 0 4
pandas._libs.tslibs.nattype __nat_unpickle pandas._libs.tslibs.nattype _nat_unpickle 5 5
pandas._period Period pandas._libs.tslibs.period Period 0 4
pandas._sparse BlockIndex pandas._libs.sparse BlockIndex 0 4
pandas.core.arrays.sparse.dtype SparseDtype pandas.core.dtypes.dtypes SparseDtype 4 5
pandas.core.base FrozenList pandas.core.indexes.frozen FrozenList 0 4
pandas.core.base FrozenNDArray pandas.core.indexes.frozen FrozenNDArray 0 0
pandas.core.base FrozenNDArray numpy ndarray 1 4
pandas.core.indexes.frozen FrozenNDArray numpy ndarray 1 4
pandas.core.categorical Categorical pandas.core.arrays Categorical 0 4
pandas.core.indexes.numeric Float64Index pandas.core.indexes.base Index 3 5
pandas.core.indexes.numeric Int64Index pandas.core.indexes.base Index 3 5
pandas.core.indexes.numeric UInt64Index pandas.core.indexes.base Index 3 5
pandas.core.internals.blocks new_block pandas._libs.internals _unpickle_block 4 5
pandas.core.series TimeSeries pandas.core.series Series 0 4
pandas.core.sparse.array SparseArray pandas.core.arrays SparseArray 0 4
pandas.core.sparse.frame SparseDataFrame pandas.compat.pickle_compat _LoadSparseFrame 1 2
pandas.core.sparse.series SparseSeries pandas.compat.pickle_compat _LoadSparseSeries 1 2
pandas.indexes.base Index pandas.core.indexes.base Index 0 4
pandas.indexes.base _new_Index pandas.core.indexes.base _new_Index 0 4
pandas.indexes.multi MultiIndex pandas.core.indexes.multi MultiIndex 0 4
pandas.indexes.numeric Float64Index pandas.core.indexes.numeric Float64Index 0 2
pandas.indexes.numeric Float64Index pandas.core.indexes.base Index 3 4
pandas.indexes.numeric Int64Index pandas.core.indexes.numeric Int64Index 0 2
pandas.indexes.numeric Int64Index pandas.core.indexes.base Index 3 4
pandas.indexes.range RangeIndex pandas.core.indexes.range RangeIndex 0 4
pandas.sparse.array SparseArray pandas.core.arrays.sparse SparseArray 0 4
pandas.sparse.frame SparseDataFrame pandas.core.sparse.frame SparseDataFrame 0 0
pandas.sparse.frame SparseDataFrame pandas.core.sparse.frame _LoadSparseFrame 1 2
pandas.sparse.series SparseSeries pandas.core.sparse.series SparseSeries 0 0
pandas.sparse.series SparseSeries pandas.compat.pickle_compat _LoadSparseSeries 1 2
pandas.sparse.series SparseTimeSeries pandas.core.sparse.series SparseSeries 0 4
pandas.tseries.index DatetimeIndex pandas.core.indexes.datetimes DatetimeIndex 0 4
pandas.tseries.index _new_DatetimeIndex pandas.core.indexes.datetimes _new_DatetimeIndex 0 4
pandas.tseries.period PeriodIndex pandas.core.indexes.period PeriodIndex 0 4
pandas.tseries.tdi TimedeltaIndex pandas.core.indexes.timedeltas TimedeltaIndex 0 4
pandas.tslib Timestamp pandas._libs.tslib Timestamp 0 4
pandas.tslib __nat_unpickle pandas._libs.tslibs.nattype __nat_unpickle 0 4
`;

type Name = readonly [module: string, name: string];

/** The names that one or more releases ask for instead, by those that the file says with a blank between. */
export interface PandasReading {
  /** `1.1.5 to 2.3.3`. */
  readonly releases: string;
  readonly renamed: ReadonlyMap<string, Name>;
}

const BY_RELEASE: readonly ReadonlyMap<string, Name>[] = PANDAS_RELEASES.map((_, release) => {
  const rows = RENAMED.trim()
    .split('\n')
    .map((line) => line.split(' '));
  const of = rows.filter(([, , , , first, last]) => Number(first) <= release && release <= Number(last));
  return new Map(
    of.map(([module, name, newModule, newName]) => [`${module} ${name}`, [newModule, newName] as Name]),
  );
});

/** The names that one of {@link PANDAS_RELEASES}, by its place there, asks for instead. */
export function pandasNames(release: number): ReadonlyMap<string, Name> {
  return BY_RELEASE[release] ?? new Map();
}

/** How pandas reads a file that asks for these names (`module.name`), where it asks for others; the oldest first. */
export function pandasReadings(names: ReadonlySet<string>): PandasReading[] {
  const maps = BY_RELEASE.map(
    (all) => new Map([...all].filter(([said]) => names.has(said.replace(' ', '.')))),
  );
  const texts = maps.map((map) => JSON.stringify([...map]));
  return maps.flatMap((renamed, first) => {
    if (renamed.size === 0 || (first > 0 && texts[first - 1] === texts[first])) return [];
    const next = texts.findIndex((text, at) => at > first && text !== texts[first]);
    const last = next < 0 ? PANDAS_RELEASES.length - 1 : next - 1;
    const releases =
      last === first ? `${PANDAS_RELEASES[first]}` : `${PANDAS_RELEASES[first]} to ${PANDAS_RELEASES[last]}`;
    return [{ releases, renamed }];
  });
}

/** `numpy.ndarray for pandas.core.base.FrozenNDArray`. */
export function whatIsRenamed({ renamed }: PandasReading): string {
  const all = [...renamed].map(([said, name]) => `${name.join('.')} for ${said.replace(' ', '.')}`);
  return all.length > MOST_TOLD
    ? `${all.slice(0, MOST_TOLD).join(', ')} and ${all.length - MOST_TOLD} more`
    : all.join(', ');
}

const MOST_TOLD = 3;
