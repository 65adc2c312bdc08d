import { intern } from '../../python/names.ts';
import { itemOfValue, madeOf } from '../derived.ts';
import { type CallArgument, type CallOf, objectOf, type Site, type Value } from '../value.ts';
import type { Engine } from './engine.ts';
import { constantIn } from './items.ts';
import { BEHIND, type Leaf, merged, spared, withinQuotes } from './leaf.ts';
import type { Frame } from './reference.ts';

/** Texts that are put together: what stands behind a beginning that is fixed cannot name a host any more. */

/** One piece of a text: what is written, or a value of which only another question could tell. */
type Piece = { readonly text: string } | { readonly value: Value };

/** The origins of `a + b`, `f"{a}{b}"` and `"…" % a`; undefined for other operators. */
export function textOrigins(
  engine: Engine,
  { operator, operands }: Value & { kind: 'operation' },
  frame: Frame | undefined,
): readonly Leaf[] | undefined {
  if (operator === '+' || operator === 'format')
    return ofPieces(engine, pieces(engine, operands, frame), frame);
  const [template, given] = operands;
  if (operator !== '%' || !template || !given) return undefined;
  const text = textIn(engine, template, frame);
  if (text === undefined) return undefined;
  const values = percentValues(text, given);
  const places = text.match(new RegExp(PERCENT.source, 'g')) ?? [];
  // `%d` writes nothing but a number, or raises.
  const isNumber = (i: number) => places.length === values.length && /[dioxXeEfFgG]$/.test(places[i] ?? '');
  const written = values.map(
    (value, i): Value =>
      isNumber(i)
        ? madeOf(value, ['number'], () => ({ kind: 'constant', literal: 0, site: value.site }))
        : value,
  );
  return ofPieces(engine, interleaved(text.split(PERCENT), written), frame);
}

/** Whether `text[i:j]` ends within the part that is written at the beginning of a text that is put together. */
export function isWithinBeginning(
  engine: Engine,
  base: Value,
  key: Value,
  frame: Frame | undefined,
): boolean {
  if (key.kind !== 'operation' || key.operator !== 'slice' || key.operands.length !== 2) return false;
  const [from, to] = key.operands.map((one) => (one.kind === 'constant' ? one.literal : Number.NaN));
  if (typeof to !== 'number' || !(to >= 0) || !(from === null || (typeof from === 'number' && from >= 0)))
    return false;
  const text = objectOf(base);
  if (text.kind !== 'operation' || (text.operator !== '+' && text.operator !== 'format')) return false;
  const [first] = pieces(engine, text.operands.slice(0, 1), frame);
  return first !== undefined && 'text' in first && first.text.length >= to;
}

/** `"%s" % (a, b)`, `"%(a)s" % mapping`: what is filled in at each place. */
function percentValues(text: string, given: Value): readonly Value[] {
  const names = Array.from(text.matchAll(NAMED_PERCENT), ([, name = '']) => name);
  if (names.length > 0) return names.map((name) => itemOfValue(given, asKey(name, given), given.site));
  return given.kind === 'sequence' ? [...given.elements, ...given.rest] : [given];
}

/** The origins of `"…".format(a)`; undefined where the text is not known. */
export function formatOrigins(
  engine: Engine,
  { callee, args, site }: CallOf,
  frame: Frame | undefined,
): readonly Leaf[] | undefined {
  if (callee.kind !== 'attribute' || callee.name !== FORMAT) return undefined;
  const text = textIn(engine, objectOf(callee.base), frame);
  if (text === undefined) return undefined;
  const values = formatValues(text, args, site) ?? args.map(({ value }) => value);
  return ofPieces(engine, interleaved(text.split(BRACES), values), frame);
}

