import type {
  ExposedDependency,
  Exposure,
  Place,
  ProjectExposure,
  UndeclaredModule,
  Use,
} from '../exposure.ts';
import { counted } from '../words.ts';
import { incompleteSections } from './incomplete.ts';
import type { Pen } from './pen.ts';
import { placeLink } from './place.ts';
import { type Cell, type Column, type Row, table } from './table.ts';
import { indented, type Line, type Span, span, wrap } from './text.ts';

/** One section a use, the ones to act on first; `used` ones as the list of what matters most. */
const SECTIONS: readonly (readonly [use: Use, title: string])[] = [
  ['unused', 'Nothing imports these'],
  ['aside', 'Only tests, examples, documentation or build scripts import these'],
  ['types', 'Only type checkers need these'],
  ['optional', 'Imported only where their absence is caught'],
  ['named', 'Never imported, but named'],
  ['unknown', 'Not known what these are imported as'],
];

/** All of them for the same reason: the names are enough. */
const SAID_ONCE: ReadonlySet<Use> = new Set(['aside', 'unknown']);

function namesOf(pen: Pen, own: readonly ExposedDependency[]): Line[] {
  const names = own.map(({ name }) => pen.exact(name)).join(', ');
  return indented(wrap([span(names, 'name')], pen.width - 2), 2);
}

export function exposureLines(pen: Pen, { projects, incomplete }: Exposure): Line[] {
  const parts = projects.flatMap((project) => projectLines(pen, project, incomplete.length > 0));
  if (projects.length === 0) parts.push([[span('No dependencies were found.')]]);
  parts.push(...incompleteSections(pen, incomplete));
  return parts.flatMap((lines, i) => (i > 0 ? [[], ...lines] : lines));
}

/** `partly`: what could not be read may ask for something as well. */
function projectLines(pen: Pen, project: ProjectExposure, partly: boolean): Line[][] {
  const { name, folder, dependencies, undeclared, locked } = project;
  const parts: Line[][] = [
    [
      [span(pen.exact(name), 'strong'), span(folder === '.' ? '' : ` in ${pen.exact(folder)}`, 'faint')],
      ...wrap(
        [
          span(
            `  ${summary(dependencies, undeclared)}${locked ? '' : '; no lock, so what they bring themselves is not known'}`,
            'faint',
          ),
        ],
        pen.width,
      ),
    ],
  ];
  const used = dependencies.filter(({ use }) => use === 'used');
  if (used.length > 0) parts.push(usedLines(pen, used));
  for (const [use, title] of SECTIONS) {
    const own = dependencies.filter((one) => one.use === use);
    if (own.length === 0) continue;
    const lines = SAID_ONCE.has(use) && !pen.verbose ? namesOf(pen, own) : rowsOf(pen, own);
    parts.push([heading(title, own.length), ...lines]);
  }
  const tools = dependencies.filter(({ use }) => use === 'tool');
  if (tools.length > 0 && pen.verbose)
    parts.push([heading('Tools, plug-ins and type stubs', tools.length), ...rowsOf(pen, tools)]);
  else if (tools.length > 0)
    parts.push([
      [span('Tools, plug-ins and type stubs', 'strong'), span(` ${tools.length}: --verbose`, 'faint')],
    ]);
  if (undeclared.length > 0) parts.push(undeclaredLines(pen, undeclared, partly));
  return parts;
}

function summary(
  dependencies: readonly ExposedDependency[],
  undeclared: readonly UndeclaredModule[],
): string {
  const count = (use: Use) => dependencies.filter((one) => one.use === use).length;
  const words = [
    counted(dependencies.length, 'dependency', 'dependencies'),
    ...(['used', 'unused', 'unknown'] as const).map((use) => `${count(use)} ${use}`),
    `${undeclared.length} imported and not asked for`,
  ];
  return words.join(', ');
}

function heading(title: string, count: number): Line {
  return [span(title, 'strong'), span(` (${count})`, 'faint')];
}

const USED: readonly Column[] = [
  { title: 'package' },
  { title: 'files' },
  { title: 'lines' },
  { title: 'brings' },
  { title: 'would leave' },
  { title: 'first', gives: true },
];

const FEW = 15;

