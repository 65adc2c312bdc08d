import type { FindingDraft } from '../finding/fingerprint.ts';
import type { Incomplete } from '../finding/incomplete.ts';
import { UsageError } from '../limits/errors.ts';
import type { Environment } from '../project/environment.ts';
import { type Progress, SILENT } from '../project/progress.ts';
import type { Project } from '../project/project.ts';
import type {
  ArgumentAnswer,
  AskedPlace,
  CallAnswer,
  DeadBranch,
  ExpressionAnswer,
  JudgedCall,
  NamedPlace,
} from '../report/explanation.ts';
import { type Judged, judged, judgedLoose, originsJudged, QUESTIONS, secondOf } from './audit.ts';
import { assumptions } from './explaining/assumed.ts';
import { callersAnswer } from './explaining/callers.ts';
import { channelAnswer } from './explaining/channel.ts';
import { deadBranches, whyUnreachable } from './explaining/dead.ts';
import { guardsOf } from './explaining/guards.ts';
import { type Asked, askedExpressions } from './explaining/places.ts';
import { referencesIn, unknownIn, valueAnswer } from './explaining/values.ts';
import { withoutSeconds } from './findings.ts';
import type { Engine } from './flow/ask/engine.ts';
import type { Leaf } from './flow/ask/leaf.ts';
import type { CallArgument, CallOf, Site, Value } from './flow/value.ts';
import { locationOf, shortened, textOf } from './judging/describe.ts';
import { nearestEntry } from './judging/entry.ts';
import { findSinks, type LooseSink, type Sinks } from './judging/sinks.ts';
import { spoken } from './models/paths.ts';
import type { Model } from './models/vocabulary.ts';
import { openCode } from './open.ts';
import type { Module } from './program/module.ts';
import type { Scope } from './program/scope.ts';
import { spelling } from './python/names.ts';

export interface Explained {
  readonly answers: readonly ExpressionAnswer[];
  readonly incomplete: readonly Incomplete[];
}

/**
 * Everything that is known of the calls at a place: what they call, what they get and from where, what was tested on
 * the way, and what the audit says of them. Throws {@link UsageError} where there is nothing to ask about.
 */
export async function explainPlace(
  project: Project,
  environment: Environment,
  place: AskedPlace,
  progress: Progress = SILENT,
  shown: string = place.path,
  own: readonly Model[] = [],
): Promise<Explained> {
  const { engine, modules, incomplete } = await openCode(project, environment, progress, { own });
  const module =
    modules.find(({ path }) => path === place.path) ?? notRead(project, place.path, shown, incomplete);
  progress.stage('following data');
  const sinks = await findSinks(engine, originsJudged, progress);
  return { answers: answersAt(engine, sinks, module, { ...place, path: shown }), incomplete };
}

/** The answers for the calls at a place; `sinks` are those of the whole project. */
export function answersAt(
  engine: Engine,
  sinks: Sinks,
  module: Module,
  place: AskedPlace,
): readonly ExpressionAnswer[] {
  return askedExpressions(engine.program, module, place, sinks).map((asked) => answer(engine, asked));
}

function notRead(project: Project, path: string, shown: string, incomplete: readonly Incomplete[]): never {
  if (!project.files.some((file) => file.path === path))
    throw new UsageError(
      `${shown} is left out of the audit`,
      'look at exclude in the settings of the project',
    );
  const why = incomplete.find((entry) => entry.path === path)?.reason;
  throw new UsageError(
    why ? `${shown} was not read: ${why}` : `${shown} is not Python`,
    'name a Python file or a notebook',
  );
}

function answer(engine: Engine, asked: Asked): ExpressionAnswer {
  const { module, node } = asked;
  const site = siteOf(engine, module, node);
  // What is assigned to has no value of its own: the call that it stands for has.
  const value = engine.walked(site.scope).values.get(node) ?? asked.sinks[0]?.call;
  const within = enclosing(site.scope);
  const begun = { location: locationOf(site), text: shortened(textOf(site), 100), ...(within && { within }) };
  if (!value) return { ...begun, unreachable: whyUnreachable(engine, site), ...NOTHING_KNOWN };
  const all = judgements(engine, asked);
  const channel = channelAnswer(engine, site);
  return { ...begun, ...known(engine, site, value, all), ...(channel && { channel }) };
}

const NOTHING_KNOWN = { judgements: [], guards: [], deadBranches: [], callers: [], assumed: [] };

function siteOf(engine: Engine, module: Module, node: number): Site {
  return { scope: engine.program.enclosingScope(module, node), node };
}

function enclosing(scope: Scope): NamedPlace | undefined {
  if (scope.sort === 'module') return undefined;
  const { path, line } = locationOf({ scope, node: scope.node });
  return { name: scope.qualifiedName, path, line };
}

