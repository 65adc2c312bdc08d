/**
 * What well-known names can do. This list explains; it is not what safety rests on: a name that is neither here
 * nor vouched for is unknown, and never safe.
 */

export type Effect =
  | 'process'
  | 'code'
  | 'import'
  | 'native'
  | 'pickle'
  | 'file'
  | 'network'
  | 'attribute'
  | 'callback'
  | 'interpreter';

/** The end of a sentence that begins with the name. */
export const EFFECTS: Record<Effect, string> = {
  process: 'starts programs',
  code: 'runs Python code that it is given',
  import: 'imports any module, which runs its code',
  native: 'loads or runs native code',
  pickle: 'loads data in a format that can run code itself',
  file: 'reads, writes or removes files',
  network: 'reaches the network',
  attribute: 'reaches any attribute of any object, and through these everything else',
  callback: 'calls whatever function it is given',
  interpreter: 'changes the state of the running interpreter',
};

/**
 * Modules with all that is in them, unless NAMES says otherwise; with a dot at the end, packages with all that is
 * below them too. (`code` is a module: somebody's own package of that name has modules, Python's has none.)
 */
const MODULES: Record<Effect, string> = {
  process: `os posix nt subprocess _posixsubprocess _winapi pty popen2 commands multiprocessing. _multiprocessing
    asyncio.subprocess asyncio.unix_events asyncio.base_events webbrowser antigravity pexpect. sh invoke. fabric.
    plumbum. psutil. ptyprocess. winreg _winreg distutils. setuptools. pip. ensurepip. venv. virtualenv. turtledemo.
    torch.utils.collect_env torch.utils.bottleneck. numpy.distutils. joblib.externals.loky. loky. billiard. execnet.
    torch.distributed.run torch.distributed.launch torch.distributed.elastic. torch.multiprocessing. _osx_support
    _aix_support mailcap py._process. PIL.ImageShow flask.cli concurrent.futures.process`,
  code: `code codeop runpy timeit cProfile profile _lsprof pdb bdb trace doctest idlelib. lib2to3. IPython. ipykernel.
    _pytest. pytest nose. numpy.testing. numpy.f2py. sitecustomize usercustomize torch._dynamo. torch._inductor. torch.fx.
    torch.package. torch.utils._config_module sympy.parsing. asteval. js2py. execjs. jinja2. mako. chameleon. genshi.
    cloudpickle. joblib.externals.cloudpickle. pyspark.cloudpickle. dill. pyximport. scipy.weave. test.support.
    rlcompleter pyrepl. _pyrepl. pstats
    unittest. _interpreters _xxsubinterpreters concurrent.interpreters. annotationlib cmd cgitb numexpr. cython. Cython.
    decorator scipy._lib.decorator sympy.utilities.lambdify PIL.ImageMath tkinter. _tkinter turtle django.core.management.
    torch.utils.data.datapipes.utils.decoder`,
  import: `importlib. _frozen_importlib _frozen_importlib_external _imp imp zipimport pkgutil modulefinder ihooks pydoc
    werkzeug.utils django.utils.module_loading`,
  native: `ctypes. _ctypes cffi. _cffi_backend numpy.ctypeslib torch.ops. torch._ops torch.classes. torch.utils.cpp_extension
    _testcapi llvmlite. pycuda. triton.
    fcntl termios msvcrt scipy._lib._ccallback`,
  pickle: `pickle _pickle cPickle _compat_pickle shelve marshal jsonpickle. joblib.numpy_pickle joblib.numpy_pickle_compat
    pandas.io.pickle pandas.compat.pickle_compat torch.serialization torch.hub torch.utils.model_zoo numpy.lib.npyio
    numpy.lib._npyio_impl keras.models keras.saving. tensorflow.keras.models yaml. ruamel. hickle hickle.hickle hickle.lookup skops.io.
    keras.src.saving.saving_lib keras.src.saving.saving_api tensorflow.saved_model. nltk.data sklearn.utils._joblib
    bentoml.`,
  file: `io _io _pyio compression. shutil tempfile fileinput linecache glob zipfile. tarfile gzip bz2 lzma netrc mailbox logging.handlers
    logging.config sqlite3. _sqlite3 filecmp dircache wave aifc sunau h5py. fsspec. posixfile statvfs dbm. _gdbm _dbm
    genericpath posixpath ntpath mmap
    pandas.io.common pandas.io.parsers.readers scipy.io. tensorflow.io. tensorflow.python.ops.gen_io_ops smart_open. compileall
    py_compile zipapp uu readline torch.onnx. xml.sax.`,
  network: `socket _socket ssl _ssl socketserver SocketServer http.client http.server httplib urllib urllib.request urllib2
    ftplib smtplib smtpd poplib imaplib nntplib telnetlib xmlrpc. xmlrpclib wsgiref. asyncore asynchat asyncio.streams
    requests. httpx. aiohttp. urllib3. paramiko. twisted. tornado. pycurl websocket. websockets. boto3. botocore.
    torch.distributed.rpc. urllib.robotparser nltk.downloader`,
  attribute: 'inspect gc',
  callback: 'sched atexit',
  interpreter: 'sys signal _signal threading _thread thread tracemalloc faulthandler site resource',
};

