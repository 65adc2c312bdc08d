import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { Option } from 'commander';
import { SEVERITIES, type Severity } from '../finding/severity.ts';
import { SUBJECTS, type Subject } from '../finding/subject.ts';
import { UsageError } from '../limits/errors.ts';
import { type Configuration, readConfiguration } from '../project/configuration.ts';
import type { Platform, PythonVersion } from '../project/environment.ts';
import type { Console } from './console.ts';
import { fromRoot, insideRoot } from './project-places.ts';

/** Options that mean the same in every command; none has a default here, so that the project's settings count. */
export const COMMON_OPTIONS = {
  format: new Option(
    '-f, --format <name>',
    'terminal, json, sarif, html, github, gitlab or junit (default: terminal)',
  ),
  output: new Option('-o, --output <file>', 'write the report to a file'),
  failOn: new Option(
    '--fail-on <severity>',
    'exit 1 from this severity on: critical, high, medium (default), low, info, never',
  ).choices([...SEVERITIES, 'never']),
  strict: new Option('--strict', 'exit 2 if anything could not be read'),
  offline: new Option('--offline', 'no network at all'),
  advisories: new Option(
    '--advisories <place>',
    'an OSV export: zip, folder of JSON, .jsonl[.gz], or a URL; audit: index, for what that says itself',
  ),
  epss: new Option('--epss <file>', 'how likely attacks are: the daily CSV[.gz] of FIRST'),
  kev: new Option('--kev <file>', 'what is attacked already: the catalogue of CISA, JSON or CSV'),
  vex: new Option('--vex <files>', 'what OpenVEX or CycloneDX files clear does not count: a.json,b.json'),
  pythonVersion: new Option('--python-version <X.Y>', 'the Python that the project runs on'),
  platform: new Option('--platform <name>', 'for markers: linux (default), macos, windows').choices([
    'linux',
    'macos',
    'windows',
  ]),
  cacheDir: new Option('--cache-dir <folder>', 'where advisories, answers and audits of code are kept'),
  cache: new Option('--no-cache', 'keep nothing, use nothing kept'),
  indexUrl: new Option('--index-url <url>', 'the package index'),
  models: new Option('--models <files>', 'descriptions of libraries of your own: a.toml,b.toml'),
  isolated: new Option('--isolated', 'take nothing from the settings of the project itself'),
  quiet: new Option('-q, --quiet', 'no progress and no hints'),
  verbose: new Option('-v, --verbose', 'everything, nothing shortened'),
} as const;

const { failOn, strict, offline, advisories, platform, cacheDir, cache, indexUrl, quiet, verbose } =
  COMMON_OPTIONS;

/** Scripts may give these to every command. */
export const EVERYWHERE: readonly Option[] = [
  ...[failOn, strict, offline, advisories, COMMON_OPTIONS.pythonVersion, platform],
  ...[cacheDir, cache, indexUrl, quiet, verbose],
];

/** What a command acts on: command line, then the project's settings, then the environment, then defaults. */
export interface Settings {
  readonly format: string;
  /** Absolute; undefined for standard output. */
  readonly output: string | undefined;
  readonly failOn: Severity | 'never';
  readonly strict: boolean;
  readonly offline: boolean;
  readonly advisories: string | undefined;
  /** Absolute. */
  readonly epss: string | undefined;
  readonly kev: string | undefined;
  readonly pythonVersion: PythonVersion | undefined;
  readonly platform: Platform;
  /** Absolute; undefined with `--no-cache`. */
  readonly cacheDir: string | undefined;
  /** The same, but never where the project says: what it puts there itself would be taken for our own findings. */
  readonly codeCacheDir: string | undefined;
  readonly indexUrl: string | undefined;
  /** Nothing is taken from the settings of the project itself. */
  readonly isolated: boolean;
  /** Versions that no lock settles are found from the package index. */
  readonly resolve: boolean;
  readonly quiet: boolean;
  readonly timing: boolean;
  readonly verbose: boolean;
  readonly only: readonly Subject[] | undefined;
  readonly exclude: readonly string[];
  /** Families and ids of rules. */
  readonly select: readonly string[];
  readonly ignore: readonly string[];
  /** Absolute. */
  readonly baseline: string | undefined;
  /** Absolute: statements that clear flaws. */
  readonly vex: readonly string[];
  readonly models: readonly NamedModel[];
  readonly includeTests: boolean;
  readonly includeVendored: boolean;
  /** Days to clear a flaw in, by severity, where the project says. */
  readonly policy: Readonly<Partial<Record<Severity, number | undefined>>>;
}

/** A file that describes a library, as `docs/models.md` teaches. */
export interface NamedModel {
  /** As it was named. */
  readonly path: string;
  readonly absolute: string;
  /** The command line is the user's; the project's settings may be somebody else's. */
  readonly by: 'user' | 'project';
}

type Options = Readonly<Record<string, unknown>>;

/** What the project says of itself; nothing with `--isolated`, for projects of strangers. */
export async function configurationOf(root: string, options: Options): Promise<Configuration> {
  return options.isolated ? {} : readConfiguration(root);
}

