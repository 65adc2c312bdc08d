/** Names that people give to things, for the conditions `named`, `meantFor` and `under`: in lower case, from end to end. */

/** A password as a person types it. */
export const PASSWORD = '(.*_)?(password|passwd|passphrase|pwd|passwort)[0-9]?';

/** What only chance should know: a token, a key, a nonce; and functions that make one. */
const SECRET =
  '(.*_)?(password|passwd|passphrase|secret|secret_?key|api_?key|auth_?key|session_?(id|key)|token|csrf_?token|nonce|salt|otp|one_?time_?(code|password)|(reset|verification|confirmation|invite)_?code)';

export const SECRET_PURPOSE = `_*(${SECRET}|(generate|gen|make|create|new|random|get_random|rand)_?${SECRET}\\(\\))`;

/** What only tells things apart, where nobody gains by two of them that are alike. */
const TELLING_APART =
  '(etag|id|ident|identifier|uid|uuid|guid|hexid|(file|dir|mod|module|host|base)?_?name|(file_?)?path|folder|slug|cache_?(id|key|name)|colou?r|hue|bucket|shard|partition|slot|anchor|link|avatar|gravatar|e?mail_?hash|topic|suffix|prefix|label)';

export const IDENTIFIER = `_*((.*_)?${TELLING_APART}|((get|make|build|compute|generate|create)_)?(.*_)?${TELLING_APART}\\(\\))`;

/** An option by which a user turns the check of certificates off. */
export const UNCHECKED =
  '.*(verif|insecure|validat|check_?host|check_?cert|cert_?reqs|self_?signed|ignore_(ssl|tls|cert)).*';
