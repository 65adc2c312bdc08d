import { IS_UPLOAD } from '../../shorthands.ts';
import type { Model } from '../../vocabulary.ts';

const PICKLE = 'deserialization/pickle';
const EXPRESSION = 'injection/expression';
const ADVICE = 'Store the table as Parquet, Arrow or CSV.';

/** What gives a table, as far as it can be told from the call alone. */
const FRAMES =
  '{DataFrame,concat,merge,read_csv,read_excel,read_feather,read_json,read_parquet,read_sql,read_table}';

/** Readers of text, which take a name, an address or a file. */
const NAMED = 'read_csv,read_table,read_fwf,read_stata,read_sas,read_spss';

/** pandas/io/pickle.py, io/pytables.py, compat/pickle_compat.py, core/computation/eval.py, core/frame.py. */
export const model: Model = {
  library: 'pandas',
  modules: ['pandas', 'geopandas'],
  aliases: {
    'pandas.io.{api,pickle}.read_pickle': 'pandas.read_pickle',
    'pandas.io.{api,pytables}.read_hdf': 'pandas.read_hdf',
    'pandas.io.pytables.HDFStore': 'pandas.HDFStore',
    'pandas.core.computation.{api,eval}.eval': 'pandas.eval',
    'pandas.core.frame.DataFrame': 'pandas.DataFrame',
    'geopandas.GeoDataFrame': 'pandas.DataFrame',
  },
  sinks: [
    {
      call: `pandas.{${NAMED}}`,
      rule: 'injection/path',
      data: '0:filepath_or_buffer',
      form: 'target',
      safe: [IS_UPLOAD],
    },
    {
      call: 'pandas.{read_excel,ExcelFile}',
      rule: 'injection/path',
      data: '0:io',
      form: 'target',
      safe: [IS_UPLOAD],
    },
    {
      call: 'pandas.{read_parquet,read_feather,read_orc}',
      rule: 'injection/path',
      data: '0:path',
      form: 'target',
      safe: [IS_UPLOAD],
    },
    { call: 'pandas.{read_sql,read_sql_query}', rule: 'injection/sql', data: '0:sql', form: 'data' },
    {
      call: 'pandas.read_pickle',
      rule: PICKLE,
      data: '0:filepath_or_buffer',
      form: 'file or path',
      advice: ADVICE,
    },
    {
      call: 'pandas.compat.pickle_compat.load',
      rule: PICKLE,
      data: '0:fh',
      form: 'file',
      advice: ADVICE,
    },
    {
      call: 'pandas.compat.pickle_compat.loads',
      rule: PICKLE,
      data: '0:bytes_object',
      form: 'data',
      advice: ADVICE,
    },
    // Columns of objects in the fixed format are pickles.
    { call: 'pandas.read_hdf', rule: PICKLE, data: '0:path_or_buf', form: 'path', advice: ADVICE },
    {
      call: 'pandas.HDFStore',
      rule: PICKLE,
      data: '0:path',
      form: 'path',
      safe: [{ argument: '1:mode', is: ['w', 'x'], because: 'it is made anew' }],
      advice: ADVICE,
    },
    { call: 'pandas.eval', rule: EXPRESSION, data: '0:expr', form: 'data' },
    { call: `pandas.${FRAMES}().{eval,query}`, rule: EXPRESSION, data: '0:expr', form: 'data' },
  ],
};
