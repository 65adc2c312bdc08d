/** The floors of the house, top first. A file imports only from its own room or from floors below. */
const FLOORS: readonly (readonly string[])[] = [
  ['cli', 'page'],
  ['audit'],
  ['code', 'artifacts', 'dependencies'],
  ['report'],
  ['suppression'],
  ['archive'],
  // Bytes put into bytes: the fixes of code are made of them, the command line writes them and draws them.
  ['edits'],
  ['project'],
  ['finding'],
  ['network'],
  ['limits'],
];

/** Rooms inside a subject, top first; what stands directly in the subject's folder is above them all. */
const ROOMS: Record<string, readonly (readonly string[])[]> = {
  code: [
    // Both are asked about what has been judged; fixes ask what is written where it is read again.
    ['explaining', 'fixing', 'guarding'],
    ['payload'],
    ['rules'],
    ['patterns'],
    ['matching'],
    // Keeps steps of judging from run to run.
    ['keeping'],
    ['judging'],
    ['flow'],
    ['program'],
    ['models'],
    ['python'],
  ],
  artifacts: [
    ['converting', 'guarding', 'locking', 'remote'],
    ['formats'],
    ['rules'],
    ['judging'],
    ['pickle'],
    ['inspection'],
    ['reading'],
  ],
  dependencies: [
    ['settings'],
    ['rules'],
    ['planning', 'exposure', 'inventory', 'affected'],
    ['resolving'],
    ['releases'],
    ['naming'],
    ['advisories', 'symbols'],
    ['index'],
    ['provenance'],
    ['graph'],
    ['trust'],
    ['manifests'],
    ['reading'],
    ['packed'],
    ['packaging'],
  ],
};

export function floorOf(file: string): number | undefined {
  const room = file.split('/')[0] as string;
  const floor = FLOORS.findIndex((rooms) => rooms.includes(room));
  return floor < 0 ? undefined : floor;
}

function roomOf(file: string): number {
  const [subject, room, rest] = file.split('/') as [string, string, string?];
  if (rest === undefined) return -1;
  return (ROOMS[subject] ?? []).findIndex((rooms) => rooms.includes(room));
}

/** Why `from` may not import `to`; undefined if it may. */
export function directionFault(from: string, to: string): string | undefined {
  const [subjectFrom, subjectTo] = [from.split('/')[0], to.split('/')[0]];
  const [above, below] = [floorOf(from), floorOf(to)];
  if (above === undefined || below === undefined) return `${to} stands in no room of the plan`;
  if (above > below) return `${from} -> ${to} goes up`;
  if (above === below && subjectFrom !== subjectTo) return `${from} -> ${to}: equals never import each other`;
  if (subjectFrom === subjectTo && roomOf(from) > roomOf(to))
    return `${from} -> ${to} goes up inside ${subjectFrom}`;
  return undefined;
}
