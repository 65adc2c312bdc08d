import type { Location } from '../../finding/location.ts';
import type { TrustSetting } from './declarations.ts';

type Rest = TrustSetting extends infer T ? (T extends TrustSetting ? Omit<T, 'location'> : never) : never;

/** Variables by which tools are told whom to trust (pip: `PIP_` and any option's name; uv: its documentation). */
const VARIABLES: Readonly<Record<string, (value: string) => Rest>> = {
  PIP_INDEX_URL: (url) => ({ kind: 'index', tool: 'pip', role: 'primary', url, name: undefined }),
  PIP_EXTRA_INDEX_URL: (url) => ({ kind: 'index', tool: 'pip', role: 'extra', url, name: undefined }),
  PIP_FIND_LINKS: (url) => ({ kind: 'find-links', tool: 'pip', url }),
  PIP_TRUSTED_HOST: (host) => ({ kind: 'trusted-host', tool: 'pip', host }),
  PIPENV_PYPI_MIRROR: (url) => ({ kind: 'index', tool: 'pipenv', role: 'primary', url, name: undefined }),
  UV_DEFAULT_INDEX: (url) => ({ kind: 'index', tool: 'uv', role: 'primary', url, name: undefined }),
  UV_INDEX_URL: (url) => ({ kind: 'index', tool: 'uv', role: 'primary', url, name: undefined }),
  UV_INDEX: (url) => ({ kind: 'index', tool: 'uv', role: 'extra', url, name: undefined }),
  UV_EXTRA_INDEX_URL: (url) => ({ kind: 'index', tool: 'uv', role: 'extra', url, name: undefined }),
  UV_FIND_LINKS: (url) => ({ kind: 'find-links', tool: 'uv', url }),
  UV_INSECURE_HOST: (host) => ({ kind: 'trusted-host', tool: 'uv', host }),
  UV_INDEX_STRATEGY: (strategy) => ({ kind: 'index-strategy', tool: 'uv', strategy }),
};

export const VARIABLE_NAMES: readonly string[] = Object.keys(VARIABLES);

/** The settings that a variable makes; values may be several, parted by white space. A value that is a variable is none. */
export function environmentSetting(name: string, value: string, location: Location): TrustSetting[] {
  const make = Object.hasOwn(VARIABLES, name) ? VARIABLES[name] : undefined;
  const plain = value.replace(/^(['"])(.*)\1$/, '$2').trim();
  if (!make || plain === '') return [];
  return plain
    .split(/\s+/)
    .filter((word) => !/^\$|^\{|^%/.test(word))
    .map((word) => ({ ...make(word), location }) as TrustSetting);
}
