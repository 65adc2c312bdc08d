import type { Finding, FindingFix, OtherOrigin } from '../../finding/finding.ts';
import { isWholeFile } from '../../finding/location.ts';
import type { RunHeader } from '../handler.ts';
import { ORIGIN_WORDS } from '../words.ts';
import { excerpt } from './excerpt.ts';
import { dotted, headline, labelled, noteLines, remedyLines, ruleLines, underHeadline } from './labels.ts';
import { pathLines } from './path.ts';
import type { Pen } from './pen.ts';
import { locationLink, placeLink } from './place.ts';
import { indented, type Line, span } from './text.ts';

/** Everything about one finding: what, where, the path to it, the remedy. */
export function findingLines(pen: Pen, run: RunHeader, finding: Finding): Line[] {
  const { severity, rule } = finding;
  const picture = pictureLines(pen, run, finding);
  return [
    ...headline(pen, severity, severity, [span(pen.prose(finding.message), 'strong')]),
    ...underHeadline(pen, severity, meta(pen, finding)),
    ...(picture.length > 0 ? [[], ...picture, []] : []),
    ...(finding.otherOrigins?.length ? otherLines(pen, finding.otherOrigins) : []),
    ...noteLines(pen, finding.notes),
    ...remedyLines(pen, finding.remedy),
    ...fixLines(pen, finding.fix),
    ...ruleLines(pen, rule, run.rule(rule)),
    ...suppressedLines(pen, finding),
  ];
}

function meta(pen: Pen, finding: Finding): Line {
  const parts: Line[] = [[locationLink(pen, finding.location)]];
  if (finding.origin && finding.origin !== 'constant')
    parts.push([span(`from ${ORIGIN_WORDS[finding.origin]}`, 'faint')]);
  parts.push([span(`${finding.confidence} confidence`, 'faint')]);
  if (finding.cwe.length > 0)
    parts.push([span(finding.cwe.map((number) => `CWE-${number}`).join(', '), 'faint')]);
  return dotted(pen, parts);
}

/** The rail where data flows; else the place alone. */
function pictureLines(pen: Pen, run: RunHeader, finding: Finding): Line[] {
  if (finding.flow.length > 0 || finding.entry) return pathLines(pen, run, finding);
  if (isWholeFile(finding.location)) return [];
  const source = run.sourceLines(finding.location.path) ?? [];
  return indented(excerpt(pen, source, finding.location, finding.severity, pen.width - 4), 4);
}

/** Less exposed origins of the same data, in one sentence. */
function otherLines(pen: Pen, others: readonly OtherOrigin[]): Line[] {
  const words = others.flatMap(({ origin, flow }, i): Line => {
    const first = flow[0];
    const place = first ? [span(' '), placeLink(pen, first.path, first.line, first.column)] : [];
    return [span(`${i > 0 ? '; ' : ''}${ORIGIN_WORDS[origin]}`), ...place];
  });
  return labelled(pen, 'also', [span('from '), ...words]);
}

/** What `wherefrom fix` would write. */
function fixLines(pen: Pen, fix: FindingFix | undefined): Line[] {
  if (!fix) return [];
  return labelled(pen, 'edit', [
    span(`${fix.applicability}  `, fix.applicability === 'safe' ? 'good' : 'medium'),
    span(pen.prose(fix.title)),
    span('  wherefrom fix', 'faint'),
  ]);
}

function suppressedLines(pen: Pen, { suppressed }: Finding): Line[] {
  if (suppressed === null) return [];
  const until = suppressed.until === undefined ? '' : ` until ${pen.exact(suppressed.until)}`;
  return labelled(pen, 'quiet', [span(`${pen.prose(suppressed.reason)} (${suppressed.kind}${until})`)]);
}
