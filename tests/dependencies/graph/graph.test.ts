import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildGraph } from '../../../src/dependencies/graph/build.ts';
import type { DependencyGraph } from '../../../src/dependencies/graph/graph.ts';
import { pathFinder } from '../../../src/dependencies/graph/paths.ts';
import { markerEnvironments } from '../../../src/dependencies/packaging/environment.ts';
import { parseMarker } from '../../../src/dependencies/packaging/markers.ts';
import {
  FROM_ANY_INDEX,
  type LockedEdge,
  type LockedPackage,
  type Manifest,
  NO_FACTS,
} from '../../../src/dependencies/reading/declarations.ts';
import { wholeLine } from '../../../src/finding/location.ts';

const FORMAT: Manifest = { name: 'lock', kind: 'lock', paths: [], read: () => ({}) };
const LINUX = markerEnvironments({ major: 3, minor: 12 }, 'linux');

interface Edge {
  readonly to: string;
  readonly extras?: readonly string[];
  readonly extra?: string;
  readonly marker?: string;
}

/** A lock whose first package is the project. */
function graphOf(needs: Readonly<Record<string, readonly Edge[]>>): DependencyGraph {
  const edge = ({ to, extras = [], extra, marker }: Edge): LockedEdge => ({
    ...{ name: to, version: undefined, extras, extra, group: undefined },
    marker: marker === undefined ? undefined : parseMarker(marker),
  });
  const packages = Object.entries(needs).map(
    ([name, edges], i): LockedPackage => ({
      ...{
        name,
        version: '1',
        source: FROM_ANY_INDEX,
        groups: undefined,
        direct: undefined,
        marker: undefined,
      },
      ...{ requires: edges.map(edge), files: undefined, location: wholeLine('lock', i + 1) },
      member: i === 0 ? '.' : undefined,
    }),
  );
  const facts = { ...NO_FACTS, packages };
  return buildGraph(
    { folder: '.', name: 'app', manifests: [{ format: FORMAT, path: 'lock', facts }] },
    LINUX,
  );
}

const named = (graph: DependencyGraph, name: string) =>
  graph.dependencies.find((one) => one.name === name) ?? expect.unreachable(name);
const paths = (graph: DependencyGraph, name: string, most = 9) =>
  pathFinder(graph)(named(graph, name), most).map((path) => path.join(' '));

describe('ways to a dependency', () => {
  test('the shortest come first, and circles are left', () => {
    const graph = graphOf({
      app: [{ to: 'a' }, { to: 'b' }],
      a: [{ to: 'c' }],
      b: [{ to: 'a' }, { to: 'c' }],
      c: [{ to: 'a' }, { to: 'app' }],
    });
    expect(paths(graph, 'c')).toEqual(['app a c', 'app b c', 'app b a c']);
    expect(paths(graph, 'c', 2)).toEqual(['app a c', 'app b c']);
    expect(paths(graph, 'a')).toEqual(['app a', 'app b a', 'app b c a']);
  });

  test('an extra opens only the ways of those who want it', () => {
    const graph = graphOf({
      app: [{ to: 'plain' }, { to: 'rich' }],
      plain: [{ to: 'lib' }],
      rich: [{ to: 'lib', extras: ['fast'] }],
      lib: [
        { to: 'c-part', extra: 'fast' },
        { to: 'never', extra: 'unwanted' },
      ],
      'c-part': [],
      never: [],
    });
    expect(paths(graph, 'c-part')).toEqual(['app rich lib c-part']);
    expect(paths(graph, 'never')).toEqual([]);
    expect(named(graph, 'never').groups).toEqual([]);
  });

  test('a way that markers close counts only where there is no other', () => {
    const graph = graphOf({
      app: [{ to: 'a', marker: 'sys_platform == "win32"' }, { to: 'b' }],
      a: [{ to: 'c' }],
      b: [{ to: 'd' }],
      d: [{ to: 'c' }],
      c: [],
    });
    expect(paths(graph, 'c')).toEqual(['app b d c']);
    expect(paths(graph, 'a')).toEqual(['app a']);
    expect(['a', 'b', 'c', 'd'].map((name) => named(graph, name).applies)).toEqual([false, true, true, true]);
  });

  test('a dense graph is answered all the same', () => {
    const names = Array.from({ length: 60 }, (_, i) => `p${i}`);
    const graph = graphOf({
      app: names.map((to) => ({ to })),
      ...Object.fromEntries(names.map((name) => [name, names.map((to) => ({ to }))])),
    });
    expect(paths(graph, 'p7', 3)).toEqual(['app p7', 'app p0 p7', 'app p1 p7']);
  });

  test('of a very long way the middle is left out, and a circle of as many is no trap', () => {
    const names = Array.from({ length: 2000 }, (_, i) => `p${i}`);
    const graph = graphOf({
      app: [{ to: 'p0' }],
      ...Object.fromEntries(
        names.map((name, i) => [name, [{ to: names[(i + 1) % names.length] as string }]]),
      ),
    });
    const find = pathFinder(graph);
    const [way = []] = names.map((name) => find(named(graph, name), 3)).at(-1) ?? [];
    expect(way.length).toBe(512);
    expect([...way.slice(0, 2), ...way.slice(255, 258), ...way.slice(-1)]).toEqual([
      ...['app', 'p0', 'p254', '…', 'p1745', 'p1999'],
    ]);
  });

  test('agree with trying every way', () => {
    const names = ['app', 'a', 'b', 'c', 'd', 'e'];
    const edges = fc.array(fc.tuple(fc.constantFrom(...names), fc.constantFrom(...names)), { maxLength: 14 });
    const agree = fc.property(
      edges,
      fc.constantFrom(...names.slice(1)),
      fc.integer({ min: 1, max: 5 }),
      (list, target, most) => {
        const next = (from: string) => [
          ...new Set(list.flatMap(([a, b]) => (a === from && a !== b ? b : []))),
        ];
        const graph = graphOf(
          Object.fromEntries(names.map((name) => [name, next(name).map((to) => ({ to }))])),
        );
        const all = everyWay('app', target, next);
        const found = pathFinder(graph)(named(graph, target), most);
        expect(found.map(({ length }) => length)).toEqual(
          all
            .map(({ length }) => length)
            .sort((a, b) => a - b)
            .slice(0, most),
        );
        for (const path of found) expect(all).toContainEqual(path);
      },
    );
    fc.assert(agree, { seed: 5, numRuns: 500 });
  });
});

function everyWay(
  from: string,
  to: string,
  next: (name: string) => string[],
  before: readonly string[] = [],
): string[][] {
  const way = [...before, from];
  if (from === to) return [way];
  return next(from)
    .filter((name) => !way.includes(name))
    .flatMap((name) => everyWay(name, to, next, way));
}
