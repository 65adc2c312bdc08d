/**
 * One look over everything before anything is written: what is referred to more than once, which arrays there are,
 * and what cannot be carried.
 */

import type { Budget } from '../../limits/budget.ts';
import { classify } from '../pickle/policy/classify.ts';
import {
  type Atom,
  atomKind,
  BYTEARRAY,
  type Container,
  GLOBAL,
  type Global,
  INTEGER,
  isGlobal,
  type Made,
  type Node,
  nameOf,
  REAL,
  TEXT8,
  TUPLE,
} from '../pickle/value.ts';
import type { ArrayView } from './array.ts';
import type { NoteKind, Notes } from './notes.ts';
import { bytesOf, type Form, isLiteral, type Literal, type Part } from './part.ts';
import { isDangerous, isRebuilt, type Resolver } from './resolver.ts';
import { rawBytes, type Strings } from './scalars.ts';

/** What a value is known by where it occurs again. */
export type Identity = Node | Atom;

export interface FoundArray {
  readonly form: Form;
  readonly view: ArrayView;
  /** The keys and indexes that lead to it; of very deep ones the first. */
  readonly steps: readonly string[];
}

export interface Survey {
  /** What occurs more than once. */
  readonly shared: ReadonlySet<Identity>;
  readonly arrays: readonly FoundArray[];
  /** Values of any kind, each counted where it occurs first. */
  readonly values: number;
  /** Scalars that are neither keys nor part of an array. */
  readonly others: number;
}

/** Payloads up to this size are repeated rather than referred to. */
const SHORT = 64;

/** Undefined for what is written again wherever it occurs: small scalars, names, the empty tuple. */
export function identityOf(part: Part, resolver: Resolver): Identity | undefined {
  if (typeof part === 'number') {
    const kind = atomKind(part);
    if (kind === BYTEARRAY) return part;
    if (kind < INTEGER || kind === REAL) return undefined;
    return resolver.tools.payloadLength(part) > SHORT ? part : undefined;
  }
  if (isLiteral(part) || part.kind === GLOBAL) return undefined;
  return part.kind === TUPLE && (part as Container).count === 0 ? undefined : part;
}

interface Frame {
  readonly literal: Literal;
  /** Of the next child. */
  at: number;
}

export interface SurveyOptions {
  readonly budget: Budget;
  readonly notes: Notes;
  readonly strings: Strings;
}

/** Throws {@link CannotConvert}, LimitReached. */
export function survey(root: Part, resolver: Resolver, options: SurveyOptions): Survey {
  const surveyor = new Surveyor(resolver, options);
  surveyor.run(root);
  return surveyor;
}

class Surveyor implements Survey {
  readonly shared = new Set<Identity>();
  readonly arrays: FoundArray[] = [];
  values = 0;
  others = 0;
  readonly #seen = new Set<Identity>();
  readonly #frames: Frame[] = [];
  readonly #resolver: Resolver;
  readonly #options: SurveyOptions;

  constructor(resolver: Resolver, options: SurveyOptions) {
    this.#resolver = resolver;
    this.#options = options;
  }

  run(root: Part): void {
    this.#visit(root);
    for (let frame = this.#frames.at(-1); frame; frame = this.#frames.at(-1)) {
      const child = childOf(frame.literal, frame.at);
      frame.at += 1;
      if (child === undefined) this.#frames.pop();
      else this.#visit(child);
    }
    this.#noteDropped();
  }

  #visit(given: Part): void {
    const part = this.#resolver.canonical(given);
    const identity = identityOf(part, this.#resolver);
    if (identity !== undefined) {
      if (this.#seen.has(identity)) {
        this.shared.add(identity);
        return;
      }
      this.#seen.add(identity);
    }
    this.values += 1;
    this.#options.budget.spendOperations();
    if (typeof part === 'number') {
      if (!this.#isKey()) this.others += 1;
      if (atomKind(part) === TEXT8) this.#noteEncoding(part);
      return;
    }
    const literal = this.#resolver.literal(part);
    if (!isLiteral(part) && part.kind === GLOBAL) this.#noteName(part as Global);
    if (literal.kind === 'form') this.#noteForm(literal, part);
    if (childOf(literal, 0) === undefined) return;
    this.#frames.push({ literal, at: 0 });
  }

  #isKey(): boolean {
    const frame = this.#frames.at(-1);
    return (frame?.literal.kind === 'dict' || frame?.literal.kind === 'pairs') && frame.at % 2 === 1;
  }

  #noteForm(found: Form, part: Part): void {
    if (found.array) this.arrays.push({ form: found, view: found.array, steps: this.#steps() });
    const [kind, message] = aboutForm(found) ?? [];
    if (!kind) return;
    const what = subjectOf(found);
    const offset = isLiteral(part) || typeof part === 'number' ? undefined : part.offset;
    this.#note(kind, what, message?.(what) ?? '', offset);
  }

  #noteName(global: Global): void {
    if (classify(global, {}).verdict === 'safe') return;
    const name = nameOf(global);
    this.#note('name', name, `${name} is carried by its name alone`, global.offset);
  }

  /** Python 2's strings are ASCII as a rule; of others nobody can tell whether they are texts. */
  #noteEncoding(atom: Atom): void {
    const { strings } = this.#options;
    const content = strings === 'bytes' ? undefined : rawBytes(this.#resolver.tools.reader, atom);
    if (!content || bytesOf(content).every((byte) => byte < 0x80)) return;
    const message =
      "strings of Python 2 beyond ASCII are read as Latin-1; '--strings bytes' keeps them as bytes";
    this.#note('encoding', 'strings', message, content.offset);
  }

