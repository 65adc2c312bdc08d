/** Decoding of what the text opcodes carry. Each gives undefined where no loader would go on. */

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** UTF-8 with Python's `surrogatepass`: encoded surrogates come out as such. */
export function decodeUtf8(bytes: Uint8Array): string | undefined {
  try {
    return utf8.decode(bytes);
  } catch {
    return decodeSurrogates(bytes);
  }
}

/** True if the bytes are UTF-8, surrogates left out; where they are `cut`, the last letter may lack its end. */
export function isUtf8(bytes: Uint8Array, { cut = false } = {}): boolean {
  try {
    // Of its own: a decoder that has been told of more to come keeps what it was given.
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: cut });
    return true;
  } catch {
    return false;
  }
}

/** Only where the strict decoder refused: pieces between three-byte surrogates are decoded strictly. */
function decodeSurrogates(bytes: Uint8Array): string | undefined {
  let text = '';
  let from = 0;
  try {
    for (let at = 0; at + 2 < bytes.length; at += 1) {
      const second = bytes[at + 1] as number;
      const third = bytes[at + 2] as number;
      if (bytes[at] !== 0xed || second < 0xa0 || second > 0xbf || (third & 0xc0) !== 0x80) continue;
      text += utf8.decode(bytes.subarray(from, at));
      text += String.fromCharCode(0xd000 | ((second & 0x3f) << 6) | (third & 0x3f));
      from = at + 3;
      at += 2;
    }
    return text + utf8.decode(bytes.subarray(from));
  } catch {
    return undefined;
  }
}

/** One byte, one character. */
export function decodeLatin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1');
}

/** Like the codec `raw-unicode-escape`: Latin-1 but for `\uXXXX` and `\UXXXXXXXX` after an odd backslash. */
export function decodeRawUnicodeEscape(bytes: Uint8Array): string | undefined {
  const text = decodeLatin1(bytes);
  if (!text.includes('\\')) return text;
  let wrong = false;
  const decoded = text.replace(/\\+(?:u[0-9a-fA-F]{0,4}|U[0-9a-fA-F]{0,8})?/g, (run) => {
    const letter = run.search(/[uU]/);
    const slashes = letter < 0 ? run.length : letter;
    if (letter < 0 || slashes % 2 === 0) return run;
    const digits = run.slice(letter + 1);
    const code = Number.parseInt(digits, 16);
    if (digits.length !== (run[letter] === 'u' ? 4 : 8) || code > 0x10ffff) wrong = true;
    else return '\\'.repeat(slashes - 1) + String.fromCodePoint(code);
    return run;
  });
  return wrong ? undefined : decoded;
}

const ESCAPES: Record<string, number | undefined> = {
  '\\': 0x5c,
  "'": 0x27,
  '"': 0x22,
  a: 7,
  b: 8,
  f: 12,
  n: 10,
  r: 13,
  t: 9,
  v: 11,
};

/**
 * The argument of STRING: a Python bytes literal without its prefix. Gives its bytes; undefined without quotes or
 * with a broken `\x`. As `codecs.escape_decode` does, an unknown escape keeps its backslash.
 */
export function decodeStringLiteral(line: Uint8Array): Uint8Array | undefined {
  const quote = line[0];
  if (line.length < 2 || (quote !== 0x27 && quote !== 0x22) || line[line.length - 1] !== quote)
    return undefined;
  const inner = line.subarray(1, -1);
  if (!inner.includes(0x5c)) return inner;
  const text = decodeLatin1(inner);
  const out: number[] = [];
  for (let at = 0; at < text.length; ) {
    const found = text[at] === '\\' ? readEscape(text, at) : undefined;
    if (text[at] !== '\\') out.push(text.charCodeAt(at++));
    else if (!found) return undefined;
    else {
      out.push(...found.bytes);
      at += found.length;
    }
  }
  return Uint8Array.from(out);
}

function readEscape(text: string, at: number): { bytes: number[]; length: number } | undefined {
  const next = text[at + 1];
  if (next === undefined) return undefined;
  if (next === '\n') return { bytes: [], length: 2 };
  const simple = ESCAPES[next];
  if (simple !== undefined) return { bytes: [simple], length: 2 };
  const octal = /^[0-7]{1,3}/.exec(text.slice(at + 1, at + 4))?.[0];
  if (octal) return { bytes: [Number.parseInt(octal, 8) & 0xff], length: 1 + octal.length };
  if (next !== 'x') return { bytes: [0x5c, next.charCodeAt(0)], length: 2 };
  const hex = /^[0-9a-fA-F]{2}/.exec(text.slice(at + 2, at + 4))?.[0];
  return hex ? { bytes: [Number.parseInt(hex, 16)], length: 4 } : undefined;
}
