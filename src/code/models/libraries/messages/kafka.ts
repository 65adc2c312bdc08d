import type { Model } from '../../vocabulary.ts';

const CONSUMERS = 'kafka.KafkaConsumer';

/** kafka/consumer/group.py; aiokafka/consumer/consumer.py; confluent_kafka/cimpl.pyi, deserializing_consumer.py. */
export const model: Model = {
  library: 'Kafka',
  modules: ['kafka', 'aiokafka', 'confluent_kafka', 'faust'],
  aliases: {
    'kafka.consumer.KafkaConsumer': CONSUMERS,
    'kafka.consumer.group.KafkaConsumer': CONSUMERS,
    'aiokafka.{AIOKafkaConsumer,consumer.AIOKafkaConsumer}': CONSUMERS,
    'confluent_kafka.{DeserializingConsumer,aio.AIOConsumer,avro.AvroConsumer}': 'confluent_kafka.Consumer',
  },
  sources: [
    { path: `${CONSUMERS}()[]`, origin: 'message', note: 'a Kafka message' },
    {
      path: `${CONSUMERS}().{poll,getone,getmany,next}()`,
      origin: 'message',
      note: 'a Kafka message',
    },
    { path: 'confluent_kafka.Consumer().{poll,consume}()', origin: 'message', note: 'a Kafka message' },
    { path: 'kafka.Message()', origin: 'message', note: 'a Kafka message' },
    { path: 'confluent_kafka.Message()', origin: 'message', note: 'a Kafka message' },
  ],
  callbacks: [
    { call: CONSUMERS, function: 'value_deserializer', gives: { values: ['kafka.Message()'] } },
    { call: CONSUMERS, function: 'key_deserializer', gives: { values: ['kafka.Message()'] } },
    {
      call: 'confluent_kafka.Consumer',
      function: '0[value.deserializer]',
      gives: { values: ['kafka.Message()'] },
    },
  ],
};
