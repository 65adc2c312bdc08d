/**
 * What scanners of pickles and models let through, one after the other, and its relatives: none is safe, and each is
 * explained by what it does. Ways to hide within one pickle have folders of their own (hiding.test.ts).
 */
import { describe, expect, test } from 'vitest';
import { assemble } from '../../scripts/pickle-assembly.ts';
import type { ArtifactVerdict } from '../../src/report/report.ts';
import { inspected } from './support/inspected.ts';
import { hasPython, runPython } from './support/python.ts';

/** What must be said, and of which files. */
interface Evasion {
  readonly verdict: ArtifactVerdict;
  readonly says: RegExp;
  readonly files: readonly string[];
}

const SYSTEM = /(?:os|posix|nt)\.system starts programs/;

const EVASIONS: readonly Evasion[] = [
  {
    verdict: 'dangerous',
    says: SYSTEM,
    files: [
      ...['nested.pkl', 'nested twice.pkl', 'behind STOP.pkl', 'INST.pkl', 'OBJ.pkl', 'partial.pkl'],
      ...[
        'photo.jpg',
        'notes.txt',
        'weights.safetensors',
        'model.onnx',
        'model.gguf',
        'table.npy',
        'no name',
      ],
      ...['packed.pkl.gz', 'packed.bz2', 'packed.xz', 'packed.lzma', 'packed.joblib'],
      ...['wrong sums.pt', 'flag of encryption.pt', 'flag of a patch.pt', 'method in the local header.pt'],
      ...['name in the local header.pt', 'name in the directory.pt', 'other name.pt', 'NUL in the name.pt'],
      ...['two archives, evil last.pt', 'archive in a comment.pt', 'bytes in front.pt', 'bytes behind.pt'],
      ...['pickle in front.pt', 'name in capitals.pt', 'name twice.pt', 'archive in an archive.zip'],
      ...['without extension.zip', 'pickle.tar', 'checkpoint.nemo', 'pickle.npz', 'pickle in an archive.npz'],
      ...['an object.npy', 'a field.npy', 'a field of a field.npy', 'a subarray.npy', 'a word.npy'],
      ...['a list in a text.npy', 'an escaped letter.npy', 'a dict.npy', 'no items.npy', 'settings.json'],
    ],
  },
  {
    verdict: 'dangerous',
    says: /leads to os\.system, which starts programs/,
    files: ['attribute by attribute.pkl'],
  },
  { verdict: 'dangerous', says: /sets __setstate__/, files: ['hook in a state.pkl'] },
  { verdict: 'dangerous', says: /__import__ imports any module/, files: ['getattr of an import.pkl'] },
  {
    verdict: 'suspicious',
    says: /bytes follow the end of the pickle/,
    files: ['behind STOP and zeros.pkl', 'behind STOP and lines.pkl'],
  },
  { verdict: 'unknown', says: /registered as extension 1/, files: ['EXT1.pkl'] },
  { verdict: 'unknown', says: /persistent id/, files: ['PERSID.pkl'] },
  { verdict: 'unreadable', says: /7z archive format is not supported/, files: ['7z.bin', '7z.pt'] },
  {
    verdict: 'suspicious',
    says: /bytes stand before the archive/,
    files: ['two archives, evil first.pt', 'two directories.pt'],
  },
  {
    verdict: 'dangerous',
    says: /another compression in its local header/,
    files: ['method in the directory.pt'],
  },
  {
    verdict: 'suspicious',
    says: /leads out of the folder|out of the folder it is unpacked in/,
    files: ['goes up.tar', 'absolute.tar', 'link.tar', 'chain of links.tar', 'hard link.tar'],
  },
  { verdict: 'suspicious', says: /is a device/, files: ['device.tar'] },
  {
    verdict: 'unreadable',
    says: /overlap or leave a gap/,
    files: ['overlap.safetensors', 'gap.safetensors'],
  },
  { verdict: 'suspicious', says: /bytes follow the tensors/, files: ['behind.safetensors'] },
  { verdict: 'unreadable', says: /header is cut off/, files: ['longer than it is.safetensors'] },
  { verdict: 'dangerous', says: /Lambda layer brings Python bytecode/, files: ['Lambda.keras'] },
  {
    verdict: 'dangerous',
    says: /asks for os\.system/,
    files: ['module.keras', 'modules.json', 'adapter_config.json', 'document.json'],
  },
  { verdict: 'dangerous', says: /subprocess\.getoutput/, files: ['module of a function.keras'] },
  { verdict: 'dangerous', says: /builtins\.eval/, files: ['function of Python.keras'] },
  { verdict: 'dangerous', says: /enable_unsafe_deserialization/, files: ['no safe mode.keras'] },
  { verdict: 'dangerous', says: /get_file/, files: ['fetches.keras'] },
  { verdict: 'dangerous', says: /numpy\.load/, files: ['loads an array.keras'] },
  {
    verdict: 'dangerous',
    says: /TorchModuleWrapper layer has a pickle loaded/,
    files: ['pickle in a layer.keras'],
  },
  { verdict: 'suspicious', says: /reads the file \/etc\/passwd/, files: ['vocabulary.keras'] },
  { verdict: 'suspicious', says: /loads the model \/tmp\/other/, files: ['model elsewhere.keras'] },
  {
    verdict: 'dangerous',
    says: /chat template reaches for/,
    files: [
      'class.gguf',
      'globals.gguf',
      'escaped.gguf',
      'filter.gguf',
      'chat_template.jinja',
      'tokenizer_config.json',
    ],
  },
  {
    verdict: 'suspicious',
    says: /puts a name together/,
    files: ['put together.gguf', 'underscores.gguf', 'joined.gguf'],
  },
  {
    verdict: 'unknown',
    says: /imported where trust_remote_code is set/,
    files: ['config.json', 'model_index.json'],
  },
  {
    verdict: 'dangerous',
    says: /asks for (?:os\.system|builtins\.\w+), which/,
    files: [
      'target.yaml',
      'target in JSON.yaml',
      'target that fetches.yaml',
      'tag.yml',
      'tag of a type.yml',
      'tag in full.yml',
    ],
  },
  { verdict: 'suspicious', says: /entity in another file/, files: ['entity.pmml'] },
];

