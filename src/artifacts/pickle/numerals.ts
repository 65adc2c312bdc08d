/**
 * Numbers written as text (INT, LONG, FLOAT, and the indexes of GET and PUT). The loaders disagree here:
 * C goes through `strtol` (a leading zero means octal, a NUL byte ends the text) and `PyOS_string_to_double`,
 * pickle.py through `int(text, 0)` and `float(text)`, pickletools through `int(text)`.
 * Each function gives the readers that accept the text. Sources: Modules/_pickle.c `load_int`, `load_long`,
 * `load_float`, `load_get`; Objects/longobject.c `PyLong_FromString`; Python/pystrtod.c.
 */
import { C_PICKLE, type Loaders, PICKLETOOLS, PYTHON_PICKLE } from './loaders.ts';

const BASE_0 =
  /^[ \t\n\r\f\v]*[+-]?(?:0[xX](?:_?[0-9a-fA-F])+|0[oO](?:_?[0-7])+|0[bB](?:_?[01])+|[1-9](?:_?\d)*|0(?:_?0)*)[ \t\n\r\f\v]*$/;
const BASE_10 = /^[ \t\n\r\f\v]*[+-]?\d(?:_?\d)*[ \t\n\r\f\v]*$/;
const OCTAL_BY_STRTOL = /^[ \t\n\r\f\v]*[+-]?0[0-7]*$/;
const REAL_C = /^[+-]?(?:(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?|inf(?:inity)?|nan)$/i;
const REAL_PYTHON =
  /^[ \t\n\r\f\v]*[+-]?(?:(?:\d(?:_?\d)*(?:\.(?:\d(?:_?\d)*)?)?|\.\d(?:_?\d)*)(?:[eE][+-]?\d(?:_?\d)*)?|inf(?:inity)?|nan)[ \t\n\r\f\v]*$/i;

/** `sys.get_int_max_str_digits()`; Pythons before 3.11 (and its backports) have no such limit. */
export const MOST_DIGITS = 4300;

export function readersOfInt(text: string): Loaders {
  const c = upToNul(text);
  // Of an empty text `strtol` makes 0, and at the NUL byte C takes the line for read.
  const emptyInC = c === '' && text !== '';
  return (
    (emptyInC || BASE_0.test(c) || OCTAL_BY_STRTOL.test(c) ? C_PICKLE : 0) |
    (BASE_0.test(text) || text === '00' || text === '01' ? PYTHON_PICKLE : 0) |
    (BASE_10.test(text) ? PICKLETOOLS : 0)
  );
}

export function readersOfLong(text: string): Loaders {
  const digits = text.endsWith('L') ? text.slice(0, -1) : text;
  return (
    (text.length > 0 && BASE_0.test(upToNul(digits)) ? C_PICKLE : 0) |
    (BASE_0.test(digits) ? PYTHON_PICKLE : 0) |
    (BASE_10.test(digits) ? PICKLETOOLS : 0)
  );
}

export function readersOfReal(text: string): Loaders {
  const python = REAL_PYTHON.test(text) ? PYTHON_PICKLE | PICKLETOOLS : 0;
  return python | (text.length > 0 && REAL_C.test(upToNul(text)) ? C_PICKLE : 0);
}

/** A memo index; its value is undefined where nobody accepts the text. */
export function readersOfIndex(text: string): { readers: Loaders; index: number | bigint | undefined } {
  const c = upToNul(text);
  const readers =
    (text.length > 0 && BASE_10.test(c) ? C_PICKLE : 0) |
    (BASE_10.test(text) ? PYTHON_PICKLE | PICKLETOOLS : 0);
  if (readers === 0) return { readers, index: undefined };
  const value = decimal(c);
  if (value === undefined) return { readers: 0, index: undefined };
  const index = Number.isSafeInteger(Number(value)) ? Number(value) : value;
  // Beyond Py_ssize_t the C pickle overflows.
  return typeof index === 'bigint' ? { readers: readers & ~C_PICKLE, index } : { readers, index };
}

/** True for the text that a pickler writes: digits, perhaps a sign, nothing that could be read in two ways. */
export function isPlainDecimal(text: string): boolean {
  return /^-?(?:0|[1-9]\d*)$/.test(text);
}

/** Beyond any memo index there is no need to be exact: such a number is refused for its digits alone. */
function decimal(text: string): bigint | undefined {
  const digits = text.trim().replaceAll('_', '');
  return digits.length > MOST_DIGITS ? undefined : BigInt(digits.replace(/^\+/, ''));
}

function upToNul(text: string): string {
  const nul = text.indexOf('\0');
  return nul < 0 ? text : text.slice(0, nul);
}
