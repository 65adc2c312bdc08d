import type { Finding, OtherOrigin } from '../finding/finding.ts';
import type { FindingDraft } from '../finding/fingerprint.ts';
import type { Incomplete } from '../finding/incomplete.ts';
import { isExposed, type Origin } from '../finding/origin.ts';
import { WherefromError, whyUndone } from '../limits/errors.ts';
import { pushAll } from '../limits/lists.ts';
import type { Environment } from '../project/environment.ts';
import { type Progress, SILENT } from '../project/progress.ts';
import type { Project } from '../project/project.ts';
import type { CodeUses } from '../project/uses.ts';
import type { InventoryEntry } from '../report/report.ts';
import type { Comment } from '../suppression/comment.ts';
import { directivesIn } from './comments.ts';
import { type FileFindings, reportedByFile } from './findings.ts';
import { ALL_TABLES } from './flow/ask/answers.ts';
import type { Engine } from './flow/ask/engine.ts';
import type { Leaf } from './flow/ask/leaf.ts';
import { unlessAbsent } from './judging/absent.ts';
import { flowOf, locationOf, ORIGIN_WORDS, shortened, textOf } from './judging/describe.ts';
import { nearestEntry } from './judging/entry.ts';
import type { Examined } from './judging/examined.ts';
import {
  certainly,
  confidenceOf,
  harmAt,
  type Judgement,
  judge,
  type SinkCall,
  severityOf,
} from './judging/judgement.ts';
import { openedPaths } from './judging/opened.ts';
import type { CodeRule } from './judging/rule.ts';
import { findSinksBy, type LooseSink } from './judging/sinks.ts';
import { ANEW } from './judging/steps.ts';
import { missedProofs } from './judging/verifying/missed.ts';
import type { JudgedOrigins } from './judging/written-sinks.ts';
import type { KeptRun } from './keeping/keeping.ts';
import type { EnvironmentAnswer } from './keeping/record.ts';
import type { Runs } from './keeping/runs.ts';
import { draftOfMatch, matchesIn } from './matching/match.ts';
import type { Pattern } from './matching/pattern.ts';
import { spoken } from './models/paths.ts';
import { isAlwaysTrap, isTrap } from './models/traps.ts';
import type { Sink } from './models/vocabulary.ts';
import { type OpenCode, type OpenOptions, openCode } from './open.ts';
import { patterns } from './patterns/registry.generated.ts';
import { rules } from './rules/registry.generated.ts';
import { settingsOf } from './settings.ts';
import { codeUses } from './uses.ts';

export interface CodeAudit {
  readonly findings: readonly Finding[];
  readonly inventory: readonly InventoryEntry[];
  readonly incomplete: readonly Incomplete[];
  /** Those meant for tools that audit. */
  readonly comments: readonly Comment[];
  /** Python files read, notebooks included. */
  readonly files: number;
  readonly lines: number;
  /** What else can be asked of the code; absent where there is none. */
  readonly openUses?: () => Promise<CodeUses>;
  /** Where the run is kept. */
  readonly kept?: {
    /** How many steps it has, and how many were not there from the run before. */
    readonly steps: { readonly all: number; readonly done: number };
    /** What the environment answered. */
    readonly answers: readonly EnvironmentAnswer[];
  };
}

const RULES: ReadonlyMap<string, CodeRule> = new Map(
  (rules as readonly CodeRule[]).map((rule) => [rule.meta.id, rule]),
);

const JUDGED: ReadonlyMap<string, JudgedOrigins> = new Map(
  [...RULES].map(([id, { inventory, severity, names }]) => {
    const origins = inventory ? 'all' : new Set(Object.keys(severity) as Origin[]);
    return [id, { origins, names: names !== undefined }];
  }),
);

/** The data for which a sink can have a finding. */
export function originsJudged({ rule }: Sink): JudgedOrigins {
  return JUDGED.get(rule) ?? unknownRule(rule);
}

