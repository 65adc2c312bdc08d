import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { readDependencies } from '../../../src/dependencies/audit.ts';
import type { Bill, Component } from '../../../src/dependencies/inventory/bill.ts';
import { billOf, uuidOf } from '../../../src/dependencies/inventory/bill.ts';
import { cyclonedx } from '../../../src/dependencies/inventory/cyclonedx.ts';
import { spdx } from '../../../src/dependencies/inventory/spdx.ts';
import { spdx3 } from '../../../src/dependencies/inventory/spdx3.ts';
import type { VexStatement } from '../../../src/dependencies/inventory/statements.ts';
import { discoverFolder } from '../../../src/project/discover.ts';

const ROOT = join(import.meta.dirname, '../../..');
const MAKING = { timestamp: undefined, version: '0.0.0' };
const scratch = mkdtempSync(join(tmpdir(), 'wherefrom-inventory-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

const FORMATS = [
  ['cyclonedx', 'bom.cdx.json', cyclonedx],
  ['spdx', 'bom.spdx.json', spdx],
  ['spdx3', 'bom.spdx3.json', spdx3],
] as const;

/** Components `p0`, `p1` …, each of which may need any others, circles too. */
const bills: fc.Arbitrary<Bill> = fc
  .record({
    versions: fc.array(fc.constantFrom('1.0', '2.0rc1', '1!3.0+local.1'), { minLength: 1, maxLength: 6 }),
    needs: fc.array(fc.tuple(fc.nat(5), fc.nat(5)), { maxLength: 8 }),
    roots: fc.array(fc.nat(5), { minLength: 1, maxLength: 3 }),
    scope: fc.constantFrom<Component['scope'][]>('required', 'excluded'),
  })
  .map(({ versions, needs, roots, scope }) => {
    const refs = versions.map((version, i) => `pkg:pypi/p${i}@${encodeURIComponent(version)}`);
    const at = (i: number) => refs[i % refs.length] as string;
    const components = refs.map((ref, i) => ({
      ref,
      name: `p${i}`,
      version: versions[i],
      scope,
      groups: [scope === 'required' ? 'main' : 'test'],
      needs: [...new Set(needs.filter(([from]) => from === i).map(([, to]) => at(to)))].sort(),
    }));
    return { name: 'shop', components, roots: [...new Set(roots.map(at))].sort(), complete: true };
  });

let folders = 0;

/** What a folder has that holds nothing but this document. */
function readBack(name: string, document: object): Bill {
  folders += 1;
  const folder = join(scratch, String(folders));
  mkdirSync(folder);
  writeFileSync(join(folder, name), JSON.stringify(document));
  const options = { python: undefined, platform: 'linux' } as const;
  const { projects, incomplete } = readDependencies(discoverFolder(folder), options);
  return billOf('shop', projects, incomplete.length === 0);
}

describe.each(FORMATS)('what is written as %s', (format, name, write) => {
  test('is read back with its versions and who needs whom', () => {
    fc.assert(
      fc.property(bills, (bill) => {
        const back = readBack(name, write(bill, MAKING));
        const essence = ({ components, complete }: Bill) => ({
          complete,
          components: components.map(({ ref, needs }) => ({ ref, needs })),
        });
        expect(essence(back)).toEqual(essence(bill));
        // What is needed by nobody of them is what the project asked for, or is asked for as well.
        for (const root of bill.roots) expect(back.roots).toContain(root);
      }),
      { numRuns: 40, seed: 11 },
    );
  });

  test('is the same for the same project, and another for another', () => {
    const [one, other] = fc.sample(bills, { numRuns: 2, seed: 5 }) as [Bill, Bill];
    const text = (bill: Bill) => JSON.stringify(write(bill, MAKING));
    expect(text(one)).toBe(text(structuredClone(one)));
    expect(text(one)).not.toBe(text(other));
    expect(text(one)).not.toMatch(new RegExp(`${new Date().getFullYear()}-`));
  });

  test('is accepted by a reader of others', (context) => {
    const python = join(ROOT, '.cache/bench/sbom/venv/bin/python');
    if (!existsSync(python))
      context.skip('its libraries are not installed: ./wherefrom-dev bench sbom does it');
    const [bill] = fc.sample(bills, { numRuns: 1, seed: 7 }) as [Bill];
    const file = join(scratch, name);
    writeFileSync(file, JSON.stringify(write(bill, MAKING)));
    const { stdout } = spawnSync(python, [join(ROOT, 'bench/sbom/read.py'), format, file], {
      encoding: 'utf8',
    });
    const relations = bill.components.reduce((sum, { needs }) => sum + needs.length, bill.roots.length);
    expect(stdout.trim()).toBe(`OK ${bill.components.length} ${relations}`);
  });
});

test('a CycloneDX document is what the official schema says, its flaws included', () => {
  const folder = join(ROOT, 'node_modules/@cyclonedx/cyclonedx-library/res/schema');
  const schema = (name: string) => ({
    ...JSON.parse(readFileSync(join(folder, name), 'utf8')),
    $id: `http://cyclonedx.org/schema/${name}`,
  });
  const ajv = new Ajv({ strict: false, allErrors: true });
  addFormats.default(ajv);
  ajv.addFormat('iri-reference', true);
  ajv.addFormat('idn-email', true);
  ajv.addSchema(schema('spdx.SNAPSHOT.schema.json'));
  ajv.addSchema(schema('jsf-0.82.SNAPSHOT.schema.json'));
  const validate = ajv.compile(schema('bom-1.6.SNAPSHOT.schema.json'));
  for (const bill of fc.sample(bills, { numRuns: 20, seed: 3 })) {
    const document = cyclonedx(bill, { ...MAKING, timestamp: '2026-11-21T12:00:00Z' }, statementsFor(bill));
    expect(validate(document), JSON.stringify(validate.errors)).toBe(true);
  }
  expect(validate({ bomFormat: 'CycloneDX', specVersion: '1.6', components: [{ type: 'library' }] })).toBe(
    false,
  );
});

function statementsFor({ components }: Bill): VexStatement[] {
  const statuses = ['affected', 'not_affected', 'under_investigation'] as const;
  return components.map(({ ref }, i) => ({
    ref,
    id: `PYSEC-2024-${i}`,
    aliases: [`CVE-2024-${i}`],
    summary: 'Something is wrong.',
    severity: 'info',
    status: statuses[i % 3]!,
    detail: 'a reason',
    action: undefined,
  }));
}

test('a UUID of text has the form that others check', () => {
  for (const text of ['', 'a', 'ü'.repeat(100)])
    expect(uuidOf(text)).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(uuidOf('a')).not.toBe(uuidOf('b'));
});

describe('an inventory of others', () => {
  test('has components within components, and what is no Python package is passed over', () => {
    const bill = readBack('sbom.json', {
      bomFormat: 'CycloneDX',
      specVersion: '1.4',
      components: [
        { type: 'library', name: 'left-pad', purl: 'pkg:npm/left-pad@1.3.0' },
        {
          type: 'container',
          name: 'image',
          components: [{ type: 'library', name: 'PyYAML', purl: 'pkg:pypi/PyYAML@5.3?arch=any' }],
        },
      ],
    });
    expect(bill.components.map(({ ref }) => ref)).toEqual(['pkg:pypi/pyyaml@5.3']);
  });

  test('turned around is the same', () => {
    const purl = (name: string) => ({
      SPDXID: `SPDXRef-${name}`,
      name,
      externalRefs: [
        {
          referenceCategory: 'PACKAGE_MANAGER',
          referenceType: 'purl',
          referenceLocator: `pkg:pypi/${name}@1`,
        },
      ],
    });
    const bill = readBack('x.spdx.json', {
      spdxVersion: 'SPDX-2.2',
      packages: [purl('a'), purl('b')],
      documentDescribes: ['SPDXRef-a'],
      relationships: [
        { spdxElementId: 'SPDXRef-b', relationshipType: 'DEPENDENCY_OF', relatedSpdxElement: 'SPDXRef-a' },
      ],
    });
    expect(bill.components.map(({ ref, needs }) => [ref, needs])).toEqual([
      ['pkg:pypi/a@1', ['pkg:pypi/b@1']],
      ['pkg:pypi/b@1', []],
    ]);
  });

  test.each([
    ['bom.json', '{"bomFormat": "other"}'],
    ['bom.json', '[1'],
    ['x.spdx.json', '{}'],
    ['x.cdx.json', '{"bomFormat": "CycloneDX", "components": [{"purl": 1}, 2], "dependencies": {}}'],
  ])('%s with %s is said to be none, or not whole', (name, text) => {
    const folder = mkdtempSync(join(scratch, 'broken-'));
    writeFileSync(join(folder, name), text);
    const read = readDependencies(discoverFolder(folder), { python: undefined, platform: 'linux' });
    expect(read.incomplete.length).toBeGreaterThan(0);
  });
});
