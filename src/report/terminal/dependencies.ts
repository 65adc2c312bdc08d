import type { Finding } from '../../finding/finding.ts';
import { clearingVersion, type FlawedPackage, flawedPackages, isAbout } from '../packages.ts';
import type { AdvisoryEntry, DependencyEntry } from '../report.ts';
import { counted } from '../words.ts';
import { dotted, headline, INDENT, noteLines, underHeadline } from './labels.ts';
import type { Pen } from './pen.ts';
import { placeLink } from './place.ts';
import {
  cropped,
  hanging,
  indented,
  type Line,
  lineWidth,
  type Span,
  span,
  type Tone,
  wrap,
} from './text.ts';

/** What the reach of an advisory means for the reader's own code; nothing where nobody knows. */
const REACH: Readonly<Record<AdvisoryEntry['reachable'], readonly [string, Tone] | undefined>> = {
  yes: ['your code reaches it', 'critical'],
  imported: ['your code imports it', 'medium'],
  'not imported': ['not imported', 'faint'],
  unknown: undefined,
};

const MOST_ADVISORIES = 3;
const MOST_VERSIONS = 3;
const MOST_PATHS = 2;
const MOST_LINKS = 2;
/** Fewer columns of a sentence tell nothing. */
const LEAST_SUMMARY = 24;

/**
 * Every flawed package: what clears it, the ways that lead to it, its advisories in a line each. Of `findings` about
 * it, which the table stands for, only what they say of themselves is told.
 */
export function dependencyLines(
  pen: Pen,
  entries: readonly DependencyEntry[],
  findings: readonly Finding[],
): Line[] {
  return flawedPackages(entries).flatMap((flawed, i) => [
    ...(i > 0 ? [[]] : []),
    ...packageLines(pen, flawed),
    ...noteLines(pen, notesOf(flawed, findings)),
  ]);
}

function notesOf({ entries }: FlawedPackage, findings: readonly Finding[]): string[] {
  const own = findings.filter((finding) => entries.some((entry) => isAbout(finding, entry)));
  return [...new Set(own.flatMap(({ notes = [] }) => notes))];
}

function packageLines(pen: Pen, flawed: FlawedPackage): Line[] {
  const { severity } = flawed;
  return [
    ...headline(pen, severity, severity, dotted(pen, [packageName(pen, flawed), clearing(pen, flawed)])),
    ...wayLines(pen, flawed).flatMap((way) => underHeadline(pen, severity, way)),
    ...advisoryLines(pen, flawed),
  ];
}

/** `numpy 1.14.0`, further releases with the same flaws behind it. */
function packageName(pen: Pen, { name, versions }: FlawedPackage): Line {
  const shown = versions.slice(0, pen.verbose ? undefined : MOST_VERSIONS);
  const left = versions.length - shown.length;
  const words = shown.length === 0 ? 'any version' : shown.map(pen.exact).join(', ');
  const more = left > 0 ? [span(` and ${left} more`, 'faint')] : [];
  return [span(`${pen.exact(name)} ${words}`, 'strong'), ...more];
}

/** `7 advisories, all fixed in 1.26.18`. */
function clearing(pen: Pen, flawed: FlawedPackage): Line {
  const { advisories } = flawed;
  const count = span(counted(advisories.length, 'advisory', 'advisories'));
  const target = clearingVersion(flawed);
  if (target !== undefined) {
    return [
      count,
      span(advisories.length > 1 ? ', all fixed in ' : ', fixed in '),
      span(pen.exact(target), 'good'),
    ];
  }
  const open = advisories.filter(({ fixed }) => fixed.length === 0).length;
  if (open === 0) return [count, span(`, fixed${pen.verbose ? '' : ': --verbose tells where'}`)];
  return [count, span(', '), span(open === advisories.length ? 'not fixed' : `${open} not fixed`, 'high')];
}

