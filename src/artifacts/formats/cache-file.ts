import { slice } from '../../archive/source.ts';
import {
  type ArtifactFormat,
  type Content,
  type Context,
  contentOf,
  type Inspection,
} from '../inspection/format.ts';
import { shifted } from '../inspection/members.ts';
import type { Reason } from '../inspection/reason.ts';
import { looksLikePickle } from '../pickle/sniff.ts';

/**
 * Sources: cachelib/file.py (a number of four bytes first; names are digests, of MD5 once and SHA-256 today);
 * django/core/cache/backends/filebased.py.
 */
const CACHELIB = /^[0-9a-f]{32,128}$/;
const DJANGO = /\.djcache$/;
const TIME = 4;
const LONGEST_EXPIRY = 64;
const STOP = 0x2e;

export const format: ArtifactFormat = {
  name: 'cache-file',
  description: 'files of cachelib, Flask-Caching and of the file cache of Django: a time, and a pickle',
  family: 'pickle',
  rank: 4,
  recognises: ({ source, name }) =>
    startOfValue(source, name) !== undefined || (DJANGO.test(name) && looksLikePickle(source)),
  inspect({ source, name }: Content, context: Context): Inspection | undefined {
    const start = startOfValue(source, name);
    if (start === undefined) return timeAlone(source, context);
    const value = slice(source, start, source.size - start);
    const found = context.inspect(contentOf(value, ''));
    return found && { ...shifted(found, start), format: `${found.format} in cache-file` };
  },
};

function timeAlone(source: Content['source'], context: Context): Inspection | undefined {
  const found = context.inspect(contentOf(source, ''));
  const reason: Reason = { rule: 'malformed', verdict: 'unreadable', message: 'its value is missing' };
  return found && { ...found, reasons: [...found.reasons, reason], format: `${found.format} in cache-file` };
}

/** Behind the time when it ends, which is a small pickle of its own in Django. */
function startOfValue(source: Content['source'], name: string): number | undefined {
  if (CACHELIB.test(name)) return looksLikePickle(source, TIME) ? TIME : undefined;
  if (!DJANGO.test(name) || !looksLikePickle(source)) return undefined;
  const head = source.read(0, LONGEST_EXPIRY);
  for (let at = 1; at < head.length; at += 1)
    if (head[at - 1] === STOP && head[at] === 0x78 && (0x7800 + (head[at + 1] as number)) % 31 === 0)
      return at;
  return undefined;
}
