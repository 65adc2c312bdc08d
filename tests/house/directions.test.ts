import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { describe, expect, test } from 'vitest';
import { directionFault, floorOf } from './directions.ts';

const SOURCE = join(import.meta.dirname, '..', '..', 'src');

function importsOf(text: string): string[] {
  return [...text.matchAll(/(?<!\.)\b(?:from|import)\s*\(?\s*'(\.[^']+)'/g)].map(
    (match) => match[1] as string,
  );
}

const files = readdirSync(SOURCE, { recursive: true, encoding: 'utf8' }).filter((path) =>
  path.endsWith('.ts'),
);

describe('imports go down the house', () => {
  test.each(files)('%s', (file) => {
    expect(floorOf(file), 'a file stands in a room of the plan').toBeDefined();
    const faults = importsOf(readFileSync(join(SOURCE, file), 'utf8')).flatMap((specifier) => {
      const target = relative(SOURCE, join(SOURCE, dirname(file), specifier));
      if (!existsSync(join(SOURCE, target)) && !target.endsWith('.generated.ts'))
        return [`${target} does not exist`];
      if (target === '../package.json') return [];
      return directionFault(file, target) ?? [];
    });
    expect(faults).toEqual([]);
  });
});

describe('the plan itself', () => {
  test('an arrow that goes up is a fault', () => {
    expect(directionFault('finding/finding.ts', 'report/report.ts')).toMatch(/goes up/);
    expect(directionFault('code/models/yaml.ts', 'code/flow/ask.ts')).toMatch(/goes up/);
  });
  test('an arrow between subjects is a fault', () => {
    expect(directionFault('code/audit.ts', 'artifacts/audit.ts')).toMatch(/never import each other/);
  });
  test('an arrow that goes down is none', () => {
    expect(directionFault('code/audit.ts', 'report/report.ts')).toBeUndefined();
    expect(directionFault('code/rules/pickle.ts', 'code/flow/ask.ts')).toBeUndefined();
  });
});
