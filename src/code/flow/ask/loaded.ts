import type { Sink } from '../../models/vocabulary.ts';
import type { Site } from '../value.ts';
import { argumentOf, type LibraryCall } from './arguments.ts';
import type { Engine } from './engine.ts';
import { type Leaf, LITERAL } from './leaf.ts';
import { together } from './together.ts';

/**
 * What a loader gives comes from where the data does that it loads. Undefined where nothing is loaded. What the
 * program has just dumped is its own, but nothing is known of what was in it.
 */
export function loadedOrigins(engine: Engine, library: LibraryCall, site: Site): readonly Leaf[] | undefined {
  const loading = library.callee.entry?.sinks.filter(isLoading) ?? [];
  if (loading.length === 0) return undefined;
  const places = loading.flatMap(({ data }) => [data ?? []].flat());
  const opens = loading.some(({ form }) => form === 'path' || form === 'file or path');
  const leaves = together(
    engine,
    places.flatMap((place) => argumentOf(engine, library, place)),
    site,
  );
  const given = leaves.map((one): Leaf => {
    const isName = opens && !one.stream && (one.origin === 'constant' || one.origin === 'local');
    if (isName) return { ...one, origin: 'file', note: 'a file' };
    const isOwn = one.origin === 'constant' && one.note !== LITERAL;
    return isOwn ? { ...one, origin: 'unknown', note: 'what the program had put into it', weak: true } : one;
  });
  return given.length > 0 ? given : undefined;
}

export function isLoading({ rule, data }: Sink): boolean {
  return rule.startsWith('deserialization/') && data !== undefined;
}
