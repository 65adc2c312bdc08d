/** The dependencies as one tree: each stands where the shortest way from the project leads to it. */
import { compareText } from '../../finding/location.ts';
import { compareSeverity, type Severity } from '../../finding/severity.ts';
import type { DependencyEntry } from '../report.ts';

export interface TreeNode {
  readonly name: string;
  /** Of which it is a place; undefined for the project, and for what only stands on the way. */
  readonly entries: readonly DependencyEntry[];
  readonly children: readonly TreeNode[];
  /** The worst of its own advisories. */
  readonly own: Severity | undefined;
  /** The worst of all below it. */
  readonly below: Severity | undefined;
  /** How many nodes are below it. */
  readonly size: number;
}

/** Nobody reads deeper, and what is drawn is drawn by functions that call themselves. */
const DEEPEST = 40;

interface Draft {
  readonly name: string;
  readonly entries: DependencyEntry[];
  readonly children: Map<string, Draft>;
}

/** One tree a project, by the name that its ways begin with. What is risky comes first, then by name. */
export function treesOf(dependencies: readonly DependencyEntry[]): TreeNode[] {
  const top = draft('');
  for (const entry of dependencies) {
    let at = top;
    const way = entry.paths[0] ?? [entry.manifest, entry.name];
    for (const name of way.slice(0, DEEPEST)) {
      const next = at.children.get(name) ?? draft(name);
      at.children.set(name, next);
      at = next;
    }
    at.entries.push(entry);
  }
  return [...finished(top).children];
}

function draft(name: string): Draft {
  return { name, entries: [], children: new Map() };
}

function finished({ name, entries, children }: Draft): TreeNode {
  const nodes = [...children.values()].map(finished).sort(compareNodes);
  const own = worst(entries.flatMap(({ advisories }) => advisories.map(({ severity }) => severity)));
  const below = worst(nodes.flatMap((node) => [node.own, node.below]));
  const size = nodes.reduce((sum, node) => sum + 1 + node.size, 0);
  return { name, entries, children: nodes, own, below, size };
}

export function riskOf({ own, below }: TreeNode): Severity | undefined {
  return worst([own, below]);
}

function worst(severities: readonly (Severity | undefined)[]): Severity | undefined {
  return severities.filter((severity) => severity !== undefined).sort(compareSeverity)[0];
}

function compareNodes(a: TreeNode, b: TreeNode): number {
  const [x, y] = [riskOf(a), riskOf(b)];
  if (x !== undefined && y !== undefined) return compareSeverity(x, y) || compareText(a.name, b.name);
  return Number(x === undefined) - Number(y === undefined) || compareText(a.name, b.name);
}
