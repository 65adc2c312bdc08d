import type { Model } from '../../vocabulary.ts';

/** google/cloud/storage/client.py, bucket.py, blob.py. */
export const model: Model = {
  library: 'Google Cloud Storage',
  modules: ['google.cloud.storage', 'google'],
  aliases: {
    'google.cloud.storage.{client.Client}': 'google.cloud.storage.Client',
    'google.cloud.storage.blob.Blob': 'google.cloud.storage.Blob',
    'google.cloud.storage.bucket.Bucket': 'google.cloud.storage.Bucket',
  },
  types: {
    'google.cloud.storage.Client.from_service_account_json()': 'google.cloud.storage.Client()',
    'google.cloud.storage.Client().{bucket,get_bucket,lookup_bucket}()': 'google.cloud.storage.Bucket()',
    'google.cloud.storage.Bucket().{blob,get_blob}()': 'google.cloud.storage.Blob()',
    'google.cloud.storage.{Bucket,Client}().list_blobs()[]': 'google.cloud.storage.Blob()',
  },
  sources: [
    {
      path: 'google.cloud.storage.Blob().{download_as_bytes,download_as_string,download_as_text,open}()',
      origin: 'response',
      note: 'an object in Google Cloud Storage',
    },
    {
      path: 'google.cloud.storage.Client().list_blobs()[].name',
      origin: 'response',
      note: 'the name of an object in Google Cloud Storage',
    },
  ],
  sinks: [
    {
      call: 'google.cloud.storage.Blob().download_to_filename',
      rule: 'injection/path',
      data: '0:filename',
      form: 'target',
      writes: true,
    },
  ],
  fillers: [
    { call: 'google.cloud.storage.Blob().download_to_file', into: '0:file_obj', origin: 'response' },
    {
      call: 'google.cloud.storage.Client().download_blob_to_file',
      into: '1:file_obj',
      origin: 'response',
    },
  ],
};
