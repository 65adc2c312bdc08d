/** Names that people give to things, for the conditions `named`, `meantFor` and `under`: in lower case, from end to end. */

/** A password as a person types it. */
export const PASSWORD = '(.*_)?(password|passwd|passphrase|pwd|passwort)[0-9]?';

/** What a hash of a password is kept as, and functions that make, set or check one. */
export const HASH_OF_PASSWORD = (() => {
  const password = '(password|passwd|passphrase|pwd|passwort|pw)';
  const kept = `(.*_)?(${password}_?(hash|digest|hashed)|(hash|hashed)_?(of_)?${password})`;
  return `_*(${kept}|${kept}\\(\\)|(make|set|encrypt|encode|check|verify)_?${password}\\(\\))`;
})();

/** What only chance should know: a token, a key, a nonce; and functions that make one. */
const SECRET =
  '(.*_)?(password|passwd|passphrase|secret|secret_?key|api_?key|auth_?key|session_?(id|key)|remember_?me(_?(key|token|code|id))?|token|csrf_?token|nonce|salt|otp|one_?time_?(code|password)|(reset|verification|confirmation|invite|activation|auth|login|access|security|mfa|sms)_?code)';

/** Functions that make one, or are named after what they give. Tokens are parts of texts as well: of those it must say which sort. */
const MAKERS = [
  `(generate|gen|make|create|new|random|get_random|rand)_?${SECRET}`,
  '((temp|temporary|initial|one_?time|user|strong|secure)_?)?(password|passwd|passphrase)|secret_?key|api_?key|session_?(id|key)|otp|(reset|session|auth|access|api|csrf|login|refresh|verification|security|invite|activation)_?token',
].join('|');

export const SECRET_PURPOSE = `_*(${SECRET}|(${MAKERS})\\(\\))`;

/** What only tells things apart, where nobody gains by two of them that are alike. */
const TELLING_APART =
  '(etag|id|ident|identifier|uid|uuid|guid|hexid|(file|dir|mod|module|host|base)?_?name|(file_?)?path|folder|slug|cache_?(id|key|name)|colou?r|hue|bucket|shard|partition|slot|anchor|link|avatar|gravatar|e?mail_?(hash|md5)|[a-z]*id_?hash|(path|file|name|source|target|content|text|message|msg|item|event|heads|master|total)_?hash|[a-z]{3,}id|file_?key|topic|suffix|prefix|label)';

export const IDENTIFIER = `(.*_)?${TELLING_APART}(\\(\\))?`;

/** Names of what is known to everybody that works with it: places, addresses, ids. */
export const KNOWN =
  '(.*_)?(paths?|files?|dirs?|folders?|ur[il]s?|e?mail|topic|source|[a-z]*names?|[a-z]*ids?|options|opts|kwargs)';

/** Names of what a hash is to protect, or what is to be trusted by it. */
export const PROTECTED =
  '(.*_)?(secret|salt|pass[a-z]*|pw[a-z]*|pin|token|nonce|ticket|session[a-z]*|sign[a-z]*|cert[a-z]*|cred[a-z]*|auth[a-z]*|realm)';

/** What a hash is made for, where something is to be trusted by it. */
export const TRUSTED = `${SECRET_PURPOSE}|.*(sign|hmac|auth|verif|fingerprint).*`;

/** An option by which a user turns the check of certificates off. */
export const UNCHECKED =
  '.*(verif|insecure|validat|check_?host|check_?cert|cert_?reqs|self_?signed|ignore_(ssl|tls|cert)).*';
