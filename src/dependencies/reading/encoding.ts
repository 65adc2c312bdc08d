export interface Decoded {
  readonly text: string;
  /** What is not sure about the text; undefined if nothing is. */
  readonly doubt?: string;
}

/** A coding cookie on one of the first two lines (PEP 263), as pip honours it in requirements files. */
const COOKIE = /^(?:[^\n]*\n)?#[^\n]*coding[:=]\s*([-\w.]+)/;

/**
 * Text of a file that people or tools wrote: its byte order mark decides, then UTF-8 if it is valid, then the
 * coding cookie. An encoding under which plain ASCII would read differently is not guessed at but said.
 */
export function decodeText(bytes: Uint8Array): Decoded {
  const [b0, b1] = bytes;
  if (b0 === 0xff && b1 === 0xfe) return utf16(bytes, 'utf-16le');
  if (b0 === 0xfe && b1 === 0xff) return utf16(bytes, 'utf-16be');
  const latin = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 400)).toString(
    'latin1',
  );
  const cookie = COOKIE.exec(latin)?.[1]?.toLowerCase().replaceAll('_', '-');
  if (cookie !== undefined && !isAsciiCompatible(cookie)) {
    return { text: new TextDecoder().decode(bytes), doubt: `its encoding ${cookie} is not supported` };
  }
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    const text = new TextDecoder('latin1').decode(bytes);
    return cookie === undefined ? { text, doubt: 'not UTF-8; read as Latin-1' } : { text };
  }
}

function utf16(bytes: Uint8Array, encoding: string): Decoded {
  const utf32 = bytes.byteLength >= 4 && bytes[2] === 0 && bytes[3] === 0 && encoding === 'utf-16le';
  if (utf32) return { text: '', doubt: 'its encoding UTF-32 is not supported' };
  return { text: new TextDecoder(encoding).decode(bytes) };
}

function isAsciiCompatible(encoding: string): boolean {
  return /^(?:utf-?8(?:-sig)?|(?:us-)?ascii|latin-?1|l1|iso-?8859-?\d*|cp125\d|windows-125\d|koi8-[ru])$/.test(
    encoding,
  );
}
