/** Names that people give to secrets, for the conditions `named` and `meantFor`: in lower case, from end to end. */

/** A password as a person types it. */
export const PASSWORD = '(.*_)?(password|passwd|passphrase|pwd|passwort)[0-9]?';

/** What only chance should know: a token, a key, a nonce; and functions that make one. */
const SECRET =
  '(.*_)?(password|passwd|passphrase|secret|secret_?key|api_?key|auth_?key|session_?(id|key)|token|csrf_?token|nonce|salt|otp|one_?time_?(code|password)|(reset|verification|confirmation|invite)_?code)';

export const SECRET_PURPOSE = `_*(${SECRET}|(generate|gen|make|create|new|random|get_random|rand)_?${SECRET}\\(\\))`;
