import {
  chmodSync,
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { runProgram } from '../../src/cli/program.ts';
import { recordedConsole } from '../support/console.ts';
import { makeFiles } from '../support/files.ts';

/**
 * Each folder of `cases/` is something that people do, or that happens to them. `command` has the words after
 * `wherefrom`, one run a line; `project/` is the folder it is done in, with `files.json` for what cannot be kept as
 * a file (links, odd bytes, archives), or `folder` names one of this repository, which is read where it lies;
 * `expected.txt` is what is printed, standard error and exit status included.
 */
const CASES = join(import.meta.dirname, 'cases');
const REPOSITORY = join(import.meta.dirname, '..', '..');
const ADVISORIES = join(REPOSITORY, 'examples', 'advisories', 'pypi-2024-10-10.jsonl');
const top = realpathSync(mkdtempSync(join(tmpdir(), 'wherefrom-cases-')));
afterAll(() => rmSync(top, { recursive: true, force: true }));

function projectFor(name: string): string {
  const named = join(CASES, name, 'folder');
  if (existsSync(named)) return join(REPOSITORY, readFileSync(named, 'utf8').trim());
  const folder = join(top, name);
  const kept = join(CASES, name, 'project');
  if (existsSync(kept)) cpSync(kept, folder, { recursive: true, verbatimSymlinks: true });
  makeFiles(folder, join(CASES, name, 'files.json'));
  return folder;
}

async function transcriptOf(name: string): Promise<string> {
  const folder = projectFor(name);
  const lines = readFileSync(join(CASES, name, 'command'), 'utf8')
    .trim()
    .split('\n');
  let transcript = '';
  for (const line of lines) {
    const console = recordedConsole({
      folder,
      width: 100,
      environment: { LANG: 'C.UTF-8', HOME: join(top, 'home') },
    });
    const status = await runProgram(line.replace('ADVISORIES', ADVISORIES).split(' '), console);
    transcript += `$ wherefrom ${line}\n${console.stdout()}`;
    if (console.stderr()) transcript += `--- standard error\n${console.stderr()}`;
    transcript += `--- exit status ${status}\n`;
  }
  return withoutCounts(transcript).replaceAll(folder, '~/project').replaceAll(ADVISORIES, 'ADVISORIES');
}

/** A rule more on trial would change every transcript; `selection.test.ts` holds the numbers. */
function withoutCounts(transcript: string): string {
  return transcript
    .replace(/\d+ of (preview|style)\b/g, 'N of $1')
    .replace(/("select":"(?:preview|style)","count":)\d+/g, '$1"N"');
}

describe('what is printed', () => {
  test.each(readdirSync(CASES))('%s', async (name) => {
    await expect(await transcriptOf(name)).toMatchFileSnapshot(join(CASES, name, 'expected.txt'));
  });
});

test('a folder that cannot be read is said, and everything else is still reported', async (context) => {
  if (process.getuid?.() === 0) context.skip('root can read every folder');
  const folder = projectFor('clean');
  symlinkSync('nowhere', join(folder, 'dangling'));
  chmodSync(join(folder, 'closed'), 0);
  const console = recordedConsole({ folder });
  expect(await runProgram(['audit', '--format', 'json', '--offline'], console)).toBe(0);
  expect(console.stdout()).toContain('no permission to read it');
});
