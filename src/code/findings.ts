import type { Finding } from '../finding/finding.ts';
import { type FindingDraft, fingerprinted } from '../finding/fingerprint.ts';
import { compareLocations, compareText } from '../finding/location.ts';
import { CONFIDENCES, compareSeverity } from '../finding/severity.ts';
import type { InventoryEntry } from '../report/report.ts';

/** What was found in one file: as it was found, and as it is reported. */
export interface FileFindings {
  readonly drafts: readonly FindingDraft[];
  readonly entries: readonly InventoryEntry[];
  readonly findings: readonly Finding[];
  readonly inventory: readonly InventoryEntry[];
}

/**
 * What is reported of what was found: one finding per place and rule, in order, with fingerprints. All of it is a matter of
 * one file each; where the same was found in a file as in a run before, it is what was reported then. `secondOf` names the
 * rule which says the same of a place better.
 */
export function reportedByFile(
  drafts: readonly FindingDraft[],
  entries: readonly InventoryEntry[],
  secondOf: (rule: string) => string | undefined,
  before?: ReadonlyMap<string, FileFindings>,
): Map<string, FileFindings> {
  const found = new Map<string, { drafts: FindingDraft[]; entries: InventoryEntry[] }>();
  const foundIn = (path: string) => {
    const known = found.get(path) ?? { drafts: [], entries: [] };
    found.set(path, known);
    return known;
  };
  for (const draft of drafts) foundIn(draft.location.path).drafts.push(draft);
  for (const entry of entries) foundIn(entry.path).entries.push(entry);
  const inOrder = [...found].sort(([a], [b]) => compareText(a, b));
  return new Map(
    inOrder.map(([path, file]) => {
      const known = before?.get(path);
      if (known && isSame(known.drafts, file.drafts) && isSame(known.entries, file.entries))
        return [path, known];
      const findings = fingerprinted(onePerPlace(withoutSeconds(file.drafts, secondOf)));
      const inventory = [...file.entries].sort((a, b) => compareLocations(asLocation(a), asLocation(b)));
      return [path, { ...file, findings, inventory }];
    }),
  );
}

function isSame(a: readonly object[], b: readonly object[]): boolean {
  return a.length === b.length && a.every((one, i) => one === b[i]);
}

/**
 * A call may be one of several functions (`load = pickle.load if binary else yaml.load`), or have several places for data:
 * one rule has one finding there, the most severe, of equals the most confident.
 */
function onePerPlace(drafts: readonly FindingDraft[]): readonly FindingDraft[] {
  const best = new Map<string, FindingDraft>();
  for (const draft of drafts) {
    const place = placeOf(draft, draft.rule);
    const known = best.get(place);
    if (!known || isWorse(draft, known)) best.set(place, draft);
  }
  return drafts.filter((draft) => best.get(placeOf(draft, draft.rule)) === draft);
}

function isWorse(a: FindingDraft, b: FindingDraft): boolean {
  const more = compareSeverity(a.severity, b.severity);
  return more < 0 || (more === 0 && CONFIDENCES.indexOf(a.confidence) < CONFIDENCES.indexOf(b.confidence));
}

function placeOf({ location: { path, line, column } }: FindingDraft, rule: string | undefined): string {
  return `${rule} ${path}:${line}:${column}`;
}

/** A rule that judges the sinks of another one says nothing where that one has a finding. */
export function withoutSeconds(
  drafts: readonly FindingDraft[],
  secondOf: (rule: string) => string | undefined,
): readonly FindingDraft[] {
  const known = new Set(drafts.map((draft) => placeOf(draft, draft.rule)));
  return drafts.filter((draft) => !known.has(placeOf(draft, secondOf(draft.rule))));
}

function asLocation({ path, line, column }: InventoryEntry) {
  return { path, line, column, endLine: line, endColumn: column };
}
