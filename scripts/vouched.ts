/**
 * Writes the lists of classes in src/artifacts/pickle/vouched/ that are too long to write by hand.
 *
 *   node scripts/vouched.ts FOLDER [NAME…]    FOLDER holds unpacked releases, as NAME-VERSION/…; all lists, or some
 *
 * A class is listed if making an instance and setting its state runs nothing but what `object` does: neither it
 * nor any class that it inherits from in the same library defines a method that loading or destroying calls. Those
 * that do are listed only where the method was read and found harmless (`READ`), and named in the output
 * otherwise, to be read; one release with such a method is enough. Of a method that was read the output tells which
 * methods of others it calls that policy/methods.ts does not know: a state may hold anything in their place.
 * Nothing of the releases is run or imported.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { METHODS } from '../src/artifacts/pickle/policy/methods.ts';

interface Plan {
  /** File in vouched/. */
  readonly file: string;
  readonly name: string;
  readonly description: string;
  /** Folders below FOLDER that hold the top-level package. */
  readonly releases: readonly (readonly [title: string, folder: string])[];
  /** Only modules that match are listed. */
  readonly modules: RegExp;
  /** `Class.method` that was read and does no harm with any state. */
  readonly read: readonly string[];
  /**
   * Classes that open files, load pickles, import or call what their state says as soon as somebody asks them for their
   * items or their length, which numpy and pandas do with whatever they are given.
   */
  readonly not?: RegExp;
  /** Lines of entries that are written by hand, put in front. */
  readonly more?: readonly string[];
  /** Classes of other libraries whose methods were read; see {@link HARMLESS_BASES}. */
  readonly bases?: string;
  /** True if enumerations are listed as what they are: called with a value. */
  readonly enums?: boolean;
}

/** Bases outside of the library whose own methods do no harm. */
const HARMLESS_BASES = new Set(
  `object ABC ABCMeta Generic Protocol Enum IntEnum StrEnum Flag IntFlag str bytes int float tuple list dict set frozenset
   type namedtuple NamedTuple TypedDict OrderedDict UserDict UserList defaultdict deque Sequence MutableSequence Mapping
   MutableMapping Iterable Iterator Sized Container Callable Hashable BaseException Exception ValueError TypeError
   RuntimeError KeyError IndexError AttributeError ImportError OSError IOError LookupError NotImplementedError
   AssertionError ArithmeticError StopIteration SyntaxError UserWarning Warning RuntimeWarning FutureWarning
   DeprecationWarning PendingDeprecationWarning Thread ndarray RandomState LinearOperator Real Counter Set`.split(
    /\s+/,
  ),
);
const ENUMS = new Set('Enum IntEnum StrEnum Flag IntFlag'.split(' '));

/**
 * Methods that the unpickler, a dict that the instance is a key of, or the garbage collector calls, and what an
 * enumeration does with a value that it lacks. Not those that put items in: nobody vouches for these here.
 */
const HOOKS = new Set(
  '__new__ __setstate__ __setattr__ __del__ __getattr__ __getattribute__ __hash__ __eq__ _missing_'.split(
    ' ',
  ),
);

