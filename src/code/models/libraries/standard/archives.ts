import type { Condition, Model } from '../../vocabulary.ts';

const MEMBER = 'a member of an archive';

type Safe = Condition & { readonly because: string };

const FILTERED: readonly Safe[] = [
  { argument: 'filter', is: ['data', 'tar'], because: 'its filter keeps members inside' },
  {
    argument: 'filter',
    within: ['tarfile.data_filter', 'tarfile.tar_filter'],
    because: 'its filter keeps members inside',
  },
];

const FILTERED_BY_DEFAULT: Safe = {
  argument: 'filter',
  absent: true,
  python: '>=3.14',
  because: 'the filter is data since Python 3.14',
};

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
    { path: 'tarfile.open()', origin: 'file', note: MEMBER, chosenBy: '0:name' },
    { path: 'tarfile.open().extractfile()', origin: 'file', note: MEMBER, chosenBy: 'self' },
    { path: 'zipfile.ZipFile()', origin: 'file', note: MEMBER, chosenBy: '0:file' },
    {
      path: 'zipfile.ZipFile().{read,open,namelist,infolist}()',
      origin: 'file',
      note: MEMBER,
      chosenBy: 'self',
    },
    { path: 'zipfile.Path().{open,read_bytes,read_text}()', origin: 'file', note: MEMBER, chosenBy: 'self' },
  ],
  sinks: [
    // Two sinks: an archive is named, or is a file that is open already.
    {
      call: 'tarfile.open().{extractall,extract}',
      rule: 'injection/archive',
      data: '()0:name',
      form: 'path',
      safe: [...FILTERED, FILTERED_BY_DEFAULT],
    },
    {
      call: 'tarfile.open().{extractall,extract}',
      rule: 'injection/archive',
      data: '()2:fileobj',
      form: 'file',
      safe: [...FILTERED, FILTERED_BY_DEFAULT],
    },
    {
      call: 'shutil.unpack_archive',
      rule: 'injection/archive',
      data: '0:filename',
      form: 'path',
      safe: [
        { argument: '3:filter', is: ['data', 'tar'], because: 'its filter keeps members inside' },
        ...FILTERED,
        FILTERED_BY_DEFAULT,
      ],
    },
  ],
};