/** Names whose effect is not that of their module, and names in modules that are harmless otherwise. */
const NAMES: Record<Effect, string> = {
  process: `uuid._get_command_stdout uuid._popen platform.popen getpass.getpass ctypes.util._findSoname_ldconfig
    platform._syscmd_file platform._syscmd_ver getpass.unix_getpass asyncio.create_subprocess_shell asyncio.create_subprocess_exec
    sklearn.utils._testing.assert_run_python_script`,
  code: `builtins.eval builtins.exec builtins.execfile builtins.compile builtins.input builtins.__build_class__
    builtins.type types.FunctionType types.CodeType types.LambdaType types.MethodType types.new_class typing._eval_type
    typing.get_type_hints dataclasses.make_dataclass dataclasses._create_fn pandas.eval pandas.core.computation.eval.eval
    numpy.safe_eval numpy.lib.utils.safe_eval sympy.sympify sympy.core.sympify.sympify sys.settrace sys.setprofile
    threading.Thread threading.Timer _thread.start_new_thread thread.start_new_thread torch.compile
    torch.jit.unsupported_tensor_ops.execWrapper torch.load_compiled_function logging.config.listen
    gettext.c2py gettext.GNUTranslations typing.ForwardRef._evaluate dis._try_compile sympy.lambdify
    keras.layers.Lambda datasets.load_dataset pkg_resources.run_script`,
  import: `builtins.__import__ sys.path_hooks sys.meta_path sys.modules sys.path
    encodings.search_function pkg_resources.load_entry_point pkg_resources.EntryPoint gym.make gymnasium.make
    distributed.utils.import_file`,
  native: `torch.hub.load sys.setdlopenflags
    tensorflow.load_library tensorflow.load_op_library torch.cuda._compile_kernel torch.library.Library`,
  pickle: `torch.load torch.distributed.checkpoint.load mlflow.pyfunc.load_model pyspark.serializers.PickleSerializer
    pyspark.serializers.CloudPickleSerializer torch.jit.load torch.jit._serialization.load torch.storage._load_from_bytes numpy.load pandas.read_pickle
    joblib.load pandas.read_hdf keras.models.load_model`,
  file: `builtins.open PIL.Image.open builtins.file codecs.open codecs.EncodedFile os.environ os.getenv os.putenv os.listdir os.remove os.unlink
    os.rename os.replace os.rmdir os.removedirs os.mkdir os.makedirs os.chmod os.chown os.link os.symlink os.truncate
    os.open os.read os.write os.scandir os.walk os.stat os.access os.chdir posix.open posix.remove posix.unlink
    posix.rename posix.rmdir posix.mkdir posix.listdir posix.environ nt.remove nt.unlink nt.open nt.rmdir
    numpy.save numpy.savez numpy.savetxt numpy.loadtxt numpy.genfromtxt numpy.fromfile numpy.memmap
    numpy.core.memmap.memmap numpy._core.memmap.memmap numpy.DataSource numpy.core.records.fromfile
    pandas.read_csv pandas.read_json pandas.read_html pandas.read_xml pandas.read_sql pandas.read_excel pandas.read_parquet
    torch.save torch.from_file logging.FileHandler tokenize.open configparser.ConfigParser xml.etree.ElementTree.parse
    xml.sax.parse xml.dom.minidom.parse lxml.etree.parse
    sysconfig._parse_makefile sysconfig._init_posix`,
  network: `torch.hub.download_url_to_file torch.hub.load_state_dict_from_url torch.utils.model_zoo.load_url
    huggingface_hub.hf_hub_download huggingface_hub.snapshot_download pymysql.connect psycopg2.connect
    keras.utils.get_file keras.src.utils.file_utils.get_file redis.Redis wandb.init sklearn.datasets.fetch_openml`,
  attribute: `builtins.getattr builtins.setattr builtins.delattr builtins.vars builtins.globals builtins.locals builtins.dir
    builtins.hasattr builtins.super pkgutil.resolve_name operator.attrgetter operator.methodcaller _operator.attrgetter _operator.methodcaller
    string.Formatter glom.glom pydash.objects.get`,
  callback: `builtins.map builtins.filter builtins.sorted builtins.max builtins.min builtins.iter functools.reduce
    functools.partialmethod functools.cmp_to_key itertools.starmap itertools.accumulate
    itertools.takewhile itertools.dropwhile itertools.filterfalse itertools.groupby operator.call _operator.call
    concurrent.futures.thread.ThreadPoolExecutor concurrent.futures.process.ProcessPoolExecutor
    numpy.frompyfunc numpy.apply_along_axis numpy.fromfunction tkinter.Tk
    weakref.finalize contextlib.ExitStack asyncio.run concurrent.futures.ThreadPoolExecutor concurrent.futures.ProcessPoolExecutor`,
  interpreter: `builtins.breakpoint builtins.exit builtins.quit builtins.help os._exit os.abort os.kill posix._exit copyreg.add_extension copyreg.pickle
    codecs.register`,
};

const modules = invert(MODULES);
const names = invert(NAMES);

/** Parts of the longest path that is listed: what is longer is not looked up with all it has. */
export const DEEPEST = [...modules.keys(), ...names.keys()].reduce(
  (most, path) => Math.max(most, path.split('.').length),
  0,
);

function invert(table: Record<Effect, string>): Map<string, Effect> {
  const inverted = new Map<string, Effect>();
  for (const [effect, words] of Object.entries(table)) {
    for (const word of words.split(/\s+/)) if (word) inverted.set(word, effect as Effect);
  }
  return inverted;
}

/** What the name can do; undefined for names that are not known to be dangerous. */
export function effectOf(module: string, name: string): Effect | undefined {
  return names.get(`${module}.${name}`) ?? effectOfModule(module);
}

/** Of a module itself, or of a package above it that is listed with all that is below. */
export function effectOfModule(module: string): Effect | undefined {
  const own = modules.get(module);
  if (own !== undefined) return own;
  let found: Effect | undefined;
  let at = 0;
  // The nearest package counts, and none that is listed lies deeper.
  for (let depth = 0; depth < DEEPEST && at >= 0; depth += 1) {
    at = module.indexOf('.', at + 1);
    found = modules.get(`${at < 0 ? module : module.slice(0, at)}.`) ?? found;
  }
  return found;
}
