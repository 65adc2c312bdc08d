/**
 * Judges what a pickle does by allowing, not by forbidding: a name, a call, a state is safe if a file in vouched/
 * says so; whatever is left is unknown at best. What is known to be dangerous is told apart to be explained.
 */
import type { ByteSource } from '../../../archive/source.ts';
import type { Budget } from '../../../limits/budget.ts';
import type { GlobalFound, Inspection, Outside, Surroundings } from '../../inspection/format.ts';
import { printable } from '../../inspection/printable.ts';
import type { Reason } from '../../inspection/reason.ts';
import { decodeAtomText } from '../atoms.ts';
import { expression } from '../program.ts';
import type { Reader } from '../reader.ts';
import type { Sink } from '../sink.ts';
import {
  type Global,
  isGlobal,
  isMade,
  isWhole,
  kindOf,
  type Made,
  type Node,
  nameOf,
  type Opaque,
  TEXT,
  TEXT8,
  TUPLE,
  type Value,
} from '../value.ts';
import { acceptsAnything, complaint, holdsIterator, type Judging } from './arguments.ts';
import { isBytearray } from './arrow.ts';
import { type Classified, classify } from './classify.ts';
import { EFFECTS, effectOfModule } from './dangers.ts';
import type { Entry } from './entry.ts';
import { Findings } from './findings.ts';
import { constantBytes, isDecoder } from './fold.ts';
import { classOf, isConstruction } from './made.ts';
import { callSpecial } from './special-calls.ts';
import { States } from './states.ts';

export interface JudgeOptions {
  readonly budget: Budget;
  readonly around: Surroundings;
  /** Persistent ids that the format itself means; others are reported. */
  readonly knowsPersistent?: (id: Value, judging: Judging) => boolean;
  /** Looks into bytes that the pickle hands to a loader. */
  readonly nested: (source: ByteSource) => Inspection | undefined;
  /** The pickle is read over joblib's arrays, as plain pickle does. */
  readonly overArrays?: boolean;
}

/** Names of which is kept what is known of them. */
const MOST_KNOWN = 2_000;
/** A pickler asks for each function once. */
const MOST_FUNCTIONS = 20_000;

/** A name, as far as every further call of it needs to know. */
interface Known extends Classified {
  /** As it is shown. */
  readonly name: string;
  /** Calls of it are judged by more than the name. */
  readonly judged: boolean;
  /** It loads a pickle that it is given. */
  readonly loads: boolean;
  readonly decodes: boolean;
}

export class Judge implements Sink, Judging {
  readonly #options: JudgeOptions;
  /** Where in the file something stands that the run has met. */
  readonly locate: (offset: number) => number;
  readonly #known = new Map<string, Known>();
  readonly #states = new States(this);
  readonly #found: Findings;
  /** Vouched functions whose arguments matter; whether they escape is known at the end only. */
  readonly #functions: Global[] = [];
  /** What calls fetched, by the call; hardly any does. */
  #fetched: WeakMap<Made, Global> | undefined;
  #seen: WeakSet<Global> | undefined;
  /** The `getattr` of each call that took a method. */
  #methods: WeakMap<Made, Global> | undefined;
  readonly #runs: Judge[] = [];
  /** A name has been asked for that makes iterators. */
  #makesIterators = false;
  #reader: Reader | undefined;
  /** Arrays of pyarrow share the bytes that they were made of. */
  hasArrays = false;
  #changesBytes = false;

  constructor(options: JudgeOptions, locate: (offset: number) => number, found = new Findings()) {
    this.#options = options;
    this.locate = locate;
    this.#found = found;
  }

