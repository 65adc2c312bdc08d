/** A shell at a terminal of its own, as a person has it: keys go in, and what it shows comes out. */
import { type ChildProcessWithoutNullStreams, spawn, spawnSync } from 'node:child_process';

export interface Shell {
  /** Gives keys to the shell and waits until it shows what is sought. */
  type(keys: string, until: RegExp): Promise<RegExpExecArray>;
  close(): void;
}

/** True if the program starts here. */
export function isThere(program: string): boolean {
  return spawnSync(program, ['--version']).status === 0;
}

/** `command` is run by `script`, which brings the terminal. */
export function shellAt(command: string, environment: Readonly<Record<string, string>>): Shell {
  const child = spawn('script', ['-qec', command, '/dev/null'], {
    env: { ...process.env, TERM: 'dumb', ...environment },
  });
  return new TypedShell(child);
}

class TypedShell implements Shell {
  readonly #child: ChildProcessWithoutNullStreams;
  #shown = '';
  #changed = () => {};

  constructor(child: ChildProcessWithoutNullStreams) {
    this.#child = child;
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      this.#shown += text;
      this.#changed();
    });
    child.on('close', () => this.#changed());
  }

  async type(keys: string, until: RegExp): Promise<RegExpExecArray> {
    this.#shown = '';
    this.#child.stdin.write(keys);
    for (;;) {
      const found = until.exec(this.#shown);
      if (found) return found;
      if (this.#child.exitCode !== null) throw new Error(`the shell has ended: ${this.#shown}`);
      await new Promise<void>((resolve) => {
        this.#changed = resolve;
      });
    }
  }

  close(): void {
    this.#child.kill('SIGKILL');
  }
}
