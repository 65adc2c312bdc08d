import { leadsOut } from '../../archive/paths.ts';
import { bytesSource } from '../../archive/source.ts';
import { withoutEnding } from '../../limits/endings.ts';
import {
  type ArtifactFormat,
  type Content,
  type Context,
  contentOf,
  type Inspection,
  type MemberInspection,
} from '../inspection/format.ts';
import { inspectTexts } from '../inspection/letters.ts';
import { printable } from '../inspection/printable.ts';
import { type Reason, readingReasons } from '../inspection/reason.ts';
import { judgeKerasConfig } from '../judging/keras.ts';
import { inspectData, trimmed } from '../pickle/datasets.ts';
import { looksLikePickle } from '../pickle/sniff.ts';
import { findHdf5, type Hdf5Object, readHdf5, superblock } from '../reading/hdf5.ts';
import type { Attribute } from '../reading/hdf5-attribute.ts';
import { Malformed } from '../reading/malformed.ts';

export const format: ArtifactFormat = {
  name: 'hdf5',
  description: 'HDF5: Keras models with Lambda layers, PyTables and pandas.read_hdf with pickled attributes',
  family: 'hdf5',
  rank: 0,
  recognises: ({ source }) => findHdf5(source) !== undefined,
  inspect({ source }: Content, context: Context): Inspection {
    const found = {
      objects: [] as Hdf5Object[],
      external: [] as { file: string; offset: number }[],
      unread: new Set<string>(),
    };
    const start = findHdf5(source) ?? 0;
    const data = { members: [] as MemberInspection[], reasons: [] as Reason[] };
    const why = readingReasons(() => {
      const { layout, root, end } = superblock(source, start, context.budget);
      readHdf5(layout, root, found);
      inspectData(layout, found.objects, context, data);
      if (source.size < end) throw new Malformed(`it is cut off: ${end - source.size} bytes are missing`);
    });
    const attributes = found.objects.flatMap(({ path, attributes }) =>
      attributes.map((one) => ({ ...one, path })),
    );
    const pickled = attributes.flatMap((one) => pickledIn(one, context));
    const letters = inspectTexts(textsOf(attributes), context);
    const members = [...pickled, ...letters.members, ...data.members];
    const reasons = [
      ...attributes.flatMap(kerasReasons),
      ...found.external.map(externalReason),
      ...[...found.unread].sort().map((what) => unread(`${what} are not read`)),
      ...(attributes.some(({ lost }) => lost) ? [unread('some of its attributes cannot be found')] : []),
      ...letters.reasons,
      ...data.reasons,
      ...why,
    ];
    return { format: 'hdf5', globals: [], reasons, members };
  },
};

type Placed = Attribute & { readonly path: string };

/** As texts, where a pickle may be written with letters; many attributes may share one. */
function* textsOf(attributes: readonly Placed[]): Generator<{ text: string; offset: number }, void> {
  const seen = new Map<ArrayBufferLike, Set<number>>();
  for (const { values, offset } of attributes)
    for (const value of values) {
      const places = seen.get(value.buffer) ?? new Set();
      seen.set(value.buffer, places);
      if (places.has(value.byteOffset)) continue;
      places.add(value.byteOffset);
      yield { text: Buffer.from(value).toString('latin1'), offset };
    }
}

/** `model_config` and `training_config` are what Keras makes a model from. */
function kerasReasons({ name, values, offset }: Placed): Reason[] {
  if (!/^(?:model|training|layer)_config$/.test(name)) return [];
  return values.flatMap((value) => {
    const text = withoutEnding(Buffer.from(value).toString('utf8'), '\0');
    const message = `its ${name} is no JSON`;
    return judgeKerasConfig(text, offset) ?? [{ rule: 'malformed', verdict: 'unreadable', message, offset }];
  });
}

/** PyTables unpickles attributes whose text ends with a dot and is a pickle. */
function pickledIn({ name, path, values }: Placed, context: Context): MemberInspection[] {
  return values.flatMap((value) => {
    const bytes = trimmed(value);
    const source = bytesSource(bytes);
    if (bytes.at(-1) !== 0x2e || !looksLikePickle(source)) return [];
    const inspection = context.inspect(contentOf(source, name));
    return inspection ? [{ path: printable(`${path.slice(1)}@${name}`), source, inspection }] : [];
  });
}

function externalReason({ file, offset }: { file: string; offset: number }): Reason {
  const message = `a part of it is in the file ${printable(file)}`;
  if (!leadsOut(file)) return { rule: 'external-reference', verdict: 'unknown', message, offset };
  return { rule: 'escaping-path', verdict: 'suspicious', message: `${message}, out of its folder`, offset };
}

function unread(message: string): Reason {
  return { rule: 'unsupported', verdict: 'unreadable', message };
}
