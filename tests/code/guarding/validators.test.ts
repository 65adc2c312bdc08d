import { spawnSync } from 'node:child_process';
import { delimiter, join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Shape } from '../../../src/code/guarding/shape.ts';
import { STYLES, type StyleName } from '../../../src/code/guarding/styles/style.ts';
import { validatorFor } from '../../../src/code/guarding/validator.ts';
import { askPython, pythonPackage } from '../../support/python.ts';

const python = spawnSync('python3', ['--version']).status === 0;

const NEEDS: Readonly<Record<StyleName, readonly string[]>> = {
  dataclass: [],
  msgspec: ['msgspec==0.19.0'],
  pydantic: [
    'pydantic==2.10.6',
    'pydantic-core==2.27.2',
    'annotated-types==0.7.0',
    'typing-extensions==4.12.2',
  ],
  jsonschema: ['jsonschema==4.17.3', 'attrs==24.3.0', 'pyrsistent==0.20.0'],
};

const scalar = fc.constantFrom<Shape>(
  ...(['none', 'bool', 'int', 'float', 'str'] as const).map((kind) => ({ kind })),
);
const name = fc.constantFrom(
  'op',
  'n',
  'a-b',
  'class',
  'json',
  '_x',
  'model_x',
  'ä',
  'x y',
  'field_1',
  '__class__',
);

const anyShape = fc.letrec<{ shape: Shape }>((tie) => ({
  shape: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    scalar,
    fc
      .tuple(fc.constantFrom('list', 'tuple', 'set', 'dict'), tie('shape'))
      .map(([kind, of]) => ({ kind, of }) as Shape),
    fc
      .uniqueArray(fc.tuple(name, tie('shape'), fc.boolean()), { maxLength: 3, selector: ([one]) => one })
      .map((fields) => record(fields)),
    fc.uniqueArray(scalar, { minLength: 2, maxLength: 3 }).map((of) => ({ kind: 'union', of }) as Shape),
  ),
})).shape;

function record(fields: readonly (readonly [string, Shape, boolean])[]): Shape {
  return {
    kind: 'record',
    fields: fields.map(([one, shape, isOptional]) => ({ name: one, shape, isOptional })),
  };
}

/** As Python writes it. */
type Source = string;

const GOOD: Readonly<Record<string, readonly Source[]>> = {
  none: ['None'],
  bool: ['True', 'False'],
  int: ['0', '-7', '2**70'],
  float: ['1.5', '-0.0', '1e308'],
  str: ['""', '"\\xe4"'],
};

/** Each way of making a value of a shape, not all combinations. */
function goodOf(shape: Shape): readonly Source[] {
  switch (shape.kind) {
    case 'list':
    case 'tuple':
    case 'set':
      return ['[]', ...goodOf(shape.of).map((item) => `[${item}, ${item}]`)];
    case 'dict':
      return ['{}', ...goodOf(shape.of).map((item) => `{"k": ${item}, "class": ${item}}`)];
    case 'union':
      return shape.of.flatMap(goodOf);
    case 'record': {
      const rows = shape.fields.map(({ name: key, shape: of }) => [JSON.stringify(key), goodOf(of)] as const);
      const longest = Math.max(1, ...rows.map(([, values]) => values.length));
      const whole = Array.from({ length: longest }, (_, i) =>
        dictOf(rows.map(([key, values]) => [key, values[i % values.length] as string])),
      );
      const needed = rows.filter((_, i) => !shape.fields[i]?.isOptional);
      return [...whole, dictOf(needed.map(([key, values]) => [key, values[0] as string]))];
    }
    default:
      return GOOD[shape.kind] ?? [];
  }
}

function dictOf(rows: readonly (readonly [string, string])[]): Source {
  return `{${rows.map(([key, value]) => `${key}: ${value}`).join(', ')}}`;
}

const OTHERS = ['None', 'True', '1', '1.0', '"1"', '[]', '{}', 'object()', 'b"1"', '(1,)'];

/** Whether a value that is none of a shape's own might be taken for one. */
function takes(shape: Shape, source: Source): boolean {
  switch (shape.kind) {
    case 'none':
      return source === 'None';
    case 'bool':
      return source === 'True';
    case 'int':
      return source === '1';
    // An int in place of a float is told apart by dataclass only, and harms nobody.
    case 'float':
      return source === '1.0' || source === '1';
    case 'str':
      return source === '"1"';
    case 'union':
      return shape.of.some((one) => takes(one, source));
    case 'dict':
      return source === '{}';
    case 'record':
      return source === '{}' && shape.fields.every(({ isOptional }) => isOptional);
    default:
      return source === '[]' || source === '(1,)';
  }
}

/** One thing wrong at a time, at any depth. */
function badOf(shape: Shape): readonly Source[] {
  const wrong = OTHERS.filter((one) => !takes(shape, one));
  switch (shape.kind) {
    case 'list':
    case 'tuple':
    case 'set':
      return [...wrong, ...badOf(shape.of).map((item) => `[${item}]`)];
    case 'dict':
      return [
        ...wrong,
        ...badOf(shape.of).map((item) => `{"k": ${item}}`),
        ...goodOf(shape.of)
          .slice(0, 1)
          .map((item) => `{1: ${item}}`),
      ];
    case 'record': {
      const rows = shape.fields.map(
        ({ name: key, shape: of }) => [JSON.stringify(key), goodOf(of)[0] ?? 'None'] as const,
      );
      const missing = shape.fields.flatMap(({ isOptional }, i) =>
        isOptional ? [] : [dictOf(rows.filter((_, at) => at !== i))],
      );
      const spoiled = shape.fields.flatMap(({ shape: of }, i) =>
        badOf(of).map((bad) => dictOf(rows.map((row, at) => (at === i ? [row[0], bad] : row)))),
      );
      return [...wrong, ...missing, ...spoiled, dictOf([...rows, ['"further"', '1']])];
    }
    default:
      return wrong;
  }
}

const shapes = fc.sample(anyShape, { seed: 20261121, numRuns: 100 });

describe.skipIf(!python)('validators take what is written and nothing else', () => {
  test.each(STYLES)('%s', (style) => {
    const oracles = NEEDS[style].map(pythonPackage);
    const missing = oracles.find((oracle) => 'missing' in oracle);
    if (missing && 'missing' in missing) return console.warn(`not run: ${style}: ${missing.missing}`);
    const folders = oracles.flatMap((oracle) => ('folder' in oracle ? oracle.folder : []));
    const validators = shapes.map((shape) => validatorFor(shape, style, 'a test'));
    const questions = shapes.map((shape, i) => ({
      text: validators[i]?.text,
      good: goodOf(shape),
      bad: badOf(shape),
    }));
    const before = process.env.PYTHONPATH;
    process.env.PYTHONPATH = folders.join(delimiter);
    const answers = askPython(join(import.meta.dirname, 'validators.py'), [], questions);
    if (before === undefined) delete process.env.PYTHONPATH;
    else process.env.PYTHONPATH = before;
    const faults = answers.flatMap((faulty, i) =>
      (faulty as string[]).map((fault) => `${JSON.stringify(shapes[i])}\n${fault}`),
    );
    expect(faults.slice(0, 5)).toEqual([]);
    expect(validators.filter((one) => one.style === style).length).toBeGreaterThan(shapes.length / 2);
    expect(questions.reduce((sum, { bad }) => sum + bad.length, 0)).toBeGreaterThan(1_000);
  });
});
