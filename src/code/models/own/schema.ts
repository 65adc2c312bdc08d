import * as z from 'zod';
import { ORIGINS } from '../../../finding/origin.ts';
import { parseArgument } from '../arguments.ts';
import { componentsOf, expanded, pathOf } from '../paths.ts';
import type {
  Callback,
  Condition,
  Convention,
  Digest,
  Entry,
  Filler,
  Model,
  Propagator,
  Sanitizer,
  Saving,
  Signal,
  Sink,
  Source,
  Verification,
} from '../vocabulary.ts';
import { isTame } from './expressions.ts';

/**
 * The words of the vocabulary as they stand in a file. The compiler holds both to each other: a word that one of them
 * lacks, or that means something else there, is an error below. Built-in models keep to it, too.
 */
type Words<T> = {
  [K in keyof T]-?: Record<never, never> extends Pick<T, K>
    ? z.ZodExactOptional<z.ZodType<Exclude<T[K], undefined>>>
    : z.ZodType<T[K]>;
};

const one = z.exactOptional;
const list = <T extends z.ZodType>(item: T) => z.array(item).min(1, 'is empty; leave it out');
const yes = z.literal(true);
const text = z.string().min(1, 'is empty');

/** Paths that one pattern may stand for; more are no pattern that anybody has written. */
const MOST_PATHS = 2_000;

const path = text.max(4_000, 'is too long for a path').superRefine((pattern, context) => {
  const wrong = faultOf(pattern);
  if (wrong) context.addIssue({ code: 'custom', message: wrong });
});

const CHOICE = /\{[^{}]*\}/g;

/** Why a text is no path; undefined where it is one. */
function faultOf(pattern: string): string | undefined {
  const choices = pattern.match(CHOICE) ?? [];
  if (/[{}]/.test(pattern.replace(CHOICE, ''))) return 'has a brace without its other one';
  const count = choices.reduce((product, choice) => product * choice.split(',').length, 1);
  if (count > MOST_PATHS) return `stands for more than ${MOST_PATHS} paths`;
  const isWhole = (exact: string) => pathOf(componentsOf(exact)) === exact && !/[{}\s]/.test(exact);
  return expanded(pattern).every((exact) => exact !== '' && isWhole(exact))
    ? undefined
    : 'is no path; one is written as a program reaches the thing: acme.connect().get()';
}

const argument = z.string().refine(isArgument, {
  message: 'is no argument; one is written 0:text (first, or by keyword), text (keyword only) or 0',
});

function isArgument(written: string): boolean {
  try {
    parseArgument(written);
    return true;
  } catch {
    return false;
  }
}

const expression = text.refine(isTame, {
  message:
    'is no regular expression that is taken here: letters, classes, groups and |, at most two of * and + on one way through, and none behind a group',
});

/** TOML has no word for Python's `None`: it is written `{ none = true }`. */
const none = z.strictObject({ none: yes }).transform(() => null);
const constant = z.union([z.string(), z.number(), z.boolean(), z.null(), none]);
const origin = z.enum(ORIGINS);
const places = z.union([argument, list(argument)]);

const CONDITION = {
  argument: one(argument),
  is: one(list(constant)),
  matches: one(expression),
  below: one(z.number()),
  bits: one(z.int()),
  named: one(expression),
  outside: one(yes),
  begins: one(yes),
  contains: one(list(constant)),
  lacks: one(list(constant)),
  narrow: one(z.enum(['between', 'whole', 'any'])),
  within: one(list(path)),
  absent: one(yes),
  given: one(yes),
  secret: one(yes),
  meantFor: one(expression),
  handedTo: one(expression),
  undoneBy: one(text),
  under: one(expression),
  decorated: one(list(text)),
  mentions: one(list(text)),
  compared: one(yes),
  usedOnlyBy: one(list(text)),
  turnedOn: one(z.strictObject({ method: text, names: list(text) })),
  inside: one(list(path)),
  reaches: one(list(text)),
  taught: one(list(text)),
  closed: one(z.literal('find_class')),
  versions: one(z.record(text, text.regex(/^(>=|<)\d[\d.]*$/, 'is written >=2.6 or <2.6'))),
  python: one(text.regex(/^(>=|<)\d+\.\d+$/, 'is written >=3.14 or <3.14')),
  and: one(z.lazy((): z.ZodType<Condition> => condition)),
  unless: one(z.lazy((): z.ZodType<Condition> => condition)),
} satisfies Words<Condition>;

const condition = z.strictObject(CONDITION);

const SINK = {
  call: path,
  rule: text,
  data: one(places),
  form: one(z.enum(['data', 'text', 'file', 'path', 'file or path', 'data or file', 'target', 'name'])),
  reads: one(z.strictObject({ origin, note: text })),
  when: one(list(condition)),
  safe: one(list(z.strictObject({ ...CONDITION, because: text }))),
  writes: one(z.union([yes, condition])),
  advice: one(text),
  assigned: one(z.union([yes, list(text)])),
} satisfies Words<Sink>;

