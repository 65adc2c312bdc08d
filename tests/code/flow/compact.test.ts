import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compactMap } from '../../../src/limits/compact.ts';

test('a compact map says what the map says that it is made of, in the same order', () => {
  const keys = fc.array(fc.nat({ max: 60 }), { maxLength: 40 });
  fc.assert(
    fc.property(keys, (list) => {
      const map = new Map(list.map((key, i) => [key, `value ${i}`]));
      const compact = compactMap(map);
      expect([...compact]).toEqual([...map]);
      expect([...compact.keys()]).toEqual([...map.keys()]);
      expect([...compact.values()]).toEqual([...map.values()]);
      expect(compact.size).toBe(map.size);
      const rows: [number, string][] = [];
      compact.forEach((value, key) => void rows.push([key, value]));
      expect(rows).toEqual([...map]);
      for (let key = 0; key <= 61; key += 1)
        expect([compact.has(key), compact.get(key)]).toEqual([map.has(key), map.get(key)]);
    }),
  );
});
