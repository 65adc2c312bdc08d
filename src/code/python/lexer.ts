/**
 * Tokens on demand, one at a time.
 *
 * {@link Lexer.next} moves to the next token, which the fields then describe. Nothing throws: what is no token
 * becomes a BAD one, and each fault is recorded. Inside brackets (`depth > 0`) line ends are white space.
 */
import * as B from './byte-tables.ts';
import * as C from './characters.ts';
import { Cursor } from './cursor.ts';
import { startLine } from './indentation.ts';
import { scanNumber, scanString, stringPrefix } from './literals.ts';
import { HASH_FACTOR, HASH_START, internBytes } from './names.ts';
import * as T from './tokens.ts';
import { intoName } from './wide-names.ts';

export class Lexer extends Cursor {
  /** Moves to the next token. */
  next(): void {
    this.previousEnd = this.end;
    if (this.atLineStart && startLine(this)) return;
    const { bytes } = this;
    let { pos } = this;
    for (;;) {
      let c = bytes[pos]!;
      while (c === C.SPACE || c === C.TAB || c === C.FF) {
        pos += 1;
        c = bytes[pos]!;
      }
      const sort = B.BYTE_CLASS[c]!;
      if (sort === B.WORD) {
        this.#word(pos);
        return;
      }
      this.start = pos;
      if (sort >= B.FIRST_SINGLE) {
        this.token(sort, pos + 1);
        return;
      }
      if (sort === B.CLOSING) {
        if (this.depth > 0) this.depth -= 1;
        this.token(B.BYTE_TOKEN[c]!, pos + 1);
        return;
      }
      if (sort === B.OPENING) {
        this.depth += 1;
        this.token(B.BYTE_TOKEN[c]!, pos + 1);
        return;
      }
      if (sort === B.POINT) {
        this.#point(pos);
        return;
      }
      if (sort === B.OPERATOR) {
        this.#operator(pos, c);
        return;
      }
      if (sort === B.QUOTE) {
        scanString(this, pos, 0);
        return;
      }
      if (sort === B.DIGIT) {
        scanNumber(this, pos);
        return;
      }
      if (sort === B.LINE_END) {
        pos = this.afterLineEnd(pos);
        if (this.depth > 0) continue;
        this.#lineEnded(pos);
        return;
      }
      if (sort === B.COMMENT) {
        pos = this.comment(pos);
        continue;
      }
      if (sort === B.CONTINUATION && this.continues(pos)) {
        pos = this.afterLineEnd(pos + 1);
        continue;
      }
      if (sort === B.WIDE) {
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

  #lineEnded(after: number): void {
    const at = this.start;
    this.mark(T.NEWLINE, after);
    this.start = at;
    this.atLineStart = true;
  }

  /** The end of the text: a missing line end is made up, then every open block ends. */
  #ended(pos: number): void {
    if (this.depth > 0 || this.atLineStart) this.mark(T.END, pos);
    else this.#lineEnded(pos);
  }

  #bad(pos: number, c: number): void {
    if (c === C.BACKSLASH) {
      const message =
        pos + 1 >= this.limit
          ? 'unexpected EOF while parsing'
          : 'unexpected character after line continuation character';
      this.error(pos, pos + 1, message);
    } else if (c < C.SPACE || c === C.DELETE) {
      this.error(pos, pos + 1, `invalid non-printable character U+${hex(c)}`);
    }
    this.token(T.BAD, pos + 1);
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
    } while (B.IN_WORD[c] === 1);
    if (c >= C.FIRST_WIDE) {
      this.#wideWord(pos, end);
      return;
    }
    this.start = pos;
    if ((c === C.DOUBLE_QUOTE || c === C.SINGLE_QUOTE) && end - pos <= 2) {
      const flags = stringPrefix(bytes[pos]!, end - pos === 1 ? 0 : bytes[pos + 1]!);
      if (flags >= 0) {
        scanString(this, end, flags);
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
    this.token(word.id === 0 ? T.BAD : T.NAME, word.end);
    if (word.id === 0) this.error(pos, word.end, word.message);
  }

  // Operators

  #point(pos: number): void {
    const { bytes } = this;
    if (B.BYTE_CLASS[bytes[pos + 1]!] === B.DIGIT) scanNumber(this, pos);
    else if (bytes[pos + 1] === C.DOT && bytes[pos + 2] === C.DOT) this.token(T.ELLIPSIS, pos + 3);
    else this.token(T.DOT, pos + 1);
  }

  #operator(pos: number, c: number): void {
    const following = this.bytes[pos + 1]!;
    const kind = B.BYTE_TOKEN[c]!;
    if (c === C.EQUALS) {
      if (following === C.EQUALS) this.token(T.EQUAL, pos + 2);
      else this.token(T.ASSIGN, pos + 1);
    } else if (c === C.COLON) {
      if (following === C.EQUALS && this.depth !== this.fieldDepth) this.token(T.WALRUS, pos + 2);
      else this.token(T.COLON, pos + 1);
    } else if (c === C.EXCLAMATION) {
      if (following === C.EQUALS) this.token(T.NOTEQUAL, pos + 2);
      else this.token(T.EXCLAMATION, pos + 1);
    } else if (c === C.LESS || c === C.GREATER) this.#angle(pos, c, following);
    else if (following === C.EQUALS) this.token(kind + T.AUGMENTED, pos + 2);
    else if (kind === T.STAR && following === c) this.#maybeAugmented(T.DOUBLESTAR, pos + 2);
    else if (kind === T.SLASH && following === c) this.#maybeAugmented(T.DOUBLESLASH, pos + 2);
    else if (kind === T.MINUS && following === C.GREATER) this.token(T.ARROW, pos + 2);
    else this.token(kind, pos + 1);
  }

  #angle(pos: number, c: number, following: number): void {
    if (following === C.EQUALS) this.token(c === C.LESS ? T.LESSEQUAL : T.GREATEREQUAL, pos + 2);
    else if (following === c) this.#maybeAugmented(c === C.LESS ? T.LSHIFT : T.RSHIFT, pos + 2);
    else if (c === C.LESS && following === C.GREATER) this.token(T.NOTEQUAL, pos + 2);
    else this.token(c === C.LESS ? T.LESS : T.GREATER, pos + 1);
  }

  #maybeAugmented(kind: number, end: number): void {
    if (this.bytes[end] === C.EQUALS) this.token(kind + T.AUGMENTED, end + 1);
    else this.token(kind, end);
  }
}

function hex(code: number): string {
  return code.toString(16).toUpperCase().padStart(4, '0');
}
