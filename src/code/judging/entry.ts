import type { Entry } from '../../finding/finding.ts';
import type { Engine } from '../flow/ask/engine.ts';
import type { Leaf } from '../flow/ask/leaf.ts';
import type { Site } from '../flow/value.ts';
import type { Scope } from '../program/scope.ts';
import { locationOf } from './describe.ts';
import { type Start, startsOf } from './starts.ts';
import { wayTo } from './way-to.ts';

/**
 * The entry point on the way of the data; or else the nearest one from which the call is reached: the function
 * around it, those around that, their callers, and so on outward.
 */
export function nearestEntry(engine: Engine, leaf: Leaf | undefined, sink: Site): Entry | undefined {
  const start = (leaf && onTheWay(engine, leaf)) ?? wayTo(engine, sink)?.start;
  return start && entryOf(start);
}

export function entryOf({ kind, name, site }: Start): Entry {
  const { path, line } = locationOf(site);
  return { kind, name, path, line };
}

function onTheWay(engine: Engine, leaf: Leaf): Start | undefined {
  const scopes = new Set<Scope>([leaf.site.scope]);
  for (let at = leaf.trail; at; at = at.next) scopes.add(at.value.site.scope);
  for (const scope of scopes) {
    const [start] = startsOf(engine, scope);
    if (start) return start;
  }
  return undefined;
}