  /** A judge of another run, which adds to the same findings. */
  forRun(locate: (offset: number) => number): Judge {
    const judge = new Judge(this.#options, locate, this.#found);
    this.#runs.push(judge);
    return judge;
  }

  /** One pickle after the other; whatever was left open in the one before is settled. */
  start(reader: Reader): void {
    this.#settle();
    this.#reader = reader;
    this.#states.restart();
  }

  get hasStates(): boolean {
    return this.#states.areGiven;
  }

  get budget(): Budget {
    return this.#options.budget;
  }

  spend(count: number): void {
    this.#options.budget.spendOperations(count);
  }

  get reader(): Reader {
    return this.#reader as Reader;
  }

  get globals(): GlobalFound[] {
    return this.#found.globals;
  }

  get reasons(): Reason[] {
    return this.#found.reasons;
  }

  get outside(): Outside[] {
    return [...this.#found.outside].sort();
  }

  /** See {@link Findings.add}. */
  add(key: string, reason: Reason): void {
    this.#found.add(key, reason);
  }

  classify(global: Global): Known {
    global.note ??= this.#lookUp(global);
    return global.note as Known;
  }

  #lookUp(global: Global): Known {
    const { module, name, protocol } = global;
    const key = `${module} ${name} ${protocol < 3}`;
    const known = this.#known.get(key) ?? this.#firstLook(global);
    if (this.#known.size < MOST_KNOWN) this.#known.set(key, known);
    return known;
  }

  #firstLook(global: Global): Known {
    const classified = classify(global, this.#options.around);
    const { verdict, entry, because } = classified;
    const { module = '', name = '' } = global;
    const loads = entry?.special === 'loads' || (verdict === 'dangerous' && because === EFFECTS.pickle);
    const decodes = verdict !== 'safe' && isDecoder(module, name);
    const harmless = entry?.call !== undefined && acceptsAnything(entry.call) && !entry.special;
    return {
      ...classified,
      name: printable(nameOf(global)),
      judged:
        verdict === 'dangerous' ||
        loads ||
        decodes ||
        (verdict === 'safe' && entry !== undefined && !harmless),
      loads,
      decodes,
    };
  }

  global(global: Global): void {
    if (this.#options.overArrays && this.#isMixedUp(global)) return;
    const { verdict, because, shadowed, entry, name } = this.classify(global);
    const offset = this.locate(global.offset);
    this.#found.name(name, verdict, offset);
    if (entry?.kind === 'function' && !entry.anywhere) this.#watch(global);
    this.#makesIterators ||= entry?.iterates === true;
    if (verdict === 'safe') return;
    const message = `${name} ${because}`;
    if (shadowed)
      this.add(`shadowed ${name}`, { rule: 'shadowed-module', verdict: 'suspicious', message, offset, name });
    else if (verdict === 'dangerous') {
      this.add(`global ${name}`, { rule: 'dangerous-global', verdict, message, offset, name });
    } else this.add(`global ${name}`, { rule: 'unknown-global', verdict, message, offset, name });
  }

  /**
   * joblib pickles an array of objects by itself. Read as a part of the pickle around it, `numpy` of `numpy.dtype`
   * comes from the wrong memo: an object, which is no name, or some text, which is hardly that of a module. Plain
   * pickle ends there; what the machine finds behind it counts all the same.
   */
  #isMixedUp({ module, name, computed }: Global): boolean {
    if (name !== 'dtype') return false;
    if (module !== undefined)
      return (
        !module.includes('.') &&
        !this.#options.around.shadowed?.(module) &&
        effectOfModule(module) === undefined
      );
    const whose = isMade(computed) ? classOf(computed, this) : isGlobal(computed) ? computed : undefined;
    const known = whose && this.classify(whose);
    return known?.entry?.kind === 'class' && !/\bstr$/.test(known.name);
  }

  #watch(global: Global): void {
    if (this.#functions.length < MOST_FUNCTIONS) this.#functions.push(global);
    else {
      const message = `asks for functions more than ${MOST_FUNCTIONS} times`;
      const offset = this.locate(global.offset);
      this.add('functions', { rule: 'dangerous-call', verdict: 'unknown', message, offset });
    }
  }

  call(made: Made): void {
    const { callee } = made;
    const fetched = isMade(callee) ? this.#fetched?.get(callee) : undefined;
    this.usesMethod(callee);
    if (isGlobal(callee)) this.#callOf(callee, made);
    else if (fetched) this.#callOf(fetched, made);
    else if (isMade(callee)) {
      this.report(made, 'suspicious', 'calls what another call returned, so that nobody can tell what runs');
    }
  }

  #callOf(callee: Global, made: Made): void {
    const known = this.classify(callee);
    const { verdict, entry } = known;
    const mayTakeAll = this.#makesIterators && verdict === 'safe' && !entry?.iterates;
    const before = mayTakeAll ? this.reasons.length : 0;
    this.#judgeCall(callee, known, made);
    if (mayTakeAll && this.reasons.length === before) this.#checkEnd(known, made);
  }

  #judgeCall(callee: Global, known: Known, made: Made): void {
    const { verdict, entry } = known;
    if (entry?.special !== 'describes' && entry?.gives !== 'content') this.#states.dtypes.inUse();
    if (!known.judged) return;
    if (verdict === 'dangerous') this.#explainCall(known, made);
    if (known.decodes) this.#decoding(known, made);
    if (known.loads) this.#loading(known, made);
    if (verdict !== 'safe' || !entry) return;
    if (entry.special === 'describes') this.#states.dtypes.made(made, this.reader);
    if (entry.special && entry.special !== 'describes') callSpecial(this, entry, callee, made);
    else if (!isConstruction(made, entry)) this.checkCall(entry, known, made);
    if (entry.gets !== undefined) this.#states.given(made, entry.gets);
  }

