import type { Finding } from '../../finding/finding.ts';
import { atLeast } from '../../finding/severity.ts';
import { type Subject, subjectOf } from '../../finding/subject.ts';
import type { RunHeader } from '../handler.ts';
import type { Outcome } from '../outcome.ts';
import { flawsOf } from '../packages.ts';
import { artifactLines } from './artifacts.ts';
import { briefLines } from './brief.ts';
import { dependencyLines } from './dependencies.ts';
import { findingLines } from './finding.ts';
import { incompleteLines } from './incomplete.ts';
import { inventoryLines } from './inventory.ts';
import type { Pen } from './pen.ts';
import { countsLine, summaryLines, type Told } from './summary.ts';
import { indented, type Line, lineWidth, span, wrap } from './text.ts';

interface Section {
  readonly title: string;
  readonly aside: Line;
  readonly lines: readonly Line[];
}

/**
 * The whole report. It is ordered by what the reader does with it: by subject, since code, files, packages and
 * settings are mended by different hands; then by severity, the worst first; then by place. A finding in code is
 * a path through several files, so files would be the wrong shelf. The end, which a terminal shows without
 * scrolling, says what to do first across all subjects.
 */
export function reportLines(pen: Pen, run: RunHeader, told: Told, outcome: Outcome): Line[] {
  const sections = [
    findingSection(pen, run, 'Code', of(told.findings, 'code')),
    artifactSection(pen, run, told),
    dependencySection(pen, run, told),
    findingSection(pen, run, 'Settings', of(told.findings, 'settings')),
    ...(pen.verbose ? [findingSection(pen, run, 'Suppressed', told.suppressed)] : []),
    inventorySection(pen, told),
    incompleteSection(pen, told),
    { title: 'Summary', aside: [], lines: summaryLines(pen, told, outcome) },
  ];
  return sections.filter(({ lines }) => lines.length > 0).flatMap((section) => sectionLines(pen, section));
}

function of(findings: readonly Finding[], subject: Subject): Finding[] {
  return findings.filter((finding) => subjectOf(finding) === subject);
}

/** `── Code ──────── 2 critical ──`; what does not fit beside the title stands below it. */
function sectionLines(pen: Pen, { title, aside, lines }: Section): Line[] {
  const sign = pen.glyphs.rule;
  const left: Line = [span(`${sign.repeat(2)} `, 'faint'), span(title, 'strong'), span(' ')];
  const right: Line = aside.length > 0 ? [span(' '), ...aside, span(` ${sign.repeat(2)}`, 'faint')] : [];
  const fill = pen.width - lineWidth(left) - lineWidth(right);
  if (fill >= 3) return [[...left, span(sign.repeat(fill), 'faint'), ...right], [], ...lines, []];
  const alone = pen.width - lineWidth(left);
  return [
    [...left, span(sign.repeat(alone), 'faint')],
    ...indented(wrap(aside, pen.width - 3), 3),
    [],
    ...lines,
    [],
  ];
}

function findingSection(pen: Pen, run: RunHeader, title: string, findings: readonly Finding[]): Section {
  const isMajor = ({ severity }: Finding) => pen.verbose || atLeast(severity, 'medium');
  const blocks = findings.filter(isMajor).map((finding) => findingLines(pen, run, finding));
  const minor = findings.filter((finding) => !isMajor(finding));
  if (minor.length > 0) blocks.push(briefLines(pen, run, minor));
  const lines = blocks.flatMap((block, i) => (i > 0 ? [[], ...block] : block));
  return { title, aside: countsLine(pen, findings), lines };
}

/** Findings of a listed file are told with the file; others, if there are any, as they are. */
function artifactSection(pen: Pen, run: RunHeader, told: Told): Section {
  const all = of(told.findings, 'artifacts');
  const quiet = new Set(told.suppressed.map(({ location }) => location.path));
  const byPath = new Map<string, Finding[]>();
  for (const finding of all) {
    const found = byPath.get(finding.location.path);
    if (found) found.push(finding);
    else byPath.set(finding.location.path, [finding]);
  }
  const entries = told.artifacts.filter(({ path }) => byPath.has(path) || !quiet.has(path));
  const listed = new Set(all.length > 0 ? entries.map(({ path }) => path) : []);
  const other = findingSection(
    pen,
    run,
    '',
    all.filter(({ location }) => !listed.has(location.path)),
  );
  const lines = artifactLines(pen, run, entries, byPath);
  const gap = lines.length > 0 && other.lines.length > 0 ? [[]] : [];
  return {
    title: 'Files that run code',
    aside: countsLine(pen, all),
    lines: [...lines, ...gap, ...other.lines],
  };
}

/** Known flaws are one table; other findings about packages, such as a malicious one, are told as they are. */
function dependencySection(pen: Pen, run: RunHeader, told: Told): Section {
  const all = of(told.findings, 'dependencies');
  const { entries, others } = flawsOf(all, told.suppressed, told.dependencies);
  const table = entries.length > 0 ? dependencyLines(pen, entries, all) : [];
  const other = findingSection(pen, run, '', others).lines;
  const gap = table.length > 0 && other.length > 0 ? [[]] : [];
  return { title: 'Dependencies', aside: countsLine(pen, all), lines: [...other, ...gap, ...table] };
}

function inventorySection(pen: Pen, { inventory, findings, suppressed }: Told): Section {
  const lines = inventory.length > 0 ? inventoryLines(pen, inventory, { findings, suppressed }) : [];
  return { title: 'Deserialisation', aside: [], lines };
}

function incompleteSection(pen: Pen, { incomplete }: Told): Section {
  return { title: 'Not looked at in full', aside: [], lines: incompleteLines(pen, incomplete) };
}
