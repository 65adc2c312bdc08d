import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { runProgram } from '../../src/cli/program.ts';
import { recordedConsole } from '../support/console.ts';

/** What becomes of files that are not as one would have them. */

let folder = '';
beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'wherefrom-files-')));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** One character a byte. */
function put(files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), Buffer.from(text, 'latin1'));
  }
}

function get(path: string): string {
  return readFileSync(join(folder, path)).toString('latin1');
}

async function fix(...args: string[]) {
  const console = recordedConsole({ folder });
  const status = await runProgram(['fix', '--isolated', ...args], console);
  return { status, stdout: console.stdout(), bytes: console.stdoutBytes(), stderr: console.stderr() };
}

const BODY = [
  'import sys',
  'import yaml',
  'NAME = "<>"  # <>',
  'print("<>", yaml.load(open(sys.argv[1]), Loader=yaml.Loader), NAME)  # <>',
  '',
];
const MENDED = 'yaml.safe_load(open(sys.argv[1]))';

/** In their own encodings, among them characters whose second byte is that of a backslash. */
const ENCODINGS: readonly (readonly [name: string, text: string, mark?: string])[] = [
  ['latin-1', '\xe9\xc3\xa9\xff'],
  ['iso-8859-15', '\xa4\xe9'],
  ['cp1252', '\x80\x93x\x94'],
  ['koi8-r', '\xf2\xd5'],
  ['shift_jis', '\x95\x5c\x83\x5c'],
  ['euc-jp', '\xc6\xfc'],
  ['gbk', '\xd6\xd0\xb0\x5c'],
  ['big5', '\xa5\x5c'],
  ['utf-8', '\xc3\xa9\xf0\x9f\x98\x80'],
  ['utf-8', '\xc3\xa9', '\xef\xbb\xbf'],
];

interface SarifFix {
  readonly artifactChanges: readonly {
    readonly replacements: readonly {
      readonly deletedRegion: {
        readonly startLine: number;
        readonly startColumn: number;
        readonly endLine: number;
        readonly endColumn: number;
      };
      readonly insertedContent: { readonly text: string };
    }[];
  }[];
}

interface Sarif {
  readonly runs: readonly {
    readonly columnKind: string;
    readonly results: readonly { readonly fixes?: readonly SarifFix[] }[];
  }[];
}

/** As an editor does it that knows nothing but characters; each replacement is within one line here. */
function applied(text: string, fix: SarifFix | undefined): string {
  const lines = text.split('\n').map((line) => [...line]);
  const replacements = fix?.artifactChanges.flatMap((change) => change.replacements) ?? [];
  for (const { deletedRegion: region, insertedContent } of replacements.toReversed()) {
    expect(region.endLine).toBe(region.startLine);
    const count = region.endColumn - region.startColumn;
    lines[region.startLine - 1]?.splice(region.startColumn - 1, count, ...insertedContent.text);
  }
  return lines.map((line) => line.join('')).join('\n');
}

describe('encodings are kept', () => {
  test.each(ENCODINGS)('%s: %j %j', async (name, text, mark = '') => {
    const before = mark + [`# -*- coding: ${name} -*-`, ...BODY].join('\n').replaceAll('<>', String(text));
    const after = before.replace('yaml.load(open(sys.argv[1]), Loader=yaml.Loader)', MENDED);
    put({ 'app.py': before });
    const { bytes } = await fix('--format', 'diff');
    expect((await fix('--apply')).stderr).toContain('1 fix written');
    expect(get('app.py')).toBe(after);

    put({ 'app.py': before });
    const { status, stderr } = spawnSync('git', ['apply', '-'], { cwd: folder, input: bytes });
    expect(status, String(stderr)).toBe(0);
    expect(get('app.py')).toBe(after);
  });

  test.each(ENCODINGS)('SARIF counts the characters of %s: %j %j', async (name, text, mark = '') => {
    const before = mark + [`# -*- coding: ${name} -*-`, ...BODY].join('\n').replaceAll('<>', String(text));
    const after = before.replace('yaml.load(open(sys.argv[1]), Loader=yaml.Loader)', MENDED);
    put({ 'app.py': before });
    const console = recordedConsole({ folder });
    await runProgram(['audit', '--only', 'code', '--isolated', '--fixes', '--format', 'sarif'], console);
    const [run] = (JSON.parse(console.stdout()) as Sarif).runs;
    const [fix] = run?.results.flatMap(({ fixes = [] }) => fixes) ?? [];
    const decoded = (bytes: string) =>
      new TextDecoder(String(name).replace('latin-1', 'latin1')).decode(Buffer.from(bytes, 'latin1'));
    expect(run?.columnKind).toBe('unicodeCodePoints');
    expect(applied(decoded(before), fix)).toBe(decoded(after));
  });

  test('what the encoding cannot hold is not put in', async () => {
    const call = 'requests.get("https://example.org/\xe9", verify=False, timeout=5)';
    const shell =
      'import requests, subprocess\nfrom flask import request\nsubprocess.run(f"convert \xe9 {request.args[0]}", shell=True)\n';
    put({ 'app.py': `# coding: latin-1\n${shell}${call}\n` });
    const { stdout } = await fix('--apply', '--unsafe', '--select', 'preview', '--format', 'json');
    expect(get('app.py')).toContain('verify=True');
    expect(get('app.py')).toContain('shell=True');
    expect(JSON.parse(stdout).skipped).toMatchObject([
      { kind: 'not-editable', reason: 'its encoding is latin-1' },
    ]);
  });

  test('an encoding with states is not edited', async () => {
    put({ 'app.py': `# coding: iso-2022-jp\n${BODY.join('\n').replaceAll('<>', '\x1b$BF|\x1b(B')}` });
    const { stdout } = await fix('--apply', '--format', 'json');
    expect(JSON.parse(stdout).skipped).toMatchObject([{ kind: 'not-editable' }]);
    expect(get('app.py')).toContain('yaml.Loader');
  });
});

