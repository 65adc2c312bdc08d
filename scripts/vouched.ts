/**
 * Writes the lists of classes in src/artifacts/pickle/vouched/ that are too long to write by hand.
 *
 *   node scripts/vouched.ts FOLDER    FOLDER holds unpacked releases, as NAME-VERSION/…
 *
 * A class is listed if making an instance and setting its state runs nothing but what `object` does: neither it
 * nor any class that it inherits from in the same library defines a method that loading or destroying calls. Those
 * that do are listed only where the method was read and found harmless (`READ`), and named in the output
 * otherwise, to be read. Nothing of the releases is run or imported.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';

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
  /** Lines of entries that are written by hand, put in front. */
  readonly more?: readonly string[];
}

/**
 * Methods that the unpickler, a dict that the instance is a key of, or the garbage collector calls. Not those that
 * put items in: nobody vouches for these here.
 */
const HOOKS = new Set('__new__ __setstate__ __setattr__ __del__ __getattribute__ __hash__ __eq__'.split(' '));

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
      // Compare parameters.
      'Kernel.__eq__',
      'KernelOperator.__eq__',
      'Exponentiation.__eq__',
      'CompoundKernel.__eq__',
      'Hyperparameter.__new__',
      'Hyperparameter.__eq__',
    ],
    more: [
      "group('sklearn.utils sklearn.utils._bunch sklearn.datasets.base', 'Bunch', { ...CALLABLE_CLASS, items: true }),",
      '// Compiled: __reduce__ gives the class and the sizes, then arrays that are checked against them.',
      "group('sklearn.tree._tree sklearn.tree.tree', 'Tree', CALLABLE_CLASS),",
      "group('sklearn.neighbors._kd_tree sklearn.neighbors._ball_tree sklearn.neighbors.kd_tree sklearn.neighbors.ball_tree', 'KDTree BallTree KDTree64 KDTree32 BallTree64 BallTree32', CLASS),",
      "group('sklearn.neighbors._kd_tree sklearn.neighbors._ball_tree sklearn.neighbors.kd_tree sklearn.neighbors.ball_tree sklearn.neighbors._dist_metrics sklearn.neighbors.dist_metrics sklearn.metrics._dist_metrics', 'newObj', functionOf({ args: ['class'] }, { makes: 0 })),",
      "group('sklearn.metrics._dist_metrics sklearn.neighbors._dist_metrics sklearn.neighbors.dist_metrics', 'DistanceMetric DistanceMetric64 DistanceMetric32 EuclideanDistance EuclideanDistance64 EuclideanDistance32 ManhattanDistance ManhattanDistance64 ManhattanDistance32 MinkowskiDistance MinkowskiDistance64 MinkowskiDistance32 ChebyshevDistance ChebyshevDistance64 ChebyshevDistance32 HaversineDistance HaversineDistance64', CLASS),",
      "group('sklearn._loss._loss', 'CyHalfSquaredError CyAbsoluteError CyPinballLoss CyHuberLoss CyHalfPoissonLoss CyHalfGammaLoss CyHalfTweedieLoss CyHalfTweedieLossIdentity CyHalfBinomialLoss CyHalfMultinomialLoss CyExponentialLoss', CALLABLE_CLASS),",
      "group('sklearn._loss._loss', '__pyx_unpickle_CyHalfSquaredError __pyx_unpickle_CyAbsoluteError __pyx_unpickle_CyHalfPoissonLoss __pyx_unpickle_CyHalfGammaLoss __pyx_unpickle_CyHalfBinomialLoss __pyx_unpickle_CyHalfMultinomialLoss __pyx_unpickle_CyExponentialLoss', functionOf({ args: ['class', 'plain', 'anything'] }, { makes: 0, state: true })),",
      '// As attributes of estimators, called with arrays later on.',
      "group('sklearn.feature_selection._univariate_selection sklearn.feature_selection.univariate_selection sklearn.feature_selection', 'f_classif f_oneway f_regression r_regression chi2', PURE),",
      "group('sklearn.feature_selection._mutual_info sklearn.feature_selection.mutual_info_', 'mutual_info_classif mutual_info_regression', PURE),",
      "group('sklearn.cluster._kmeans', '_kmeans_single_lloyd _kmeans_single_elkan', PURE),",
      "group('scipy._lib.array_api_compat.numpy._aliases sklearn.externals.array_api_compat.numpy._aliases', 'asarray', PURE),",
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
      "group('scipy.spatial._ckdtree scipy.spatial.ckdtree', 'cKDTree', CLASS),",
    ],
  },
];

