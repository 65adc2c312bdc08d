/**
 * Kinds of tokens. A keyword's kind is its id among the names (`RESERVED` in `names.ts`), so that scanning a word
 * already tells what it is. Words that are keywords in some places only are NAME tokens.
 */
import { RESERVED } from './names.ts';

// Keywords: the ids of RESERVED, up to the last that is a keyword everywhere.
export const FALSE = 1;
export const NONE = 2;
export const TRUE = 3;
export const AND = 4;
export const AS = 5;
export const ASSERT = 6;
export const BREAK = 7;
export const CLASS = 8;
export const CONTINUE = 9;
export const DEF = 10;
export const DEL = 11;
export const ELIF = 12;
export const ELSE = 13;
export const EXCEPT = 14;
export const FINALLY = 15;
export const FOR = 16;
export const FROM = 17;
export const GLOBAL = 18;
export const IF = 19;
export const IMPORT = 20;
export const IN = 21;
export const IS = 22;
export const LAMBDA = 23;
export const NOT = 24;
export const OR = 25;
export const PASS = 26;
export const RAISE = 27;
export const RETURN = 28;
export const TRY = 29;
export const WHILE = 30;
export const WITH = 31;
export const YIELD = 32;
export const LAST_KEYWORD = YIELD;

export const NAME = 33;
export const NUMBER = 34;
/** A whole `str` or `bytes` literal. */
export const STRING = 35;
/** Prefix and opening quotes of an f-string or t-string. */
export const FSTRING = 36;
export const NEWLINE = 37;
export const INDENT = 38;
export const DEDENT = 39;
export const END = 40;
/** A character that starts no token. */
export const BAD = 41;
/** What the parser sees after an error, until the statement has been given up: nothing accepts it. */
export const STOP = 42;

export const LPAR = 43;
export const RPAR = 44;
export const LSQB = 45;
export const RSQB = 46;
export const LBRACE = 47;
export const RBRACE = 48;
export const COMMA = 49;
export const COLON = 50;
export const SEMI = 51;
export const DOT = 52;
export const ELLIPSIS = 53;
export const ASSIGN = 54;
export const ARROW = 55;
export const WALRUS = 56;
export const TILDE = 57;
export const BACKTICK = 58;
export const EXCLAMATION = 59;

// Binary operators in the order of `Operator`, then the same with `=`.
export const PLUS = 60;
export const MINUS = 61;
export const STAR = 62;
export const AT = 63;
export const SLASH = 64;
export const PERCENT = 65;
export const DOUBLESTAR = 66;
export const LSHIFT = 67;
export const RSHIFT = 68;
export const VBAR = 69;
export const CIRCUMFLEX = 70;
export const AMPERSAND = 71;
export const DOUBLESLASH = 72;
/** `+=` is PLUS + AUGMENTED, and so on. */
export const AUGMENTED = 13;
export const FIRST_AUGMENTED = PLUS + AUGMENTED;
export const LAST_AUGMENTED = DOUBLESLASH + AUGMENTED;

// Comparisons in the order of `Operator`.
export const EQUAL = 86;
export const NOTEQUAL = 87;
export const LESS = 88;
export const LESSEQUAL = 89;
export const GREATER = 90;
export const GREATEREQUAL = 91;

export const TOKEN_KINDS = 92;

// Ids of the words that are keywords in some places only.
const idOf = (word: (typeof RESERVED)[number]): number => RESERVED.indexOf(word) + 1;
export const ASYNC = idOf('async');
export const AWAIT = idOf('await');
export const CASE = idOf('case');
export const EXEC = idOf('exec');
export const LAZY = idOf('lazy');
export const MATCH = idOf('match');
export const NONLOCAL = idOf('nonlocal');
export const PRINT = idOf('print');
export const TYPE = idOf('type');
export const UNDERSCORE = idOf('_');

export const LAST_RESERVED = RESERVED.length;

/** A table over token kinds with 1 for those listed. */
export function tokenSet(...kinds: readonly number[]): Uint8Array {
  const set = new Uint8Array(TOKEN_KINDS);
  for (const kind of kinds) set[kind] = 1;
  return set;
}

/** Tokens with which a simple operand starts: an atom. */
export const STARTS_ATOM = tokenSet(
  ...[NAME, NUMBER, STRING, FSTRING, LPAR, LSQB, LBRACE, TRUE, FALSE, NONE, ELLIPSIS, BACKTICK],
);

/** Tokens with which an expression starts; a starred one is not counted. */
export const STARTS_EXPRESSION = STARTS_ATOM.slice();
for (const kind of [PLUS, MINUS, TILDE, NOT, LAMBDA, YIELD]) STARTS_EXPRESSION[kind] = 1;

/** The same with `*x`. */
export const STARTS_ELEMENT = STARTS_EXPRESSION.slice();
STARTS_ELEMENT[STAR] = 1;
