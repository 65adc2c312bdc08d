import type { Console } from '../../src/cli/console.ts';

/** A console that remembers what was written to it. */
export interface RecordedConsole extends Console {
  readonly stdout: () => string;
  readonly stdoutBytes: () => Buffer;
  readonly stderr: () => string;
}

export function recordedConsole(change: Partial<Console> = {}): RecordedConsole {
  const [out, err]: [Buffer[], string[]] = [[], []];
  return {
    out: (text) => void out.push(Buffer.from(text as string)),
    err: (text) => void err.push(text),
    outIsTerminal: false,
    errIsTerminal: false,
    width: 80,
    folder: '/',
    now: () => new Date('2026-01-02T03:04:05Z'),
    ...change,
    environment: atHome(change.environment ?? { LANG: 'C.UTF-8' }),
    stdout: () => Buffer.concat(out).toString('utf8'),
    stdoutBytes: () => Buffer.concat(out),
    stderr: () => err.join(''),
  };
}

/** What is kept between runs goes to a folder of the tests, unless the test has its own. */
function atHome(environment: Console['environment']): Console['environment'] {
  return { HOME: process.env.WHEREFROM_TEST_HOME, ...environment };
}
