import { Option } from 'commander';
import type { Rule } from '../finding/rule.ts';
import type { Selection } from '../finding/selection.ts';
import { familyOf } from '../finding/subject.ts';
import { UsageError } from '../limits/errors.ts';
import { nearest } from './nearest.ts';

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
  return { asksFor: (rule) => !off.has(rule), ignored: [...new Set(ignore)].sort() };
}

function counts(
  { id, preview }: Pick<Rule, 'id' | 'preview'>,
  select: readonly string[],
  ignore: readonly string[],
): boolean {
  const family = familyOf(id);
  for (const name of preview ? [id, PREVIEW, family] : [id, family]) {
    if (ignore.includes(name)) return false;
    if (select.includes(name)) return true;
  }
  return !OFF.has(family) && !preview;
}

/** A misspelt rule would silently be looked for, or not be left out. */
function check(option: string, names: readonly string[], known: ReadonlySet<string>): void {
  for (const name of names) {
    if (known.has(name)) continue;
    const near = nearest(name, [...known]);
    throw new UsageError(
      `${option} does not know ${name}`,
      near.length > 0 ? `did you mean ${near.join(', ')}?` : 'wherefrom explain lists the rules',
    );
  }
}
