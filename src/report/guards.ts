/** What `wherefrom guard` says of a project: a guard for each of its channels, and what has none. */
import type { Incomplete } from '../finding/incomplete.ts';

export interface ProjectGuards {
  readonly version: 1;
  readonly tool: { readonly name: 'wherefrom'; readonly version: string };
  readonly root: string;
  readonly channels: readonly GuardedChannel[];
  /** Calls that read pickles of which nobody in the project is known to write them. */
  readonly unguarded: readonly Unguarded[];
  /** What is written with `--output`, by name. */
  readonly files: readonly GuardFile[];
  readonly sandbox: readonly SandboxLine[];
  readonly incomplete: readonly Incomplete[];
}

export interface GuardedChannel {
  /** `state.pkl`, `the input of worker.py`. */
  readonly name: string;
  readonly lives: 'process' | 'store' | 'file';
  readonly format: string;
  readonly writers: readonly GuardPlace[];
  readonly readers: readonly GuardPlace[];
  /** What is written, as people write types. */
  readonly holds: string;
  /** Files of the project that were looked into, too. */
  readonly inspected: readonly string[];
  /** All that the loader admits: `app.models.Cart`. */
  readonly names: readonly string[];
  readonly unknown: readonly (GuardPlace & { readonly reason: string })[];
  /** The name of its file in `files`; absent where there is none, and `refused` says why. */
  readonly loader?: string;
  readonly refused?: string;
  readonly validator?: string;
  readonly style?: string;
  /** Why it is another style than the one that was asked for. */
  readonly instead?: string;
}

export interface GuardPlace {
  readonly path: string;
  readonly line: number;
}

export interface Unguarded extends GuardPlace {
  readonly callee: string;
  readonly reason: string;
}

export interface GuardFile {
  readonly name: string;
  readonly text: string;
}

export interface SandboxLine {
  readonly tool: 'bubblewrap' | 'docker' | 'systemd';
  readonly command: string;
  /** What was seen to be stopped, and what not. */
  readonly stops: readonly string[];
  readonly allows: readonly string[];
}
