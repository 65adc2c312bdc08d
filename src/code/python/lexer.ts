/**
 * Tokens on demand, one at a time, over a buffer that ends with zero bytes, so that scanning needs no bounds.
 *
 * The fields describe the current token; {@link Lexer.next} moves to the one after it. Nothing throws: what is no
 * token becomes a BAD one, and each fault is recorded. Inside brackets (`depth > 0`) line ends are white space.
 */
import { HASH_FACTOR, HASH_START, internBytes } from './names.ts';
import { Flag, NUMBER_SORT_MASK, NumberSort } from './nodes.ts';
import * as T from './tokens.ts';
import { MAX_ERRORS, type ParseError } from './tree.ts';
import { intoName } from './wide-names.ts';

const [TAB, LF, FF, CR, SPACE, BANG, QUOTE2, HASH, QUOTE1] = [9, 10, 12, 13, 32, 33, 34, 35, 39];
const [DIGIT_0, COLON, LESS, EQUALS, GREATER, BACKSLASH] = [48, 58, 60, 61, 62, 92];

// Classes of bytes, 0 for what starts no token; those from FIRST_SINGLE on are the kind of a token that is just that byte.
const [WORD, DIGIT, QUOTE, WIDE, LINE_END, COMMENT, CONTINUATION, POINT, OPERATOR, OPENING, CLOSING] = [
  1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11,
];
const FIRST_SINGLE = T.LPAR;

const BYTE_CLASS = new Uint8Array(256);
/** The kind of token that an operator or bracket is when nothing belongs to it that follows. */
const BYTE_TOKEN = new Uint8Array(256);
const IN_WORD = new Uint8Array(256);
/** Of a digit in any base, and of `_`, which is passed over like 0. */
const DIGIT_VALUE = new Uint8Array(256).fill(255);

