import type { Leaf } from '../flow/ask/leaf.ts';
import { isSame } from '../flow/ask/same.ts';
import { objectOf, type Value } from '../flow/value.ts';
import { isWholeRequest, nameOf } from './looks.ts';

/**
 * `os.path.join(folder, name)` and `folder / name` give the name alone where that begins at the root: who looks for `..` in
 * it has not seen `/etc/passwd`.
 */
export function mayBeginAtRoot({ trail }: Leaf): boolean {
  for (let at = trail; at?.next; at = at.next) {
    const name = joinedTo(objectOf(at.value), objectOf(at.next.value));
    if (name && !beginsWithText(name) && !isRoute(at.next)) return true;
  }
  return false;
}

/** What is put behind a folder, if it is the part that the data comes through. */
function joinedTo(value: Value, part: Value): Value | undefined {
  if (value.kind === 'operation')
    return value.operator === '/' && value.operands[1] && isSame(value.operands[1], part) ? part : undefined;
  if (value.kind !== 'call' || !/^(join|joinpath)$/.test(nameOf(value.callee))) return undefined;
  const first = nameOf(value.callee) === 'join' ? 1 : 0;
  return value.args.slice(first).some((one) => isSame(one.value, part)) ? part : undefined;
}

/** `f"page-{name}"`, `name.lstrip("/")`: it begins with something else than what was sent. */
function beginsWithText(value: Value): boolean {
  if (value.kind === 'operation') return value.operands[0]?.kind === 'constant';
  return (
    value.kind === 'call' &&
    /^(l?strip|removeprefix|basename|relpath|split|rsplit)$/.test(nameOf(value.callee))
  );
}

/** Parts of a path that a framework found: none of them begins with a slash. */
function isRoute(trail: Leaf['trail']): boolean {
  let at = trail;
  while (at?.next) at = at.next;
  if (!at) return false;
  const source = objectOf(at.value);
  return source.kind === 'parameter' && !isWholeRequest(source);
}

/** `os.path.isabs(name)`, `name.startswith("/")`, `"/" in name`, `os.sep in name`. */
export function isAboutRoot(value: Value): boolean {
  if (value.kind === 'operation')
    return /^(not )?(in|==)$|^!=$/.test(value.operator) && value.operands.some(isSlash);
  if (value.kind !== 'call') return false;
  const name = nameOf(value.callee);
  return (
    /^(isabs|is_absolute)$/.test(name) ||
    (name === 'startswith' && value.args.some((one) => isSlash(one.value)))
  );
}

function isSlash(value: Value): boolean {
  const object = objectOf(value);
  if (object.kind === 'constant') return typeof object.literal === 'string' && /^[/\\]/.test(object.literal);
  if (object.kind === 'sequence') return object.elements.some(isSlash);
  return object.kind === 'library' && /\b(alt)?sep$/.test(object.path);
}
