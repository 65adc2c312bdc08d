/** Ways from the project to a dependency. */
import { compareText } from '../../finding/location.ts';
import type { Dependency, DependencyGraph, Need } from './graph.ts';
import { needsAt, type Stop, stopsOf } from './spread.ts';

/** Steps that one question may take: a dense graph has more ways than anyone could read, and each is held against itself. */
const MOST_STEPS = 200_000;

/** Beginning another way costs as much as looking along this many places of one. */
const BEGUN = 10;

/** Names: of a longer path the middle is left out. Nobody reads it, and each dependency has paths of its own. */
const LONGEST_PATH = 512;

/** The shortest ways, at most `most`, as names from the project to the dependency; none goes in a circle. */
export type PathFinder = (dependency: Dependency, most: number) => string[][];

/** A stop, or a root where there is no dependency, and how it can be come from. */
interface Place {
  readonly name: string;
  /** A member of a workspace may be needed by what it needs. */
  readonly self: Dependency | undefined;
  readonly isRoot: boolean;
  /** Needs from the nearest root to here. */
  readonly distance: number;
  /** The same of the farthest stop of the same dependency: the last that was reached. */
  readonly farthest: { distance: number };
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
  const places = new Map<
    Dependency,
    { stops: Map<string | undefined, Place>; farthest: { distance: number } }
  >();
  const stopsOfDependency = (dependency: Dependency) => {
    const known = places.get(dependency) ?? { stops: new Map(), farthest: { distance: 0 } };
    places.set(dependency, known);
    return known;
  };
  const order: { place: Place; needs: readonly Need[] }[] = [];
  const reach = (stop: Stop, from: Place) => {
    const self = stop.dependency;
    const { stops, farthest } = stopsOfDependency(self);
    const known = stops.get(stop.extra);
    // What is needed twice by one place is on one way from it.
    if (known) return void (known.from.at(-1) === from || known.from.push(from));
    const distance = from.distance + 1;
    farthest.distance = distance;
    const place: Place = { name: self.name, self, isRoot: false, distance, farthest, from: [from] };
    stops.set(stop.extra, place);
    order.push({ place, needs: needsAt(stop) });
  };
  for (const { name, member, needs } of graph.roots) {
    const farthest = member ? stopsOfDependency(member).farthest : { distance: 0 };
    order.push({ place: { name, self: member, isRoot: true, distance: 0, farthest, from: [] }, needs });
  }
  // The list grows while it is walked: first in, first out.
  for (const { place, needs } of order) {
    for (const need of needs) if (follows(need)) for (const stop of stopsOf(need)) reach(stop, place);
  }
  return new Map([...places].map(([dependency, { stops }]) => [dependency, [...stops.values()]]));
}

/** A way from some place to the dependency that was asked about. */
interface Way {
  readonly place: Place;
  readonly length: number;
  /** Of its places, this one included, the least distance from a root. */
  readonly nearest: number;
  readonly rest: Way | undefined;
}

/**
 * Backwards from the dependency, always on with the way that can become the shortest: the distance to the root is
 * known, so that the first ways that arrive are the shortest. Of those as good the newest comes first: in a dense graph one way
 * is found before all others are begun.
 */
function pathsTo(targets: readonly Place[], most: number): string[][] {
  const queue: Way[][] = [];
  const add = (way: Way) => {
    const bound = way.length + way.place.distance;
    queue[bound] ??= [];
    queue[bound].push(way);
  };
  for (const place of targets) add({ place, length: 0, nearest: place.distance, rest: undefined });
  const found = new Map<string, string[]>();
  for (let bound = 0, steps = 0; bound < queue.length && steps < MOST_STEPS; bound += 1) {
    const ways = queue[bound] ?? [];
    while (found.size < most && steps < MOST_STEPS) {
      const way = ways.pop();
      if (!way) break;
      steps += BEGUN + looksFor(way);
      if (way.place.isRoot) {
        if (isCircle(way)) continue;
        const names = namesOf(way);
        found.set(names.join('\0'), names);
      } else if (!isCircle(way)) for (const from of way.place.from.toReversed()) add(wayOver(from, way));
    }
  }
  return [...found.values()].sort((a, b) => a.length - b.length || compareText(a.join(), b.join()));
}

function wayOver(place: Place, rest: Way): Way {
  return { place, length: rest.length + 1, nearest: Math.min(rest.nearest, place.distance), rest };
}

/** Places to look at for {@link isCircle}: none where it begins nearer to a root than all of it lies. */
function looksFor({ place, rest, length }: Way): number {
  return place.self === undefined || !rest || place.farthest.distance < rest.nearest ? 0 : length;
}

/** Whether a way has been before at the dependency where it begins. */
function isCircle(way: Way): boolean {
  if (looksFor(way) === 0) return false;
  const { place, rest } = way;
  for (let at: Way | undefined = rest; at; at = at.rest) if (at.place.self === place.self) return true;
  return false;
}

function namesOf(way: Way): string[] {
  const names: string[] = [];
  for (let at: Way | undefined = way; at; at = at.rest) names.push(at.place.name);
  if (names.length <= LONGEST_PATH) return names;
  return [...names.slice(0, LONGEST_PATH / 2), '…', ...names.slice(1 - LONGEST_PATH / 2)];
}
