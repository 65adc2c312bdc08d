import type { FindingDraft } from '../../finding/fingerprint.ts';
import type { Answer, Environment } from '../../project/environment.ts';
import type { Comment } from '../../suppression/comment.ts';
import type { Listing } from '../judging/listings.ts';
import type { FileNotes, Told } from '../program/file.ts';
import type { Aspect } from '../program/reads.ts';
import type { Memory } from './replay.ts';

/** By aspect: ids of names that were asked of all files. */
type Asked = Readonly<Record<Aspect, Int32Array>>;

/** What is kept of one step: its result, and all that it depends on. Questions and answers stand here by their names. */
export interface StepRecord extends Asked {
  readonly id: string;
  /** Questions that it answered for good, in the order of the step, plain ones first; of a table one for each row. */
  readonly made: Float64Array;
  /** How many of these have plain answers. */
  readonly plain: number;
  /** By position in {@link made}: the answer, or 0 where no other step has used it. */
  readonly answers: Float64Array;
  /** All other questions that it asked: those that had answers, and those that it could answer for itself alone. */
  readonly asked: Float64Array;
  /** Positions of the files that it looked at. */
  readonly files: Int32Array;
  readonly result: unknown;
}

/** What is kept of one file: what can be told of it without its tree, and what was made of it alone. */
export interface FileRecord extends Told, FileNotes {
  readonly path: string;
  /** Of its bytes. */
  readonly digest: string;
  readonly listing?: Listing;
  /** Those that are meant for tools that audit. */
  readonly comments?: readonly Comment[];
  /** What is wrong in it by the way it is written. */
  readonly drafts?: readonly FindingDraft[];
}

/** What an environment said, whether a version is allowed or the project has a file (which has no specifiers). */
export type EnvironmentAnswer = readonly [
  asked: 'allows' | 'has',
  about: string,
  specifiers: string,
  answer: Answer,
];

/** Whether an environment says the same again. */
export function haveSameAnswers(before: readonly EnvironmentAnswer[], environment: Environment): boolean {
  return before.every(([asked, about, specifiers, answer]) => {
    const now = asked === 'has' ? environment.has?.(about) : environment.allows(about, specifiers);
    return (now ?? 'unknown') === answer;
  });
}

/** What is kept of one run. */
export interface RunRecord {
  /** All that the result depends on besides the files: options, models, versions. */
  readonly settings: string;
  readonly python2: boolean;
  /** Goes into all names: who does not know it cannot write files whose names collide. */
  readonly seed: number;
  readonly files: readonly FileRecord[];
  /** Answers that the environment gave. */
  readonly answers: readonly EnvironmentAnswer[];
  readonly steps: readonly StepRecord[];
  /** What is still in memory of it. */
  readonly memory?: Memory | undefined;
}

/** The same as another process can take it up. */
export interface WrittenRun extends RunRecord {
  /** Names by id, from 1. */
  readonly spellings: readonly string[];
}
