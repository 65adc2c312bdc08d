import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { auditCode, type CodeAudit } from '../../src/code/audit.ts';
import { discoverFolder } from '../../src/project/discover.ts';
import { environmentFor } from '../support/environment.ts';
import { FIXTURES } from '../support/fixtures.ts';

/** Programs made to cost time or memory, or to go round in circles: bounded work, and the rest is still judged. */
const scratch = mkdtempSync(join(tmpdir(), 'wherefrom-hostile-'));
afterAll(() => rmSync(scratch, { recursive: true }));
let serial = 0;

async function audited(files: Record<string, string>): Promise<CodeAudit> {
  serial += 1;
  const folder = join(scratch, String(serial));
  for (const [name, text] of Object.entries({ ...files, 'plain.py': PLAIN })) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return auditCode(discoverFolder(folder), environmentFor({}));
}

/** Lies beside every hostile file, and must be found whatever happens there. */
const PLAIN = 'import pickle\nfrom flask import request\n\n\ndef view():\n    pickle.loads(request.data)\n';

function findsPlain({ findings }: CodeAudit): boolean {
  return findings.some(({ location, origin }) => location.path === 'plain.py' && origin === 'remote');
}

const HEAD = 'import pickle\nfrom flask import request\n';
const lines = (count: number, line: (i: number) => string) =>
  Array.from({ length: count }, (_, i) => line(i)).join('\n');

const PROGRAMS: Record<string, Record<string, string>> = {
  'ten thousand callers of one function': {
    'app.py': `${HEAD}def load(data):\n    pickle.loads(data)\n${lines(10_000, (i) => `def f${i}():\n    load(request.args["${i}"])`)}\n`,
  },
  'a chain of ten thousand functions': {
    'app.py': `${HEAD}def f0(data):\n    pickle.loads(data)\n${lines(10_000, (i) => `def f${i + 1}(data):\n    f${i}(data)`)}\nf10000(request.data)\n`,
  },
  'functions that call each other': {
    'app.py': `${HEAD}${lines(60, (i) => `def f${i}(data):\n${lines(60, (j) => `    f${j}(data)`)}\n    pickle.loads(data)`)}\nf0(request.data)\n`,
  },
  'files that import each other': Object.fromEntries(
    Array.from({ length: 100 }, (_, i) => [
      `m${i}.py`,
      `from m${(i + 1) % 100} import *\nfrom m${(i + 7) % 100} import value\nimport pickle\npickle.loads(value)\n`,
    ]),
  ),
  'classes that inherit each other': {
    'app.py': `${HEAD}${lines(200, (i) => `class C${i}(C${(i + 1) % 200}, C${(i + 3) % 200}):\n    def load(self):\n        pickle.loads(self.data)`)}\nC0().load()\n`,
  },
  'a class of a hundred thousand attributes': {
    'app.py': `${HEAD}class C:\n    def fill(self):\n${lines(100_000, (i) => `        self.a${i % 1000} = self.a${(i + 1) % 1000}`)}\n    def load(self):\n        pickle.loads(self.a0)\n`,
  },
  'a hundred thousand texts that an answer is given': {
    'app.py': `${HEAD}import falcon\ndef fill(answer):\n${lines(100_000, (i) => `    answer.text = "${i}"`)}\n`,
  },
  'a text of twenty thousand pieces': {
    'app.py': `${HEAD}import sqlite3\ndef f(cursor):\n    x = request.args["x"]\n    sqlite3.connect("a").cursor().execute(f"${"select x where a='{x}' and ".repeat(20_000)}")\n`,
  },
  'a table of a hundred thousand entries': {
    'app.py': `${HEAD}T = {\n${lines(100_000, (i) => `    "${i}": request.args,`)}\n}\npickle.loads(T["77"])\n`,
  },
  'a thousand branches that meet': {
    'app.py': `${HEAD}def f(a):\n    data = b""\n${lines(1000, (i) => `    if a > ${i}:\n        data = data + request.data`)}\n    pickle.loads(data)\n`,
  },
  'loops in loops': {
    'app.py': `${HEAD}def f(data):\n${lines(90, (i) => `${'    '.repeat(i + 1)}for x${i} in data:`)}\n${'    '.repeat(91)}data = pickle.loads(x89)\n`,
  },
  'functions in functions': {
    'app.py': `${HEAD}${lines(90, (i) => `${'    '.repeat(i)}def f${i}(a${i}):`)}\n${'    '.repeat(90)}pickle.loads(a0)\n`,
  },
  'decorators that decorate themselves': {
    'app.py': `${HEAD}def d(f):\n    @d\n    def inner(*a, **k):\n        return d(f)(*a, **k)\n    return inner\n@d\n@d(d)\ndef load(data):\n    pickle.loads(data)\nload(request.data)\nd = d(d(d))\n`,
  },
  'a generator of itself': {
    'app.py': `${HEAD}def g():\n    yield from g()\n    for x in g():\n        yield x\nfor data in g():\n    pickle.loads(data)\n`,
  },
  'lambdas in lambdas': {
    'app.py': `${HEAD}f = ${'lambda x: '.repeat(300)}pickle.loads(x)\nf${'(request.data)'.repeat(300)}\n`,
  },
  'a line of a megabyte': {
    'app.py': `${HEAD}data = [${'request.data, '.repeat(80_000)}]; pickle.loads(data[3])\n`,
  },
  'partials of partials': {
    'app.py': `${HEAD}from functools import partial\np = pickle.loads\n${lines(500, () => 'p = partial(p)')}\np(request.data)\n`,
  },
  'a name for the loader in a thousand files': Object.fromEntries(
    Array.from({ length: 1000 }, (_, i) => [
      `m${i}.py`,
      i === 0 ? 'from pickle import loads as load\n' : `from m${i - 1} import load\n`,
    ]),
  ),
};

