import { compareFindings, type Finding } from '../../finding/finding.ts';
import { compareText } from '../../finding/location.ts';
import type { RunHeader } from '../handler.ts';
import type { ArtifactEntry, ArtifactReason, ArtifactVerdict } from '../report.ts';
import { counted } from '../words.ts';
import { dotted, headline, labelled, noteLines, remedyLines, ruleLines, underHeadline } from './labels.ts';
import type { Pen } from './pen.ts';
import { placeLink } from './place.ts';
import { cropped, hanging, indented, type Line, span, type Tone, wrap } from './text.ts';

const TONES: Readonly<Record<ArtifactVerdict, Tone>> = {
  dangerous: 'critical',
  suspicious: 'high',
  unknown: 'medium',
  unreadable: 'medium',
  safe: 'good',
};
const ORDER = Object.keys(TONES) as ArtifactVerdict[];

const MOST_NAMES = 6;
const MOST_REASONS = 5;
const MOST_PROGRAM_LINES = 6;

/** Files that can run code, each with what it would do and who loads it. `findings` are those of these files. */
export function artifactLines(
  pen: Pen,
  run: RunHeader,
  entries: readonly ArtifactEntry[],
  findings: ReadonlyMap<string, readonly Finding[]>,
): Line[] {
  const told = entries.filter((entry) => pen.verbose || entry.verdict !== 'safe').sort(byVerdict);
  const blocks = told.map((entry) => artifactBlock(pen, run, entry, findings.get(entry.path) ?? []));
  const safe = entries.length - told.length;
  if (safe > 0)
    blocks.push([
      [span(`${counted(safe, 'file')} that ${safe === 1 ? 'runs' : 'run'} nothing when loaded`, 'good')],
    ]);
  return blocks.flatMap((block, i) => (i > 0 ? [[], ...block] : block));
}

function byVerdict(a: ArtifactEntry, b: ArtifactEntry): number {
  return ORDER.indexOf(a.verdict) - ORDER.indexOf(b.verdict) || compareText(a.path, b.path);
}

function artifactBlock(pen: Pen, run: RunHeader, entry: ArtifactEntry, findings: readonly Finding[]): Line[] {
  const { verdict } = entry;
  const worst = [...findings].sort(compareFindings)[0];
  const rule = worst?.rule ?? entry.reasons[0]?.rule;
  return [
    ...headline(pen, verdict, TONES[verdict], [{ ...placeLink(pen, entry.path), tone: 'strong' }]),
    ...underHeadline(pen, verdict, meta(pen, entry)),
    ...entry.reasons
      .slice(0, pen.verbose ? undefined : MOST_REASONS)
      .flatMap((reason) => reasonLines(pen, reason)),
    ...moreReasons(pen, entry),
    ...programLines(pen, entry.program),
    ...loaderLines(pen, entry),
    ...loadedByLines(pen, entry),
    ...namesLines(pen, entry),
    ...noteLines(pen, worst?.notes),
    ...(worst ? remedyLines(pen, worst.remedy) : []),
    ...(rule === undefined ? [] : ruleLines(pen, rule, run.rule(rule))),
  ];
}

function meta(pen: Pen, { format, sha256 }: ArtifactEntry): Line {
  const digest = pen.verbose ? sha256 : sha256.slice(0, 12);
  const parts: Line[] = [[span(pen.exact(format), 'faint')]];
  if (digest !== '') parts.push([span(`sha256 ${pen.exact(digest)}`, 'faint')]);
  return dotted(pen, parts);
}

function reasonLines(pen: Pen, { message, offset }: ArtifactReason): Line[] {
  const at = offset === undefined ? '' : `  byte ${offset}`;
  return labelled(pen, 'why', [span(pen.prose(message)), span(at, 'faint')]);
}

function moreReasons(pen: Pen, { reasons }: ArtifactEntry): Line[] {
  const left = pen.verbose ? 0 : reasons.length - MOST_REASONS;
  return left > 0 ? labelled(pen, '', [span(`and ${counted(left, 'more reason')}: --verbose`, 'faint')]) : [];
}

/** What the file does when it is loaded, as an expression. */
function programLines(pen: Pen, program: string | undefined): Line[] {
  if (program === undefined || program.trim() === '') return [];
  const all = program.trimEnd().split('\n');
  const shown = pen.verbose ? all : all.slice(0, MOST_PROGRAM_LINES);
  const rail = [span(`${pen.glyphs.rail} `, 'faint')];
  const room = pen.width - 11;
  const code = shown.map((line): Line => {
    const text = [span(pen.exact(line.replaceAll('\t', '    ')), 'strong')];
    return pen.verbose ? text : cropped(text, room, pen.glyphs.more);
  });
  const lines = pen.verbose ? code.flatMap((line) => wrap(line, room)) : code;
  if (all.length > shown.length) {
    lines.push([span(`${counted(all.length - shown.length, 'more line')}: --verbose`, 'faint')]);
  }
  return indented(hanging([span('runs   ', 'faint'), ...rail], lines, [span('       '), ...rail]), 2);
}

/** What becomes of it in loaders that read it in a way of their own. */
function loaderLines(pen: Pen, { loaders = [] }: ArtifactEntry): Line[] {
  return loaders.flatMap(({ loader, releases, verdict, reason, offset }) => {
    const why = reason === undefined ? [] : [span(`: ${pen.prose(reason)}`)];
    const at = offset === undefined ? [] : [span(`  byte ${offset}`, 'faint')];
    return labelled(pen, 'in', [span(`${loader}, ${releases}: `), span(verdict, 'strong'), ...why, ...at]);
  });
}

function loadedByLines(pen: Pen, { loadedBy = [] }: ArtifactEntry): Line[] {
  if (loadedBy.length === 0) return [];
  const places = loadedBy.map(({ path, line }): Line => [placeLink(pen, path, line)]);
  const shown = pen.verbose ? places : places.slice(0, MOST_NAMES);
  const left = places.length - shown.length;
  if (left > 0) shown.push([span(`and ${counted(left, 'more place')}`, 'faint')]);
  return labelled(pen, 'used', [span('in '), ...dotted(pen, shown)]);
}

/** The names that it asks for, worst first. */
function namesLines(pen: Pen, { globals }: ArtifactEntry): Line[] {
  const rank = { dangerous: 0, unknown: 1, safe: 2 };
  const tones = { dangerous: 'critical', unknown: 'medium', safe: 'faint' } as const;
  const verdicts = new Map<string, keyof typeof rank>();
  for (const { name, verdict } of globals) {
    if (rank[verdict] < rank[verdicts.get(name) ?? 'safe'] || !verdicts.has(name))
      verdicts.set(name, verdict);
  }
  const names = [...verdicts].sort(([a, x], [b, y]) => rank[x] - rank[y] || compareText(a, b));
  if (names.length === 0) return [];
  const shown = pen.verbose ? names : names.slice(0, MOST_NAMES);
  const parts = shown.map(([name, verdict]): Line => [span(pen.exact(name), tones[verdict])]);
  if (names.length > shown.length) parts.push([span(`and ${names.length - shown.length} more`, 'faint')]);
  return labelled(pen, 'names', dotted(pen, parts));
}
