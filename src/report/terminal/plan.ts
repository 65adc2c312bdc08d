/** A plan in the terminal: what to change, by when, what it clears and what it risks. */
import type { Plan, PlannedChange, PlannedFlaw, ProjectPlan, UnsolvedFlaw } from '../plan.ts';
import { counted } from '../words.ts';
import { incompleteSections } from './incomplete.ts';
import type { Pen } from './pen.ts';
import { placeLink } from './place.ts';
import { hanging, indented, type Line, solid, span, wrap } from './text.ts';

export function planLines(pen: Pen, { projects, incomplete }: Plan): Line[] {
  const sections = projects.flatMap((project) => projectSections(pen, project));
  if (projects.length === 0)
    sections.push([
      incomplete.length > 0
        ? [span('No flaw is known of what could be looked up.')]
        : [span('Nothing is to be cleared.', 'good')],
    ]);
  sections.push(...incompleteSections(pen, incomplete));
  return sections.flatMap((lines, i) => (i > 0 ? [[], ...lines] : lines));
}

function projectSections(pen: Pen, project: ProjectPlan): Line[][] {
  const { changes, unsolved, added, removed } = project;
  const head: Line = [
    span(pen.exact(project.name), 'strong'),
    span(`  ${whatIsCleared(changes)}, for ${project.target}`, 'faint'),
  ];
  const more = [
    ...(added.length > 0 ? [[span(`  comes with them: ${pen.exact(added.join(', '))}`, 'faint')]] : []),
    ...(removed.length > 0 ? [[span(`  no longer needed: ${pen.exact(removed.join(', '))}`, 'faint')]] : []),
  ];
  if (!project.fewest && changes.length > 1)
    more.push([span('  it is not proved that fewer changes would not do', 'faint')]);
  const open = unsolved.filter(({ because }) => because.length === 0);
  return [
    [head, ...changes.flatMap((change, i) => changeLines(pen, change, i + 1)), ...more],
    unsolvedSection(
      pen,
      'Cannot be cleared',
      unsolved.filter(({ because }) => because.length > 0),
    ),
    unsolvedSection(pen, 'Not worked out', open),
  ].filter((lines) => lines.length > 0);
}

function whatIsCleared(changes: readonly PlannedChange[]): string {
  if (changes.length === 0) return 'no change clears a flaw';
  const cleared = changes.flatMap(({ clears }) => clears).length;
  const verb = changes.length === 1 ? 'clears' : 'clear';
  return `${counted(changes.length, 'change')} ${verb} ${counted(cleared, 'flaw')}`;
}

function unsolvedSection(pen: Pen, title: string, flaws: readonly UnsolvedFlaw[]): Line[] {
  if (flaws.length === 0) return [];
  return [[span(title, 'strong')], ...flaws.flatMap((flaw) => unsolvedLines(pen, flaw))];
}

function changeLines(pen: Pen, change: PlannedChange, number: number): Line[] {
  const { name, from, to, clears, with: others, risks, edits, command } = change;
  const lines: Line[] = [];
  if (clears.length > 0) lines.push(...clears.flatMap((flaw) => flawLines(pen, flaw)));
  else lines.push([span(`goes along with ${pen.exact(others.join(', ') || 'the others')}`, 'faint')]);
  for (const risk of risks)
    lines.push(...wrap([span('risk ', 'medium'), span(pen.prose(risk))], pen.measure - 6));
  for (const { path, line, before, after, note } of edits) {
    lines.push([placeLink(pen, path, line)]);
    if (before !== after)
      lines.push(...signed(pen, '-', before, 'critical'), ...signed(pen, '+', after, 'good'));
    if (note !== undefined) lines.push([span(pen.prose(note), 'faint')]);
  }
  if (command !== undefined) lines.push([solid(pen.exact(command))]);
  const head: Line = [
    span(`${String(number).padStart(3)}. `, 'faint'),
    span(pen.exact(name), 'name'),
    span(` ${pen.exact(from)} ${pen.glyphs.arrow} `),
    span(pen.exact(to), 'strong'),
    ...(change.due === undefined
      ? []
      : [span(`  by ${change.due}`, clears.some(({ overdue }) => overdue) ? 'critical' : undefined)]),
  ];
  return [head, ...indented(lines, 6)];
}

function signed(pen: Pen, sign: string, text: string, colour: 'critical' | 'good'): Line[] {
  return text.split('\n').map((line) => [span(`${sign} ${pen.exact(line)}`, colour)]);
}

function flawLines(pen: Pen, flaw: PlannedFlaw): Line[] {
  const { id, severity, due, overdue, reachable } = flaw;
  const reached = reachable === 'unknown' ? '' : `, ${reachable === 'yes' ? 'reached' : reachable}`;
  const late = overdue ? `, was due ${due}` : `, due ${due}`;
  return [
    [span(severity, severity), span(` ${pen.exact(id)}`), span(`${reached}${late}`, 'faint')],
    ...useLines(pen, flaw),
  ];
}

/** Where the code uses what is flawed: the first place. */
function useLines(pen: Pen, { reachable, reach }: PlannedFlaw): Line[] {
  const place = reach?.places[0];
  if (reachable !== 'yes' || !reach || !place) return [];
  const link = placeLink(pen, place.path, place.line, place.column);
  return indented(wrap([span(`${pen.prose(reach.reason)}: `, 'faint'), link], pen.measure - 8), 2);
}

function unsolvedLines(pen: Pen, flaw: UnsolvedFlaw): Line[] {
  const [first = [], ...where] = flawLines(pen, flaw);
  const head: Line = [span(`  ${pen.exact(flaw.name)} ${pen.exact(flaw.from)}  `, 'name'), ...first];
  const sentences = flaw.because.flatMap((sentence) =>
    hanging([span('    ')], wrap([span(pen.prose(sentence))], pen.measure - 4)),
  );
  return [head, ...indented(where, 2), ...sentences];
}
