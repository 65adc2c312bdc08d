/** What the first bytes of a content look like. */

/** UTF-16 or UTF-32, by its mark or by the zeros beside a first letter of ASCII. */
export function isWideText([a, b]: Uint8Array): boolean {
  if (a === undefined || b === undefined) return false;
  return (a === 0xff && b === 0xfe) || (a === 0xfe && b === 0xff) || (a === 0) !== (b === 0);
}

/** No NUL byte and hardly any control characters, whatever the encoding. */
export function isText(head: Uint8Array): boolean {
  let controls = 0;
  for (const byte of head) {
    if (byte === 0) return false;
    if (byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d && byte !== 0x0c && byte !== 0x1b)
      controls += 1;
  }
  return controls * 100 <= head.length;
}
