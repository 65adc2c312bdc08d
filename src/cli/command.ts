import type { Option } from 'commander';
import type { Console } from './console.ts';

/** What a command gets: parsed options by their camel-cased names, and its arguments. */
export interface Invocation {
  readonly console: Console;
  readonly args: readonly string[];
  readonly options: Readonly<Record<string, unknown>>;
}

/** One file in `commands/` exports one of these as `command`. Heavy imports belong inside `run`. */
export interface Command {
  readonly name: string;
  /** One line of the overview. */
  readonly summary: string;
  /** Paragraphs and examples below the options. */
  readonly help?: string;
  /** In commander's notation: `[path...]`, `<rule>`. */
  readonly arguments: readonly { readonly notation: string; readonly description: string }[];
  readonly options: readonly Option[];
  /** What --output names may be a folder, at which the command looks by itself. */
  readonly writesFolders?: true;
  /** Exit status, as in the contract: 0 nothing, 1 findings, 2 could not. */
  run(invocation: Invocation): Promise<number>;
}
