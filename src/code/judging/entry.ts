import type { Entry } from '../../finding/finding.ts';
import type { Engine } from '../flow/ask/engine.ts';
import { entryPointsOf } from '../flow/ask/entries.ts';
import type { Leaf } from '../flow/ask/leaf.ts';
import type { Site } from '../flow/value.ts';
import type { Scope } from '../program/scope.ts';
import { locationOf } from './describe.ts';

/** The entry point on the way of the data, or else the one that the function around the sink is. */
export function nearestEntry(engine: Engine, leaf: Leaf, sink: Site): Entry | undefined {
  const scopes: Scope[] = [leaf.site.scope];
  for (let at = leaf.trail; at; at = at.next) scopes.push(at.value.site.scope);
  scopes.push(sink.scope);
  for (const scope of new Set(scopes)) {
    const entry = entryPointsOf(engine, scope)[0];
    if (!entry) continue;
    const { path, line } = locationOf({ scope, node: scope.node });
    return { kind: entry.model.kind, name: entry.name, path, line };
  }
  return undefined;
}
