/** Every constructor: a name of its own, and one that may be rebuilt without doing what a loader would do. */
import { describe, expect, test } from 'vitest';
import type { Constructors } from '../../../src/artifacts/converting/construction.ts';
import { libraries } from '../../../src/artifacts/converting/constructors/registry.generated.ts';
import { classify } from '../../../src/artifacts/pickle/policy/classify.ts';
import { GLOBAL, type Global } from '../../../src/artifacts/pickle/value.ts';

const names = (libraries as readonly Constructors[]).flatMap((library) => Object.keys(library));
/** What it would do is written down as a name, and not done. */
const ONLY_NAMED = ['builtins:getattr'];

function globalNamed(module: string, name: string): Global {
  const asked = { kind: GLOBAL, offset: 0, module, name, opcode: 'STACK_GLOBAL', protocol: 4 } as const;
  return { ...asked, escapes: false, note: undefined, instance: undefined };
}

test('no two libraries rebuild the same', () => {
  expect(names.length).toBeGreaterThan(30);
  expect(names.length).toBe(new Set(names).size);
});

describe('every constructor', () => {
  test.each(names)('%s is written as module:name and does no harm', (name) => {
    expect(name).toMatch(/^[a-z_][\w.]*:[A-Za-z_][\w.]*$/);
    if (ONLY_NAMED.includes(name)) return;
    expect(classify(globalNamed(...(name.split(':') as [string, string])), {}).verdict).not.toBe('dangerous');
  });
});
