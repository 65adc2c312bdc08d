/**
 * Where the lexer is in a text: the current token, what has been met on the way (comments, long strings, faults),
 * and the steps that go back or ahead.
 *
 * The buffer ends with zero bytes, so that scanning needs no bounds.
 */
import * as C from './characters.ts';
import * as T from './tokens.ts';
import { MAX_ERRORS, type ParseError } from './tree.ts';

/** CPython's own limit (`MAXINDENT` in Parser/lexer/state.h). */
export const MAX_INDENTS = 100;

/** Zero bytes behind the text: more than any token looks ahead. */
const PADDING = 8;

export class Cursor {
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
    if (text.length + PADDING > this.bytes.length) this.bytes = new Uint8Array(text.length + PADDING);
    this.bytes.set(text);
    this.bytes.fill(0, text.length, text.length + PADDING);
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

  token(kind: number, end: number): void {
    this.kind = kind;
    this.end = end;
    this.pos = end;
  }

  /** A token without text. */
  mark(kind: number, at: number): void {
    this.kind = kind;
    this.start = at;
    this.end = this.previousEnd;
    this.pos = at;
  }

  afterLineEnd(pos: number): number {
    return this.bytes[pos] === C.CR && this.bytes[pos + 1] === C.LF ? pos + 2 : pos + 1;
  }

  comment(pos: number): number {
    const { bytes } = this;
    let end = pos + 1;
    for (let c = bytes[end]!; c !== C.LF && c !== C.CR; c = bytes[end]!) {
      if (c === 0 && !this.passNull(end)) break;
      end += 1;
    }
    if (this.commentCount + 2 > this.comments.length) this.comments = doubled(this.comments);
    this.comments[this.commentCount] = pos;
    this.comments[this.commentCount + 1] = end;
    this.commentCount += 2;
    return end;
  }

  /** A zero byte within the text is a fault and passed over; at its end it is the end. */
  passNull(pos: number): boolean {
    if (pos >= this.limit) return false;
    this.error(pos, pos + 1, 'source code cannot contain null bytes');
    return true;
  }

  continues(pos: number): boolean {
    const c = this.bytes[pos + 1];
    return c === C.LF || c === C.CR;
  }

  rememberLongString(): void {
    if (this.longStringCount + 2 > this.longStrings.length) this.longStrings = doubled(this.longStrings);
    this.longStrings[this.longStringCount] = this.start;
    this.longStrings[this.longStringCount + 1] = this.end;
    this.longStringCount += 2;
  }

  /** The end of the line that an offset is in, after the text has been read up to `seen`, which costs allowance. */
  endOfLine(offset: number, seen: number): number {
    this.allowance -= seen - offset;
    let end = this.allowance < 0 ? seen : offset;
    while (end < this.limit && this.bytes[end] !== C.LF && this.bytes[end] !== C.CR) end += 1;
    return end;
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
}

function doubled(words: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const next = new Int32Array(words.length * 2);
  next.set(words);
  return next;
}
