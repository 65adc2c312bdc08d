import { ALL_REMOTE } from '../../shorthands.ts';
import type { Model } from '../../vocabulary.ts';

const RULE = 'deserialization/pickle';
const ADVICE = 'Send tables as Arrow IPC streams; the functions that pickle went away in PyArrow 12.';

/**
 * pyarrow/serialization.pxi, until 11: what Arrow cannot hold is pickled. pyarrow/_flight.pyx: a server's methods get
 * tickets, actions and descriptors as whoever calls has made them.
 */
export const model: Model = {
  library: 'PyArrow',
  modules: ['pyarrow'],
  aliases: { 'pyarrow.{serialization,lib}': 'pyarrow', 'pyarrow._flight': 'pyarrow.flight' },
  sources: [
    {
      path: 'pyarrow.parquet.{ParquetFile,ParquetDataset,read_table,read_pandas,read_metadata,read_schema}()',
      origin: 'file',
      note: 'a Parquet file',
      chosenBy: '0',
    },
    {
      path: 'pyarrow.{csv.read_csv,json.read_json,feather.read_table,feather.read_feather,orc.read_table}()',
      origin: 'file',
      note: 'a table',
      chosenBy: '0',
    },
    {
      path: 'pyarrow.flight.{FlightClient,connect}().{do_get,do_action,do_exchange,list_flights,get_flight_info}()',
      origin: 'response',
      note: 'the answer of an Arrow Flight server',
    },
  ],
  entries: [
    {
      kind: 'rpc',
      base: 'pyarrow.flight.FlightServerBase',
      methods: [
        'do_get',
        'do_put',
        'do_action',
        'do_exchange',
        'get_flight_info',
        'get_schema',
        'list_flights',
      ],
      parameters: { '0': {}, context: {}, ...ALL_REMOTE },
    },
  ],
  sinks: [
    { call: 'pyarrow.deserialize', rule: RULE, data: '0:obj', form: 'data', advice: ADVICE },
    { call: 'pyarrow.deserialize_from', rule: RULE, data: '0:source', form: 'file', advice: ADVICE },
    {
      call: 'pyarrow.read_serialized().deserialize',
      rule: RULE,
      data: '()0:source',
      form: 'file',
      advice: ADVICE,
    },
    {
      call: 'pyarrow.deserialize_components',
      rule: RULE,
      data: '0:components',
      form: 'data',
      advice: ADVICE,
    },
  ],
};
