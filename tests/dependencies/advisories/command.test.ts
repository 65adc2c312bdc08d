import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Console } from '../../../src/cli/console.ts';
import { runProgram } from '../../../src/cli/program.ts';
import { scratchFolder } from './support/options.ts';
import { jsonLines, record } from './support/records.ts';
import { serve, type TestServer } from './support/server.ts';

const TRANSCRIPTS = join(import.meta.dirname, 'data', 'transcripts');
const scratch = scratchFolder();
let server: TestServer | undefined;

beforeEach(() => vi.useFakeTimers({ now: new Date('2024-05-03T12:00:00Z'), toFake: ['Date'] }));
afterEach(async () => {
  vi.useRealTimers();
  await server?.close();
  server = undefined;
});

/** A terminal in an empty folder. `run` adds what was typed and what was printed to the transcript. */
function terminal(name: string) {
  const folder = join(scratch, name);
  mkdirSync(folder);
  let transcript = '';
  const print = (text: string) => {
    transcript += text;
  };
  const console: Console = {
    ...{ out: print, err: print, outIsTerminal: false, errIsTerminal: false, width: 100 },
    environment: { HOME: folder },
    folder,
    now: () => new Date(),
  };
  const shown = () =>
    transcript
      .replaceAll(folder, '~')
      .replace(/source-[0-9a-f]{24}/g, 'source-…')
      .replace(/127\.0\.0\.1:\d+/g, 'advisories.example')
      .replace(/\(\d+ kB\)/g, '(… kB)')
      .replace(/"bytes": \d+/g, '"bytes": …');
  return {
    folder,
    environment: console.environment as Record<string, string>,
    async run(line: string) {
      print(`$ wherefrom ${line}\n`);
      print(`[${await runProgram(line.split(' '), console)}]\n`);
    },
    matches: (file: string) => expect(shown()).toMatchFileSnapshot(join(TRANSCRIPTS, file)),
  };
}

describe('wherefrom advisories', () => {
  test('imports a file and tells what it has', async () => {
    const { folder, run, matches } = terminal('imports');
    writeFileSync(
      join(folder, 'export.jsonl'),
      `${jsonLines([record('PYSEC-1', 'demo'), record('PYSEC-2', 'other')])}{"id"\n`,
    );
    await run('advisories status');
    await run('advisories update --advisories export.jsonl');
    await run('advisories status');
    await run('advisories status --format json');
    await run('advisories update --advisories export.jsonl');
    vi.setSystemTime(new Date('2024-06-03T12:00:00Z'));
    await run('advisories status');
    await matches('imports.txt');
  });

  test('fetches from an address, and again only when there is something newer', async () => {
    let records = [record('PYSEC-1', 'demo')];
    server = await serve((request, response) => {
      const etag = `"${records.length}"`;
      if (request.headers['if-none-match'] === etag) response.writeHead(304).end();
      else response.writeHead(200, { etag }).end(jsonLines(records));
    });
    const { environment, run, matches } = terminal('fetches');
    environment.WHEREFROM_ADVISORIES = `${server.address}/all.zip`;
    await run('advisories update');
    await run('advisories update');
    records = [...records, record('PYSEC-2', 'demo')];
    await run('advisories update --format json');
    await run('advisories status');
    await matches('fetches.txt');
  });

  test('says what to do instead', async () => {
    const { folder, run, matches } = terminal('says');
    writeFileSync(join(folder, 'page.html'), '<!DOCTYPE html>');
    await run('advisories update --offline');
    await run('advisories update --advisories page.html');
    await run('advisories update --advisories missing.zip');
    await run('advisories update --advisories ftp://advisories.example/all.zip');
    await run('advisories upgrade');
    mkdirSync(join(folder, '.cache/wherefrom/advisories'), { recursive: true });
    writeFileSync(join(folder, '.cache/wherefrom/advisories/store.index'), 'wherefrom-advisories 0 1 2\n');
    await run('advisories status');
    await run('advisories status --format json');
    await matches('says.txt');
  });

  test('takes the source from the project’s settings, relative to the project', async () => {
    const { folder, run, matches } = terminal('configured');
    mkdirSync(join(folder, 'data'));
    writeFileSync(join(folder, 'data/export.jsonl'), jsonLines([record('PYSEC-1', 'demo')]));
    writeFileSync(join(folder, 'wherefrom.toml'), 'advisories = "data/export.jsonl"\n');
    await run('advisories update');
    await run('advisories status');
    await matches('configured.txt');
  });

  test('leaves the store as it was when an update fails', async () => {
    const { folder, run } = terminal('fails');
    writeFileSync(join(folder, 'export.jsonl'), jsonLines([record('PYSEC-1', 'demo')]));
    await run('advisories update --advisories export.jsonl');
    const store = join(folder, '.cache/wherefrom/advisories/store.index');
    const before = readFileSync(store);
    writeFileSync(join(folder, 'export.jsonl'), '{}');
    await run('advisories update --advisories export.jsonl');
    expect(readFileSync(store).equals(before)).toBe(true);
  });
});