const PLANS: readonly Plan[] = [
  {
    file: 'scikit-learn.ts',
    name: 'scikit-learn',
    description: 'Estimators, transformers, metrics and what they consist of.',
    releases: [
      ['1.9.1', 'scikit-learn-1.9.1/scikit_learn-1.9.1'],
      ['1.7.2', 'scikit-learn-1.7.2/scikit_learn-1.7.2'],
      ['0.24.2', 'scikit-learn-0.24.2/scikit-learn-0.24.2'],
      ['0.19.2', 'scikit-learn-0.19.2/scikit-learn-0.19.2'],
    ],
    modules:
      /^sklearn\.(?!.*\.?(tests?|externals|datasets|conftest|_build_utils|setup|utils\.(_testing|testing|mocking|_mocking|estimator_checks|_pprint))(\.|$))/,
    read: [
      // Warns about another version, then updates __dict__.
      'BaseEstimator.__setstate__',
      // The same, then interpolates between arrays.
      'IsotonicRegression.__setstate__',
      // Updates __dict__, then converts an array.
      'TreePredictor.__setstate__',
      // Does nothing; sets an item.
      'Bunch.__setstate__',
      'Bunch.__setattr__',
      // Look a name up among items; make a request for a known method; ask the estimator inside.
      'Bunch.__getattr__',
      'MetadataRequest.__getattr__',
      'FrozenEstimator.__getattr__',
      // Compare parameters.
      'Kernel.__eq__',
      'KernelOperator.__eq__',
      'Exponentiation.__eq__',
      'CompoundKernel.__eq__',
      'Hyperparameter.__new__',
      'Hyperparameter.__eq__',
    ],
    more: [
      "group('sklearn.utils sklearn.utils._bunch sklearn.datasets.base', 'Bunch', { ...CALLABLE_CLASS, items: true, answers: true }),",
      '// Compiled: __reduce__ gives the class and the sizes, then arrays that are checked against them.',
      "group('sklearn.tree._tree sklearn.tree.tree', 'Tree', CALLABLE_CLASS),",
      '// Compiled without looking at lengths. Before 0.20 a tree had one value fewer, which later releases read behind the end.',
      "group('sklearn.neighbors._kd_tree sklearn.neighbors._ball_tree sklearn.neighbors.kd_tree sklearn.neighbors.ball_tree', 'KDTree BallTree KDTree64 KDTree32 BallTree64 BallTree32', { kind: 'class', make: true, state: { least: 13 } }),",
      "group('sklearn.neighbors._kd_tree sklearn.neighbors._ball_tree sklearn.neighbors.kd_tree sklearn.neighbors.ball_tree sklearn.neighbors._dist_metrics sklearn.neighbors.dist_metrics sklearn.metrics._dist_metrics', 'newObj', functionOf({ args: ['class'] }, { makes: 0 })),",
      "group('sklearn.metrics._dist_metrics sklearn.neighbors._dist_metrics sklearn.neighbors.dist_metrics', 'DistanceMetric DistanceMetric64 DistanceMetric32 EuclideanDistance EuclideanDistance64 EuclideanDistance32 ManhattanDistance ManhattanDistance64 ManhattanDistance32 MinkowskiDistance MinkowskiDistance64 MinkowskiDistance32 ChebyshevDistance ChebyshevDistance64 ChebyshevDistance32 HaversineDistance HaversineDistance64', { kind: 'class', make: true, state: { least: 3 } }),",
      "group('sklearn._loss._loss', 'CyHalfSquaredError CyAbsoluteError CyPinballLoss CyHuberLoss CyHalfPoissonLoss CyHalfGammaLoss CyHalfTweedieLoss CyHalfTweedieLossIdentity CyHalfBinomialLoss CyHalfMultinomialLoss CyExponentialLoss', CALLABLE_CLASS),",
      "group('sklearn._loss._loss', '__pyx_unpickle_CyHalfSquaredError __pyx_unpickle_CyAbsoluteError __pyx_unpickle_CyHalfPoissonLoss __pyx_unpickle_CyHalfGammaLoss __pyx_unpickle_CyHalfBinomialLoss __pyx_unpickle_CyHalfMultinomialLoss __pyx_unpickle_CyExponentialLoss', functionOf({ args: ['class', 'plain', 'anything'] }, { makes: 0, state: true })),",
      '// As attributes of estimators, called with arrays later on.',
      "group('sklearn.feature_selection._univariate_selection sklearn.feature_selection.univariate_selection sklearn.feature_selection', 'f_classif f_oneway f_regression r_regression chi2', HANDED_ON),",
      "group('sklearn.feature_selection._mutual_info sklearn.feature_selection.mutual_info_', 'mutual_info_classif mutual_info_regression', HANDED_ON),",
      "group('sklearn.cluster._kmeans', '_kmeans_single_lloyd _kmeans_single_elkan', HANDED_ON),",
      "group('scipy._lib.array_api_compat.numpy._aliases sklearn.externals.array_api_compat.numpy._aliases', 'asarray', HANDED_ON),",
      "group('sklearn.linear_model._sgd_fast sklearn.linear_model.sgd_fast', 'Hinge SquaredHinge Log ModifiedHuber SquaredLoss Huber EpsilonInsensitive SquaredEpsilonInsensitive', CALLABLE_CLASS),",
    ],
  },
  {
    file: 'torch-modules.ts',
    name: 'torch modules',
    description: 'Layers of torch.nn, as whole models name them, and optimizers.',
    releases: [['2.8.0', 'torch-2.8.0-wheel']],
    modules: /^torch\.(nn\.modules\.|optim\.(?!swa_utils)|nn\.utils\.(parametrizations|weight_norm|rnn)$)/,
    read: [
      // Each updates __dict__ and fills in attributes that older releases did not have.
      ...'Module _ConvNd AvgPool3d RNNBase Upsample MultiheadAttention Softmin Softmax LogSoftmax TransformerEncoderLayer'
        .concat(' TransformerDecoderLayer')
        .split(' ')
        .map((name) => `${name}.__setstate__`),
      // Sort parameters, buffers and modules into their dicts; call nothing that they are given.
      'Module.__setattr__',
      'Module.__getattr__',
      'RNNBase.__setattr__',
      // Update __dict__, then fill in settings of parameter groups.
      ...'Optimizer SGD Rprop RMSprop RAdam NAdam Adamax AdamW Adam Adagrad Adafactor Adadelta ASGD LBFGS'
        .split(' ')
        .map((name) => `${name}.__setstate__`),
    ],
  },
  {
    file: 'scipy-sparse.ts',
    name: 'scipy',
    description: 'Sparse matrices and arrays, interpolators, rotations.',
    releases: [['1.16.2', 'scipy-1.16.2/scipy-1.16.2']],
    // Not scipy.stats: its distributions execute source text out of their state.
    modules:
      /^scipy\.(sparse\._(csr|csc|coo|bsr|dia|lil|dok|matrix|base|compressed|data)$|interpolate\._(interpolate|fitpack2|bsplines|polyint|cubic)$)/,
    // Compares matrices; renames attributes of older releases, then updates __dict__.
    read: ['_spbase.__eq__', 'coo_matrix.__setstate__'],
    more: [
      "group('scipy.sparse.csr scipy.sparse', 'csr_matrix', CLASS),",
      "group('scipy.sparse.csc scipy.sparse', 'csc_matrix', CLASS),",
      "group('scipy.sparse.coo scipy.sparse', 'coo_matrix', CLASS),",
      "group('scipy.sparse.bsr scipy.sparse', 'bsr_matrix', CLASS),",
      "group('scipy.sparse.dia scipy.sparse', 'dia_matrix', CLASS),",
      "group('scipy.sparse.lil scipy.sparse', 'lil_matrix', CLASS),",
      // Not cKDTree: its state holds indexes that loading follows and writes to, whatever they are.
    ],
  },
  {
    file: 'transformers.ts',
    name: 'transformers',
    description: 'Configurations of models, the arguments of training and the enumerations in them.',
    releases: [['4.57.0', 'transformers-4.57.0/transformers-4.57.0/src']],
    modules:
      /^transformers\.(?!models\.auto\.)(training_args\w*|trainer_utils|trainer_pt_utils|configuration_utils|tokenization_utils_base|utils\.generic|debug_utils|generation\.configuration_utils|models\.\w+\.configuration_\w+)$/,
    enums: true,
    read: [
      // Translates the name of an attribute by a table of the class.
      'PretrainedConfig.__setattr__',
      // Raises an error that lists the values.
      'ExplicitEnum._missing_',
      'PretrainedConfig.__getattribute__',
      'PretrainedConfig.__eq__',
      'GenerationConfig.__eq__',
      'GenerationConfig.__hash__',
    ],
    more: ["group('tokenizers', 'AddedToken', CALLABLE_CLASS),"],
  },
  {
    file: 'accelerate.ts',
    name: 'accelerate',
    description: 'What the arguments of training hold of the machine.',
    releases: [['1.15.0', 'accelerate-1.15.0/accelerate-1.15.0/src']],
    modules: /^accelerate\.(state|utils\.dataclasses)$/,
    enums: true,
    // Raise an error with another text.
    read: ['PartialState.__getattr__', 'AcceleratorState.__getattr__'],
  },
  {
    file: 'ultralytics.ts',
    name: 'ultralytics',
    description: 'Layers and models of YOLO, which its checkpoints hold whole.',
    releases: [['8.4.190', 'ultralytics-8.4.190/ultralytics-8.4.190']],
    modules: /^ultralytics\.(nn\.modules\.\w+|nn\.tasks|utils|utils\.loss|utils\.tal)$/,
    // Dicts that write themselves into a file, and what reads and writes those.
    not: /^(?:JSONDict|SettingsManager|YAML|ThreadingLocked|DataExportMixin)$/,
    bases: 'Module Conv2d Linear Sequential ModuleList TransformerEncoderLayer SimpleNamespace',
    // torch's own, then a number that older releases did not have; errors with another text.
    read: ['AAttn.__setstate__', 'SimpleClass.__getattr__', 'IterableSimpleNamespace.__getattr__'],
  },
  {
    file: 'torchvision.ts',
    name: 'torchvision',
    description: 'Models and transforms.',
    releases: [['0.23.0', 'torchvision-0.23.0']],
    modules:
      /^torchvision\.(models\.(?!feature_extraction)[\w.]+|ops\.\w+|transforms\.transforms|transforms\.functional)$/,
    bases: 'Module Conv2d Sequential ModuleList ModuleDict',
    enums: true,
    read: [],
  },
  {
    file: 'lightning.ts',
    name: 'lightning',
    description: 'What checkpoints of Lightning hold besides weights.',
    releases: [['2.5.5', 'pytorch-lightning-2.5.5/pytorch_lightning-2.5.5/src']],
    modules: /^pytorch_lightning\.(callbacks\.\w+|utilities\.(parsing|enums|types))$/,
    bases: 'Module Callback',
    enums: true,
    read: [],
  },
  {
    file: 'lightgbm.ts',
    name: 'lightgbm',
    description: 'Estimators and boosters.',
    releases: [['4.6.0', 'lightgbm-4.6.0/lightgbm-4.6.0']],
    modules: /^lightgbm\.(sklearn|basic)$/,
    bases: '_LGBMModelBase _LGBMClassifierBase _LGBMRegressorBase',
    // Hands a text to the library's own reader of models, then frees what that returned.
    read: ['Booster.__setstate__', 'Booster.__del__'],
  },
  {
    file: 'xgboost.ts',
    name: 'xgboost',
    description: 'Estimators and boosters.',
    releases: [['3.0.5', 'xgboost-3.0.5/xgboost-3.0.5']],
    modules: /^xgboost\.(sklearn|core|callback)$/,
    bases: 'XGBModelBase XGBClassifierBase XGBRegressorBase',
    enums: true,
    // Hands bytes to the library's own reader of models, then frees what that returned.
    read: ['Booster.__setstate__', 'Booster.__del__'],
  },
  {
    file: 'gensim.ts',
    name: 'gensim',
    description: 'Word vectors, dictionaries and topic models.',
    releases: [
      ['4.4.0', 'gensim-4.4.0/gensim-4.4.0'],
      ['3.8.3', 'gensim-3.8.3/gensim-3.8.3'],
    ],
    modules:
      /^gensim\.(models\.(?!wrappers|deprecated)[\w.]+|corpora\.\w+|similarities\.\w+|utils|matutils|interfaces)$/,
    not: /(?<!2)Corpus$|^(?:Shard|Similarity|LineSentence|PathLineSentences|TaggedLineDocument|PoincareRelations|CorpusABC|InputQueue|FileWrapper|RepeatCorpus\w*|ClippedCorpus|SlicedCorpus|MmReader)$/,
    read: [],
    // One raises an error, the other gives back what it is given.
    more: ["group('gensim.utils', 'call_on_class_only identity', PURE),"],
  },
  {
    file: 'docutils.ts',
    name: 'docutils',
    description: 'Trees of documents, as Sphinx keeps them between builds.',
    releases: [['0.23', 'docutils-0.23/docutils-0.23']],
    modules: /^docutils\.(nodes|frontend)$/,
    bases: 'Values',
    // Asserts that it is given a text.
    read: ['Text.__new__'],
  },
  {
    file: 'sphinx.ts',
    name: 'sphinx',
    description: 'Nodes of documents and what the builder remembers.',
    releases: [
      ['9.2.0', 'sphinx-9.2.0/sphinx-9.2.0'],
      ['5.3.0', 'sphinx-5.3.0/Sphinx-5.3.0'],
    ],
    modules: /^sphinx\.addnodes$/,
    bases:
      'Element TextElement General Inline Invisible Part Admonition FixedTextElement inline BaseAdmonition Node paragraph reference emphasis strong Directive',
    read: [],
  },
  {
    file: 'madmom.ts',
    name: 'madmom',
    description: 'Layers of neural networks and what their models consist of.',
    releases: [['0.16.1', 'madmom-0.16.1/madmom-0.16.1']],
    modules: /^madmom\.ml\.(nn|nn\.layers|gmm|crf)$/,
    bases: 'Processor',
    // Each updates __dict__ and fills in attributes that older models do not have.
    read: [
      'RecurrentLayer.__setstate__',
      'LSTMLayer.__setstate__',
      'GRULayer.__setstate__',
      'GMM.__setstate__',
    ],
    more: [`group('madmom.ml.nn.activations', 'linear tanh sigmoid relu elu softmax', HANDED_ON),`],
  },
  {
    file: 'networkx.ts',
    name: 'networkx',
    description: 'Graphs and views of them.',
    releases: [
      ['3.7', 'networkx-3.7/networkx-3.7'],
      ['2.8.8', 'networkx-2.8.8/networkx-2.8.8'],
    ],
    modules: /^networkx\.classes\.(graph|digraph|multigraph|multidigraph|coreviews|reportviews)$/,
    not: /^Filter/,
    // object's own, whatever it is given; each stores what the state has under one name or two.
    read: [
      ...[
        'Graph.__new__',
        'DiGraph.__new__',
        'MultiGraph.__new__',
        'MultiDiGraph.__new__',
        'AtlasView.__setstate__',
      ],
      ...[
        'UnionAtlas.__setstate__',
        'UnionAdjacency.__setstate__',
        'NodeView.__setstate__',
        'NodeDataView.__setstate__',
      ],
      // Store what the state has, and look up a method of it that iteration will call.
      ...['OutEdgeView.__setstate__', 'InEdgeView.__setstate__', 'InMultiEdgeView.__setstate__'],
      // Takes the graph out of the state for a weak reference, then updates __dict__.
      'DiDegreeView.__setstate__',
    ],
  },
  {
    file: 'obspy.ts',
    name: 'obspy',
    description: 'Times, as stations and traces have them.',
    releases: [['1.5.1', 'obspy-1.5.1/obspy-1.5.1']],
    modules: /^obspy\.core\.utcdatetime$/,
    // Updates __dict__; hashes and compares numbers.
    read: ['UTCDateTime.__setstate__', 'UTCDateTime.__hash__', 'UTCDateTime.__eq__'],
  },
  {
    file: 'babel.ts',
    name: 'babel',
    description: 'Data of locales.',
    releases: [
      ['2.18.0', 'babel-2.18.0/babel-2.18.0'],
      ['2.9.1', 'babel-2.9.1/Babel-2.9.1'],
    ],
    modules: /^babel\.(dates|localedata|numbers)$/,
    not: /^(?!(?:Alias|DateTimePattern|NumberPattern)$)/,
    read: [],
    // It writes Python out of its state when it is called, and runs that: of these words nothing can be made that does harm.
    more: [
      `group('babel.plural', 'PluralRule', {
      kind: 'class',
      make: true,
      state:
        /^(?:zero|one|two|few|many|other|[nivwftce]|value|and|or|not|mod|is|isnot|relation|in|within|range_list)$/,
    }),`,
    ],
  },
];

