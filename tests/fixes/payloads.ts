import fc from 'fast-check';
import { makeEngine } from '../../src/code/flow/ask/answers.ts';
import type { Engine } from '../../src/code/flow/ask/engine.ts';
import { catalogueOf } from '../../src/code/models/catalogue.ts';
import { models } from '../../src/code/models/libraries/registry.generated.ts';
import type { Model } from '../../src/code/models/vocabulary.ts';
import { payloadOf } from '../../src/code/payload/infer.ts';
import { type Payload, partsOf } from '../../src/code/payload/payload.ts';
import { Contents, moduleOf } from '../../src/code/program/file.ts';
import type { Module } from '../../src/code/program/module.ts';
import { Program } from '../../src/code/program/program.ts';
import { Field, Kind } from '../../src/code/python/nodes.ts';
import { parse } from '../../src/code/python/parse.ts';
import { environmentFor } from '../support/environment.ts';

/** Statements, and the expression whose value is written. */
export interface PythonProgram {
  readonly setup: string;
  readonly expression: string;
}

const catalogue = catalogueOf(models as readonly Model[]);

function engineFor(text: string): { engine: Engine; module: Module } {
  const tree = parse(Buffer.from(text));
  const place = { index: 0, path: 'app.py', importRoot: '', name: 'app', isPackage: false, isAside: false };
  const module = moduleOf(place, new Contents(() => ({ tree, placeOf: (position) => position })));
  const program = new Program([module], { libraries: catalogue.root.below, python2: false });
  return { engine: makeEngine(program, catalogue, environmentFor({})), module };
}

/** What is inferred for the expression, in a function of its own. */
export function inferred({ setup, expression }: PythonProgram): Payload {
  const { engine, module } = engineFor(`${setup}\nWRITTEN(${expression})\n`);
  const { tree } = module;
  const last = tree.item(tree.root, tree.count(tree.root) - 1);
  const call = tree.child(last, Field.Expr.value);
  if (tree.kind(call) !== Kind.Call) throw new Error(`no Python: ${setup}\n${expression}`);
  engine.allow(5_000);
  return payloadOf(engine, { module, node: tree.item(call, 0) });
}

/** Whether we would say, by proof, that JSON gives the same back. */
export function isCalledEqual(program: PythonProgram): boolean {
  return partsOf(inferred(program)).every(
    ({ kind }) => kind !== 'other' && kind !== 'declared' && kind !== 'bytes',
  );
}

const scalar = fc.constantFrom(
  ...[
    'None',
    'True',
    '1',
    '-7',
    '2.5',
    '1e400',
    '-0.0',
    'float("nan")',
    '"x"',
    '"\\u00e4"',
    'f"{1}!"',
    'len("abc")',
  ],
  ...[
    'str(3)',
    '10 // 3',
    '7 / 2',
    '"a" + "b"',
    '"%s" % 4',
    'not 3',
    '3 in [3]',
    '2 ** 70',
    'int("5")',
    '"a,b".split(",")',
  ],
  ...[
    'b"raw"',
    '3j',
    '(1, 2)',
    '{1, 2}',
    'object',
    'True + True',
    'True & False',
    '"x".upper()',
    '~5',
    '-True',
    '"ab" * 2',
  ],
  // A text of its own class, which spells itself; what may be complex, or too long for JSON.
  ...['str(ODD)', 'f"{ODD}"', '"%s" % ODD', '"{}".format(ODD)', 'repr(ODD)', 'ODD + "a"', '"".join([ODD])'],
  ...['f"{ODD}!"', '"<%s>" % ODD', 'str((ODD,))', 'str(str(ODD))', '2.5 == 2', 'ODD == 1', 'hex(255)'],
  ...['(-8) ** 0.5', '2.5 ** 0.5', '10 ** 5000', '1 << 20000', '3 ** 2', '1 << 3'],
);
const key = fc.constantFrom('"a"', '"b"', '"c"', '1', 'None', 'str(1)', '"a" + "b"', '(1,)');
const name = fc.constantFrom('one', 'two', 'three');

