import type { InstalledEntry } from './installed.ts';

/** A Python release line, such as 3.12. */
export interface PythonVersion {
  readonly major: number;
  readonly minor: number;
}

/** To a question that the project may leave open. */
export type Answer = 'yes' | 'no' | 'unknown';

export type Platform = 'linux' | 'macos' | 'windows';

/** What the audited code would run on, as far as the project or the command line says. */
export interface Environment {
  /** Every Python the project allows, oldest first; never empty. */
  readonly pythons: readonly PythonVersion[];
  readonly platform: Platform;
  /** The version a lock (or an `==` pin) gives to a package, by normalised name. */
  readonly locked: ReadonlyMap<string, string>;
  /** What installers make of the project: commands, plug-ins. */
  readonly installed?: readonly InstalledEntry[];
  /** Whether the version of a package that the project uses is within a specifier set (PEP 440). */
  allows(name: string, specifiers: string): Answer;
  /** Whether the project has a file that the end of a path names; `*` is any text in it. Not known where it is absent. */
  has?(pattern: string): Answer;
}

export const OLDEST_PYTHON: PythonVersion = { major: 2, minor: 7 };
export const NEWEST_PYTHON: PythonVersion = { major: 3, minor: 15 };
