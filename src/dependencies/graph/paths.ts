/** Ways from the project to a dependency. */
import { compareText } from '../../finding/location.ts';
import type { Dependency, DependencyGraph, Need } from './graph.ts';
import { needsAt, type Stop, stopsOf } from './spread.ts';

/** Steps that one question may take: a dense graph has more ways than anyone could read. */
const MOST_STEPS = 20_000;

/** The shortest ways, at most `most`, as names from the project to the dependency; none goes in a circle. */
export type PathFinder = (dependency: Dependency, most: number) => string[][];

/** A stop, or a root where there is no dependency, and how it can be come from. */
interface Place {
  readonly name: string;
  /** A member of a workspace may be needed by what it needs. */
  readonly self: Dependency | undefined;
  readonly isRoot: boolean;
  /** Needs from the nearest root to here. */
  distance: number;
  readonly from: Place[];
}

/** Prepares a graph for many questions. Ways that no marker closes come first; closed ones count where there is no other. */
export function pathFinder(graph: DependencyGraph): PathFinder {
  const open = placesOf(graph, (need) => need.applies);
  let all: ReadonlyMap<Dependency, readonly Place[]> | undefined;
  return (dependency, most) => {
    const paths = pathsTo(open.get(dependency) ?? [], most);
    if (paths.length > 0) return paths;
    all ??= placesOf(graph, () => true);
    return pathsTo(all.get(dependency) ?? [], most);
  };
}

/** All places that can be reached, nearest first, linked backwards. */
function placesOf(
  graph: DependencyGraph,
  follows: (need: Need) => boolean,
): ReadonlyMap<Dependency, readonly Place[]> {
  const places = new Map<Dependency, Map<string | undefined, Place>>();
  const order: { place: Place; needs: readonly Need[] }[] = [];
  const reach = (stop: Stop, from: Place) => {
    const ofDependency = places.get(stop.dependency) ?? new Map<string | undefined, Place>();
    places.set(stop.dependency, ofDependency);
    const known = ofDependency.get(stop.extra);
    if (known) return void known.from.push(from);
    const self = stop.dependency;
    const place = { name: self.name, self, isRoot: false, distance: from.distance + 1, from: [from] };
    ofDependency.set(stop.extra, place);
    order.push({ place, needs: needsAt(stop) });
  };
  for (const { name, member, needs } of graph.roots) {
    order.push({ place: { name, self: member, isRoot: true, distance: 0, from: [] }, needs });
  }
  // The list grows while it is walked: first in, first out.
  for (const { place, needs } of order) {
    for (const need of needs) if (follows(need)) for (const stop of stopsOf(need)) reach(stop, place);
  }
  return new Map([...places].map(([dependency, stops]) => [dependency, [...stops.values()]]));
}

/** A way from some place to the dependency that was asked about. */
interface Way {
  readonly place: Place;
  readonly length: number;
  readonly rest: Way | undefined;
}

/**
 * Backwards from the dependency, always on with the way that can become the shortest: the distance to the root is
 * known, so that the first ways that arrive are the shortest.
 */
function pathsTo(targets: readonly Place[], most: number): string[][] {
  const queue: Way[][] = [];
  const add = (way: Way) => {
    const bound = way.length + way.place.distance;
    queue[bound] ??= [];
    queue[bound].push(way);
  };
  for (const place of targets) add({ place, length: 0, rest: undefined });
  const found = new Map<string, string[]>();
  for (let bound = 0, steps = 0; bound < queue.length && steps < MOST_STEPS; bound += 1) {
    const ways = queue[bound] ?? [];
    for (let i = 0; i < ways.length && found.size < most && steps < MOST_STEPS; i += 1, steps += 1) {
      const way = ways[i]!;
      if (way.place.isRoot) {
        const names = namesOf(way);
        found.set(names.join('\0'), names);
      } else
        for (const from of way.place.from)
          if (!passes(way, from)) add({ place: from, length: way.length + 1, rest: way });
    }
  }
  return [...found.values()].sort((a, b) => a.length - b.length || compareText(a.join(), b.join()));
}

function passes(way: Way, place: Place): boolean {
  for (let at: Way | undefined = way; at; at = at.rest) {
    if (place.self !== undefined && at.place.self === place.self) return true;
  }
  return false;
}

function namesOf(way: Way): string[] {
  const names: string[] = [];
  for (let at: Way | undefined = way; at; at = at.rest) names.push(at.place.name);
  return names;
}
