import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { auditCode } from '../../src/code/audit.ts';
import { discoverFolder } from '../../src/project/discover.ts';
import { environmentFor } from '../support/environment.ts';

const folder = mkdtempSync(join(tmpdir(), 'wherefrom-aside-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** What only outsiders can harm, and a call that is listed wherever it stands. */
const VIEW =
  'import pickle\nfrom flask import redirect, request\n\n\ndef view():\n' +
  '    pickle.loads(request.data)\n    return redirect(request.args["to"])\n';

const asksFor = (rule: string) => ['deserialization/pickle', 'injection/redirect'].includes(rule);

async function found(includeTests: boolean): Promise<string[]> {
  const { findings } = await auditCode(discoverFolder(folder), environmentFor({}), undefined, {
    asksFor,
    includeTests,
  });
  return findings.map(({ rule, location }) => `${location.path} ${rule}`).sort();
}

test('what outsiders could do is asked of tests only where they are included', async () => {
  mkdirSync(join(folder, 'tests'));
  writeFileSync(join(folder, 'app.py'), VIEW);
  writeFileSync(join(folder, 'tests', 'test_app.py'), VIEW);
  const everywhere = ['app.py deserialization/pickle', 'app.py injection/redirect'];
  const listed = 'tests/test_app.py deserialization/pickle';
  expect(await found(false)).toEqual([...everywhere, listed]);
  expect(await found(true)).toEqual([...everywhere, listed, 'tests/test_app.py injection/redirect']);
});