interface Class {
  readonly module: string;
  readonly name: string;
  readonly bases: readonly string[];
  readonly hooks: readonly string[];
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
    /^class (\w+)\s*(?:\(([^)]*)\))?:(.*(?:\n(?:[ \t].*|[ \t]*|#.*|\)))*)/gm,
  )) {
    const [, name = '', bases = '', body = ''] = match;
    const methods = [...body.matchAll(/^ {4}(?:async )?def (\w+)|^ {4}(__\w+__|append|extend|add)\s*=/gm)];
    found.push({
      module,
      name,
      bases: bases
        .replace(/#.*/g, '')
        .split(',')
        .map((base) => base.trim().split('.').at(-1) ?? '')
        .filter((base) => base !== '' && !base.includes('=')),
      hooks: methods.map((method) => method[1] ?? method[2] ?? '').filter((method) => HOOKS.has(method)),
    });
  }
  return found;
}

/** The first hook of a class or its ancestors (by name, within the library) that nobody has read. */
function unreadHook(
  of: Class,
  byName: ReadonlyMap<string, readonly Class[]>,
  plan: Plan,
): string | undefined {
  const [seen, queue] = [new Set<Class>(), [of]];
  for (let next = queue.pop(); next; next = queue.pop()) {
    if (seen.has(next)) continue;
    seen.add(next);
    const { name } = next;
    const unread = next.hooks.find((hook) => !plan.read.includes(`${name}.${hook}`));
    if (unread) return `${name}.${unread}`;
    for (const base of next.bases) queue.push(...(byName.get(base) ?? []));
  }
  return undefined;
}

function listed(plan: Plan, folder: string): Map<string, Set<string>> {
  const modules = new Map<string, Set<string>>();
  for (const [title, release] of plan.releases) {
    const root = join(folder, release);
    if (!existsSync(root)) throw new Error(`${root} is missing: unpack ${plan.name} ${title} there`);
    const top = plan.modules.source.match(/\w+/)?.[0] ?? '';
    const classes = pythonFiles(join(root, top)).flatMap((file) =>
      classesOf(moduleOf(root, file), readFileSync(file, 'utf8')),
    );
    const byName = Map.groupBy(classes, ({ name }) => name);
    for (const one of classes) {
      if (!plan.modules.test(one.module)) continue;
      const unread = unreadHook(one, byName, plan);
      if (unread) console.log(`${plan.name} ${title}: ${one.module}.${one.name} left out for ${unread}`);
      else modules.set(one.module, (modules.get(one.module) ?? new Set()).add(one.name));
    }
  }
  return modules;
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

function textOf(plan: Plan, modules: ReadonlyMap<string, Set<string>>): string {
  const more = plan.more ?? [];
  const used = ['CALLABLE_CLASS', 'CLASS', 'functionOf', 'group', 'PURE'].filter(
    (name) => name === 'CLASS' || name === 'group' || more.some((line) => line.includes(name)),
  );
  const byHand = handWritten(more);
  for (const [module, names] of modules)
    for (const name of names) if (byHand.has(`${module}.${name}`)) names.delete(name);
  const groups = [...modules]
    .filter(([, names]) => names.size > 0)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([module, names]) => `    group('${module}', '${[...names].sort().join(' ')}', CLASS),`);
  const versions = plan.releases.map(([title]) => title).join(', ');
  return `// Written by scripts/vouched.ts; change that instead.
import { ${used.join(', ')}, type Library } from '../policy/entry.ts';

/** ${plan.description} */
export const library: Library = {
  name: '${plan.name}',
  source: '${plan.name} ${versions}: classes without methods of their own that loading calls, or with such as were read',
  names: [
${[...more.map((line) => `    ${line}`), ...groups].join('\n')}
  ],
};
`;
}

const [folder] = process.argv.slice(2);
if (!folder) {
  console.error('usage: node scripts/vouched.ts FOLDER, with unpacked releases in FOLDER');
  process.exit(2);
}
const target = join(import.meta.dirname, '..', 'src', 'artifacts', 'pickle', 'vouched');
for (const plan of PLANS) writeFileSync(join(target, plan.file), textOf(plan, listed(plan, folder)));
