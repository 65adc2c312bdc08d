/** Why something is not proved, in words that several places use. */

export const KEYS = 'keys that are no texts become texts, and merge';
export const SET = 'a set has no counterpart';
export const TWICE = 'one object is referred to twice, and would come back as two';
export const HALF = 'a text with half a surrogate pair may come back as another';
export const ANYTHING = 'the operands are not known, so this can be anything';
