import { LimitReached } from '../../limits/errors.ts';
import type { ArtifactReason, ArtifactVerdict } from '../../report/report.ts';
import { Malformed } from '../reading/malformed.ts';

/** The rules of artifacts, by the last part of their id; each has a file in rules/. */
export type RuleName =
  | 'dangerous-global'
  | 'dangerous-call'
  | 'hidden-payload'
  | 'reader-disagreement'
  | 'shadowed-module'
  | 'malformed'
  | 'unsupported'
  | 'unknown-global'
  | 'external-reference'
  | 'escaping-path'
  | 'embedded-code';

/** Why an artifact gets its verdict: one of possibly many reasons, and the verdict that it alone would give. */
export interface Reason {
  readonly rule: RuleName;
  readonly verdict: Exclude<ArtifactVerdict, 'safe'>;
  readonly message: string;
  readonly offset?: number;
  /** The Python name that it is about, if it is about one. */
  readonly name?: string;
}

/** The worst first: what runs code, what hides, what cannot be decided, what nobody knows. */
const VERDICTS: readonly ArtifactVerdict[] = ['dangerous', 'suspicious', 'unreadable', 'unknown', 'safe'];

export function worstOf(verdicts: readonly ArtifactVerdict[]): ArtifactVerdict {
  if (verdicts.length === 0) return 'safe';
  return VERDICTS.find((verdict) => verdicts.includes(verdict)) ?? 'safe';
}

export function reported({ rule, message, offset }: Reason): ArtifactReason {
  const id = `artifact/${rule}`;
  return offset === undefined ? { rule: id, message } : { rule: id, message, offset };
}

/** What is too large or too deep to be read is not known to be harmless. */
export function limitReason({ message }: LimitReached): Reason {
  return { rule: 'unsupported', verdict: 'unreadable', message: `reading stopped at a limit: ${message}` };
}

/** Reads as far as can be read: why it went no further, or nothing. What was found before counts all the same. */
export function readingReasons(read: () => void): Reason[] {
  try {
    read();
    return [];
  } catch (error) {
    if (error instanceof LimitReached) return [limitReason(error)];
    if (!(error instanceof Malformed)) throw error;
    return [{ rule: 'malformed', verdict: 'unreadable', message: error.message }];
  }
}