function known(
  engine: Engine,
  site: Site,
  value: Value,
  all: readonly JudgedSink[],
): Omit<ExpressionAnswer, 'location' | 'text'> {
  const given = engine.givenUp;
  const call = value.kind === 'call' ? value : undefined;
  const called = call && callAnswer(engine, call);
  engine.allow(QUESTIONS);
  const own = valueAnswer(engine, value, site);
  const leaves = all.flatMap((one) => one.leaves);
  const asked = leaves.length > 0 ? leaves : argumentLeaves(engine, call, value);
  const [worst] = asked;
  const guards = guardsOf(
    engine,
    call?.facts,
    site,
    [worst?.trail],
    call?.args.map((argument) => argument.value) ?? [],
  );
  const callers = callersAnswer(engine, site, call?.facts);
  const ways = call && leaves.length === 0 ? [...asked, ...engine.origins(value, undefined)] : asked;
  const assumed = assumptions(engine, site.scope, call, ways, engine.givenUp > given);
  const entry =
    all.find(({ judged }) => judged.finding?.entry)?.judged.finding?.entry ??
    nearestEntry(engine, worst, site);
  return {
    ...(entry && { entry }),
    value: own,
    ...(called && { call: called }),
    judgements: all.map(({ judged }) => judged),
    guards,
    deadBranches: branchesOnTheWay(engine, site, worst),
    callers,
    assumed,
  };
}

/** Of a call the origins of what it gets; of anything else its own. */
function argumentLeaves(engine: Engine, call: CallOf | undefined, value: Value): readonly Leaf[] {
  if (!call) return engine.origins(value, undefined);
  return call.args.flatMap((argument) => engine.origins(argument.value, undefined));
}

function callAnswer(engine: Engine, call: CallOf): CallAnswer {
  engine.allow(QUESTIONS);
  const refs = engine.refs(call.callee, undefined);
  return {
    callees: referencesIn(refs),
    unknown: unknownIn(refs),
    arguments: call.args.map((argument, i) => argumentAnswer(engine, call, argument, i)),
  };
}

function argumentAnswer(engine: Engine, call: CallOf, argument: CallArgument, i: number): ArgumentAnswer {
  engine.allow(QUESTIONS);
  const { value, keyword, unpacked } = argument;
  const site = argumentSite(call, argument, i);
  const text = shortened(textOf(site));
  const star = unpacked ? (text.startsWith('**') ? '**' : '*') : '';
  const name = keyword ? spelling(keyword) : `${star}${i + 1}`;
  return { name, text, location: locationOf(site), value: valueAnswer(engine, value, call.site) };
}

/** Where the argument is written: a value may have been made elsewhere. */
function argumentSite({ site: { scope, node } }: CallOf, { value }: CallArgument, i: number): Site {
  const { tree } = scope.module;
  const item = i < tree.count(node) ? tree.item(node, i) : 0;
  return item === 0 ? value.site : { scope, node: item };
}

interface JudgedSink {
  readonly judged: JudgedCall;
  readonly leaves: readonly Leaf[];
}

function judgements(engine: Engine, { sinks, loose }: Asked): readonly JudgedSink[] {
  const results = sinks.map((sinkCall) => ({ sinkCall, result: judged(engine, sinkCall) }));
  const drafts = results.flatMap(({ result }) => result.draft ?? []);
  const told = new Set<FindingDraft | undefined>([undefined, ...withoutSeconds(drafts, secondOf)]);
  const calls = results.flatMap(({ sinkCall, result }) => {
    if (!result.judgement || !told.has(result.draft)) return [];
    const { origin, verdict, reason, leaves } = result.judgement;
    const said = { callee: spoken(sinkCall.callee), rule: sinkCall.sink.rule, origin, verdict, reason };
    return [{ judged: { ...said, ...findingOf(result) }, leaves }];
  });
  const handed = loose.flatMap((one) => {
    const result = judgedLoose(one);
    const rule = result.draft?.rule ?? one.callee.entry?.sinks[0]?.rule;
    const entry = result.entry ?? handedTrap(one, result);
    if (!entry || !rule) return [];
    const { callee, origin, verdict, reason } = entry;
    return [{ judged: { callee, rule, origin, verdict, reason, ...findingOf(result) }, leaves: [] }];
  });
  return [...calls, ...handed];
}

/** A trap is not in the inventory: its finding is all there is. */
function handedTrap({ callee }: LooseSink, { draft }: Judged) {
  if (!draft) return undefined;
  return {
    callee: spoken(callee.path),
    origin: 'constant',
    verdict: 'finding',
    reason: draft.message,
  } as const;
}

function findingOf({ draft }: Judged): { finding?: Omit<FindingDraft, 'anchor'> } {
  if (!draft) return {};
  const { anchor: _, ...finding } = draft;
  return { finding };
}

const MOST_SCOPES = 10;

/** In the function around and in those that the data passes. */
function branchesOnTheWay(engine: Engine, { scope }: Site, worst: Leaf | undefined): readonly DeadBranch[] {
  const scopes = new Set<Scope>([scope]);
  for (let at = worst?.trail; at && scopes.size < MOST_SCOPES; at = at.next)
    if (at.value.site.scope.sort === 'function') scopes.add(at.value.site.scope);
  return [...scopes].flatMap((one) => deadBranches(engine, one));
}
