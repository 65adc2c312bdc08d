import { join } from 'node:path';
import { expect, test } from 'vitest';
import { Program } from '../../src/code/program/program.ts';
import { Field, Kind } from '../../src/code/python/nodes.ts';
import { readModules } from '../../src/code/read.ts';
import { discoverFolder } from '../../src/project/discover.ts';
import { SILENT } from '../../src/project/progress.ts';

const FIXTURES = join(import.meta.dirname, 'fixtures', 'idioms');
const BEARING: readonly number[] = [Kind.Name, Kind.Attribute, Kind.Keyword, Kind.Alias];

/** The index is held against a plain look at every record of every tree. */
test('what is written in a file is found by name and by kind, and nothing else', async () => {
  const { modules } = await readModules(discoverFolder(FIXTURES), SILENT);
  expect(modules.length).toBeGreaterThan(10);
  const program = new Program(modules, { libraries: new Map(), python2: false });
  for (const module of modules) {
    const { tree, written } = module;
    const named = new Map<number, number[]>();
    const calls: number[] = [];
    for (let node = tree.firstRecord(tree.root); node <= tree.root; node = tree.nextRecord(node)) {
      if (tree.kind(node) === Kind.FunctionDef) calls.push(node);
      if (!BEARING.includes(tree.kind(node))) continue;
      named.set(tree.nameId(node), [...(named.get(tree.nameId(node)) ?? []), node]);
    }
    for (const [name, nodes] of named) {
      expect([...written.named(name)]).toEqual(nodes);
      expect(program.mentioning(name)).toContain(module);
    }
    for (const other of modules)
      for (const name of other.written.names)
        if (!written.has(name)) expect(program.mentioning(name)).not.toContain(module);
    expect([...written.ofKind(Kind.FunctionDef)]).toEqual(calls);
    const [middle = 0] = calls.slice(calls.length >> 1);
    expect([...written.within(Kind.FunctionDef, middle, tree.root)]).toEqual(
      calls.filter((node) => node >= middle),
    );
  }
});

test('of a dotted import each part is mentioned', async () => {
  const { modules } = await readModules(discoverFolder(FIXTURES), SILENT);
  const dotted = modules.flatMap(({ tree, written }) =>
    [...written.ofKind(Kind.ImportFrom)].map((node) => ({
      written,
      name: tree.nameAt(node, Field.ImportFrom.module),
    })),
  );
  expect(dotted.length).toBeGreaterThan(0);
  for (const { written, name } of dotted) if (name) expect(written.has(name)).toBe(true);
});
