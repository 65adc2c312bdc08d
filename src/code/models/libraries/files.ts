import type { Model } from '../vocabulary.ts';

/** Opening and reading files: builtins, io, os, pathlib, codecs, compressed files. */
export const model: Model = {
  library: 'files',
  modules: ['builtins'],
  aliases: {
    __builtin__: 'builtins',
    'builtins.file': 'builtins.open',
    'io.open': 'builtins.open',
    '{codecs,gzip,bz2,lzma}.open': 'builtins.open',
    '{gzip.GzipFile,bz2.BZ2File,lzma.LZMAFile,io.FileIO}': 'builtins.open',
    'os.fdopen': 'builtins.open',
  },
  sources: [
    { path: 'builtins.open()', origin: 'file', note: 'a file', chosenBy: '0:file' },
    {
      path: 'pathlib.{Path,PurePath,PosixPath}().{open,read_bytes,read_text}()',
      origin: 'file',
      note: 'a file',
      chosenBy: '()0',
    },
    { path: 'os.read()', origin: 'file', note: 'a file descriptor' },
    { path: 'sys.{argv,stdin}', origin: 'local' },
    { path: 'os.{environ,environb}', origin: 'local' },
    { path: 'os.{getenv,getenvb}()', origin: 'local', note: 'an environment variable' },
    { path: 'builtins.{input,raw_input}()', origin: 'local', note: 'standard input' },
  ],
  propagators: [{ call: 'io.{BytesIO,StringIO}', from: '0', gives: 'file' }],
};
