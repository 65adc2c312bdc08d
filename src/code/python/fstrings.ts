/**
 * F-strings and t-strings (PEP 498, 701, 750). Literal text is scanned as bytes, fields by the ordinary grammar:
 * a field's last token is always the current one and nothing behind it has been looked at, so that scanning goes
 * on where it ends. An error in a field costs the string that holds it, no more.
 */
import * as C from './characters.ts';
import { expressions, Power } from './expressions.ts';
import { StringBit } from './literals.ts';
import { Conversion, Flag, Kind } from './nodes.ts';
import { MAX_NESTING, type Parser } from './parser.ts';
import * as T from './tokens.ts';

/** The string that is being read. */
interface Literal {
  readonly quote: number;
  readonly triple: boolean;
  readonly raw: boolean;
  readonly template: boolean;
  /** Where its text starts. */
  readonly body: number;
}

/** What the parser was like before a string, to go back to. */
interface Before {
  readonly start: number;
  readonly top: number;
  readonly itemCount: number;
  readonly errorCount: number;
}

/** At an FSTRING token: pushes the string's parts as items and moves to the token after its closing quotes. */
export function formattedString(p: Parser): void {
  const { depth, fieldDepth, value, start, end } = p;
  const literal: Literal = {
    quote: p.bytes[end - 1]!,
    triple: (value & Flag.Triple) !== 0,
    raw: (value & Flag.Raw) !== 0,
    template: (value & StringBit.Template) !== 0,
    body: end,
  };
  const before: Before = { start, top: p.top, itemCount: p.itemCount, errorCount: p.errorCount };
  const close = text(p, literal, end, false);
  if (close >= 0) p.end = close + quotes(literal);
  else unterminated(p, literal, ~close, before);
  p.pos = p.end;
  p.depth = depth;
  p.fieldDepth = fieldDepth;
  p.next();
}

function quotes(literal: Literal): number {
  return literal.triple ? 3 : 1;
}

/**
 * Ends a string whose end was missing, or in which a field could not be read, after the text has been read up to
 * `seen`. Where there are closing quotes, they are believed; else it ends with its line.
 */
function unterminated(p: Parser, literal: Literal, seen: number, before: Before): void {
  let close = seen;
  if (p.stopped) {
    p.resume();
    close = plainEnd(p, literal);
  }
  if (close === p.limit) close = p.endOfLine(literal.body, p.limit);
  const isClosed = p.bytes[close] === literal.quote;
  if (!isClosed && !p.quiet) {
    const name = `${literal.triple ? 'triple-quoted ' : ''}${literal.template ? 't' : 'f'}-string literal`;
    p.error(before.start, close, `unterminated ${name}`);
  }
  p.end = isClosed ? close + quotes(literal) : close;
  if (seen <= p.end) return;
  p.allowance -= seen - p.end;
  if (p.allowance < 0) p.end = seen;
  else goBack(p, before);
}

/** The string ends before what has been read for it: that is read again, as what it is. */
function goBack(p: Parser, before: Before): void {
  p.forgetCommentsFrom(p.end);
  p.forgetErrorsFrom(p.end, before.errorCount);
  if (p.errorCount === before.errorCount && !p.quiet) p.error(before.start, p.end, "f-string: expecting '}'");
  while (p.itemCount > before.itemCount) {
    const last = p.items[p.itemCount - 1]!;
    if (p.endOf(last) <= p.end) break;
    if (p.kindOf(last) === Kind.StrFragment && p.startOf(last) < p.end) p.nodes[last + 2] = p.end;
    else {
      p.itemCount -= 1;
      p.top = p.itemCount > before.itemCount ? p.after(p.items[p.itemCount - 1]!) : before.top;
    }
  }
}

/** The end of a string whose fields are not looked at: as Python had it before 3.12. */
function plainEnd(p: Parser, { body, quote, triple }: Literal): number {
  const { bytes, limit } = p;
  let at = body;
  while (at < limit) {
    const c = bytes[at]!;
    if (c === C.BACKSLASH) at += 1;
    else if (c === quote && (!triple || (bytes[at + 1] === quote && bytes[at + 2] === quote))) return at;
    else if (!triple && C.isLineEnd(c)) return at;
    at += 1;
  }
  return limit;
}

/**
 * Literal text and fields from an offset to where they end: the closing quotes, or in a format specification the
 * brace. If the end is missing or a field could not be read, the complement (`~`) of the offset seen last.
 */