export interface CodeAuditOptions extends Omit<OpenOptions, 'wants'> {
  /** The rules that make findings; all where it is absent. */
  readonly asksFor?: (rule: string) => boolean;
  /** Where the run is kept for the next one; `version` is of the program that audits. */
  readonly keep?: { readonly runs: Runs; readonly version: string } | undefined;
  /** Told once all is judged, for whoever has further questions about the calls that made findings. */
  readonly examined?: (examined: Examined) => void;
}

/**
 * Reads every Python file of a project and judges every call that could do harm. Rules that are not asked for make no
 * findings; their calls are in the inventory all the same. Where what is kept between runs fails, the run does without.
 */
export async function auditCode(
  project: Project,
  environment: Environment,
  progress: Progress = SILENT,
  { keep, ...options }: CodeAuditOptions = {},
): Promise<CodeAudit> {
  if (!keep) return auditOnce(project, environment, progress, options);
  let why: string;
  try {
    return await auditOnce(project, environment, progress, { ...options, keep });
  } catch (error) {
    if (error instanceof WherefromError) throw error;
    why = whyUndone(error);
  }
  const audit = await auditOnce(project, environment, progress, options);
  const undone = { path: '.', reason: `nothing could be kept for the next run: ${why}` };
  return { ...audit, incomplete: [...audit.incomplete, undone] };
}

async function auditOnce(
  project: Project,
  environment: Environment,
  progress: Progress,
  { asksFor = () => true, examined, keep, ...options }: CodeAuditOptions,
): Promise<CodeAudit> {
  const { code, kept } = await opened(project, environment, progress, { asksFor, keep, ...options });
  const { engine, modules, incomplete, files, lines } = code;
  const memory = keep?.runs.memory;
  const before = memory?.told as Told | undefined;
  if (memory) memory.told = undefined;
  const audit = ({ byFile, open, comments, steps: { all } }: Told, done: number): CodeAudit => ({
    findings: [...byFile.values()].flatMap(({ findings }) => findings),
    inventory: [...byFile.values()].flatMap(({ inventory }) => inventory),
    incomplete: [...incomplete, ...open],
    ...{ comments, files, lines },
    openUses: async () => codeUses(engine.anew()),
    ...(kept && { kept: { steps: { all, done }, answers: kept.answers } }),
  });
  if (memory && kept?.isUnchanged && before && !examined) {
    [memory.opened, memory.told] = [code, before];
    return audit(before, 0);
  }
  const steps = kept?.steps ?? ANEW;
  progress.stage('following data');
  const count = counting(progress, engine);
  for (const table of ALL_TABLES)
    steps.take(
      `table ${table}`,
      () => engine.prepare(table),
      () => null,
    );
  const sinks = await findSinksBy(steps, engine, originsJudged, progress, judgedLoose, kept?.listings);
  count();
  progress.stage('judging calls', sinks.calls.length);
  const drafts: FindingDraft[] = [];
  const inventory: InventoryEntry[] = [];
  const record = (judged: Judged) => {
    if (judged.draft && asksFor(judged.draft.rule)) drafts.push(judged.draft);
    if (judged.entry) inventory.push(judged.entry);
  };
  const calls: SinkCall[] = [];
  const open: Incomplete[] = [...sinks.open].map(([{ path }, why]) => ({
    path,
    reason: `some of its calls ${notFoundOut(why)}`,
  }));
  for (const { id, call } of sinks.calls) {
    const { kept: result } = steps.take(id, () => judgedOrOpen(engine, call()), asItIs);
    record(result);
    if (result.open) open.push(result.open);
    if (result.draft && examined) calls.push(call());
    progress.advance();
    await progress.turn?.();
  }
  count();
  for (const result of sinks.loose) record(result);
  const matches = matched(engine, asksFor, kept);
  pushAll(drafts, matches.drafts);
  pushAll(open, matches.open);
  const comments = modules.flatMap((module) =>
    kept ? kept.ofFile(module, 'comments', () => directivesIn(module)) : directivesIn(module),
  );
  kept?.keep();
  examined?.({ engine, calls });
  const byFile = reportedByFile(drafts, inventory, secondOf, before?.byFile);
  const counts = kept?.steps.counts ?? { all: 0, done: 0 };
  const told = { byFile, open, comments, steps: counts };
  if (memory) [memory.opened, memory.told] = [code, told];
  return audit(told, counts.done);
}

