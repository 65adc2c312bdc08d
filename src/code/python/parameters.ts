/** What a call passes and what a function takes. */
import { comprehensions, group, startsComprehension } from './displays.ts';
import { element, expression, markTarget, Power } from './expressions.ts';
import { Context, Kind, Parameter } from './nodes.ts';
import type { Parser } from './parser.ts';
import { close } from './recovery.ts';
import * as T from './tokens.ts';

/** From `(` to `)` of a call or of a class statement's bases; pushes the arguments as items. */
export function callArguments(p: Parser): void {
  const opened = p.start;
  const from = p.itemCount;
  p.next();
  while (p.kind !== T.RPAR) {
    const node = argument(p);
    p.push(startsComprehension(p) ? generator(p, node, p.itemCount === from ? opened : -1) : node);
    if (!p.accept(T.COMMA)) break;
  }
  close(p, T.RPAR, opened);
}

function argument(p: Parser): number {
  const { start } = p;
  if (p.kind === T.STAR) {
    p.next();
    const value = expression(p, Power.Test);
    return p.node1(Kind.Starred, 0, start, p.previousEnd, value);
  }
  if (p.kind === T.DOUBLESTAR) {
    p.next();
    const value = expression(p, Power.Test);
    return p.node2(Kind.Keyword, 0, start, p.previousEnd, 0, value);
  }
  const node = expression(p, Power.Named);
  return p.kind === T.ASSIGN ? keyword(p, node, start) : node;
}

/** A generator expression without parentheses of its own: as the only argument it shares the call's. */
function generator(p: Parser, item: number, opened: number): number {
  const from = p.itemCount;
  comprehensions(p, false);
  const only = opened >= 0 && p.kind === T.RPAR;
  const [start, end] = only ? [opened, p.end] : [p.startOf(item), p.previousEnd];
  return p.list(p.node1(Kind.GeneratorExp, 0, start, end, item), from);
}

/** `name=value`: the Name just read becomes the keyword's name. */
function keyword(p: Parser, node: number, start: number): number {
  if (p.kindOf(node) !== Kind.Name) return notAKeyword(p, node, start);
  const name = p.nodes[node + 3]!;
  p.top = node;
  p.next();
  const value = expression(p, Power.Test);
  return p.node2(Kind.Keyword, 0, start, p.previousEnd, name, value);
}

function notAKeyword(p: Parser, node: number, start: number): number {
  if (!p.quiet) {
    p.error(start, p.previousEnd, 'expression cannot contain assignment, perhaps you meant "=="?');
  }
  p.next();
  const from = p.itemCount;
  p.push(node);
  p.push(expression(p, Power.Test));
  return p.list(p.leaf(Kind.Error, 0, start, p.previousEnd), from);
}

/** Parameters up to the token that ends them: `)` of a function, where they may be annotated, or `:` of a lambda. */
export function parameters(p: Parser, closing: number): number {
  if (p.kind === closing) return 0;
  const { start } = p;
  const from = p.itemCount;
  let sort: number = Parameter.Normal;
  while (p.kind !== closing) {
    if (p.accept(T.SLASH)) markPositionalOnly(p, from);
    else if (p.accept(T.STAR)) {
      sort = Parameter.KeywordOnly;
      if (p.kind !== T.COMMA && p.kind !== closing) p.push(parameter(p, Parameter.Positional, closing));
    } else if (p.accept(T.DOUBLESTAR)) p.push(parameter(p, Parameter.Keywords, closing));
    else p.push(parameter(p, sort, closing));
    if (!p.accept(T.COMMA)) break;
  }
  return p.list(p.leaf(Kind.Arguments, 0, start, p.previousEnd), from);
}

function markPositionalOnly(p: Parser, from: number): void {
  for (let i = from; i < p.itemCount; i += 1) {
    const node = p.items[i]!;
    if (p.kindOf(node) === Kind.Arg) p.addFlags(node, Parameter.PositionalOnly);
  }
}

function parameter(p: Parser, sort: number, closing: number): number {
  const { start, kind, value: name } = p;
  if (kind === T.LPAR) return tupleParameter(p);
  // Python 2 takes `True` and `False` for names.
  if (kind !== T.NAME && kind !== T.TRUE && kind !== T.FALSE) {
    p.stop();
    return p.missing();
  }
  p.next();
  const annotation = closing === T.RPAR && p.accept(T.COLON) ? element(p, Power.Test) : 0;
  const value = p.accept(T.ASSIGN) ? expression(p, Power.Test) : 0;
  return p.node3(Kind.Arg, sort, start, p.previousEnd, name, annotation, value);
}

/** Python 2: `def f((a, b)=c)`. */
function tupleParameter(p: Parser): number {
  const { start } = p;
  const target = group(p);
  markTarget(p, target, Context.Store);
  const value = p.accept(T.ASSIGN) ? expression(p, Power.Test) : 0;
  return p.node2(Kind.TupleArg, 0, start, p.previousEnd, target, value);
}
