/**
 * The whole run on one screen: a folder becomes a project, each subject answers its own question about it, and the
 * answers become one report. What one subject must know of another travels through here as plain data.
 */
import type { ArtifactAudit } from '../artifacts/audit.ts';
import type { CodeAudit } from '../code/audit.ts';
import type { Examined } from '../code/judging/examined.ts';
import type { Runs } from '../code/keeping/runs.ts';
import type { OwnModel } from '../code/own-models.ts';
import type { Advisories } from '../dependencies/advisories/open.ts';
import type { CheckedSettings, DependencyFacts } from '../dependencies/audit.ts';
import type { DependencyGraph } from '../dependencies/graph/graph.ts';
import { auditDependencies, type DependencyAudit } from '../dependencies/vulnerable.ts';
import { compareFindings } from '../finding/finding.ts';
import { fingerprinted } from '../finding/fingerprint.ts';
import { incompleteInOrder } from '../finding/incomplete.ts';
import type { Selection } from '../finding/selection.ts';
import { SUBJECTS, type Subject } from '../finding/subject.ts';
import type { Platform, PythonVersion } from '../project/environment.ts';
import type { Progress } from '../project/progress.ts';
import type { Project } from '../project/project.ts';
import { isPython } from '../project/python-files.ts';
import type { InventoryEntry, OwnModels, Report, Summary } from '../report/report.ts';
import { ASIDE_WORDS, type Aside, asideOf } from '../suppression/policy.ts';
import { type SuppressionOptions, suppress } from '../suppression/suppress.ts';
import { manifestComments } from './comments.ts';
import { factsOf } from './facts.ts';
import { leaningVerdicts } from './leaning.ts';
import { linked } from './loaders.ts';

export interface AuditOptions {
  /** All subjects where it is absent. */
  readonly only: readonly Subject[] | undefined;
  /** Which rules count. */
  readonly selection: Selection;
  readonly pythonVersion: PythonVersion | undefined;
  readonly platform: Platform;
  /** Settles versions where no lock does; absent where nobody asked for that. */
  readonly resolve?: ((facts: DependencyFacts) => Promise<DependencyFacts>) | undefined;
  /** Opened only if there is something to ask of them. */
  readonly advisories: (facts: DependencyFacts) => Promise<Advisories>;
  readonly suppression: SuppressionOptions;
  /** Beside the built-in ones. */
  readonly models: readonly OwnModel[];
  readonly progress: Progress;
  readonly version: string;
  /** Where the audit of the code is kept for the next one; nowhere where it is absent. */
  readonly keep?: { readonly cacheDir: string; readonly version: string } | undefined;
  /** Where the audit of the code goes on from the one before in the same process. */
  readonly runs?: Runs;
  /** Told once the code is judged, with what further questions can be asked of. */
  readonly examined?: (examined: Examined, facts: DependencyFacts) => void;
}

export async function audit(project: Project, options: AuditOptions): Promise<Report> {
  const asked = new Set(options.only ?? SUBJECTS);
  const { progress, selection } = options;

  progress.stage('reading manifests');
  const read = await factsOf(project, options);
  const facts = asked.has('dependencies') && options.resolve ? await options.resolve(read) : read;
  const code = asked.has('code') ? await codeOf(project, facts, options) : NO_CODE;
  const models = asked.has('code') ? await ownModels(project, facts, options, code) : undefined;
  const artifacts = asked.has('artifacts') ? await artifactsOf(project, progress) : NO_ARTIFACTS;
  const known =
    asked.has('dependencies') && hasDependencies(facts) ? await options.advisories(facts) : undefined;
  progress.stage('matching advisories');
  const flaws = known ? await flawsOf(project, facts, known, code) : NO_DEPENDENCIES;
  const settings = asked.has('settings') ? facts.settings : NO_SETTINGS;
  const found = [
    ...code.findings,
    ...artifacts.findings,
    ...fingerprinted([...flaws.findings, ...settings.findings]),
  ].filter(({ rule }) => selection.asksFor(rule));
  const comments = [
    ...code.comments,
    ...(await manifestComments(project, facts, settings.findings, asked.has('code'))),
  ];
  const answered = new Set([...asked].filter((subject) => subject !== 'dependencies' || known !== undefined));
  const { findings, incomplete, unused, gone } = suppress(found, comments, options.suppression, answered);
  const { baseline, included } = options.suppression;

  return {
    version: 1,
    tool: { name: 'wherefrom', version: options.version },
    root: '.',
    findings: findings.toSorted(compareFindings),
    ...linked(artifacts.artifacts, withAside(code.inventory, included)),
    dependencies: flaws.dependencies,
    incomplete: incompleteInOrder([
      ...project.incomplete,
      ...code.incomplete,
      ...artifacts.incomplete,
      ...(asked.has('dependencies') ? facts.incomplete : []),
      ...flaws.incomplete,
      ...(known?.incomplete ?? []),
      ...settings.incomplete,
      ...incomplete,
    ]),
    summary: {
      files: { python: code.files, artifacts: artifacts.count, manifests: facts.manifests },
      lines: code.lines,
      passedOver: [...notAsked(asked), ...ignored(selection), ...project.passedOver],
      ...(known ? { advisories: known.description } : {}),
      ...(unused.length > 0 ? { unusedComments: unused } : {}),
      ...(baseline ? { baseline: { entries: baseline.length, gone } } : {}),
      ...(models ? { models } : {}),
      ...rulesOff(selection, asked, code),
    },
  };
}

