import { isExposed } from '../../finding/origin.ts';
import type {
  ArgumentAnswer,
  Explanation,
  ExpressionAnswer,
  JudgedCall,
  OriginAnswer,
  ReferenceAnswer,
  ValueAnswer,
} from '../explanation.ts';
import type { RunHeader } from '../handler.ts';
import { counted, listed, ORIGIN_WORDS } from '../words.ts';
import { findingLines } from './finding.ts';
import { incompleteLines } from './incomplete.ts';
import { dotted, headline, labelled } from './labels.ts';
import { pathLines } from './path.ts';
import type { Pen } from './pen.ts';
import { locationLink, placeLink } from './place.ts';
import { indented, type Line, lineWidth, type Span, span, wrap } from './text.ts';

/** What is known of the calls at a place, one after the other: the verdict first, then what it rests on. */
export function explanationLines(pen: Pen, run: RunHeader, explanation: Explanation): Line[] {
  const { answers, incomplete, place } = explanation;
  const missed = incomplete.filter(({ path }) => path === place.path);
  return [
    ...answers.flatMap((answer, i) => [...(i > 0 ? [[]] : []), ...answerLines(pen, run, answer)]),
    ...(missed.length > 0 ? [[], ...incompleteLines(pen, missed)] : []),
  ];
}

function answerLines(pen: Pen, run: RunHeader, answer: ExpressionAnswer): Line[] {
  return [
    ...titleLines(pen, answer),
    ...judgementLines(pen, run, answer),
    ...aroundLines(pen, answer),
    ...calleeLines(pen, answer),
    ...(answer.call?.arguments ?? []).flatMap((argument) => argumentLines(pen, run, argument, answer)),
    ...resultLines(pen, answer),
    ...channelLines(pen, answer),
    ...restLines(pen, answer),
  ];
}

/** `── pickle.loads(body) ───── app/views.py:12:12 ──` */
function titleLines(pen: Pen, { text, location }: ExpressionAnswer): Line[] {
  const sign = pen.glyphs.rule;
  const left = [span(`${sign.repeat(2)} `, 'faint'), span(pen.exact(text), 'strong'), span(' ')];
  const right = [span(' '), locationLink(pen, location), span(` ${sign.repeat(2)}`, 'faint')];
  const fill = pen.width - lineWidth(left) - lineWidth(right);
  if (fill >= 3) return [[...left, span(sign.repeat(fill), 'faint'), ...right], []];
  return [...wrap(left, pen.width), ...indented([[locationLink(pen, location)]], 3), []];
}

function judgementLines(pen: Pen, run: RunHeader, { judgements, unreachable }: ExpressionAnswer): Line[] {
  if (unreachable !== undefined)
    return headline(pen, 'never reached', 'good', [span(pen.prose(unreachable))]);
  return judgements.flatMap((judgement) => [...judgedLines(pen, run, judgement), []]);
}

function judgedLines(pen: Pen, run: RunHeader, judgement: JudgedCall): Line[] {
  const { finding, callee, verdict, origin, reason, rule } = judgement;
  if (finding) return findingLines(pen, run, { ...finding, fingerprint: '', suppressed: null });
  const about = verdict === 'safe' ? 'is safe here' : `reads data from ${ORIGIN_WORDS[origin]}`;
  const words = `${callee} ${about}: ${reason}`;
  // Data of which the rule makes no finding, or a rule that is off.
  const label = verdict === 'finding' ? 'not reported' : verdict;
  return [
    ...headline(pen, label, verdict === 'unknown' ? 'low' : 'good', [span(pen.prose(words))]),
    ...labelled(pen, 'rule', [span(`wherefrom explain ${pen.exact(rule)}`, 'faint')]),
  ];
}

function aroundLines(pen: Pen, { within, entry }: ExpressionAnswer): Line[] {
  const lines: Line[] = [];
  if (within) lines.push(...labelled(pen, 'in', named(pen, within.name, within.path, within.line)));
  if (entry) {
    const words = [span(`${pen.exact(entry.kind)} `, 'faint'), span(pen.exact(entry.name), 'strong')];
    lines.push(...labelled(pen, 'start', [...words, span('  '), placeLink(pen, entry.path, entry.line)]));
  }
  return lines;
}

