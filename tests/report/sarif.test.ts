import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { format } from '../../src/report/formats/sarif.ts';
import type { Report } from '../../src/report/report.ts';
import { uriOf } from '../../src/report/sarif/places.ts';
import { report, SEEDED, text } from './arbitrary.ts';
import { rendered } from './render.ts';
import { emptyReport, sampleReport } from './sample.ts';

const schema = JSON.parse(
  readFileSync(join(import.meta.dirname, '..', 'data', 'sarif', 'sarif-2.1.0.schema.json'), 'utf8'),
);
const ajv = new Ajv2020({ strict: false });
(addFormats as unknown as (target: Ajv2020) => void)(ajv);
const validate = ajv.compile(schema);

const logOf = (any: Report) => JSON.parse(rendered(format, any));

describe('the SARIF log', () => {
  test('of the sample', async () => {
    await expect(rendered(format, sampleReport)).toMatchFileSnapshot('expected/sarif/sample.sarif');
  });
  test('of an empty folder', async () => {
    await expect(rendered(format, emptyReport)).toMatchFileSnapshot('expected/sarif/empty.sarif');
  });

  test('of any report is valid, and its indices point at what they mean', () => {
    fc.assert(
      fc.property(report, (any) => {
        const log = logOf(any);
        expect(validate(log), JSON.stringify(validate.errors)).toBe(true);
        const [run] = log.runs;
        expect(run.results).toHaveLength(any.findings.length);
        for (const result of run.results) {
          expect(run.tool.driver.rules[result.ruleIndex].id).toBe(result.ruleId);
          for (const { physicalLocation } of placesIn(result)) {
            const { index, uri } = physicalLocation.artifactLocation;
            expect(run.artifacts[index].location.uri).toBe(uri);
          }
        }
        for (const rule of run.tool.driver.rules) {
          for (const { target } of rule.relationships ?? []) {
            expect(run.taxonomies[0].taxa).toContainEqual({ id: target.id });
          }
        }
      }),
      SEEDED,
    );
  });

  test('makes no link of what an audited project says', () => {
    const message = 'see [here](https://example.org) now';
    const [run] = logOf({ ...sampleReport, findings: [{ ...sampleReport.findings[0]!, message }] }).runs;
    expect(run.results[0].message.text).toContain('see \\[here\\](https://example.org) now');
  });
});

interface Place {
  physicalLocation: { artifactLocation: { index: number; uri: string } };
}

function placesIn(result: {
  locations: Place[];
  relatedLocations?: Place[];
  codeFlows?: { threadFlows: { locations: { location: Place }[] }[] }[];
}): Place[] {
  const flows = (result.codeFlows ?? []).flatMap(({ threadFlows }) => threadFlows);
  const steps = flows.flatMap(({ locations }) => locations.map(({ location }) => location));
  return [...result.locations, ...(result.relatedLocations ?? []), ...steps];
}

describe('the address of a file', () => {
  test('is relative and reads back as the path', () => {
    fc.assert(
      fc.property(text, (path) => {
        const uri = uriOf(path);
        expect(uri).toMatch(/^[A-Za-z0-9\-._~!'()*%/]*$/);
        expect(decodeURIComponent(uri)).toBe(path.toWellFormed());
      }),
      SEEDED,
    );
  });
});
