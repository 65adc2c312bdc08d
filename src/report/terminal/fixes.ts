import { isUtf8 } from 'node:buffer';
import { type Hunk, hunksOf } from '../../edits/diff.ts';
import type { Fix, FixPlan, Skipped } from '../../finding/fix.ts';
import { counted } from '../words.ts';
import { incompleteSections } from './incomplete.ts';
import { headline, labelled } from './labels.ts';
import type { Pen } from './pen.ts';
import { placeLink } from './place.ts';
import { type Line, span, type Tone } from './text.ts';

/** A file before and after a fix. */
export interface ChangedFile {
  readonly path: string;
  readonly before: Uint8Array;
  readonly after: Uint8Array;
}

/** What each fix changes in which files. */
export type Preview = (fix: Fix) => readonly ChangedFile[];

const TONES: Readonly<Record<Fix['applicability'], Tone>> = {
  safe: 'good',
  unsafe: 'medium',
  suggestion: 'low',
};

/** Every fix with its reasons and its change, what could not be mended, and what to do next. */
export function planLines(pen: Pen, plan: FixPlan, preview: Preview): Line[] {
  const { fixes, skipped, incomplete } = plan;
  return [
    ...fixes.flatMap((fix) => [...fixLines(pen, fix, preview(fix)), []]),
    ...(skipped.length > 0 ? [...skippedLines(pen, skipped), []] : []),
    ...incompleteSections(pen, incomplete).flatMap((lines) => [...lines, []]),
    ...summaryLines(pen, plan),
  ];
}

export function fixLines(pen: Pen, fix: Fix, files: readonly ChangedFile[]): Line[] {
  const { id, applicability, title, because, unless, requires, data, order = [], stale = [] } = fix;
  const needs = [...(requires.python ? [`Python ${requires.python}`] : []), ...requires.packages];
  return [
    ...headline(pen, applicability, TONES[applicability], [
      span(`${id}  `, 'faint'),
      span(pen.prose(title), 'strong'),
    ]),
    ...because.flatMap(({ note, path, line }) =>
      labelled(pen, 'why', [
        span(pen.prose(note)),
        ...(path === undefined ? [] : [span('  '), placeLink(pen, path, line ?? 1)]),
      ]),
    ),
    ...unless.flatMap((text) => labelled(pen, 'unless', [span(pen.prose(text))], 'medium')),
    ...(needs.length > 0 ? labelled(pen, 'needs', [span(pen.exact(needs.join(', ')))]) : []),
    ...order.flatMap((text, i) =>
      labelled(pen, i === 0 ? 'order' : '', [span(`${i + 1}. ${pen.prose(text)}`)]),
    ),
    ...data.flatMap(({ path, command }) =>
      labelled(pen, 'data', [span(`${pen.exact(path)}: `), span(pen.exact(command), 'strong')]),
    ),
    ...stale.flatMap(({ note, path, line }) =>
      labelled(pen, 'stays', [
        span(pen.exact(note)),
        ...(path === undefined ? [] : [span('  '), placeLink(pen, path, line ?? 1)]),
      ]),
    ),
    ...labelled(pen, 'page', [span(`docs/fixes/${pen.exact(fix.repair)}.md`, 'faint')]),
    ...files.flatMap((file) => changeLines(pen, file)),
  ];
}

function changeLines(pen: Pen, { path, before, after }: ChangedFile): Line[] {
  const hunks = hunksOf(before, after);
  return hunks.flatMap((hunk, i) => [
    ...(i === 0
      ? [[], [span('  '), placeLink(pen, path, firstChange(hunk))]]
      : [[span('    '), span(pen.glyphs.skipped, 'faint')]]),
    ...hunk.lines.map(({ sign, text }): Line => {
      const bytes = Buffer.from(text, 'latin1');
      const shown = pen.exact((isUtf8(bytes) ? bytes.toString('utf8') : text).replace(/\r?\n$/, ''));
      const tone: Tone = sign === '-' ? 'high' : sign === '+' ? 'good' : 'faint';
      return [span(`    ${sign} ${shown}`, tone)];
    }),
  ]);
}

/** The line of the old file at which something changes. */
function firstChange({ oldStart, lines }: Hunk): number {
  return oldStart + lines.findIndex(({ sign }) => sign !== ' ');
}

/** By kind; one line for each. */
function skippedLines(pen: Pen, skipped: readonly Skipped[]): Line[] {
  const shown = pen.verbose ? skipped : skipped.filter(({ kind }) => kind !== 'no-equivalent');
  const hidden = skipped.length - shown.length;
  return [
    [span('Not mended', 'strong')],
    ...shown.flatMap(({ kind, rule, reason, location: { path, line } }) => [
      ...headline(pen, kind, 'faint', [span(pen.prose(reason)), span('  '), placeLink(pen, path, line)]),
      ...(pen.verbose ? labelled(pen, 'rule', [span(pen.exact(rule), 'faint')]) : []),
    ]),
    ...(hidden > 0
      ? [[span(`${counted(hidden, 'finding')} for which no edit is known (--verbose)`, 'faint')]]
      : []),
  ];
}

function summaryLines(pen: Pen, { fixes, skipped }: FixPlan): Line[] {
  const count = (level: Fix['applicability']) =>
    fixes.filter(({ applicability }) => applicability === level).length;
  if (fixes.length === 0 && skipped.length === 0) return [[span('Nothing to mend.')]];
  const counts = (['safe', 'unsafe', 'suggestion'] as const)
    .map((level) => (level === 'suggestion' ? counted(count(level), level) : `${count(level)} ${level}`))
    .join(', ');
  const next =
    count('safe') > 0
      ? 'wherefrom fix --apply writes the safe ones'
      : count('unsafe') > 0
        ? 'wherefrom fix --apply --unsafe writes them, if what is said under "unless" does not apply'
        : '';
  return [
    [
      span(
        `${counted(fixes.length, 'fix', 'fixes')}: ${counts}; ${counted(skipped.length, 'finding')} not mended`,
      ),
    ],
    ...(next ? [[span('next  ', 'faint'), span(pen.prose(next))]] : []),
  ];
}
