/**
 * `wherefrom fix`: the audit, what can be done about its findings, and proof that it does: the edits are made in
 * memory, and the audit of that must find nothing new, and no more what was to be mended.
 */
import { type Offers, offersFor } from '../code/fixing/offers.ts';
import { surroundingsOf } from '../code/fixing/surroundings.ts';
import type { Examined } from '../code/judging/examined.ts';
import { sourceOf } from '../code/python/source.ts';
import { byFile, edited, fitting } from '../edits/choose.ts';
import { type Characters, placesIn } from '../edits/places.ts';
import type { Finding } from '../finding/finding.ts';
import type { Edit, Fix, FixPlan, Skipped, Target } from '../finding/fix.ts';
import { subjectOf } from '../finding/subject.ts';
import { pushAll } from '../limits/lists.ts';
import { type Project, readProjectFile, withContents } from '../project/project.ts';
import type { Report } from '../report/report.ts';
import { type AuditOptions, audit } from './audit.ts';

/** As it is offered and not tried yet. */
type Offer = Omit<Fix, 'id'>;

/** A report, and all that can be done about its findings in code, each fix tried in memory. */
export interface ReportAndPlan {
  readonly report: Report;
  readonly plan: FixPlan;
}

/** The plan alone. */
export async function planFixes(project: Project, options: FixOptions): Promise<FixPlan> {
  return (await auditAndPlan(project, { ...options, only: ['code'] })).plan;
}

export interface FixOptions extends Omit<AuditOptions, 'only' | 'examined'> {
  /** The format that takes the place of pickle; each payload's own if absent. */
  readonly target?: Target;
}

export async function auditAndPlan(
  project: Project,
  options: Omit<AuditOptions, 'examined'> & Pick<FixOptions, 'target'>,
): Promise<ReportAndPlan> {
  let examined: Examined | undefined;
  let dependencies: ReadonlySet<string> = new Set();
  const report = await audit(project, {
    ...options,
    examined: (found, { projects }) => {
      examined = found;
      dependencies = new Set(projects.flatMap(({ graph }) => graph.dependencies.map(({ name }) => name)));
    },
  });
  const before = openFindings(report);
  let offers: Offers = { fixes: [], skipped: [] };
  if (examined && before.length > 0) {
    options.progress.stage('looking for fixes');
    offers = offersFor(
      examined,
      before,
      surroundingsOf(project, () => dependencies, options.target),
    );
  }
  const tried = await proved(project, options, report, offers.fixes);
  const plan: FixPlan = {
    version: 1,
    tool: report.tool,
    root: report.root,
    fixes: tried.fixes.map((fix, i) => ({ id: `F${i + 1}`, ...fix })),
    skipped: [...offers.skipped, ...tried.skipped],
    incomplete: report.incomplete,
  };
  return { report, plan };
}

/** The report with what can be done beside each finding. */
export function withFixes(project: Project, { report, plan }: ReportAndPlan): Report {
  const byFinding = new Map(
    plan.fixes.flatMap((fix) => fix.findings.map((finding) => [finding, fix] as const)),
  );
  const known = new Map<string, Characters | undefined>();
  const textOf = (path: string) => {
    if (!known.has(path)) known.set(path, charactersOf(project, path));
    return known.get(path);
  };
  const places = placesIn((path) => textOf(path) as Characters);
  const findings = report.findings.map((finding) => {
    const fix = byFinding.get(finding.fingerprint);
    if (!fix?.edits.every(({ path }) => textOf(path) !== undefined)) return finding;
    const { repair, title, applicability, edits } = fix;
    return { ...finding, fix: { repair, title, applicability, edits: edits.map(places) } };
  });
  return { ...report, findings };
}

/** The text that columns count in; undefined where what the file's cookie says is not known, or not true. */
function charactersOf(project: Project, path: string): Characters | undefined {
  const file = project.files.find((one) => one.path === path);
  const {
    bytes: utf8,
    errors,
    original,
    originalOffset,
  } = sourceOf(file ? readProjectFile(file) : new Uint8Array());
  if (errors.length > 0) return undefined;
  if (original === undefined) return { utf8, offsetOf: (own) => own };
  return { utf8, offsetOf: (own) => firstReaching(originalOffset, own, utf8.length) };
}