/** What a run says, but for what reading the files says of them: what stays of it in memory. */
interface Told {
  readonly byFile: ReadonlyMap<string, FileFindings>;
  readonly open: readonly Incomplete[];
  readonly comments: readonly Comment[];
  readonly steps: { readonly all: number };
}

/** The rule that says the same of a place better: whose sinks it judges as well. */
export function secondOf(rule: string): string | undefined {
  return ruleOf(rule).sinksOf;
}

/** Tells how many questions the stage has cost since the last time. */
function counting(progress: Progress, engine: Engine): () => void {
  let [asked, givenUp] = [engine.asked, engine.givenUp];
  return () => {
    progress.count?.('questions', engine.asked - asked);
    progress.count?.('given up', engine.givenUp - givenUp);
    [asked, givenUp] = [engine.asked, engine.givenUp];
  };
}

/** Of a judgement what is reported; what it rests on is large, and asked for by nobody here. */
interface Reported extends Pick<Judged, 'draft' | 'entry'> {
  /** Where the call could not be judged. */
  readonly open?: Incomplete;
}

function judgedOrOpen(engine: Engine, call: SinkCall): Reported {
  let reported: Reported = NOTHING;
  const undone = engine.attempted(() => {
    const { draft, entry } = judged(engine, call);
    reported = { draft, entry };
  });
  if (undone === undefined) return reported;
  const callee = spoken(call.callee);
  const { path, line, column } = locationOf(call.call.site);
  const unknown = { origin: 'unknown', verdict: 'unknown', reason: undone } as const;
  return {
    draft: undefined,
    entry: ruleOf(call.sink.rule).inventory ? { path, line, column, callee, ...unknown } : undefined,
    open: { path, line, reason: `what ${callee} gets here ${notFoundOut(undone)}` },
  };
}

const NOTHING: Reported = { draft: undefined, entry: undefined };

function notFoundOut(why: string): string {
  return `could not be found out: ${why}`;
}

function asItIs<T>(one: T): T {
  return one;
}

/** What else can be asked of code that is audited already. */
export async function openUsesOf(
  project: Project,
  environment: Environment,
  options: Omit<CodeAuditOptions, 'examined'>,
): Promise<CodeUses> {
  const { code } = await opened(project, environment, SILENT, options);
  return codeUses(code.engine);
}

/** Opens the code, and the run that was kept, if there is one that can be gone on from. */
async function opened(
  project: Project,
  environment: Environment,
  progress: Progress,
  { asksFor = () => true, keep, ...options }: Omit<CodeAuditOptions, 'examined'>,
): Promise<{ code: OpenCode; kept?: KeptRun }> {
  const wants = (rule: string) => asksFor(rule) || ruleOf(rule).inventory;
  if (!keep) return { code: await openCode(project, environment, progress, { ...options, wants }) };
  const { Keeping } = await import('./keeping/keeping.ts');
  const settings = settingsOf(keep.version, environment, { asksFor, ...options });
  const keeping = new Keeping(keep.runs, settings, environment);
  const { memory } = keep.runs;
  const before = keeping.goesOn ? (memory?.opened as OpenCode | undefined) : undefined;
  if (memory) memory.opened = undefined;
  const more = { noting: true, known: keeping.known, before };
  const code = await openCode(project, keeping.environment, progress, { ...options, wants, ...more });
  const { engine, ledger, reads, modules } = code;
  if (!reads) throw new Error('what is looked at was to be noted');
  return { code, kept: keeping.begin({ program: engine.program, ledger, reads, modules }) };
}

