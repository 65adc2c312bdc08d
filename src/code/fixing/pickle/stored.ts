import type { StoredData } from '../../../finding/fix.ts';
import type { Channel } from '../../payload/channels.ts';
import { quoted } from '../converting.ts';
import type { Format } from './formats.ts';
import type { Renaming } from './renaming.ts';

/** What is to be done with what was stored before, and in which order. */

/** The commands that make the new form of files of before. */
export function storedData(
  { key, life, words }: Channel,
  { target }: Format,
  renaming: Renaming | undefined,
): readonly StoredData[] {
  if (life !== 'file' || target === 'protobuf') return [];
  const into = renaming ? renaming.words : `${words}.json`;
  const packing = PACKING[/ (gzip|bz2|lzma) file /.exec(key)?.[1] ?? ''];
  const made = packing ? `${into}.${packing.suffix}` : into;
  const steps = [
    `wherefrom convert ${quoted(words)} --to ${target} --plain --output ${quoted(into)}`,
    ...(packing ? [`${packing.program} ${quoted(into)}`] : []),
    ...(made === (renaming?.words ?? words)
      ? []
      : [`mv ${quoted(made)} ${quoted(renaming?.words ?? words)}`]),
  ];
  return [{ path: words, command: steps.join(' && ') }];
}

/** What is compressed is read as it is, and has to be compressed again: each puts a file with its suffix in place of the old. */
const PACKING: Readonly<Record<string, { readonly program: string; readonly suffix: string }>> = {
  gzip: { program: 'gzip', suffix: 'gz' },
  bz2: { program: 'bzip2', suffix: 'bz2' },
  lzma: { program: 'xz', suffix: 'xz' },
};

export function orderOf(
  { life, words }: Channel,
  { target, schema }: Format,
  renaming: Renaming | undefined,
): { order?: readonly string[] } {
  const make = schema ? [`protoc --python_out=. ${schema.path}, and again whenever it changes`] : [];
  if (life === 'process') return make.length > 0 ? { order: make } : {};
  if (renaming) return { order: [...make, ...movedOrder(life, words, renaming, target)] };
  return { order: [...make, ...BOTH, ...(life === 'store' ? [APART] : [])] };
}

const BOTH = [
  'deploy the readers first: they read both forms',
  'deploy the writers when no old reader is left: they write the new form only',
  'convert what is stored, or wait until it has expired',
  'drop _read_json_or_pickle and _PlainUnpickler and read the new form alone: when no stored byte 0x80 is left at the beginning, and no old writer runs',
];

const APART =
  'or keep the forms apart, where readers of before cannot be replaced first: another name or beginning of keys at all ends, and what is under the old ones expires';

function movedOrder(
  life: Channel['life'],
  words: string,
  renaming: Renaming,
  target: Format['target'],
): readonly string[] {
  if (life === 'store')
    return [
      'deploy readers and writers together: the new ones do not see what is under the old keys',
      `let ${words} expire, or delete them when no old program is left`,
    ];
  const convert =
    target === 'protobuf'
      ? `let a program of before read ${words} once, and write ${renaming.words} with the new message`
      : `convert ${words} into ${renaming.words}`;
  return [
    'stop the programs that write the old file',
    convert,
    'start the new ones',
    `delete ${words} when no old program is left: nothing reads it any more`,
  ];
}
