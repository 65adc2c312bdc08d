import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { models } from '../../src/code/models/libraries/registry.generated.ts';
import { isTame } from '../../src/code/models/own/expressions.ts';
import { readModel } from '../../src/code/models/own/read.ts';
import type { Model } from '../../src/code/models/vocabulary.ts';
import { faultsOf, readOwnModels } from '../../src/code/own-models.ts';
import { WherefromError } from '../../src/limits/errors.ts';
import { growsWithInput } from '../support/growth.ts';
import { tomlOf } from '../support/models.ts';

/** Files of users that describe a library: `own-models/*.toml` are wrong, each in one way. */
const FOLDER = join(import.meta.dirname, 'own-models');

describe('every built-in model can be written by a user', () => {
  test.each((models as readonly Model[]).map((model) => [model.library, model] as const))(
    '%s',
    (_, model) => {
      expect(readModel({ path: 'model.toml', text: tomlOf(model) }, faultsOf)).toEqual(model);
    },
  );
});

test('the example of the documentation is one that is tried', () => {
  const root = join(import.meta.dirname, '..', '..');
  const tried = join(root, 'tests', 'cli', 'cases', 'own-models', 'project', 'models', 'acme-rpc.toml');
  const page = readFileSync(join(root, 'docs', 'models.md'), 'utf8');
  expect(page).toContain(`\`\`\`toml\n${readFileSync(tried, 'utf8')}\`\`\``);
});

test('what is said of mistakes', async () => {
  const names = readdirSync(FOLDER).filter((name) => name.endsWith('.toml'));
  const said = names.map((name) => {
    const text = readFileSync(join(FOLDER, name), 'utf8');
    return messageOf(() => readOwnModels([{ path: name, text, by: 'user' }]));
  });
  await expect(said.join('')).toMatchFileSnapshot(join(FOLDER, 'expected.txt'));
});

function messageOf(read: () => unknown): string {
  try {
    read();
  } catch (error) {
    if (error instanceof WherefromError) return `${error.message}\n  next: ${error.nextStep}\n`;
    throw error;
  }
  return 'no mistake was found\n';
}

/** Bytes that nobody meant as a model, and models with a part of them cut out or put elsewhere. */
test('whatever stands in the file, it is read or refused', () => {
  const texts = (models as readonly Model[]).map(tomlOf);
  const mixed = fc
    .record({ text: fc.constantFrom(...texts), at: fc.nat(4_000), length: fc.nat(40), by: fc.string() })
    .map(({ text, at, length, by }) => text.slice(0, at) + by + text.slice(at + length));
  fc.assert(
    fc.property(fc.oneof(fc.string(), mixed), (text) => {
      expect(messageOf(() => readModel({ path: 'm.toml', text }, () => []))).not.toBe('');
    }),
    { seed: 20261121, numRuns: 300 },
  );
});

describe('regular expressions', () => {
  test.each(['[0-9a-f]{40}', '(.*_)?(password|passwd)[0-9]?', '.*\\.(yaml|yml)', '[^]*(\\$|\\\\Z)'])(
    '%s is taken',
    (one) => expect(isTame(one)).toBe(true),
  );
  test.each([
    '(a+)+',
    '(a|a)*',
    '(a|b){2,}',
    '.*.*.*x',
    'a?a?a?a?a?a?a?aaaaaaa',
    '(?=a)',
    '(a)\\1',
    '(',
    'a{1000000}',
    '(?<=a)b',
    'x'.repeat(2_000),
  ])('%s is not', (one) => expect(isTame(one)).toBe(false));

  /** The worst of what is taken, on a text that it nearly fits. */
  test('those that are taken end soon', () => {
    const atom = fc.constantFrom(
      'a',
      '.',
      '\\w',
      '[ab]',
      'a*',
      'a+',
      '.*',
      'a?',
      'b?',
      '(a|b)',
      '(a|aa)',
      '(a*b)?',
      '|',
    );
    const texts = fc.constantFrom<(n: number) => string>(
      (n) => 'a'.repeat(n),
      (n) => `${'ab'.repeat(n / 2)}c`,
      (n) => `${'a'.repeat(n)}!`,
    );
    fc.assert(
      fc.property(fc.array(atom, { maxLength: 12 }), texts, (atoms, textOf) => {
        const expression = `${atoms.join('')}$x`;
        if (!isTame(expression)) return;
        const matching = (length: number) => {
          const [compiled, text] = [new RegExp(`^(?:${expression})$`), textOf(length)];
          return () => void compiled.test(text);
        };
        expect(growsWithInput(1_000, matching)).toBe(true);
      }),
      { seed: 20261121, numRuns: 300 },
    );
  });
});
