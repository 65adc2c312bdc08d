/** Letters of five and six bits: base32 in both alphabets (RFC 4648, sections 6 and 7), and uuencode (POSIX, uuencode(1)). */

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
const EXTENDED = '0123456789ABCDEFGHIJKLMNOPQRSTUV';

/** Up to so many bytes. The alphabet is told by digits that only one of them has. */
export function base32(letters: string, most: number): Uint8Array {
  const alphabet = /[0189]/.test(letters) ? EXTENDED : ALPHABET;
  const wanted = Math.min(Math.floor((letters.length * 5) / 8), most);
  const bytes = new Uint8Array(wanted);
  let [bits, value, at] = [0, 0, 0];
  for (let i = 0; i < letters.length && at < wanted; i += 1) {
    const five = alphabet.indexOf(letters[i] as string);
    if (five < 0) break;
    value = ((value << 5) | five) & 0xfff;
    bits += 5;
    if (bits < 8) continue;
    bits -= 8;
    bytes[at++] = (value >> bits) & 0xff;
  }
  return bytes.subarray(0, at);
}

const SIX = 0x3f;
/** A check letter, a carriage return. */
const SPARE = 2;

/** The lines behind the one that begins at `start`; each begins with its number of bytes, and one of none ends it. */
export function uuencoded(text: string, start: number, most: number): Uint8Array {
  const bytes: number[] = [];
  let at = text.indexOf('\n', start) + 1;
  const six = (place: number) => (text.charCodeAt(place) - 32) & SIX;
  for (; at < text.length && bytes.length < most; at = text.indexOf('\n', at) + 1) {
    const count = six(at);
    const end = text.indexOf('\n', at);
    // What is longer is no line of it; without this each of many beginnings would be read to the end of the text.
    if ((end < 0 ? text.length : end) - at > 1 + 4 * Math.ceil(count / 3) + SPARE) break;
    for (let i = 0; i < count; i += 1) {
      const group = at + 1 + Math.floor(i / 3) * 4 + (i % 3);
      const shift = 2 * (i % 3) + 2;
      bytes.push(((six(group) << shift) | (six(group + 1) >> (6 - shift))) & 0xff);
    }
    if (count === 0 || end < 0) break;
  }
  return Uint8Array.from(bytes);
}
