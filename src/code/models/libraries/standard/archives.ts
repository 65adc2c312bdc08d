import type { Model } from '../../vocabulary.ts';

const MEMBER = 'a member of an archive';

/** Lib/tarfile.py, zipfile.py: whoever gives the archive gives its members. */
export const model: Model = {
  library: 'archives',
  modules: ['tarfile', 'zipfile', 'zipimport', 'rarfile', 'py7zr'],
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
};
