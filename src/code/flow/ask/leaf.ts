import { exposure, type Origin } from '../../../finding/origin.ts';
import { intern, spelling } from '../../python/names.ts';
import type { Facts } from '../facts.ts';
import type { Site, Value } from '../value.ts';
import type { Frame } from './reference.ts';

/** One answer to "where does this come from?", with the way there. */
export interface Leaf {
  readonly origin: Origin;
  /** What it is, for people: `cookies of the HTTP request`. */
  readonly note: string;
  readonly site: Site;
  /** The data is what a file object gives when it is read, not a name of a file. */
  readonly stream: boolean;
  /** Names that whoever made what they are read from has chosen: of members of an archive. */
  readonly names?: true;
  /** Passed through something that nobody has described. */
  readonly weak: boolean;
  /** Came through a call of a method that only its name says is one. */
  readonly guessed?: true;
  /** Ids of the rules whose sinks it cannot harm any more, in order; {@link BEHIND} among them. */
  readonly spared?: readonly string[];
  /** Which part of what comes in there it is, by keys and names: a test of one says nothing of another. */
  readonly part?: string;
  /** From the value that was asked to the place where the data comes in. */
  readonly trail: Trail | undefined;
}

/** The note of what can only be a number: nothing of what it was read from is left in it. */
export const NUMBER = 'a number';

/** What the origin of a function, class or method of the project is said to be. */
export const CODE = 'code of the project';

/** What spares data that stands behind a beginning that somebody else has chosen: it cannot name a host. */
export const BEHIND = 'behind a beginning';

/** What is true of data that is put into a text between quotes of one sort: it stays there without such a quote of its own. */
export function withinQuotes(quote: string): string {
  return `within ${quote}`;
}

/** What spares one segment of a path: no slash can stand in it. */
export const SEGMENT = 'injection/path';

/** What spares a word of letters, digits, `_` and `-`. */
export const WORD: readonly string[] = [
  'injection/command',
  'injection/eval',
  'injection/markup',
  'injection/path',
  'injection/sql',
  'injection/template',
];

/** The same leaf, no danger to some rules any more. */
export function spared(one: Leaf, by: readonly string[]): Leaf {
  if (by.length === 0) return one;
  const all = new Set([...(one.spared ?? []), ...by]);
  return all.size === one.spared?.length ? one : { ...one, spared: [...all].sort() };
}

/** One value on the way, as a list shared by everything that leads to the same place. */
export interface Trail {
  readonly value: Value;
  readonly frame: Frame | undefined;
  /** What holds where the value is passed on. */
  readonly facts: Facts | undefined;
  readonly next: Trail | undefined;
  readonly length: number;
  /** How the tests came out that were met on the way: the bits of `Came`. */
  readonly tests: number;
  /** How many tests and calls are known of on the way. */
  readonly known: number;
}

/** The same leaf, reached through one value more. */
export function through(
  leaf: Leaf,
  value: Value,
  frame: Frame | undefined,
  facts: Facts | undefined = undefined,
): Leaf {
  const head = leaf.trail;
  if (head?.value === value && head.frame === frame) {
    if (!facts || head.facts) return leaf;
    const [tests, known] = [head.tests | facts.newest, head.known + facts.depth];
    return { ...leaf, trail: { ...head, facts, tests, known } };
  }
  const next = head && head.length >= LONGEST_TRAIL ? head.next : head;
  const length = (next?.length ?? 0) + 1;
  const tests = (head?.tests ?? 0) | (facts?.newest ?? 0);
  const known = (head?.known ?? 0) + (facts?.depth ?? 0);
  const trail = { value, frame, facts, next, length, tests, known };
  const part = head && APART.has(leaf.origin) ? partOf(leaf, value) : undefined;
  return part === undefined ? { ...leaf, trail } : { ...leaf, part, trail };
}

/** Of a longer way the newest step takes the place of the one before: each that is judged is looked at step by step. */
const LONGEST_TRAIL = 256;

/** Where a way that is hidden would do harm: of what comes from outside. */
const APART: ReadonlySet<Origin> = new Set(['remote', 'response', 'message']);

/** `body["name"]`, `message.name`, `body.get("name")`, one of `key, value`: undefined of what is no part of something. */
function partOf({ part = '' }: Leaf, value: Value): string | undefined {
  const key = keyIn(value);
  return key === undefined || part.length > MOST_PARTS ? undefined : `${part} ${key}`;
}

