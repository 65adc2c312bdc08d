import type { Model } from '../../vocabulary.ts';

/**
 * boto3/session.py, s3/inject.py; botocore/client.py makes the methods of clients from the services' descriptions,
 * so any name is one. What is told apart by its name is a queue's or a table's.
 */
export const model: Model = {
  library: 'boto3',
  modules: ['boto3', 'botocore', 'aioboto3', 'aiobotocore', 'boto'],
  aliases: {
    'boto3.session.Session': 'boto3.Session',
    '{aioboto3,aiobotocore.session,botocore.session}.Session': 'boto3.Session',
    'boto.s3.connection.S3Connection': 'boto.connect_s3',
  },
  types: {
    'boto3.{client,Session().client,Session().create_client}()': 'boto3.Client()',
    'boto3.{resource,Session().resource}()': 'boto3.Resource()',
    '{botocore.session,aiobotocore.session}.get_session()': 'boto3.Session()',
  },
  sources: [
    { path: 'boto3.Client().*()', origin: 'response', note: 'the answer of AWS' },
    {
      path: 'boto3.Client().receive_message()',
      origin: 'message',
      note: 'a message of an SQS queue',
    },
    {
      path: 'boto3.Client().{get_item,batch_get_item,query,scan,execute_statement}()',
      origin: 'store',
      note: 'an item of a table',
    },
    {
      path: 'boto3.Client().{get_records,get_shard_iterator}()',
      origin: 'message',
      note: 'a record of a stream',
    },
    // `instances`, `Topic(arn)`: a resource is made from the description of its service, as a client is.
    { path: 'boto3.Resource().*', origin: 'response', note: 'the answer of AWS' },
    { path: 'boto3.Resource().*()', origin: 'response', note: 'the answer of AWS' },
    {
      path: 'boto3.Resource().{Object,ObjectSummary,Bucket}()',
      origin: 'response',
      note: 'an object in S3',
    },
    {
      path: 'boto3.Resource().{Queue,get_queue_by_name,create_queue}()',
      origin: 'message',
      note: 'a message of an SQS queue',
    },
    { path: 'boto3.Resource().Table()', origin: 'store', note: 'an item of a table' },
    { path: 'boto.connect_s3()', origin: 'response', note: 'an object in S3' },
    {
      path: 'boto.{connect_sqs,sqs.connect_to_region}()',
      origin: 'message',
      note: 'a message of an SQS queue',
    },
  ],
  conventions: [
    {
      methods: ['get_object'],
      origin: 'response',
      note: 'an object in S3',
      when: [{ argument: 'Bucket', given: true }],
    },
  ],
  saves: [
    {
      call: 'boto3.Client().download_file',
      name: '2:Filename',
      origin: 'response',
    },
    { call: 'boto3.Client().download_fileobj', name: '2:Fileobj', origin: 'response' },
    {
      call: 'boto3.Resource().{Object,ObjectSummary}().download_file',
      name: '0:Filename',
      origin: 'response',
    },
    { call: 'boto3.Resource().Bucket().download_file', name: '1:Filename', origin: 'response' },
  ],
  sinks: [
    {
      call: 'boto3.Client().download_file',
      rule: 'injection/path',
      data: '2:Filename',
      form: 'target',
      writes: true,
    },
    {
      call: 'boto3.Resource().Bucket().download_file',
      rule: 'injection/path',
      data: '1:Filename',
      form: 'target',
      writes: true,
    },
    {
      call: 'boto3.Resource().{Object,ObjectSummary}().download_file',
      rule: 'injection/path',
      data: '0:Filename',
      form: 'target',
      writes: true,
    },
  ],
  fillers: [
    {
      call: 'boto3.Client().download_fileobj',
      into: '2:Fileobj',
      origin: 'response',
    },
    {
      call: 'boto3.Resource().{Object,ObjectSummary}().download_fileobj',
      into: '0:Fileobj',
      origin: 'response',
    },
    { call: 'boto3.Resource().Bucket().download_fileobj', into: '1:Fileobj', origin: 'response' },
  ],
};