describe('a hostile program', () => {
  test.each(Object.keys(PROGRAMS))('%s', async (name) => {
    expect(findsPlain(await audited(PROGRAMS[name] as Record<string, string>))).toBe(true);
  });
});

test('damaged programs are audited to the end, twice alike', async () => {
  const sources = readdirSync(FIXTURES, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.py'))
    .sort()
    .map((file) => readFileSync(join(FIXTURES, file), 'utf8').split('\n'));
  const cuts = fc.array(fc.record({ at: fc.nat(), drop: fc.nat(3), indent: fc.nat(8) }), { maxLength: 12 });
  const property = fc.asyncProperty(fc.nat(), fc.nat(), cuts, async (a, b, changes) => {
    const text = [...(sources[a % sources.length] ?? []), ...(sources[b % sources.length] ?? [])];
    for (const { at, drop, indent } of changes) {
      const line = text[at % text.length] ?? '';
      text.splice(at % text.length, drop, ' '.repeat(indent) + line.slice(indent));
    }
    const program = { 'app.py': text.join('\n') };
    const first = await audited(program);
    expect(findsPlain(first)).toBe(true);
    expect((await audited(program)).findings).toEqual(first.findings);
  });
  await fc.assert(property, { seed: 20261121, numRuns: 80 });
});

/** What nests deepest takes a third of the stack that a machine has; the tests' own machine has all of it. */
test('what nests too deeply for the stack is told, and the rest is judged', () => {
  const folder = join(scratch, 'stack');
  mkdirSync(folder);
  writeFileSync(join(folder, 'plain.py'), PLAIN);
  const chain = lines(1000, (i) => `def f${i + 1}(data):\n    f${i}(data)`);
  writeFileSync(
    join(folder, 'app.py'),
    `${HEAD}def f0(data):\n    pickle.loads(data)\n${chain}\nf1000(request.data)\n`,
  );
  const root = join(import.meta.dirname, '..', '..');
  const program = `
    const { auditCode } = await import(${JSON.stringify(join(root, 'src/code/audit.ts'))});
    const { discoverFolder } = await import(${JSON.stringify(join(root, 'src/project/discover.ts'))});
    const asksFor = (rule) => rule === 'deserialization/pickle';
    const { environmentFor } = await import(${JSON.stringify(join(root, 'tests/support/environment.ts'))});
    console.log(JSON.stringify(await auditCode(discoverFolder('.'), environmentFor({}), undefined, { asksFor })));`;
  const run = spawnSync(process.execPath, ['--stack-size=300', '--input-type=module', '--eval', program], {
    ...{ cwd: folder, encoding: 'utf8', maxBuffer: 1 << 26 },
  });
  const report = JSON.parse(run.stdout);
  expect(report.findings.map(({ location }: { location: { path: string } }) => location.path)).toEqual([
    'plain.py',
  ]);
  expect(report.incomplete).toEqual([
    {
      path: 'app.py',
      line: 4,
      reason:
        'what pickle.loads gets here could not be found out: it nests too deeply for the stack of this machine',
    },
  ]);
  expect(report.inventory).toContainEqual(
    expect.objectContaining({ path: 'app.py', line: 4, origin: 'unknown' }),
  );
});
