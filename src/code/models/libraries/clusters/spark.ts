import type { Model } from '../../vocabulary.ts';

const PICKLE = 'deserialization/pickle';

/** pyspark/serializers.py, pyspark/context.py. */
export const model: Model = {
  library: 'PySpark',
  modules: ['pyspark'],
  aliases: {
    'pyspark.serializers.{CPickleSerializer,CloudPickleSerializer}': 'pyspark.serializers.PickleSerializer',
    'pyspark.context.SparkContext': 'pyspark.SparkContext',
  },
  types: {
    'pyspark.SparkContext.getOrCreate()': 'pyspark.SparkContext()',
    'pyspark.sql.SparkSession.builder.getOrCreate().sparkContext': 'pyspark.SparkContext()',
  },
  sinks: [
    { call: 'pyspark.serializers.PickleSerializer().loads', rule: PICKLE, data: '0:obj', form: 'data' },
    {
      call: 'pyspark.serializers.PickleSerializer().load_stream',
      rule: PICKLE,
      data: '0:stream',
      form: 'file',
    },
    {
      call: 'pyspark.SparkContext().pickleFile',
      rule: PICKLE,
      data: '0:name',
      form: 'path',
      advice: 'Store the data set as Parquet.',
    },
  ],
};
