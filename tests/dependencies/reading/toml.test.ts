import fc from 'fast-check';
import { parse, stringify } from 'smol-toml';
import { describe, expect, test } from 'vitest';
import { readLock, readToml } from '../../../src/dependencies/reading/toml.ts';
import type { Node } from '../../../src/dependencies/reading/tree.ts';

function reader(): { context: Parameters<typeof readToml>[1]; notes: string[] } {
  const notes: string[] = [];
  const context = { incomplete: (reason: string) => void notes.push(reason), open: () => undefined };
  return { context, notes };
}

const plain = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value, (_, one) => (typeof one === 'bigint' ? `${one}n` : one)));

describe('TOML', () => {
  const key = fc.constantFrom('a', 'b', 'c d', 'é', '', '"', '__proto__', 'constructor', '1');
  const leaf = fc.oneof(
    fc.string(),
    fc.integer(),
    fc.boolean(),
    fc.constant('line\nbreak'),
    fc.constant('[[package]]'),
  );
  const { table } = fc.letrec<{ value: unknown; table: Record<string, unknown> }>((tie) => ({
    value: fc.oneof(
      { depthSize: 'small' },
      leaf,
      fc.array(leaf, { maxLength: 3 }),
      tie('table'),
      fc.array(tie('table'), { maxLength: 3 }),
    ),
    table: fc.dictionary(key, tie('value'), { maxKeys: 4 }),
  }));

  test('is the same to both parsers', () => {
    const same = fc.property(table, (data) => {
      const text = stringify(data);
      const { context, notes } = reader();
      const root = readToml({ path: 'x.toml', text }, context);
      expect(notes).toEqual([]);
      expect(plain(root?.value)).toEqual(plain(parse(text, { integersAsBigInt: true })));
    });
    fc.assert(same, { seed: 3, numRuns: 500 });
  });

  test('every value says where it is', () => {
    const text = 'a = 1\n["b c"]\nd = ["x", "é", { e = "z" }]\nf.g = 2\n[[h]]\n[[h]]\ni = 3\n';
    const root = readToml({ path: 'x.toml', text }, reader().context)!;
    const place = (node: Node | undefined) =>
      node && `${node.location.line}:${node.location.column}-${node.location.endColumn}`;
    const list = root.at('b c', 'd')!;
    expect(place(root.at('a'))).toBe('1:1-6');
    expect(list.items().map(place)).toEqual(['3:6-9', '3:11-14', '3:16-27']);
    expect(place(list.items()[2]!.at('e'))).toBe('3:18-25');
    expect(place(root.at('f'))).toBeUndefined();
    expect(place(root.at('b c', 'f', 'g'))).toBe('4:1-8');
    expect(root.at('h')!.items().map(place)).toEqual(['5:1-6', '6:1-6']);
  });

  test('a lock knows the lines of its packages, whoever wrote it', () => {
    const regular = '[[package]]\nname = "a"\n\n[[package]]\r\nversion = "1"\r\n';
    const odd = 'x = """\n[[package]]\n"""\n[[ package ]]\nname = "a"\n\n[["package"]]\nversion = "1"\n';
    const lines = (text: string) =>
      readLock({ path: 'x.lock', text }, 'package', reader().context)!
        .at('package')!
        .items()
        .map(({ line }) => line);
    expect(lines(regular)).toEqual([2, 4]);
    expect(lines(odd)).toEqual([4, 7]);
  });

  test('nesting beyond all measure is said, not followed', () => {
    const { context, notes } = reader();
    const deep = `x = ${'['.repeat(50_000)}${']'.repeat(50_000)}`;
    expect(readToml({ path: 'x.toml', text: deep }, context)).toBeUndefined();
    expect(readLock({ path: 'x.lock', text: deep }, 'package', context)).toBeUndefined();
    expect(notes).toHaveLength(2);
  });
});
