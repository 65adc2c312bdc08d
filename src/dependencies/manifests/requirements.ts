/** Requirements files of pip, and what `pip-compile`, `uv pip compile` and `pip freeze` write. */
import { posix } from 'node:path';
import type { Location } from '../../finding/location.ts';
import { normalizeName } from '../packaging/names.ts';
import { pinnedVersion } from '../packaging/specifiers.ts';
import {
  type DeclaredRequirement,
  type Group,
  type LockedPackage,
  MAIN,
  type Manifest,
  type ManifestFacts,
  type ReadContext,
  type SourceText,
  type TrustSetting,
} from '../reading/declarations.ts';
import { declare, declareLocation, readMarker } from '../reading/requirement-text.ts';
import {
  type LineOption,
  type LogicalLine,
  logicalLines,
  splitLine,
  type Via,
  viaOf,
} from '../reading/requirements-file.ts';
import { isPath, isUrl, withoutCredentials } from '../reading/urls.ts';

export const manifest: Manifest = {
  name: 'requirements file',
  kind: 'manifest',
  paths: [
    /(?:^|\/)[^/]*requirements?[^/]*\.(?:txt|in|pip)$/i,
    /(?:^|\/)(?:requirements|reqs)\/(?:[^/]+\/)*[^/]+\.(?:txt|in|pip)$/i,
  ],
  read(file, context) {
    const faults: Parameters<ReadContext['incomplete']>[] = [];
    const reading: Reading = {
      context: { ...context, incomplete: (...fault) => void faults.push(fault) },
      group: groupOf(file.path),
      seen: new Set(),
      requirements: [],
      pins: [],
      trust: [],
    };
    // Whatever stands in a file of constraints adds no package, whoever includes it.
    readFile(file, /constraint/i.test(posix.basename(file.path)) ? 'constraint' : 'requirement', reading);
    report(faults, reading, context);
    return factsOf(reading);
  },
};

interface Reading {
  readonly context: ReadContext;
  readonly group: Group;
  /** Files read so far, so that those who include each other are read once. */
  readonly seen: Set<string>;
  readonly requirements: DeclaredRequirement[];
  /** Pinned by a tool that says in comments why. */
  readonly pins: { readonly requirement: DeclaredRequirement; readonly version: string; readonly via: Via }[];
  readonly trust: TrustSetting[];
}

type Role = DeclaredRequirement['role'];

/** `requirements-dev.txt`, `requirements/dev.in` and `dev-requirements.txt` are of the group `dev`. */
export function groupOf(path: string): Group {
  const stem = posix
    .basename(path)
    .replace(/\.\w+$/, '')
    .toLowerCase();
  const rest = stem.replace(/[-_.]?requirements?[-_.]?/, '').replace(/[-_.](?:lock|locked|hashes)$/, '');
  return /^(?:|base|main|common|core|default|prod|production|lock|locked)$/.test(rest) ? MAIN : rest;
}

/** A text file that only has such a name gives one entry, not one for every line. */
function report(
  faults: Parameters<ReadContext['incomplete']>[],
  reading: Reading,
  context: ReadContext,
): void {
  const understood = reading.requirements.length + reading.pins.length + reading.trust.length;
  if (faults.length > Math.max(3, understood)) {
    context.incomplete(`does not look like a requirements file: ${faults.length} lines cannot be read`);
  } else for (const fault of faults) context.incomplete(...fault);
}

function factsOf({ requirements, pins, trust }: Reading): Partial<ManifestFacts> {
  return { requirements, trust, packages: pins.length > 0 ? lockedPackages(pins) : undefined };
}

function readFile(file: SourceText, role: Role, reading: Reading): void {
  reading.seen.add(`${role} ${file.path}`);
  for (const line of logicalLines(file.text)) readLine(line, file, role, reading);
}

function readLine(line: LogicalLine, file: SourceText, role: Role, reading: Reading): void {
  const { requirement, options, fault } = splitLine(line.text);
  if (fault)
    reading.context.incomplete(
      `cannot read "${withoutCredentials(line.text)}": ${fault}`,
      line.line,
      file.path,
    );
  const length = [...line.text].length;
  const { line: number, column } = line;
  const location = { path: file.path, line: number, column, endLine: number, endColumn: column + length };
  const declared =
    requirement === '' ? undefined : readRequirement(requirement, options, role, location, reading);
  if (declared) keep(declared, line, reading);
  for (const option of options) readOption(option, declared === undefined, file, location, reading);
}

