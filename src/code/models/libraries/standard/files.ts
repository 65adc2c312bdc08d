import type { Model } from '../../vocabulary.ts';

const PATH_STEPS =
  'parent,joinpath(),resolve(),absolute(),expanduser(),with_name(),with_suffix(),with_stem(),relative_to(),readlink(),rename(),replace(),__truediv__(),__rtruediv__()';

/** Modes of `open` in which a file is written. */
const WRITING = '.*[wax+].*';

/** Opening and reading files: builtins, io, os, pathlib, codecs, compressed files, mmap. */
export const model: Model = {
  library: 'files',
  modules: [
    'os',
    'io',
    'codecs',
    'gzip',
    'bz2',
    'lzma',
    'pathlib',
    'pathlib2',
    'shutil',
    'aiofiles',
    'anyio',
    'trio',
    'portalocker',
    'builtins',
    'glob',
    'linecache',
    'fileinput',
  ],
  aliases: {
    __builtin__: 'builtins',
    'builtins.file': 'builtins.open',
    'io.open': 'builtins.open',
    '{codecs,gzip,bz2,lzma,backports.lzma,tokenize}.open': 'builtins.open',
    '{gzip.GzipFile,bz2.BZ2File,lzma.LZMAFile,io.FileIO}': 'builtins.open',
    'portalocker.{Lock,RLock,utils.Lock,utils.RLock}': 'builtins.open',
    'pathlib.{PosixPath,WindowsPath,PurePath}': 'pathlib.Path',
    'pathlib2.Path': 'pathlib.Path',
  },
  types: {
    'os.fdopen()': 'builtins.open()',
    [`pathlib.Path().{${PATH_STEPS}}`]: 'pathlib.Path()',
    'pathlib.Path.{home,cwd}()': 'pathlib.Path()',
    'pathlib.Path().{glob,rglob,iterdir}()[]': 'pathlib.Path()',
    'pathlib.Path().parents[]': 'pathlib.Path()',
  },
  saves: [
    { call: 'builtins.open().{write,writelines}', name: '()0:file', from: '0' },
    { call: 'pathlib.Path().{write_bytes,write_text}', name: 'self', from: '0:data' },
    { call: 'os.write', name: '0:fd', from: '1:data' },
    { call: 'shutil.copyfileobj', name: '1:fdst', from: '0:fsrc' },
  ],
  // File systems, archives and storages that a caller hands over: they open what bears a name.
  conventions: [
    {
      methods: ['open', 'open_input_file', 'open_input_stream'],
      origin: 'file',
      note: 'a file',
      when: [{ argument: '0', given: true }],
    },
    { methods: ['read_bytes', 'read_text', 'extractfile'], origin: 'file', note: 'a file' },
  ],
  sources: [
    { path: 'builtins.open()', origin: 'file', note: 'a file', chosenBy: '0:file' },
    {
      path: 'pathlib.Path().{open,read_bytes,read_text}()',
      origin: 'file',
      note: 'a file',
      chosenBy: 'self',
    },
    { path: 'os.getxattr()', origin: 'file', note: 'an attribute of a file', chosenBy: '0:path' },
    { path: 'os.{read,pread,readv}()', origin: 'file', note: 'a file descriptor' },
    {
      path: 'os.{listdir,walk,scandir,fwalk,readlink}()',
      origin: 'file',
      note: 'names of files',
      chosenBy: '0',
    },
    {
      path: 'glob.{glob,iglob}()',
      origin: 'file',
      note: 'names of files',
      chosenBy: '0:pathname',
    },
    {
      path: 'pathlib.Path().{iterdir,glob,rglob}()',
      origin: 'file',
      note: 'names of files',
      chosenBy: 'self',
    },
    { path: 'linecache.{getline,getlines}()', origin: 'file', note: 'a file', chosenBy: '0:filename' },
    { path: 'fileinput.{input,FileInput}()', origin: 'file', note: 'a file', chosenBy: '0:files' },
    { path: 'mmap.mmap()', origin: 'file', note: 'a file in memory', chosenBy: '0' },
    {
      path: '{aiofiles.open,aiofiles.threadpool.open,anyio.open_file,trio.open_file}()',
      origin: 'file',
      note: 'a file',
      chosenBy: '0:file',
    },
  ],
  sinks: [
    {
      call: 'builtins.open',
      rule: 'injection/path',
      data: '0:file',
      form: 'target',
      writes: { argument: '1:mode', matches: WRITING },
    },
    {
      call: 'os.{open,remove,unlink,rmdir,removedirs,mkdir,makedirs,listdir,scandir,walk}',
      rule: 'injection/path',
      data: '0',
      form: 'target',
    },
    {
      call: '{os.chmod,os.lchmod,os.chown,os.lchown,os.truncate,shutil.chown}',
      rule: 'injection/path',
      data: '0:path',
      form: 'target',
      writes: true,
    },
    {
      call: 'os.{rename,replace,renames,symlink,link}',
      rule: 'injection/path',
      data: ['0:src', '1:dst'],
      form: 'target',
    },
    {
      call: '{glob.glob,glob.iglob,linecache.getline,linecache.getlines}',
      rule: 'injection/path',
      data: '0',
      form: 'target',
    },
    { call: 'fileinput.{input,FileInput}', rule: 'injection/path', data: '0:files', form: 'target' },
    { call: 'shutil.rmtree', rule: 'injection/path', data: '0:path', form: 'target' },
    {
      call: 'shutil.{copy,copy2,copyfile,copytree,move}',
      rule: 'injection/path',
      data: ['0:src', '1:dst'],
      form: 'target',
    },
    {
      call: 'pathlib.Path().{read_text,read_bytes,mkdir,touch,unlink,rmdir,iterdir,symlink_to,hardlink_to}',
      rule: 'injection/path',
      data: 'self',
      form: 'target',
    },
    {
      call: 'pathlib.Path().{write_text,write_bytes,chmod,lchmod}',
      rule: 'injection/path',
      data: 'self',
      form: 'target',
      writes: true,
    },
    {
      call: 'pathlib.Path().open',
      rule: 'injection/path',
      data: 'self',
      form: 'target',
      writes: { argument: '0:mode', matches: WRITING },
    },
    {
      call: 'pathlib.Path().{rename,replace}',
      rule: 'injection/path',
      data: ['self', '0:target'],
      form: 'target',
      // A text has two, a date has others.
      when: [{ argument: '0:target', given: true, and: { argument: '1', absent: true } }],
    },
    {
      call: 'aiofiles.os.{remove,unlink,mkdir,makedirs,rmdir,removedirs}',
      rule: 'injection/path',
      data: '0',
      form: 'target',
    },
    {
      call: 'aiofiles.os.{rename,replace,renames,link,symlink}',
      rule: 'injection/path',
      data: ['0', '1'],
      form: 'target',
    },
    {
      call: '{aiofiles.open,anyio.open_file,trio.open_file}',
      rule: 'injection/path',
      data: '0:file',
      form: 'target',
      writes: { argument: '1:mode', matches: WRITING },
    },
  ],
  sanitizers: [
    { call: '{os.path,ntpath,posixpath}.basename', data: '0', rules: ['injection/path'] },
    // Names of files that are there have no slash in them, whoever has chosen the folder.
    { call: 'os.{listdir,scandir,walk,fwalk}()', data: 'self', rules: ['injection/path'] },
    { call: 'glob.{glob,iglob}()', data: 'self', rules: ['injection/path'] },
    { call: 'pathlib.Path().{iterdir,glob,rglob}()', data: 'self', rules: ['injection/path'] },
    { call: 'pathlib.Path().{name,stem,suffix}', data: 'self', rules: ['injection/path'] },
  ],
};