const SOURCE = {
  path,
  origin,
  note: one(text),
  names: one(yes),
  stream: one(yes),
  members: one(list(text)),
  steady: one(list(text)),
  chosenBy: one(places),
  fallback: one(argument),
  kept: one(list(z.strictObject({ by: path, keys: z.array(argument), from: argument }))),
} satisfies Words<Source>;

const CONVENTION = {
  methods: list(text.regex(/^\w+$/, 'is no name of a method')),
  origin,
  note: text,
  names: one(yes),
  when: one(list(condition)),
} satisfies Words<Convention>;

const PROPAGATOR = {
  call: path,
  from: z.union([argument, z.array(argument)]),
  gives: one(z.literal('file')),
} satisfies Words<Propagator>;

const SANITIZER = {
  call: path,
  data: argument,
  rules: z.array(text),
  when: one(list(condition)),
  tells: one(z.union([yes, z.literal('by raising')])),
} satisfies Words<Sanitizer>;

const SAVING = {
  call: path,
  name: argument,
  from: one(argument),
  origin: one(origin),
  note: one(text),
} satisfies Words<Saving>;

const FILLER = {
  call: path,
  into: argument,
  origin: one(origin),
  from: one(argument),
} satisfies Words<Filler>;

const CALLBACK = {
  call: path,
  function: argument,
  gives: z.union([
    z.literal('rest'),
    z.strictObject({ each: list(argument) }),
    z.strictObject({ unpacked: list(argument) }),
    z.strictObject({ values: z.array(path) }),
    z.strictObject({ result: path, of: list(argument) }),
  ]),
  returns: one(yes),
} satisfies Words<Callback>;

const SIGNAL = {
  connect: path,
  signal: argument,
  send: list(path),
} satisfies Words<Signal>;

const because = z.strictObject({ ...CONDITION, because: text });

const VERIFICATION = {
  call: path,
  data: places,
  by: z.enum(['result', 'return', 'truth']),
  told: one(text),
  key: one(argument),
  publicKey: one(argument),
  unless: one(list(because)),
} satisfies Words<Verification>;

const DIGEST = {
  call: path,
  data: argument,
  key: one(argument),
  ownKey: one(yes),
  hex: one(yes),
} satisfies Words<Digest>;

const SIGNATURE = {
  parameters: z.array(text),
  names: one(list(text)),
  imports: one(list(text)),
} satisfies Words<NonNullable<Entry['signature']>>;

/** A name, `*`, or one with a `*` in it. */
const base = text.regex(/^[\w.*()[\]{},]+$/, 'is no path');

const ENTRY = {
  kind: text,
  decorator: one(path),
  call: one(path),
  argument: one(argument),
  dotted: one(z.union([yes, z.strictObject({ prefix: argument })])),
  assigned: one(path),
  base: one(base),
  methods: one(list(text)),
  signature: one(z.strictObject(SIGNATURE)),
  parameters: z.record(text, z.strictObject({ origin: one(origin), type: one(path) })),
  name: one(argument),
  gives: one(path),
  verbs: one(argument),
} satisfies Words<Entry>;

const aliases = z.record(path, path);

const MODEL = {
  library: text,
  modules: list(text.regex(/^\w+(\.\w+)*$/, 'is the name of a module as in imports: acme or acme.rpc')),
  aliases: one(aliases),
  types: one(aliases),
  sinks: one(list(z.strictObject(SINK))),
  sources: one(list(z.strictObject(SOURCE))),
  conventions: one(list(z.strictObject(CONVENTION))),
  propagators: one(list(z.strictObject(PROPAGATOR))),
  sanitizers: one(list(z.strictObject(SANITIZER))),
  fillers: one(list(z.strictObject(FILLER))),
  saves: one(list(z.strictObject(SAVING))),
  callbacks: one(list(z.strictObject(CALLBACK))),
  signals: one(list(z.strictObject(SIGNAL))),
  verifications: one(list(z.strictObject(VERIFICATION))),
  digests: one(list(z.strictObject(DIGEST))),
  comparisons: one(list(path)),
  entries: one(list(z.strictObject(ENTRY))),
  endings: one(list(path)),
  shared: one(list(path)),
  swallowers: one(list(path)),
} satisfies Words<Model>;

/** A whole model. Throws nothing by itself: `safeParse` gives what is wrong, with its place in the file. */
export const MODEL_SCHEMA: z.ZodType<Model> = z.strictObject(MODEL);

/** The words that stand in each part, for messages. */
export const WORDS: Readonly<Record<string, readonly string[]>> = {
  model: Object.keys(MODEL),
  sinks: Object.keys(SINK),
  sources: Object.keys(SOURCE),
  conventions: Object.keys(CONVENTION),
  propagators: Object.keys(PROPAGATOR),
  sanitizers: Object.keys(SANITIZER),
  fillers: Object.keys(FILLER),
  saves: Object.keys(SAVING),
  callbacks: Object.keys(CALLBACK),
  signals: Object.keys(SIGNAL),
  verifications: Object.keys(VERIFICATION),
  digests: Object.keys(DIGEST),
  entries: Object.keys(ENTRY),
};
