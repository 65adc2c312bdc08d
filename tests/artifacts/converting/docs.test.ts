/** docs/convert.md says what is true: its examples are those of a case, its lists those of schema and code. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const ROOT = join(import.meta.dirname, '..', '..', '..');
const page = readFileSync(join(ROOT, 'docs', 'convert.md'), 'utf8');
const schema = JSON.parse(readFileSync(join(ROOT, 'schemas', 'pickle.schema.json'), 'utf8'));

test('its examples are printed so', () => {
  const printed = readFileSync(join(ROOT, 'tests', 'cli', 'cases', 'convert', 'expected.txt'), 'utf8');
  const examples = [...page.matchAll(/^```\n(\$ wherefrom .*?)^```$/gms)].map(([, text]) => text as string);
  expect(examples.length).toBeGreaterThan(2);
  for (const example of examples) expect(printed).toContain(example);
});

test('its table of forms has every form of the schema, and no other', () => {
  const table = page.slice(page.indexOf('| `$` | fields |'), page.indexOf('`object` and `call` have'));
  const rows = [...table.matchAll(/^\| (`[^|]*) \|/gm)].map(([, names]) => names as string).slice(1);
  const listed = rows.flatMap((names) => [...names.matchAll(/`([^`]+)`/g)].map(([, name]) => name));
  expect(listed.sort()).toEqual([...schema.$defs.form.properties.$.enum].sort());
});