function keep(declared: DeclaredRequirement, line: LogicalLine, reading: Reading): void {
  const version = declared.allowed.map(pinnedVersion)[0];
  const via = viaOf(line.comments);
  if (via && version !== undefined && declared.role === 'requirement') {
    reading.pins.push({ requirement: declared, version, via });
  } else reading.requirements.push(declared);
}

function readRequirement(
  text: string,
  options: readonly LineOption[],
  role: Role,
  location: Location,
  reading: Reading,
): DeclaredRequirement | undefined {
  const hashes = options.filter(({ name }) => name === 'hash').map(({ value }) => value);
  const details = { role, hashes, location, groups: [reading.group] };
  const variable = /\$\{([A-Z0-9_]+)\}/.exec(text)?.[1];
  if (variable !== undefined && !isUrl(text) && !text.includes('@')) {
    reading.context.incomplete(
      `depends on the environment variable ${variable}`,
      location.line,
      location.path,
    );
    return undefined;
  }
  if (!isUrl(text) && !isPath(text.replace(/[;#].*$/s, '').replace(/@.*$/s, ''))) {
    return declare(text, details, reading.context);
  }
  const [place, marker] = text.split(isUrl(text) ? /\s;\s*|;\s+/ : /\s*;\s*/, 2) as [string, string?];
  const applies = readMarker(marker, location, reading.context);
  return declareLocation(place, false, { ...details, marker: applies }, reading.context);
}

function readOption(
  { name, value }: LineOption,
  alone: boolean,
  file: SourceText,
  location: Location,
  reading: Reading,
): void {
  const setting = { location, tool: 'pip' } as const;
  if (name === 'editable') readEditable(value, location, reading);
  else if (!alone) return;
  else if (name === 'requirement') include(value, 'requirement', file, location, reading);
  else if (name === 'constraint') include(value, 'constraint', file, location, reading);
  else if (name === 'index-url' || name === 'pypi-url') {
    reading.trust.push({ ...setting, kind: 'index', role: 'primary', url: value, name: undefined });
  } else if (name === 'extra-index-url') {
    reading.trust.push({ ...setting, kind: 'index', role: 'extra', url: value, name: undefined });
  } else if (name === 'find-links') reading.trust.push({ ...setting, kind: 'find-links', url: value });
  else if (name === 'trusted-host') reading.trust.push({ ...setting, kind: 'trusted-host', host: value });
  else if (name === 'require-hashes') reading.trust.push({ ...setting, kind: 'require-hashes' });
}

function readEditable(value: string, location: Location, reading: Reading): void {
  const details = { location, groups: [reading.group] };
  const direct =
    /^[A-Za-z0-9][\w.-]*\s*(?:\[[^\]]*\]\s*)?@/.test(value) && !isPath(value.replace(/@.*/s, ''));
  const declared = direct
    ? declare(value, details, reading.context)
    : declareLocation(value, true, details, reading.context);
  if (declared) reading.requirements.push(declared);
}

function include(target: string, role: Role, file: SourceText, location: Location, reading: Reading): void {
  const { incomplete, open } = reading.context;
  const say = (reason: string) =>
    incomplete(`${withoutCredentials(target)} ${reason}`, location.line, file.path);
  const path = posix.join(posix.dirname(file.path), target);
  if (isUrl(target)) say('is elsewhere and is not fetched');
  else if (posix.isAbsolute(target) || path.startsWith('..')) say('lies outside of the audited folder');
  else if (reading.seen.size >= MOST_FILES) say('is not read: too many files include each other');
  else if (!reading.seen.has(`${role} ${path}`)) {
    const included = open(path);
    if (included) readFile(included, role, reading);
    else say('is not there');
  }
}

/** More than any project has; each of many hostile files could include all others. */
const MOST_FILES = 200;

/** Pins with what their comments say: who asked for a package needs it. */
function lockedPackages(pins: Reading['pins']): LockedPackage[] {
  const needs = new Map<string, string[]>();
  for (const { requirement, via } of pins) {
    for (const asker of via.packages.map(normalizeName)) {
      needs.set(asker, [...(needs.get(asker) ?? []), requirement.name!]);
    }
  }
  return pins.map(({ requirement, version, via }) => ({
    name: requirement.name!,
    version,
    source: requirement.source,
    groups: requirement.groups,
    direct: via.direct,
    marker: requirement.marker,
    requires: (needs.get(requirement.name!) ?? []).map((name) => ({
      ...{ name, version: undefined, extras: [], marker: undefined, extra: undefined, group: undefined },
    })),
    files: requirement.hashes.map((hash) => ({ hash, url: undefined, name: undefined })),
    location: requirement.location,
    member: undefined,
  }));
}
