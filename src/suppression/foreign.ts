/**
 * Comments that silence other linters: Bandit's `# nosec`, `# nosec B301`, and `# noqa`, `# noqa: S301` of Flake8 and
 * Ruff. They were written for a tool that flags every call alike, so they say little about a path from a request.
 */
const NOSEC = /#\s*nosec\b(?::?\s*(?:[A-Z]\d+|[a-z]\w*_\w+)(?:[\s,]+(?:[A-Z]\d+|[a-z]\w*_\w+))*)?/i;
const NOQA = /#\s*noqa\b(?::\s*[A-Z]+\d+(?:[\s,]+[A-Z]+\d+)*)?/i;

/** The part of a comment that would silence a security linter; undefined where none would. */
export function foreignMute(comment: string): string | undefined {
  const text = comment.slice(0, LONGEST);
  const nosec = NOSEC.exec(text)?.[0];
  if (nosec !== undefined) return nosec;
  const noqa = NOQA.exec(text)?.[0];
  const isOfSecurity = noqa !== undefined && (!noqa.includes(':') || /[\s,:]S\d/i.test(noqa));
  return isOfSecurity ? noqa : undefined;
}

const LONGEST = 1000;