function fillTables(): void {
  const code = (text: string) => text.charCodeAt(0);
  for (let c = 128; c < 256; c += 1) BYTE_CLASS[c] = WIDE;
  for (const c of 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_') BYTE_CLASS[code(c)] = WORD;
  for (const c of '0123456789') BYTE_CLASS[code(c)] = DIGIT;
  for (let c = 0; c < 128; c += 1) IN_WORD[c] = BYTE_CLASS[c] === WORD || BYTE_CLASS[c] === DIGIT ? 1 : 0;
  for (let digit = 0; digit < 16; digit += 1) {
    DIGIT_VALUE[code(digit.toString(16))] = DIGIT_VALUE[code(digit.toString(16).toUpperCase())] = digit;
  }
  DIGIT_VALUE[code('_')] = 0;
  for (const c of '\'"') BYTE_CLASS[code(c)] = QUOTE;
  for (const c of '\r\n') BYTE_CLASS[code(c)] = LINE_END;
  BYTE_CLASS[HASH] = COMMENT;
  BYTE_CLASS[BACKSLASH] = CONTINUATION;
  BYTE_CLASS[code('.')] = POINT;
  for (const [c, kind] of Object.entries({ '(': T.LPAR, '[': T.LSQB, '{': T.LBRACE })) {
    BYTE_CLASS[code(c)] = OPENING;
    BYTE_TOKEN[code(c)] = kind;
  }
  for (const [c, kind] of Object.entries({ ')': T.RPAR, ']': T.RSQB, '}': T.RBRACE })) {
    BYTE_CLASS[code(c)] = CLOSING;
    BYTE_TOKEN[code(c)] = kind;
  }
  for (const [c, kind] of Object.entries({ ',': T.COMMA, ';': T.SEMI, '~': T.TILDE, '`': T.BACKTICK })) {
    BYTE_CLASS[code(c)] = kind;
  }
  const operators = {
    ...{ '+': T.PLUS, '-': T.MINUS, '*': T.STAR, '@': T.AT, '/': T.SLASH, '%': T.PERCENT, '|': T.VBAR },
    ...{ '^': T.CIRCUMFLEX, '&': T.AMPERSAND, '<': T.LESS, '>': T.GREATER, '=': T.ASSIGN, ':': T.COLON },
    '!': T.EXCLAMATION,
  };
  for (const [c, kind] of Object.entries(operators)) {
    BYTE_CLASS[code(c)] = OPERATOR;
    BYTE_TOKEN[code(c)] = kind;
  }
}
fillTables();

/** Characters that start no statement. */
const NEVER_FIRST = new Uint8Array(256);
for (const c of ')]},;:=<>&|^$/') NEVER_FIRST[c.charCodeAt(0)] = 1;

/** CPython's own limit (`MAXINDENT` in Parser/lexer/state.h). */
const MAX_INDENTS = 100;

/** What a STRING or FSTRING token's `value` holds besides the flags of its node. */
export const StringBit = { Bytes: 1 << 8, Template: 1 << 9 } as const;

export class Lexer {
  bytes = new Uint8Array(1 << 16);
  /** Where the text ends; zero bytes follow. */
  limit = 0;
  /** Where the next token is looked for. */
  pos = 0;

  /** The current token: its kind, where it starts and ends; line ends and the like are empty. */
  kind = T.END;
  start = 0;
  end = 0;
  /** Of a NAME its id, of a NUMBER or a string its flags. */
  value = 0;
  /** Where the last token ended that has a text. */
  previousEnd = 0;

  /** Open brackets. */
  depth = 0;
  /** The depth within an f-string's field, where `:`, `!` and `=` end its expression; else -1. */
  fieldDepth = -1;

  /** Whether `pos` is at the start of a line outside brackets. */
  atLineStart = true;
  readonly indents = new Int32Array(MAX_INDENTS + 1);
  indentCount = 0;
  pendingDedents = 0;

  comments = new Int32Array(1024);
  commentCount = 0;

  /** Start and end of every string with three quotes. */
  longStrings = new Int32Array(256);
  longStringCount = 0;
  /** Where a string with three quotes starts whose end is not to be believed: it ends with its line. */
  cut = -1;

  errors: ParseError[] = [];
  errorCount = 0;

  /** What may still be read again or ahead, so that no input costs more than a few times its size. */
  allowance = 0;

  /** Starts on a text, from an offset, with everything else as new. */
  protected open(text: Uint8Array, from: number): void {
    if (text.length + 8 > this.bytes.length) this.bytes = new Uint8Array(text.length + 8);
    this.bytes.set(text);
    this.bytes.fill(0, text.length, text.length + 8);
    this.limit = text.length;
    this.pos = this.start = this.end = this.previousEnd = from;
    this.depth = 0;
    this.fieldDepth = -1;
    this.atLineStart = true;
    this.indentCount = 0;
    this.pendingDedents = 0;
    this.commentCount = 0;
    this.longStringCount = 0;
    this.cut = -1;
    this.errors = [];
    this.errorCount = 0;
    this.allowance = 4 * text.length + (1 << 16);
  }

  error(start: number, end: number, message: string): void {
    if (this.errors.at(-1)?.start === start) return;
    this.errorCount += 1;
    if (this.errors.length < MAX_ERRORS) this.errors.push({ start, end: Math.max(start, end), message });
  }

  /** Moves to the next token. */
  next(): void {
    this.previousEnd = this.end;
    if (this.atLineStart && this.#indentation()) return;
    const { bytes } = this;
    let { pos } = this;
    for (;;) {
      let c = bytes[pos]!;
      while (c === SPACE || c === TAB || c === FF) {
        pos += 1;
        c = bytes[pos]!;
      }
      const sort = BYTE_CLASS[c]!;
      if (sort === WORD) {
        this.#word(pos);
        return;
      }
      this.start = pos;
      if (sort >= FIRST_SINGLE) {
        this.#token(sort, pos + 1);
        return;
      }
      if (sort === CLOSING) {
        if (this.depth > 0) this.depth -= 1;
        this.#token(BYTE_TOKEN[c]!, pos + 1);
        return;
      }
      if (sort === OPENING) {
        this.depth += 1;
        this.#token(BYTE_TOKEN[c]!, pos + 1);
        return;
      }
      if (sort === POINT) {
        this.#point(pos);
        return;
      }
      if (sort === OPERATOR) {
        this.#operator(pos, c);
        return;
      }
      if (sort === QUOTE) {
        this.#string(pos, 0);
        return;
      }
      if (sort === DIGIT) {
        this.#number(pos);
        return;
      }
      if (sort === LINE_END) {
        pos = this.#afterLineEnd(pos);
        if (this.depth > 0) continue;
        this.#lineEnded(pos);
        return;
      }
      if (sort === COMMENT) {
        pos = this.#comment(pos);
        continue;
      }
      if (sort === CONTINUATION && this.#continues(pos)) {
        pos = this.#afterLineEnd(pos + 1);
        continue;
      }
      if (sort === WIDE) {
        this.#wideWord(pos, pos);
        return;
      }
      if (c !== 0) {
        this.#bad(pos, c);
        return;
      }
      if (pos >= this.limit) {
        this.#ended(pos);
        return;
      }
      this.error(pos, pos + 1, 'source code cannot contain null bytes');
      pos += 1;
    }
  }

  #token(kind: number, end: number): void {
    this.kind = kind;
    this.end = end;
    this.pos = end;
  }

  /** A token without text. */
  #mark(kind: number, at: number): void {
    this.kind = kind;
    this.start = at;
    this.end = this.previousEnd;
    this.pos = at;
  }

  #afterLineEnd(pos: number): number {
    return this.bytes[pos] === CR && this.bytes[pos + 1] === LF ? pos + 2 : pos + 1;
  }

  #lineEnded(after: number): void {
    const at = this.start;
    this.#mark(T.NEWLINE, after);
    this.start = at;
    this.atLineStart = true;
  }

  /** The end of the text: a missing line end is made up, then every open block ends. */
  #ended(pos: number): void {
    if (this.depth > 0 || this.atLineStart) this.#mark(T.END, pos);
    else this.#lineEnded(pos);
  }

  #comment(pos: number): number {
    const { bytes } = this;
    let end = pos + 1;
    for (let c = bytes[end]!; c !== LF && c !== CR; c = bytes[end]!) {
      if (c === 0 && !this.#passNull(end)) break;
      end += 1;
    }
    if (this.commentCount + 2 > this.comments.length) this.comments = doubled(this.comments);
    this.comments[this.commentCount] = pos;
    this.comments[this.commentCount + 1] = end;
    this.commentCount += 2;
    return end;
  }

  /** A zero byte within the text is a fault and passed over; at its end it is the end. */
  #passNull(pos: number): boolean {
    if (pos >= this.limit) return false;
    this.error(pos, pos + 1, 'source code cannot contain null bytes');
    return true;
  }

  #continues(pos: number): boolean {
    const c = this.bytes[pos + 1];
    return c === LF || c === CR;
  }

  #bad(pos: number, c: number): void {
    if (c === BACKSLASH) {
      const message =
        pos + 1 >= this.limit
          ? 'unexpected EOF while parsing'
          : 'unexpected character after line continuation character';
      this.error(pos, pos + 1, message);
    } else if (c < SPACE || c === 127) {
      this.error(pos, pos + 1, `invalid non-printable character U+${hex(c)}`);
    }
    this.#token(T.BAD, pos + 1);
  }

  // Indentation

  /** At the start of a line: true if that gives a token by itself. */
  #indentation(): boolean {
    if (this.pendingDedents > 0) {
      this.#dedent();
      return true;
    }
    const column = this.#column();
    const level = this.indentCount === 0 ? 0 : this.indents[this.indentCount - 1]!;
    if (this.pos >= this.limit) this.pendingDedents = this.indentCount;
    else if (column > level) return this.#indent(column);
    else if (column < level) this.pendingDedents = this.#outerLevels(column);
    if (this.pendingDedents > 0) {
      this.#dedent();
      return true;
    }
    this.atLineStart = this.pos >= this.limit;
    return false;
  }

  /** Passes blank lines and gives the column where the first other one starts, tabs to 8 as in Python 2. */
  #column(): number {
    const { bytes } = this;
    let { pos } = this;
    let column = 0;
    let continued = 0;
    for (;;) {
      const c = bytes[pos]!;
      if (c === SPACE) column += 1;
      else if (c === TAB) column = (column | 7) + 1;
      else if (c === FF) column = 0;
      else if (c === BACKSLASH && this.#continues(pos)) {
        // Only the first of several continued lines counts.
        continued = continued || column;
        pos = this.#afterLineEnd(pos + 1);
        continue;
      } else if (c === LF || c === CR) {
        column = continued = 0;
      } else if (c === HASH) {
        pos = this.#comment(pos);
        continue;
      } else if (c !== 0 || !this.#passNull(pos)) break;
      pos += 1;
    }
    this.pos = pos;
    return continued || column;
  }

  #indent(column: number): boolean {
    this.atLineStart = false;
    if (this.indentCount >= MAX_INDENTS) {
      this.error(this.pos, this.pos + 1, 'too many levels of indentation');
      return false;
    }
    this.indents[this.indentCount] = column;
    this.indentCount += 1;
    this.#mark(T.INDENT, this.pos);
    return true;
  }

  /**
   * How many blocks a line ends that starts at a column. One between two levels stays in the inner block, and so
   * does one that is no statement at all: most often the line is damaged, and those after it are in that block.
   */
  #outerLevels(column: number): number {
    const { indents } = this;
    if (NEVER_FIRST[this.bytes[this.pos]!]) return 0;
    let count = 0;
    let inner = this.indentCount - 1;
    while (inner >= 0 && (inner === 0 ? 0 : indents[inner - 1]!) >= column) {
      inner -= 1;
      count += 1;
    }
    if (inner >= 0 && indents[inner] !== column) {
      this.error(this.pos, this.pos + 1, 'unindent does not match any outer indentation level');
    }
    return count;
  }

  #dedent(): void {
    this.pendingDedents -= 1;
    this.indentCount -= 1;
    if (this.pendingDedents === 0) this.atLineStart = this.pos >= this.limit;
    this.#mark(T.DEDENT, this.pos);
  }

  /**
   * Goes on at the start of a line as if no bracket were open; the current token becomes the end of the line
   * before it.
   */
  restartLine(lineStart: number): void {
    this.depth = 0;
    this.forgetCommentsFrom(lineStart);
    this.kind = T.NEWLINE;
    this.start = this.end = this.previousEnd;
    this.pos = lineStart;
    this.atLineStart = true;
  }

  /** Before going back in the text. */
  forgetCommentsFrom(offset: number): void {
    while (this.commentCount > 0 && this.comments[this.commentCount - 2]! >= offset) this.commentCount -= 2;
  }

  /** Before going back in the text: the errors found beyond an offset, but the first `kept` of the file. */
  forgetErrorsFrom(offset: number, kept: number): void {
    const { errors } = this;
    while (this.errorCount > kept && this.errorCount === errors.length && errors.at(-1)!.start >= offset) {
      errors.pop();
      this.errorCount -= 1;
    }
  }

  // Words

  #word(pos: number): void {
    const { bytes } = this;
    let hash = HASH_START;
    let end = pos;
    let c = bytes[end]!;
    do {
      hash = Math.imul(hash ^ c, HASH_FACTOR);
      end += 1;
      c = bytes[end]!;
    } while (IN_WORD[c] === 1);
    if (c >= 128) {
      this.#wideWord(pos, end);
      return;
    }
    this.start = pos;
    if ((c === QUOTE2 || c === QUOTE1) && end - pos <= 2) {
      const flags = stringPrefix(bytes[pos]!, end - pos === 1 ? 0 : bytes[pos + 1]!);
      if (flags >= 0) {
        this.#string(end, flags);
        return;
      }
    }
    const id = internBytes(bytes, pos, end, hash);
    this.value = id;
    this.kind = id <= T.LAST_KEYWORD ? id : T.NAME;
    this.end = end;
    this.pos = end;
  }

  /** A word with characters beyond ASCII, the first of them at `from`. */
  #wideWord(pos: number, from: number): void {
    this.start = pos;
    const word = intoName(this.bytes, pos, from, this.limit);
    this.value = word.id;
    this.#token(word.id === 0 ? T.BAD : T.NAME, word.end);
    if (word.id === 0) this.error(pos, word.end, word.message);
  }

  // Operators

  #point(pos: number): void {
    const { bytes } = this;
    if (BYTE_CLASS[bytes[pos + 1]!] === DIGIT) this.#number(pos);
    else if (bytes[pos + 1] === 46 && bytes[pos + 2] === 46) this.#token(T.ELLIPSIS, pos + 3);
    else this.#token(T.DOT, pos + 1);
  }

  #operator(pos: number, c: number): void {
    const following = this.bytes[pos + 1]!;
    const kind = BYTE_TOKEN[c]!;
    if (c === EQUALS) {
      if (following === EQUALS) this.#token(T.EQUAL, pos + 2);
      else this.#token(T.ASSIGN, pos + 1);
    } else if (c === COLON) {
      if (following === EQUALS && this.depth !== this.fieldDepth) this.#token(T.WALRUS, pos + 2);
      else this.#token(T.COLON, pos + 1);
    } else if (c === BANG) {
      if (following === EQUALS) this.#token(T.NOTEQUAL, pos + 2);
      else this.#token(T.EXCLAMATION, pos + 1);
    } else if (c === LESS || c === GREATER) this.#angle(pos, c, following);
    else if (following === EQUALS) this.#token(kind + T.AUGMENTED, pos + 2);
    else if (kind === T.STAR && following === c) this.#maybeAugmented(T.DOUBLESTAR, pos + 2);
    else if (kind === T.SLASH && following === c) this.#maybeAugmented(T.DOUBLESLASH, pos + 2);
    else if (kind === T.MINUS && following === GREATER) this.#token(T.ARROW, pos + 2);
    else this.#token(kind, pos + 1);
  }

  #angle(pos: number, c: number, following: number): void {
    if (following === EQUALS) this.#token(c === LESS ? T.LESSEQUAL : T.GREATEREQUAL, pos + 2);
    else if (following === c) this.#maybeAugmented(c === LESS ? T.LSHIFT : T.RSHIFT, pos + 2);
    else if (c === LESS && following === GREATER) this.#token(T.NOTEQUAL, pos + 2);
    else this.#token(c === LESS ? T.LESS : T.GREATER, pos + 1);
  }

  #maybeAugmented(kind: number, end: number): void {
    if (this.bytes[end] === EQUALS) this.#token(kind + T.AUGMENTED, end + 1);
    else this.#token(kind, end);
  }

  // Strings

  /** A literal whose quotes open at `pos`; `start` is at its prefix. */
  #string(pos: number, flags: number): void {
    const { bytes } = this;
    const quote = bytes[pos]!;
    const triple = bytes[pos + 1] === quote && bytes[pos + 2] === quote;
    this.value = triple ? flags | Flag.Triple : flags;
    if (flags & FORMATTED) this.#token(T.FSTRING, triple ? pos + 3 : pos + 1);
    else if (triple) this.#tripleQuoted(pos + 3, quote);
    else this.#singleQuoted(pos + 1, quote);
  }

  #singleQuoted(body: number, quote: number): void {
    const { bytes } = this;
    let pos = body;
    for (;;) {
      const c = bytes[pos]!;
      if (c === quote) {
        this.#token(T.STRING, pos + 1);
        return;
      }
      if (c === BACKSLASH) pos = this.#escaped(pos);
      else if (c === LF || c === CR || (c === 0 && !this.#passNull(pos))) break;
      else pos += 1;
    }
    this.#unterminated(pos, 'unterminated string literal');
  }

  #tripleQuoted(body: number, quote: number): void {
    const { bytes } = this;
    let pos = body;
    while (this.start !== this.cut) {
      const c = bytes[pos]!;
      if (c === quote && bytes[pos + 1] === quote && bytes[pos + 2] === quote) {
        this.#token(T.STRING, pos + 3);
        this.#rememberLongString();
        return;
      }
      if (c === BACKSLASH) pos = this.#escaped(pos);
      else if (c === 0 && !this.#passNull(pos)) break;
      else {
        if (c === CR) this.value |= Flag.Escaped;
        pos += 1;
      }
    }
    // Most likely the quotes that open it are wrong, not all that follows to the end of the file.
    this.#unterminated(this.endOfLine(body, pos), 'unterminated triple-quoted string literal');
  }

  #rememberLongString(): void {
    if (this.longStringCount + 2 > this.longStrings.length) this.longStrings = doubled(this.longStrings);
    this.longStrings[this.longStringCount] = this.start;
    this.longStrings[this.longStringCount + 1] = this.end;
    this.longStringCount += 2;
  }

  /** The end of the line that an offset is in, after the text has been read up to `seen`, which costs allowance. */
  endOfLine(offset: number, seen: number): number {
    this.allowance -= seen - offset;
    let end = this.allowance < 0 ? seen : offset;
    while (end < this.limit && this.bytes[end] !== LF && this.bytes[end] !== CR) end += 1;
    return end;
  }

  /** The position after a backslash and what it escapes. */
  #escaped(pos: number): number {
    this.value |= Flag.Escaped;
    const after = pos + 1;
    if (this.bytes[after] === CR && this.bytes[after + 1] === LF) return after + 2;
    return after >= this.limit ? after : after + 1;
  }

  #unterminated(end: number, message: string): void {
    this.value |= Flag.Unterminated;
    this.error(this.start, end, message);
    this.#token(T.STRING, end);
  }

  // Numbers

  #number(pos: number): void {
    const { bytes } = this;
    const letter = bytes[pos + 1]! | 32;
    this.value = NumberSort.Integer;
    let end: number;
    if (bytes[pos] === DIGIT_0 && (letter === 120 || letter === 111 || letter === 98)) {
      const [base, name] =
        letter === 120 ? [16, 'hexadecimal'] : letter === 111 ? [8, 'octal'] : [2, 'binary'];
      end = this.#basedDigits(pos + 2, base);
      if (end === pos + 2) this.error(pos, end, `invalid ${name} literal`);
    } else end = this.#decimal(pos);
    if ((bytes[end]! | 32) === 108 && (this.value & NUMBER_SORT_MASK) === NumberSort.Integer) {
      this.value |= Flag.Python2;
      end += 1;
    }
    this.#token(T.NUMBER, end);
  }

  #basedDigits(pos: number, base: number): number {
    const { bytes } = this;
    let end = pos;
    while (DIGIT_VALUE[bytes[end]!]! < base) end += 1;
    return end;
  }

  #decimal(pos: number): number {
    const { bytes } = this;
    let end = this.#digits(pos);
    if (bytes[end] === 46) {
      this.value = NumberSort.Float;
      end = this.#digits(end + 1);
    }
    if ((bytes[end]! | 32) === 101) {
      const sign = bytes[end + 1] === 43 || bytes[end + 1] === 45 ? 1 : 0;
      if (BYTE_CLASS[bytes[end + 1 + sign]!] === DIGIT) {
        this.value = NumberSort.Float;
        end = this.#digits(end + 1 + sign);
      }
    }
    if ((bytes[end]! | 32) === 106) {
      this.value = NumberSort.Imaginary;
      return end + 1;
    }
    if (this.value === NumberSort.Integer && bytes[pos] === DIGIT_0) this.#leadingZero(pos, end);
    return end;
  }

  /** Python 2's octal, or a decimal that no version reads. */
  #leadingZero(pos: number, end: number): void {
    let [isZero, isOctal] = [true, true];
    for (let i = pos; i < end; i += 1) {
      const c = this.bytes[i]!;
      if (c === 95) continue;
      if (c !== DIGIT_0) isZero = false;
      if (c > 55) isOctal = false;
    }
    if (isZero) return;
    if (isOctal) this.value |= Flag.Python2;
    else this.error(pos, end, 'leading zeros in decimal integer literals are not permitted');
  }

  #digits(pos: number): number {
    const { bytes } = this;
    let end = pos;
    while (BYTE_CLASS[bytes[end]!] === DIGIT || (bytes[end] === 95 && BYTE_CLASS[bytes[end + 1]!] === DIGIT))
      end += 1;
    return end;
  }
}

/** An f-string's prefix, in the flags that {@link stringPrefix} gives. */
const FORMATTED = 1 << 10;

/** The flags of a string prefix of one or two letters; -1 if it is none. */
function stringPrefix(first: number, second: number): number {
  const letters = second === 0 ? '' : String.fromCharCode(second | 32);
  switch (String.fromCharCode(first | 32) + letters) {
    case 'r':
      return Flag.Raw;
    case 'u':
      return Flag.Unicode;
    case 'ur':
      return Flag.Unicode | Flag.Raw;
    case 'b':
      return StringBit.Bytes;
    case 'br':
    case 'rb':
      return StringBit.Bytes | Flag.Raw;
    case 'f':
      return FORMATTED;
    case 'fr':
    case 'rf':
      return FORMATTED | Flag.Raw;
    case 't':
      return FORMATTED | StringBit.Template;
    case 'tr':
    case 'rt':
      return FORMATTED | StringBit.Template | Flag.Raw;
    default:
      return -1;
  }
}

function doubled(words: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const next = new Int32Array(words.length * 2);
  next.set(words);
  return next;
}

function hex(code: number): string {
  return code.toString(16).toUpperCase().padStart(4, '0');
}
