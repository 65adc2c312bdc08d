/**
 * Operations of TensorFlow graphs that do more than calculate, by families: each of them has gained versions and kin with
 * every release. Source: tensorflow/core/ops/*.cc, core/api_def/base_api.
 */

export interface Danger {
  readonly verdict: 'dangerous' | 'suspicious';
  readonly what: string;
}

/** What ends a name: a version. */
const VERSION = '(?:V\\d+)?$';

const DANGEROUS: Record<string, string> = {
  'WriteFile|DatasetToTFRecord|SaveDataset|WriteRawProtoSummary': 'writes a file of any name',
  '(?:Distributed)?Snapshot\\w*|DistributedSave': 'writes files of any name',
  'CreateSummary(?:File|Db)Writer': 'writes files',
  ImmutableConst: 'reads a file into memory by its name',
  'Debug(?:Identity|NanCount|NumericSummary)': 'sends what passes through to an address',
  'DataServiceDataset|RegisterDataset': 'gets its data from an address',
  'BigQueryReader|GenerateBigQueryReaderPartitions|Bigtable\\w+|(?:Try)?Rpc|Rpc(?:Call|Client|Server)\\w*':
    'reaches the network',
  FileSystemSetConfiguration: 'changes how the program reaches files',
};

const SUSPICIOUS: Record<string, string> = {
  'ReadFile|(?:WholeFile|TextLine|FixedLengthRecord|TFRecord|LMDB)Reader': 'reads a file of any name',
  'MatchingFiles(?:Dataset)?': 'lists files',
  '(?:TextLine|FixedLengthRecord|TFRecord|CSV|LMDB|SSTable|Load|Sql)Dataset': 'reads files',
  CacheDataset: 'keeps its data in a file, which it may name',
  '(?:Eager|Opaque)?PyFunc(?:Stateless)?': 'calls a function of the Python program',
  '\\w+>\\w+': 'is one of a library of its own',
};

const PATTERNS = [...patterns(DANGEROUS, 'dangerous'), ...patterns(SUSPICIOUS, 'suspicious')];

function patterns(families: Record<string, string>, verdict: Danger['verdict']) {
  return Object.entries(families).map(([names, what]) => ({
    pattern: new RegExp(`^(?:Experimental)?(?:${names})${VERSION}`),
    danger: { verdict, what },
  }));
}

/** Undefined for operations that stay within the graph, its checkpoints and its assets. */
export function dangerousOperation(name: string): Danger | undefined {
  return PATTERNS.find(({ pattern }) => pattern.test(name))?.danger;
}
