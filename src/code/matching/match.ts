import type { FindingDraft } from '../../finding/fingerprint.ts';
import type { Severity } from '../../finding/severity.ts';
import type { Environment } from '../../project/environment.ts';
import { ORIGIN_WORDS, shortened } from '../judging/describe.ts';
import type { CodeRule } from '../judging/rule.ts';
import type { Module } from '../program/module.ts';
import type { Program } from '../program/program.ts';
import { intern } from '../python/names.ts';
import { Field, Kind } from '../python/nodes.ts';
import type { Match, Pattern } from './pattern.ts';

interface Found {
  readonly pattern: Pattern;
  readonly match: Match;
  readonly node: number;
}

/** Everything that some patterns find in one file, in the order of its nodes. */
export function matchesIn(
  program: Program,
  module: Module,
  patterns: readonly Pattern[],
  environment: Environment,
): readonly Found[] {
  const { tree } = module;
  const found: Found[] = [];
  for (const pattern of patterns) {
    eachNodeFor(pattern, module, (node) => {
      const matches = pattern.look({ node, tree, module, program, environment });
      if (!matches) return;
      for (const match of [matches].flat()) found.push({ pattern, match, node });
    });
  }
  return found.sort((a, b) => a.node - b.node);
}

/** No generator: there are a hundred thousand nodes for each that matches. */
function eachNodeFor(
  { kinds = [], calls = [] }: Pattern,
  module: Module,
  visit: (node: number) => void,
): void {
  const { tree, written } = module;
  for (const kind of kinds) {
    const nodes = written.ofKind(kind);
    for (let i = 0; i < nodes.length; i += 1) visit(nodes[i]!);
  }
  for (const name of calls) {
    for (const node of written.named(intern(name))) {
      const call = tree.parent(node);
      if (tree.kind(call) === Kind.Call && tree.child(call, Field.Call.func) === node) visit(call);
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
  const { origin = 'constant' } = match;
  const fill = (text: string) => {
    const filled = text.replaceAll('{callee}', match.what).replaceAll('{origin}', ORIGIN_WORDS[origin]);
    return text.startsWith('{origin}') ? filled.charAt(0).toUpperCase() + filled.slice(1) : filled;
  };
  const scope = program.enclosingScope(module, node);
  return {
    rule: rule.meta.id,
    message: fill(rule.message),
    severity: rule.severity[origin] as Severity,
    confidence: rule.confidence ?? 'high',
    cwe: rule.meta.cwe,
    origin,
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
