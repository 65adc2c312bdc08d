import type { Model } from '../../vocabulary.ts';

const PACKAGED = 'data packaged with the code';

/** Lib/pkgutil.py, importlib/resources, and setuptools' pkg_resources: who can write there can change the code. */
export const model: Model = {
  library: 'packaged data',
  modules: ['pkgutil', 'importlib', 'importlib_resources', 'pkg_resources'],
  aliases: { importlib_resources: 'importlib.resources' },
  sources: [
    { path: 'pkgutil.get_data()', origin: 'constant', note: PACKAGED },
    {
      path: 'importlib.resources.{files,open_binary,open_text,read_binary,read_text,path,as_file,contents}()',
      origin: 'constant',
      note: PACKAGED,
    },
    {
      path: 'pkg_resources.{resource_string,resource_stream,resource_filename,resource_listdir}()',
      origin: 'constant',
      note: PACKAGED,
      chosenBy: '1:resource_name',
    },
  ],
  propagators: [{ call: 'pkg_resources.get_distribution().get_resource_filename', from: '1:resource_name' }],
};
