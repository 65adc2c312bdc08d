import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { membersOf } from '../../scripts/registries.ts';
import type { CodeRule } from '../../src/code/judging/rule.ts';
import type { Pattern } from '../../src/code/matching/pattern.ts';
import { parseArgument } from '../../src/code/models/arguments.ts';
import { type CatalogueNode, catalogueOf, stepFrom } from '../../src/code/models/catalogue.ts';
import { models } from '../../src/code/models/libraries/registry.generated.ts';
import { componentsOf, expanded, pathOf, spoken } from '../../src/code/models/paths.ts';
import type { Condition, Model, Sink } from '../../src/code/models/vocabulary.ts';
import { patterns } from '../../src/code/patterns/registry.generated.ts';
import { rules } from '../../src/code/rules/registry.generated.ts';
import { auditFixture, fixtureNames } from '../support/fixtures.ts';

/** What every file in `libraries/` keeps to, and every rule of the code audit. */
const ROOT = join(import.meta.dirname, '..', '..');
const FOLDER = 'src/code/models/libraries';
const MODELS = (models as readonly Model[]).map((model, i) => ({
  model,
  file: membersOf(ROOT, FOLDER)[i] as string,
}));
const RULES = rules as readonly CodeRule[];
const PATTERNS = patterns as readonly Pattern[];

/** Everything under one of these keys, however deep it lies. */
function* under(keys: ReadonlySet<string>, value: unknown, key = ''): Iterable<unknown> {
  if (keys.has(key) && !isPlain(value)) {
    for (const one of Array.isArray(value) ? value : [value]) if (one !== true) yield one;
  }
  if (typeof value !== 'object' || value === null) return;
  for (const [name, inner] of Object.entries(value)) {
    yield* under(keys, inner, Array.isArray(value) ? '' : name);
  }
}

