import { exposure, isExposed, type Origin } from '../../finding/origin.ts';
import type { Confidence, Severity } from '../../finding/severity.ts';
import { argumentOf, copiedBy, isOpen, type LibraryCall } from '../flow/ask/arguments.ts';
import { activation, callersOf } from '../flow/ask/callers.ts';
import { dataOf, holds } from '../flow/ask/conditions.ts';
import type { Engine } from '../flow/ask/engine.ts';
import { entryPointsOf } from '../flow/ask/entries.ts';
import { CODE, EMPTY, type Leaf, LITERAL, leaf, NUMBER, weakened } from '../flow/ask/leaf.ts';
import { leansOnCaller } from '../flow/ask/leaning.ts';
import { besideCode, isBesideCode } from '../flow/ask/libraries.ts';
import { isPossible } from '../flow/ask/possible.ts';
import { isExported, isLeftToOthers } from '../flow/ask/public.ts';
import { type Frame, type Held, LEFT_TO_OTHERS, type Reference } from '../flow/ask/reference.ts';
import { savedOrigins } from '../flow/ask/saved.ts';
import { comparedAt } from '../flow/ask/written.ts';
import { eachFact } from '../flow/facts.ts';
import { type CallOf, objectOf, type Site, type Value } from '../flow/value.ts';
import { CALLED } from '../models/paths.ts';
import { isTrap } from '../models/traps.ts';
import type { Condition, Sink } from '../models/vocabulary.ts';
import type { Scope } from '../program/scope.ts';
import { spelling } from '../python/names.ts';
import { Kind } from '../python/nodes.ts';
import { allowedBy } from './allowed.ts';
import { bearingOn } from './bearing.ts';
import { harmlessBy } from './checks.ts';
import { provedBy } from './guards.ts';
import { wasKept } from './kept.ts';
import type { CodeRule } from './rule.ts';
import type { KnownFacts } from './way.ts';

/** One call of a sink, before it is judged. */
export interface SinkCall {
  readonly sink: Sink;
  readonly call: CallOf;
  /** Path of what is called. */
  readonly callee: string;
  /** The call as the library sees it, in an activation of the function around. */
  readonly inFrame: (frame: Frame | undefined) => LibraryCall;
  /** Whether such an activation certainly calls something else in its place. */
  readonly isAnother?: (frame: Frame) => boolean;
}

/** Where it goes wrong: at the call, or where what it gives is compared. */
export function harmAt({ sink, call: { site } }: SinkCall): Site {
  const compared = sink.when?.some((condition) => condition.compared) ? comparedAt(site) : 0;
  return compared === 0 ? site : { ...site, node: compared };
}

/** What can be said of a sink call: why it is safe, or what reaches it. */
export interface Judgement {
  readonly origin: Origin;
  readonly verdict: 'finding' | 'safe' | 'unknown';
  readonly reason: string;
  /** The most exposed first; empty where it is safe by its own arguments. */
  readonly leaves: readonly Leaf[];
}

/**
 * Judges a call by its arguments as they are written at the call or near it; callers are not asked. Undefined where
 * it is not known to be wrong.
 */
function judgeTrap({ near }: Engine, { sink, inFrame }: SinkCall): Judgement | undefined {
  const library = inFrame(undefined);
  if (!isMeant(near, sink, library)) return undefined;
  const isWrong = (sink.safe ?? []).every(
    (condition) => holds(near, condition, library) === 'no' && !mayBeGiven(near, condition, library),
  );
  if (!isWrong) return undefined;
  return { origin: 'constant', verdict: 'finding', reason: 'by its arguments', leaves: [] };
}

/** What would make it safe may be in `**options` that cannot be seen into. */
function mayBeGiven(near: Engine, { argument }: Condition, library: LibraryCall): boolean {
  return argument !== undefined && isOpen(near, library) && argumentOf(near, library, argument).length === 0;
}

/**
 * Judges one call. Where the function around it has callers, each of them is looked at by itself: what is safe with
 * the loader of one may be unsafe with that of another, and a branch may be dead for all but one. Undefined where
 * the arguments do not make it a sink.
 */