  #note(kind: NoteKind, what: string, message: string, offset: number | undefined): void {
    const { notes } = this.#options;
    const path = notes.isNew(kind, what) ? this.#path() : '';
    notes.add({ kind, what, message, path, ...(offset === undefined ? {} : { offset }) });
  }

  /** Calls whose result nothing refers to, and attributes that are set on classes and modules. */
  #noteDropped(): void {
    const { calls, states, stored } = this.#resolver.tools.graph;
    for (const made of calls) if (!this.#seen.has(made)) this.#noteUnseen(made);
    for (const node of [...states.keys(), ...stored.keys()]) {
      if (!isGlobal(node)) continue;
      const name = nameOf(node);
      const message = `sets attributes of ${name} itself, which was not done`;
      this.#options.notes.add({ kind: 'dangerous-call', what: name, message, offset: node.offset });
    }
  }

  #noteUnseen(made: Made): void {
    const callee = isGlobal(made.callee) ? made.callee : undefined;
    if (callee && isRebuilt(callee)) return;
    const name = callee ? nameOf(callee) : 'what another call returned';
    const kind = callee && isDangerous(callee) ? 'dangerous-call' : 'dropped';
    const message = `calls ${name} and throws the result away; it was not called, and is not in the output`;
    this.#options.notes.add({ kind, what: `${name} (dropped)`, message, offset: made.offset });
  }

  #steps(): string[] {
    const frames = this.#frames.slice(0, MOST_STEPS);
    return frames.flatMap(({ literal, at }) => stepOf(literal, at - 1, this.#resolver) ?? []);
  }

  #path(): string {
    const frames = this.#frames.slice(0, MOST_STEPS);
    const steps = frames.map(({ literal, at }) => pathStep(literal, at - 1, this.#resolver));
    return `${steps.join('')}${this.#frames.length > MOST_STEPS ? '…' : ''}`;
  }
}

/** Of the way to a value as many steps are told. */
const MOST_STEPS = 64;

type About = readonly [kind: NoteKind, message: (what: string) => string];

/** Forms that are less than the value was. */
function aboutForm(found: Form): About | undefined {
  if (found.fields.some(([name]) => name === 'dangerous'))
    return ['dangerous-call', (what) => `${what} was not called; the call is a record in the output`];
  if (found.tag === 'torch.Storage' && found.fields.some(([name]) => name === 'missing'))
    return ['outside', () => 'the bytes of a torch storage are not in the file'];
  return ABOUT[found.tag];
}

const ABOUT: Readonly<Record<string, About | undefined>> = {
  call: ['call', (what) => `${what} was not called; the call is a record in the output`],
  object: ['object', (what) => `objects of ${what} are records of their class and state`],
  attribute: ['name', (what) => `${what} is carried by its name alone`],
  persistent: ['outside', () => 'persistent ids mean something to their loader only'],
  extension: ['outside', () => 'extension codes mean something to a registry only'],
  buffer: ['outside', () => 'buffers travel beside the pickle and are not in the file'],
};

/** `module.name` of what a record is about. */
function subjectOf({ tag, fields }: Form): string {
  const field = (name: string) => {
    const value = fields.find(([key]) => key === name)?.[1];
    return value !== undefined && isLiteral(value) && value.kind === 'text'
      ? value.value.replace(':', '.')
      : undefined;
  };
  if (tag === 'attribute') return `${field('of')}.${field('name')}`;
  return field('class') ?? field('callable') ?? (tag === 'call' ? 'what another call returned' : tag);
}

/** The child at an index; undefined behind the last. */
function childOf(literal: Literal, at: number): Part | undefined {
  switch (literal.kind) {
    case 'list':
    case 'dict':
    case 'pairs':
      return literal.items[at];
    case 'form':
      return literal.fields[at]?.[1];
    default:
      return undefined;
  }
}

/** For names of tensors: keys and indexes; what only our forms put in between is left out. */
function stepOf(literal: Literal, at: number, resolver: Resolver): string | undefined {
  if (literal.kind === 'list') return String(at);
  if (literal.kind === 'dict' || literal.kind === 'pairs')
    return keyText(literal.items, at, resolver) ?? String(at >> 1);
  return undefined;
}

function pathStep(literal: Literal, at: number, resolver: Resolver): string {
  if (literal.kind === 'form') {
    const name = literal.fields[at]?.[0] ?? '';
    return name === 'items' || name === 'pairs' ? '' : `.${name}`;
  }
  if (literal.kind === 'list') return `[${at}]`;
  if (literal.kind !== 'dict' && literal.kind !== 'pairs') return '';
  const key = keyText(literal.items, at, resolver);
  return `[${key === undefined ? `#${at >> 1}` : JSON.stringify(key.slice(0, 80))}]`;
}

function keyText(items: readonly Part[], at: number, resolver: Resolver): string | undefined {
  const key = items[at - (at % 2)];
  if (key === undefined || (typeof key !== 'number' && !isLiteral(key))) return undefined;
  const literal = resolver.literal(key);
  if (literal.kind === 'int') return String(literal.value);
  return literal.kind === 'text' ? literal.value : undefined;
}
