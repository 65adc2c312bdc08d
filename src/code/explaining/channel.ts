import type { ChannelAnswer, PlacedReason } from '../../report/explanation.ts';
import type { Engine } from '../flow/ask/engine.ts';
import type { Site } from '../flow/value.ts';
import { locationOf } from '../judging/describe.ts';
import { type Channel, channelAt, channelsOf, type End } from '../payload/channels.ts';
import { payloadOf } from '../payload/infer.ts';
import { type Payload, partsOf, type Spot, union, wordsOf } from '../payload/payload.ts';
import type { Module } from '../program/module.ts';

/** Of a call that pickles or unpickles: what is written to its channel, and where the other ends are. */
export function channelAnswer(engine: Engine, { scope, node }: Site): ChannelAnswer | undefined {
  const channel = channelAt(engine, { module: scope.module, node }) ?? aloneAt(engine, scope.module, node);
  if (!channel) return undefined;
  const payload = union(
    channel.writers.map((end) => payloadOf(engine, { module: end.module, node: end.data })),
  );
  return {
    name: channel.words,
    lives: channel.life,
    payload:
      channel.writers.length > 0 ? wordsOf(payload) : 'unknown: nobody in the project is known to write it',
    unproved: unprovedIn(engine, payload),
    writers: channel.writers.map((end) => placeOf(engine, end)),
    readers: channel.readers.map((end) => placeOf(engine, end)),
  };
}

/** A call whose other side is not known: what it writes is told all the same. */
function aloneAt(
  engine: Engine,
  module: Module,
  at: number,
): (Omit<Channel, 'key' | 'life'> & { life: 'unknown' }) | undefined {
  const end = channelsOf(engine).loose.find((one) => one.module === module && one.node === at);
  if (!end) return undefined;
  const [writers, readers] = end.writes ? [[end], []] : [[], [end]];
  return { life: 'unknown', words: 'a place that is not known', writers, readers };
}

function unprovedIn(engine: Engine, payload: Payload): PlacedReason[] {
  return partsOf(payload).flatMap((part) =>
    part.kind === 'other' || part.kind === 'declared'
      ? [{ reason: part.reason, ...placeOf(engine, part.place) }]
      : [],
  );
}

function placeOf({ program }: Engine, { module, node }: Spot | End): { path: string; line: number } {
  const { path, line } = locationOf({ scope: program.moduleScope(module), node });
  return { path, line };
}