/** The smallest of the offsets up to `last` whose place in another text is at least `wanted`; places ascend. */
function firstReaching(placeOf: (offset: number) => number, wanted: number, last: number): number {
  let [low, high] = [0, last];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (placeOf(middle) < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
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
  options: Omit<AuditOptions, 'examined'>,
  report: Report,
  offers: readonly Offer[],
): Promise<Proved> {
  const good = new Set<Offer>(offers.filter(({ applicability }) => applicability === 'suggestion'));
  const skipped: Skipped[] = [];
  let left = offers.filter((offer) => !good.has(offer));
  for (let trial = 0; left.length > 0; trial += 1) {
    if (trial === MOST_TRIALS) {
      pushAll(
        skipped,
        left.flatMap((offer) => aside(offer, report, LATER)),
      );
      break;
    }
    const batch = fitting(left as Fix[]) as readonly Offer[];
    const broken = await brokenBy(project, options, report, batch);
    for (const offer of batch) {
      if (broken.size === 0) good.add(offer);
      else if (broken.has(offer)) pushAll(skipped, aside(offer, report, BROKEN));
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
  options: Omit<AuditOptions, 'examined'>,
  report: Report,
  batch: readonly Offer[],
): Promise<ReadonlySet<Offer>> {
  const contents = contentsAfter(project, batch);
  const after = await audit(withContents(project, contents), { ...options, only: ['code'] });
  const faults = [
    ...leftIn(report, after, batch),
    ...after.incomplete.filter((one) => !isKnown(report, one)),
  ];
  return new Set(faults.flatMap((fault) => blamed(fault, batch, contents)));
}

/** A file, and the lines of it that say which fix is meant, if any do. */
interface Fault {
  readonly path: string;
  readonly line?: number;
  readonly endLine?: number;
}

/** Who has edited those lines; else who has edited the file; else any of them may have broken it. */
function blamed(
  { path, line, endLine = line }: Fault,
  batch: readonly Offer[],
  contents: ReadonlyMap<string, Uint8Array>,
): readonly Offer[] {
  const here = batch.filter(({ edits }) => edits.some((edit) => edit.path === path));
  if (here.length === 0) return batch;
  if (line === undefined || endLine === undefined) return here;
  const all = byFile(batch as Fix[]).get(path) ?? [];
  const near = here.filter(({ edits }) =>
    edits.some((edit) => {
      if (edit.path !== path) return false;
      const [first, last] = linesAfter(edit, all, contents.get(path) as Uint8Array);
      return first <= endLine && last >= line;
    }),
  );
  return near.length > 0 ? near : here;
}

/** The lines that an edit has in the edited file. */
function linesAfter(edit: Edit, all: readonly Edit[], file: Uint8Array): [number, number] {
  const before = all.filter((other) => other.end <= edit.start && other !== edit);
  const shift = before.reduce(
    (sum, { start, end, content }) => sum + Buffer.byteLength(content) - (end - start),
    0,
  );
  const start = edit.start + shift;
  const lineAt = (offset: number) => {
    let line = 1;
    for (let at = 0; at < Math.min(offset, file.length); at += 1) if (file[at] === 10) line += 1;
    return line;
  };
  return [lineAt(start), lineAt(start + Buffer.byteLength(edit.content))];
}

/** What the files would hold. */
export function contentsAfter(project: Project, fixes: readonly Offer[]): ReadonlyMap<string, Uint8Array> {
  const contents = new Map<string, Uint8Array>();
  for (const [path, edits] of byFile(fixes as Fix[])) {
    const file = project.files.find((one) => one.path === path);
    const isNew = edits.every(({ sha256 }) => sha256 === '');
    if (file) contents.set(path, edited(readProjectFile(file), edits));
    else if (isNew) contents.set(path, edited(new Uint8Array(), edits));
  }
  return contents;
}

/**
 * Places with more findings of a rule in a file than there would be if the fixes did what they say. Fingerprints alone do
 * not tell: another finding about the same call has another one when the text of the call changes.
 */
function leftIn(before: Report, after: Report, batch: readonly Offer[]): Fault[] {
  const mended = new Set(batch.flatMap(({ findings }) => findings));
  const known = new Set(before.findings.map(({ fingerprint }) => fingerprint));
  const expected = counts(openFindings(before).filter(({ fingerprint }) => !mended.has(fingerprint)));
  const found = openFindings(after);
  const over = new Set(
    [...counts(found)].flatMap(([key, count]) => (count > (expected.get(key) ?? 0) ? [key] : [])),
  );
  return found
    .filter((one) => over.has(keyOf(one)) && (!known.has(one.fingerprint) || mended.has(one.fingerprint)))
    .map(({ location }) => location);
}

function counts(findings: readonly Finding[]): Map<string, number> {
  const counted = new Map<string, number>();
  for (const finding of findings) counted.set(keyOf(finding), (counted.get(keyOf(finding)) ?? 0) + 1);
  return counted;
}

function keyOf({ rule, location }: Finding): string {
  return `${location.path}\0${rule}`;
}

function isKnown({ incomplete }: Report, { path, reason }: { path: string; reason: string }): boolean {
  return incomplete.some((one) => one.path === path && one.reason === reason);
}
