/** What looks like a secret: by the name it is given, and by the text itself. */

const PASSWORD = /(^|_)(password|passwd|passphrase|pwd)\d?$/i;
const KEY = /(^|_)(secret|secret_?key|api_?key|access_?key|auth_?key|signing_?key|token)\d?$/i;

/** Tokens that are places in a list, and keys that everybody may know or that stand for one. */
const PUBLIC = /page|next|cursor|continu|public|example|dummy|fake|mock|default/i;

/** Texts that stand for a secret, or are chosen so that nobody takes them for one. */
const STANDS_FOR =
  /change|your|example|sample|dummy|fake|test|placeholder|insert|replace|todo|none|null|xxx|\*\*\*|\.\.\.|^<|[>}]$|[{}\s]|\$\w+$|%[sdr(]/i;

/** Texts that speak of a secret; with digits in them they are one that somebody chose: `Secret2024`. */
const SPEAKS_OF = /pass|pwd|secret|token|key|auth|cred|123456/i;
const CHOSEN = /\d\D*\d/;

/** How much a text must look like one: `word` where it is plainly handed over, `random` where it is only named. */
export type Likeness = 'word' | 'random';

export function isSecret(name: string, text: string, likeness: Likeness): boolean {
  if (text.length < 4 || text.length > 200 || STANDS_FOR.test(text) || isPlace(text)) return false;
  if (SPEAKS_OF.test(text) && !CHOSEN.test(text)) return false;
  if (PASSWORD.test(name)) return likeness === 'word' || isMixed(text);
  if (!KEY.test(name) || PUBLIC.test(name) || isSaid(text)) return false;
  return text.length >= 12 && isMixed(text) && new Set(text).size >= 8;
}

/** Words as a program puts them together: `eChargeToday1`, whose parts are longer than those of chance. */
function isSaid(text: string): boolean {
  const parts = text.match(/[A-Z]?[a-z]+|[A-Z]+|\d+/g) ?? [];
  const words = parts.filter((part) => /[A-Za-z]{3,}/.test(part));
  return (
    /^[A-Za-z]\w*$/.test(text) && (text.match(/\d/g)?.length ?? 0) <= 2 && words.length * 2 >= parts.length
  );
}

/** A path, an address, a dotted name, or words joined by hyphens: `django-insecure`, `shop.views`. */
function isPlace(text: string): boolean {
  return /^[./~]|:\/\//.test(text) || /^[A-Za-z]+([._:/-][A-Za-z]+)+$/.test(text);
}

/** Of more than one sort of characters. */
function isMixed(text: string): boolean {
  const sorts = [/[a-z]/, /[A-Z]/, /\d/, /[^A-Za-z0-9_-]/];
  return /\d|[^A-Za-z0-9_-]/.test(text) && sorts.filter((sort) => sort.test(text)).length >= 2;
}
