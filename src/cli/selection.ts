import { Option } from 'commander';
import type { Rule } from '../finding/rule.ts';
import type { RulesOff, Selection } from '../finding/selection.ts';
import { familyOf, subjectOf } from '../finding/subject.ts';
import { UsageError } from '../limits/errors.ts';
import { nearest } from '../project/nearest.ts';

export const SELECTION_OPTIONS = [
  new Option('--select <rules>', 'also these rules or families: style, style/assert'),
  new Option('--ignore <rules>', 'not these rules or families'),
];

/** Selects every rule that is not on yet because too much of what it finds is wrong. */
const PREVIEW = 'preview';

/** Families of taste: off until they are selected. */
const OFF: ReadonlySet<string> = new Set(['style']);

/**
 * What `--select` and `--ignore` say together. A rule that is named decides before its family, and `--ignore` before
 * `--select`; where nothing is said, every rule counts but those of {@link OFF}.
 */
export function selectionOf(
  rules: readonly Pick<Rule, 'id' | 'preview'>[],
  { select, ignore }: { readonly select: readonly string[]; readonly ignore: readonly string[] },
): Selection {
  const known = new Set([PREVIEW, ...rules.flatMap(({ id }) => [id, familyOf(id)])]);
  check('--select', select, known);
  check('--ignore', ignore, known);
  const off = new Set(rules.filter((rule) => !counts(rule, select, ignore)).map(({ id }) => id));
  const forgotten = rules.filter((rule) => off.has(rule.id) && !isNamed(rule, ignore));
  return { asksFor: (rule) => !off.has(rule), ignored: [...new Set(ignore)].sort(), off: counted(forgotten) };
}

/** The words that may stand for a rule, the nearest first. */
function wordsFor({ id, preview }: Pick<Rule, 'id' | 'preview'>): readonly string[] {
  return preview ? [id, PREVIEW, familyOf(id)] : [id, familyOf(id)];
}

function isNamed(rule: Pick<Rule, 'id' | 'preview'>, names: readonly string[]): boolean {
  return wordsFor(rule).some((word) => names.includes(word));
}

/** By the word that selects them all. */
function counted(off: readonly Pick<Rule, 'id' | 'preview'>[]): readonly RulesOff[] {
  const counts = new Map<string, RulesOff>();
  for (const { id, preview } of off) {
    const [select, subject] = [preview ? PREVIEW : familyOf(id), subjectOf({ rule: id })];
    const key = `${select} ${subject}`;
    counts.set(key, { select, subject, count: (counts.get(key)?.count ?? 0) + 1 });
  }
  return [...counts.values()];
}

function counts(
  rule: Pick<Rule, 'id' | 'preview'>,
  select: readonly string[],
  ignore: readonly string[],
): boolean {
  for (const name of wordsFor(rule)) {
    if (ignore.includes(name)) return false;
    if (select.includes(name)) return true;
  }
  return !OFF.has(familyOf(rule.id)) && !rule.preview;
}

/** A misspelt rule would silently be looked for, or not be left out. */
function check(option: string, names: readonly string[], known: ReadonlySet<string>): void {
  for (const name of names) {
    if (known.has(name)) continue;
    const near = nearest(name, [...known]);
    throw new UsageError(
      `${option} does not know ${name}`,
      near.length > 0 ? `did you mean ${near.join(' or ')}?` : 'wherefrom explain lists the rules',
    );
  }
}
