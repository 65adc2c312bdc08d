import type { Model } from '../../vocabulary.ts';

/** azure/storage/blob/_blob_client.py, _container_client.py, _blob_service_client.py, _download.py, and their aio twins. */
export const model: Model = {
  library: 'Azure Storage',
  modules: ['azure.storage', 'azure'],
  aliases: { 'azure.storage.blob.aio': 'azure.storage.blob' },
  types: {
    'azure.storage.blob.{BlobClient,ContainerClient,BlobServiceClient}.from_connection_string()':
      'azure.storage.blob.Client()',
    'azure.storage.blob.{BlobClient.from_blob_url,ContainerClient.from_container_url}()':
      'azure.storage.blob.Client()',
    'azure.storage.blob.{BlobClient,ContainerClient,BlobServiceClient}()': 'azure.storage.blob.Client()',
    'azure.storage.blob.Client().{get_blob_client,get_container_client}()': 'azure.storage.blob.Client()',
  },
  sources: [
    {
      path: 'azure.storage.blob.{Client().download_blob,StorageStreamDownloader,download_blob_from_url}()',
      origin: 'response',
      note: 'a blob in Azure Storage',
    },
  ],
  fillers: [
    {
      call: 'azure.storage.blob.Client().download_blob().{readinto,download_to_stream}',
      into: '0:stream',
      origin: 'response',
    },
  ],
};
