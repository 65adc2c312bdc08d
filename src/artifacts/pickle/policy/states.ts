/** What is put into objects after they were made: states (BUILD), items and what else is stored. */
import { expression } from '../program.ts';
import {
  isGlobal,
  isMade,
  isWhole,
  kindOf,
  type Made,
  NOTHING,
  type Node,
  TUPLE,
  type Value,
} from '../value.ts';
import { listComplaint } from './array-states.ts';
import { AttributeReader, areNumbers, areWords, isMemory } from './attributes.ts';
import { Dtypes } from './dtypes.ts';
import type { Judge } from './judge.ts';
import { classOf } from './made.ts';
import { bind } from './special-calls.ts';

export class States {
  readonly #judge: Judge;
  readonly #attributes: AttributeReader;
  readonly dtypes = new Dtypes();
  #areGiven = false;
  /** States of which only some texts are vouched for. */
  readonly #worded: { name: string; state: Value; words: RegExp; offset: number }[] = [];

  constructor(judge: Judge) {
    this.#judge = judge;
    this.#attributes = new AttributeReader(judge);
  }

  /** Something has been given a state that others might ask for. */
  get areGiven(): boolean {
    return this.#areGiven;
  }

  /** A pickle has ended, and with it what could be put into lists that became states. */
  settle(): void {
    for (const { name, state, words, offset } of this.#worded.splice(0))
      if (!areWords(state, words, this.#judge.reader)) this.#refuse(name, 'such words', offset);
  }

  /** Another pickle begins. */
  restart(): void {
    this.#attributes.restart();
    this.dtypes.restart();
  }

  /** A function that gives what it returns a state, as BUILD does. */
  given(made: Made, at: number): void {
    const state = isWhole(made.args, TUPLE) ? made.args.items[at] : undefined;
    if (state !== undefined) this.#buildOf(made, state, this.#judge.locate(made.offset));
  }

  build(target: Node, state: Value, offset: number): void {
    const at = this.#judge.locate(offset);
    if (isGlobal(target)) {
      const { name } = this.#judge.classify(target);
      const message = `sets attributes of ${name} itself, for the whole program: ${expression(this.#judge.reader, state)}`;
      this.#judge.add(`build ${name}`, { rule: 'dangerous-call', verdict: 'dangerous', message, offset: at });
    } else if (isMade(target)) {
      this.#buildOf(target, state, at);
      if (isGlobal(target.callee) && this.#judge.classify(target.callee).entry?.gets !== undefined) {
        const message = 'gives a state to what has one already, and may have kept the dict that it was';
        this.#judge.add('state again', { rule: 'dangerous-call', verdict: 'unknown', message, offset: at });
      }
    }
  }

  #buildOf(target: Made, state: Value, offset: number): void {
    const whose = classOf(target, this.#judge);
    const known = whose && this.#judge.classify(whose);
    const name = known?.name ?? 'an object';
    if (known?.entry?.special === 'describes') {
      this.#describe(target, state, name, offset);
      return;
    }
    this.dtypes.inUse();
    this.#areGiven ||= known?.entry?.plain !== true;
    const takesObjects = known?.verdict === 'safe' && known.entry?.state === 'object';
    const { hook, method, isKnown } = this.#attributes.attributesOf(state, takesObjects);
    if (known?.entry?.special === 'binds') this.#rebind(target, state);
    this.#checkList(state, name, offset);
    if (hook && isMemory(hook)) {
      const message = `sets ${hook} of ${name}, so that what reads it as an array reads the memory that it says: ${expression(this.#judge.reader, state)}`;
      this.#judge.add(`memory ${name}`, { rule: 'dangerous-call', verdict: 'dangerous', message, offset });
    } else if (hook) {
      const message = `sets ${hook} of ${name}, which loading calls or goes by: ${expression(this.#judge.reader, state)}`;
      this.#judge.add(`hook ${name}`, { rule: 'dangerous-call', verdict: 'dangerous', message, offset });
    }
    if (method !== undefined) this.#stands(method, name, offset);
    if (!isKnown) {
      const message = `gives ${name} a state of which not all names are known`;
      this.#judge.add('state', { rule: 'dangerous-call', verdict: 'unknown', message, offset });
    }
    if (takesObjects && this.#judge.mayNotEnd(state)) this.#refuse(name, 'an iterator or a range', offset);
    if (known?.verdict !== 'safe' || !known.entry || known.entry.state === true || takesObjects) return;
    const { state: admitted } = known.entry;
    if (admitted instanceof RegExp) this.#worded.push({ name, state, words: admitted, offset });
    else if (typeof admitted === 'object') {
      if (!isWhole(state, TUPLE) || state.count < admitted.least)
        this.#refuse(name, `anything but a tuple of at least ${admitted.least} values`, offset);
    } else if (admitted !== 'numbers') this.#refuse(name, 'one', offset);
    else if (!areNumbers(state)) this.#refuse(name, 'anything but numbers', offset);
  }

  #checkList(state: Value, name: string, offset: number): void {
    const against = listComplaint(state, this.#judge.reader, (data) => this.#judge.givesBytes(data));
    if (!against) return;
    const message =
      against === 'too short'
        ? `gives ${name} fewer objects than it has places, so that numpy takes what lies behind them for objects: ${expression(this.#judge.reader, state)}`
        : `gives ${name} objects of which nobody knows that there are as many as it has places`;
    const verdict = against === 'too short' ? 'dangerous' : 'unknown';
    this.#judge.add(`list ${against}`, { rule: 'dangerous-call', verdict, message, offset });
  }

  #stands(method: string, name: string, offset: number): void {
    const message = `sets ${method} of ${name} to what is vouched for, but not with being called: whoever asks for a method of that name calls it`;
    this.#judge.add(`method ${method}`, { rule: 'dangerous-call', verdict: 'unknown', message, offset });
  }

  #refuse(name: string, what: string, offset: number): void {
    const message = `gives a state to ${name}, which is not vouched for with ${what}`;
    this.#judge.add(`state ${name}`, { rule: 'dangerous-call', verdict: 'unknown', message, offset });
  }

  #describe(target: Made, state: Value, name: string, offset: number): void {
    const against = this.dtypes.state(target, state, this.#judge.reader);
    if (!against) return;
    const message = `${name} ${against.message}: ${expression(this.#judge.reader, state)}`;
    this.#judge.add(`dtype ${against.message}`, {
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
    if (attributes !== undefined && kindOf(attributes) !== NOTHING)
      bind(this.#judge, target, undefined, undefined);
    const given = args !== undefined && isWhole(args, TUPLE) ? args.items : undefined;
    bind(this.#judge, { ...target, args: state, kwargs }, bound, given);
  }

  stored(target: Value, how: string, items: readonly Value[]): void {
    if (how !== '__setitem__' || !isMade(target)) return;
    const { memory, method } = this.#attributes.stored(target, items);
    if (method !== undefined) {
      const whose = classOf(target, this.#judge);
      const name = whose ? this.#judge.classify(whose).name : 'an object';
      this.#stands(method, name, this.#judge.locate(target.offset));
    }
    if (memory === undefined) return;
    const message = `sets ${memory} in ${this.#judge.shown(target)}, so that what reads it as an array may read the memory that it says`;
    this.#judge.add('memory in items', {
      rule: 'dangerous-call',
      verdict: 'dangerous',
      message,
      offset: this.#judge.locate(target.offset),
    });
  }

  store(target: Node, method: string, offset: number): void {
    const at = this.#judge.locate(offset);
    if (isGlobal(target)) {
      const { name } = this.#judge.classify(target);
      const message = `calls ${method} of ${name} itself, which changes it for the whole program`;
      this.#judge.add(`store ${name}`, {
        rule: 'dangerous-call',
        verdict: 'dangerous',
        message,
        offset: at,
      });
    } else if (isMade(target)) {
      const whose = classOf(target, this.#judge);
      const known = whose && this.#judge.classify(whose);
      if (known?.verdict !== 'safe') return;
      const { name } = known;
      // An attribute of the object itself takes the place of its class's method.
      const isOwn = method !== '__setitem__' && (target.state !== undefined || target.weight === 0);
      if (isOwn) {
        const message = `calls ${method} of ${name}, which has a state that may say what that is`;
        this.#judge.add(`own ${name}`, { rule: 'dangerous-call', verdict: 'unknown', message, offset: at });
      }
      if (known.entry?.items) return;
      const message = `calls ${method} of ${name}, which is not vouched for with items`;
      this.#judge.add(`store ${name}`, { rule: 'dangerous-call', verdict: 'unknown', message, offset: at });
    }
  }
}
