/** What a dependency brings into the tree, and what would leave it with it. */
import { compareText } from '../../finding/location.ts';
import { pushAll } from '../../limits/lists.ts';
import type { Dependency, DependencyGraph, Need } from '../graph/graph.ts';
import { needsAt, type Stop, stopsOf } from '../graph/spread.ts';
import { BUILD } from '../reading/declarations.ts';

export interface Weight {
  /** With everything that it needs, itself included. */
  readonly brings: number;
  /** What nothing else needs, itself first: `name version`. */
  readonly leaves: readonly string[];
}

/** By the name of what the project asks for. What only builds the project is no part of the tree that is counted. */
export function weights(graph: DependencyGraph): (name: string) => Weight {
  const needs = graph.roots.flatMap((root) => root.needs.filter(({ group }) => group !== BUILD));
  const all = reachable(needs);
  return (name) => {
    const brought = reachable(needs.filter(({ dependency }) => dependency.name === name));
    const kept = reachable(needs.filter(({ dependency }) => dependency.name !== name));
    const left = [...all].filter((one) => !kept.has(one));
    const own = left.filter((one) => one.name === name).map(nameOf);
    const others = left.filter((one) => one.name !== name).map(nameOf);
    // What something else needs as well stays, and so does all below it.
    return { brings: brought.size, leaves: own.length > 0 ? [...own, ...others.sort(compareText)] : [] };
  };
}

function nameOf({ name, version }: Dependency): string {
  return version === undefined ? name : `${name} ${version}`;
}

function reachable(start: readonly Need[]): Set<Dependency> {
  const seen = new Map<Dependency, Set<string | undefined>>();
  const waiting: Stop[] = start.flatMap(stopsOf);
  for (let stop = waiting.pop(); stop; stop = waiting.pop()) {
    const extras = seen.get(stop.dependency) ?? new Set();
    seen.set(stop.dependency, extras);
    if (extras.has(stop.extra)) continue;
    extras.add(stop.extra);
    for (const need of needsAt(stop)) pushAll(waiting, stopsOf(need));
  }
  return new Set(seen.keys());
}
