import { spelling } from '../python/names.ts';

/** By path, then by the id of a name. */
const MEMBERS = new Map<string, Map<number, string>>();

/**
 * `a.b` and the id of `c` is `a.b.c`: one text for each path, since programs write the same few over and over, and a text
 * that is put together anew has to be hashed before anything is found under it.
 */
export function memberPath(path: string, name: number): string {
  let members = MEMBERS.get(path);
  if (!members) {
    members = new Map();
    MEMBERS.set(path, members);
  }
  let member = members.get(name);
  if (member === undefined) {
    member = `${path}.${spelling(name)}`;
    members.set(name, member);
  }
  return member;
}