/** Nobody recognises it, and its name promises a model: the audit says that it is unreadable. */
const NONE = ['no header.safetensors'];

describe.skipIf(!hasPython)('what got past a scanner', () => {
  const made = hasPython ? runPython<Record<string, string>>('evasions.py', null) : {};
  const listed = EVASIONS.flatMap(({ files, ...rest }) => files.map((file) => ({ file, ...rest })));

  test.each(listed)('$file is $verdict', ({ file, verdict, says }) => {
    const found = inspected(Buffer.from(made[file] as string, 'base64'), file);
    expect(found[0]?.entry.verdict).toBe(verdict);
    expect(found.flatMap(({ entry }) => entry.reasons.map(({ message }) => message)).join('\n')).toMatch(
      says,
    );
  });

  test('every file is in the table', () => {
    expect([...listed.map(({ file }) => file), ...NONE].sort()).toEqual(Object.keys(made).sort());
  });

  test.each(NONE)('%s is no artifact', (file) => {
    expect(inspected(Buffer.from(made[file] as string, 'base64'), file)).toEqual([]);
  });
});

/** Callables that lists of forbidden names forgot at one time, and what each does. */
const CALLABLES: Readonly<Record<string, string>> = {
  'starts programs': `_osx_support._read_output asyncio.unix_events._UnixSubprocessTransport._start distutils.file_util.write_file
    ensurepip._run_pip multiprocessing.util.spawnv_passfds pip.main pip._internal.main platform._syscmd_file
    torch.distributed.run.main torch.utils.bottleneck.__main__.run_cprofile torch.utils.collect_env.run uuid._get_command_stdout`,
  'runs Python code that it is given': `_interpreters.exec bdb.Bdb.run cProfile.runctx code.InteractiveInterpreter doctest.debug_script
    gettext.c2py idlelib.autocomplete.AutoComplete.get_entity idlelib.calltip.get_entity idlelib.debugobj.ObjectTreeItem.SetText
    idlelib.pyshell.ModifiedInterpreter.runcode idlelib.run.Executive.runcode lib2to3.pgen2.grammar.Grammar.loads
    lib2to3.pgen2.pgen.ParserGenerator.make_label numexpr.evaluate numpy.f2py.crackfortran.getlincoef
    numpy.f2py.crackfortran.param_eval numpy.testing._private.utils.runstring profile.Profile.run rlcompleter.Completer
    runpy._run_code scipy._lib.decorator.FunctionMaker test.support.script_helper.assert_python_ok timeit.main
    torch._dynamo.guards.GuardBuilder.get torch.fx.experimental.symbolic_shapes.ShapeEnv.evaluate_guards_expression
    torch.jit.unsupported_tensor_ops.execWrapper torch.utils._config_module.load_config
    torch.utils.data.datapipes.utils.decoder.basichandlers trace.Trace.run typing.ForwardRef._evaluate unittest.mock._importer`,
  'imports any module': 'importlib.import_module pydoc.locate zipimport.zipimporter',
  'loads data in a format': 'joblib.load marshal.loads numpy.load pandas.read_pickle shelve.open',
  'loads or runs native code': '_ctypes.dlopen ctypes.CDLL torch.hub.load torch.ops.load_library',
  'reads, writes or removes files': `_io.FileIO _io.open _pyio.open fileinput.input io.open_code linecache.getline
    logging.config.fileConfig sqlite3.connect sysconfig._parse_makefile tensorflow.io.write_file`,
  'reaches the network': `ftplib.FTP http.client.HTTPSConnection smtplib.SMTP ssl.get_server_certificate
    torch.hub.load_state_dict_from_url urllib.request.urlopen`,
  'reaches any attribute':
    '_operator.attrgetter builtins.getattr operator.methodcaller pkgutil.resolve_name string.Formatter',
  'calls whatever function': 'functools.reduce itertools.starmap weakref.finalize',
};

test.each(
  Object.entries(CALLABLES).flatMap(([does, names]) =>
    names.split(/\s+/).map((name) => [name, does] as const),
  ),
)('%s %s', (path, does) => {
  // A class within its module, as Python names it.
  const [, module = '', name = ''] = /^(.*?)\.((?:_*[A-Z]\w*\.)?\w+)$/.exec(path) ?? [];
  const call = assemble(
    `PROTO 4\nSHORT_BINUNICODE "${module}"\nSHORT_BINUNICODE "${name}"\nSTACK_GLOBAL\nEMPTY_TUPLE\nREDUCE\nSTOP`,
  );
  const [found] = inspected(call, 'x.pkl');
  expect(found?.entry.verdict).toBe('dangerous');
  expect(found?.entry.reasons[0]?.message).toContain(does);
});
