import { cpSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { runProgram } from '../../../src/cli/program.ts';
import { recordedConsole } from '../../support/console.ts';
import { serve } from '../advisories/support/server.ts';
import { indexOf, worldOf } from '../index/support/world.ts';

/**
 * Each folder of `cases/` is an index (`world`: a release a line), a project, what is asked of it (`command`, one run
 * a line) and what is answered, on an index on loopback.
 */
const CASES = join(import.meta.dirname, 'cases');
const top = realpathSync(mkdtempSync(join(tmpdir(), 'wherefrom-resolving-')));
afterAll(() => rmSync(top, { recursive: true, force: true }));

const read = (name: string, file: string) => readFileSync(join(CASES, name, file), 'utf8');

async function transcriptOf(name: string): Promise<string> {
  const folder = join(top, name);
  cpSync(join(CASES, name, 'project'), folder, { recursive: true });
  const server = await serve(indexOf(worldOf(read(name, 'world'))));
  let transcript = '';
  try {
    for (const line of read(name, 'command').trim().split('\n')) {
      const console = recordedConsole({
        folder,
        width: 100,
        environment: { LANG: 'C.UTF-8', HOME: join(top, 'home') },
      });
      const words = [...line.split(' '), '--index-url', `${server.address}/simple`];
      const status = await runProgram(words, console);
      transcript += `$ wherefrom ${line}\n${console.stdout()}`;
      if (console.stderr()) transcript += `--- standard error\n${console.stderr()}`;
      transcript += `--- exit status ${status}\n`;
    }
  } finally {
    await server.close();
  }
  return transcript.replaceAll(folder, '~/project').replaceAll(server.address, 'INDEX');
}

describe('what is answered', () => {
  test.each(readdirSync(CASES))('%s', async (name) => {
    await expect(await transcriptOf(name)).toMatchFileSnapshot(join(CASES, name, 'expected.txt'));
  });
});
