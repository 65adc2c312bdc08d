import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { checkOutput, openOutput } from '../../src/cli/output.ts';
import { formatNamed, present } from '../../src/cli/present.ts';
import { formats } from '../../src/report/formats/registry.generated.ts';
import type { Report } from '../../src/report/report.ts';
import { cleanReport, emptyReport, sampleReport, sampleRun } from '../report/sample.ts';
import { recordedConsole } from '../support/console.ts';

const SETTINGS = {
  format: 'json',
  output: undefined,
  verbose: false,
  failOn: 'medium',
  strict: false,
} as const;
const top = mkdtempSync(join(tmpdir(), 'wherefrom-output-'));
let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(top, 'case-'));
});
afterAll(() => rmSync(top, { recursive: true, force: true }));

function presented(report: Report, change: Partial<Parameters<typeof present>[2]> = {}) {
  const console = recordedConsole({ folder });
  return { status: present(report, sampleRun, { ...SETTINGS, ...change }, console), text: console.stdout() };
}

const NAMES = ['github', 'gitlab', 'html', 'json', 'junit', 'sarif', 'terminal'];

describe('formats', () => {
  test('have names of their own', () => expect(formats.map(({ name }) => name).sort()).toEqual(NAMES));
  test('one that does not exist is a usage error that lists those that do', () => {
    expect(() => formatNamed('xunit')).toThrow(
      expect.objectContaining({ exitStatus: 2, nextStep: `choose from ${NAMES.join(', ')}` }),
    );
    expect(() => formatNamed('jsno')).toThrow('there is no format jsno; did you mean json?');
  });
});

describe('the exit status', () => {
  test.each([
    ['nothing found', emptyReport, {}, 0],
    ['findings', sampleReport, {}, 1],
    ['findings below the threshold', { ...sampleReport, findings: sampleReport.findings.slice(10) }, {}, 0],
    ['suppressed findings', { ...sampleReport, findings: sampleReport.findings.slice(9, 10) }, {}, 0],
    ['--fail-on never', sampleReport, { failOn: 'never' }, 0],
    ['--fail-on low', { ...sampleReport, findings: sampleReport.findings.slice(10) }, { failOn: 'low' }, 1],
    ['incomplete', { ...cleanReport, incomplete: sampleReport.incomplete }, {}, 0],
    ['incomplete and --strict', { ...cleanReport, incomplete: sampleReport.incomplete }, { strict: true }, 2],
    ['findings, incomplete and --strict', sampleReport, { strict: true }, 2],
  ] as const)('%s', (_, report, change, status) => {
    for (const { name } of formats)
      expect(presented(report, { ...change, format: name }).status).toBe(status);
    const log = JSON.parse(presented(report, { ...change, format: 'sarif' }).text);
    expect(log.runs[0].invocations[0].exitCode).toBe(status);
  });
});

describe('--output', () => {
  const write = (file: string) => presented(sampleReport, { output: file });
  const check = (path: string) => checkOutput(recordedConsole({ folder }), path);

  test('writes the file and nothing else', () => {
    expect(write(join(folder, 'report.json')).text).toBe('');
    expect(readFileSync(join(folder, 'report.json'), 'utf8')).toBe(presented(sampleReport).text);
    expect(readdirSync(folder)).toEqual(['report.json']);
  });
  test('is relative to the current folder', () => {
    write('report.json');
    expect(existsSync(join(folder, 'report.json'))).toBe(true);
  });
  test('replaces a file, with its mode', () => {
    const file = join(folder, 'report.json');
    writeFileSync(file, 'old');
    chmodSync(file, 0o600);
    write(file);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readFileSync(file, 'utf8')).not.toBe('old');
  });
  test('writes what a link leads to', () => {
    writeFileSync(join(folder, 'real.json'), 'old');
    symlinkSync('real.json', join(folder, 'link.json'));
    write(join(folder, 'link.json'));
    expect(lstatSync(join(folder, 'link.json')).isSymbolicLink()).toBe(true);
    expect(readFileSync(join(folder, 'real.json'), 'utf8')).toMatch(/^\{\n {2}"version": 1,/);
  });
  test('writes a device as it is', () => {
    write('/dev/null');
    expect(statSync('/dev/null').isCharacterDevice()).toBe(true);
  });
  test.each([
    ['a folder that does not exist', 'none/report.json', 'its folder does not exist'],
    ['a file for a folder', 'file/report.json', 'its folder is a file'],
    ['a folder', 'folder', 'it is a folder'],
  ])('into %s is a usage error', (_, path, reason) => {
    writeFileSync(join(folder, 'file'), '');
    mkdirSync(join(folder, 'folder'));
    for (const attempt of [write, check]) {
      expect(() => attempt(path)).toThrow(
        expect.objectContaining({ exitStatus: 2, message: expect.stringContaining(reason) }),
      );
    }
    expect(readdirSync(folder).sort()).toEqual(['file', 'folder']);
  });
  test('is checked before the run without a trace', () => {
    writeFileSync(join(folder, 'old'), 'old');
    for (const path of ['old', 'new', '-', '/dev/null']) check(path);
    expect(readdirSync(folder)).toEqual(['old']);
    expect(readFileSync(join(folder, 'old'), 'utf8')).toBe('old');
  });
  test('leaves the old file where the report fails half-way', () => {
    const file = join(folder, 'report.json');
    writeFileSync(file, 'old');
    const broken = {
      ...sampleReport,
      findings: [{ ...sampleReport.findings[0], flow: undefined }],
    } as unknown as Report;
    expect(() => presented(broken, { output: file })).toThrow();
    expect(readFileSync(file, 'utf8')).toBe('old');
    expect(readdirSync(folder)).toEqual(['report.json']);
  });
  test('has no colours, and the width of a page', () => {
    const console = recordedConsole({ folder, outIsTerminal: true, width: 200 });
    const output = openOutput(console, 'x', false);
    expect(output.style).toMatchObject({ colour: false, width: 100 });
    output.discard();
    expect(readdirSync(folder)).toEqual([]);
  });
});

describe('standard output', () => {
  const program = join(import.meta.dirname, 'programs', 'report.ts');
  const shell = (command: string) =>
    spawnSync('bash', ['-c', `set -o pipefail; ${command}`, 'bash', process.execPath, program], {
      encoding: 'utf8',
      maxBuffer: 256 * 1024 ** 2,
    });

  test('into a slow pipe gets everything', () => {
    const { stdout, stderr, status } = shell('"$1" "$2" json 20000 | { sleep 0.3; cat; }');
    expect(stderr).toBe('');
    expect(status).toBe(1);
    expect(JSON.parse(stdout).findings).toHaveLength(20_000);
  });
  test('onto a full disk is said, and is no success', (context) => {
    if (!existsSync('/dev/full')) context.skip('there is no /dev/full');
    const { stderr, status } = shell('"$1" "$2" json 1 > /dev/full');
    expect(stderr).toMatch(/^wherefrom: standard output cannot be written: ENOSPC.*\n {2}next: /);
    expect(status).toBe(2);
  });
  test.each(['json', 'terminal', 'sarif'])('closed by its reader is no error, %s', (format) => {
    const { stdout, stderr, status } = shell(`"$1" "$2" ${format} 20000 | head -n 2`);
    expect(stderr).toBe('');
    expect(stdout.split('\n')).toHaveLength(3);
    expect(status, 'still that of the audit').toBe(1);
  });
});
