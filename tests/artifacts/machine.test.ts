import { describe, expect, test } from 'vitest';
import { ALL_READERS } from '../../src/artifacts/pickle/loaders.ts';
import { hasPython, runPython } from './support/python.ts';
import { record } from './support/record.ts';

interface Sample {
  readonly name: string;
  readonly data: string;
  readonly operations: readonly (readonly [string, number])[];
}

/** Opcodes that reach out of the pickle; BUILD of a plain value tells nobody. */
const TOLD = new Set(['GLOBAL', 'INST', 'STACK_GLOBAL', 'REDUCE', 'OBJ', 'NEWOBJ', 'NEWOBJ_EX', 'BUILD']);

describe.skipIf(!hasPython)('the machine and pickletools.genops see the same opcodes', () => {
  const samples = hasPython ? runPython<Sample[]>('corpus.py', null) : [];

  test('there are samples', () => expect(samples.length).toBeGreaterThan(500));

  test.each([undefined, 0])('remembering %s items', (rememberedItems) => {
    for (const { name, data, operations } of samples) {
      const bytes = Buffer.from(data, 'base64');
      const { events, run } = record(bytes, rememberedItems);
      expect(run.givesUp, name).toEqual([]);
      expect(run.finishes, name).toBe(ALL_READERS);
      expect(run.opcodes, name).toBe(operations.length);
      expect(run.end, name).toBe(bytes.length);
      const told = events.filter(({ what }) => TOLD.has(what)).map(({ what, offset }) => [what, offset]);
      expect(told, name).toEqual(operations.filter(([opcode]) => TOLD.has(opcode)));
    }
  });
});
