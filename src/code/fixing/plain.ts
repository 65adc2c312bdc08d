import type { Engine } from '../flow/ask/engine.ts';
import { payloadOf } from '../payload/infer.ts';
import { partsOf } from '../payload/payload.ts';
import { placeOf, type Spot } from './refusal.ts';

/** Places that may give JSON something that it has no word for, as sentences; the first few, and how many more. */
export function notPlainJson(engine: Engine, spots: readonly Spot[]): readonly string[] {
  const doubts = spots.flatMap((spot) => {
    const reason = whyNotPlain(engine, spot);
    if (reason === undefined) return [];
    const { path, line } = placeOf(spot);
    return [`${path}:${line} gives something else: ${reason}`];
  });
  if (doubts.length <= MOST) return doubts;
  return [...doubts.slice(0, MOST), `${doubts.length - MOST} more places give something else`];
}

const MOST = 12;
/** Questions that one place may cost. */
const QUESTIONS = 300;

function whyNotPlain(engine: Engine, spot: Spot): string | undefined {
  engine.allow(QUESTIONS);
  for (const part of partsOf(payloadOf(engine, spot))) {
    if (part.kind === 'other' && part.refusal !== 'identity') return part.reason;
    if (part.kind === 'bytes') return 'bytes';
  }
  return undefined;
}