/** What is wrong by the way it is written. */
function matched(
  engine: Engine,
  asksFor: (rule: string) => boolean,
  kept: KeptRun | undefined,
): { drafts: readonly FindingDraft[]; open: readonly Incomplete[] } {
  const { program, environment } = engine;
  const asked = (patterns as readonly Pattern[]).filter(({ rule }) => asksFor(rule));
  const [drafts, open]: [FindingDraft[], Incomplete[]] = [[], []];
  for (const module of program.modules) {
    const make = () =>
      matchesIn(program, module, asked, environment).map(({ pattern, match, node }) =>
        draftOfMatch(program, module, ruleOf(pattern.rule), match, node),
      );
    // What is kept of a file is all that was found there, or nothing.
    const undone = engine.attempted(() => {
      for (const draft of kept ? kept.ofFile(module, 'drafts', make) : make()) drafts.push(draft);
    });
    if (undone !== undefined)
      open.push({ path: module.path, reason: `what is wrong as it is written ${notFoundOut(undone)}` });
  }
  return { drafts, open };
}

/**
 * Questions that judging one call may cost. Where a call makes no line of the inventory, fewer do: what is worth a finding is
 * not far away, and such calls are many and nearly all of them harmless.
 */
export const QUESTIONS = 1_500;
const FEWER_QUESTIONS = 400;

export interface Judged {
  /** What it rests on; undefined where the arguments make the call no sink. */
  readonly judgement?: Judgement;
  readonly draft: FindingDraft | undefined;
  readonly entry: InventoryEntry | undefined;
}

/** What a call of a sink means: a finding, a line of the inventory, both or neither. */
export function judged(engine: Engine, sinkCall: SinkCall): Judged {
  const rule = ruleOf(sinkCall.sink.rule);
  // Another call may stand in its place: what is judged of the text alone leans on it, too.
  engine.program.reads?.file(sinkCall.call.site.scope.module.index);
  engine.allow(rule.inventory ? QUESTIONS : FEWER_QUESTIONS);
  const found = judge(engine, sinkCall, rule);
  if (!found) return { draft: undefined, entry: undefined };
  const all = unlessAbsent(engine, sinkCall, rule, found);
  const judgement = rule.certain ? certainly(all, rule) : all;
  const callee = spoken(sinkCall.callee);
  const { origin, verdict, reason } = judgement;
  const [worst] = judgement.leaves;
  const graded = worst ? severityOf(rule, worst) : rule.severity[origin];
  const severity = verdict === 'safe' ? undefined : graded;
  const entry = (): InventoryEntry => {
    const { path, line, column } = locationOf(sinkCall.call.site);
    const opens = openedPaths(engine, sinkCall.sink, sinkCall.inFrame(undefined));
    return { path, line, column, callee, origin, verdict, reason, ...(opens.length > 0 && { opens }) };
  };
  return {
    draft: severity && draftOf(engine, rule, sinkCall, judgement, severity),
    entry: rule.inventory ? entry() : undefined,
    judgement,
  };
}

function ruleOf(id: string): CodeRule {
  return RULES.get(id) ?? unknownRule(id);
}

function unknownRule(id: string): never {
  throw new Error(`a model names a rule that does not exist: ${id}`);
}

