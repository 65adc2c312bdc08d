import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { auditCode } from '../../src/code/audit.ts';
import { parseArgument } from '../../src/code/models/arguments.ts';
import { models } from '../../src/code/models/libraries/registry.generated.ts';
import { CALLED, componentsOf, expanded, ITEM } from '../../src/code/models/paths.ts';
import type { Argument, Condition, Model, Sink } from '../../src/code/models/vocabulary.ts';
import { discoverFolder } from '../../src/project/discover.ts';
import { environmentFor } from '../support/environment.ts';

/**
 * Every deserialisation call that the models know is in the inventory of what calls it, once. A function is written for
 * each, with the arguments that make it such a call.
 */
const top = mkdtempSync(join(tmpdir(), 'wherefrom-inventory-'));
afterAll(() => rmSync(top, { recursive: true, force: true }));

/** Arguments of one call in Python. */
class Arguments {
  readonly positional: string[] = [];
  readonly named = new Map<string, string>();

  put({ position, keyword, item }: ReturnType<typeof parseArgument>, value: string): void {
    const given = item === undefined ? value : `{${JSON.stringify(item)}: ${value}}`;
    if (position === undefined) this.named.set(keyword as string, given);
    else if (keyword !== undefined && position > 0) this.named.set(keyword, given);
    else {
      while (this.positional.length < position) this.positional.push('None');
      this.positional[position] = given;
    }
  }

  toString(): string {
    return [...this.positional, ...[...this.named].map(([name, value]) => `${name}=${value}`)].join(', ');
  }
}

/** The condition under which it is such a call, as arguments; undefined where arguments cannot bring it about. */
function conditionArguments(condition: Condition): readonly (readonly [Argument, string])[] | undefined {
  const { argument, is, contains, within, absent, secret, outside, versions, python, and } = condition;
  if (versions || python || secret || outside || condition.matches || condition.closed) return undefined;
  const rest = and ? conditionArguments(and) : [];
  if (rest === undefined) return undefined;
  if (argument === undefined) {
    const asked = condition.unless;
    return asked?.absent && asked.argument ? [[asked.argument, 'given'], ...rest] : undefined;
  }
  if (absent) return rest;
  const [value] = is ?? contains ?? [];
  if (value !== undefined) return [[argument, contains ? `[${pythonOf(value)}]` : pythonOf(value)], ...rest];
  const [path] = within?.flatMap(expanded) ?? [];
  return path === undefined ? undefined : [[argument, expressionOf(path, new Arguments())], ...rest];
}

function pythonOf(value: string | number | boolean | null): string {
  if (value === null) return 'None';
  return typeof value === 'boolean' ? (value ? 'True' : 'False') : JSON.stringify(value);
}

/** `pickle.Unpickler().load` as Python writes it, the receiver made with these arguments. */
function expressionOf(path: string, receiver: Arguments): string {
  const components = componentsOf(path);
  const last = components.lastIndexOf(CALLED);
  return components
    .map((component, i) => {
      if (component === CALLED) return i === last ? `(${receiver})` : '()';
      if (component === ITEM) return '["key"]';
      return `${i === 0 ? '' : '.'}${component === '*' ? 'anything' : component}`;
    })
    .join('');
}

/** A call of a sink in Python; undefined where none can be written. */
function callOf(path: string, { data, when }: Sink): string | undefined {
  const [own, receiver] = [new Arguments(), new Arguments()];
  const told = when ? when.map(conditionArguments).find((one) => one !== undefined) : [];
  if (told === undefined) return undefined;
  const [first] = [data ?? []].flat();
  const given: (readonly [Argument, string])[] = first === undefined ? [] : [[first, 'given']];
  for (const [argument, value] of [...told, ...given]) {
    const place = parseArgument(argument);
    if (place.which === 'self') continue;
    const to = place.of === 'receiver' ? receiver : own;
    to.put(place.which === 'all' ? { ...place, position: 0 } : place, value);
  }
  return `${expressionOf(path, receiver)}(${own})`;
}

interface Written {
  readonly path: string;
  readonly line: number;
  readonly call: string;
}

function write(model: Model, index: number): Written[] {
  // What is assigned to is no call.
  const sinks = (model.sinks ?? []).filter(
    ({ rule, assigned }) => rule.startsWith('deserialization/') && !assigned,
  );
  const lines: string[] = [];
  const written: Written[] = [];
  const path = `library${index}.py`;
  for (const sink of sinks) {
    for (const called of expanded(sink.call)) {
      const call = callOf(called, sink);
      if (call === undefined) continue;
      const modules = new Set(call.match(/(?<![\w."'\])])[A-Za-z_]\w*(?=\.)/g));
      lines.push(`def reads_${lines.length}(given):`, ...[...modules].map((name) => `    import ${name}`));
      lines.push(`    return ${call}`, '');
      written.push({ path, line: lines.length - 1, call });
    }
  }
  mkdirSync(join(top, String(index)));
  writeFileSync(join(top, String(index), path), lines.join('\n'));
  return written;
}

test('every deserialisation call is in the inventory once', async () => {
  const wrong: string[] = [];
  let calls = 0;
  for (const [index, model] of (models as readonly Model[]).entries()) {
    const written = write(model, index);
    if (written.length === 0) continue;
    calls += written.length;
    const { inventory } = await auditCode(discoverFolder(join(top, String(index))), environmentFor({}));
    for (const { line, call } of written) {
      const entries = inventory.filter((entry) => entry.line === line);
      const isWhole = entries.every(({ origin, verdict, reason }) => origin && verdict && reason);
      const outer = entries.filter(({ column }) => column === '    return '.length + 1);
      if (outer.length !== 1 || !isWhole) wrong.push(`${call}: ${outer.length} times`);
    }
  }
  expect(wrong).toEqual([]);
  expect(calls).toBeGreaterThan(250);
});
