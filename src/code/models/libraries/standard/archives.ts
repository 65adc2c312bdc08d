import type { Model, Sink } from '../../vocabulary.ts';

const MEMBER = 'a member of an archive';
const NAMES = {
  origin: 'file',
  note: 'the name of a member of an archive',
  names: true,
  chosenBy: 'self',
} as const;

const ZIP = 'zipfile leaves out `..` and roots';

const FILTERED: Sink['safe'] = [
  { argument: 'filter', is: ['data', 'tar'], because: 'its filter keeps members inside' },
  {
    argument: 'filter',
    within: ['tarfile.data_filter', 'tarfile.tar_filter'],
    because: 'its filter keeps members inside',
  },
  {
    argument: 'filter',
    absent: true,
    python: '>=3.14',
    because: 'the filter is data since Python 3.14',
  },
];

/** Lib/tarfile.py, zipfile.py: whoever gives the archive gives its members. */
export const model: Model = {
  library: 'archives',
  modules: ['shutil', 'tarfile', 'zipfile', 'zipimport', 'rarfile', 'py7zr'],
  aliases: {
    'tarfile.{TarFile,TarFile.open}': 'tarfile.open',
    'zipfile.PyZipFile': 'zipfile.ZipFile',
    'rarfile.RarFile': 'zipfile.ZipFile',
  },
  sources: [
    { path: 'tarfile.open()', origin: 'file', note: MEMBER, chosenBy: ['0:name', '2:fileobj'] },
    { path: 'tarfile.open().extractfile()', origin: 'file', note: MEMBER, chosenBy: 'self' },
    { path: 'zipfile.ZipFile()', origin: 'file', note: MEMBER, chosenBy: '0:file' },
    {
      path: 'zipfile.ZipFile().{read,open}()',
      origin: 'file',
      note: MEMBER,
      chosenBy: 'self',
    },
    { path: 'zipfile.ZipFile().{namelist,infolist}()', ...NAMES },
    { path: 'zipfile.ZipFile().filelist', ...NAMES },
    { path: 'tarfile.open().{getnames,getmembers,next}()', ...NAMES },
    { path: 'tarfile.open()[]', ...NAMES },
    { path: 'py7zr.SevenZipFile().{getnames,list}()', ...NAMES },
    { path: 'zipfile.Path().{open,read_bytes,read_text}()', origin: 'file', note: MEMBER, chosenBy: 'self' },
  ],
  conventions: [
    { methods: ['namelist', 'infolist', 'getmembers'], origin: 'file', note: NAMES.note, names: true },
  ],
  sinks: [
    {
      call: 'tarfile.open',
      rule: 'injection/path',
      data: '0:name',
      form: 'target',
    },
    {
      call: 'shutil.make_archive',
      rule: 'injection/path',
      data: ['0:base_name', '2:root_dir'],
      form: 'target',
    },
    {
      call: '{zipfile.ZipFile().write,tarfile.open().add}',
      rule: 'injection/path',
      data: '0',
      form: 'target',
    },
    // `zipfile` takes names apart that would leave the folder, and nobody looks at how the folder is named.
    {
      call: '{zipfile.ZipFile(),tarfile.open()}.extract',
      rule: 'injection/path',
      data: '1:path',
      form: 'target',
      writes: true,
    },
    {
      call: '{zipfile.ZipFile(),tarfile.open()}.extractall',
      rule: 'injection/path',
      data: '0:path',
      form: 'target',
      writes: true,
    },
    {
      call: 'tarfile.open().{extractall,extract}',
      rule: 'injection/archive',
      data: '()0:name',
      form: 'path',
      when: [{ argument: '()2:fileobj', absent: true }],
      safe: FILTERED,
    },
    {
      call: 'tarfile.open().{extractall,extract}',
      rule: 'injection/archive',
      data: '()2:fileobj',
      form: 'data',
      when: [{ unless: { argument: '()2:fileobj', absent: true } }],
      safe: FILTERED,
    },
    {
      call: 'shutil.unpack_archive',
      rule: 'injection/archive',
      data: '0:filename',
      form: 'path',
      safe: [
        { argument: '2:format', is: ['zip'], because: ZIP },
        {
          argument: '0:filename',
          matches: '.*\\.zip',
          and: { argument: '2:format', absent: true },
          because: ZIP,
        },
        { argument: '3:filter', is: ['data', 'tar'], because: 'its filter keeps members inside' },
        {
          argument: 'filter',
          within: ['tarfile.data_filter', 'tarfile.tar_filter'],
          because: 'its filter keeps members inside',
        },
        {
          argument: 'filter',
          absent: true,
          python: '>=3.14',
          because: 'the filter is data since Python 3.14',
        },
      ],
    },
  ],
};
