import { join } from 'node:path';
import { expect, test } from 'vitest';
import { callGraph } from '../../bench/support/call-graph.ts';
import { openCode } from '../../src/code/open.ts';
import { discoverFolder } from '../../src/project/discover.ts';
import { SILENT } from '../../src/project/progress.ts';
import { environmentFor } from '../support/environment.ts';

/** A program with the ways to call that the language has; the transcript was checked by hand, edge by edge. */
const FOLDER = join(import.meta.dirname, 'call-graph');

test('who calls whom', async () => {
  const { engine } = await openCode(discoverFolder(join(FOLDER, 'program')), environmentFor({}), SILENT);
  const edges = [...callGraph(engine)].flatMap(([caller, callees]) =>
    [...callees].map((callee) => `${caller} -> ${callee}\n`),
  );
  await expect(edges.sort().join('')).toMatchFileSnapshot(join(FOLDER, 'calls.txt'));
});