function named(pen: Pen, name: string, path: string, line: number): Line {
  return [span(pen.exact(name), 'name'), span('  '), placeLink(pen, path, line)];
}

function calleeLines(pen: Pen, { call }: ExpressionAnswer): Line[] {
  if (!call) return [];
  const known = call.callees.map((callee) => referenceLine(pen, callee));
  const parts = call.unknown.length > 0 ? [...known, unknownLine(pen, call.unknown)] : known;
  return labelled(pen, 'calls', dotted(pen, parts));
}

function referenceLine(pen: Pen, { kind, name, path, line, modelled }: ReferenceAnswer): Line {
  if (path !== undefined) return [span(`${kind} `, 'faint'), ...named(pen, name, path, line ?? 1)];
  const about = modelled === false ? [span(' (not described by a model)', 'faint')] : [];
  return [span(pen.exact(name), 'name'), ...about];
}

function unknownLine(pen: Pen, reasons: readonly string[]): Line {
  return [span(`not known: ${pen.prose(listed(reasons))}`, 'faint')];
}

function argumentLines(
  pen: Pen,
  run: RunHeader,
  { text, value, location }: ArgumentAnswer,
  { judgements }: ExpressionAnswer,
): Line[] {
  const lines = labelled(pen, 'gets', [span(pen.exact(text), 'strong')]);
  lines.push(...factLines(pen, value, text));
  const drawn = judgements.some(({ finding }) => finding && finding.flow.length > 0);
  const [worst] = value.origins;
  const isWorthDrawing = worst && worst.flow.length > 1 && isExposed(worst.origin) && !drawn;
  lines.push(...originLines(pen, tellingOrigins(value)));
  if (isWorthDrawing)
    lines.push([], ...pathLines(pen, run, { flow: worst.flow, location, severity: 'info' }), []);
  return lines;
}

/** Functions and classes are named, not read from anywhere. */
function tellingOrigins({
  origins,
  references,
  constants,
  shapes,
  unknown,
}: ValueAnswer): readonly OriginAnswer[] {
  const isNamed =
    references.length > 0 &&
    references.every(({ kind, name }) => kind !== 'instance' && !name.endsWith('()')) &&
    constants.length + shapes.length + unknown.length === 0;
  return isNamed ? origins.filter(({ origin }) => origin !== 'unknown' && origin !== 'constant') : origins;
}

/** Columns of what is said of an argument. */
const DETAIL = 9;

/** What a value is, in one line: constants and shapes, else types; what it refers to; what is not known. */
function factLines(
  pen: Pen,
  { constants, shapes, types, references, unknown }: ValueAnswer,
  text: string,
): Line[] {
  const parts: Line[] = [];
  const values = [...constants, ...shapes].filter((one) => one !== text);
  if (values.length > 0) parts.push([span('is ', 'faint'), span(pen.exact(shown(pen, values, ' or ')))]);
  const told = types.filter((type) => type !== 'function' && type !== 'module');
  if (told.length > 0) parts.push([span('type ', 'faint'), span(pen.exact(shown(pen, told, ' | ')))]);
  const known = references.filter(({ name }) => name !== text);
  const first = pen.verbose ? known : known.slice(0, MOST);
  for (const reference of first) parts.push(referenceLine(pen, reference));
  if (first.length < known.length) parts.push([span(more(known.length - first.length), 'faint')]);
  if (unknown.length > 0) parts.push(unknownLine(pen, unknown));
  return parts.length === 0 ? [] : indented(wrap(dotted(pen, parts), pen.measure - DETAIL), DETAIL);
}

/** Of one sort, unless all is asked for. */
const MOST = 8;

/** The first ones, and how many there are besides. */
function shown(pen: Pen, texts: readonly string[], between: string): string {
  if (pen.verbose || texts.length <= MOST) return texts.join(between);
  return [...texts.slice(0, MOST), more(texts.length - MOST)].join(between);
}

function more(count: number): string {
  return `${count} more (--verbose)`;
}

/** Origins that say the same are told once, with their first place. */
function originLines(pen: Pen, origins: readonly OriginAnswer[]): Line[] {
  const groups = new Map<string, OriginAnswer[]>();
  for (const one of origins) {
    const key = `${one.origin}\0${one.note}\0${one.certain}`;
    const group = groups.get(key);
    if (group) group.push(one);
    else groups.set(key, [one]);
  }
  return [...groups.values()].flatMap((group) => originLine(pen, group[0] as OriginAnswer, group.length));
}

