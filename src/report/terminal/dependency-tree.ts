/** The tree in the terminal: each package once in full, and a mark where it comes again. */

import { SEVERITIES } from '../../finding/severity.ts';
import { pushAll } from '../../limits/lists.ts';
import type {
  DependencyTree,
  ProjectTree,
  RootNeed,
  TreeNeed,
  TreePackage,
  WhyAnswer,
} from '../dependency-tree.ts';
import { counted } from '../words.ts';
import { incompleteSections } from './incomplete.ts';
import type { Pen } from './pen.ts';
import { placeLink } from './place.ts';
import { hanging, type Line, type Span, span, wrap } from './text.ts';

const FROM = {
  lock: 'from its lock',
  resolution: 'resolved now',
  manifest: 'as its manifests have it: nothing settles the rest',
} as const;

export interface TreeView {
  /** Levels below the project that are shown; all where it is absent. */
  readonly depth?: number | undefined;
  /** Only what has known flaws, and what leads to it. */
  readonly risky?: boolean;
}

export function treeLines(pen: Pen, tree: DependencyTree, view: TreeView = {}): Line[] {
  const { projects, incomplete } = tree;
  const sections = projects.map((project) => projectLines(pen, project, view));
  if (projects.length > 0) sections.push(legend(pen, tree));
  if (projects.length === 0) sections.push([[span('No dependencies were found.')]]);
  pushAll(sections, incompleteSections(pen, incomplete));
  return apart(sections);
}

function apart(sections: readonly (readonly Line[])[]): Line[] {
  return sections.flatMap((lines, i) => (i > 0 ? [[], ...lines] : lines));
}

/** What the colours mean, and how many packages have which. */
function legend(pen: Pen, { projects, advisories }: DependencyTree): Line[] {
  if (advisories === undefined)
    return [
      [span('No advisories are at hand, so that no flaws are shown: wherefrom advisories update', 'faint')],
    ];
  const packages = projects.flatMap((project) => project.packages);
  const worst = packages.flatMap(({ flaws = [] }) => flaws[0]?.severity ?? []);
  const counts = SEVERITIES.map((severity) => ({
    severity,
    count: worst.filter((one) => one === severity).length,
  })).filter(({ count }) => count > 0);
  const parts = counts.flatMap(({ severity, count }) => [
    span(`${count} ${severity}`, severity),
    span(' · ', 'faint'),
  ]);
  const open = packages.filter(({ version }) => version === undefined).length;
  const free = span(`${packages.length - worst.length - open} without any`);
  const rest = open > 0 ? [span(' · ', 'faint'), span(`${open} of unknown version`, 'medium')] : [];
  return [
    [span('By the worst known flaw: ', 'faint'), ...parts, free, ...rest],
    ...wrap([span(`Looked up in ${pen.prose(advisories)}`, 'faint')], pen.width),
  ];
}

function projectLines(pen: Pen, project: ProjectTree, view: TreeView): Line[] {
  const packages = new Map(project.packages.map((one) => [one.id, one]));
  const kept = view.risky ? leadingToFlaws(project) : undefined;
  const shown = new Set<string>();
  const roots = project.roots.filter(({ needs }) => needs.length > 0);
  return [
    headLine(pen, project),
    ...roots.flatMap((root) => {
      const named = roots.length > 1 ? [[span(pen.exact(root.name), 'strong')]] : [];
      return [...named, ...branches(pen, root.needs, { ...view, packages, kept }, shown)];
    }),
  ];
}

function headLine(pen: Pen, { name, folder, from, target, packages }: ProjectTree): Line {
  const where = folder === '.' ? '' : ` in ${pen.exact(folder)}`;
  const what = target === undefined ? FROM[from] : `${FROM[from]} for ${target}`;
  return [
    span(pen.exact(name), 'strong'),
    span(`${where}  ${counted(packages.length, 'package')}, ${what}`, 'faint'),
  ];
}

/** Packages with flaws, and those that need one of them, however far away. */
function leadingToFlaws({ packages }: ProjectTree): Set<string> {
  const needers = new Map<string, string[]>();
  for (const { id, needs } of packages)
    for (const need of needs) needers.set(need.id, [...(needers.get(need.id) ?? []), id]);
  const kept = new Set(packages.filter(({ flaws }) => flaws).map(({ id }) => id));
  // The set grows while it is walked.
  for (const id of kept) for (const needer of needers.get(id) ?? []) kept.add(needer);
  return kept;
}

interface Shown extends TreeView {
  readonly packages: ReadonlyMap<string, TreePackage>;
  /** All where it is absent. */
  readonly kept: ReadonlySet<string> | undefined;
}

interface Branch {
  readonly need: TreeNeed & { readonly group?: string };
  /** What stands before it: rails of those above. */
  readonly rails: string;
  readonly last: boolean;
  readonly depth: number;
}

