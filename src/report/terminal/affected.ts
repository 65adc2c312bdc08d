import type { SymbolUse } from '../../project/uses.ts';
import type { AffectedAnswer, AffectedPackage, Verdict } from '../affected.ts';
import { counted } from '../words.ts';
import { dependencyLines } from './dependencies.ts';
import { incompleteSections } from './incomplete.ts';
import type { Pen } from './pen.ts';
import { placeLink } from './place.ts';
import { indented, type Line, span, type Tone, wrap } from './text.ts';

const ANSWERS: Readonly<Record<Verdict, readonly [string, Tone]>> = {
  yes: ['Yes', 'critical'],
  no: ['No', 'good'],
  unknown: ['Unknown', 'high'],
};

const MOST_USES = 5;
const MOST_PATHS = 3;

/** The answer and its reason first; then each dependency with its ways, then where the code uses it. */
export function affectedLines(pen: Pen, answer: AffectedAnswer): Line[] {
  const { packages, uses, incomplete } = answer;
  const head = [span(...ANSWERS[answer.answer]), span(`: ${pen.prose(answer.reason)}.`)];
  return [
    ...wrap(head, pen.measure),
    ...summaryLines(pen, answer),
    ...packages.flatMap((one) => [[], ...packageLines(pen, one)]),
    ...(uses.length > 0 ? [[], ...useLines(pen, uses)] : []),
    ...incompleteSections(pen, incomplete).flatMap((lines) => [[], ...lines]),
  ];
}

function summaryLines(pen: Pen, { question }: AffectedAnswer): Line[] {
  if (question.kind !== 'advisory' || question.summary === undefined) return [];
  const words = `${question.id}, ${question.packages.join(', ')}: ${question.summary}`;
  return wrap([span(pen.prose(words), 'faint')], pen.measure);
}

function packageLines(pen: Pen, entry: AffectedPackage): Line[] {
  if (entry.answer === 'yes' && entry.advisories.length > 0) {
    const reasons = entry.advisories.flatMap(({ reach }) => reach?.reason ?? []);
    return [
      ...dependencyLines(pen, [entry], []),
      ...indented(wrap([span(pen.prose([...new Set(reasons)].join('; ')))], pen.measure - 2), 2),
    ];
  }
  const { name, version = '', answer, reason, manifest, line, paths } = entry;
  const shown = paths.slice(0, pen.verbose ? undefined : MOST_PATHS);
  const left = paths.length - shown.length;
  return [
    [
      span(pen.exact(`${name} ${version}`.trim()), 'strong'),
      span(`  ${ANSWERS[answer][0].toLowerCase()}`, ANSWERS[answer][1]),
      span(`  ${pen.prose(reason)}`),
    ],
    ...shown.map(
      (path): Line => [
        span(`  ${path.map(pen.exact).join(` ${pen.glyphs.arrow} `)} ${pen.glyphs.dot} `),
        placeLink(pen, manifest, line),
      ],
    ),
    ...(left > 0 ? [[span(`  and ${counted(left, 'more way')}: --verbose`, 'faint')]] : []),
  ];
}

function useLines(pen: Pen, uses: readonly SymbolUse[]): Line[] {
  const shown = uses.slice(0, pen.verbose ? undefined : MOST_USES);
  const left = uses.length - shown.length;
  return [
    [span('In the code', 'strong')],
    ...shown.flatMap((use) => oneUse(pen, use)),
    ...(left > 0 ? [[span(`  and ${counted(left, 'more place')}: --verbose`, 'faint')]] : []),
  ];
}

/** From the entry point to the place, a line each. */
function oneUse(pen: Pen, { path, line, column, symbol, text, way, entry, real }: SymbolUse): Line[] {
  const aside = real ? '' : '  in a test';
  return [
    [
      span('  '),
      placeLink(pen, path, line, column),
      span(`  ${pen.exact(symbol)}`, 'name'),
      span(aside, 'faint'),
    ],
    ...(entry
      ? [
          [
            span(`    ${pen.glyphs.entry} ${pen.exact(`${entry.kind} ${entry.name}`)}  `),
            placeLink(pen, entry.path, entry.line),
          ],
        ]
      : []),
    ...way.map(
      (step): Line => [
        span(`    ${pen.glyphs.step} ${pen.exact(step.note)}  `),
        placeLink(pen, step.path, step.line, step.column),
      ],
    ),
    [span(`    ${pen.glyphs.sink} ${pen.exact(text)}`)],
  ];
}
