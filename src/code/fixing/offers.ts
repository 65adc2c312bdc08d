import type { Finding } from '../../finding/finding.ts';
import { type Fix, type Ground, type Skipped, weaker } from '../../finding/fix.ts';
import { compareLocations, compareText } from '../../finding/location.ts';
import type { Engine } from '../flow/ask/engine.ts';
import { locationOf } from '../judging/describe.ts';
import type { Examined } from '../judging/examined.ts';
import { harmAt, type SinkCall } from '../judging/judgement.ts';
import { matchesIn } from '../matching/match.ts';
import type { Pattern } from '../matching/pattern.ts';
import { patterns } from '../patterns/registry.generated.ts';
import { repairs } from './catalogue/registry.generated.ts';
import { Draft } from './draft.ts';
import { placeOf, Refusal, type Spot } from './refusal.ts';
import type { Case, Proposal, Repair, Sight, Surroundings } from './repair.ts';
import { staleComments } from './stale.ts';

/** What can be done about findings, before it is tried. */
export interface Offers {
  /** Without numbers yet. */
  readonly fixes: readonly Omit<Fix, 'id'>[];
  readonly skipped: readonly Skipped[];
}

interface Offered {
  readonly repair: Repair;
  readonly about: Sight;
  readonly proposal: Proposal;
}

/** Asks the catalogue about each finding: the first repair that can mend it answers, or else the first that refuses. */
export function offersFor(
  { engine, calls }: Examined,
  findings: readonly Finding[],
  surroundings: Surroundings,
): Offers {
  const byPlace = new Map(calls.map((one) => [keyOf(one.sink.rule, locationOf(harmAt(one))), one]));
  const matches = matchesByPlace(engine, findings, byPlace);
  const offered: Offered[] = [];
  const skipped: Skipped[] = [];
  for (const finding of findings) {
    const key = keyOf(finding.rule, finding.location);
    const [examined, match] = [byPlace.get(key), matches.get(key)];
    try {
      const offer = examined
        ? offerFor(caseOf(engine, finding, examined, surroundings))
        : match && offerAt(sightOf(engine, finding, match, surroundings));
      if (offer) offered.push(offer);
      else skipped.push(withoutRepair(finding));
    } catch (error) {
      skipped.push(refusalOf(finding, error));
    }
  }
  return grouped(offered, skipped);
}

function keyOf(rule: string, place: Finding['location']): string {
  const { path, line, column, endLine, endColumn } = place;
  return [rule, path, line, column, endLine, endColumn].join('\0');
}

/** Questions that finding a fix for one call may cost. */
const QUESTIONS = 3_000;

function caseOf(engine: Engine, finding: Finding, sinkCall: SinkCall, surroundings: Surroundings): Case {
  const { call, callee } = sinkCall;
  const { module } = call.site.scope;
  engine.allow(QUESTIONS);
  const library = sinkCall.inFrame(undefined);
  return {
    engine,
    finding,
    sinkCall,
    callee,
    call,
    library,
    module,
    tree: module.tree,
    node: call.site.node,
    surroundings,
  };
}

function sightOf(
  engine: Engine,
  finding: Finding,
  { module, node }: Spot,
  surroundings: Surroundings,
): Sight {
  engine.allow(QUESTIONS);
  return { engine, finding, module, tree: module.tree, node, surroundings };
}

const CATALOGUE: readonly Repair[] = repairs;

function offerFor(about: Case): Offered | undefined {
  return firstOf(about, (repair) => repair.propose?.(about));
}

function offerAt(about: Sight): Offered | undefined {
  return firstOf(about, (repair) => repair.proposeAt?.(about));
}

/** The first that can; where all refuse, the kind and place of the first, with the reasons of all. */
function firstOf(about: Sight, ask: (repair: Repair) => Proposal | undefined): Offered | undefined {
  const refused: { id: string; refusal: Refusal }[] = [];
  for (const repair of CATALOGUE) {
    if (!repair.rules.includes(about.finding.rule)) continue;
    try {
      const proposal = ask(repair);
      if (!proposal) continue;
      const because = [...refused.map(groundOf), ...proposal.because];
      return { repair, about, proposal: { ...proposal, because } };
    } catch (refusal) {
      if (!(refusal instanceof Refusal)) throw refusal;
      refused.push({ id: repair.id, refusal });
    }
  }
  const [first] = refused;
  if (!first) return undefined;
  const { kind, spot } = first.refusal;
  const reasons = refused.map(({ refusal }) =>
    refusal.kind === kind ? refusal.message : `${refusal.message} (${refusal.kind})`,
  );
  throw new Refusal(kind, [...new Set(reasons)].join('; '), spot);
}

