import type { Style } from '../report/handler.ts';
import { type Saves, savesBelow } from './saves.ts';
import { standardStream } from './streams.ts';

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
  const out = standardStream(1, () => process.stdout);
  const err = standardStream(2, () => process.stderr);
  return {
    out: out.write,
    err: err.write,
    outIsTerminal: out.terminal !== undefined,
    errIsTerminal: err.terminal !== undefined,
    width: out.terminal?.columns || PAGE_WIDTH,
    errWidth: err.terminal?.columns || PAGE_WIDTH,
    environment: process.env,
    folder: process.cwd(),
    now: () => new Date(),
    saves: savesBelow,
    /** Looked up when somebody means to ask: making a stream of the input takes time. */
    get ask() {
      return process.stdin.isTTY && out.terminal ? ask : undefined;
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
