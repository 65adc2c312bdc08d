import type { Finding, Suppression } from '../../finding/finding.ts';
import { SEVERITIES } from '../../finding/severity.ts';
import { ASIDE, ASIDE_WORDS } from '../../suppression/policy.ts';
import { type Action, actionsOf } from '../actions.ts';
import type { Outcome } from '../outcome.ts';
import { flawedPackages, flawsOf } from '../packages.ts';
import type { JudgedPlace, LeaningVerdict, OwnModels, Report, Summary } from '../report.ts';
import { ASIDE_PLURALS, counted, listed, thousands } from '../words.ts';
import { dotted } from './labels.ts';
import type { Pen } from './pen.ts';
import { placeLink } from './place.ts';
import { hanging, indented, type Line, span, wrap } from './text.ts';

const MOST_ACTIONS = 5;
const LABEL = 15;

/** What a summary is made from: the report without what is suppressed, and that apart. */
export interface Told
  extends Pick<Report, 'inventory' | 'artifacts' | 'dependencies' | 'incomplete' | 'summary'> {
  readonly findings: readonly Finding[];
  readonly suppressed: readonly Finding[];
}

/** The last lines: how bad, what first, what was looked at and what was not, how the run ends. */
export function summaryLines(pen: Pen, told: Told, outcome: Outcome): Line[] {
  return [...verdictLines(pen, told), ...actionLines(pen, told), [], ...factLines(pen, told, outcome)];
}

function verdictLines(pen: Pen, told: Told): Line[] {
  const words = told.findings.length > 0 ? countsLine(pen, told.findings) : cleanLine(pen, told);
  return indented(wrap(words, pen.measure - 2), 2);
}

/** Clean is said only of what was read and understood. */
function cleanLine(pen: Pen, told: Told): Line {
  const { python, artifacts, manifests } = told.summary.files;
  if (python + artifacts + manifests === 0) {
    const words = told.incomplete.length > 0 ? 'Nothing could be looked at' : 'There was nothing to look at';
    return [span(words, 'strong'), span('.')];
  }
  const open = undecided(told);
  if (told.incomplete.length === 0 && open === 0) {
    return [span(`${pen.glyphs.tick} `, 'good'), span('Nothing found', 'strong'), span('.')];
  }
  const partly = told.incomplete.length > 0 ? ' in what could be read' : '';
  const unknown = open > 0 ? `; ${counted(open, 'verdict')} left open, see above` : '';
  return [span(`Nothing found${partly}`, 'strong'), span(`${unknown}.`)];
}

/** Files and calls that are neither safe nor a finding. */
function undecided({ artifacts, inventory }: Told): number {
  const files = artifacts.filter(({ verdict }) => verdict !== 'safe').length;
  return files + inventory.filter(({ verdict }) => verdict === 'unknown').length;
}

/** `2 critical · 1 high`, severities without findings left out. */
export function countsLine(pen: Pen, findings: readonly Finding[]): Line {
  const counts = SEVERITIES.map((severity) => ({
    severity,
    count: findings.filter((finding) => finding.severity === severity).length,
  }));
  return dotted(
    pen,
    counts
      .filter(({ count }) => count > 0)
      .map(({ severity, count }) => [span(`${thousands(count)} ${severity}`, severity)]),
  );
}

function actionLines(pen: Pen, told: Told): Line[] {
  const { entries, others } = flawsOf(told.findings, told.suppressed, told.dependencies);
  const findings = others.filter(({ severity }) => severity !== 'info');
  const actions = actionsOf(findings, flawedPackages(entries));
  if (actions.length === 0) return [];
  const shown = actions.slice(0, MOST_ACTIONS);
  const lines: Line[] = [[], [span('  Do first', 'strong')]];
  for (const [i, action] of shown.entries()) lines.push(...actionLine(pen, action, i + 1));
  const left = actions.length - shown.length;
  if (left > 0) lines.push([span(`     and ${counted(left, 'more thing')} to do, above`, 'faint')]);
  return lines;
}

function actionLine(pen: Pen, action: Action, number: number): Line[] {
  const { path, line, column } = action.place;
  const more = action.settles > 1 ? ` and ${counted(action.settles - 1, 'more place')}` : '';
  const isUpgrade = column === undefined;
  const words = wrap([span(pen.prose(action.words))], pen.measure - 5);
  const place = [
    span(action.severity, action.severity),
    span(` ${pen.glyphs.dot} `, 'faint'),
    placeLink(pen, path, line, column),
    span(isUpgrade ? '' : more, 'faint'),
  ];
  return hanging(
    [span(`  ${number}. `, 'strong')],
    [...words, ...wrap(place, pen.measure - 5)],
    [span('     ')],
  );
}

function factLines(pen: Pen, told: Told, outcome: Outcome): Line[] {
  return factsOf(told, outcome, pen.verbose).flatMap(([label, words]) => fact(pen, label, words));
}