/** Throws {@link UsageError} for what no schema can judge: places outside of the project, addresses, versions. */
export function settingsFrom(
  options: Options,
  configuration: Configuration,
  console: Console,
  root: string,
): Settings {
  const { environment, folder } = console;
  const given = <T>(name: string, configured: T | undefined): T | undefined =>
    options[name] === undefined ? configured : (options[name] as T);
  const output = options.output
    ? resolve(folder, options.output as string)
    : insideRoot(root, configuration.output, 'output');
  const chosen = options.cacheDir ? resolve(folder, options.cacheDir as string) : undefined;
  const usual = defaultCacheDir(environment);
  const cacheDir = chosen ?? insideRoot(root, configuration['cache-dir'], 'cache-dir') ?? usual;
  const isKept = given('cache', configuration.cache) !== false;
  const baseline = options.baseline
    ? resolve(folder, options.baseline as string)
    : insideRoot(root, configuration.baseline, 'baseline');
  return {
    format: given('format', configuration.format) ?? 'terminal',
    output,
    failOn: given('failOn', configuration['fail-on']) ?? 'medium',
    strict: given('strict', configuration.strict) ?? false,
    offline: given('offline', configuration.offline) ?? false,
    advisories:
      (options.advisories as string | undefined) ??
      fromRoot(root, configuration.advisories, 'advisories') ??
      (environment.WHEREFROM_ADVISORIES || undefined),
    epss: fileOf(options.epss, folder) ?? fromRoot(root, configuration.epss, 'epss'),
    kev: fileOf(options.kev, folder) ?? fromRoot(root, configuration.kev, 'kev'),
    pythonVersion: pythonVersion(given('pythonVersion', configuration['python-version'])),
    platform: given('platform', configuration.platform) ?? 'linux',
    cacheDir: isKept ? cacheDir : undefined,
    codeCacheDir: isKept ? (chosen ?? usual) : undefined,
    indexUrl: address(given('indexUrl', configuration['index-url'])),
    quiet: given('quiet', configuration.quiet) ?? false,
    isolated: options.isolated === true,
    resolve: options.resolve === true,
    timing: options.timing === true,
    verbose: given('verbose', configuration.verbose) ?? false,
    only: subjects(options.only) ?? configuration.only,
    exclude: [...((options.exclude as string[] | undefined) ?? []), ...(configuration.exclude ?? [])],
    select: names(options.select) ?? configuration.select ?? [],
    ignore: names(options.ignore) ?? configuration.ignore ?? [],
    baseline,
    vex: [
      // Of `sbom` the option is a switch and names no files.
      ...(options.vex === true ? [] : (names(options.vex) ?? [])).map((path) => resolve(folder, path)),
      ...(configuration.vex ?? []).map((path) => insideRoot(root, path, 'vex') as string),
    ],
    models: [
      ...(names(options.models) ?? []).map((path) => ({
        path,
        absolute: resolve(folder, path),
        by: 'user' as const,
      })),
      ...(configuration.models ?? []).map((path) => ({
        path,
        absolute: insideRoot(root, path, 'models') as string,
        by: 'project' as const,
      })),
    ],
    includeTests: given('includeTests', configuration['include-tests']) ?? false,
    includeVendored: given('includeVendored', configuration['include-vendored']) ?? false,
    policy: configuration.policy ?? {},
  };
}

function fileOf(given: unknown, folder: string): string | undefined {
  return given === undefined ? undefined : resolve(folder, given as string);
}

function defaultCacheDir(environment: Console['environment']): string {
  if (environment.WHEREFROM_CACHE_DIR) return resolve(environment.WHEREFROM_CACHE_DIR);
  const base = environment.XDG_CACHE_HOME || join(environment.HOME || homedir(), '.cache');
  return join(base, 'wherefrom');
}

/** Of a package index. */
function address(text: string | undefined): string | undefined {
  if (text === undefined || (/^https?:\/\//i.test(text) && URL.canParse(text))) return text;
  throw new UsageError(
    `${text === '' ? 'nothing' : text} is no address of a package index`,
    'write it as https://host/simple',
  );
}

function pythonVersion(text: string | undefined): PythonVersion | undefined {
  if (text === undefined) return undefined;
  const match = /^([23])\.(\d{1,2})(\.\d+)?$/.exec(text);
  if (!match) throw new UsageError(`${text} is no Python version`, 'write it as 3.12');
  return { major: Number(match[1]), minor: Number(match[2]) };
}

function subjects(option: unknown): readonly Subject[] | undefined {
  const given = names(option);
  if (given === undefined) return undefined;
  for (const name of given) {
    if (!SUBJECTS.includes(name as Subject)) {
      throw new UsageError(`--only does not know ${name}`, `choose from ${SUBJECTS.join(', ')}`);
    }
  }
  if (given.length === 0) throw new UsageError('--only names nothing', `choose from ${SUBJECTS.join(', ')}`);
  return given as Subject[];
}

/** `a, b` */
function names(option: unknown): readonly string[] | undefined {
  if (option === undefined) return undefined;
  return String(option)
    .split(',')
    .map((name) => name.trim())
    .filter(Boolean);
}