function text(p: Parser, literal: Literal, from: number, isSpec: boolean): number {
  const { bytes, limit } = p;
  const { quote, triple, raw } = literal;
  let [plain, at, escaped] = [from, from, 0];
  for (;;) {
    const c = bytes[at]!;
    if (c === quote && (!triple || (bytes[at + 1] === quote && bytes[at + 2] === quote))) {
      fragment(p, plain, at, literal, escaped);
      return isSpec ? ~at : at;
    }
    if (c === C.BACKSLASH) {
      escaped = Flag.Escaped;
      at = afterEscape(bytes, at, raw, limit);
    } else if (c === C.OPEN_BRACE && (isSpec || bytes[at + 1] !== C.OPEN_BRACE)) {
      fragment(p, plain, at, literal, escaped);
      at = field(p, literal, at, isSpec);
      if (at < 0) return at;
      plain = at;
      escaped = 0;
    } else if (c === C.CLOSE_BRACE && isSpec) {
      fragment(p, plain, at, literal, escaped);
      return at;
    } else if (c === C.OPEN_BRACE || c === C.CLOSE_BRACE) {
      escaped = Flag.Escaped;
      if (bytes[at + 1] === c) at += 2;
      else {
        if (!p.quiet) p.error(at, at + 1, "f-string: single '}' is not allowed");
        at += 1;
      }
    } else if (C.isLineEnd(c) && !triple) {
      fragment(p, plain, at, literal, escaped);
      return ~at;
    } else if (c === 0 && at >= limit) {
      fragment(p, plain, at, literal, escaped);
      return ~at;
    } else {
      if (c === 0) p.error(at, at + 1, 'source code cannot contain null bytes');
      if (c === C.CR) escaped = Flag.Escaped;
      at += 1;
    }
  }
}

/** A backslash takes the next character with it, but never a brace, and in `\N{…}` all of the name. */
function afterEscape(bytes: Uint8Array, at: number, raw: boolean, limit: number): number {
  const c = bytes[at + 1]!;
  if (c === C.OPEN_BRACE || c === C.CLOSE_BRACE || at + 1 >= limit) return at + 1;
  if (c === C.CR && bytes[at + 2] === C.LF) return at + 3;
  if (raw || c !== C.UPPER_N || bytes[at + 2] !== C.OPEN_BRACE) return at + 2;
  let end = at + 3;
  while (isNamePart(bytes[end]!)) end += 1;
  return bytes[end] === C.CLOSE_BRACE ? end + 1 : at + 2;
}

/** The characters of Unicode's names of characters: letters, digits, space, hyphen, parentheses. */
function isNamePart(c: number): boolean {
  return (
    C.isLetter(c) ||
    C.isDigit(c) ||
    c === C.SPACE ||
    c === C.MINUS ||
    c === C.OPEN_PARENTHESIS ||
    c === C.CLOSE_PARENTHESIS
  );
}

function fragment(p: Parser, start: number, end: number, literal: Literal, escaped: number): void {
  if (end > start) p.push(p.leaf(Kind.StrFragment, escaped | (literal.raw ? Flag.Raw : 0), start, end));
}

/** A field from its opening brace; gives the offset after its closing one, or as {@link text} after an error. */
function field(p: Parser, literal: Literal, opened: number, isInSpec: boolean): number {
  if (p.nesting + 2 >= MAX_NESTING) {
    p.stop('f-string: expressions nested too deeply', opened, opened + 1);
    return ~(opened + 1);
  }
  p.nesting += 2;
  const outer = p.fieldDepth;
  p.depth += 1;
  p.fieldDepth = p.depth;
  p.pos = p.end = opened + 1;
  p.next();
  const value = expressions(p, Power.Named);
  const flags = (p.accept(T.ASSIGN) ? Flag.SelfDocumenting : 0) | conversion(p);
  const spec = p.kind === T.COLON ? specification(p, literal) : 0;
  if (p.kind !== T.RBRACE) p.stop(p.kind === T.END ? "f-string: expecting '}'" : 'f-string: invalid syntax');
  const end = p.stopped ? Math.max(p.previousEnd, opened + 1, spec === 0 ? 0 : p.endOf(spec)) : p.end;
  // The specification of a template's field is an f-string all the same.
  const kind = literal.template && !isInSpec ? Kind.Interpolation : Kind.FormattedValue;
  p.push(p.node2(kind, flags, opened, end, value, spec));
  p.fieldDepth = outer;
  p.nesting -= 2;
  return p.stopped ? ~p.pos : end;
}

const CONVERSIONS: Record<string, number> = {
  s: Conversion.Str,
  r: Conversion.Repr,
  a: Conversion.Ascii,
};

function conversion(p: Parser): number {
  if (!p.accept(T.EXCLAMATION)) return Conversion.None;
  const letter = p.kind === T.NAME && p.end === p.start + 1 ? String.fromCharCode(p.bytes[p.start]!) : '';
  const found = CONVERSIONS[letter];
  if (found === undefined) p.stop("f-string: invalid conversion character: expected 's', 'r', or 'a'");
  else p.next();
  return found ?? Conversion.None;
}

/** From the colon, which is the current token, to the field's closing brace, which becomes the current token. */
function specification(p: Parser, literal: Literal): number {
  const { start, fieldDepth, depth } = p;
  const from = p.itemCount;
  const close = text(p, literal, p.end, true);
  p.fieldDepth = fieldDepth;
  if (close < 0) {
    p.stop("f-string: expecting '}'");
    p.pos = ~close;
    return p.list(p.leaf(Kind.JoinedStr, 0, start, Math.max(~close, p.previousEnd)), from);
  }
  const node = p.list(p.leaf(Kind.JoinedStr, 0, start, close), from);
  p.depth = depth;
  p.pos = p.end = close;
  p.next();
  return node;
}