export function judge(engine: Engine, sinkCall: SinkCall, rule: CodeRule): Judgement | undefined {
  if (isTrap(sinkCall.sink)) return judgeTrap(engine, sinkCall);
  if (isNeverMeant(engine, sinkCall)) return undefined;
  const { call } = sinkCall;
  if (!leansOnCaller(bearingOn(engine, sinkCall))) {
    const judgement = judgeIn(engine, sinkCall, rule, [undefined]);
    if (!judgement || judgement.verdict === 'safe' || !leansOnCaller(testsOf(call))) return judgement;
  }
  const frames = framesOf(engine, call.site.scope);
  const { when, safe } = sinkCall.sink;
  if (!rule.certain || !frames[0] || when || safe) return judgeIn(engine, sinkCall, rule, frames);
  // All callers together cost less than one by one, and mostly nothing is certain of them. Conditions could hold for one alone.
  const together = judgeIn(engine, sinkCall, rule, [undefined]);
  if (!together?.leaves.some((leaf) => severityOf(rule, leaf) && !leaf.weak)) return together;
  const apart = judgeIn(engine, sinkCall, rule, frames);
  return engine.exhausted ? together : apart;
}

/** What would make it a sink are arguments that no caller has a part in, and they do not: callers need not be asked. */
function isNeverMeant(engine: Engine, { sink, call, inFrame }: SinkCall): boolean {
  // What it is called on may have been made otherwise by each caller.
  if (!sink.when?.every(isAboutOneArgument) || leansOnCaller([call.callee])) return false;
  const library = inFrame(undefined);
  const given = sink.when.map(({ argument = '' }) => argumentOf(engine, library, argument));
  if (given.some(({ length }) => length === 0) && isOpen(engine.near, library)) return false;
  return !leansOnCaller(given.flat().map(({ value }) => value)) && !isMeant(engine, sink, library);
}

function isAboutOneArgument({ argument, and, unless }: Condition): boolean {
  return argument !== undefined && !and && !unless;
}

/** What was tested before a call. */
function testsOf({ facts }: CallOf): Value[] {
  return [...eachFact(facts)].flatMap((fact) => (fact.sort === 'test' ? [fact.condition] : []));
}

/** The judgement over some activations of the function around. */
function judgeIn(
  engine: Engine,
  sinkCall: SinkCall,
  rule: CodeRule,
  frames: readonly (Frame | undefined)[],
): Judgement | undefined {
  const reached: Leaf[] = [];
  let because: string | undefined;
  let meant = !sinkCall.sink.when;
  let isReached = false;
  let [mistaken, called] = [0, 0];
  const { call } = sinkCall;
  for (const frame of frames) {
    if (!isPossible(engine, call.facts, frame)) continue;
    if (frame && sinkCall.isAnother?.(frame)) continue;
    isReached = true;
    const library = sinkCall.inFrame(frame);
    if (!isMeant(engine, sinkCall.sink, library)) continue;
    meant = true;
    const { safe, doubtful } = safety(engine, sinkCall.sink, library);
    if (safe) {
      because ??= safe;
      called += 1;
    } else {
      const given = leavesOf(engine, sinkCall, library, frame);
      // Who gives a function where a text is run takes another way through, and tells nothing of this one.
      if (frame && sinkCall.sink.rule === EVAL && given.length > 0 && given.every(isCode)) {
        mistaken += 1;
        continue;
      }
      const leaves = given.map((leaf) =>
        asHarm(engine, asNames(engine, leaf, sinkCall.sink, library), rule, sinkCall, frame),
      );
      if (
        frame &&
        leaves.some(({ origin }) => isExposed(origin)) &&
        isMistaken(engine, call.site.scope, frame)
      ) {
        mistaken += 1;
        continue;
      }
      called += 1;
      reached.push(...(doubtful ? leaves.map((leaf) => ({ ...leaf, weak: true })) : leaves));
    }
  }
  reached.push(...fromOthers(engine, sinkCall, frames, isReached));
  if (reached.length === 0 && mistaken > 0 && called === 0)
    reached.push(asHarm(engine, fromAnybody(call), rule, sinkCall, undefined));
  if (!meant) return undefined;
  return reached.length === 0 ? safely(because) : fromLeaves(reached, rule);
}

