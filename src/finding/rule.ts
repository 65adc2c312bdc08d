import type { Severity } from './severity.ts';

/**
 * What a rule says of itself. `wherefrom explain`, the pages in `docs/rules/` and SARIF are made from this, so
 * it is written for the person who reads it for the first time.
 */
export interface Rule {
  /** Stable, `family/name`, lower case with hyphens. */
  readonly id: string;
  /** Off until it is selected by name, family or as `preview`: too much of what it finds is wrong yet. */
  readonly preview?: true;
  /** A noun phrase of a few words. */
  readonly title: string;
  /** The worst severity that the rule gives. */
  readonly severity: Severity;
  /** Numbers of the Common Weakness Enumeration. */
  readonly cwe: readonly number[];
  /** What is wrong, in one or two sentences. */
  readonly summary: string;
  /** What can happen and when it cannot; paragraphs. */
  readonly explanation: string;
  /** What to do instead; paragraphs, the best first. */
  readonly remedy: string;
  /** How the severity is chosen, if it is not always the same. */
  readonly grading?: string;
  readonly examples?: readonly RuleExample[];
  /** What other tools call the same: ids of checks of Bandit (`B303`) and of Ruff's S rules (`S324`). */
  readonly equals?: readonly string[];
  /** Titles of documents: PEPs, sections of Python's documentation, advisories. */
  readonly references: readonly string[];
}

export interface RuleExample {
  readonly bad: string;
  readonly good: string;
  /** Language of the fence in the page; Python if absent. */
  readonly language?: string;
}

/** The metadata of one rule, by its id. */
export function ruleLookup(rules: readonly Rule[]): (id: string) => Rule | undefined {
  const byId = new Map(rules.map((rule) => [rule.id, rule]));
  return (id) => byId.get(id);
}