interface Class {
  readonly module: string;
  readonly name: string;
  readonly bases: readonly string[];
  readonly hooks: readonly string[];
  /** Methods that each hook calls, of whatever object. */
  readonly calls: ReadonlyMap<string, readonly string[]>;
}

/** The Python files of a package, tests too: the plan's pattern sorts out. */
function pythonFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.py'))
    .map((path) => join(folder, path));
}

function moduleOf(root: string, file: string): string {
  return relative(root, file)
    .replace(/\.py$/, '')
    .replace(/\/__init__$/, '')
    .replaceAll('/', '.');
}

/** Top-level classes by their text: a class statement in the first column, up to the next line in that column. */
function classesOf(module: string, text: string): Class[] {
  const found: Class[] = [];
  for (const match of text.matchAll(
    /^class (\w+)\s*(?:\(((?:[^()]|\([^()]*\))*)\))?:(.*(?:\n(?:[ \t].*|[ \t]*|#.*|\)))*)/gm,
  )) {
    const [, name = '', bases = '', body = ''] = match;
    const methods = [...body.matchAll(/^ {4}(?:async )?def (\w+)|^ {4}(__\w+__|append|extend|add)\s*=/gm)];
    found.push({
      module,
      name,
      bases: bases
        .replace(/#.*|'[^'\n]*'|"[^"\n]*"|[\w.]*with_metaclass|[()]/g, '')
        .split(',')
        .map((base) => base.replace(/\[.*/, '').trim().split('.').at(-1) ?? '')
        .filter((base) => /^\w+$/.test(base)),
      hooks: methods.map((method) => method[1] ?? method[2] ?? '').filter((method) => HOOKS.has(method)),
      calls: callsOf(body),
    });
  }
  return found;
}

/** Up to the next line that is indented as little as the method. */
function callsOf(body: string): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const [, method = '', text = ''] of body.matchAll(
    /^ {4}def (\w+)(\(.*(?:\n(?: {5,}.*|[ \t]*| {4}\).*))*)/gm,
  ))
    if (HOOKS.has(method))
      found.set(
        method,
        [...text.matchAll(/\.(\w+)\(/g)].map(([, name = '']) => name),
      );
  return found;
}

/** Not of what a state holds: of the module `warnings`, of a class above, of a dict that Python made. */
const OTHERS = /^(?:__\w+__|warn|format|update)$/;

function tellCalls(plan: Plan, title: string, { module, name, calls }: Class): void {
  for (const [hook, called] of calls) {
    const unknown = called.filter((method) => !METHODS.has(method) && !OTHERS.test(method));
    if (plan.read.includes(`${name}.${hook}`) && unknown.length > 0)
      console.log(
        `${plan.name} ${title}: ${module}.${name}.${hook} calls ${[...new Set(unknown)].join(', ')}`,
      );
  }
}

interface Ancestry {
  /** The first hook of the class or its ancestors (by name, within the library) that nobody has read. */
  readonly unread?: string;
  readonly isEnum: boolean;
}

function ancestry(of: Class, byName: ReadonlyMap<string, readonly Class[]>, plan: Plan): Ancestry {
  const known = new Set(plan.bases?.split(' '));
  const [seen, queue] = [new Set<Class>(), [of]];
  let isEnum = false;
  for (let next = queue.pop(); next; next = queue.pop()) {
    if (seen.has(next)) continue;
    seen.add(next);
    const { name, bases } = next;
    const unread = next.hooks.find((hook) => !plan.read.includes(`${name}.${hook}`));
    if (unread) return { unread: `${name}.${unread}`, isEnum };
    for (const base of bases) {
      const within = byName.get(base);
      isEnum ||= ENUMS.has(base);
      if (within) queue.push(...within);
      else if (!HARMLESS_BASES.has(base) && !known.has(base)) return { unread: `its base ${base}`, isEnum };
    }
  }
  return { isEnum };
}

/** Names by module, of classes and of enumerations. */
interface Listed {
  readonly classes: Map<string, Set<string>>;
  readonly enums: Map<string, Set<string>>;
}

function listed(plan: Plan, folder: string): Listed {
  const found: Listed = { classes: new Map(), enums: new Map() };
  const unreadOnes: Class[] = [];
  for (const [title, release] of plan.releases) {
    const root = join(folder, release);
    if (!existsSync(root)) throw new Error(`${root} is missing: unpack ${plan.name} ${title} there`);
    const top = plan.modules.source.match(/\w+/)?.[0] ?? '';
    const classes = pythonFiles(join(root, top)).flatMap((file) =>
      classesOf(moduleOf(root, file), readFileSync(file, 'utf8')),
    );
    const byName = Map.groupBy(classes, ({ name }) => name);
    for (const one of classes) {
      if (!plan.modules.test(one.module) || plan.not?.test(one.name)) continue;
      const { unread, isEnum } = ancestry(one, byName, plan);
      const modules = isEnum && plan.enums ? found.enums : found.classes;
      tellCalls(plan, title, one);
      if (unread) {
        console.log(`${plan.name} ${title}: ${one.module}.${one.name} left out for ${unread}`);
        unreadOnes.push(one);
      } else modules.set(one.module, (modules.get(one.module) ?? new Set()).add(one.name));
    }
  }
  for (const { module, name } of unreadOnes)
    for (const modules of [found.classes, found.enums]) modules.get(module)?.delete(name);
  return found;
}

/** Names that the lines written by hand vouch for already. */
function handWritten(lines: readonly string[]): Set<string> {
  const found = new Set<string>();
  for (const line of lines) {
    const [, modules = '', names = ''] = /^group\('([^']*)', '([^']*)'/.exec(line) ?? [];
    for (const module of modules.split(' '))
      for (const name of names.split(' ')) found.add(`${module}.${name}`);
  }
  return found;
}

function groupsOf(modules: ReadonlyMap<string, Set<string>>, entry: string): string[] {
  return [...modules]
    .filter(([, names]) => names.size > 0)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([module, names]) => `    group('${module}', '${[...names].sort().join(' ')}', ${entry}),`);
}

function textOf(plan: Plan, { classes, enums }: Listed): string {
  const more = plan.more ?? [];
  const byHand = handWritten(more);
  for (const [module, names] of [...classes, ...enums])
    for (const name of names) if (byHand.has(`${module}.${name}`)) names.delete(name);
  const groups = [...groupsOf(classes, 'CLASS'), ...groupsOf(enums, 'INERT_CLASS')];
  const lines = [...more.map((line) => `    ${line}`), ...groups];
  const used = [
    'CALLABLE_CLASS',
    'CLASS',
    'functionOf',
    'group',
    'HANDED_ON',
    'INERT_CLASS',
    'PURE',
    'REFERENCE',
  ].filter((name) => lines.some((line) => new RegExp(`\\b${name}\\b`).test(line)));
  const versions = plan.releases.map(([title]) => title).join(', ');
  return `// Written by scripts/vouched.ts; change that instead.
import { ${used.join(', ')}, type Library } from '../policy/entry.ts';

/** ${plan.description} */
export const library: Library = {
  name: '${plan.name}',
  source: '${plan.name} ${versions}: classes without methods of their own that loading calls, or with such as were read',
  names: [
${lines.join('\n')}
  ],
};
`;
}

const [folder, ...wanted] = process.argv.slice(2);
if (!folder) {
  console.error('usage: node scripts/vouched.ts FOLDER [NAME…], with unpacked releases in FOLDER');
  process.exit(2);
}
const target = join(import.meta.dirname, '..', 'src', 'artifacts', 'pickle', 'vouched');
for (const plan of PLANS)
  if (wanted.length === 0 || wanted.includes(plan.name))
    writeFileSync(join(target, plan.file), textOf(plan, listed(plan, folder)));
