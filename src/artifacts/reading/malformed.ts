/** The content breaks the rules of its own format. */
export class Malformed extends Error {}
