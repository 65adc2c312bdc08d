import { type Progress, SILENT } from '../project/progress.ts';
import { cropped, span } from '../report/terminal/text.ts';
import { visible } from '../report/terminal/visible.ts';
import type { Console } from './console.ts';
import { styleFor } from './console.ts';

/** Progress that somebody may be looking at, until it is closed. */
export interface ProgressLine extends Progress {
  /** Takes the line away; before anything else is written, and when the run ends however it ends. */
  close(): void;
}

/** What drawing needs of the process; tests bring their own. */
export interface Host {
  /** Milliseconds, from any start. */
  now(): number;
  /** Gives the event loop, and with it a waiting signal, its turn. */
  breathe(): Promise<void>;
  /** Calls back on Ctrl-C instead of ending the process; the result undoes it. */
  onInterrupt(callback: () => void): () => void;
  exit(status: number): void;
}

/** A run that is over before this needs no progress. */
const PATIENCE = 300;
/** Between two drawings; faster flickers. */
const INTERVAL = 80;
/** Between two turns of the event loop: shorter than anybody waits for Ctrl-C, longer than a turn costs. */
const BREATH = 50;
const INTERRUPTED = 130;

const FRAMES = { unicode: [...'⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏'], ascii: [...'|/-\\'] };
const CLEAR = '\r\x1b[K';

/** One line on standard error that is drawn anew, if that is a terminal and nobody asked for quiet. */
export function progressLine(console: Console, quiet: boolean, host: Host = processHost): ProgressLine {
  if (quiet || !console.errIsTerminal || console.environment.TERM === 'dumb') {
    return { ...SILENT, close() {} };
  }
  return new DrawnLine(console, host);
}

class DrawnLine implements ProgressLine {
  readonly #console: Console;
  readonly #host: Host;
  readonly #unicode: boolean;
  readonly #begun: number;
  #name = '';
  #total: number | undefined;
  #done = 0;
  #frame = 0;
  #drawnAt = Number.NEGATIVE_INFINITY;
  #breathedAt: number;
  #shown = false;
  #closed = false;
  #release: (() => void) | undefined;

  constructor(console: Console, host: Host) {
    this.#console = console;
    this.#host = host;
    this.#unicode = styleFor(console, false, false).unicode;
    this.#begun = host.now();
    this.#breathedAt = this.#begun;
  }

  stage(name: string, total?: number): void {
    this.#name = name;
    this.#total = total;
    this.#done = 0;
    this.#drawIfDue();
  }

  advance(count = 1): void {
    this.#done += count;
    this.#drawIfDue();
  }

  /**
   * Ctrl-C is taken over only here, by a run that lets it through: a busy run that took it and never looked could
   * not be stopped at all, which is worse than a line left behind.
   */
  turn(): Promise<void> | undefined {
    if (this.#closed || this.#host.now() - this.#breathedAt < BREATH) return undefined;
    this.#release ??= this.#host.onInterrupt(() => {
      this.close();
      this.#host.exit(INTERRUPTED);
    });
    this.#breathedAt = this.#host.now();
    return this.#host.breathe();
  }

  close(): void {
    this.#closed = true;
    if (this.#shown) this.#console.err(CLEAR);
    this.#shown = false;
    this.#release?.();
  }

  #drawIfDue(): void {
    const now = this.#host.now();
    if (this.#closed || now - this.#begun < PATIENCE || now - this.#drawnAt < INTERVAL) return;
    this.#drawnAt = now;
    this.#shown = true;
    this.#console.err(CLEAR + this.#text());
  }

  #text(): string {
    const frames = this.#unicode ? FRAMES.unicode : FRAMES.ascii;
    const frame = frames[this.#frame++ % frames.length];
    const count = this.#total === undefined ? `${this.#done || ''}` : `${this.#done} of ${this.#total}`;
    const text = `${frame} ${visible(this.#name, this.#unicode)} ${count}`.trimEnd();
    // One column stays free: a full line would wrap, and only its last part would be cleared.
    const line = cropped(
      [span(text)],
      (this.#console.errWidth ?? this.#console.width) - 1,
      this.#unicode ? '…' : '...',
    );
    return line.map((part) => part.text).join('');
  }
}

const processHost: Host = {
  now: () => performance.now(),
  breathe: () => new Promise((resolve) => setImmediate(resolve)),
  onInterrupt(callback) {
    process.once('SIGINT', callback);
    return () => process.removeListener('SIGINT', callback);
  },
  exit: (status) => process.exit(status),
};
