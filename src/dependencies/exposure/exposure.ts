/**
 * What of a project's dependencies is used, and by what. Imports come from the code's part of the house as plain data;
 * which package brings a module comes from metadata. What cannot be known is `unknown`, never `unused`.
 */
import { compareText } from '../../finding/location.ts';
import type { ImportingFile } from '../../project/imports.ts';
import type { ExposedDependency, ProjectExposure, UndeclaredModule, Use } from '../../report/exposure.ts';
import type { Dependency, DependencyGraph } from '../graph/graph.ts';
import { pathFinder } from '../graph/paths.ts';
import { normalizeName } from '../packaging/names.ts';
import { BUILD, type Distribution, IMAGE, isAside, MAIN } from '../reading/declarations.ts';
import type { ProjectManifests } from '../reading/project-manifests.ts';
import { type ImportNames, type NameBook, nameLike } from './names.ts';
import { extentOf, type ImportUse, isBelow, isRunning, isRunningFile, placesOf } from './uses.ts';
import { weights } from './weight.ts';

export interface ExposureInput {
  readonly manifests: ProjectManifests;
  readonly graph: DependencyGraph;
  /** That the project's code is in. */
  readonly files: readonly ImportingFile[];
  /** Those of them that no project around this one has as well: it may be that one that asks for what they import. */
  readonly outermost: readonly ImportingFile[];
  readonly names: NameBook;
  readonly distributions: readonly Distribution[];
  /** A place outside of Python code and manifests where one of these words stands: a Procfile, a workflow. */
  readonly mentioned: (words: readonly string[]) => string | undefined;
}

export function exposureOf(input: ExposureInput): ProjectExposure {
  const { manifests, graph } = input;
  const uses = usesIn(input.files);
  const seen = new Set(uses.map(({ module }) => firstOf(module.name)));
  const locked = graph.dependencies.some(({ needs }) => needs.length > 0);
  const weigh = weights(graph);
  const direct = oncePerName(graph.dependencies.filter(isAskedFor));
  const known = direct.map((dependency) => ({
    dependency,
    names: input.names.namesOf(dependency.name, seen),
  }));
  const dependencies = known.map(({ dependency, names }) => {
    const entry = entryOf(dependency, names, usesOf(names, uses), input);
    if (!locked) return { ...entry, reason: withOthers(entry) };
    const { brings, leaves } = weigh(dependency.name);
    return { ...entry, reason: withOthers(entry, leaves), weight: brings, leaves };
  });
  return {
    folder: manifests.folder,
    name: manifests.name,
    locked,
    dependencies: dependencies.sort(
      (a, b) => b.files - a.files || (b.weight ?? 0) - (a.weight ?? 0) || compareText(a.name, b.name),
    ),
    undeclared: undeclared(
      usesIn(input.outermost),
      known.map(({ names }) => names),
      input,
    ),
  };
}

/** What nothing imports may still be there for others: a list of pins has what they need as well. */
function withOthers({ use, reason }: ExposedDependency, leaves?: readonly string[]): string {
  if (use !== 'unused') return reason;
  if (!leaves) return `${reason}; without a lock nobody knows whether another package needs it`;
  return leaves.length > 0
    ? reason
    : `${reason}; another package brings it anyway, so that asking only bounds its version`;
}

function usesIn(files: readonly ImportingFile[]): ImportUse[] {
  return files.flatMap((file) => file.imports.map((module) => ({ file, module })));
}

function isAskedFor({ direct, groups }: Dependency): boolean {
  return direct && groups.some((group) => group !== BUILD);
}

/** A package that several files ask for is one; the place where everybody gets it from comes first. */
function oncePerName(dependencies: readonly Dependency[]): Dependency[] {
  return [...Map.groupBy(dependencies, ({ name }) => name).values()].map((own) => {
    const first =
      own.find(({ groups }) => groups.includes(MAIN)) ??
      own.find(({ groups }) => !isAside(groups)) ??
      own[0]!;
    return { ...first, groups: [...new Set(own.flatMap(({ groups }) => groups))].sort(compareText) };
  });
}