const expression = fc.letrec<{ value: string }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    scalar,
    name,
    fc.array(tie('value'), { maxLength: 3 }).map((items) => `[${items.join(', ')}]`),
    fc
      .array(fc.tuple(key, tie('value')), { maxLength: 3 })
      .map((items) => `{${items.map(([k, v]) => `${k}: ${v}`).join(', ')}}`),
    tie('value').map((value) => `[${value} for _ in range(2)]`),
    tie('value').map((value) => `[item for item in [${value}, 1]]`),
    fc.tuple(tie('value'), tie('value')).map(([a, b]) => `(${a} if len("ab") > 1 else ${b})`),
    tie('value').map((value) => `{str(i): ${value} for i in range(2)}`),
    fc.tuple(tie('value'), tie('value')).map(([a, b]) => `(${a} or ${b})`),
    tie('value').map((value) => `same(${value})`),
    tie('value').map((value) => `wrapped(${value})`),
    tie('value').map((value) => `{**{"z": ${value}}, "y": 1}`),
    tie('value').map((value) => `[*[${value}], 2]`),
  ),
})).value;

const statement = fc.oneof(
  fc.tuple(name, key, expression).map(([n, k, v]) => `if isinstance(${n}, dict): ${n}[${k}] = ${v}`),
  fc.tuple(name, expression).map(([n, v]) => `if isinstance(${n}, list): ${n}.append(${v})`),
  fc.tuple(name, expression).map(([n, v]) => `${n} = ${v}`),
  fc
    .tuple(name, expression)
    .map(([n, v]) => `for i in range(2):\n    if isinstance(${n}, list): ${n}.append(${v})`),
  fc.tuple(name, name).map(([a, b]) => `${a} = ${b}`),
  fc.tuple(name, name, expression).map(([a, b, v]) => `${a} = ${b} = ${v}`),
  fc.tuple(name, expression).map(([n, v]) => `changed(${n} := ${v})`),
  fc.tuple(name, expression).map(([n, v]) => `if (${n} := ${v}): pass`),
  fc.tuple(name, name).map(([a, b]) => `if isinstance(${a}, list): ${a}.append(${b})`),
  name.map((n) => `if isinstance(${n}, list): ${n}.extend([(1,)])`),
  name.map((n) => `if isinstance(${n}, dict): ${n}.update(q={1})`),
);

const FUNCTIONS =
  'class Odd(str):\n    def __str__(self):\n        return self\n\n    __repr__ = __str__\n\n    def __format__(self, spec):\n        return self\n\n\nODD = Odd("odd")\n\n\ndef changed(value):\n    if isinstance(value, list):\n        value.append((1,))\n\n\ndef same(value):\n    return value\n\n\ndef wrapped(value):\n    inner = {"w": value}\n    return inner\n';

const program: fc.Arbitrary<PythonProgram> = fc
  .tuple(expression, expression, expression, fc.array(statement, { maxLength: 3 }), expression, fc.boolean())
  .map(([one, two, three, statements, written, inFunction]) => {
    const lines = [
      `one = ${one.replace(/\b(one|two|three)\b/g, '0')}`,
      `two = ${two.replace(/\b(two|three)\b/g, '0')}`,
      `three = ${three.replace(/\bthree\b/g, '0')}`,
      ...statements,
    ];
    if (!inFunction) return { setup: `${FUNCTIONS}\n\n${lines.join('\n')}`, expression: written };
    const body = [...lines, `return ${written}`].join('\n').replaceAll('\n', '\n    ');
    return { setup: `${FUNCTIONS}\n\ndef made():\n    ${body}\n`, expression: 'made()' };
  });

/** The same ones for the same seed. */
export function randomPrograms(seed: number, count: number): readonly PythonProgram[] {
  return fc.sample(program, { seed, numRuns: count });
}