function originLine(pen: Pen, { origin, note, flow, certain }: OriginAnswer, count: number): Line[] {
  const first = flow[0];
  const words: Span[] = [span('from ', 'faint'), span(ORIGIN_WORDS[origin])];
  words.push(span(`: ${pen.prose(note)}`));
  if (first) words.push(span('  '), placeLink(pen, first.path, first.line, first.column));
  if (count > 1) words.push(span(` and ${counted(count - 1, 'more place')}`, 'faint'));
  if (!certain) words.push(span(' (not certain)', 'faint'));
  return indented(wrap(words, pen.measure - DETAIL), DETAIL);
}

function resultLines(pen: Pen, { value, call, judgements }: ExpressionAnswer): Line[] {
  if (!value) return [];
  const facts = factLines(pen, value, '');
  const origins = judgements.length > 0 ? [] : originLines(pen, value.origins);
  const [first = [], ...rest] = [...facts, ...origins];
  const label = call ? 'gives' : 'is';
  return first.length === 0 ? [] : [...labelled(pen, label, trimmed(first)), ...rest];
}

/** What is written and read under one name, and where the ends are. */
function channelLines(pen: Pen, { channel }: ExpressionAnswer): Line[] {
  if (!channel) return [];
  const { name, payload, unproved, writers, readers } = channel;
  const places = (sides: typeof writers) =>
    sides.flatMap(({ path, line }) => [span('  '), placeLink(pen, path, line)]);
  return [
    ...labelled(pen, 'passes', [span(pen.exact(payload)), span(` through ${pen.exact(name)}`, 'faint')]),
    ...(writers.length > 0 ? labelled(pen, '', [span('written', 'faint'), ...places(writers)]) : []),
    ...(readers.length > 0 ? labelled(pen, '', [span('read', 'faint'), ...places(readers)]) : []),
    ...unproved.flatMap(({ reason, path, line }) =>
      labelled(pen, '', [span(`not proved: ${pen.prose(reason)}`), span('  '), placeLink(pen, path, line)]),
    ),
  ];
}

/** A line without the indentation that it was given. */
function trimmed(line: Line): Line {
  return line.slice(1);
}

const MOST_CALLERS = 24;

function restLines(pen: Pen, { guards, deadBranches, callers, assumed }: ExpressionAnswer): Line[] {
  const rows = (label: string, lines: readonly Line[]) =>
    lines.flatMap((line, i) => labelled(pen, i === 0 ? label : '', line));
  return [
    ...rows(
      'tested',
      guards.map(({ text, holds, path, line, proves }) => [
        span(pen.exact(text)),
        span(holds === undefined ? ' came back' : ` is ${holds ? 'true' : 'false'}`, 'faint'),
        span(proves === undefined ? '' : `: ${pen.prose(proves)}`),
        span('  '),
        placeLink(pen, path, line),
      ]),
    ),
    ...rows(
      'dead',
      deadBranches.map(({ path, line, endLine, because }) => [
        span(pen.prose(because)),
        span(
          endLine > line ? `, so these ${endLine - line + 1} lines never run` : ', so this never runs',
          'faint',
        ),
        span('  '),
        placeLink(pen, path, line),
      ]),
    ),
    ...rows(
      'called',
      (pen.verbose ? callers : callers.slice(0, MOST_CALLERS)).map(
        ({ path, line, column, within, ruledOut }) => [
          span('by ', 'faint'),
          span(pen.exact(within ?? 'the module itself'), 'name'),
          span('  '),
          placeLink(pen, path, line, column),
          ...(ruledOut ? [span(`  never gets here: ${pen.prose(ruledOut)}`, 'faint')] : []),
        ],
      ),
    ),
    ...(callers.length > MOST_CALLERS && !pen.verbose
      ? labelled(pen, '', [span(more(callers.length - MOST_CALLERS), 'faint')])
      : []),
    ...rows(
      'trusts',
      assumed.map((one) => [span(pen.prose(one))]),
    ),
  ];
}