function firstOf(dotted: string): string {
  return dotted.split('.', 1)[0] as string;
}

function usesOf({ modules }: ImportNames, uses: readonly ImportUse[]): ImportUse[] {
  return uses.filter(({ module }) => modules.some((name) => isBelow(module.name, name)));
}

function entryOf(
  { name, version, location, groups }: Dependency,
  names: ImportNames,
  uses: readonly ImportUse[],
  input: ExposureInput,
): ExposedDependency {
  const distribution = input.distributions.find((one) => one.name === name);
  const funding = (distribution?.links ?? []).filter(asksForMoney).map(({ url }) => url);
  return {
    name,
    ...(version !== undefined && { version }),
    manifest: location.path,
    line: location.line,
    groups: groups.filter((group) => group !== BUILD),
    ...judge(name, groups, names, uses, input),
    modules: names.modules,
    source: names.source,
    ...extentOf(uses),
    places: placesOf(uses),
    ...(funding.length > 0 && { funding }),
    ...(distribution?.inactive && { inactive: true as const }),
  };
}

const FUNDING = /fund|donat|sponsor|patreon|tidelift/i;
const FUNDING_HOST =
  /\/\/(?:[\w.]*\.)?(?:opencollective\.com|patreon\.com|liberapay\.com|ko-fi\.com|buymeacoffee\.com|tidelift\.com)\b|\/\/github\.com\/sponsors\//i;

function asksForMoney({ label, url }: { readonly label: string; readonly url: string }): boolean {
  return FUNDING.test(label) || FUNDING_HOST.test(url);
}

function judge(
  name: string,
  groups: readonly string[],
  names: ImportNames,
  uses: readonly ImportUse[],
  input: ExposureInput,
): { readonly use: Use; readonly reason: string } {
  const running = uses.filter(isRunning);
  const said = names.source === 'name' ? '; that it is this package is told by its name alone' : '';
  if (running.some(({ module }) => module.how === 'plain'))
    return { use: 'used', reason: `imported by the code${said}` };
  if (running.some(({ module }) => module.how === 'optional'))
    return { use: 'optional', reason: `imported only where its absence is caught${said}` };
  if (running.length > 0) return { use: 'types', reason: `imported for type checkers only${said}` };
  if (uses.length > 0)
    return {
      use: 'aside',
      reason: `imported only in tests, examples, documentation or build scripts${said}`,
    };
  return notImported(name, groups, names, input);
}

const DEVELOPMENT =
  /^(?:dev(?:el(?:op(?:ment)?)?)?|tests?|testing|docs?|documentation|lint(?:ing|ers?)?|typing|types|mypy|style|format|ci|qa|coverage|benchmarks?|build|release|all)$/;

/** Extras by the names that everybody gives them, and every group that is none. */
function isForDevelopers(group: string): boolean {
  return group.startsWith('extra ') ? DEVELOPMENT.test(group.slice(6)) : group !== MAIN && group !== IMAGE;
}

function notImported(
  name: string,
  groups: readonly string[],
  names: ImportNames,
  input: ExposureInput,
): { readonly use: Use; readonly reason: string } {
  const firsts = new Set(names.modules.map(firstOf));
  // That tests name a package says nothing of what the project does with it.
  for (const file of input.files.filter(isRunningFile)) {
    const named = file.named.find((one) => firsts.has(one.name));
    if (named) return { use: 'named', reason: `not imported, but named in ${file.path}:${named.line}` };
  }
  const distribution = input.distributions.find((one) => one.name === name);
  const commands = (distribution?.entries ?? []).map((entry) => entry.name);
  const place = input.mentioned([name, ...firsts, ...commands]);
  if (place !== undefined) return { use: 'named', reason: `not imported, but named in ${place}` };
  if (/^types-|-stubs$/.test(name)) return { use: 'tool', reason: 'type stubs, which are never imported' };
  const plugin = distribution?.entries.find(({ group }) => !/^(?:console|gui)_scripts$/.test(group));
  if (plugin)
    return { use: 'tool', reason: `not imported, but a plug-in (${plugin.group}) that others load` };
  if (groups.every(isForDevelopers))
    return { use: 'tool', reason: 'not imported; development requirements are mostly run, not imported' };
  if (names.source === 'none')
    return {
      use: 'unknown',
      reason: 'no metadata at hand says what it is imported as; --environment may help',
    };
  if (names.modules.length === 0)
    return { use: 'unknown', reason: 'it brings no modules, so that no import can tell' };
  return { use: 'unused', reason: `nothing imports ${names.modules.slice(0, 3).join(', ')}` };
}

