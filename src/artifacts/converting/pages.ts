import type { ByteSource } from '../../archive/source.ts';

const PAGE = 1 << 16;
/** What is read across the end of a page lies in it, too. */
const OVERLAP = 1 << 13;
/** Some eighteen megabytes. */
const MOST_PAGES = 256;

/** The source by pages of which the last ones stay: values are decoded in small pieces, and mostly in order. */
export function paged(source: ByteSource): ByteSource {
  const pages = new Map<number, Uint8Array>();
  const page = (number: number): Uint8Array => {
    const known = pages.get(number);
    if (known) return known;
    const oldest = pages.size < MOST_PAGES ? undefined : pages.keys().next().value;
    if (oldest !== undefined) pages.delete(oldest);
    const bytes = source.read(number * PAGE, PAGE + OVERLAP);
    pages.set(number, bytes);
    return bytes;
  };
  return {
    size: source.size,
    read: (offset, length) => {
      const wanted = Math.min(length, source.size - offset);
      if (offset < 0 || wanted > OVERLAP) return source.read(offset, length);
      const start = offset % PAGE;
      return page((offset - start) / PAGE).subarray(start, start + Math.max(0, wanted));
    },
  };
}
