import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type Host, progressLine } from '../../src/cli/progress.ts';
import { recordedConsole } from '../support/console.ts';

/** A clock that stands still until it is told otherwise, and a Ctrl-C that can be pressed. */
function fakeHost() {
  let now = 1_000;
  let interrupt: (() => void) | undefined;
  const exits: number[] = [];
  let breaths = 0;
  const host: Host = {
    now: () => now,
    breathe: async () => {
      breaths += 1;
    },
    onInterrupt(callback) {
      interrupt = callback;
      return () => {
        interrupt = undefined;
      };
    },
    exit: (status) => void exits.push(status),
  };
  return {
    host,
    exits,
    pass: (milliseconds: number) => {
      now += milliseconds;
    },
    interrupt: () => interrupt?.(),
    listens: () => interrupt !== undefined,
    breaths: () => breaths,
  };
}

const terminal = { errIsTerminal: true, width: 40 };
const CLEAR = '\r\x1b[K';

describe('progress', () => {
  test('of a short run is not shown', () => {
    const { host, pass } = fakeHost();
    const console = recordedConsole(terminal);
    const line = progressLine(console, false, host);
    line.stage('reading files', 3);
    pass(299);
    line.advance();
    line.close();
    expect(console.stderr()).toBe('');
  });

  test('of a long run is one line, drawn now and then, and taken away', () => {
    const { host, pass } = fakeHost();
    const console = recordedConsole(terminal);
    const line = progressLine(console, false, host);
    line.stage('reading files', 100);
    pass(300);
    for (let i = 0; i < 10; i += 1) line.advance();
    pass(80);
    line.advance(5);
    pass(80);
    line.stage('asking questions');
    pass(80);
    line.advance(2);
    line.close();
    expect(console.stderr().split(CLEAR)).toEqual([
      '',
      '⠋ reading files 1 of 100',
      '⠙ reading files 15 of 100',
      '⠹ asking questions',
      '⠸ asking questions 2',
      '',
    ]);
    expect(console.stdout()).toBe('');
  });

  test('fits into the terminal, in its characters', () => {
    const { host, pass } = fakeHost();
    const console = recordedConsole({ ...terminal, width: 20, environment: { LANG: 'C' } });
    const line = progressLine(console, false, host);
    pass(300);
    line.stage('reading \x1b[2J some very long name', 7);
    expect(console.stderr()).toBe(`${CLEAR}| reading <U+001...`);
  });

  test.each([
    ['no terminal', {}, false],
    ['--quiet', terminal, true],
    ['a dumb terminal', { ...terminal, environment: { TERM: 'dumb' } }, false],
  ])('is silent with %s', (_, change, quiet) => {
    const { host, pass, listens } = fakeHost();
    const console = recordedConsole(change);
    const line = progressLine(console, quiet, host);
    line.stage('reading', 2);
    pass(1_000);
    line.advance();
    void line.turn?.();
    line.close();
    expect(console.stderr()).toBe('');
    expect(listens()).toBe(false);
  });

  test('after the end is silent', () => {
    const { host, pass } = fakeHost();
    const console = recordedConsole(terminal);
    const line = progressLine(console, false, host);
    line.close();
    pass(1_000);
    line.advance();
    expect(console.stderr()).toBe('');
  });
});

describe('Ctrl-C', () => {
  test('leaves a clean line and exits 130', async () => {
    const { host, pass, interrupt, exits } = fakeHost();
    const console = recordedConsole(terminal);
    const line = progressLine(console, false, host);
    line.stage('reading', 2);
    pass(400);
    line.advance();
    await line.turn?.();
    interrupt();
    expect(exits).toEqual([130]);
    expect(console.stderr().endsWith(CLEAR)).toBe(true);
  });
  test('is left to the system by a run that gives no turns', () => {
    const { host, pass, listens } = fakeHost();
    const line = progressLine(recordedConsole(terminal), false, host);
    pass(1_000);
    line.advance();
    expect(listens()).toBe(false);
  });
  test('is left to the system again once the line is closed', async () => {
    const { host, pass, listens } = fakeHost();
    const line = progressLine(recordedConsole(terminal), false, host);
    pass(60);
    await line.turn?.();
    expect(listens()).toBe(true);
    line.close();
    expect(listens()).toBe(false);
  });
  test('turns are given now and then, not each time', async () => {
    const { host, pass, breaths } = fakeHost();
    const line = progressLine(recordedConsole(terminal), false, host);
    for (let i = 0; i < 100; i += 1) {
      pass(1);
      await line.turn?.();
    }
    expect(breaths()).toBe(2);
  });
});

/** Runs a program in a terminal of its own, presses Ctrl-C once it shows progress, prints what it saw and the end. */
const IN_A_TERMINAL = `
import os, pty, sys, time
child, terminal = pty.fork()
if child == 0: os.execv(sys.argv[1], sys.argv[1:])
seen = b''
while b'of 1000' not in seen: seen += os.read(terminal, 4096)
os.write(terminal, b'\\x03')
try:
    while True: seen += os.read(terminal, 4096)
except OSError: pass
_, status = os.waitpid(child, 0)
sys.stdout.buffer.write(seen + b'|%d' % os.waitstatus_to_exitcode(status))
`;
const python = spawnSync('python3', ['-c', 'import pty']).status === 0;
if (!python) console.warn('skipped: no python3 to open a terminal with');

describe('in a real terminal', () => {
  test.skipIf(!python)('Ctrl-C clears the line and exits 130', () => {
    const program = join(import.meta.dirname, 'programs', 'long-run.ts');
    const { stdout, stderr } = spawnSync('python3', ['-c', IN_A_TERMINAL, process.execPath, program], {
      encoding: 'utf8',
      env: { ...process.env, TERM: 'xterm', LANG: 'C.UTF-8' },
    });
    expect(stderr).toBe('');
    expect(stdout).toMatch(/⠋ working \d+ of 1000/);
    expect(stdout).toMatch(/\r\x1b\[K\|130$/);
  });
});
