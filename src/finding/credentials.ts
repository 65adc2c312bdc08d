/** Passwords and tokens in URLs: found, and kept out of whatever is shown. */

/** What stands between `//` and the last `@` before the path. */
const USER = /(?<=\/\/)[^/?#\s]+(?=@)/g;

/** Text with the user name and password of every URL in it blotted out, unless they are variables. */
export function withoutCredentials(text: string): string {
  return text.replace(USER, (user) => (isSecret(user) ? '***' : user));
}

/** The same with every column where it was, for excerpts. */
export function blotted(line: string): string {
  return line.replace(USER, (user) => (isSecret(user) ? user.replace(/./gsu, '*') : user));
}

/** Whether a URL carries a password or token: not `git@host`, nor a variable that stands for one. */
export function hasCredentials(url: string): boolean {
  return [...url.matchAll(USER)].some(([user]) => isSecret(user));
}

function isSecret(user: string): boolean {
  const [name = '', password] = user.split(/:(.*)/s);
  const isVariable = (text: string) => /^(?:\$\{?\w+\}?|%\w+%|)$/.test(text);
  if (password !== undefined) return !isVariable(password);
  // A long user name without a password is how access tokens are written.
  return name.length >= 16 && !isVariable(name);
}
