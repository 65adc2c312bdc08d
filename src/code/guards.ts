import type { Progress } from '../project/progress.ts';
import { judged, originsJudged } from './audit.ts';
import type { Engine } from './flow/ask/engine.ts';
import { type NeededName, namesNeeded, partsOf } from './guarding/names.ts';
import { type Place, placeOf } from './guarding/place.ts';
import { either, type Shape, shapeOf } from './guarding/shape.ts';
import { findSinks } from './judging/sinks.ts';
import type { JudgedOrigins } from './judging/written-sinks.ts';
import type { Sink } from './models/vocabulary.ts';
import { writtenIn } from './payload/call.ts';
import { type Channel, channelsOf, type End, type Life } from './payload/channels.ts';
import { payloadOf } from './payload/infer.ts';

/** What a guard for one channel is made from, as plain data. */
export interface ChannelNeeds {
  /** `state.pkl`, `the input of worker.py`. */
  readonly words: string;
  readonly life: Life;
  /** `pickle`, `marshal` … */
  readonly format: string;
  /** The path, where it is a file; `*` for what is not known of it. */
  readonly file: string | undefined;
  readonly writers: readonly Place[];
  readonly readers: readonly Place[];
  readonly shape: Shape;
  readonly names: readonly NeededName[];
  /** What could not be told of what is written. */
  readonly unknown: readonly { readonly reason: string; readonly place: Place }[];
}

export interface CodeNeeds {
  readonly channels: readonly ChannelNeeds[];
  /** Calls that read pickles of which nobody knows who writes them. */
  readonly loose: readonly (Place & { readonly callee: string })[];
}

/** Questions that one channel may cost. */
const QUESTIONS = 3_000;

/** Every channel of a project that is read in it, with what its readers need. */
export function needsOfChannels(engine: Engine): CodeNeeds {
  const { joined, loose } = channelsOf(engine);
  return {
    channels: joined.filter(({ readers }) => readers.length > 0).map((channel) => needsOf(engine, channel)),
    loose: loose
      .filter(({ writes }) => !writes)
      .map((end) => ({ ...placeOf(engine, end), callee: end.path })),
  };
}

/** Rules of what unpickles: `torch.load`, `shelve.open`, caches, connections. */
const UNPICKLING = new Set(
  ['pickle', 'marshal', 'model', 'store', 'connection', 'cluster', 'jsonpickle'].map(
    (name) => `deserialization/${name}`,
  ),
);
const NOT_ASKED: JudgedOrigins = { origins: new Set(), names: false };

/** Calls that unpickle with a loader of their own, where no guard can be put, and are not known to be safe. */
export async function closedReaders(engine: Engine, progress: Progress): Promise<CodeNeeds['loose']> {
  const { joined, loose } = channelsOf(engine);
  const open = [...joined.flatMap(({ writers, readers }) => [...writers, ...readers]), ...loose];
  const known = new Set(open.map(({ module, node }) => `${module.path}:${module.tree.start(node)}`));
  const asked = (sink: Sink) => (UNPICKLING.has(sink.rule) ? originsJudged(sink) : NOT_ASKED);
  const { calls } = await findSinks(engine, asked, progress);
  return calls.flatMap((found) => {
    const { scope, node } = found.call.site;
    if (!UNPICKLING.has(found.sink.rule)) return [];
    if (known.has(`${scope.module.path}:${scope.module.tree.start(node)}`)) return [];
    const { entry } = judged(engine, found);
    return entry && entry.verdict !== 'safe'
      ? [{ path: entry.path, line: entry.line, callee: entry.callee }]
      : [];
  });
}

function needsOf(engine: Engine, channel: Channel): ChannelNeeds {
  const shape = either(
    channel.writers.map(({ module, data }) => {
      engine.allow(QUESTIONS);
      return shapeOf(engine, payloadOf(engine, { module, node: data }));
    }),
  );
  const protocols = channel.writers.flatMap(protocolsOf);
  const [end] = channel.readers as [End];
  return {
    words: channel.words,
    life: channel.life,
    format: end.path.split('.')[0] as string,
    file: channel.life === 'file' ? patternOf(channel.words) : undefined,
    writers: channel.writers.map((one) => placeOf(engine, one)),
    readers: channel.readers.map((one) => placeOf(engine, one)),
    shape,
    names: namesNeeded(shape, protocols.length > 0 ? protocols : DEFAULT),
    unknown: partsOf(shape).flatMap((part) =>
      part.kind === 'unknown' ? [{ reason: part.reason, place: part.place }] : [],
    ),
  };
}

/** `*` for what is not known of a path; undefined where that is the whole name of the file. */
function patternOf(words: string): string | undefined {
  const pattern = words.replace(/<[^<>]*>/g, '*');
  return /(^|\/)\*+$/.test(pattern) ? undefined : pattern;
}

/** Of Python 3.0 to 3.7, 3.8 to 3.13, and 3.14. */
const DEFAULT = [3, 4, 5];

/** A number, where one is written; what cannot be told may be any. */
function protocolsOf({ module: { tree }, node, stream }: End): readonly number[] {
  const written = writtenIn(tree, node, 'protocol', stream === 0 ? 1 : 2);
  if (written === 0) return DEFAULT;
  const text = tree.text(written);
  if (/^\d$/.test(text)) return [Number(text)];
  if (/HIGHEST_PROTOCOL$/.test(text) || text === '-1') return [4, 5];
  return /DEFAULT_PROTOCOL$/.test(text) ? DEFAULT : [0, ...DEFAULT];
}
