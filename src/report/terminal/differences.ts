import type { Difference, DifferenceList } from '../differences.ts';
import { counted } from '../words.ts';
import { headline, labelled } from './labels.ts';
import type { Pen } from './pen.ts';
import { placeLink } from './place.ts';
import { type Line, span, type Tone } from './text.ts';

const TONES: Readonly<Record<Difference['kind'], Tone>> = {
  'new artifact': 'medium',
  'gone artifact': 'low',
  'new need': 'high',
  'gone need': 'low',
  'worse verdict': 'critical',
  'other verdict': 'low',
  'other format': 'medium',
  'other content': 'medium',
};

/** One block a file, and what to do if all of it is right. */
export function differenceLines(pen: Pen, { lock, differences }: DifferenceList): Line[] {
  if (differences.length === 0) return [[span(`As ${pen.exact(lock)} has it.`, 'good')]];
  const byPath = Map.groupBy(differences, ({ path }) => path);
  const blocks = [...byPath].map(([path, list]) => [
    ...headline(pen, 'changed', 'medium', [{ ...placeLink(pen, path), tone: 'strong' }]),
    ...list.flatMap((difference) => differenceText(pen, difference)),
  ]);
  const count = counted(byPath.size, 'artifact');
  return [
    ...blocks.flatMap((block) => [...block, []]),
    [span(`${count} ${byPath.size === 1 ? 'is' : 'are'} not as ${pen.exact(lock)} has it.`)],
    ...labelled(pen, 'fix', [span('if that is right, write it again with --lock and commit it')], 'good'),
  ];
}

function differenceText(pen: Pen, { kind, now, before }: Difference): Line[] {
  const was = before === undefined || now === undefined ? '' : ` (was ${pen.exact(shown(kind, before))})`;
  const text = `${pen.exact(shown(kind, now ?? before ?? ''))}${was}`;
  return labelled(pen, '', [span(`${kind}: `, TONES[kind]), span(text)]);
}

function shown(kind: Difference['kind'], text: string): string {
  return kind === 'other content' ? `sha256 ${text.slice(0, 12) || 'unknown'}` : text;
}
