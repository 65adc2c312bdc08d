import { describe, expect, test } from 'vitest';
import { lookAlike } from '../../../src/dependencies/naming/look-alike.ts';

/** Among them names that were registered to be installed by mistake, and taken off the index since. */
const SLIPS = `colourama djanga dajngo diango djangoo matplatlib mateplotlib reqeusts requets request urlib3 setup-tools
  python-dateutils dateutil-python tensorflaw coloramma beautifulsup4 selenum piilow pnadas crypotgraphy pigments
  sqlalchemi trasnformers fastapl rrequests`;

/** Other words, relatives, members of a family, and what is downloaded much itself. */
const OTHERS = `willow jinjax mytest larray grequests bpython psycopg2 types-six openapi-core uvicorn
  websocket dataset djongo boto33 flask`;

describe('names that are nearly those of others', () => {
  test.each(SLIPS.split(/\s+/))('%s', (name) => {
    expect(lookAlike(name)).toBeDefined();
  });

  test.each(OTHERS.split(/\s+/))('not %s', (name) => {
    expect(lookAlike(name)).toBeUndefined();
  });

  test.each([
    ['reqeusts', 'requests'],
    ['urlib3', 'urllib3'],
    ['dateutil-python', 'python-dateutil'],
  ])('%s is taken for %s', (name, known) => {
    expect(lookAlike(name)).toBe(known);
  });
});
