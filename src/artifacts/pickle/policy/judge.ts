/**
 * Judges what a pickle does by allowing, not by forbidding: a name, a call, a state is safe if a file in vouched/
 * says so; whatever is left is unknown at best. What is known to be dangerous is told apart to be explained.
 */
import type { ByteSource } from '../../../archive/source.ts';
import type { Budget } from '../../../limits/budget.ts';
import type { GlobalFound, Inspection, Outside, Surroundings } from '../../inspection/format.ts';
import { printable } from '../../inspection/printable.ts';
import { type Reason, worstOf } from '../../inspection/reason.ts';
import { decodeAtomText } from '../atoms.ts';
import { expression } from '../program.ts';
import type { Reader } from '../reader.ts';
import type { Sink } from '../sink.ts';
import {
  type Container,
  DICT,
  type Global,
  isForeign,
  isGlobal,
  isMade,
  isWhole,
  kindOf,
  type Made,
  NOTHING,
  type Node,
  nameOf,
  type Opaque,
  TEXT,
  TEXT8,
  TUPLE,
  type Value,
} from '../value.ts';
import { acceptsAnything, acceptsData, complaint, type Judging } from './arguments.ts';
import { AttributeReader, areNumbers, isMemory } from './attributes.ts';
import { type Classified, classify } from './classify.ts';
import { EFFECTS, effectOfModule } from './dangers.ts';
import { Dtypes } from './dtypes.ts';
import type { Entry } from './entry.ts';
import { constantBytes, isDecoder } from './fold.ts';
import { isGraphCode } from './graph-code.ts';
import { classOf, isConstruction, tupleOf } from './made.ts';

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