const EVAL = 'injection/eval';

function isCode({ origin, note }: Leaf): boolean {
  return origin === 'constant' && note === CODE;
}

/**
 * Callers are looked for without asking who calls them in turn, so that `CODECS[kind]().read(file)` calls every codec. What
 * would be a finding is asked again, with all that is known: the one caller there is may say `kind="text"`.
 */
function isMistaken(engine: Engine, scope: Scope, { call }: Frame): boolean {
  if (call?.callee.kind !== 'attribute') return false;
  const refs = engine.refs(call.callee, undefined);
  const isOther = (ref: Reference) => ref.sort === 'function' && !activation(engine, ref, scope);
  return refs.length > 0 && refs.every(isOther) && !engine.givesUp();
}

/** All calls that were found are of other functions: like any that nobody calls it gets what its caller likes. */
function fromAnybody({ site }: CallOf): Leaf {
  return weakened(leaf('caller', `what a caller gives to ${site.scope.qualifiedName}()`, site));
}

/**
 * What callers outside of the project may give where those in it give nothing, and whatever there is where those in it
 * never get to the call: it is not certain that there are any.
 */
function fromOthers(
  engine: Engine,
  sinkCall: SinkCall,
  frames: readonly (Frame | undefined)[],
  isReached: boolean,
): readonly Leaf[] {
  const { sink, inFrame, call } = sinkCall;
  const { scope } = call.site;
  const isOpen =
    isExported(engine, scope) || scope.parameters.some((_, index) => isLeftToOthers(engine, scope, index));
  if (!isOpen || frames.includes(undefined) || !isPossible(engine, call.facts, undefined)) return [];
  const library = inFrame(undefined);
  if (!isMeant(engine, sink, library) || safety(engine, sink, library).safe) return [];
  const leaves = leavesOf(engine, sinkCall, library, undefined);
  if (!isReached) return leaves.map(weakened);
  return leaves.filter(({ origin, site, weak }) => origin === 'caller' && weak && site.scope === scope);
}

/** The callers of a function; undefined stands for all of them together, and for the framework that calls it too. */
function framesOf(engine: Engine, scope: Scope): readonly (Frame | undefined)[] {
  const callers = callersOf(engine, scope);
  const areKnown = callers.every(({ guessed }) => !guessed);
  const areApart = areKnown && callers.length > 0 && callers.length <= MAX_CALLERS;
  return areApart && entryPointsOf(engine, scope).length === 0 ? callers : [undefined];
}

/** More callers than this are asked together. */
const MAX_CALLERS = 24;

/** The same, of what certainly comes from outside alone. */
export function certainly(judgement: Judgement, rule: CodeRule): Judgement {
  const certain = judgement.leaves.filter(({ weak }) => !weak);
  return certain.length > 0 ? fromLeaves(certain, rule) : safely(judgement.reason);
}

function safely(because: string | undefined): Judgement {
  return {
    origin: 'constant',
    verdict: 'safe',
    reason: because ?? 'no call of it can reach this place',
    leaves: [],
  };
}

/** What makes a finding comes before what the rule leaves alone, however exposed that is; then the most exposed origin. */
export function fromLeaves(leaves: readonly Leaf[], rule: CodeRule): Judgement {
  const rank = ranking(leaves);
  const isLeft = (leaf: Leaf) => Number(severityOf(rule, leaf) === undefined);
  const sorted = leaves.toSorted(
    (a, b) => isLeft(a) - isLeft(b) || rank(a) - rank(b) || Number(a.weak) - Number(b.weak),
  );
  const worst = sorted[0] as Leaf;
  if (!isExposed(worst.origin)) {
    const telling = sorted.find(({ note }) => note !== EMPTY) ?? worst;
    return { origin: worst.origin, verdict: 'safe', reason: telling.note, leaves: sorted };
  }
  const verdict = worst.origin === 'unknown' ? 'unknown' : 'finding';
  return { origin: worst.origin, verdict, reason: worst.note, leaves: sorted };
}

