import type { Finding } from '../../finding/finding.ts';
import type { Applicability, Fix, Ground, StoredData, Target } from '../../finding/fix.ts';
import type { LibraryCall } from '../flow/ask/arguments.ts';
import type { Engine } from '../flow/ask/engine.ts';
import type { CallOf } from '../flow/value.ts';
import type { SinkCall } from '../judging/judgement.ts';
import type { Module } from '../program/module.ts';
import type { Tree } from '../python/tree.ts';
import type { Draft } from './draft.ts';

/** A finding that may be mended, and the node that it is about. */
export interface Sight {
  readonly engine: Engine;
  readonly finding: Finding;
  readonly module: Module;
  readonly tree: Tree;
  readonly node: number;
  readonly surroundings: Surroundings;
}

/** One about a call, with all that is known of it; `node` is the Call. */
export interface Case extends Sight {
  readonly sinkCall: SinkCall;
  /** As models name it: `yaml.load`. */
  readonly callee: string;
  readonly call: CallOf;
  /** The call as its library sees it, whoever calls the function around. */
  readonly library: LibraryCall;
}

/** What the rest of the project says; looked at once, when first asked. */
export interface Surroundings {
  /** Files besides Python that hold a YAML tag of Python's: `!!python/object`. */
  taggedDocuments(): readonly string[];
  /** A script of a shell, a Makefile, a workflow or the like that may start a script of the project, by its name with or without `.py`. */
  scriptMentioning(file: string, name: string): string | undefined;
  /** The format that is asked for in the place of pickle; undefined where the payload decides. */
  readonly target: Target | undefined;
  /** Whether there is a file of that path, relative to the root. */
  hasFile(path: string): boolean;
  /** Whether the project names a package, in normal spelling, among its dependencies. */
  dependsOn(name: string): boolean;
}

/** What a repair offers for one finding. */
export interface Proposal {
  readonly title: string;
  readonly applicability: Applicability;
  readonly because: readonly Ground[];
  readonly unless?: readonly string[];
  readonly requires?: Partial<Fix['requires']>;
  readonly data?: readonly StoredData[];
  readonly order?: readonly string[];
  /** Proposals of one group are one fix: the two ends of a channel, the uses of one import. */
  readonly group?: string;
  /** Makes the edits; those of one group are made in the same draft. */
  readonly write: (draft: Draft) => void;
}

/** One way of mending findings. A file in `catalogue/` exports one of these as `repair`. */
export interface Repair {
  /** Also the name of its page: `yaml-safe-load`. */
  readonly id: string;
  readonly page: RepairPage;
  /** The rules whose findings it may mend. */
  readonly rules: readonly string[];
  /** All levels at which it may offer something. */
  readonly levels: readonly Applicability[];
  /**
   * What is offered for a call; undefined where the finding is none of its. Throws {@link Refusal} where it is, and
   * cannot: another repair may still know the finding.
   */
  propose?(about: Case): Proposal | undefined;
  /** The same where no call is wrong, but the way in which something is written. */
  proposeAt?(about: Sight): Proposal | undefined;
}

/** For people: `docs/fixes/<id>.md` is made from it. Sentences; Markdown. */
export interface RepairPage {
  readonly title: string;
  /** What changes in the text. */
  readonly changes: string;
  /** What is proved before it is called safe; or why it never is. */
  readonly safe: string;
  /** When it would be wrong. */
  readonly unsafe: string;
  /** What is refused, and by which kind. */
  readonly refused: string;
  readonly before: string;
  readonly after: string;
}