  /** Whether a vouched name may be called with what it is given. */
  checkCall(entry: Entry, { name }: Known, made: Made): void {
    const against = entry.call ? complaint(entry.call, made, this) : 'being called';
    if (against === undefined) return;
    const message = `${name} is vouched for, but not with ${against}: ${this.shown(made)}`;
    const verdict = entry.kind === 'function' ? 'suspicious' : 'unknown';
    const offset = this.locate(made.offset);
    this.add(`call ${name} ${against}`, { rule: 'dangerous-call', verdict, message, offset });
  }

  /** Most of what is called takes all that an iterator gives, and then there must be an end. */
  #checkEnd({ name }: Known, made: Made): void {
    if (!this.mayNotEnd(made.args) && !(made.kwargs !== undefined && this.mayNotEnd(made.kwargs))) return;
    const message = `${name} is given an iterator or a range, which may have no end: ${this.shown(made)}`;
    const offset = this.locate(made.offset);
    this.add(`endless ${name}`, { rule: 'dangerous-call', verdict: 'unknown', message, offset });
  }

  /** There is an iterator in it, or nobody remembers what. */
  mayNotEnd(value: Value): boolean {
    return this.#makesIterators && holdsIterator(value, this);
  }

  /** What is known to be dangerous is shown with its arguments, the first time. */
  #explainCall({ name, because }: Known, made: Made): void {
    const key = `global ${name}`;
    const reason = this.#found.reason(key);
    if (reason?.message !== `${name} ${because}`) return;
    this.#found.replace(key, { ...reason, message: `${reason.message}: ${this.shown(made)}` });
  }

  /** A vouched name in a use that is as dangerous as the name is to everybody else. */
  condemn(callee: Global, made: Made, effect: string): void {
    const { name } = this.classify(callee);
    const offset = this.locate(callee.offset);
    this.#found.name(name, 'dangerous', offset);
    const message = `${name} ${effect}: ${this.shown(made)}`;
    this.add(`global ${name}`, { rule: 'dangerous-global', verdict: 'dangerous', message, offset, name });
  }

  /** Whoever was handed this function calls it with arguments that were looked at. */
  seen(global: Global): void {
    this.#seen ??= new WeakSet();
    this.#seen.add(global);
  }

  /** A method that is only kept does nothing yet, and is how Python pickles methods; one that is used does anything. */
  tookMethod(made: Made, getattr: Global): void {
    made.remembered = true;
    this.#methods ??= new WeakMap();
    this.#methods.set(made, getattr);
    const message = `takes a method that nobody vouches for: ${this.shown(made)}`;
    const offset = this.locate(made.offset);
    this.add('method taken', { rule: 'unknown-global', verdict: 'unknown', message, offset });
  }

  /** What is called, or changed by the pickle, was a method that it took. */
  usesMethod(value: Value): void {
    const getattr = isMade(value) ? this.#methods?.get(value) : undefined;
    if (getattr) this.condemn(getattr, value as Made, EFFECTS.attribute);
  }

  /** A call that returns bytes, as protocols below 3 write them. */
  givesBytes(value: Value): boolean {
    return isMade(value) && isGlobal(value.callee) && this.classify(value.callee).entry?.gives === 'content';
  }

  /** What a call has fetched, for whoever calls it later. */
  fetched(made: Made, name: Global): void {
    made.remembered = true;
    this.#fetched ??= new WeakMap();
    this.#fetched.set(made, name);
  }

  #decoding({ name }: Known, made: Made): void {
    const message = `${name} unpacks what a reader of the pickle is not meant to see: ${this.shown(made)}`;
    const offset = this.locate(made.offset);
    this.add(`decoder ${name}`, { rule: 'hidden-payload', verdict: 'suspicious', message, offset });
  }

  /** Bytes that are given to a loader of pickles are a pickle too. */
  #loading({ name, entry }: Known, made: Made): void {
    const offset = this.locate(made.offset);
    const given = isWhole(made.args, TUPLE) ? made.args.items[0] : undefined;
    const constant =
      given === undefined ? undefined : constantBytes(this.reader, given, this.#options.budget);
    const inside = constant && this.#options.nested(constant.source);
    if (inside) this.#addNested(inside, constant.offset, offset);
    else if (entry) {
      const message = `${name} loads something that cannot be read here: ${this.shown(made)}`;
      this.add(`nested ${name}`, { rule: 'hidden-payload', verdict: 'suspicious', message, offset });
    }
  }

  #addNested(inside: Inspection, base: number | undefined, offset: number): void {
    const at = (inner: number | undefined) =>
      base === undefined || inner === undefined ? offset : this.locate(base + inner);
    for (const member of inside.members ?? []) this.#addNested(member.inspection, undefined, offset);
    for (const one of inside.globals) {
      this.#found.adopt({ ...one, offset: at(one.offset) });
    }
    for (const reason of inside.reasons) {
      const message = `in the pickle inside: ${reason.message}`;
      this.add(`nested ${reason.message}`, { ...reason, message, offset: at(reason.offset) });
    }
  }

  build(target: Node, state: Value, offset: number): undefined {
    this.usesMethod(target);
    this.#states.build(target, state, offset);
  }

  stored(target: Value, method: string, items: readonly Value[]): void {
    if (method === '__setitem__' && isBytearray(target)) this.#changesBytes = true;
    this.#states.stored(target, method, items);
  }

  store(target: Node, method: string, offset: number): void {
    this.usesMethod(target);
    this.#states.store(target, method, offset);
  }

  opaque(value: Opaque): void {
    const offset = this.locate(value.offset);
    const { what, id, code } = value;
    const { knowsPersistent } = this.#options;
    if (what === 'persistent' && id !== undefined && knowsPersistent?.(id, this)) return;
    this.#found.outside.add(what);
    const message =
      what === 'persistent'
        ? `needs what the loading program makes of the persistent id ${id === undefined ? '…' : expression(this.reader, id)}`
        : what === 'extension'
          ? `needs what the loading program registered as extension ${code}`
          : 'needs a buffer that is kept outside of the pickle';
    this.add(`opaque ${what}`, { rule: 'external-reference', verdict: 'unknown', message, offset });
  }

  /** To be called when the last pickle has ended. */
  finish(): void {
    for (const run of this.#runs) run.finish();
    this.#settle();
  }

  /** States must have stayed what they were, and functions that are vouched for by their arguments must have been called. */
  #settle(): void {
    this.#states.settle();
    if (this.hasArrays && this.#changesBytes) {
      const message = 'changes the bytes of a bytearray, which an array may share';
      this.add('shared bytes', { rule: 'dangerous-call', verdict: 'unknown', message });
    }
    for (const global of this.#functions.splice(0)) {
      if (!global.escapes || this.#seen?.has(global)) continue;
      const { name, entry } = this.classify(global);
      const message = `hands on ${name}, which is vouched for only where its arguments can be seen`;
      const offset = this.locate(global.offset);
      const verdict = entry?.special?.startsWith('fetches') ? 'dangerous' : 'unknown';
      this.add(`escapes ${name}`, { rule: 'dangerous-call', verdict, message, offset });
    }
  }

  report(made: Made, verdict: 'suspicious' | 'dangerous', what: string): void {
    const message = `${what}: ${this.shown(made)}`;
    this.add(`call ${what}`, { rule: 'dangerous-call', verdict, message, offset: this.locate(made.offset) });
  }

  /** For people. */
  shown(made: Made): string {
    return expression(this.reader, made);
  }

  text(value: Value | undefined): string | undefined {
    if (typeof value !== 'number') return undefined;
    const kind = kindOf(value);
    return kind === TEXT || kind === TEXT8 ? decodeAtomText(this.reader, value) : undefined;
  }
}
