/** What Python files import from outside of their project, as plain data for whoever knows which package brings it. */
import type { Role } from './role.ts';

export interface ImportingFile {
  /** Relative to the audited root. */
  readonly path: string;
  readonly role: Role;
  /** Whether an `__init__.py` lies beside it. */
  readonly inPackage: boolean;
  readonly lines: number;
  /** In the order of the text; neither the project's own modules nor relative ones. */
  readonly imports: readonly ImportedModule[];
  /** First names of modules that stand in it as texts: settings name modules so. Only those that were asked for. */
  readonly named: readonly NamedModule[];
}

export interface NamedModule {
  readonly name: string;
  readonly line: number;
}

export interface ImportedModule {
  /** Dotted, with what is imported from it: `google.cloud.storage` for `from google.cloud import storage`. */
  readonly name: string;
  readonly line: number;
  readonly column: number;
  /** `optional`: where an exception that a missing module raises is caught; `types`: below `if TYPE_CHECKING`. */
  readonly how: 'plain' | 'optional' | 'types';
}
