/**
 * Words that are names in Python like any other, and in JavaScript what every object has. A project is written with one of them
 * everywhere, and with another word of the same length: what is said of both is the same but for the word.
 */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { runProgram } from '../../src/cli/program.ts';
import { recordedConsole } from '../support/console.ts';

const TEMPLATE = join(import.meta.dirname, 'words');
const folder = mkdtempSync(join(tmpdir(), 'wherefrom-words-'));
afterAll(() => rmSync(folder, { recursive: true }));

const WORDS = [
  ['constructor', 'constructox'],
  ['toString', 'toStrong'],
  ['valueOf', 'valuxOf'],
  ['hasOwnProperty', 'hasOwnPropertx'],
  ['__proto__', '__prata__'],
  ['__defineGetter__', '__defineGettex__'],
] as const;

const COMMANDS = [
  ['audit', '--select', 'all', '--no-cache', '--offline', '--format', 'json'],
  ['audit', '--no-cache', '--offline', '--format', 'sarif'],
  ['inspect', '--format', 'json'],
  ['tree', '--offline', '--format', 'json'],
  ['exposure', '--offline', '--format', 'json'],
  ['routes', '--format', 'json'],
];

function writeProject(root: string, word: string): void {
  const filled = (text: string) => text.replaceAll('WORD', word);
  const write = (path: string, bytes: string | Uint8Array) => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), bytes);
  };
  for (const entry of readdirSync(TEMPLATE, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    write(filled(path.slice(TEMPLATE.length + 1)), filled(readFileSync(path, 'utf8')));
  }
  write(join(word, 'tensors.safetensors'), tensorsOf(word));
}

/** One tensor of that name and of that type. */
function tensorsOf(word: string): Buffer {
  const header = Buffer.from(JSON.stringify({ [word]: { dtype: word, shape: [1], data_offsets: [0, 4] } }));
  const length = Buffer.alloc(8);
  length.writeBigUInt64LE(BigInt(header.length));
  return Buffer.concat([length, header, Buffer.alloc(4)]);
}

/** What the commands say, without the word and what is made of it; in order of lines, since the word decides which comes first. */
async function said(word: string): Promise<string[][]> {
  const root = join(folder, 'project');
  rmSync(root, { recursive: true, force: true });
  writeProject(root, word);
  const results: string[][] = [];
  for (const [command = '', ...options] of COMMANDS) {
    const console = recordedConsole({ folder });
    const status = await runProgram([command, root, ...options], console);
    const spelled = new RegExp(`-?(?<![a-z])${word.replace(/^_+|_+$/g, '')}(?![a-z])-?`, 'gi');
    const text = `${status}\n${console.stderr()}\n${console.stdout()}`
      .replaceAll(word, 'WORD')
      .replace(spelled, 'WORD')
      .replace(/\b[0-9a-f]{16,64}\b/g, 'DIGEST');
    results.push(text.split('\n').sort());
  }
  return results;
}

describe('what is said of a project does not hang on', () => {
  test.each(WORDS)('%s', async (word, other) => {
    const [found, expected] = [await said(word), await said(other)];
    expect(found).toEqual(expected);
    expect(found.flat().length).toBeGreaterThan(200);
  });
});
