/** Expressions of Python in places where a value is meant, which some program evaluates. */

/** What leads from a value to everything, and functions that run, import or start something. */
const REACHES =
  /__(?:import|class|base|bases|mro|subclasses|globals|builtins|getattribute|loader|code)__|\bos\s*\.\s*(?:system|popen|exec\w*|spawn\w*)|\bsubprocess\s*\.|\b(?:eval|exec|compile|open)\s*\(\s*["'bfr]|\bchr\s*\(\s*\d|\bgetattr\s*\(\s*\w|\bsys\s*\.\s*modules\b/;

/** What the text reaches for, as it stands there; undefined for values and for words of people. */
export function reachesOut(text: string): string | undefined {
  return REACHES.exec(text)?.[0];
}