function keyIn(value: Value): string | undefined {
  if (value.kind === 'attribute') return spelling(value.name);
  const key =
    value.kind === 'item'
      ? value.key
      : value.kind === 'call' && value.callee.kind === 'attribute' && GETTING.has(value.callee.name)
        ? value.args[0]?.value
        : undefined;
  if (key?.kind !== 'constant') return undefined;
  return typeof key.literal === 'string' || typeof key.literal === 'number' ? `${key.literal}` : undefined;
}

const GETTING: ReadonlySet<number> = new Set(['get', 'pop', 'getlist', 'getone', 'get_argument'].map(intern));

/** Letters of the keys that are told apart; parts of parts of parts are the same. */
const MOST_PARTS = 48;

/**
 * The shortest way for each origin and place, the most exposed first. Another way to the same place is kept when
 * tests came out otherwise on it: a guarded way must not hide an unguarded one. Of two that are as long the one of which less is
 * known stands for both.
 */
export function mergeLeaves(a: readonly Leaf[], b: readonly Leaf[]): readonly Leaf[] {
  return merged([a, b]);
}

/** The same for any number of answers. */
export function merged(answers: readonly (readonly Leaf[])[]): readonly Leaf[] {
  const said = answers.filter((answer) => answer.length > 0);
  const [only] = said;
  if (!only) return [];
  if (said.length === 1 && only.length === 1) return only;
  const best = new Map<number | string, Leaf>();
  for (const answer of said) {
    for (const leaf of answer) {
      const key = keyOf(leaf);
      const known = best.get(key);
      if (!known || isNearer(leaf.trail, known.trail)) best.set(key, leaf);
    }
  }
  const leaves = [...best.values()];
  if (leaves.length > 1) leaves.sort((x, y) => exposure(x.origin) - exposure(y.origin));
  if (leaves.length <= MAX_LEAVES) return leaves;
  return fewest(leaves);
}

function isNearer(a: Trail | undefined, b: Trail | undefined): boolean {
  const [length, other] = [a?.length ?? 0, b?.length ?? 0];
  return length < other || (length === other && (a?.known ?? 0) < (b?.known ?? 0));
}

/**
 * What is left out must not be the only way that nothing guards, nor the only one of its origin: two dozen guarded ways from
 * requests would hide the one from a store.
 */
function fewest(leaves: readonly Leaf[]): readonly Leaf[] {
  const order = (x: Leaf, y: Leaf) =>
    exposure(x.origin) - exposure(y.origin) || (x.trail?.tests ?? 0) - (y.trail?.tests ?? 0);
  const sorted = leaves.toSorted(order);
  const firsts = sorted.filter(({ origin }, i) => origin !== sorted[i - 1]?.origin);
  const others = sorted.filter(({ origin }, i) => origin === sorted[i - 1]?.origin);
  return [...firsts, ...others.slice(0, MAX_LEAVES - firsts.length)].sort(order);
}

/** Equal for leaves of one origin and place: a node below 2^24, a file below 2^18, an origin below 16, five bits. */
function keyOf(leaf: Leaf): number | string {
  const key = leaf.part === undefined ? placeOf(leaf) : `${placeOf(leaf)} part${leaf.part}`;
  if (leaf.names) return `${key} names ${leaf.guessed ?? ''} ${leaf.spared?.join() ?? ''}`;
  if (leaf.guessed) return `${key} guessed ${leaf.spared?.join() ?? ''}`;
  return leaf.spared ? `${key} ${leaf.spared.join()}` : key;
}

function placeOf({ origin, site, weak, stream, trail }: Leaf): number {
  const kind = exposure(origin) * 32 + (weak ? 16 : 0) + (stream ? 8 : 0) + (trail?.tests ?? 0);
  return (site.scope.module.index * NODES + site.node) * KINDS + kind;
}

const NODES = 2 ** 24;
const KINDS = 512;

/** The most exposed are kept; more would only be listed, never judged. */
const MAX_LEAVES = 24;

/** The note of a literal, by which keys that stand in the code are told. */
export const LITERAL = 'a literal';

/** The note of what begins with nothing in it. */
export const EMPTY = 'an empty value';

export function leaf(origin: Origin, note: string, site: Site, stream = false): Leaf {
  return { origin, note, site, stream, weak: false, trail: undefined };
}

/** The same leaf, found through a call that may be one of something else. */
export function guessed(one: Leaf): Leaf {
  return one.guessed ? one : { ...one, weak: true, guessed: true };
}

export function weakened(one: Leaf): Leaf {
  return one.weak ? one : { ...one, weak: true };
}
