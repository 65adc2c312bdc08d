import fc from 'fast-check';
import { expect, test } from 'vitest';
import { withoutEnding } from '../../src/limits/endings.ts';

test('what is taken from an end is what an expression would take', () => {
  const text = fc.string({ unit: fc.constantFrom('a', '/', '\\', '\n') });
  fc.assert(fc.property(text, (any) => withoutEnding(any, '/\\') === any.replace(/[/\\]+$/, '')));
});

test('a run that something else follows is passed by once', () => {
  const text = `${'/'.repeat(2_000_000)}x`;
  expect(withoutEnding(text, '/')).toBe(text);
});
