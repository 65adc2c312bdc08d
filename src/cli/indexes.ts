/** What the user's environment and files say about package indexes: variables, pip.conf, uv.toml, .netrc. */
import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { readNetrc } from '../dependencies/index/indexes.ts';
import { manifest as pipConf } from '../dependencies/manifests/pip-conf.ts';
import { manifest as uvToml } from '../dependencies/manifests/uv-toml.ts';
import type { Manifest, Tool, TrustSetting } from '../dependencies/reading/declarations.ts';
import type { IndexAccess } from '../dependencies/resolve.ts';
import { networkOf } from './advisories.ts';
import type { Console } from './console.ts';
import type { Settings } from './settings.ts';

type Environment = Console['environment'];

/** `followProject` is false with `--isolated`. */
export function indexAccess(settings: Settings, console: Console, followProject: boolean): IndexAccess {
  const { environment } = console;
  const { indexUrl, cacheDir, offline } = settings;
  const home = environment.HOME || homedir();
  const own = [...fromVariables(environment), ...fromFiles(environment, home)];
  const certificate = own.find((one) => one.kind === 'client-certificate')?.path;
  return {
    indexUrl,
    settings: own.filter(({ kind }) => kind !== 'client-certificate'),
    ...(certificate !== undefined && { certificate: { path: certificate, pem: textOf(certificate) } }),
    secrets: readNetrc(textOf(environment.NETRC || join(home, '.netrc')) ?? ''),
    followProject,
    cacheDir,
    offline,
    now: console.now(),
    network: networkOf(console),
  };
}

/** The variables of uv come first, as it is the one whose answer is given. */
const VARIABLES: readonly { name: string; tool: Tool; what: (value: string) => Said }[] = [
  { name: 'UV_DEFAULT_INDEX', tool: 'uv', what: indexAs('primary') },
  { name: 'UV_INDEX_URL', tool: 'uv', what: indexAs('primary') },
  { name: 'UV_INDEX', tool: 'uv', what: indexAs('extra') },
  { name: 'UV_EXTRA_INDEX_URL', tool: 'uv', what: indexAs('extra') },
  { name: 'UV_FIND_LINKS', tool: 'uv', what: (url) => ({ kind: 'find-links', url }) },
  { name: 'UV_NO_INDEX', tool: 'uv', what: noIndex },
  { name: 'SSL_CLIENT_CERT', tool: 'uv', what: (path) => ({ kind: 'client-certificate', path }) },
  { name: 'PIP_INDEX_URL', tool: 'pip', what: indexAs('primary') },
  { name: 'PIP_EXTRA_INDEX_URL', tool: 'pip', what: indexAs('extra') },
  { name: 'PIP_FIND_LINKS', tool: 'pip', what: (url) => ({ kind: 'find-links', url }) },
  { name: 'PIP_NO_INDEX', tool: 'pip', what: noIndex },
  { name: 'PIP_CLIENT_CERT', tool: 'pip', what: (path) => ({ kind: 'client-certificate', path }) },
];

type Said =
  | (TrustSetting extends infer T ? (T extends TrustSetting ? Omit<T, 'location' | 'tool'> : never) : never)
  | undefined;

function indexAs(role: 'primary' | 'extra'): (value: string) => Said {
  // UV_INDEX may give names.
  return (value) => ({ kind: 'index', url: value.replace(/^[\w-]+=(?=https?:)/, ''), name: undefined, role });
}

function noIndex(value: string): Said {
  return /^(?:1|y|yes|t|true|on)$/i.test(value) ? { kind: 'no-index' } : undefined;
}

function fromVariables(environment: Environment): TrustSetting[] {
  return VARIABLES.flatMap(({ name, tool, what }) => {
    const location = { path: name, line: 1, column: 1, endLine: 1, endColumn: 1 };
    const value = environment[name] ?? '';
    const values = (name.endsWith('_CERT') ? [value] : value.split(/\s+/)).filter(Boolean);
    return values.flatMap((one) => {
      const said = what(one);
      return said ? [{ ...said, tool, location } as TrustSetting] : [];
    });
  });
}

function fromFiles(environment: Environment, home: string): TrustSetting[] {
  const configuration = environment.XDG_CONFIG_HOME || join(home, '.config');
  const pip = [
    environment.PIP_CONFIG_FILE,
    environment.VIRTUAL_ENV && join(environment.VIRTUAL_ENV, 'pip.conf'),
    join(configuration, 'pip', 'pip.conf'),
    join(home, '.pip', 'pip.conf'),
    '/etc/pip.conf',
  ];
  const uv = [environment.UV_CONFIG_FILE, join(configuration, 'uv', 'uv.toml'), '/etc/uv/uv.toml'];
  return [
    ...uv.flatMap((path) => settingsIn(path, uvToml)),
    ...pip.flatMap((path) => settingsIn(path, pipConf)),
  ];
}

/** What decides where packages are looked up. */
const FOLLOWED: ReadonlySet<TrustSetting['kind']> = new Set([
  'index',
  'find-links',
  'no-index',
  'client-certificate',
]);

function settingsIn(path: string | undefined, format: Manifest): readonly TrustSetting[] {
  const text = path && textOf(path);
  if (!text) return [];
  const context = { incomplete: () => {}, open: () => undefined };
  return (format.read({ path, text }, context).trust ?? []).filter(({ kind }) => FOLLOWED.has(kind));
}

function textOf(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined; // there is none, or it is not for us
  }
}