/** The ones that matter most first. */
function usedLines(pen: Pen, used: readonly ExposedDependency[]): Line[] {
  const shown = pen.verbose ? used : used.slice(0, FEW);
  const rows = shown.map(
    (one): Row => [
      [[span(pen.exact(one.name), 'name')]],
      number(one.files),
      number(one.lines),
      number(one.weight),
      number(one.leaves?.length),
      one.places[0] ? [[placeLink(pen, one.places[0].path, one.places[0].line)]] : [],
    ],
  );
  const more = used.length - shown.length;
  const remarks = shown.flatMap((one) => remarksOf(pen, one));
  return [
    heading('What the code leans on most', used.length),
    ...indented(table(pen, USED, rows, pen.width - 2), 2),
    ...(more > 0 ? [[span(`  and ${more} more: --verbose`, 'faint')]] : []),
    ...remarks,
  ];
}

function remarksOf(pen: Pen, { name, funding, inactive }: ExposedDependency): Line[] {
  const lines: Line[] = [];
  if (inactive) lines.push([span(`  ${pen.exact(name)} calls itself no longer maintained`)]);
  if (funding)
    lines.push([span(`  ${pen.exact(name)} asks for support: ${pen.exact(funding[0] as string)}`, 'faint')]);
  return lines;
}

function number(value: number | undefined): Cell {
  return [[span(value === undefined ? '?' : String(value), 'faint')]];
}

/** What is said of each, below what is said of several. */
function rowsOf(pen: Pen, own: readonly ExposedDependency[]): Line[] {
  const groups = [...Map.groupBy(own, sharedRemark)].sort(([a], [b]) => Number(a !== '') - Number(b !== ''));
  return groups.flatMap(([remark, members]) => [
    ...(remark === '' ? [] : indented(wrap([span(`${pen.prose(remark)}:`, 'faint')], pen.width - 2), 2)),
    ...explained(
      pen,
      members.map((one) => ({ name: one.name, place: placeOf(one), text: ownRemark(one) })),
      remark === '' ? 2 : 4,
    ),
  ]);
}

function placeOf({ manifest, line }: ExposedDependency): Place {
  return { path: manifest, line };
}

/** Uses whose heading says what the first clause of the reason says. */
const IN_HEADING: ReadonlySet<Use> = new Set(['unused', 'optional', 'types', 'aside']);

/** The clauses of the reason that do not speak of this package alone. */
function sharedRemark({ use, reason }: ExposedDependency): string {
  return IN_HEADING.has(use) ? reason.split('; ').slice(1).join('; ') : '';
}

function ownRemark(one: ExposedDependency): string {
  const { use, reason, name, modules, leaves } = one;
  const other = use === 'unused' && modules[0] !== name ? [`module ${modules.slice(0, 3).join(', ')}`] : [];
  const clauses = IN_HEADING.has(use) ? other : [reason];
  if (leaves && leaves.length > 1) clauses.push(`${leaves.length} packages would leave with it`);
  return clauses.join('; ');
}

interface Explained {
  readonly name: string;
  readonly place: Place | undefined;
  readonly text: string;
}

/** A column for texts that has less room than this reads worse than texts below. */
const ROOM = 40;

function explained(pen: Pen, entries: readonly Explained[], indent: number): Line[] {
  const links = entries.map(({ place }) => (place ? placeLink(pen, place.path, place.line) : span('')));
  const widest = (texts: readonly string[]) => Math.max(...texts.map(({ length }) => length));
  const taken = widest(entries.map(({ name }) => name)) + widest(links.map(({ text }) => text)) + 4;
  const longest = widest(entries.map(({ text }) => text));
  const word = widest(entries.flatMap(({ text }) => text.split(' ')));
  const below = pen.width - indent - taken < Math.max(word, Math.min(ROOM, longest));
  const rows = entries.flatMap(({ name, text }, i): Row[] => {
    const cells = [[[span(pen.exact(name), 'name')]], [[links[i] as Span]]];
    const said = [span(pen.prose(text))];
    if (!below) return [[...cells, [said]]];
    return text === '' ? [cells] : [cells, { remark: said }];
  });
  const columns = [{ title: '' }, { title: '' }, ...(below ? [] : [{ title: '', gives: true }])];
  return indented(table(pen, columns, rows, pen.width - indent), indent);
}

function undeclaredLines(pen: Pen, undeclared: readonly UndeclaredModule[], partly: boolean): Line[] {
  const entries = undeclared.map(({ module, reason, optional, aside, places }): Explained => {
    const only = [optional ? 'optional' : '', aside ? 'not in code that runs' : '']
      .filter(Boolean)
      .join(', ');
    return { name: module, place: places[0], text: `${reason}${only === '' ? '' : ` (${only})`}` };
  });
  const title = `Imported and not asked for${partly ? ', as far as could be read' : ''}`;
  return [heading(title, undeclared.length), ...explained(pen, entries, 2)];
}
