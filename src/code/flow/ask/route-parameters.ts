import type { EntryPoint } from './entries.ts';

/**
 * What the route of an HTTP entry lets through for a parameter: `/items/<int:id>` of Flask, `/items/{id:int}` of
 * Starlette, `/items/{id:\d+}` of aiohttp, `^items/(?P<id>\d+)/$` of Django. A `number` or one of a few words
 * (`fixed`) carries nothing; a `word` has letters, digits, `_` and `-`; a `segment` has anything but a slash. Undefined
 * where the route says nothing of it, or lets a whole path through.
 */
export type RouteParameter = 'number' | 'fixed' | 'word' | 'segment';

export function routeParameter(
  { model, name: route }: EntryPoint,
  parameter: string,
): RouteParameter | undefined {
  if (model.kind !== 'http') return undefined;
  const group = new RegExp(`\\(\\?P<${parameter}>(${PATTERN})\\)`).exec(route);
  if (group) return ofPattern(group[1] as string);
  const angles = new RegExp(`<(?:(\\w+)(?:\\([^)]*\\))?:)?${parameter}(?::(\\w+))?>`).exec(route);
  if (angles) return ofConverter(angles[1] ?? angles[2] ?? 'string');
  const braces = new RegExp(`\\{${parameter}(?::(${PATTERN}))?\\}`).exec(route);
  if (!braces) return undefined;
  const [, said = 'str'] = braces;
  return /^\w+$/.test(said) ? ofConverter(said) : ofPattern(said);
}

/** A pattern without groups and braces but those that count: what stands in routes. */
const PATTERN = '(?:[^(){}]|\\{[\\d,]*\\})+';

/** By their names in werkzeug, Django, Starlette, Sanic, Falcon and Bottle; `path` and unknown ones let slashes through. */
const CONVERTERS: ReadonlyMap<string, RouteParameter> = new Map([
  ...['int', 'float', 'uuid', 'number', 'dt', 'ymd'].map((name) => [name, 'number'] as const),
  ['any', 'fixed'] as const,
  ...['slug', 'alpha'].map((name) => [name, 'word'] as const),
  ...['str', 'string'].map((name) => [name, 'segment'] as const),
]);

function ofConverter(name: string): RouteParameter | undefined {
  return CONVERTERS.get(name);
}

function ofPattern(pattern: string): RouteParameter | undefined {
  const [, part = ''] = /^(.*?)(?:[+*]|\{[\d,]*\})?$/.exec(pattern) ?? [];
  if (part === '\\d' || part === '[0-9]') return 'number';
  if (/^(?:\w+\|)+\w+$/.test(pattern)) return 'fixed';
  if (/^(?:\\w|\[(?:\\[wd-]|[\w-])+\])$/.test(part) && !part.includes('A-z')) return 'word';
  return part === '[^/]' ? 'segment' : undefined;
}
