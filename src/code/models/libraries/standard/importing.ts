import type { Model } from '../../vocabulary.ts';

const IMPORT = 'injection/import';

/**
 * Ways to import or run what is named: Lib/importlib/, runpy.py, pkgutil.py, pydoc.py, imp.py, and the helpers of
 * frameworks for dotted names.
 */
export const model: Model = {
  library: 'imports by name',
  modules: [
    'importlib',
    'runpy',
    'pkgutil',
    'pydoc',
    'imp',
    'types',
    'django',
    'werkzeug',
    'kombu',
    'celery',
    'tornado',
    'twisted',
    'scrapy',
    'hydra',
    'zope',
    'oslo_utils',
    'airflow',
  ],
  aliases: {
    'importlib._bootstrap.{__import__,_gcd_import}': 'importlib.import_module',
    'django.utils.importlib.import_module': 'importlib.import_module', // until Django 1.8
    'celery.utils.imports.symbol_by_name': 'kombu.utils.imports.symbol_by_name',
    'kombu.utils.symbol_by_name': 'kombu.utils.imports.symbol_by_name',
  },
  // A name makes a module, but nothing that is in it: that is what the program puts there, in whichever function.
  sources: [
    { path: 'types.ModuleType()', origin: 'constant', note: 'a module that the program makes' },
    {
      path: 'importlib.import_module().{__loader__,__spec__.loader}.{get_source,get_data,get_code}()',
      origin: 'file',
      note: 'the text of a module',
    },
    {
      path: 'importlib.{util.spec_from_file_location().loader,machinery.SourceFileLoader()}.{get_source,get_data,get_code}()',
      origin: 'file',
      note: 'the text of a module',
    },
  ],
  shared: ['types.ModuleType()'],
  propagators: [{ call: 'importlib.import_module', from: [] }],
  sinks: [
    { call: 'importlib.{import_module,__import__}', rule: IMPORT, data: '0:name', form: 'data' },
    { call: 'importlib.util.spec_from_file_location', rule: IMPORT, data: '1:location', form: 'data' },
    {
      call: 'importlib.machinery.{SourceFileLoader,SourcelessFileLoader,ExtensionFileLoader}',
      rule: IMPORT,
      data: '1:path',
      form: 'data',
    },
    { call: 'runpy.run_module', rule: IMPORT, data: '0:mod_name', form: 'data' },
    { call: 'runpy.run_path', rule: IMPORT, data: '0:path_name', form: 'data' },
    { call: 'pkgutil.resolve_name', rule: IMPORT, data: '0:name', form: 'data' },
    { call: 'pydoc.{locate,safeimport,importfile}', rule: IMPORT, data: '0:path', form: 'data' },
    { call: 'imp.{load_source,load_compiled,load_dynamic}', rule: IMPORT, data: '1', form: 'data' },
    { call: 'imp.{find_module,load_module}', rule: IMPORT, data: '0:name', form: 'data' },
    { call: 'django.utils.module_loading.import_string', rule: IMPORT, data: '0:dotted_path', form: 'data' },
    { call: 'werkzeug.utils.import_string', rule: IMPORT, data: '0:import_name', form: 'data' },
    { call: 'kombu.utils.imports.symbol_by_name', rule: IMPORT, data: '0:name', form: 'data' },
    { call: 'celery.utils.imports.instantiate', rule: IMPORT, data: '0:name', form: 'data' },
    { call: 'tornado.util.import_object', rule: IMPORT, data: '0:name', form: 'data' },
    {
      call: 'twisted.python.reflect.{namedAny,namedModule,namedObject}',
      rule: IMPORT,
      data: '0:name',
      form: 'data',
    },
    { call: 'scrapy.utils.misc.load_object', rule: IMPORT, data: '0:path', form: 'data' },
    { call: 'hydra.utils.{get_class,get_method,get_object}', rule: IMPORT, data: '0:path', form: 'data' },
    { call: 'zope.dottedname.resolve.resolve', rule: IMPORT, data: '0:name', form: 'data' },
    {
      call: 'oslo_utils.importutils.{import_class,import_object,import_module}',
      rule: IMPORT,
      data: '0:import_str',
      form: 'data',
    },
    { call: 'airflow.utils.module_loading.import_string', rule: IMPORT, data: '0:dotted_path', form: 'data' },
  ],
};
