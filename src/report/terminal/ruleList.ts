import type { Rule } from '../../finding/rule.ts';
import { familyOf } from '../../finding/subject.ts';
import { inline } from './page.ts';
import { BADGE_WIDTH, type Pen } from './pen.ts';
import { type Column, type Row, table } from './table.ts';
import { indented, type Line, solid, span } from './text.ts';

const COLUMNS: readonly Column[] = [{ title: '' }, { title: '' }, { title: '', gives: true }];

/** All rules by family, each with its title and the worst that it says. `rules` are in order of their ids. */
export function ruleListLines(pen: Pen, rules: readonly Rule[]): Line[] {
  const families = new Map<string, Rule[]>();
  for (const rule of rules) {
    const family = families.get(familyOf(rule.id));
    if (family) family.push(rule);
    else families.set(familyOf(rule.id), [rule]);
  }
  const longest = Math.max(0, ...rules.map(({ id }) => id.length));
  const lines = [...families].flatMap(([family, members]) => [
    [span(family, 'strong')],
    ...indented(
      table(
        pen,
        COLUMNS,
        members.map((rule) => ruleRow(pen, rule, longest)),
        pen.measure - 2,
      ),
      2,
    ),
    [],
  ]);
  return [
    ...lines,
    [span('wherefrom explain RULE', 'strong'), span(' tells what one means, why, and the remedy.')],
  ];
}

function ruleRow(pen: Pen, { id, title, severity }: Rule, longest: number): Row {
  return [
    [[solid(id.padEnd(longest), 'name')]],
    [[span(severity.padEnd(BADGE_WIDTH), severity)]],
    [inline(pen, title)],
  ];
}