const NO_SETTINGS: CheckedSettings = { findings: [], incomplete: [] };

/** What was left out by choice must not look like what was found to be clean. */
function notAsked(asked: ReadonlySet<Subject>): string[] {
  const left = SUBJECTS.filter((subject) => !asked.has(subject));
  return left.length > 0 ? [`${left.join(', ')}: not asked for`] : [];
}

function ignored({ ignored: rules }: Selection): string[] {
  return rules.length > 0 ? [`rules ${rules.join(', ')}: ignored`] : [];
}

/** Rules of subjects that were looked at: nobody should take what was not asked for as found to be clean. */
function rulesOff(
  { off }: Selection,
  asked: ReadonlySet<Subject>,
  { files }: CodeAudit,
): Pick<Summary, 'rulesOff'> {
  const missed = off.filter(({ subject }) => asked.has(subject) && (subject !== 'code' || files > 0));
  return missed.length > 0 ? { rulesOff: missed.map(({ select, count }) => ({ select, count })) } : {};
}

function hasDependencies({ projects }: DependencyFacts): boolean {
  return projects.some(({ graph }) => graph.dependencies.length > 0);
}

/** Why a call is in the inventory and yet no finding. */
function withAside(
  inventory: readonly InventoryEntry[],
  included: ReadonlySet<Aside>,
): readonly InventoryEntry[] {
  return inventory.map((entry) => {
    const aside = asideOf(entry.path);
    if (aside === undefined || included.has(aside)) return entry;
    return { ...entry, aside, reason: `${ASIDE_WORDS[aside]}: ${entry.reason}` };
  });
}

/** The code is asked where there is code, and a flaw that it might get to. */
async function flawsOf(
  project: Project,
  facts: DependencyFacts,
  { match }: Advisories,
  { openUses }: CodeAudit,
): Promise<DependencyAudit> {
  const reach = async () => {
    if (!openUses) return undefined;
    const { reachIn } = await import('../dependencies/affected/reach.ts');
    const { namesFor } = await import('./names.ts');
    const [uses, names] = [await openUses(), namesFor(project, facts)];
    return (graph: DependencyGraph) => reachIn(graph, uses, names);
  };
  return auditDependencies(facts, match, { reach });
}

const NO_CODE: CodeAudit = {
  findings: [],
  inventory: [],
  incomplete: [],
  comments: [],
  files: 0,
  lines: 0,
};
const NO_ARTIFACTS: ArtifactAudit = { artifacts: [], judged: [], findings: [], incomplete: [], count: 0 };
const NO_DEPENDENCIES: DependencyAudit = { dependencies: [], findings: [], incomplete: [] };

type CodeOptions = Pick<
  AuditOptions,
  'progress' | 'selection' | 'models' | 'suppression' | 'examined' | 'keep' | 'runs' | 'version'
>;

/** Loaded where there is Python: a look at dependencies or models alone needs neither parser nor engine. */
async function codeOf(
  project: Project,
  facts: DependencyFacts,
  { progress, selection, models, suppression, examined, keep, runs, version }: CodeOptions,
): Promise<CodeAudit> {
  if (!project.files.some(isPython)) return NO_CODE;
  const own = models.map(({ model }) => model);
  const options = { asksFor: selection.asksFor, own, includeTests: suppression.included.has('test') };
  if (runs) {
    const { auditCode } = await import('../code/audit.ts');
    const kept = { ...options, keep: { runs, version } };
    return auditCode(project, facts.environment, progress, kept);
  }
  // Further questions are asked of an engine that has done everything itself.
  if (keep && !examined) {
    const { auditCodeFrom } = await import('../code/kept.ts');
    const shelves = await shelvesFor(project, selection, keep);
    return auditCodeFrom(shelves, project, facts.environment, progress, options);
  }
  const { auditCode } = await import('../code/audit.ts');
  return auditCode(project, facts.environment, progress, {
    ...options,
    ...(examined && { examined: (found: Examined) => examined(found, facts) }),
  });
}

/** Their own for each folder and choice of rules: what was asked with another choice stays. */
async function shelvesFor(
  { root }: Project,
  { off, ignored }: Selection,
  { cacheDir, version }: NonNullable<AuditOptions['keep']>,
) {
  const { folderShelf } = await import('../code/keeping/store.ts');
  const shelf = (what: string) => folderShelf(cacheDir, JSON.stringify([root, off, ignored, what]));
  return { whole: shelf('whole'), steps: shelf('steps'), version };
}

/** Which models were added, and what would be judged otherwise without those that the project brings itself. */
async function ownModels(
  project: Project,
  facts: DependencyFacts,
  options: AuditOptions,
  code: CodeAudit,
): Promise<OwnModels | undefined> {
  const { models } = options;
  if (models.length === 0) return undefined;
  const used = models.map(({ model: { library }, path, by }) => ({ library, path, by }));
  const trusted = models.filter(({ by }) => by === 'user');
  if (trusted.length === models.length) return { used, leaning: [] };
  const { examined: _, keep: __, runs: ___, ...silent } = options;
  const without = await codeOf(project, facts, { ...silent, models: trusted });
  return { used, leaning: leaningVerdicts(code, without) };
}

async function artifactsOf(project: Project, progress: Progress): Promise<ArtifactAudit> {
  const { auditArtifacts } = await import('../artifacts/audit.ts');
  return auditArtifacts(project, { progress });
}
