import type { Entry } from '../../finding/finding.ts';
import { callersOf } from '../flow/ask/callers.ts';
import type { Engine } from '../flow/ask/engine.ts';
import type { Leaf } from '../flow/ask/leaf.ts';
import type { Site } from '../flow/value.ts';
import type { Scope } from '../program/scope.ts';
import { locationOf } from './describe.ts';
import { type Start, scriptAround, startsOf } from './starts.ts';

/**
 * The entry point on the way of the data; or else the nearest one from which the call is reached: the function
 * around it, those around that, their callers, and so on outward.
 */
export function nearestEntry(engine: Engine, leaf: Leaf | undefined, sink: Site): Entry | undefined {
  const start = (leaf && onTheWay(engine, leaf)) ?? outward(engine, sink);
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

function outward(engine: Engine, sink: Site): Start | undefined {
  engine.allow(QUESTIONS);
  const sites = [sink];
  const seen = new Set<Scope>();
  for (const site of sites) {
    const { scope } = site;
    const start = scriptAround(site) ?? startsOf(engine, scope)[0];
    if (start) return start;
    if (seen.has(scope) || scope.sort === 'module') continue;
    seen.add(scope);
    if (sites.length > MOST_SITES) continue;
    if (scope.parent) sites.push({ scope: scope.parent, node: scope.node });
    if (scope.sort !== 'function') continue;
    for (const { call } of callersOf(engine, scope)) if (call) sites.push(call.site);
  }
  return undefined;
}

/** What looking for the callers of callers may cost, in questions and places. */
const QUESTIONS = 600;
const MOST_SITES = 24;