/** What type checkers alone know, from typeshed. */
const STUBS_ALONE: ReadonlySet<string> = new Set(['_typeshed']);

/**
 * Imports that nothing declared brings, by the module that is missing. A module of the project that is not among its
 * files is one that its build makes.
 */
function undeclared(
  uses: readonly ImportUse[],
  declared: readonly ImportNames[],
  input: ExposureInput,
): UndeclaredModule[] {
  const own = new Set(declared.flatMap(({ modules }) => modules));
  const ownNames = new Set(
    input.manifests.manifests.flatMap(({ facts }) => normalizeName(facts.project ?? '')),
  );
  const loose = uses.filter(
    ({ module }) =>
      !anyAbove(module.name, own) &&
      !STUBS_ALONE.has(firstOf(module.name)) &&
      !ownNames.has(normalizeName(firstOf(module.name))),
  );
  const groups = Map.groupBy(
    loose,
    ({ module }) => input.names.ownersOf(module.name)?.module ?? firstOf(module.name),
  );
  const find = pathFinder(input.graph);
  const hasUnknown = declared.some(({ source }) => source === 'none');
  return [...groups]
    .sort(([a], [b]) => compareText(a, b))
    .map(([module, own]) => ({
      module,
      ...whence(module, input, find, hasUnknown),
      optional: own.every(({ module: { how } }) => how !== 'plain'),
      aside: own.every((use) => !isRunning(use)),
      files: extentOf(own).files,
      places: placesOf(own),
    }))
    .filter(({ reason }) => reason !== DECLARED);
}

function anyAbove(dotted: string, modules: ReadonlySet<string>): boolean {
  for (let end = dotted.length; end > 0; end = dotted.lastIndexOf('.', end - 1))
    if (modules.has(dotted.slice(0, end))) return true;
  return false;
}

const DECLARED = 'declared';

function whence(
  module: string,
  { names, graph }: ExposureInput,
  find: ReturnType<typeof pathFinder>,
  hasUnknown: boolean,
): Pick<UndeclaredModule, 'kind' | 'packages' | 'reason'> {
  const owners = names.ownersOf(module)?.packages ?? [];
  const candidates = owners.length > 0 ? owners : [nameLike(firstOf(module))];
  const present = graph.dependencies.filter(({ name }) => candidates.includes(name));
  const said = owners.length > 0 ? '' : ', as its name suggests';
  // What only builds the project may be imported by whatever builds it.
  if (present.some(({ direct }) => direct)) return { kind: 'unknown', packages: [], reason: DECLARED };
  const [one] = present;
  if (one) {
    const way = find(one, 1)[0]?.slice(1, -1) ?? [];
    const via = way.length > 0 ? ` with ${way.join(' > ')}` : '';
    return {
      kind: 'transitive',
      packages: [one.name],
      reason: `comes from ${one.name}${said}, which is there only because it comes${via}`,
    };
  }
  if (owners.length > 0) {
    const from = owners.slice(0, 3).join(' or ');
    const reason = `comes from ${from}, which no manifest asks for${hasUnknown ? ' by that name' : ''}`;
    return { kind: 'missing', packages: owners, reason };
  }
  const reason = hasUnknown
    ? 'no metadata at hand says which package brings it; it may be one of those that are declared'
    : 'no metadata at hand says which package brings it';
  return { kind: 'unknown', packages: [], reason };
}