/** `shop → flask-admin → wtforms · requirements.txt:4`, the shortest first, each way once. */
function wayLines(pen: Pen, { name, entries }: FlawedPackage): Line[] {
  const ways = new Map<string, { path: readonly string[]; links: Span[] }>();
  for (const entry of entries) {
    const link = placeLink(pen, entry.manifest, entry.line);
    for (const path of entry.paths.length > 0 ? entry.paths : [[entry.name]]) {
      const key = path.join('\0');
      const way = ways.get(key);
      if (way) way.links.push(link);
      else ways.set(key, { path, links: [link] });
    }
  }
  const all = [...ways.values()].sort((a, b) => a.path.length - b.path.length);
  const shown = all.slice(0, pen.verbose ? undefined : MOST_PATHS);
  const lines = shown.map(({ path, links }) => dotted(pen, [pathSpans(pen, path), ...linkParts(links, pen)]));
  const left = all.length - shown.length;
  if (left > 0)
    lines.push([span(`and ${counted(left, 'more way')} to ${pen.exact(name)}: --verbose`, 'faint')]);
  return lines;
}

function pathSpans({ exact, glyphs }: Pen, path: readonly string[]): Span[] {
  return path.flatMap((name, i) => [
    ...(i > 0 ? [span(` ${glyphs.arrow} `, 'faint')] : []),
    span(exact(name), 'name'),
  ]);
}

function linkParts(links: readonly Span[], { verbose }: Pen): Line[] {
  const shown = links.slice(0, verbose ? undefined : MOST_LINKS);
  const left = links.length - shown.length;
  return [
    ...shown.map((link) => [link]),
    ...(left > 0 ? [[span(`and ${counted(left, 'more place')}`, 'faint')]] : []),
  ];
}

function advisoryLines(pen: Pen, { advisories }: FlawedPackage): Line[] {
  const shown = advisories.slice(0, pen.verbose ? undefined : MOST_ADVISORIES);
  const badge = Math.max(...shown.map(({ severity }) => severity.length));
  const id = Math.max(...shown.map((advisory) => pen.exact(advisory.id).length));
  const lines = shown.flatMap((advisory) =>
    pen.verbose ? inFull(pen, advisory, badge) : inBrief(pen, advisory, badge, id),
  );
  const left = advisories.length - shown.length;
  if (left > 0)
    lines.push([span(`and ${counted(left, 'more advisory', 'more advisories')}: --verbose`, 'faint')]);
  return indented(lines, INDENT);
}

/** One line, cut where the terminal ends. */
function inBrief(pen: Pen, advisory: AdvisoryEntry, badge: number, id: number): Line[] {
  const head: Line = [
    span(advisory.severity.padEnd(badge), advisory.severity),
    span(`  ${pen.exact(advisory.id).padEnd(id)}`),
    ...reach(advisory),
    ...threat(advisory),
  ];
  const room = pen.width - INDENT - lineWidth(head) - 2;
  if (advisory.summary === undefined || room < LEAST_SUMMARY)
    return hanging([], wrap(head, pen.width - 2 * INDENT), [span(' '.repeat(INDENT))]);
  const summary = [span(`  ${pen.prose(advisory.summary)}`, 'faint')];
  return [[...head, ...cropped(summary, room + 2, pen.glyphs.more)]];
}

/** All names of it, the versions that are free of it, and the whole summary. */
function inFull(pen: Pen, advisory: AdvisoryEntry, badge: number): Line[] {
  const { severity, id, aliases, fixed, summary } = advisory;
  const names = [span(pen.exact([id, ...aliases].join('  ')))];
  const versions =
    fixed.length === 0 ? span('no fix', 'high') : span(`fixed in ${pen.exact(fixed.join(', '))}`, 'good');
  const width = pen.measure - INDENT - badge - 2;
  const lines = [
    ...wrap([...names, ...reach(advisory), ...threat(advisory)], width),
    ...wrap([versions], width),
    ...(summary === undefined ? [] : wrap([span(pen.prose(summary), 'faint')], width)),
  ];
  return hanging([span(severity.padEnd(badge), severity), span('  ')], lines, [span(' '.repeat(badge + 2))]);
}

/** Likely attacks are told from one in ten on: below that the number says little. */
const WORTH_TELLING = 0.1;

function threat({ exploited, epss }: AdvisoryEntry): Span[] {
  const words: Span[] = [];
  if (exploited) words.push(span('  '), span(`exploited since ${exploited.since}`, 'critical'));
  if (epss && epss.probability >= WORTH_TELLING)
    words.push(span('  '), span(`${Math.round(epss.probability * 100)} % likely to be attacked`, 'high'));
  return words;
}

function reach({ reachable }: AdvisoryEntry): Span[] {
  const words = REACH[reachable];
  return words === undefined ? [] : [span('  '), span(...words)];
}