/** What is filled in at each place of a format string; undefined where one of them cannot be told. */
function formatValues(text: string, args: readonly CallArgument[], site: Site): readonly Value[] | undefined {
  // Places in places: `{:{width}}`.
  if (/\{[^{}]*\{/.test(text)) return undefined;
  const positional = args.filter(({ keyword, unpacked }) => keyword === 0 && !unpacked);
  const unpacked = args.filter((argument) => argument.unpacked);
  const named = new Map(args.flatMap(({ keyword, value }) => (keyword ? [[keyword, value]] : [])));
  let next = 0;
  const values: Value[] = [];
  for (const [hole] of text.matchAll(BRACES)) {
    const name = /^\w*/.exec(hole.slice(1))?.[0] ?? '';
    const value = /^\d*$/.test(name)
      ? unpacked.length === 0 && positional[name ? Number(name) : next++]?.value
      : named.get(intern(name));
    if (value) values.push(value);
    else if (name && unpacked.length === 1 && unpacked[0])
      values.push(itemOfValue(unpacked[0].value, asKey(name, unpacked[0].value), site));
    else return undefined;
  }
  return values;
}

function asKey(name: string, { site }: Value): Value {
  return { kind: 'constant', literal: name, site };
}

const FORMAT = intern('format');
const PERCENT = /%(?:\(\w+\))?[-#0 +]*(?:[1-9]\d*)?(?:\.\d+)?[a-zA-Z]/;
const NAMED_PERCENT = /%\((\w+)\)[-#0 +]*(?:[1-9]\d*)?(?:\.\d+)?[a-zA-Z]/g;

const BRACES = /\{[^{}]*\}/g;

function pieces(engine: Engine, operands: readonly Value[], frame: Frame | undefined): readonly Piece[] {
  return operands.map((value) => {
    const text = textIn(engine, value, frame);
    return text === undefined ? { value } : { text };
  });
}

/** What is left of the values when the text runs out of places stands behind all of them. */
function interleaved(texts: readonly string[], values: readonly Value[]): readonly Piece[] {
  return Array.from({ length: Math.max(texts.length, values.length) }, (_, i): Piece[] => {
    const [text, value] = [texts[i], values[i]];
    return [...(text === undefined ? [] : [{ text }]), ...(value ? [{ value }] : [])];
  }).flat();
}

function textIn(engine: Engine, value: Value, frame: Frame | undefined): string | undefined {
  const constant = value.kind === 'constant' ? value : constantIn(engine, value, frame);
  return constant?.kind === 'constant' && typeof constant.literal === 'string' ? constant.literal : undefined;
}

function ofPieces(engine: Engine, list: readonly Piece[], frame: Frame | undefined): readonly Leaf[] {
  let before = NOTHING_BEFORE;
  return merged(
    list.map((piece) => {
      if ('text' in piece) {
        before = goneOn(before, piece.text);
        return [];
      }
      const by = sparedBehind(before, piece.value);
      before = goneOn(before, FILLED);
      return engine.origins(piece.value, frame).map((leaf) => spared(leaf, by));
    }),
  );
}

/** What is known of the text before a piece. It is carried on: texts of thousands of pieces are read once. */
interface Before {
  /** The first of it, as much as a scheme and a host may fill. */
  readonly beginning: string;
  /** The end of it: the two halves of a blank line may stand in two pieces. */
  readonly end: string;
  readonly hasBlankLine: boolean;
  readonly quote: string | undefined;
}

const NOTHING_BEFORE: Before = { beginning: '', end: '', hasBlankLine: false, quote: undefined };

function goneOn({ beginning, end, hasBlankLine, quote }: Before, text: string): Before {
  const last = end + text;
  return {
    beginning: beginning.length < LONGEST_HOST ? (beginning + text).slice(0, LONGEST_HOST) : beginning,
    end: last.slice(-BLANK_LINE_LENGTH),
    hasBlankLine: hasBlankLine || BLANK_LINE.test(last),
    quote: openQuote(text, quote),
  };
}

/** What the text before it takes from a value. */
function sparedBehind({ beginning, hasBlankLine, quote }: Before, value: Value): readonly string[] {
  // A lone slash is followed by no second one where slashes were taken off.
  const isBehind = fixesHost(beginning) || (beginning === '/' && isStripped(value));
  return [
    ...(isBehind ? [BEHIND] : []),
    ...(hasBlankLine ? [HEADERS] : []),
    ...(quote ? [withinQuotes(quote)] : []),
  ];
}

/** Characters: a host has 253 at most (RFC 1035, 2.3.4); beginnings that are longer have fixed theirs. */
const LONGEST_HOST = 1024;

/** A blank line ends the header of a message (RFC 5322, 2.1): what stands behind it is its body. */
const BLANK_LINE = /\r?\n\r?\n/;
const BLANK_LINE_LENGTH = 4;
const HEADERS = 'injection/header';

/** `path.strip("/")`, `path.lstrip("/\\")`: no slash stands at its beginning. A backslash counts as one in browsers. */
function isStripped(value: Value): boolean {
  const call = objectOf(value);
  if (call.kind !== 'call' || call.callee.kind !== 'attribute') return false;
  const [taken] = call.args;
  if (!STRIPS.has(call.callee.name) || taken?.value.kind !== 'constant') return false;
  const { literal } = taken.value;
  return typeof literal === 'string' && literal.includes('/') && literal.includes('\\');
}

const STRIPS: ReadonlySet<number> = new Set(['strip', 'lstrip'].map(intern));

/** The quote that a text leaves open, as SQL and XPath read it: `name = '`. A doubled one closes and opens again. */
function openQuote(text: string, before: string | undefined): string | undefined {
  let open = before;
  for (const [quote] of text.matchAll(/['"`]/g)) {
    if (open === undefined) open = quote;
    else if (open === quote) open = undefined;
  }
  return open;
}

/** Stands for a value in a text. */
const FILLED = '\u0001';

/** Nothing yet, a lone slash, `https:`, `https://` and a part of a host leave open what comes next; `spotify:user:` does not. */
function fixesHost(before: string): boolean {
  return before.length >= LONGEST_HOST || !/^\/?$|^[^/?#:]*:\/?\/?$|^[^/?#]*:\/\/[^/?#\u0001]*$/.test(before);
}