/** Names and reasons that are kept apart; a pickle that asks for more has given its verdict long before. */
const MOST_NAMES = 2_000;
const MOST_REASONS = 500;
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
  readonly #locate: (offset: number) => number;
  readonly #known = new Map<string, Known>();
  readonly #attributes = new AttributeReader(this);
  readonly #dtypes = new Dtypes();
  #hasStates = false;
  readonly #names: Map<string, GlobalFound>;
  readonly #reasons: Map<string, Reason>;
  /** Vouched functions whose arguments matter; whether they escape is known at the end only. */
  readonly #functions: Global[] = [];
  /** What calls fetched, by the call; hardly any does. */
  #fetched: WeakMap<Made, Global> | undefined;
  readonly #runs: Judge[] = [];
  readonly #outside: Set<Outside>;
  #reader: Reader | undefined;

  constructor(options: JudgeOptions, locate: (offset: number) => number, shared?: Judge) {
    this.#options = options;
    this.#locate = locate;
    this.#names = shared ? shared.#names : new Map();
    this.#reasons = shared ? shared.#reasons : new Map();
    this.#outside = shared ? shared.#outside : new Set();
  }

  /** A judge of another run, which adds to the same findings. */
  forRun(locate: (offset: number) => number): Judge {
    const judge = new Judge(this.#options, locate, this);
    this.#runs.push(judge);
    return judge;
  }

  /** One pickle after the other; whatever was left open in the one before is settled. */
  start(reader: Reader): void {
    this.#settle();
    this.#reader = reader;
    this.#attributes.restart();
    this.#dtypes.restart();
  }

  get hasStates(): boolean {
    return this.#hasStates;
  }

  get reader(): Reader {
    return this.#reader as Reader;
  }

  get globals(): GlobalFound[] {
    return [...this.#names.values()];
  }

  get reasons(): Reason[] {
    return [...this.#reasons.values()];
  }

  get outside(): Outside[] {
    return [...this.#outside].sort();
  }

  /** The first reason of its kind stays; `key` tells kinds apart. */
  add(key: string, reason: Reason): void {
    if (this.#reasons.has(key)) return;
    if (this.#reasons.size < MOST_REASONS || reason.verdict === 'dangerous') this.#reasons.set(key, reason);
  }

  classify(global: Global): Known {
    global.note ??= this.#lookUp(global);
    return global.note as Known;
  }

  #lookUp(global: Global): Known {
    const { module, name, protocol } = global;
    const key = `${module} ${name} ${protocol < 3}`;
    const known = this.#known.get(key) ?? this.#firstLook(global);
    if (this.#known.size < MOST_NAMES) this.#known.set(key, known);
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
    const offset = this.#locate(global.offset);
    const before = this.#names.get(name);
    if (before ? worstOf([before.verdict, verdict]) !== before.verdict : this.#names.size < MOST_NAMES) {
      this.#names.set(name, { name, verdict, offset: before?.offset ?? offset });
    }
    if (entry?.kind === 'function' && !entry.anywhere) this.#watch(global);
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
      const offset = this.#locate(global.offset);
      this.add('functions', { rule: 'dangerous-call', verdict: 'unknown', message, offset });
    }
  }

  call(made: Made): void {
    const { callee } = made;
    const fetched = isMade(callee) ? this.#fetched?.get(callee) : undefined;
    if (isGlobal(callee)) this.#callOf(callee, made);
    else if (fetched) this.#callOf(fetched, made);
    else if (isMade(callee)) {
      this.#report(made, 'suspicious', 'calls what another call returned, so that nobody can tell what runs');
    }
  }

  #callOf(callee: Global, made: Made): void {
    const known = this.classify(callee);
    const { verdict, entry } = known;
    if (entry?.special !== 'describes' && entry?.gives !== 'content') this.#dtypes.inUse();
    if (!known.judged) return;
    if (verdict === 'dangerous') this.#explainCall(known, made);
    if (known.decodes) this.#decoding(known, made);
    if (known.loads) this.#loading(known, made);
    if (verdict !== 'safe' || !entry) return;
    if (entry.special === 'describes') this.#dtypes.made(made, this.reader);
    if (entry.special && entry.special !== 'describes') this.#special(entry, callee, made);
    else if (!isConstruction(made, entry)) this.#checkCall(entry, known, made);
    if (entry.gets !== undefined) this.#gets(made, entry.gets);
  }

  #checkCall(entry: Entry, { name }: Known, made: Made): void {
    const against = entry.call ? complaint(entry.call, made, this) : 'being called';
    if (against === undefined) return;
    const message = `${name} is vouched for, but not with ${against}: ${this.#shown(made)}`;
    const verdict = entry.kind === 'function' ? 'suspicious' : 'unknown';
    const offset = this.#locate(made.offset);
    this.add(`call ${name} ${against}`, { rule: 'dangerous-call', verdict, message, offset });
  }

  /** A function that gives what it returns a state, as BUILD does. */
  #gets(made: Made, at: number): void {
    const state = isWhole(made.args, TUPLE) ? made.args.items[at] : undefined;
    if (state !== undefined) this.#buildOf(made, state, this.#locate(made.offset));
  }

  /** What is known to be dangerous is shown with its arguments, the first time. */
  #explainCall({ name, because }: Known, made: Made): void {
    const key = `global ${name}`;
    const reason = this.#reasons.get(key);
    if (reason?.message !== `${name} ${because}`) return;
    this.#reasons.set(key, { ...reason, message: `${reason.message}: ${this.#shown(made)}` });
  }

  #special(entry: Entry, callee: Global, made: Made): void {
    const args = isWhole(made.args, TUPLE) ? made.args.items : [];
    if (entry.special === 'resolves') this.#resolve(callee, made, args);
    else if (entry.special === 'applies') this.#apply(entry, callee, made, args);
    else if (entry.special === 'fetches') this.#fetch(callee, made, args);
    else if (entry.special === 'compiles') this.#compile(callee, made, args);
    else if (entry.special === 'reconstructs') this.#reconstruct(made, args);
    else if (entry.special === 'makes' || entry.special === 'makes-with-names')
      this.#make(made, args, entry.special);
    else if (entry.special === 'binds')
      this.#bind(made, args[0], isWhole(made.args, TUPLE) ? args.slice(1) : undefined);
    // What `loads` loads has been looked into already.
  }

  /** A function that fetches a name, as GLOBAL does. */
  #resolve(callee: Global, made: Made, args: readonly Value[]): void {
    const [module, name] = args.map((value) => this.#text(value));
    const fetched: Global = {
      ...callee,
      offset: made.offset,
      module,
      name,
      note: undefined,
      escapes: true,
      instance: undefined,
    };
    this.global(fetched);
  }

  /** `getattr(class, name)` of a vouched class, for a name that is vouched for as well; anything else leads anywhere. */
  #fetch(callee: Global, made: Made, args: readonly Value[]): void {
    const [owner, attribute] = args;
    const name = this.#text(attribute);
    if (args.length === 2 && isGlobal(owner) && name !== undefined && owner.name !== undefined) {
      const fetched: Global = {
        ...owner,
        offset: made.offset,
        name: `${owner.name}.${name}`,
        note: undefined,
        escapes: false,
        instance: undefined,
      };
      if (this.classify(fetched).verdict === 'safe') {
        this.global(fetched);
        // Whoever calls it later must still find what it is.
        made.remembered = true;
        this.#fetched ??= new WeakMap();
        this.#fetched.set(made, fetched);
        return;
      }
    }
    this.#condemn(callee, made, EFFECTS.attribute);
  }

  /** A vouched name in a use that is as dangerous as the name is to everybody else. */
  #condemn(callee: Global, made: Made, effect: string): void {
    const { name } = this.classify(callee);
    const offset = this.#locate(callee.offset);
    this.#names.set(name, { name, verdict: 'dangerous', offset: this.#names.get(name)?.offset ?? offset });
    const message = `${name} ${effect}: ${this.#shown(made)}`;
    this.add(`global ${name}`, { rule: 'dangerous-global', verdict: 'dangerous', message, offset, name });
  }

  /** A function that calls its first argument with its third. */
  #apply(entry: Entry, callee: Global, made: Made, args: readonly Value[]): void {
    const [applied, , given] = args;
    this.#checkCall(entry, this.classify(callee), made);
    if (isGlobal(applied) && given !== undefined) {
      this.call({ ...made, opcode: 'REDUCE', callee: applied, args: given });
    } else this.#report(made, 'suspicious', 'calls something that is not known');
  }

  /** The code of a graph runs when it is loaded: it is dangerous if it does anything but name its parts. */
  #compile(callee: Global, made: Made, [body, imports]: readonly Value[]): void {
    const codes = isWhole(body, DICT) ? this.#codesIn(body) : [];
    const before = this.#text(imports);
    const isGraph =
      codes.length > 0 &&
      before !== undefined &&
      codes.every((code) => code !== undefined && isGraphCode(before, code));
    if (!isGraph) {
      this.#condemn(callee, made, EFFECTS.code);
      return;
    }
    const message = `runs the Python code of a graph, which only calls the modules in it and functions of torch`;
    const offset = this.#locate(made.offset);
    this.add('graph code', { rule: 'dangerous-call', verdict: 'unknown', message, offset });
  }

  /** Under either name that torch gave it; undefined for what cannot be read. */
  #codesIn({ items }: Container): (string | undefined)[] {
    const codes: (string | undefined)[] = [];
    for (let at = 0; at < items.length; at += 2) {
      const key = this.#text(items[at]);
      const value = items[at + 1];
      // What traces it is made anew, and called.
      const isOwnTracer = isGlobal(value) && this.classify(value).name === 'torch.fx._symbolic_trace.Tracer';
      if (isForeign(items[at]) || (key === '_tracer_cls' && !isOwnTracer)) codes.push(undefined);
      if (key === '_code' || key === 'code') codes.push(this.#text(value));
    }
    return codes;
  }

  /** A class, and its base's constructor called with the state; `object` takes none. */
  #reconstruct(made: Made, [whose, base, state]: readonly Value[]): void {
    const parts = [whose, base].map((value) => (isGlobal(value) ? this.classify(value) : undefined));
    const isClass = parts.every((known) => known?.verdict === 'unknown' || known?.entry?.make === true);
    if (isClass && isGlobal(base) && state !== undefined)
      this.call({ ...made, opcode: 'REDUCE', callee: base, args: tupleOf(made, [state]) });
    else this.#report(made, 'suspicious', 'makes an instance of something that is not known');
  }

  /** A function that does what NEWOBJ and NEWOBJ_EX do. */
  #make(made: Made, args: readonly Value[], how: 'makes' | 'makes-with-names'): void {
    const [whose, given, names] = args;
    const known = isGlobal(whose) ? this.classify(whose) : undefined;
    const isClass = known?.verdict === 'unknown' || known?.entry?.make === true;
    if (!isClass || !isGlobal(whose) || (how === 'makes-with-names' && names === undefined))
      this.#report(made, 'suspicious', 'makes an instance of something that is not known');
    else if (how === 'makes')
      this.call({ ...made, opcode: 'NEWOBJ', callee: whose, args: tupleOf(made, args.slice(1)) });
    else this.call({ ...made, opcode: 'NEWOBJ_EX', callee: whose, args: given as Value, kwargs: names });
  }

  /** Whoever calls it adds arguments of his own: it must be something that may be called with anything, and with `args`. */
  #bind(made: Made, bound: Value | undefined, args: readonly Value[] | undefined): void {
    if (isGlobal(bound)) {
      const { verdict, entry } = this.classify(bound);
      if (verdict !== 'safe' || entry?.anywhere) return;
      const given = args && { args: tupleOf(made, args), kwargs: made.kwargs };
      const { call, special } = entry ?? {};
      if (call && !special && acceptsData(call) && given && complaint(call, given, this) === undefined)
        return;
    }
    const message = `keeps a call for later that is not vouched for with whatever it will be given: ${this.#shown(made)}`;
    const offset = this.#locate(made.offset);
    this.add('bound', { rule: 'dangerous-call', verdict: 'unknown', message, offset });
  }

  #decoding({ name }: Known, made: Made): void {
    const message = `${name} unpacks what a reader of the pickle is not meant to see: ${this.#shown(made)}`;
    const offset = this.#locate(made.offset);
    this.add(`decoder ${name}`, { rule: 'hidden-payload', verdict: 'suspicious', message, offset });
  }

  /** Bytes that are given to a loader of pickles are a pickle too. */
  #loading({ name, entry }: Known, made: Made): void {
    const offset = this.#locate(made.offset);
    const given = isWhole(made.args, TUPLE) ? made.args.items[0] : undefined;
    const constant =
      given === undefined ? undefined : constantBytes(this.reader, given, this.#options.budget);
    const inside = constant && this.#options.nested(constant.source);
    if (inside) this.#addNested(inside, constant.offset, offset);
    else if (entry) {
      const message = `${name} loads something that cannot be read here: ${this.#shown(made)}`;
      this.add(`nested ${name}`, { rule: 'hidden-payload', verdict: 'suspicious', message, offset });
    }
  }

  #addNested(inside: Inspection, base: number | undefined, offset: number): void {
    const at = (inner: number | undefined) =>
      base === undefined || inner === undefined ? offset : this.#locate(base + inner);
    for (const member of inside.members ?? []) this.#addNested(member.inspection, undefined, offset);
    for (const one of inside.globals) {
      if (!this.#names.has(one.name)) this.#names.set(one.name, { ...one, offset: at(one.offset) });
    }
    for (const reason of inside.reasons) {
      const message = `in the pickle inside: ${reason.message}`;
      this.add(`nested ${reason.message}`, { ...reason, message, offset: at(reason.offset) });
    }
  }

  build(target: Node, state: Value, offset: number): undefined {
    const at = this.#locate(offset);
    if (isGlobal(target)) {
      const { name } = this.classify(target);
      const message = `sets attributes of ${name} itself, for the whole program: ${expression(this.reader, state)}`;
      this.add(`build ${name}`, { rule: 'dangerous-call', verdict: 'dangerous', message, offset: at });
    } else if (isMade(target)) {
      this.#buildOf(target, state, at);
      if (isGlobal(target.callee) && this.classify(target.callee).entry?.gets !== undefined) {
        const message = 'gives a state to what has one already, and may have kept the dict that it was';
        this.add('state again', { rule: 'dangerous-call', verdict: 'unknown', message, offset: at });
      }
    }
  }

  #buildOf(target: Made, state: Value, offset: number): void {
    const whose = classOf(target, this);
    const known = whose && this.classify(whose);
    const name = known?.name ?? 'an object';
    if (known?.entry?.special === 'describes') {
      this.#describe(target, state, name, offset);
      return;
    }
    this.#dtypes.inUse();
    this.#hasStates ||= known?.entry?.plain !== true;
    const takesObjects = known?.verdict === 'safe' && known.entry?.state === 'object';
    const { hook, isKnown } = this.#attributes.attributesOf(state, takesObjects);
    if (known?.entry?.special === 'binds') this.#rebind(target, state);
    if (hook && isMemory(hook)) {
      const message = `sets ${hook} of ${name}, so that what reads it as an array reads the memory that it says: ${expression(this.reader, state)}`;
      this.add(`memory ${name}`, { rule: 'dangerous-call', verdict: 'dangerous', message, offset });
    } else if (hook) {
      const message = `sets ${hook} of ${name}, which loading calls or goes by: ${expression(this.reader, state)}`;
      this.add(`hook ${name}`, { rule: 'dangerous-call', verdict: 'dangerous', message, offset });
    }
    if (!isKnown) {
      const message = `gives ${name} a state of which not all names are known`;
      this.add('state', { rule: 'dangerous-call', verdict: 'unknown', message, offset });
    }
    if (known?.verdict !== 'safe' || !known.entry || known.entry.state === true || takesObjects) return;
    const onlyNumbers = known.entry.state === 'numbers';
    if (onlyNumbers && areNumbers(state)) return;
    const message = `gives a state to ${name}, which is not vouched for with ${onlyNumbers ? 'anything but numbers' : 'one'}`;
    this.add(`state ${name}`, { rule: 'dangerous-call', verdict: 'unknown', message, offset });
  }

  #describe(target: Made, state: Value, name: string, offset: number): void {
    const against = this.#dtypes.state(target, state, this.reader);
    if (!against) return;
    const message = `${name} ${against.message}: ${expression(this.reader, state)}`;
    this.add(`dtype ${against.message}`, {
      rule: 'dangerous-call',
      verdict: against.verdict,
      message,
      offset,
    });
  }

  /** The state of a partial takes the place of what it was made with. */
  #rebind(target: Made, state: Value): void {
    const [bound, args, kwargs, attributes] = isWhole(state, TUPLE) ? state.items : [];
    // It keeps the dict itself, into which more can be put later.
    if (attributes !== undefined && kindOf(attributes) !== NOTHING) this.#bind(target, undefined, undefined);
    const given = args !== undefined && isWhole(args, TUPLE) ? args.items : undefined;
    this.#bind({ ...target, args: state, kwargs }, bound, given);
  }

  stored(target: Value, method: string, items: readonly Value[]): void {
    if (method !== '__setitem__' || !isMade(target)) return;
    const memory = this.#attributes.stored(target, items);
    if (memory === undefined) return;
    const message = `sets ${memory} in ${this.#shown(target)}, so that what reads it as an array may read the memory that it says`;
    this.add('memory in items', {
      rule: 'dangerous-call',
      verdict: 'dangerous',
      message,
      offset: this.#locate(target.offset),
    });
  }

  store(target: Node, method: string, offset: number): void {
    const at = this.#locate(offset);
    if (isGlobal(target)) {
      const { name } = this.classify(target);
      const message = `calls ${method} of ${name} itself, which changes it for the whole program`;
      this.add(`store ${name}`, {
        rule: 'dangerous-call',
        verdict: 'dangerous',
        message,
        offset: at,
      });
    } else if (isMade(target)) {
      const whose = classOf(target, this);
      const known = whose && this.classify(whose);
      if (known?.verdict !== 'safe') return;
      const { name } = known;
      // An attribute of the object itself takes the place of its class's method.
      const isOwn = method !== '__setitem__' && (target.state !== undefined || target.weight === 0);
      if (isOwn) {
        const message = `calls ${method} of ${name}, which has a state that may say what that is`;
        this.add(`own ${name}`, { rule: 'dangerous-call', verdict: 'unknown', message, offset: at });
      }
      if (known.entry?.items) return;
      const message = `calls ${method} of ${name}, which is not vouched for with items`;
      this.add(`store ${name}`, { rule: 'dangerous-call', verdict: 'unknown', message, offset: at });
    }
  }

  opaque(value: Opaque): void {
    const offset = this.#locate(value.offset);
    const { what, id, code } = value;
    const { knowsPersistent } = this.#options;
    if (what === 'persistent' && id !== undefined && knowsPersistent?.(id, this)) return;
    this.#outside.add(what);
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

  /** Functions that are vouched for by their arguments must have been called. */
  #settle(): void {
    for (const global of this.#functions.splice(0)) {
      if (!global.escapes) continue;
      const { name, entry } = this.classify(global);
      const message = `hands on ${name}, which is vouched for only where its arguments can be seen`;
      const offset = this.#locate(global.offset);
      const verdict = entry?.special === 'fetches' ? 'dangerous' : 'unknown';
      this.add(`escapes ${name}`, { rule: 'dangerous-call', verdict, message, offset });
    }
  }

  #report(made: Made, verdict: 'suspicious' | 'dangerous', what: string): void {
    const message = `${what}: ${this.#shown(made)}`;
    this.add(`call ${what}`, { rule: 'dangerous-call', verdict, message, offset: this.#locate(made.offset) });
  }

  #shown(made: Made): string {
    return expression(this.reader, made);
  }

  #text(value: Value | undefined): string | undefined {
    if (typeof value !== 'number') return undefined;
    const kind = kindOf(value);
    return kind === TEXT || kind === TEXT8 ? decodeAtomText(this.reader, value) : undefined;
  }
}
