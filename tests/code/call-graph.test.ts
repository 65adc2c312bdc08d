import { join } from 'node:path';
import { expect, test } from 'vitest';
import { callGraph } from '../../bench/support/call-graph.ts';
import { auditCode } from '../../src/code/audit.ts';
import type { ByName } from '../../src/code/flow/ask/guesses.ts';
import { openCode } from '../../src/code/open.ts';
import { discoverFolder } from '../../src/project/discover.ts';
import { SILENT } from '../../src/project/progress.ts';
import { environmentFor } from '../support/environment.ts';
import { isAboutData, openFixture } from '../support/fixtures.ts';

/** A program with the ways to call that the language has; the transcript was checked by hand, edge by edge. */
const FOLDER = join(import.meta.dirname, 'call-graph');

test('who calls whom', async () => {
  const { engine } = await openCode(discoverFolder(join(FOLDER, 'program')), environmentFor({}), SILENT);
  const edges = [...callGraph(engine)].flatMap(([caller, callees]) =>
    [...callees].map((callee) => `${caller} -> ${callee}\n`),
  );
  await expect(edges.sort().join('')).toMatchFileSnapshot(join(FOLDER, 'calls.txt'));
});

/** `idioms/guessed` says what is found; this, how certain it is. */
test('what is resolved by name alone has low confidence, and can be left out', async () => {
  const { project, environment } = openFixture('idioms/guessed');
  const said = async (byName: ByName) => {
    const { findings } = await auditCode(project, environment, SILENT, { asksFor: isAboutData, byName });
    return findings.map(({ location, origin, confidence }) => `${location.line} ${origin} ${confidence}`);
  };
  expect(await said('never')).toEqual(['9 caller high', '12 caller high', '20 caller high']);
  expect(await said('unique')).toEqual(['9 remote low', '12 caller high', '20 caller high']);
  expect(await said('always')).toEqual(['9 remote low', '12 caller high', '20 remote low']);
});