/** Depth first, without recursion: chains of hundreds are possible in hostile locks. */
function branches(
  pen: Pen,
  needs: readonly RootNeed[],
  { packages, kept, depth: deepest = Number.POSITIVE_INFINITY }: Shown,
  shown: Set<string>,
): Line[] {
  const lines: Line[] = [];
  const signs = signsOf(pen);
  const isKept = ({ id }: TreeNeed) => kept?.has(id) !== false;
  const waiting = childrenOf(merged(needs.filter(isKept)), '', 1);
  for (let branch = waiting.pop(); branch; branch = waiting.pop()) {
    const { need, rails, last, depth } = branch;
    const own = packages.get(need.id);
    const below = (own?.needs ?? [])
      .filter(
        ({ applies, extra }) =>
          (pen.verbose || applies !== false) && (extra === undefined || (need.extras ?? []).includes(extra)),
      )
      .filter(isKept);
    const key = `${need.id} ${need.extras ?? ''}`;
    const again = shown.has(key) && below.length > 0;
    const folded = depth >= deepest && !again ? below.length : 0;
    const text = label(pen, need, own?.flaws, { again, folded });
    lines.push([span(rails + (last ? signs.last : signs.fork), 'faint'), ...text]);
    if (again || folded > 0) continue;
    shown.add(key);
    pushAll(waiting, childrenOf(below, rails + (last ? signs.none : signs.rail), depth + 1));
  }
  return lines;
}

/** The same package asked for by several groups stands once. */
function merged(needs: readonly RootNeed[]): (RootNeed & { readonly group: string })[] {
  const groups = Map.groupBy(needs, ({ id, extras }) => `${id} ${extras ?? ''}`);
  return [...groups.values()].map((same) => ({
    ...(same[0] as RootNeed),
    group: [...new Set(same.map(({ group }) => group))].join(', '),
  }));
}

/** In reverse: the list is taken from its end. */
function childrenOf(needs: readonly Branch['need'][], rails: string, depth: number): Branch[] {
  return needs.map((need, i) => ({ need, rails, depth, last: i === needs.length - 1 })).reverse();
}

function label(
  pen: Pen,
  need: Branch['need'],
  flaws: TreePackage['flaws'],
  { again, folded }: { readonly again: boolean; readonly folded: number },
): Line {
  const worst = flaws?.[0]?.severity;
  const at = need.id.indexOf('@');
  const [name, version] = at < 0 ? [need.id, undefined] : [need.id.slice(0, at), need.id.slice(at + 1)];
  const extras = need.extras ? `[${need.extras.join(',')}]` : '';
  const spans: Span[] = [span(pen.exact(name + extras), worst ?? 'name')];
  if (version !== undefined) spans.push(span(` ${pen.exact(version)}`));
  else spans.push(span(' no version known', 'medium'));
  if (need.group !== undefined && need.group !== 'main')
    spans.push(span(` (${pen.exact(need.group)})`, 'faint'));
  if (need.applies === false) spans.push(span(' (kept out by markers)', 'faint'));
  if (flaws && worst)
    spans.push(span(` ${worst}`, worst), span(`, ${counted(flaws.length, 'flaw')}`, 'faint'));
  if (folded > 0) spans.push(span(` ${pen.glyphs.more} needs ${folded}`, 'faint'));
  if (again) spans.push(span(` ${pen.glyphs.more} above`, 'faint'));
  return spans;
}

function signsOf({ glyphs }: Pen) {
  return glyphs.rail === '|'
    ? { fork: '|-- ', last: '`-- ', rail: '|   ', none: '    ' }
    : { fork: '├── ', last: '└── ', rail: '│   ', none: '    ' };
}

export function whyLines(pen: Pen, { package: name, projects, incomplete }: WhyAnswer): Line[] {
  const sections = projects.map((project): Line[] => [
    [span(pen.exact(project.name), 'strong'), span(`  ${FROM[project.from]}`, 'faint')],
    ...project.found.flatMap(({ version, direct, groups, manifest, line, paths }): Line[] => [
      [
        span(
          `  ${pen.exact(name)} ${version === undefined ? 'of unknown version' : pen.exact(version)}`,
          'name',
        ),
        span(`  ${direct ? 'asked for by the project itself' : 'needed by others'}`),
        span(groups.length > 0 ? `, in ${pen.exact(groups.join(', '))}  ` : '  ', 'faint'),
        placeLink(pen, manifest, line),
      ],
      ...paths.flatMap((path) => pathLines(pen, path)),
    ]),
  ]);
  if (projects.length === 0) {
    const known = incomplete.length > 0 ? ' that are known' : '';
    sections.push([[span(`${pen.exact(name)} is not among the dependencies${known}.`)]]);
  }
  pushAll(sections, incompleteSections(pen, incomplete));
  return apart(sections);
}

function pathLines(pen: Pen, path: readonly string[]): Line[] {
  const steps = path.map((name) => pen.exact(name)).join(` ${pen.glyphs.arrow} `);
  return hanging([span('    ')], wrap([span(steps)], pen.width - 4), [span('      ')]);
}
