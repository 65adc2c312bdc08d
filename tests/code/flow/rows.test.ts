import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Rows } from '../../../src/code/flow/walk/rows.ts';

test('what is written to a table is not seen in copies of it, whichever of them is written to', () => {
  const step = fc.record({ at: fc.nat(7), key: fc.nat(9), does: fc.constantFrom('set', 'delete', 'copy') });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      const tables = [{ rows: new Rows<number, number>(), map: new Map<number, number>() }];
      for (const [i, { at, key, does }] of steps.entries()) {
        const { rows, map } = tables[at % tables.length]!;
        if (does === 'copy') tables.push({ rows: rows.copy(), map: new Map(map) });
        else if (does === 'delete') {
          rows.delete(key);
          map.delete(key);
        } else {
          rows.set(key, i);
          map.set(key, i);
        }
      }
      for (const { rows, map } of tables) expect([...rows]).toEqual([...map]);
    }),
  );
});