/**
 * Where a store or file is certain and nothing from the network is, what is merely made of something from outside (as
 * the result of an unknown call is of its arguments) comes behind it: that is mostly a key or an option, not the data.
 * So does a setting of the machine behind what callers give.
 */
function ranking(leaves: readonly Leaf[]): (leaf: Leaf) => number {
  const certain = new Set(leaves.filter(({ weak }) => !weak).map(({ origin }) => origin));
  const isKept = KEPT.some((origin) => certain.has(origin)) && !NETWORK.some((origin) => certain.has(origin));
  const behind = exposure('file') + 0.5;
  const isGiven = certain.has('caller');
  return ({ origin, weak }) => {
    if (isKept && weak) return Math.max(exposure(origin), behind);
    return isGiven && weak && origin === 'local' ? exposure('caller') + 0.5 : exposure(origin);
  };
}

const NETWORK: readonly Origin[] = ['remote', 'response', 'message'];
const KEPT: readonly Origin[] = ['store', 'file'];

function isMeant(engine: Engine, { when }: Sink, library: LibraryCall): boolean {
  return !when || when.some((condition) => holds(engine, condition, library) === 'yes');
}

/** Why a call is safe by its arguments and versions, or whether it may be: a condition is neither met nor failed. */
function safety(
  engine: Engine,
  { safe = [] }: Sink,
  library: LibraryCall,
): { safe?: string; doubtful?: boolean } {
  let doubtful = false;
  for (const condition of safe) {
    const answer = holds(engine, condition, library);
    if (answer === 'yes') return { safe: condition.because };
    if (answer === 'unknown') doubtful = true;
  }
  return { doubtful };
}

/** How bad data is to a rule; undefined where it makes no finding. */
export function severityOf({ severity, names }: CodeRule, leaf: Leaf): Severity | undefined {
  return severity[leaf.origin] ?? (leaf.names && names);
}

/** The name of a member of an archive is any other text where nothing is written under it. */
function asNames(engine: Engine, leaf: Leaf, { writes }: Sink, library: LibraryCall): Leaf {
  if (!leaf.names || writes === true || (writes && holds(engine, writes, library) === 'yes')) return leaf;
  const { names: _, ...other } = leaf;
  return other;
}

/** What a rule makes of data: nothing of what can do it no harm. */
function asHarm(
  engine: Engine,
  leaf: Leaf,
  rule: CodeRule,
  { sink, call }: SinkCall,
  frame: Frame | undefined,
): Leaf {
  if (rule.inventory || !severityOf(rule, leaf) || (rule.certain && leaf.weak)) return leaf;
  if (rule.certain && wasKept(engine, leaf)) return { ...leaf, weak: true };
  if (isFarFetched(leaf)) return { ...leaf, origin: 'unknown', note: 'too far away to be certain' };
  const because = harmlessBy(engine, leaf, sink, rule, call, frame);
  return because ? { ...leaf, origin: 'constant', note: because } : leaf;
}

/**
 * Text that goes through so many objects on the way is hardly ever still that text: of the findings that were read, none
 * that were so long were right (docs/accuracy.md). What is loaded arrives whole, also after a long way.
 */
function isFarFetched({ weak, origin, trail }: Leaf): boolean {
  return weak && NETWORK.includes(origin) && (trail?.length ?? 0) > MOST_UNCERTAIN_STEPS;
}

const MOST_UNCERTAIN_STEPS = 25;

