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
  return {
    indexUrl,
    settings: [...fromVariables(environment), ...fromFiles(environment, home)],
    secrets: readNetrc(textOf(environment.NETRC || join(home, '.netrc')) ?? ''),
    followProject,
    cacheDir,
    offline,
    now: console.now(),
    network: networkOf(console),
  };
}

/** The variables of uv come first, as it is the one whose answer is given. */
const VARIABLES: readonly { name: string; tool: Tool; role: 'primary' | 'extra' }[] = [
  { name: 'UV_DEFAULT_INDEX', tool: 'uv', role: 'primary' },
  { name: 'UV_INDEX_URL', tool: 'uv', role: 'primary' },
  { name: 'UV_INDEX', tool: 'uv', role: 'extra' },
  { name: 'UV_EXTRA_INDEX_URL', tool: 'uv', role: 'extra' },
  { name: 'PIP_INDEX_URL', tool: 'pip', role: 'primary' },
  { name: 'PIP_EXTRA_INDEX_URL', tool: 'pip', role: 'extra' },
];

function fromVariables(environment: Environment): TrustSetting[] {
  return VARIABLES.flatMap(({ name, tool, role }) => {
    const location = { path: name, line: 1, column: 1, endLine: 1, endColumn: 1 };
    const urls = (environment[name] ?? '').split(/\s+/).filter(Boolean);
    return urls.map((written): TrustSetting => {
      const url = written.replace(/^[\w-]+=(?=https?:)/, ''); // UV_INDEX may give names
      return { kind: 'index', url, name: undefined, role, tool, location };
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

function settingsIn(path: string | undefined, format: Manifest): readonly TrustSetting[] {
  const text = path && textOf(path);
  if (!text) return [];
  const context = { incomplete: () => {}, open: () => undefined };
  return (format.read({ path, text }, context).trust ?? []).filter(({ kind }) => kind === 'index');
}

function textOf(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined; // there is none, or it is not for us
  }
}
