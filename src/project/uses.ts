/**
 * What the code of a project does with libraries, as far as others need to know it: what it imports, and where it uses
 * something of a library. Asked of whoever has read the code.
 */
import type { Entry, FlowStep } from '../finding/finding.ts';

export interface CodeUses {
  /** Without any code, that something is not imported says nothing. */
  readonly hasCode: boolean;
  /**
   * Where something is imported that is, is in, or may hold one of these modules (dotted), in order of place; tests
   * come last.
   */
  importsOf(modules: readonly string[]): readonly ImportPlace[];
  /**
   * Whether some text of the code begins with the first name of one of these modules, as texts do by which something
   * is imported: settings, plug-ins, addresses of databases.
   */
  inText(modules: readonly string[]): boolean;
  /** Where something of a library is used, given by its dotted names; in order of place, tests last. */
  usesOf(symbols: readonly string[]): readonly SymbolUse[];
}

export interface ImportPlace {
  /** Dotted, as it is imported: `yaml.loader`. */
  readonly name: string;
  readonly path: string;
  readonly line: number;
  readonly column: number;
  /** Whether the file is part of what may run outside of tests. */
  readonly real: boolean;
}

export interface SymbolUse extends Omit<ImportPlace, 'name'> {
  /** Dotted, as it was asked for. */
  readonly symbol: string;
  /** The call, or the name where it is handed on; one line. */
  readonly text: string;
  /** Calls that lead to it, from the entry point on; empty where none are known. */
  readonly way: readonly FlowStep[];
  readonly entry?: Entry;
}
