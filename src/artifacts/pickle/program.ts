/**
 * A pickle as a program for people to read: expressions in the manner of Python, one line for each thing that
 * happens, names for what is used more than once. It is bounded in length and leaves out what does not fit.
 */
import type { ByteSource } from '../../archive/source.ts';
import { pushAll } from '../../limits/lists.ts';
import { printable } from '../inspection/printable.ts';
import { literal } from './literal.ts';
import { Reader } from './reader.ts';
import type { PickleRun, Sink } from './sink.ts';
import {
  BYTEARRAY,
  type Container,
  DICT,
  FROZENSET,
  GLOBAL,
  isMade,
  kindOf,
  LIST,
  MADE,
  type Made,
  type Node,
  nameOf,
  OPAQUE,
  SET,
  TUPLE,
  type Value,
} from './value.ts';

/** Events that are remembered; a program is its beginning. */
const MOST_EVENTS = 400;
const MOST_LINES = 60;
const LONGEST_LINE = 400;
const MOST_ITEMS = 12;
const DEEPEST = 8;
/** Values written for one line: what is shared over and over would grow without end. */
const MOST_VALUES = 300;

type Event =
  | { readonly what: 'call'; readonly made: Made }
  | { readonly what: 'build'; readonly target: Node; readonly state: Value }
  | { readonly what: 'store'; readonly target: Node; readonly method: string };

/** Remembers what happens, for {@link ProgramRecorder.text}. */
export class ProgramRecorder implements Sink {
  readonly #events: Event[] = [];
  #missed = 0;
  #reader: Reader | undefined;
  /** Where it begins, in what the machine reads. */
  offset = 0;

  start(reader: Reader): void {
    this.#reader = reader;
    this.offset = reader.offset;
  }

  /** True if anything is called or set. */
  get acts(): boolean {
    return this.#events.length > 0;
  }

  global(): void {}
  opaque(): void {}

  call(made: Made): void {
    this.#remember({ what: 'call', made });
  }

  build(target: Node, state: Value): undefined {
    this.#remember({ what: 'build', target, state });
  }

  store(target: Node, method: string): void {
    this.#remember({ what: 'store', target, method });
  }

  #remember(event: Event): void {
    if (this.#events.length < MOST_EVENTS) this.#events.push(event);
    else this.#missed += 1;
  }

