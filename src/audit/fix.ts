/**
 * `wherefrom fix`: the audit, what can be done about its findings, and proof that it does: the edits are made in
 * memory, and the audit of that must find nothing new, and no more what was to be mended.
 */
import { type Offers, offersFor } from '../code/fixing/offers.ts';
import { surroundingsOf } from '../code/fixing/surroundings.ts';
import type { Examined } from '../code/judging/examined.ts';
import { byFile, edited, fitting } from '../edits/choose.ts';
import type { Finding } from '../finding/finding.ts';
import type { Fix, FixPlan, Skipped } from '../finding/fix.ts';
import { subjectOf } from '../finding/subject.ts';
import { type Project, readProjectFile, withContents } from '../project/project.ts';
import type { Report } from '../report/report.ts';
import { type AuditOptions, audit } from './audit.ts';

/** As it is offered and not tried yet. */
type Offer = Omit<Fix, 'id'>;

export type FixOptions = Omit<AuditOptions, 'only' | 'examined' | 'advisories'> &
  Pick<AuditOptions, 'advisories'>;

/** All that can be done about the findings in the code, each fix tried in memory. */
export async function planFixes(project: Project, options: FixOptions): Promise<FixPlan> {
  let offers: Offers = { fixes: [], skipped: [] };
  let before: readonly Finding[] = [];
  let examined: Examined | undefined;
  const report = await audit(project, {
    ...options,
    only: ['code'],
    examined: (found) => {
      examined = found;
    },
  });
  before = openFindings(report);
  if (examined && before.length > 0) {
    options.progress.stage('looking for fixes');
    offers = offersFor(examined, before, surroundingsOf(project));
  }
  const tried = await proved(project, options, report, offers.fixes);
  return {
    version: 1,
    tool: report.tool,
    root: report.root,
    fixes: tried.fixes.map((fix, i) => ({ id: `F${i + 1}`, ...fix })),
    skipped: [...offers.skipped, ...tried.skipped],
    incomplete: report.incomplete,
  };
}

/** Findings in code that count. */
function openFindings({ findings }: Report): readonly Finding[] {
  return findings.filter((finding) => finding.suppressed === null && subjectOf(finding) === 'code');
}

interface Proved {
  readonly fixes: readonly Offer[];
  readonly skipped: readonly Skipped[];
}

/** Audits of edited projects that one plan may cost. */
const MOST_TRIALS = 6;

/** Tries what fits together at once; what breaks is set aside with those that could have broken it. */
async function proved(
  project: Project,
  options: FixOptions,
  report: Report,
  offers: readonly Offer[],
): Promise<Proved> {
  const good = new Set<Offer>(offers.filter(({ applicability }) => applicability === 'suggestion'));
  const skipped: Skipped[] = [];
  let left = offers.filter((offer) => !good.has(offer));
  for (let trial = 0; left.length > 0; trial += 1) {
    if (trial === MOST_TRIALS) {
      skipped.push(...left.flatMap((offer) => aside(offer, report, LATER)));
      break;
    }
    const batch = fitting(left as Fix[]) as readonly Offer[];
    const broken = await brokenBy(project, options, report, batch);
    for (const offer of batch) {
      if (broken.size === 0) good.add(offer);
      else if (broken.has(offer)) skipped.push(...aside(offer, report, BROKEN));
    }
    left = left.filter((offer) => !broken.has(offer) && !good.has(offer));
  }
  return { fixes: offers.filter((offer) => good.has(offer)), skipped };
}

const LATER = 'it overlaps other fixes: run wherefrom fix again when they are made';
const BROKEN = 'the audit of the edited project still finds something there';

function aside({ findings, rule, edits }: Offer, report: Report, reason: string): Skipped[] {
  return findings.map((finding) => {
    const place = report.findings.find(({ fingerprint }) => fingerprint === finding)?.location;
    const location = { path: place?.path ?? edits[0]?.path ?? '.', line: place?.line ?? 1 };
    return { finding, rule, kind: 'not-verified', reason, location };
  });
}

/** Those of some fixes in whose files the edited project has a finding, or a damage, that is new or should be gone. */
async function brokenBy(
  project: Project,
  options: FixOptions,
  report: Report,
  batch: readonly Offer[],
): Promise<ReadonlySet<Offer>> {
  const after = await audit(withContents(project, contentsAfter(project, batch)), {
    ...options,
    only: ['code'],
  });
  const faults = new Set([
    ...newIn(report, after),
    ...leftIn(report, after, batch),
    ...after.incomplete.filter((one) => !isKnown(report, one)).map(({ path }) => path),
  ]);
  if (faults.size === 0) return new Set();
  const blamed = batch.filter(({ edits }) => edits.some(({ path }) => faults.has(path)));
  // Where a fix breaks something in a file that it does not touch, any of them may have.
  return new Set(blamed.length > 0 ? blamed : batch);
}

/** What the files would hold. */
export function contentsAfter(project: Project, fixes: readonly Offer[]): ReadonlyMap<string, Uint8Array> {
  const contents = new Map<string, Uint8Array>();
  for (const [path, edits] of byFile(fixes as Fix[])) {
    const file = project.files.find((one) => one.path === path);
    if (file) contents.set(path, edited(readProjectFile(file), edits));
  }
  return contents;
}

/** Files with a finding that was not there. */
function newIn(before: Report, after: Report): string[] {
  const known = new Set(before.findings.map(({ fingerprint }) => fingerprint));
  return openFindings(after)
    .filter(({ fingerprint }) => !known.has(fingerprint))
    .map(({ location }) => location.path);
}

/** Files with as many findings of a rule as there would be without a fix. */
function leftIn(before: Report, after: Report, batch: readonly Offer[]): string[] {
  const mended = new Set(batch.flatMap(({ findings }) => findings));
  const expected = counts(openFindings(before).filter(({ fingerprint }) => !mended.has(fingerprint)));
  return [...counts(openFindings(after))]
    .filter(([key, count]) => count > (expected.get(key) ?? 0))
    .map(([key]) => key.split('\0')[0] as string);
}

function counts(findings: readonly Finding[]): Map<string, number> {
  const counted = new Map<string, number>();
  for (const { rule, location } of findings) {
    const key = `${location.path}\0${rule}`;
    counted.set(key, (counted.get(key) ?? 0) + 1);
  }
  return counted;
}

function isKnown({ incomplete }: Report, { path, reason }: { path: string; reason: string }): boolean {
  return incomplete.some((one) => one.path === path && one.reason === reason);
}
