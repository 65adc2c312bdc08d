import type { Model } from '../../vocabulary.ts';

const READERS =
  'read_csv,read_table,read_fwf,read_excel,read_json,read_xml,read_html,read_parquet,read_feather,read_orc,read_sas,read_spss,read_stata';

/** What makes an array of something, and what gives another array of the same. */
const MAKERS =
  'frombuffer,fromstring,array,asarray,ascontiguousarray,copy,concatenate,stack,asanyarray,empty,zeros';
const SAME = 'copy,astype,view,reshape,ravel,flatten,squeeze,transpose,byteswap';

/** numpy/core, numpy/lib/npyio.py; pandas/io, pandas/io/sql.py: readers of files and databases, views of bytes. */
export const model: Model = {
  library: 'NumPy and pandas',
  modules: ['numpy', 'pandas', 'polars', 'pyarrow'],
  types: {
    [`numpy.{${MAKERS}}()`]: 'numpy.ndarray()',
    [`numpy.ndarray().{${SAME}}()`]: 'numpy.ndarray()',
  },
  sources: [
    { path: 'numpy.{fromfile,loadtxt,genfromtxt,memmap}()', origin: 'file', note: 'a file', chosenBy: '0' },
    { path: `pandas.{${READERS}}()`, origin: 'file', note: 'a file', chosenBy: '0' },
    {
      path: 'pandas.{read_sql,read_sql_query,read_sql_table,read_gbq}()',
      origin: 'store',
      note: 'a value in a database',
    },
    {
      path: 'polars.{read_csv,read_json,read_parquet,read_excel,scan_csv,scan_parquet}()',
      origin: 'file',
      note: 'a file',
      chosenBy: '0',
    },
    { path: 'pyarrow.{parquet.read_table,csv.read_csv}()', origin: 'file', note: 'a file', chosenBy: '0' },
  ],
  propagators: [
    {
      call: 'numpy.{frombuffer,fromstring,array,asarray,ascontiguousarray,copy,concatenate,stack,asanyarray}',
      from: '0',
    },
    { call: `numpy.ndarray().{${SAME},tobytes,tostring,tolist,item}`, from: 'self' },
    { call: 'pyarrow.{py_buffer,BufferReader}', from: '0' },
    { call: 'pandas.{DataFrame,Series}', from: '0:data' },
  ],
};
