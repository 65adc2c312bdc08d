/** Operations of TensorFlow graphs that do more than calculate. Source: tensorflow/core/ops, core/api_def. */

export interface Danger {
  readonly verdict: 'dangerous' | 'suspicious';
  readonly what: string;
}

const DANGEROUS: Record<string, string> = {
  WriteFile: 'writes a file of any name',
  ImmutableConst: 'reads a file into memory by its name',
  SaveDataset: 'writes a file of any name',
  SaveDatasetV2: 'writes a file of any name',
  DatasetToTFRecord: 'writes a file of any name',
  CreateSummaryFileWriter: 'writes files',
  DebugIdentity: 'sends what passes through to an address',
  DebugIdentityV2: 'sends what passes through to an address',
  DebugIdentityV3: 'sends what passes through to an address',
  DataServiceDataset: 'gets its data from an address',
};

const SUSPICIOUS: Record<string, string> = {
  ReadFile: 'reads a file of any name',
  MatchingFiles: 'lists files',
  WholeFileReader: 'reads files',
  WholeFileReaderV2: 'reads files',
  TextLineDataset: 'reads files',
  FixedLengthRecordDataset: 'reads files',
  TFRecordDataset: 'reads files',
  TFRecordDatasetV2: 'reads files',
  LoadDataset: 'reads files',
  PyFunc: 'calls a function of the Python program',
  PyFuncStateless: 'calls a function of the Python program',
  EagerPyFunc: 'calls a function of the Python program',
};

/** Undefined for operations that stay within the graph, its checkpoints and its assets. */
export function dangerousOperation(name: string): Danger | undefined {
  if (Object.hasOwn(DANGEROUS, name)) return { verdict: 'dangerous', what: DANGEROUS[name] as string };
  if (Object.hasOwn(SUSPICIOUS, name)) return { verdict: 'suspicious', what: SUSPICIOUS[name] as string };
  return undefined;
}
