import { describe, expect, test } from 'vitest';
import { severityOf } from '../../../src/dependencies/advisories/severity.ts';

/** Vectors with the scores that the specifications' examples and the National Vulnerability Database give them. */
const RATED = [
  ['CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H', 'critical'], // 9.8
  ['CVSS:3.0/AV:N/AC:L/PR:N/UI:R/S:C/C:L/I:L/A:N', 'medium'], // 6.1
  ['CVSS:3.1/AV:L/AC:H/PR:L/UI:N/S:U/C:L/I:N/A:N', 'low'], // 2.5
  ['CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:H', 'high'], // 7.5
  ['CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:N', 'info'], // 0.0
  ['CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N', 'critical'], // 9.3
  ['CVSS:4.0/AV:L/AC:L/AT:N/PR:L/UI:N/VC:L/VI:N/VA:N/SC:N/SI:N/SA:N', 'medium'], // 4.8
  ['AV:N/AC:L/Au:N/C:C/I:C/A:C', 'high'], // 10.0: version 2 has no critical
  ['AV:N/AC:M/Au:N/C:N/I:P/A:N', 'medium'], // 4.3
  ['AV:L/AC:H/Au:N/C:P/I:N/A:N', 'low'], // 1.2
] as const;

describe('severity', () => {
  test.each(RATED)('of %s is %s', (vector, severity) => expect(severityOf([vector])).toBe(severity));

  test('is of base metrics: whether an exploit is about changes from day to day', () => {
    expect(severityOf(['CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H/E:U'])).toBe('critical');
    expect(severityOf(['CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N/E:U'])).toBe(
      'critical',
    );
  });

  test('is by the newest version of CVSS, whatever the order', () => {
    const [old, recent] = ['AV:L/AC:H/Au:N/C:P/I:N/A:N', 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H'];
    expect([severityOf([old, recent]), severityOf([recent, old])]).toEqual(['critical', 'critical']);
  });

  test.each([
    ['CVSS:3.1/AV:N/AC:L'],
    ['CVSS:4.0/AV:N/AC:L'],
    ['AV:N/AC:L'],
    ['CVSS:9.0/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H'],
    ['CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:Q'],
    ['CVSS:3.1/'.padEnd(10_000, 'AV:N/')],
    ['medium'],
    [''],
  ])('is the word of the database where the vector is %j', (vector) => {
    expect(severityOf([vector], 'MODERATE')).toBe('medium');
  });

  test('is unknown where nobody says it', () => {
    expect([
      severityOf([]),
      severityOf([], 'UNKNOWN'),
      severityOf([], 7),
      severityOf([], 'constructor'),
    ]).toEqual([undefined, undefined, undefined, undefined]);
  });
});
