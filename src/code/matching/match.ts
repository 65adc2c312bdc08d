import type { FindingDraft } from '../../finding/fingerprint.ts';
import type { Severity } from '../../finding/severity.ts';
import type { Environment } from '../../project/environment.ts';
import { shortened } from '../judging/describe.ts';
import type { CodeRule } from '../judging/rule.ts';
import type { Module } from '../program/module.ts';
import type { Program } from '../program/program.ts';
import { KIND_NAMES } from '../python/nodes.ts';
import type { Match, Pattern, Sight } from './pattern.ts';

/** Patterns by the kind of node that they are asked about. */
type ByKind = readonly (readonly Pattern[] | undefined)[];

export function byKind(patterns: readonly Pattern[]): ByKind {
  return KIND_NAMES.map((_, kind) => {
    const asked = patterns.filter(({ kinds }) => kinds.includes(kind));
    return asked.length > 0 ? asked : undefined;
  });
}

/** Everything that the patterns find in one file, in one pass over its nodes. */
export function* matchesIn(
  program: Program,
  module: Module,
  patterns: ByKind,
  environment: Environment,
): Iterable<{ readonly pattern: Pattern; readonly match: Match; readonly node: number }> {
  const { tree } = module;
  for (let node = tree.firstRecord(tree.root); node <= tree.root; node = tree.nextRecord(node)) {
    const asked = patterns[tree.kind(node)];
    if (!asked) continue;
    const sight: Sight = { node, tree, module, program, environment };
    for (const pattern of asked) {
      for (const match of [pattern.look(sight) ?? []].flat()) yield { pattern, match, node };
    }
  }
}

/** A match as a finding. */
export function draftOfMatch(
  program: Program,
  module: Module,
  rule: CodeRule,
  match: Match,
  found: number,
): FindingDraft {
  const { tree, placeOf } = module;
  const node = match.node ?? found;
  const range = match.range ?? { start: tree.start(node), end: tree.end(node) };
  const [start, end] = [placeOf(tree.position(range.start)), placeOf(tree.position(range.end))];
  const fill = (text: string) => text.replaceAll('{callee}', match.what);
  const scope = program.enclosingScope(module, node);
  return {
    rule: rule.meta.id,
    message: fill(rule.message),
    severity: rule.severity.constant as Severity,
    confidence: rule.confidence ?? 'high',
    cwe: rule.meta.cwe,
    origin: 'constant',
    location: {
      path: module.path,
      line: start.line,
      column: start.column,
      endLine: end.line,
      endColumn: end.column,
    },
    flow: [],
    remedy: fill(match.advice ?? rule.advice),
    anchor: `${scope.qualifiedName} ${shortened(tree.slice(range.start, range.end), 200)}`,
  };
}
