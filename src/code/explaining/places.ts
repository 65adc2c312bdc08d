import { UsageError } from '../../limits/errors.ts';
import type { AskedPlace } from '../../report/explanation.ts';
import { locationOf } from '../judging/describe.ts';
import { harmAt, type SinkCall } from '../judging/judgement.ts';
import type { LooseSink, Sinks } from '../judging/sinks.ts';
import type { Module } from '../program/module.ts';
import type { Program } from '../program/program.ts';
import { Kind } from '../python/nodes.ts';

/** An expression that is asked about, with the sinks that it is. */
export interface Asked {
  readonly module: Module;
  readonly node: number;
  readonly sinks: readonly SinkCall[];
  readonly loose: readonly LooseSink[];
}

/**
 * With a column the innermost call around it, or else the innermost expression; without one, all calls and sinks that
 * begin on the line, or the innermost call that goes on there.
 */
export function askedExpressions(
  program: Program,
  module: Module,
  place: AskedPlace,
  sinks: Sinks,
): readonly Asked[] {
  const own = {
    calls: sinks.calls.filter(({ call }) => call.site.scope.module === module),
    loose: sinks.loose.filter((one) => one.module === module),
  };
  const spans = spansOf(program, module, own);
  const chosen = place.column === undefined ? onLine(spans, place.line) : atColumn(spans, place);
  if (chosen.length === 0) throw nothingThere(place, spans);
  return chosen.map(({ node }) => ({
    module,
    node,
    sinks: own.calls.filter((call) => harmAt(call).node === node),
    loose: own.loose.filter((one) => one.node === node),
  }));
}

interface Span {
  readonly node: number;
  readonly isCall: boolean;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** Calls, sinks and, as nothing else can be pointed at, names and attributes; the outer before the inner. */
function spansOf(program: Program, module: Module, { calls, loose }: Sinks): readonly Span[] {
  const { tree } = module;
  const named = new Set([...calls.map((call) => harmAt(call).node), ...loose.map(({ node }) => node)]);
  const spans: Span[] = [];
  const scope = program.moduleScope(module);
  for (let node = tree.firstRecord(tree.root); node <= tree.root; node = tree.nextRecord(node)) {
    const kind = tree.kind(node);
    const isCall = kind === Kind.Call || kind === Kind.Exec || named.has(node);
    if (!isCall && !EXPRESSIONS.has(kind)) continue;
    const { line, column, endLine, endColumn } = locationOf({ scope, node });
    spans.push({ node, isCall, line, column, endLine, endColumn });
  }
  return spans.sort(
    (a, b) => a.line - b.line || a.column - b.column || b.endLine - a.endLine || b.endColumn - a.endColumn,
  );
}

const EXPRESSIONS: ReadonlySet<number> = new Set([
  Kind.Name,
  Kind.Attribute,
  Kind.Subscript,
  Kind.BinOp,
  Kind.BoolOp,
  Kind.Compare,
  Kind.Dict,
  Kind.List,
  Kind.Tuple,
  Kind.IfExp,
  Kind.Str,
  Kind.Num,
]);

function onLine(spans: readonly Span[], line: number): readonly Span[] {
  const calls = spans.filter(({ isCall }) => isCall);
  const here = calls.filter((span) => span.line === line);
  return here.length > 0 ? here : calls.filter((span) => span.line < line && span.endLine >= line).slice(-1);
}

function atColumn(spans: readonly Span[], { line, column = 1 }: AskedPlace): readonly Span[] {
  const around = spans.filter(
    (span) =>
      (span.line < line || (span.line === line && span.column <= column)) &&
      (span.endLine > line || (span.endLine === line && span.endColumn > column)),
  );
  const calls = around.filter(({ isCall }) => isCall);
  return (calls.length > 0 ? calls : around).slice(-1);
}

function nothingThere({ path, line, column }: AskedPlace, spans: readonly Span[]): UsageError {
  const lines = [...new Set(spans.filter(({ isCall }) => isCall).map((span) => span.line))]
    .sort((a, b) => Math.abs(a - line) - Math.abs(b - line) || a - b)
    .slice(0, 3)
    .sort((a, b) => a - b);
  const place = column === undefined ? `line ${line}` : `line ${line}, column ${column}`;
  if (lines.length === 0) return new UsageError(`${path} has no calls at all`, 'name another file');
  const which =
    lines.length === 1
      ? `is on line ${lines[0]}`
      : `are on lines ${lines.slice(0, -1).join(', ')} and ${lines.at(-1)}`;
  return new UsageError(
    `there is no call on ${place} of ${path}; the nearest ${which}`,
    `wherefrom explain ${path}:${nearestTo(lines, line)}`,
  );
}

function nearestTo(lines: readonly number[], line: number): number {
  return [...lines].sort((a, b) => Math.abs(a - line) - Math.abs(b - line))[0] as number;
}
