/** What the lexer asks of every byte, as tables. */
import * as C from './characters.ts';
import * as T from './tokens.ts';

/** Classes of bytes, 0 for what starts no token; from FIRST_SINGLE on a class is the token that the byte is. */
export const [WORD, DIGIT, QUOTE, WIDE, LINE_END, COMMENT, CONTINUATION, POINT, OPERATOR, OPENING, CLOSING] =
  [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11];
export const FIRST_SINGLE = T.LPAR;

/** The class of each byte. */
export const BYTE_CLASS = new Uint8Array(256);
/** The kind of token that an operator or bracket is when nothing belongs to it that follows. */
export const BYTE_TOKEN = new Uint8Array(256);
/** 1 for what goes on an identifier, within ASCII. */
export const IN_WORD = new Uint8Array(256);
/** Of a digit in any base, and of `_`, which is passed over like 0. */
export const DIGIT_VALUE = new Uint8Array(256).fill(255);

function fillTables(): void {
  const code = (text: string) => text.charCodeAt(0);
  for (let c = 128; c < 256; c += 1) BYTE_CLASS[c] = WIDE;
  for (const c of 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_') BYTE_CLASS[code(c)] = WORD;
  for (const c of '0123456789') BYTE_CLASS[code(c)] = DIGIT;
  for (let c = 0; c < 128; c += 1) IN_WORD[c] = BYTE_CLASS[c] === WORD || BYTE_CLASS[c] === DIGIT ? 1 : 0;
  for (let digit = 0; digit < 16; digit += 1) {
    DIGIT_VALUE[code(digit.toString(16))] = DIGIT_VALUE[code(digit.toString(16).toUpperCase())] = digit;
  }
  DIGIT_VALUE[C.UNDERSCORE] = 0;
  for (const c of '\'"') BYTE_CLASS[code(c)] = QUOTE;
  for (const c of '\r\n') BYTE_CLASS[code(c)] = LINE_END;
  BYTE_CLASS[C.HASH] = COMMENT;
  BYTE_CLASS[C.BACKSLASH] = CONTINUATION;
  BYTE_CLASS[C.DOT] = POINT;
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
export const NEVER_FIRST = new Uint8Array(256);
for (const c of ')]},;:=<>&|^$/') NEVER_FIRST[c.charCodeAt(0)] = 1;
