/**
 * A number, or a `bigint` for integers beyond 2^53. Undefined where the literal has no value: it is damaged, or
 * longer than {@link MAX_DIGITS}.
 */
export type NumberValue = number | bigint | undefined;

/** CPython refuses longer decimal integers as well (`sys.int_info.default_max_str_digits`). */
const MAX_DIGITS = 4300;

/** The value of a number literal; the factor of `j` of an imaginary one. Python 2's `0777` and `10L` included. */
export function numberValueOf(bytes: Uint8Array, start: number, end: number): NumberValue {
  if (end - start > MAX_DIGITS) return undefined;
  const text = Buffer.from(bytes.subarray(start, end)).toString('latin1').replaceAll('_', '').toLowerCase();
  const based = /^(0[xob][0-9a-f]+)l?$/.exec(text);
  if (based) return integer(based[1]!);
  const octal = /^0([0-7]+)l?$/.exec(text);
  if (octal) return integer(`0o${octal[1]}`);
  const decimal = /^([0-9]+)l?$/.exec(text);
  if (decimal) return integer(decimal[1]!);
  const real = /^([0-9]*(?:\.[0-9]*)?(?:e[+-]?[0-9]+)?)j?$/.exec(text);
  return real && /[0-9]/.test(text) ? Number(real[1]) : undefined;
}

function integer(text: string): NumberValue {
  const value = Number(text);
  if (Number.isSafeInteger(value)) return value;
  try {
    return BigInt(text);
  } catch {
    return undefined;
  }
}
