import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { runProgram } from '../../src/cli/program.ts';
import { savesBelow } from '../../src/cli/saves.ts';
import { recordedConsole } from '../support/console.ts';
import { validator } from '../support/schemas.ts';

const top = realpathSync(mkdtempSync(join(tmpdir(), 'wherefrom-watch-')));
afterAll(() => rmSync(top, { recursive: true, force: true }));

const HARMLESS = 'import json\n\n\ndef read(data):\n    return json.loads(data)\n';
const HARMFUL =
  'import pickle\nfrom flask import request\n\n\ndef read():\n    return pickle.loads(request.data)\n';

/** A console at which somebody does one thing after the other, and then has enough. */
function busyConsole(folder: string, ...deeds: (() => void)[]) {
  return recordedConsole({
    folder,
    saves: () => ({
      async next() {
        const deed = deeds.shift();
        deed?.();
        return deed !== undefined;
      },
      close() {},
    }),
  });
}

test('says what each save changes, and ends with the status of the last audit', async () => {
  const file = join(top, 'app.py');
  writeFileSync(file, HARMLESS);
  const save = (text: string) => () => writeFileSync(file, text);
  const added = () => writeFileSync(join(top, 'more.py'), HARMFUL);
  const console = busyConsole(top, save(HARMFUL), save(`# moved\n${HARMFUL}`), save(HARMLESS), added);
  expect(await runProgram(['watch'], console)).toBe(1);
  expect(console.stdout()).toMatchInlineSnapshot(`
    "0 findings
    + critical  app.py:6:12  Data from a request reaches pickle.loads  [deserialization/pickle]
    1 finding
    - critical  app.py:7:12  Data from a request reaches pickle.loads  [deserialization/pickle]
    0 findings
    + critical  more.py:6:12  Data from a request reaches pickle.loads  [deserialization/pickle]
    1 finding
    "
  `);
});

test('writes one object a line', async () => {
  writeFileSync(join(top, 'app.py'), HARMLESS);
  rmSync(join(top, 'more.py'), { force: true });
  const console = busyConsole(top, () => writeFileSync(join(top, 'app.py'), HARMFUL));
  expect(await runProgram(['watch', '--format', 'json', '--fail-on', 'never'], console)).toBe(0);
  const lines = console
    .stdout()
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  const validate = validator('watch.schema.json');
  for (const line of lines) expect(validate(line), JSON.stringify(validate.errors)).toBe(true);
  expect(lines.map(({ appeared, gone }) => [appeared.length, gone.length])).toEqual([
    [0, 0],
    [1, 0],
  ]);
});

test('hears of a file that is saved below a folder, and of the interruption', async () => {
  const saves = savesBelow(top);
  try {
    const heard = saves.next();
    writeFileSync(join(top, 'saved.py'), HARMLESS);
    expect(await heard).toBe(true);
    process.emit('SIGINT');
    expect(await saves.next()).toBe(false);
  } finally {
    saves.close();
  }
});
