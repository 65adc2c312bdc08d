/** What an answer says and brings. */
import type { Readable } from 'node:stream';

export type Headers = Readonly<Record<string, string | string[] | undefined>>;

/** The first, where there are several of a name. */
export function headerOf(headers: Headers, name: string): string | undefined {
  const value = headers[name];
  return Array.isArray(value) ? value[0] : value;
}

/** Bytes that the body is said to have; undefined where nothing is said. */
export function announcedBytes(headers: Headers): number | undefined {
  const bytes = Number(headerOf(headers, 'content-length') ?? Number.NaN);
  return Number.isNaN(bytes) ? undefined : bytes;
}

/** A body as far as `look` wants it: it is shown each chunk, and true means enough. Throws what `tooLarge` makes past `most` bytes. */
export async function collect(
  body: AsyncIterable<Buffer>,
  most: number,
  tooLarge: () => Error,
  look: (chunk: Buffer) => boolean = () => false,
): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of body) {
    size += chunk.length;
    if (size > most) throw tooLarge();
    chunks.push(chunk);
    if (look(chunk)) break;
  }
  return chunks.length === 1 ? (chunks[0] as Buffer) : Buffer.concat(chunks);
}

/** Longer ones cost more to pass over than a new connection. */
const MOST_DISCARDED = 128 * 1024;

/** Passes over a body that nobody needs, so that its connection can serve again. */
export function discard(body: Readable): void {
  let left = MOST_DISCARDED;
  body.on('error', () => {});
  body.on('data', ({ length }: Buffer) => {
    left -= length;
    if (left < 0) body.destroy();
  });
}
