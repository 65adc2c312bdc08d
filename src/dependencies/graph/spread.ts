/** Who reaches what: dependencies are needed with or without each of their extras, and that makes a difference. */

import { pushAll } from '../../limits/lists.ts';
import type { Group } from '../reading/declarations.ts';
import type { Dependency, GraphRoot, Need } from './graph.ts';

/** A dependency as it is needed: by itself, or for one of its extras. */
export interface Stop {
  readonly dependency: Dependency;
  readonly extra: string | undefined;
}

/** What a need leads to: the dependency itself and each extra that is wanted of it. */
export function stopsOf({ dependency, extras }: Need): Stop[] {
  return [undefined, ...extras].map((extra) => ({ dependency, extra }));
}

/** What is needed from a stop on. An extra brings its own needs only: the dependency itself is a stop of its own. */
export function needsAt({ dependency, extra }: Stop): Need[] {
  return dependency.needs.filter((need) => need.extra === extra);
}

export interface Reached {
  readonly groups: Set<Group>;
  /** Whether no marker on some way to it is false. */
  applies: boolean;
}

/** Every dependency that can be reached, with the groups that reach it. */
export function spread(roots: readonly GraphRoot[]): Map<Dependency, Reached> {
  const reached = new Map<Dependency, Reached>();
  const needs = roots.flatMap((root) => root.needs);
  for (const [group, own] of Map.groupBy(needs, (need) => need.group)) {
    for (const dependency of reachable(own, () => true)) note(reached, dependency).groups.add(group);
    for (const dependency of reachable(own, (need) => need.applies)) note(reached, dependency).applies = true;
  }
  return reached;
}

function note(reached: Map<Dependency, Reached>, dependency: Dependency): Reached {
  const known = reached.get(dependency) ?? { groups: new Set(), applies: false };
  reached.set(dependency, known);
  return known;
}

function reachable(start: readonly Need[], follows: (need: Need) => boolean): Set<Dependency> {
  const extras = new Map<Dependency, Set<string | undefined>>();
  const waiting: Stop[] = start.filter(follows).flatMap(stopsOf);
  for (let stop = waiting.pop(); stop; stop = waiting.pop()) {
    const seen = extras.get(stop.dependency) ?? new Set();
    extras.set(stop.dependency, seen);
    if (seen.has(stop.extra)) continue;
    seen.add(stop.extra);
    for (const need of needsAt(stop)) if (follows(need)) pushAll(waiting, stopsOf(need));
  }
  return new Set(extras.keys());
}
