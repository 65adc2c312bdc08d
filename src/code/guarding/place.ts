import type { Engine } from '../flow/ask/engine.ts';
import { locationOf } from '../judging/describe.ts';
import type { Spot } from '../payload/payload.ts';

/** `client.py:12`. */
export interface Place {
  readonly path: string;
  readonly line: number;
}

export function placeOf({ program }: Engine, { module, node }: Spot): Place {
  const { path, line } = locationOf({ scope: program.moduleScope(module), node });
  return { path, line };
}
