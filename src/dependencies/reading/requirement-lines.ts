/** What one requirements file says itself; what it includes is named, not read. */
import { posix } from 'node:path';
import { withoutCredentials } from '../../finding/credentials.ts';
import type { Location } from '../../finding/location.ts';
import type { DeclaredRequirement, ReadContext, SourceText, TrustSetting } from './declarations.ts';
import { declare, declareLocation, readMarker } from './requirement-text.ts';
import {
  type LineOption,
  type LogicalLine,
  logicalLines,
  splitLine,
  type Via,
  viaOf,
} from './requirements-file.ts';
import { isPath, isUrl, leadsOutside } from './urls.ts';

export type Role = 'requirement' | 'constraint';

export interface RequirementLines {
  /** In no group, since that depends on who includes the file. */
  readonly requirements: readonly {
    readonly requirement: DeclaredRequirement;
    readonly via: Via | undefined;
  }[];
  readonly trust: readonly TrustSetting[];
  readonly includes: readonly { readonly file: SourceText; readonly role: Role }[];
}

/** Files that many others include are read once. */
const known = new WeakMap<SourceText, RequirementLines>();

export function requirementLines(file: SourceText, context: ReadContext): RequirementLines {
  const lines = known.get(file) ?? read(file, context);
  known.set(file, lines);
  return lines;
}

interface Reading extends RequirementLines {
  readonly file: SourceText;
  /** For lines that are not understood. */
  readonly context: ReadContext;
  /** For what is understood and cannot be followed. */
  readonly above: ReadContext;
  readonly requirements: RequirementLines['requirements'][number][];
  readonly trust: TrustSetting[];
  readonly includes: RequirementLines['includes'][number][];
}

function read(file: SourceText, context: ReadContext): RequirementLines {
  const faults: { readonly reason: string; readonly line: number | undefined }[] = [];
  const own: ReadContext = { ...context, incomplete: (reason, line) => void faults.push({ reason, line }) };
  const reading: Reading = { file, context: own, above: context, requirements: [], trust: [], includes: [] };
  for (const line of logicalLines(file.text)) readLine(line, reading);
  const { requirements, trust, includes } = reading;
  // A text file that only has such a name gives one entry, not one for every line.
  if (faults.length > Math.max(3, requirements.length + trust.length + includes.length)) {
    const reason = `does not look like a requirements file: ${faults.length} lines cannot be read`;
    context.incomplete(reason, undefined, file.path);
  } else for (const { reason, line } of faults) context.incomplete(reason, line, file.path);
  return { requirements, trust, includes };
}

function readLine(line: LogicalLine, reading: Reading): void {
  const { requirement, options, fault, stray } = splitLine(line.text);
  if (stray !== undefined)
    reading.context.incomplete(`"${stray}" is no option; pip passes over it`, line.line);
  if (fault)
    reading.context.incomplete(`cannot read "${withoutCredentials(line.text)}": ${fault}`, line.line);
  const endColumn = line.column + [...line.text].length;
  const location = {
    path: reading.file.path,
    line: line.line,
    column: line.column,
    endLine: line.line,
    endColumn,
  };
  if (requirement !== '') {
    const declared = readRequirement(requirement, options, location, reading.context);
    if (declared) reading.requirements.push({ requirement: declared, via: viaOf(line.comments) });
  }
  for (const option of options) readOption(option, requirement === '', location, reading);
}

function readRequirement(
  text: string,
  options: readonly LineOption[],
  location: Location,
  context: ReadContext,
): DeclaredRequirement | undefined {
  const hashes = options.filter(({ name }) => name === 'hash').map(({ value }) => value);
  const details = { hashes, location, groups: [] };
  const variable = /\$\{([A-Z0-9_]+)\}/.exec(text)?.[1];
  if (variable !== undefined && !isUrl(text) && !text.includes('@')) {
    context.incomplete(`depends on the environment variable ${variable}`, location.line);
    return undefined;
  }
  const url = isUrl(text);
  if (!url && !isPath(text.replace(/[;#@].*$/s, ''))) return declare(text, details, context);
  const [place, marker] = text.split(url ? /\s;\s*|;\s+/ : /(?<!\s)\s*;\s*/, 2) as [string, string?];
  const found = { ...details, marker: readMarker(marker, location, context) };
  return withProject(declareLocation(place, false, found, context), context);
}

const PROJECTS = ['pyproject.toml', 'setup.py', 'setup.cfg'];

/** A folder is read as a project of its own, if it is there; pip looks for it from where it is run. Else it is said. */
function withProject(requirement: DeclaredRequirement, context: ReadContext): DeclaredRequirement {
  const { name, source, location } = requirement;
  if (name !== undefined || source.kind !== 'path') return requirement;
  const folders = [posix.join(posix.dirname(location.path), source.path), posix.normalize(source.path)];
  const isThere = folders.some((folder) => PROJECTS.some((file) => context.open(posix.join(folder, file))));
  if (leadsOutside(source, location.path)) {
    if (/^(?:[/\\]|[A-Za-z]:)/.test(source.path))
      context.incomplete(`${source.path} lies outside of the audited folder`, location.line);
  } else if (!isThere && !source.path.includes('${'))
    context.incomplete(`${source.path} holds no project, so nothing is known of it`, location.line);
  return requirement;
}

/** Options count where no requirement stands before them; `--hash` is read with its requirement. */
function readOption({ name, value }: LineOption, alone: boolean, location: Location, reading: Reading): void {
  const setting = { location, tool: 'pip' } as const;
  if (name === 'editable') readEditable(value, location, reading);
  else if (!alone) return;
  else if (name === 'requirement' || name === 'constraint') include(value, name, location, reading);
  else if (name === 'index-url' || name === 'pypi-url') {
    reading.trust.push({ ...setting, kind: 'index', role: 'primary', url: value, name: undefined });
  } else if (name === 'extra-index-url') {
    reading.trust.push({ ...setting, kind: 'index', role: 'extra', url: value, name: undefined });
  } else if (name === 'find-links') reading.trust.push({ ...setting, kind: 'find-links', url: value });
  else if (name === 'trusted-host') reading.trust.push({ ...setting, kind: 'trusted-host', host: value });
  else if (name === 'no-index') reading.trust.push({ ...setting, kind: 'no-index' });
  else if (name === 'require-hashes') reading.trust.push({ ...setting, kind: 'require-hashes' });
}

/** A path, a URL, or `name @ URL`. */
function readEditable(value: string, location: Location, { context, requirements }: Reading): void {
  const details = { location, groups: [] };
  const direct =
    /^[A-Za-z0-9][\w.-]*\s*(?:\[[^\]]*\]\s*)?@/.test(value) && !isPath(value.replace(/@.*/s, ''));
  const requirement = direct
    ? declare(value, details, context)
    : withProject(declareLocation(value, true, details, context), context);
  if (requirement) requirements.push({ requirement, via: undefined });
}

function include(target: string, role: Role, { line }: Location, { file, above, includes }: Reading): void {
  const path = posix.join(posix.dirname(file.path), target);
  const outside = posix.isAbsolute(target) || path.startsWith('..');
  const included = isUrl(target) || outside ? undefined : above.open(path);
  if (included && includes.some((one) => one.file === included && one.role === role)) return;
  if (included) includes.push({ file: included, role });
  else {
    const problem = isUrl(target)
      ? 'is elsewhere and is not fetched'
      : outside
        ? 'lies outside of the audited folder'
        : 'is not there';
    above.incomplete(`${withoutCredentials(target)} ${problem}`, line, file.path);
  }
}
