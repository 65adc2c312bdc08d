import type { Finding } from '../../finding/finding.ts';
import type { RunHeader } from '../handler.ts';
import { counted } from '../words.ts';
import { headline, noteLines, remedyLines, ruleLines } from './labels.ts';
import type { Pen } from './pen.ts';
import { locationLink, placeLines } from './place.ts';
import { indented, type Line, span } from './text.ts';

const MOST_PLACES = 6;

/** Minor findings, one short block a rule: a hundred equal hints must not bury one hole. */
export function briefLines(pen: Pen, run: RunHeader, findings: readonly Finding[]): Line[] {
  return byRule(findings).flatMap((group, i) => [...(i > 0 ? [[]] : []), ...groupLines(pen, run, group)]);
}

function byRule(findings: readonly Finding[]): Finding[][] {
  const groups = new Map<string, Finding[]>();
  for (const finding of findings) {
    const key = `${finding.severity}\0${finding.rule}`;
    const group = groups.get(key);
    if (group) group.push(finding);
    else groups.set(key, [finding]);
  }
  return [...groups.values()];
}

function groupLines(pen: Pen, run: RunHeader, findings: readonly Finding[]): Line[] {
  const { severity, rule, message, remedy } = findings[0] as Finding;
  const same = findings.every((finding) => finding.message === message);
  const title = same ? message : (run.rule(rule)?.title ?? message);
  const places: Line[] = findings
    .slice(0, MOST_PLACES)
    .map((finding) => [locationLink(pen, finding.location)]);
  const more = findings.length - places.length;
  if (more > 0) places.push([span(`and ${counted(more, 'more place')}: --verbose`, 'faint')]);
  const left = severity.length + 2;
  return [
    ...headline(pen, severity, severity, [span(pen.prose(title), 'strong')]),
    ...indented(placeLines(pen, places, pen.measure - left), left),
    ...noteLines(pen, [...new Set(findings.slice(0, MOST_PLACES).flatMap(({ notes = [] }) => notes))]),
    ...(findings.every((finding) => finding.remedy === remedy) ? remedyLines(pen, remedy) : []),
    ...ruleLines(pen, rule, run.rule(rule)),
  ];
}