/** Labels and what they say: what was looked at and what not, what is put aside, how the run ends. */
export function factsOf(told: Told, outcome: Outcome, verbose: boolean): [string, string][] {
  const { summary, incomplete, suppressed } = told;
  const facts: [string, string][] = [['Looked at', lookedAt(summary)]];
  const missed = [...summary.passedOver];
  if (incomplete.length > 0) missed.unshift(`in part: ${counted(incomplete.length, 'place')}, listed above`);
  if (missed.length > 0) facts.push(['Not looked at', missed.join('; ')]);
  if (summary.rulesOff) facts.push(['Rules off', rulesOffWords(summary.rulesOff)]);
  if (suppressed.length > 0) facts.push(['Suppressed', suppressedWords(suppressed, verbose)]);
  if (summary.models) facts.push(['Models', modelWords(summary.models, verbose)]);
  const { unusedComments = [], baseline } = summary;
  if (unusedComments.length > 0) facts.push(['Unused', unusedWords(unusedComments, verbose)]);
  if (baseline && baseline.gone > 0 && verbose)
    facts.push([
      'Baseline',
      `${thousands(baseline.gone)} of its ${counted(baseline.entries, 'finding')} ${baseline.gone === 1 ? 'is' : 'are'} gone`,
    ]);
  if (summary.advisories !== undefined) facts.push(['Advisories', summary.advisories]);
  facts.push(['Exit status', `${outcome.exitStatus}: ${outcome.reason}`]);
  return facts;
}

function fact(pen: Pen, label: string, words: string): Line[] {
  const lines = wrap([span(pen.prose(words))], pen.measure - 2 - LABEL);
  return indented(hanging([span(label.padEnd(LABEL), 'faint')], lines), 2);
}

function lookedAt({ files, lines }: Summary): string {
  const parts = [
    `${counted(files.python, 'Python file')} (${counted(lines, 'line')})`,
    counted(files.artifacts, 'artifact'),
    counted(files.manifests, 'manifest'),
  ];
  return listed(parts);
}

const MOST_UNUSED = 3;

function unusedWords(unused: NonNullable<Summary['unusedComments']>, verbose: boolean): string {
  const shown = unused.slice(0, verbose ? undefined : MOST_UNUSED);
  const left = unused.length - shown.length;
  const places = shown.map(({ path, line, rules }) => `${path}:${line} (${rules.join(', ')})`);
  const more = left > 0 ? `, and ${thousands(left)} more` : '';
  return `${counted(unused.length, 'comment')} that ${unused.length === 1 ? 'ignores' : 'ignore'} nothing: ${places.join(', ')}${more}`;
}

const MOST_LEANING = 3;

/** Whose models were added, and what those of the project change: they may hide what a stranger wants hidden. */
function modelWords({ used, leaning }: OwnModels, verbose: boolean): string {
  const names = used.map(
    ({ library, path, by }) => `${library} (${path}${by === 'project' ? ', of the project' : ''})`,
  );
  if (leaning.length === 0) return names.join(', ');
  const hidden = leaning.filter(isHidden);
  const places = [...hidden, ...leaning.filter((one) => !isHidden(one))].map(
    ({ path, line, without }) => `${path}:${line} (${JUDGED[without.verdict] ?? without.verdict})`,
  );
  const shown = places.slice(0, verbose ? undefined : MOST_LEANING);
  const more = places.length > shown.length ? `, and ${thousands(places.length - shown.length)} more` : '';
  const lean = `${counted(leaning.length, 'verdict')} ${leaning.length === 1 ? 'leans' : 'lean'} on the project's own models`;
  const worse = hidden.length > 0 ? `, ${thousands(hidden.length)} of them worse without` : '';
  return `${names.join(', ')}; ${lean}${worse}: ${shown.join(', ')}${more}; --isolated leaves them out`;
}

const JUDGED: Readonly<Partial<Record<JudgedPlace['verdict'], string>>> = {
  none: 'not listed',
  unknown: 'left open',
};

/** Worse without: a finding that is none, or a lesser one, with them. */
function isHidden({ judged, without }: LeaningVerdict): boolean {
  return rankOf(without) < rankOf(judged);
}

function rankOf({ verdict }: JudgedPlace): number {
  return [...SEVERITIES, 'unknown', 'safe', 'none'].indexOf(verdict);
}

function rulesOffWords(off: NonNullable<Summary['rulesOff']>): string {
  const counts = off.map(({ select, count }) => `${thousands(count)} of ${select}`);
  return `${listed(counts)}: --select ${off.map(({ select }) => select).join(',')}`;
}

function suppressedWords(suppressed: readonly Finding[], verbose: boolean): string {
  const words = [
    ...WAYS.map(([kind, way]) => [countOf(suppressed, kind), way] as const),
    [suppressed.filter(isCleared).length, 'by a VEX'] as const,
    ...ASIDE.map((role) => [countOf(suppressed, 'policy', ASIDE_WORDS[role]), ASIDE_PLURALS[role]] as const),
  ];
  const counts = words.filter(([count]) => count > 0).map(([count, way]) => `${thousands(count)} ${way}`);
  return `${counted(suppressed.length, 'finding')} (${counts.join(', ')})${verbose ? '' : ': --verbose lists them'}`;
}

/** Policy other than where the file lies: somebody states that the flaw does no harm. */
function isCleared({ suppressed, flaw }: Finding): boolean {
  return suppressed?.kind === 'policy' && flaw !== undefined;
}

const WAYS = [
  ['inline', 'by comments'],
  ['baseline', 'by the baseline'],
] as const;

function countOf(suppressed: readonly Finding[], kind: Suppression['kind'], reason?: string): number {
  return suppressed.filter(
    (finding) =>
      finding.suppressed?.kind === kind && (reason === undefined || finding.suppressed.reason === reason),
  ).length;
}