describe('line ends are kept', () => {
  test.each([
    ['LF', ['\n']],
    ['CRLF', ['\r\n']],
    ['CR', ['\r']],
    ['all of them', ['\r\n', '\n', '\r']],
  ] as const)('%s', async (_, ends) => {
    const lines = [
      'import sys',
      'from yaml import load, Loader',
      'x = load(open(sys.argv[1]), Loader)',
      'y = 1',
      'print(x, y)',
    ];
    put({ 'app.py': lines.map((line, i) => line + ends[i % ends.length]).join('') });
    await fix('--apply');
    const expected = [
      lines[0],
      'from yaml import safe_load',
      'x = safe_load(open(sys.argv[1]))',
      lines[3],
      lines[4],
    ];
    expect(get('app.py')).toBe(expected.map((line, i) => line + ends[i % ends.length]).join(''));
  });
});

const PARENT = `import pickle
import subprocess
import sys

subprocess.run([sys.executable, "worker.py"], input=pickle.dumps({"n": len(sys.argv)}), check=True)
`;
const WORKER = `import pickle
import sys

print(pickle.load(sys.stdin.buffer))
`;
const YAML = 'import sys\nimport yaml\nprint(yaml.load(open(sys.argv[1]), Loader=yaml.Loader))\n';

describe('both ends of a channel are mended, or none', () => {
  const spoiled: readonly (readonly [string, Record<string, string>])[] = [
    ['a syntax error in the one that reads', { 'worker.py': `${WORKER}def (:\n` }],
    ['a syntax error in the one that writes', { 'parent.py': `${PARENT}def (:\n` }],
  ];
  test.each(spoiled)('%s', async (_, files) => {
    put({ 'parent.py': PARENT, 'worker.py': WORKER, 'other.py': YAML, ...files });
    const before = [get('parent.py'), get('worker.py')];
    const { stdout } = await fix('--apply', '--unsafe', '--format', 'json');
    expect([get('parent.py'), get('worker.py')]).toEqual(before);
    expect(get('other.py')).toContain('safe_load');
    const { skipped, incomplete } = JSON.parse(stdout);
    expect(skipped.length + incomplete.length).toBeGreaterThan(1);
    expect(incomplete.length).toBe(1);
  });

  test('neither is', async () => {
    put({ 'parent.py': PARENT, 'worker.py': WORKER });
    await fix('--apply');
    expect(get('parent.py') + get('worker.py')).not.toContain('pickle');
  });
});

describe('a fix is written whole, or not at all', () => {
  test('read-only files are not written, and neither is the other end; the rest is', async () => {
    put({ 'parent.py': PARENT, 'worker.py': WORKER, 'app.py': YAML });
    chmodSync(join(folder, 'worker.py'), 0o444);
    const { status, stderr } = await fix('--apply');
    expect(status).toBe(2);
    expect(stderr).toContain('worker.py was not written: it is read-only');
    expect(get('parent.py')).toBe(PARENT);
    expect(get('app.py')).toContain('safe_load');
    expect(readdirSync(folder).sort()).toEqual(['app.py', 'parent.py', 'worker.py']);
  });

  test('modes are kept', async () => {
    put({ 'app.py': YAML });
    chmodSync(join(folder, 'app.py'), 0o755);
    await fix('--apply');
    expect(statSync(join(folder, 'app.py')).mode & 0o777).toBe(0o755);
  });
});