function leavesOf(
  engine: Engine,
  sinkCall: SinkCall,
  library: LibraryCall,
  frame: Frame | undefined,
): readonly Leaf[] {
  const leaves: Leaf[] = [];
  for (const { value, frame: at } of dataOf(engine, library, sinkCall.sink.data)) {
    if (
      sinkCall.sink.form === 'text' &&
      engine.refs(value, at).some((ref) => isNoText(engine, ref, sinkCall.sink))
    ) {
      leaves.push(leaf('constant', 'an object, which is not shown as text', value.site));
      continue;
    }
    const named = sinkCall.sink.form === 'path' || sinkCall.sink.form === 'file or path';
    // An archive may be opened here and unpacked by a function that it is handed to: it is read where it is opened.
    const opening = library.callee.made?.call.site;
    const read = opening && opening.scope === value.site.scope ? opening : sinkCall.call.site;
    const saved = named ? savedOrigins(engine, { value, frame: at }, read, at) : [];
    const origins = [...engine.origins(value, at), ...saved];
    if (sinkCall.sink.form !== 'data' && isBesideCode(origins)) {
      leaves.push(besideCode(sinkCall.call.site));
      continue;
    }
    // A dict in memory is filled through the sink itself, a shelf; nobody loads a stream or text that is empty.
    const isSize = ({ note, site }: Leaf) =>
      note === NUMBER && site !== objectOf(value).site && sinkCall.sink.rule.startsWith('deserialization/');
    const isEmpty =
      origins.every((leaf) => isNothing(leaf) || isSize(leaf)) && objectOf(value).kind !== 'mapping';
    const known = knownAt(sinkCall, library, frame);
    const isName = () =>
      sinkCall.sink.form === 'path' || isFileName(engine, { value, frame: at }) || isNamedFileName(value);
    for (const leaf of isEmpty ? origins.map(unfilled) : origins)
      leaves.push(asContent(checked(engine, leaf, known, sinkCall), sinkCall.sink, isName));
  }
  if (leaves.length > 0) return leaves;
  const { site } = sinkCall.call;
  const { reads } = sinkCall.sink;
  if (reads) return [{ ...reads, site, stream: false, weak: false, trail: undefined }];
  const handed = library.args.filter(({ unpacked }) => unpacked);
  const inside = handed.flatMap((held) => engine.origins(held.value, held.frame));
  if (inside.some(({ origin }) => isExposed(origin))) return inside.map((leaf) => ({ ...leaf, weak: true }));
  const note = engine.exhausted ? 'the search was given up' : 'what it reads is not an argument';
  return [{ origin: 'unknown', note, site, stream: false, weak: true, trail: undefined }];
}

/** Lists and dictionaries; and whatever was loaded, or made by a sink of the same rule: that finding is the one to read. */
function isNoText(engine: Engine, ref: Reference, of: Sink): boolean {
  const copied = copiedBy(ref);
  if (copied) return engine.refs(copied.value, copied.frame).some(({ sort }) => sort === 'container');
  if (ref.sort !== 'library' || !ref.path.endsWith(CALLED)) return ref.sort === 'container';
  const maker = engine.library(ref.path.slice(0, -CALLED.length)).entry;
  return maker?.sinks.some(({ rule }) => rule === of.rule || rule.startsWith('deserialization/')) === true;
}

/** What begins empty, and the size of a buffer: `bytearray(4)`. */
function isNothing({ note, site: { scope, node } }: Leaf): boolean {
  return note === EMPTY || (note === LITERAL && scope.module.tree.kind(node) === Kind.Num);
}

function unfilled(empty: Leaf): Leaf {
  return {
    ...empty,
    origin: 'unknown',
    note: 'something empty, and what fills it was not found',
    weak: true,
  };
}

/** What holds where the sink is called, and where what is called was made: `getattr(self, name)`, called later. */
function knownAt({ call }: SinkCall, { callee }: LibraryCall, frame: Frame | undefined): KnownFacts[] {
  const known: KnownFacts[] = [{ facts: call.facts, frame }];
  if (callee.made) known.push({ facts: callee.made.call.facts, frame: callee.made.frame });
  return known;
}

/** What tests on the way have made of the data. */
function checked(engine: Engine, leaf: Leaf, atSink: readonly KnownFacts[], { call }: SinkCall): Leaf {
  if (!isExposed(leaf.origin) && leaf.origin !== 'local') return leaf;
  const proved = provedBy(engine, leaf, atSink, call.site);
  if (proved) return { ...leaf, ...proved };
  const allowed = allowedBy(engine, leaf, atSink);
  return allowed ? { ...leaf, origin: 'constant', note: allowed } : leaf;
}

/**
 * A sink that opens a file or fetches something reads what lies there, whoever named it. Names that come from
 * outside stay what they are: who names the file chooses the data. What a caller gives may be an open file, unless it
 * is known to be a name.
 */
