/** Control characters, lone surrogates and what reverses or hides text, as escapes. */
export function printable(text: string): string {
  // Most text is such; for what is not, tables of Unicode are compiled.
  if (/^[\x20-\x7e]*$/.test(text)) return text;
  return text.replace(
    /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff0-\uffff]|\p{Cs}/gu,
    (character) => {
      const code = character.charCodeAt(0);
      if (character === '\n') return '\\n';
      return code < 0x100 ? `\\x${hexadecimal(code, 2)}` : `\\u${hexadecimal(code, 4)}`;
    },
  );
}

function hexadecimal(code: number, width: number): string {
  return code.toString(16).padStart(width, '0');
}
