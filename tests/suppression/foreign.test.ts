import { describe, expect, test } from 'vitest';
import { foreignMute } from '../../src/suppression/foreign.ts';

describe('comments of other tools', () => {
  test.each([
    ['# nosec', '# nosec'],
    ['#nosec', '#nosec'],
    ['# NOSEC B301', '# NOSEC B301'],
    ['# nosec: B301, B403 - it is ours', '# nosec: B301, B403'],
    ['# nosec pickle_loads', '# nosec pickle_loads'],
    ['# nosec because it is ours', '# nosec'],
    ['# noqa', '# noqa'],
    ['# noqa: S301', '# noqa: S301'],
    ['# noqa:E501,S301', '# noqa:E501,S301'],
    ['# type: ignore # noqa: S301', '# noqa: S301'],
    ['# noqa: E501 # nosec B301', '# nosec B301'],
  ])('%s mutes', (text, shown) => expect(foreignMute(text)).toBe(shown));
  test.each([
    '# noqa: E501',
    '# noqa: SIM102',
    '# noqa: F401,E501',
    '# type: ignore',
    '# nosecret',
    '# no sec',
  ])('%s does not', (text) => expect(foreignMute(text)).toBeUndefined());
});