function draftOf(
  engine: Engine,
  rule: CodeRule,
  sinkCall: SinkCall,
  judgement: Judgement,
  severity: FindingDraft['severity'],
): FindingDraft {
  const { site } = sinkCall.call;
  const [worst, ...others] = judgement.leaves;
  const fill = (text: string) => filled(text, calledAs(sinkCall), judgement.origin);
  const entry = worst && nearestEntry(engine, worst, site);
  // Of other rules' data it is no remedy to know who sent it.
  const missed = worst && rule.inventory ? missedProofs(engine, worst, sinkCall.call) : [];
  return {
    rule: rule.meta.id,
    message: fill(rule.message),
    severity,
    confidence: worst ? confidenceOf(judgement) : (rule.confidence ?? 'high'),
    cwe: rule.meta.cwe,
    origin: judgement.origin,
    location: locationOf(harmAt(sinkCall)),
    flow: worst ? flowOf(worst, site) : [],
    ...(worst && otherOrigins(worst, others, sinkCall)),
    ...(entry ? { entry } : {}),
    remedy: fill(missed[0]?.advice ?? sinkCall.sink.advice ?? rule.advice),
    ...(missed.length > 0 && { notes: missed.map(({ note }) => note) }),
    anchor: `${site.scope.qualifiedName} ${textOf(site)}`,
  };
}

/** As models call it, but for what the program knows by another name: `HTTPTemporaryRedirect`, `HTTPSConnectionPool`. */
function calledAs({ callee: modelled, call }: SinkCall): string {
  const written = call.callee.kind === 'library' ? call.callee.path : modelled;
  return spoken(lastOf(written) === lastOf(modelled) ? modelled : written);
}

function lastOf(path: string): string | undefined {
  return path.split('.').at(-1);
}

/** A sentence of a rule with its blanks filled in. */
function filled(text: string, callee: string, origin: Origin): string {
  const sentence = text.replaceAll('{callee}', callee).replaceAll('{origin}', ORIGIN_WORDS[origin]);
  return text.startsWith('{origin}') ? sentence.charAt(0).toUpperCase() + sentence.slice(1) : sentence;
}

/** Each further origin once, with its shortest way. */
function otherOrigins(
  worst: Leaf,
  others: readonly Leaf[],
  { call }: SinkCall,
): { otherOrigins?: OtherOrigin[] } {
  const seen = new Set([worst.origin]);
  const listed: OtherOrigin[] = [];
  for (const leaf of others) {
    if (seen.has(leaf.origin) || !isExposed(leaf.origin)) continue;
    seen.add(leaf.origin);
    listed.push({ origin: leaf.origin, flow: flowOf(leaf, call.site) });
  }
  return listed.length > 0 ? { otherOrigins: listed } : {};
}

/**
 * A sink that is handed on, and no call of which was found: whoever gets it may call it with anything. One that
 * reads by itself, such as a column type that pickles, does so wherever it is used.
 */
export function judgedLoose({
  callee: { path: canonical, entry: modelled },
  module,
  node,
  scope,
}: LooseSink): Judged {
  const callee = spoken(canonical);
  const sink = modelled?.sinks.find(({ when }) => !when);
  if (!sink || (isTrap(sink) && !isAlwaysTrap(sink))) return { draft: undefined, entry: undefined };
  const rule = ruleOf(sink.rule);
  const reads = sink.data ? undefined : sink.reads;
  const origin = isTrap(sink) ? 'constant' : (reads?.origin ?? 'unknown');
  const reason = reads?.note ?? 'handed on as a value; no call of it was found';
  const severity = rule.severity[origin];
  const fill = (text: string) => filled(text, callee, origin);
  const site = { scope, node };
  const location = locationOf(site);
  const { path, line, column } = location;
  const verdict = origin === 'unknown' ? 'unknown' : severity ? 'finding' : 'safe';
  const entry: InventoryEntry = { path, line, column, callee, origin, verdict, reason };
  const draft: FindingDraft | undefined = severity && {
    rule: rule.meta.id,
    message: reads ? fill(rule.message) : `${callee} is handed on to be called elsewhere`,
    severity,
    confidence: reads || isTrap(sink) ? 'high' : 'low',
    cwe: rule.meta.cwe,
    origin,
    location,
    flow: [],
    remedy: fill(sink.advice ?? rule.advice),
    anchor: `${scope.qualifiedName} ${shortened(module.tree.text(node))}`,
  };
  return { draft, entry: rule.inventory ? entry : undefined };
}
