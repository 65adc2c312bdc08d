/** Import statements. */
import { intern, spelling } from './names.ts';
import { Flag, Kind } from './nodes.ts';
import type { Parser } from './parser.ts';
import { close } from './recovery.ts';
import * as T from './tokens.ts';

const STAR_NAME = intern('*');
const MAX_LEVEL = 0xffff;

/** At `import`; the statement starts at `start`. */
export function importStatement(p: Parser, start: number, flags: number): number {
  p.next();
  const from = p.itemCount;
  do p.push(alias(p, true));
  while (p.accept(T.COMMA));
  return p.list(p.leaf(Kind.Import, flags, start, p.previousEnd), from);
}

/** After `lazy` (PEP 810), which was at `start`. */
export function lazyImport(p: Parser, start: number): number {
  return p.kind === T.IMPORT ? importStatement(p, start, Flag.Lazy) : importFrom(p, start, Flag.Lazy);
}

/** At `from`. */
export function importFrom(p: Parser, start: number, flags: number): number {
  p.next();
  const level = dots(p);
  const module = level > 0 && p.kind === T.IMPORT ? 0 : dottedName(p);
  p.expect(T.IMPORT);
  const from = p.itemCount;
  if (!p.stopped) importedNames(p);
  const node = p.node1(Kind.ImportFrom, flags | Math.min(level, MAX_LEVEL), start, p.previousEnd, module);
  return p.list(node, from);
}

function dots(p: Parser): number {
  let level = 0;
  for (; ; p.next()) {
    if (p.kind === T.DOT) level += 1;
    else if (p.kind === T.ELLIPSIS) level += 3;
    else return level;
  }
}

function importedNames(p: Parser): void {
  const opened = p.start;
  if (p.kind === T.STAR) {
    p.push(p.node2(Kind.Alias, 0, p.start, p.end, STAR_NAME, 0));
    p.next();
  } else if (p.accept(T.LPAR)) {
    while (p.kind !== T.RPAR) {
      p.push(alias(p, false));
      if (!p.accept(T.COMMA)) break;
    }
    close(p, T.RPAR, opened);
  } else {
    do p.push(alias(p, false));
    while (p.accept(T.COMMA));
  }
}

function alias(p: Parser, isDotted: boolean): number {
  const { start } = p;
  const name = isDotted ? dottedName(p) : plainName(p);
  const asname = p.accept(T.AS) ? plainName(p) : 0;
  return p.node2(Kind.Alias, 0, start, p.previousEnd, name, asname);
}

function plainName(p: Parser): number {
  const name = p.kind === T.NAME ? p.value : 0;
  p.expect(T.NAME);
  return name;
}

/** A name with dots in it, as one name. */
function dottedName(p: Parser): number {
  const first = plainName(p);
  if (p.kind !== T.DOT) return first;
  let text = spelling(first);
  while (p.accept(T.DOT)) text += `.${spelling(plainName(p))}`;
  return intern(text);
}