/** Why another fix, which would be better, is not offered. */
function groundOf({ id, refusal: { kind, message, spot } }: { id: string; refusal: Refusal }): Ground {
  return { note: `${id} is refused: ${kind}, ${message}`, ...(spot && placeOf(spot)) };
}

/** The nodes of findings that are about no call, as far as a repair may ask for them. */
function matchesByPlace(
  { program, environment }: Engine,
  findings: readonly Finding[],
  calls: ReadonlyMap<string, SinkCall>,
): ReadonlyMap<string, Spot> {
  const rules = new Set(CATALOGUE.flatMap((repair) => (repair.proposeAt ? repair.rules : [])));
  const open = findings.filter(({ rule, location }) => rules.has(rule) && !calls.has(keyOf(rule, location)));
  const paths = new Set(open.map(({ location }) => location.path));
  const asked = (patterns as readonly Pattern[]).filter(({ rule }) => rules.has(rule));
  const spots = new Map<string, Spot>();
  for (const module of program.modules) {
    if (!paths.has(module.path)) continue;
    for (const { pattern, match, node: found } of matchesIn(program, module, asked, environment)) {
      const node = match.node ?? found;
      const site = { scope: program.enclosingScope(module, node), node };
      spots.set(keyOf(pattern.rule, locationOf(site)), { module, node });
    }
  }
  return spots;
}

function withoutRepair({ fingerprint, rule, location: { path, line } }: Finding): Skipped {
  return {
    finding: fingerprint,
    rule,
    kind: 'no-equivalent',
    reason: 'no edit is known that means the same',
    location: { path, line },
  };
}

function refusalOf({ fingerprint, rule, location: { path, line } }: Finding, error: unknown): Skipped {
  if (!(error instanceof Refusal)) throw error;
  const location = error.spot ? placeOf(error.spot) : { path, line };
  return { finding: fingerprint, rule, kind: error.kind, reason: error.message, location };
}

/** One fix for each group, all of it or none. */
function grouped(offered: readonly Offered[], refused: readonly Skipped[]): Offers {
  const groups = new Map<string, Offered[]>();
  for (const [i, one] of offered.entries()) {
    const key = one.proposal.group === undefined ? `${i}` : `${one.repair.id}\0${one.proposal.group}`;
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  const fixes: Omit<Fix, 'id'>[] = [];
  const skipped = [...refused];
  for (const group of groups.values()) {
    try {
      fixes.push(fixOf(group));
    } catch (error) {
      for (const { about } of group) skipped.push(refusalOf(about.finding, error));
    }
  }
  return {
    fixes: fixes.toSorted(byFirstEdit),
    skipped: skipped.toSorted(
      (a, b) =>
        compareText(a.location.path, b.location.path) ||
        a.location.line - b.location.line ||
        compareText(a.rule, b.rule) ||
        compareText(a.finding, b.finding),
    ),
  };
}

function byFirstEdit(a: Omit<Fix, 'id'>, b: Omit<Fix, 'id'>): number {
  const [first, second] = [a.edits[0], b.edits[0]];
  if (!first || !second) return first ? -1 : second ? 1 : 0;
  return compareText(first.path, second.path) || first.start - second.start;
}

function fixOf(group: readonly Offered[]): Omit<Fix, 'id'> {
  const inOrder = group.toSorted((a, b) =>
    compareLocations(a.about.finding.location, b.about.finding.location),
  );
  const [first] = inOrder as [Offered];
  const draft = new Draft(first.about.engine.program);
  for (const { proposal } of inOrder) proposal.write(draft);
  const proposals = inOrder.map(({ proposal }) => proposal);
  const python = proposals.find((one) => one.requires?.python)?.requires?.python;
  const order = proposals.find((one) => one.order)?.order;
  const edits = distinct(draft.edits());
  const stale = distinct(staleComments(first.about.engine.program, edits));
  return {
    repair: first.repair.id,
    rule: first.about.finding.rule,
    findings: inOrder.map(({ about }) => about.finding.fingerprint),
    title: first.proposal.title,
    applicability: proposals.map(({ applicability }) => applicability).reduce(weaker),
    because: distinct(proposals.flatMap(({ because }) => because)),
    unless: distinct(proposals.flatMap(({ unless = [] }) => unless)),
    requires: {
      ...(python && { python }),
      packages: distinct(proposals.flatMap(({ requires }) => requires?.packages ?? [])),
    },
    edits,
    data: distinct(proposals.flatMap(({ data = [] }) => data)),
    ...(order && { order }),
    ...(stale.length > 0 && { stale }),
  };
}

/** Each once, in order. */
function distinct<T>(list: readonly T[]): T[] {
  const seen = new Set<string>();
  return list.filter((one) => {
    const key = JSON.stringify(one);
    return !seen.has(key) && seen.add(key);
  });
}
