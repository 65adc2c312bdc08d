import type { Style } from '../report/handler.ts';
import { type Saves, savesBelow } from './saves.ts';

/** Everything a command knows of the terminal, the environment and the current folder; tests make their own. */
export interface Console {
  /** The report. */
  out(text: string | Uint8Array): void;
  /** Progress and diagnostics. */
  err(text: string): void;
  readonly outIsTerminal: boolean;
  readonly errIsTerminal: boolean;
  /** Columns of the terminal, or of a page where there is none. */
  readonly width: number;
  /** The same of where progress goes; as wide as the report's if absent. */
  readonly errWidth?: number;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly folder: string;
  now(): Date;
  /** What is saved below a folder from now on; absent where nobody waits for that. */
  readonly saves?: (folder: string) => Saves;
  /** Asks whoever sits at the terminal; absent where nobody does. '' at the end of the input. */
  readonly ask?: ((question: string) => Promise<string>) | undefined;
}

/** Without a terminal a report is read in a log or a file: as wide as a page. */
const PAGE_WIDTH = 100;

/** The console of this process, which ends where its report can no longer be written. */
export function processConsole(): Console {
  goOnWhenNobodyReads();
  return {
    out: (text) => void process.stdout.write(text),
    err: (text) => void process.stderr.write(text),
    outIsTerminal: process.stdout.isTTY === true,
    errIsTerminal: process.stderr.isTTY === true,
    width: process.stdout.columns || PAGE_WIDTH,
    errWidth: process.stderr.columns || PAGE_WIDTH,
    environment: process.env,
    folder: process.cwd(),
    now: () => new Date(),
    saves: savesBelow,
    /** Looked up when somebody means to ask: making a stream of the input takes time. */
    get ask() {
      return process.stdin.isTTY && process.stdout.isTTY ? ask : undefined;
    },
  };
}

async function ask(question: string): Promise<string> {
  const { createInterface } = await import('node:readline');
  const reader = createInterface({ input: process.stdin, output: process.stdout });
  return new Promise((resolve) => {
    reader.on('close', () => resolve(''));
    reader.question(question, (answer) => {
      resolve(answer);
      reader.close();
    });
  });
}

/**
 * `wherefrom audit | head`: the reader has what it wanted, which is no error of ours. The run goes on to its end, so
 * that its exit status is still that of the audit. Any other failure, as on a full disk, ends it: a report that is
 * cut off must not pass for one.
 */
function goOnWhenNobodyReads(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EPIPE' || error.code === 'ERR_STREAM_DESTROYED') return;
      if (stream === process.stdout) process.stderr.write(notWritten(error));
      process.exit(2);
    });
  }
}

function notWritten({ message }: Error): string {
  return `wherefrom: standard output cannot be written: ${message}\n  next: write to a place with room, or give --output FILE\n`;
}

/** As NO_COLOR and FORCE_COLOR say, else as the terminal can. `toFile` is true for `--output`. */
export function styleFor(console: Console, toFile: boolean, verbose: boolean): Style {
  const { NO_COLOR, FORCE_COLOR, TERM, LC_ALL, LC_CTYPE, LANG } = console.environment;
  const forced = FORCE_COLOR !== undefined && FORCE_COLOR !== '0' && FORCE_COLOR !== '';
  const able = console.outIsTerminal && !toFile && TERM !== 'dumb';
  const locale = LC_ALL || LC_CTYPE || LANG || 'C.UTF-8';
  return {
    colour: forced || (able && !NO_COLOR && FORCE_COLOR !== '0'),
    width: Math.max(40, toFile ? PAGE_WIDTH : console.width),
    unicode: /utf-?8/i.test(locale),
    verbose,
  };
}