function isPlain(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function strings(keys: readonly string[], model: Model): string[] {
  return [...under(new Set(keys), model)].filter((value) => typeof value === 'string');
}

const ARGUMENTS = [
  'data',
  'argument',
  'chosenBy',
  'from',
  'into',
  'function',
  'key',
  'publicKey',
  'fallback',
];

/** Written without a slip: what is taken apart and put together again is the same. */
function isPath(path: string): boolean {
  return (
    path !== '' && expanded(path).every((one) => pathOf(componentsOf(one)) === one && !/[{}\s]/.test(one))
  );
}

function conditionsOf(sink: Sink): Condition[] {
  const all: Condition[] = [...(sink.safe ?? []), ...(sink.when ?? [])];
  for (const condition of all) {
    for (const inner of [condition.and, condition.unless]) if (inner) all.push(inner);
  }
  return all;
}

describe.each(MODELS)('$file', ({ model, file }) => {
  test('says what it is read from', () => {
    const text = readFileSync(join(ROOT, FOLDER, file), 'utf8');
    expect(text).toMatch(/\*\/\nexport const model: Model = \{/);
    expect(model.library).not.toBe('');
    expect(model.modules.length).toBeGreaterThan(0);
  });

  test('its paths are paths', () => {
    const paths = [
      ...strings(['call', 'path', 'within', 'decorator', 'values', 'comparisons', 'swallowers'], model),
      ...Object.entries({ ...model.aliases, ...model.types }).flat(),
    ];
    expect(paths.filter((path) => !isPath(path))).toEqual([]);
  });

  test('its arguments are arguments', () => {
    for (const argument of strings(ARGUMENTS, model)) expect(() => parseArgument(argument)).not.toThrow();
  });

  test('its checks are whole', () => {
    for (const { call, by, told, key, publicKey, unless } of model.verifications ?? []) {
      expect(told === undefined || by === 'truth', `${call}: only what is given has attributes`).toBe(true);
      expect(key === undefined || publicKey === undefined, `${call}: one key`).toBe(true);
      for (const { because } of unless ?? []) expect(because, call).toMatch(/^[a-z]/);
    }
    for (const { call, key, ownKey } of model.digests ?? [])
      expect(ownKey === undefined || key !== undefined, `${call}: its own key stands in for one`).toBe(true);
  });

  test('its sinks are whole', () => {
    for (const sink of model.sinks ?? []) {
      const { call, rule, data, form, reads } = sink;
      expect(
        RULES.map(({ meta }) => meta.id),
        call,
      ).toContain(rule);
      expect(data === undefined, `${call}: data goes with form`).toBe(form === undefined);
      if (form === 'name') expect(reads, `${call} reads something`).toBeDefined();
      const isTrap = data === undefined && reads === undefined;
      const judged = RULES.find(({ meta }) => meta.id === rule);
      expect(judged?.severity.constant !== undefined, `${call}: a trap goes with a rule of traps`).toBe(
        isTrap,
      );
      for (const { matches, python, versions } of conditionsOf(sink)) {
        if (matches) expect(() => new RegExp(matches)).not.toThrow();
        if (python) expect(python).toMatch(/^(>=|<)\d+\.\d+$/);
        for (const specifier of Object.values(versions ?? {})) expect(specifier).toMatch(/^(>=|<)[\d.]+$/);
      }
    }
  });
});

const CATALOGUE = catalogueOf(models as readonly Model[]);

/** The path under which the engine knows a path of a model: aliases replaced. */
function canonical(path: string): string {
  const [first, ...rest] = componentsOf(path);
  let node: CatalogueNode | undefined = CATALOGUE.root.below.get(first as string);
  node = node?.alias ?? node;
  for (const component of rest) node = stepFrom(node, component);
  return node?.path ?? path;
}

/**
 * An alias makes two paths one, sinks included. Where one library's instances are another's for what they give, as
 * `requests_cache.CachedSession()` are `requests.Session()`, `types` says so and leaves the callables apart.
 */
test('no alias of another model gives away a sink', () => {
  for (const { model, file } of MODELS) {
    for (const path of (model.sinks ?? []).flatMap(({ call }) => expanded(call))) {
      const owners = model.modules.map((module) => module.split('.')[0]);
      expect(owners, `${path} of ${file} is known as ${canonical(path)}`).toContain(
        componentsOf(canonical(path))[0],
      );
    }
  }
});

test('every sink is found in a fixture', async () => {
  const audits = await Promise.all(fixtureNames().map(auditFixture));
  const messages = audits.flatMap(({ findings }) => findings.map(({ message }) => message));
  const words = new Set(messages.flatMap((message) => message.split(/[\s,]+/)));
  const found = new Set([...words].flatMap((word) => [word, spoken(canonical(word))]));
  // What functions answer is called by their names, not by what the framework does with it.
  const answers = new Set(MODELS.flatMap(({ model }) => (model.entries ?? []).map(({ gives }) => gives)));
  const sinks = MODELS.flatMap(({ model }) => (model.sinks ?? []).flatMap(({ call }) => expanded(call)));
  const named = sinks.filter((path) => !answers.has(path)).map((path) => spoken(canonical(path)));
  expect([...new Set(named)].filter((path) => !found.has(path))).toEqual([]);
});

describe.each(RULES)('rule $meta.id', ({ meta, message, severity, sinksOf }) => {
  test('names what is called in its message', () => {
    expect(message).toContain('{callee}');
  });

  test('is named by a model or a pattern', () => {
    const modelled = sinksOf ?? meta.id;
    const isModelled = MODELS.some(({ model }) => model.sinks?.some(({ rule }) => rule === modelled));
    expect(isModelled || PATTERNS.some(({ rule }) => rule === meta.id)).toBe(true);
  });

  test('its worst severity is the one it says', () => {
    const order = ['critical', 'high', 'medium', 'low', 'info'];
    expect(order.find((one) => Object.values(severity).includes(one as never))).toBe(meta.severity);
  });
});
