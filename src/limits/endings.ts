/**
 * Text without the characters given, as many as stand at its end. An expression such as `x+$` is tried at each of a run of them
 * anew, which takes time that grows with the square where the run is followed by something else.
 */
export function withoutEnding(text: string, characters: string): string {
  let end = text.length;
  while (end > 0 && characters.includes(text.charAt(end - 1))) end -= 1;
  return text.slice(0, end);
}
