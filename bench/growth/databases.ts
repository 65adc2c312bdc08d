/** Databases of SQLite of any size, laid out by hand: rows in pages of their own, in one page, and in chains of pages. */
import { type Artifact, type Bytes, be, bytes, HARMLESS, join, list, named, SMALL, times } from './bytes.ts';

const PAGE = 1024;
const LARGE_PAGE = 65_536;
const HEAD = 100;
const LEAF = 13;
const be16 = (value: number) => Buffer.from([(value >> 8) & 255, value & 255]);

/** A number of seven bits a byte, in two bytes. */
const varint = (value: number) => Buffer.from([128 | (value >> 7), value & 127]);

/** A row of one value, a blob; of a longer one the rest lies on another page. */
function cell(value: Bytes, whole = bytes(value).length, rest?: number): Buffer {
  const record = join('\x03', varint(whole * 2 + 12), value);
  return join(varint(whole + 3), '\x01', record, rest === undefined ? '' : be(rest));
}

/** A leaf with these rows, which fill it up from its end. */
function leaf(cells: readonly Buffer[], size = PAGE, from = 0): Buffer {
  const page = Buffer.alloc(size);
  page[from] = LEAF;
  be16(cells.length).copy(page, from + 3);
  let end = size;
  for (const [i, one] of cells.entries()) {
    end -= one.length;
    one.copy(page, end);
    be16(end).copy(page, from + 8 + 2 * i);
  }
  be16(end).copy(page, from + 5);
  return page;
}

/** The first page, which describes the file, and the others. */
function database(pages: Bytes, size = PAGE): Buffer {
  const first = leaf([], size, HEAD);
  Buffer.from('SQLite format 3\0').copy(first);
  be16(size === LARGE_PAGE ? 1 : size).copy(first, 16);
  Buffer.from([1, 1, 0, 64, 32, 32]).copy(first, 18);
  return join(first, pages);
}

const rows = (value: Bytes) => named('a.db', (n) => database(times(n, leaf([cell(value)]))));
const inOnePage = (value: Bytes) =>
  named('a.db', (n) => {
    const fits = Math.floor((LARGE_PAGE - 8) / (cell(value).length + 2));
    const pages = list(Math.ceil(n / fits), (i) =>
      leaf(
        list(Math.min(fits, n - i * fits), () => cell(value)),
        LARGE_PAGE,
      ),
    );
    return database(join(...pages), LARGE_PAGE);
  });

/** Pages of a chain behind the page of rows: each names the next. */
const chain = (n: number) => times(n, (i) => join(be(i === n - 1 ? 0 : i + 4), Buffer.alloc(PAGE - 4)));

export const DATABASES: Record<string, Artifact> = {
  'sqlite: a row in each page': rows(SMALL),
  'sqlite: a harmless row in each page': rows(HARMLESS),
  'sqlite: rows in few pages': inOnePage(HARMLESS),
  'sqlite: pickles that do not end': inOnePage(SMALL.subarray(0, -1)),
  'sqlite: one long row': named('a.db', (n) =>
    database(join(leaf([cell('\x80\x04]', 3 + n * (PAGE - 4), 3)]), chain(n))),
  ),
  'sqlite: rows that share a chain': named('a.db', (n) =>
    database(join(leaf(list(50, () => cell('\x80\x04]', 3 + n * (PAGE - 4), 3))), chain(n))),
  ),
};
