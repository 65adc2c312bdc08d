/** The tree in the terminal: each package once in full, and a mark where it comes again. */
import type {
  DependencyTree,
  ProjectTree,
  RootNeed,
  TreeNeed,
  TreePackage,
  WhyAnswer,
} from '../dependency-tree.ts';
import { counted } from '../words.ts';
import { incompleteLines } from './incomplete.ts';
import type { Pen } from './pen.ts';
import { placeLink } from './place.ts';
import { hanging, type Line, type Span, span, wrap } from './text.ts';

const FROM = {
  lock: 'from its lock',
  resolution: 'resolved now',
  manifest: 'as its manifests have it: nothing settles the rest',
} as const;

export function treeLines(pen: Pen, { projects, incomplete }: DependencyTree): Line[] {
  const sections = projects.map((project) => projectLines(pen, project));
  if (projects.length === 0) sections.push([[span('No dependencies were found.')]]);
  if (incomplete.length > 0)
    sections.push([[span('Not looked at in full', 'strong')], ...incompleteLines(pen, incomplete)]);
  return apart(sections);
}

function apart(sections: readonly (readonly Line[])[]): Line[] {
  return sections.flatMap((lines, i) => (i > 0 ? [[], ...lines] : lines));
}

function projectLines(pen: Pen, project: ProjectTree): Line[] {
  const packages = new Map(project.packages.map((one) => [one.id, one]));
  const shown = new Set<string>();
  const roots = project.roots.filter(({ needs }) => needs.length > 0);
  return [
    headLine(pen, project),
    ...roots.flatMap((root) => {
      const named = roots.length > 1 ? [[span(pen.exact(root.name), 'strong')]] : [];
      return [...named, ...branches(pen, root.needs, packages, shown)];
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

interface Branch {
  readonly need: TreeNeed & { readonly group?: string };
  /** What stands before it: rails of those above. */
  readonly rails: string;
  readonly last: boolean;
}

/** Depth first, without recursion: chains of hundreds are possible in hostile locks. */
function branches(
  pen: Pen,
  needs: readonly RootNeed[],
  packages: ReadonlyMap<string, TreePackage>,
  shown: Set<string>,
): Line[] {
  const lines: Line[] = [];
  const signs = signsOf(pen);
  const waiting = childrenOf(merged(needs), '');
  for (let branch = waiting.pop(); branch; branch = waiting.pop()) {
    const { need, rails, last } = branch;
    const own = packages.get(need.id);
    const below = (own?.needs ?? []).filter(
      ({ applies, extra }) =>
        (pen.verbose || applies !== false) && (extra === undefined || (need.extras ?? []).includes(extra)),
    );
    const key = `${need.id} ${need.extras ?? ''}`;
    const again = shown.has(key) && below.length > 0;
    lines.push([span(rails + (last ? signs.last : signs.fork), 'faint'), ...label(pen, branch, again)]);
    if (again) continue;
    shown.add(key);
    waiting.push(...childrenOf(below, rails + (last ? signs.none : signs.rail)));
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
function childrenOf(needs: readonly Branch['need'][], rails: string): Branch[] {
  return needs.map((need, i) => ({ need, rails, last: i === needs.length - 1 })).reverse();
}

function label(pen: Pen, { need }: Branch, again: boolean): Line {
  const at = need.id.indexOf('@');
  const [name, version] = at < 0 ? [need.id, undefined] : [need.id.slice(0, at), need.id.slice(at + 1)];
  const extras = need.extras ? `[${need.extras.join(',')}]` : '';
  const spans: Span[] = [span(pen.exact(name + extras), 'name')];
  if (version !== undefined) spans.push(span(` ${pen.exact(version)}`));
  else spans.push(span(' no version known', 'medium'));
  if (need.group !== undefined && need.group !== 'main')
    spans.push(span(` (${pen.exact(need.group)})`, 'faint'));
  if (need.applies === false) spans.push(span(' (kept out by markers)', 'faint'));
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
  if (projects.length === 0) sections.push([[span(`${pen.exact(name)} is not among the dependencies.`)]]);
  if (incomplete.length > 0)
    sections.push([[span('Not looked at in full', 'strong')], ...incompleteLines(pen, incomplete)]);
  return apart(sections);
}

function pathLines(pen: Pen, path: readonly string[]): Line[] {
  const steps = path.map((name) => pen.exact(name)).join(` ${pen.glyphs.arrow} `);
  return hanging([span('    ')], wrap([span(steps)], pen.width - 4), [span('      ')]);
}
