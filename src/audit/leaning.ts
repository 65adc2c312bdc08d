import type { CodeAudit } from '../code/audit.ts';
import type { OwnModel } from '../code/own-models.ts';
import { compareLocations, type Location } from '../finding/location.ts';
import { compareSeverity } from '../finding/severity.ts';
import type { ExpressionAnswer, JudgedCall } from '../report/explanation.ts';
import type { JudgedPlace, LeaningVerdict } from '../report/report.ts';

/**
 * What leans on models of the project: the places of which an audit says something else without them. Asking both is
 * the only way that misses nothing, and costs a second audit of the code where a project has such models.
 */
export function leaningVerdicts(audit: CodeAudit, without: CodeAudit): readonly LeaningVerdict[] {
  const [judged, otherwise] = [judgedPlaces(audit), judgedPlaces(without)];
  const leaning: LeaningVerdict[] = [];
  for (const [key, { place }] of new Map([...otherwise, ...judged])) {
    const [one, other] = [judged.get(key) ?? NOTHING, otherwise.get(key) ?? NOTHING];
    if (one.said === other.said) continue;
    const { path, line, column } = place;
    leaning.push({ path, line, column, judged: one.judged, without: other.judged });
  }
  return leaning.sort((a, b) => compareLocations(asLocation(a), asLocation(b)));
}

type Place = Pick<Location, 'path' | 'line' | 'column'>;

function asLocation(place: Place): Location {
  return {
    path: place.path,
    line: place.line,
    column: place.column,
    endLine: place.line,
    endColumn: place.column,
  };
}

interface Judged {
  readonly judged: JudgedPlace;
  /** All that is said of a place, to compare. */
  readonly said: string;
}

const NOTHING: Judged = { judged: { verdict: 'none' }, said: '' };

function judgedPlaces({ findings, inventory }: CodeAudit): Map<string, Judged & { readonly place: Place }> {
  const places = new Map<string, Judged & { readonly place: Place }>();
  const say = (place: Place, said: string, judged: JudgedPlace) => {
    const key = `${place.path}\0${place.line}\0${place.column}`;
    const known = places.get(key);
    places.set(key, { place, judged: known?.judged ?? judged, said: `${known?.said ?? ''}${said};` });
  };
  const worstFirst = findings.toSorted((a, b) => compareSeverity(a.severity, b.severity));
  for (const { location, rule, severity, origin } of worstFirst)
    say(location, `${rule} ${severity} ${origin}`, { verdict: severity, ...(origin && { origin }) });
  for (const entry of inventory) {
    const verdict = entry.verdict === 'finding' ? 'none' : entry.verdict;
    say(entry, `${entry.callee} ${entry.verdict} ${entry.origin}`, { verdict, origin: entry.origin });
  }
  return places;
}

/** Explanations that say so where they lean on models that are not built in, and what they would be without. */
export function leaningAnswers(
  answers: readonly ExpressionAnswer[],
  without: readonly ExpressionAnswer[],
  models: readonly OwnModel[],
): readonly ExpressionAnswer[] {
  const others = new Map(without.map((answer) => [placeOf(answer), answer]));
  const names = models.map(({ model, path }) => `${model.library} (${path})`).join(', ');
  return answers.map((answer) => {
    const other = others.get(placeOf(answer));
    if (JSON.stringify(answer) === JSON.stringify(other)) return answer;
    const said = `what is added by ${names}: ${difference(answer.judgements, other?.judgements ?? [])}`;
    return { ...answer, assumed: [...answer.assumed, said] };
  });
}

function placeOf({ location: { line, column, endLine, endColumn } }: ExpressionAnswer): string {
  return [line, column, endLine, endColumn].join();
}

function difference(judged: readonly JudgedCall[], others: readonly JudgedCall[]): string {
  const now = judged.map(verdictOf).join('; ');
  const then = others.map(verdictOf).join('; ');
  if (now === then) return 'without it less would be known here';
  return then === '' ? 'without it this call would not be judged' : `without it ${then}`;
}

function verdictOf({ callee, verdict, reason, finding }: JudgedCall): string {
  return `${callee} would be ${finding ? `a finding, ${finding.severity}` : verdict}: ${reason}`;
}
