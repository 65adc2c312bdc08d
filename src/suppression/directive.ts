/** `# wherefrom: ignore[rule, family/*] until 2027-01-01 because …`, read. */
export interface Directive {
  /** Rules by id, or `family/*`; at least one. */
  readonly rules: readonly string[];
  /** ISO date; the last day on which it counts. */
  readonly until?: string;
  /** Empty where none is given: then it does not count. */
  readonly reason: string;
}

/** What is wrong with a directive, as a sentence without its full stop. */
export interface Misspelt {
  readonly error: string;
}

const START = /[#;]\s*wherefrom:\s*ignore\b\s*(.*)$/i;
const EXAMPLE = '`# wherefrom: ignore[family/rule] because …`';

/** The directive in a comment; undefined where there is none. */
export function readDirective(comment: string): Directive | Misspelt | undefined {
  const rest = START.exec(comment.slice(0, LONGEST))?.[1];
  if (rest === undefined) return undefined;
  const [, list, tail = ''] = /^\[([^\]]*)\]\s*(.*)$/.exec(rest) ?? [];
  const rules = (list ?? '')
    .split(',')
    .map((rule) => rule.trim())
    .filter(Boolean);
  if (rules.length === 0) return { error: `the comment does not say which rule to ignore; write ${EXAMPLE}` };
  const odd = rules.find((rule) => !/^[a-z0-9-]+\/(?:\*|[a-z0-9-]+)$/.test(rule));
  if (odd !== undefined) return { error: `the comment ignores ${odd}, which is no rule; write ${EXAMPLE}` };
  return withTail(rules, tail);
}

/** A longer comment is no directive that anybody reads. */
const LONGEST = 1000;

function withTail(rules: readonly string[], tail: string): Directive | Misspelt {
  const [, until, rest] = /^until\s+(\S+)\s*(.*)$/i.exec(tail) ?? [undefined, undefined, tail];
  if (until !== undefined && !isDate(until))
    return { error: `the comment ignores until ${until}, which is no date; write it as 2027-01-31` };
  const reason = /^because\b[\s:]*(.*)$/i.exec(rest ?? '')?.[1]?.trim() ?? '';
  return { rules, reason, ...(until !== undefined && { until }) };
}

function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

/** Whether a directive names a rule. */
export function names({ rules }: Directive, rule: string): boolean {
  return rules.some(
    (named) => named === rule || (named.endsWith('/*') && rule.startsWith(named.slice(0, -1))),
  );
}
