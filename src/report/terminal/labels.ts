import type { Rule } from '../../finding/rule.ts';
import type { Pen } from './pen.ts';
import { hanging, indented, type Line, solid, span, type Tone, wrap } from './text.ts';

/** Columns that details stand in from the left. */
export const INDENT = 2;
const LABEL = 7;

/** `  fix   one sentence`, the sentence hanging below itself. */
export function labelled(pen: Pen, label: string, text: Line, tone: Tone = 'faint'): Line[] {
  const head = label.padEnd(LABEL);
  return indented(hanging([span(head, tone)], wrap(text, pen.measure - INDENT - LABEL)), INDENT);
}

export function remedyLines(pen: Pen, remedy: string): Line[] {
  return remedy === '' ? [] : labelled(pen, 'fix', [span(pen.prose(remedy))], 'good');
}

/** What is to be said of the finding itself. */
export function noteLines(pen: Pen, notes: readonly string[] = []): Line[] {
  return notes.flatMap((note) => labelled(pen, 'note', [span(pen.prose(note))], 'medium'));
}

/** The command that tells more, with the rule's id in it. */
export function ruleLines(pen: Pen, id: string, rule: Rule | undefined): Line[] {
  const words = rule === undefined ? pen.exact(id) : `wherefrom explain ${pen.exact(id)}`;
  return labelled(pen, 'rule', [solid(words, 'faint')]);
}

/** `critical  A sentence` with the sentence hanging below itself. */
export function headline(pen: Pen, badge: string, tone: Tone, sentence: Line): Line[] {
  const head = span(badge, tone);
  const lines = wrap(sentence, pen.measure - badge.length - 2);
  return hanging([head, span('  ')], lines.length === 0 ? [[]] : lines);
}

/** A remark after a headline, in line with its sentence. */
export function underHeadline(pen: Pen, badge: string, text: Line): Line[] {
  const left = badge.length + 2;
  return indented(wrap(text, pen.measure - left), left);
}

/** Joined by a faint dot. */
export function dotted(pen: Pen, parts: readonly Line[]): Line {
  return parts.flatMap((part, i) => (i === 0 ? part : [span(` ${pen.glyphs.dot} `, 'faint'), ...part]));
}
