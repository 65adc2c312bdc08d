/** A comment that may silence findings, with the lines that it speaks of. Lines count from 1, both ends included. */
export interface Comment {
  /** Relative to the root. */
  readonly path: string;
  readonly line: number;
  /** From its `#` to the end of the line. */
  readonly text: string;
  /** Nothing else stands on its line, so it speaks of what follows. */
  readonly alone: boolean;
  /** What it speaks of: its own line, or the next that is not a comment; in Python the whole statement there. */
  readonly from: number;
  readonly to: number;
}

const WORDS = /[#;]\s*(?:wherefrom:|nosec\b|noqa\b)/i;

/** Whether a comment is meant for a tool such as this one. */
export function isDirective(text: string): boolean {
  return WORDS.test(text);
}

/** What every such comment has one of; a file without any needs no second look. */
export const DIRECTIVE_WORDS = ['wherefrom:', 'nosec', 'noqa'] as const;
