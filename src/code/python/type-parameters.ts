/** `[T: bound = default, *Ts, **P]` (PEP 695, 696). */
import { element, expression, Power } from './expressions.ts';
import { Kind } from './nodes.ts';
import type { Parser } from './parser.ts';
import { close } from './recovery.ts';
import * as T from './tokens.ts';

/** At the bracket; gives a TypeParams. */
export function typeParameters(p: Parser): number {
  const opened = p.start;
  const from = p.itemCount;
  p.next();
  while (p.kind !== T.RSQB) {
    p.push(typeParameter(p));
    if (!p.accept(T.COMMA)) break;
  }
  close(p, T.RSQB, opened);
  return p.list(p.leaf(Kind.TypeParams, 0, opened, p.previousEnd), from);
}

function typeParameter(p: Parser): number {
  const { start } = p;
  const kind = p.accept(T.STAR) ? Kind.TypeVarTuple : p.accept(T.DOUBLESTAR) ? Kind.ParamSpec : Kind.TypeVar;
  const name = p.kind === T.NAME ? p.value : 0;
  p.expect(T.NAME);
  const bound = kind === Kind.TypeVar && p.accept(T.COLON) ? expression(p, Power.Test) : 0;
  const value = p.accept(T.ASSIGN) ? element(p, Power.Test) : 0;
  if (kind === Kind.TypeVar) return p.node3(kind, 0, start, p.previousEnd, name, bound, value);
  return p.node2(kind, 0, start, p.previousEnd, name, value);
}
