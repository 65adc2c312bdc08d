import { describe, expect, test } from 'vitest';
import { explain } from '../../src/cli/commands/explain.ts';
import { runProgram } from '../../src/cli/program.ts';
import { allRules } from '../../src/cli/rules.ts';
import { editDistance, nearest } from '../../src/project/nearest.ts';
import { sampleRules } from '../report/sample.ts';
import { recordedConsole } from '../support/console.ts';
import { validator } from '../support/schemas.ts';

async function explained(id: string | undefined, change: Parameters<typeof recordedConsole>[0] = {}) {
  const console = recordedConsole(change);
  await explain(sampleRules, id, console);
  return console.stdout();
}

describe('explain', () => {
  test('a rule', async () => {
    await expect(await explained('deserialization/pickle')).toMatchFileSnapshot(
      'expected/explain/pickle.txt',
    );
  });
  test('a rule, in colour', async () => {
    const colour = { outIsTerminal: true };
    await expect(await explained('deserialization/pickle', colour)).toMatchFileSnapshot(
      'expected/explain/pickle-colour.txt',
    );
  });
  test('a rule, narrow and in ASCII', async () => {
    const narrow = { width: 44, environment: { LANG: 'C' } };
    await expect(await explained('deserialization/pickle', narrow)).toMatchFileSnapshot(
      'expected/explain/pickle-narrow.txt',
    );
  });
  test('all rules by family', async () => {
    await expect(await explained(undefined)).toMatchFileSnapshot('expected/explain/list.txt');
  });
  test('a rule that does not exist names those that it may have meant', async () => {
    await expect(explained('deserialisation/pickel')).rejects.toThrow(
      'there is no rule deserialisation/pickel; did you mean deserialization/pickle?',
    );
    await expect(explained('zzz')).rejects.toThrow(/^there is no rule zzz$/);
  });
  test('as a command, exits 2 for an unknown rule and 0 for the list', async () => {
    const console = recordedConsole();
    expect(await runProgram(['explain', 'no/such-rule-at-all'], console)).toBe(2);
    expect(console.stderr()).toBe(
      'wherefrom: there is no rule no/such-rule-at-all\n  next: wherefrom explain, which lists all rules\n',
    );
    expect(await runProgram(['explain'], recordedConsole())).toBe(0);
  });
  test('in JSON is what the schema says, one rule or all', async () => {
    const validate = validator('rules.schema.json');
    for (const [id, count] of [
      [[], allRules().length],
      [['deserialization/pickle'], 1],
    ] as const) {
      const console = recordedConsole();
      expect(await runProgram(['explain', ...id, '--format', 'json'], console)).toBe(0);
      const said = JSON.parse(console.stdout());
      expect(validate(said), JSON.stringify(validate.errors)).toBe(true);
      expect(said.rules).toHaveLength(count);
    }
  });
  test('what the user typed steers no terminal', async () => {
    const console = recordedConsole();
    await runProgram(['explain', '\x1b[2J'], console);
    expect(console.stderr()).toContain('<U+001B>[2J');
  });
});

describe('the nearest names', () => {
  const names = sampleRules.map(({ id }) => id);
  test.each([
    ['pickle', ['deserialization/pickle']],
    ['deserialization/pikcle', ['deserialization/pickle']],
    ['EVAL', ['injection/eval']],
    ['yml', ['deserialization/yaml']],
    ['', []],
    ['something else entirely', []],
  ])('%s', (word, expected) => expect(nearest(word, names)).toEqual(expected));

  test.each([
    ['', '', 0],
    ['abc', '', 3],
    ['kitten', 'sitting', 3],
    ['ab', 'ba', 1],
    ['abcd', 'acbd', 1],
  ])('%s to %s is %i', (a, b, distance) => {
    expect(editDistance(a, b)).toBe(distance);
    expect(editDistance(b, a)).toBe(distance);
  });
});