  /** `result` is what the pickle returns, if it ends. */
  text(source: ByteSource, result: Value | undefined): string {
    const writer = new Writer(this.#reader ?? new Reader(source, 0), this.#events, result);
    const lines = writer.lines();
    const left = lines.length - MOST_LINES;
    const shown = lines.slice(0, MOST_LINES).map((line) => cut(line, LONGEST_LINE));
    if (this.#missed > 0) shown.push(`# … and ${this.#missed} more calls and states`);
    else if (left > 0) shown.push(`# … and ${left} more lines`);
    return shown.join('\n');
  }
}

/** Programs of the pickles that follow each other in a file. */
const MOST_PROGRAMS = 8;

/** The programs of a stream of pickles: torch's old files begin with four that do nothing. */
export class Programs {
  readonly #recorders: ProgramRecorder[] = [];

  /** For one more run; undefined where no more are shown. */
  recorder(): ProgramRecorder | undefined {
    if (this.#recorders.length >= MOST_PROGRAMS) return undefined;
    const recorder = new ProgramRecorder();
    this.#recorders.push(recorder);
    return recorder;
  }

  /** Those that do something, or the first if none does. */
  text(source: ByteSource, runs: readonly PickleRun[]): string {
    const resultAt = new Map(runs.map(({ start, result }) => [start, result]));
    const acting = this.#recorders.filter(({ acts }) => acts);
    const shown = acting.length > 0 ? acting : this.#recorders.slice(0, 1);
    const texts = shown.map((recorder) => {
      const text = recorder.text(source, resultAt.get(recorder.offset));
      return recorder.offset === 0 ? text : `# the pickle at byte ${recorder.offset}\n${text}`;
    });
    return texts.join('\n');
  }
}

class Writer {
  readonly #reader: Reader;
  readonly #events: readonly Event[];
  readonly #result: Value | undefined;
  readonly #uses = new Map<Made, number>();
  readonly #names = new Map<Made, string>();
  #valuesLeft = MOST_VALUES;

  constructor(reader: Reader, events: readonly Event[], result: Value | undefined) {
    this.#reader = reader;
    this.#events = events;
    this.#result = result;
    for (const event of events) {
      if (event.what === 'call') this.#countWithin(event.made);
      // A target is named, so that its own line can speak of it.
      else if (isMade(event.target)) this.#uses.set(event.target, 2);
    }
    for (const event of events) if (event.what === 'build') this.#count([event.state]);
    if (result !== undefined) this.#count([result]);
  }

  #countWithin(made: Made): void {
    this.#count([made.callee, made.args, ...(made.kwargs === undefined ? [] : [made.kwargs])]);
  }

  /** Counts the uses of made things in values, containers looked through once each. */
  #count(values: readonly Value[]): void {
    const stack = [...values];
    const seen = new Set<Container>();
    for (let value = stack.pop(); value !== undefined; value = stack.pop()) {
      if (isMade(value)) this.#uses.set(value, (this.#uses.get(value) ?? 0) + 1);
      else if (typeof value !== 'number' && value.kind < GLOBAL && !seen.has(value as Container)) {
        seen.add(value as Container);
        pushAll(stack, (value as Container).items);
      }
    }
  }

  lines(): string[] {
    const lines: string[] = [];
    for (const event of this.#events) {
      this.#valuesLeft = MOST_VALUES;
      if (event.what === 'call') this.#callLine(event.made, lines);
      else if (event.what === 'store') lines.push(`${this.#text(event.target, 0)}.${event.method}(…)`);
      else lines.push(`${this.#text(event.target, 0)}.__setstate__(${this.#text(event.state, 0)})`);
    }
    this.#valuesLeft = MOST_VALUES;
    if (this.#result !== undefined) lines.push(`result = ${this.#text(this.#result, 0)}`);
    return lines;
  }

  /** What is used once is written where it is used; what is used nowhere is a line of its own. */
  #callLine(made: Made, lines: string[]): void {
    const uses = this.#uses.get(made) ?? 0;
    if (uses === 1) return;
    const expression = this.#call(made, 0);
    if (uses === 0) lines.push(expression);
    else {
      const name = `v${this.#names.size + 1}`;
      this.#names.set(made, name);
      lines.push(`${name} = ${expression}`);
    }
  }

  #text(value: Value, depth: number): string {
    this.#valuesLeft -= 1;
    if (depth > DEEPEST || this.#valuesLeft < 0) return '…';
    if (typeof value === 'number')
      return kindOf(value) < TUPLE ? literal(this.#reader, value) : (OUTLINES[kindOf(value)] ?? '…');
    switch (value.kind) {
      case GLOBAL:
        return printable(nameOf(value));
      case MADE:
        return this.#names.get(value) ?? this.#call(value, depth);
      case OPAQUE:
        if (value.what === 'persistent' && value.id !== undefined) {
          return `persistent_load(${this.#text(value.id, depth + 1)})`;
        }
        return value.what === 'extension' ? `extension(${value.code})` : 'next_buffer()';
      default:
        return this.#container(value, depth);
    }
  }

  #call(made: Made, depth: number): string {
    const callee = this.#text(made.callee, depth + 1);
    const args = this.#arguments(made, depth);
    if (made.opcode !== 'NEWOBJ' && made.opcode !== 'NEWOBJ_EX') return `${callee}(${args})`;
    const short = callee.split('.').at(-1) as string;
    return `${callee}.__new__(${args === '' ? short : `${short}, ${args}`})`;
  }

  #arguments(made: Made, depth: number): string {
    const { args, kwargs } = made;
    const whole = typeof args !== 'number' && args.kind === TUPLE && args.items.length === args.count;
    const positional = whole
      ? this.#items(args as Container, depth)
      : [`*${typeof args === 'number' && kindOf(args) === TUPLE ? '…' : this.#text(args, depth + 1)}`];
    if (kwargs !== undefined) positional.push(`**${this.#text(kwargs, depth + 1)}`);
    return positional.join(', ');
  }

  #items(container: Container, depth: number): string[] {
    const shown = container.items.slice(0, MOST_ITEMS).map((item) => this.#text(item, depth + 1));
    if (container.count > shown.length) shown.push('…');
    return shown;
  }

  #container(container: Container, depth: number): string {
    if (container.kind === DICT) return `{${this.#pairs(container, depth).join(', ')}}`;
    const items = this.#items(container, depth).join(', ');
    switch (container.kind) {
      case TUPLE:
        return container.count === 1 ? `(${items},)` : `(${items})`;
      case LIST:
        return `[${items}]`;
      case SET:
        return items === '' ? 'set()' : `{${items}}`;
      case FROZENSET:
        return `frozenset({${items}})`;
      default:
        return `bytearray([${items}])`;
    }
  }

  #pairs(dict: Container, depth: number): string[] {
    const pairs: string[] = [];
    const { items } = dict;
    for (let at = 0; at + 1 < items.length && pairs.length < MOST_ITEMS; at += 2) {
      const key = this.#text(items[at] as Value, depth + 1);
      pairs.push(`${key}: ${this.#text(items[at + 1] as Value, depth + 1)}`);
    }
    if (dict.count > pairs.length * 2) pairs.push('…');
    return pairs;
  }
}

/** Containers of which only the kind is known. */
const OUTLINES: Record<number, string> = {
  [TUPLE]: '(…)',
  [LIST]: '[…]',
  [DICT]: '{…}',
  [SET]: '{…}',
  [FROZENSET]: 'frozenset({…})',
  [BYTEARRAY]: "bytearray(b'…')",
};

function cut(line: string, length: number): string {
  return line.length > length ? `${line.slice(0, length)}…` : line;
}

/** One value on one line, for messages. */
export function expression(reader: Reader, value: Value, length = 100): string {
  return cut(new Writer(reader, [], value).lines()[0]?.slice('result = '.length) ?? '…', length);
}