function asContent(leaf: Leaf, { form, reads, rule }: Sink, isName: () => boolean): Leaf {
  const opens = form === 'path' || (form === 'file or path' && !leaf.stream);
  // What code unpacks that it names itself is its own; what it loads is told all the same, by where it lies.
  if (opens && leaf.note === LITERAL && !rule.startsWith('deserialization/')) return leaf;
  if (!OURS.includes(leaf.origin) && !(opens && leaf.origin === 'caller' && isName())) return leaf;
  if (opens && isAddress(leaf)) return { ...leaf, origin: 'response', note: 'what lies at a fixed address' };
  if (opens) return { ...leaf, origin: 'file', note: `the file that ${describeName(leaf)} names` };
  if (form !== 'name' || !reads) return leaf;
  return { ...leaf, origin: reads.origin, note: `${reads.note}, named by ${describeName(leaf)}` };
}

/** `pandas.read_pickle("https://…")`: what opens files by such a name fetches them. */
function isAddress({ origin, site: { scope, node } }: Leaf): boolean {
  const { tree } = scope.module;
  if (origin !== 'constant' || tree.kind(node) !== Kind.Str) return false;
  return /^(https?|s?ftp|s3a?|gc?s|abfss?):\/\//i.test(tree.stringValue(node));
}

const OURS: readonly Origin[] = ['constant', 'local', 'unknown', 'authenticated'];

/** A text or a path: by what it was made with, by an annotation, or by the default that it has. */
function isFileName(engine: Engine, { value, frame }: Held): boolean {
  const known = engine.refs(value, frame).filter((ref) => !isLeftOpen(ref));
  return (
    known.length > 0 &&
    known.every((ref) =>
      ref.sort === 'library'
        ? FILE_NAME.test(ref.path)
        : ref.sort === 'constant' && typeof ref.literal === 'string',
    )
  );
}

/** `filename`, `self.model_path`: nothing else says what it is, and whoever wrote it says that it is a name. */
function isNamedFileName(value: Value): boolean {
  const object = objectOf(value);
  if (object.kind === 'operation') return TEXT.has(object.operator) && object.operands.some(isText);
  const name = calledBy(object);
  if (name !== undefined && CALLED_NAME.test(name)) return true;
  const base = object.kind === 'attribute' ? calledBy(objectOf(object.base)) : undefined;
  return base !== undefined && CALLED_SETTINGS.test(base);
}

/** `name + ".pth"`, `f"{name}.pth"`: whatever it is made of, it is a text. */
const TEXT: ReadonlySet<string> = new Set(['+', '%', 'format']);

function isText(value: Value): boolean {
  return value.kind === 'constant' && typeof value.literal === 'string';
}

/** What an attribute or parameter is called. */
function calledBy(value: Value): string | undefined {
  if (value.kind === 'attribute') return spelling(value.name);
  if (value.kind !== 'parameter') return undefined;
  return spelling(value.site.scope.parameters[value.index]?.name ?? 0);
}

/** `args.weights`, `self.cfg.model`: settings are words and numbers, not data and open files. */
const CALLED_SETTINGS =
  /^_?(args?|opts?|options|arguments|cfg|conf|config|settings|h_?params|flags|cli_args)$/i;

const CALLED_NAME = /(^|_)(file_?name|f_?name|file_?path|path|path_?name)$/i;

/** None, and what others may give: that says nothing of what it is otherwise. */
function isLeftOpen(ref: Reference): boolean {
  if (ref.sort === 'unknown') return ref.reason === LEFT_TO_OTHERS;
  return ref.sort === 'constant' && ref.literal === null;
}

const FILE_NAME =
  /^(builtins\.str\(\)|str\.\w+\(\)|pathlib\.\w*Path\(\)(\.\w+(\(\))?)*|os\.path\.\w+\(\)|os\.(fspath|PathLike)\(\))$/;

function describeName(leaf: Leaf): string {
  if (leaf.origin === 'constant') return 'a constant';
  return leaf.note.includes(', ') ? `${leaf.note},` : leaf.note;
}

export function confidenceOf(judgement: Judgement): Confidence {
  const worst = judgement.leaves[0];
  if (!worst || worst.origin === 'unknown' || worst.guessed) return 'low';
  return worst.weak ? 'medium' : 'high';
}
