/** When a flaw is to be cleared. There is no clock here: the day comes from outside. */
import type { Severity } from '../../finding/severity.ts';

/** Days from the day a flaw became public, by severity. */
export type Policy = Readonly<Record<Severity, number>>;

/** What many policies of patching ask for; `[tool.wherefrom.policy]` says otherwise. */
const USUAL: Policy = { critical: 7, high: 30, medium: 90, low: 180, info: 365 };

export function policyFrom(days: Readonly<Partial<Record<Severity, number | undefined>>>): Policy {
  const said = Object.entries(days).filter(([, count]) => count !== undefined);
  return { ...USUAL, ...Object.fromEntries(said) };
}

const DAY = 86_400_000;

/** `published` is an ISO time, `today` a date `2026-11-21`. Counted from today where nobody knows since when. */
export function dueDate(
  severity: Severity,
  published: string | undefined,
  today: string,
  policy: Policy,
): { readonly due: string; readonly overdue: boolean } {
  const known = published === undefined ? Number.NaN : Date.parse(published.slice(0, 10));
  const start = Number.isNaN(known) ? Date.parse(today) : known;
  const due = new Date(start + policy[severity] * DAY).toISOString().slice(0, 10);
  return { due, overdue: due < today };
}
