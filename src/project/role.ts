/**
 * What a file is for, by where it lies: tests, examples and documentation call a library's functions with data of
 * their own, which says nothing of what its users give them; vendored code is somebody else's to mend.
 */
export type Role = 'source' | 'test' | 'example' | 'vendored';

const TEST_FOLDER =
  /(^|\/)(tests?|testsuites?|t|testing|unittests?|conformance|(?:py)?test_\w+|\w+_tests?)\//i;
const TEST_FILE = /(^|\/)(test_[^/]*|[^/]*_tests?|tests?|conftest)\.pyw?$/;
const EXAMPLE_FOLDER = /(^|\/)(examples?|samples?|demos?|docs?|doc_src|tutorials?|bench(marks?)?)\//i;
/** A `demo.py` is as often the program itself. */
const EXAMPLE_FILE = /(^|\/)(examples|tutorials)\.pyw?$/;
const VENDORED_FOLDER =
  /(^|\/)(_?vendor(ed)?|third_?party|extern(al)?s?|_vendored_packages|bundled|site-packages)\//;

/** By path: asked of the same files again and again. */
const ROLES = new Map<string, Role>();
const MOST_ROLES = 200_000;

/** `path` is relative to the audited root. */
export function roleOf(path: string): Role {
  const known = ROLES.get(path);
  if (known) return known;
  if (ROLES.size >= MOST_ROLES) ROLES.clear();
  const role = findRole(path);
  ROLES.set(path, role);
  return role;
}

function findRole(path: string): Role {
  if (TEST_FOLDER.test(path) || TEST_FILE.test(path)) return 'test';
  if (VENDORED_FOLDER.test(path)) return 'vendored';
  return EXAMPLE_FOLDER.test(path) || EXAMPLE_FILE.test(path) ? 'example' : 'source';
}

/** Whether code of this file shows how the rest is really used. */
export function isRealUse(path: string): boolean {
  const role = roleOf(path);
  return role === 'source' || role === 'vendored';
}
