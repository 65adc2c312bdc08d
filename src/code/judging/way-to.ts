import { callersOf } from '../flow/ask/callers.ts';
import type { Engine } from '../flow/ask/engine.ts';
import type { Site } from '../flow/value.ts';
import type { Scope } from '../program/scope.ts';
import { type Start, scriptAround, startsOf } from './starts.ts';

/** What looking for the callers of callers may cost, in questions and places. */
const QUESTIONS = 600;
const MOST_SITES = 24;

/** How the outside world gets to a place: the entry point, then the calls between the two, outermost first. */
export interface WayIn {
  readonly start: Start;
  readonly way: readonly Site[];
}

interface Step {
  readonly site: Site;
  /** The step that this one leads to. */
  readonly next: Step | undefined;
  /** A call, and not merely the function around. */
  readonly calls: boolean;
}

/** By the nearest entry point: the function around, those around that, their callers, and so on outward. */
export function wayTo(engine: Engine, place: Site): WayIn | undefined {
  engine.allow(QUESTIONS);
  const steps: Step[] = [{ site: place, next: undefined, calls: false }];
  const seen = new Set<Scope>();
  for (const step of steps) {
    const { scope } = step.site;
    const start = scriptAround(step.site) ?? startsOf(engine, scope)[0];
    if (start) return { start, way: callsFrom(step) };
    if (seen.has(scope) || scope.sort === 'module') continue;
    seen.add(scope);
    if (steps.length > MOST_SITES) continue;
    if (scope.parent)
      steps.push({ site: { scope: scope.parent, node: scope.node }, next: step, calls: false });
    if (scope.sort !== 'function') continue;
    for (const { call } of callersOf(engine, scope))
      if (call) steps.push({ site: call.site, next: step, calls: true });
  }
  return undefined;
}

function callsFrom(first: Step): Site[] {
  const calls: Site[] = [];
  for (let at: Step | undefined = first; at; at = at.next) if (at.calls) calls.push(at.site);
  return calls;
}
