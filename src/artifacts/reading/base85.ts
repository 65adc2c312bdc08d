/**
 * Base85 as Python's `base64` writes it: five letters for four bytes (`b85encode`, RFC 1924; `a85encode`, Adobe's), where
 * `z` of the latter stands for four zeros. Sources: Lib/base64.py.
 */

const LETTERS = {
  rfc1924: '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$%&()*+-;<=>?@^_`{|}~',
  ascii85: String.fromCharCode(...Array.from({ length: 85 }, (_, digit) => 33 + digit)),
};
const LARGEST = 0xffffffff;

/** What comes out up to the first group that is none. */
export function base85(text: string, kind: keyof typeof LETTERS): Uint8Array {
  const letters = LETTERS[kind];
  const bytes: number[] = [];
  for (let at = 0; at < text.length; ) {
    if (kind === 'ascii85' && text[at] === 'z') {
      bytes.push(0, 0, 0, 0);
      at += 1;
      continue;
    }
    const group = text.slice(at, at + 5);
    // What a last group lacks counts as its highest digits.
    const digits = Array.from({ length: 5 }, (_, i) =>
      i < group.length ? letters.indexOf(group[i] as string) : 84,
    );
    const value = digits.reduce((sum, digit) => sum * 85 + digit, 0);
    if (digits.includes(-1) || value > LARGEST || group.length === 1) break;
    const four = [value >>> 24, (value >>> 16) & 0xff, (value >>> 8) & 0xff, value & 0xff];
    bytes.push(...four.slice(0, group.length - 1));
    at += 5;
  }
  return Uint8Array.from(bytes);
}
