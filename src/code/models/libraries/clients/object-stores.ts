import type { Model } from '../../vocabulary.ts';

/** minio/api.py; fsspec/spec.py, core.py and s3fs, gcsfs, adlfs, which do it; smart_open/smart_open_lib.py; iopath/common/file_io.py. */
export const model: Model = {
  library: 'object stores',
  modules: ['minio', 'fsspec', 's3fs', 'gcsfs', 'adlfs', 'smart_open', 'iopath'],
  types: {
    '{s3fs.S3FileSystem,gcsfs.GCSFileSystem,adlfs.AzureBlobFileSystem,fsspec.filesystem,fsspec.AbstractFileSystem}()':
      'fsspec.FileSystem()',
    'fsspec.core.url_to_fs()[]': 'fsspec.FileSystem()',
    'fsspec.core.open': 'fsspec.open',
    'smart_open.smart_open': 'smart_open.open',
    'iopath.common.file_io': 'iopath',
    'iopath.g_pathmgr': 'iopath.PathManager()',
  },
  sources: [
    { path: 'minio.Minio().get_object()', origin: 'response', note: 'an object in a bucket' },
    {
      path: 'fsspec.FileSystem().{open,cat,cat_file,cat_ranges,read_bytes,read_text,read_block,head,tail}()',
      origin: 'response',
      note: 'a remote file',
    },
    { path: 'fsspec.open()', origin: 'response', note: 'a file or a remote file', chosenBy: '0:urlpath' },
    { path: 'fsspec.{open_files,get_mapper}()', origin: 'response', note: 'a file or a remote file' },
    { path: 'smart_open.open()', origin: 'response', note: 'a file or a remote file', chosenBy: '0:uri' },
    { path: 'iopath.PathManager().open()', origin: 'file', note: 'a file', chosenBy: '0:path' },
  ],
  propagators: [{ call: 'iopath.PathManager().get_local_path', from: '0:path' }],
};
