import type { Location } from '../../finding/location.ts';
import { CONSTRAINT_VARIABLES, constraintsOfVariable } from './constraint-files.ts';
import type { DeclaredRequirement, ReadContext, Tool, TrustSetting } from './declarations.ts';
import { isOff, isOn } from './switches.ts';

type Rest = TrustSetting extends infer T ? (T extends TrustSetting ? Omit<T, 'location'> : never) : never;

/**
 * Variables by which tools are told whom to trust (pip: `PIP_` and any option's name; uv, Poetry, PDM and conda: their
 * documentation). Undefined for a value that asks for nothing.
 */
const VARIABLES: Readonly<Record<string, (value: string) => Rest | undefined>> = {
  PIP_INDEX_URL: (url) => ({ kind: 'index', tool: 'pip', role: 'primary', url, name: undefined }),
  PIP_EXTRA_INDEX_URL: (url) => ({ kind: 'index', tool: 'pip', role: 'extra', url, name: undefined }),
  PIP_FIND_LINKS: (url) => ({ kind: 'find-links', tool: 'pip', url }),
  PIP_TRUSTED_HOST: (host) => ({ kind: 'trusted-host', tool: 'pip', host }),
  PIPENV_PYPI_MIRROR: (url) => ({ kind: 'index', tool: 'pipenv', role: 'primary', url, name: undefined }),
  UV_DEFAULT_INDEX: (value) => uvIndex(value, 'primary'),
  UV_INDEX_URL: (url) => ({ kind: 'index', tool: 'uv', role: 'primary', url, name: undefined }),
  UV_INDEX: (value) => uvIndex(value, 'extra'),
  UV_EXTRA_INDEX_URL: (url) => ({ kind: 'index', tool: 'uv', role: 'extra', url, name: undefined }),
  UV_FIND_LINKS: (url) => ({ kind: 'find-links', tool: 'uv', url }),
  UV_INSECURE_HOST: (host) => ({ kind: 'trusted-host', tool: 'uv', host }),
  UV_INDEX_STRATEGY: (strategy) => ({ kind: 'index-strategy', tool: 'uv', strategy }),
  UV_NO_VERIFY_HASHES: (value) =>
    isOn(value) ? { kind: 'unchecked', tool: 'uv', what: 'hashes' } : undefined,
  UV_INSECURE_NO_ZIP_VALIDATION: (value) =>
    isOn(value) ? { kind: 'unchecked', tool: 'uv', what: 'archives' } : undefined,
  PDM_PYPI_URL: (url) => ({ kind: 'index', tool: 'pdm', role: 'primary', url, name: 'pypi' }),
  PDM_PYPI_VERIFY_SSL: (value) => unverified('pdm', value, 'pypi'),
  // git looks whether it is set, not to what.
  GIT_SSL_NO_VERIFY: () => ({ kind: 'unverified', tool: 'pip', url: undefined, repositories: true }),
  CONDA_SSL_VERIFY: (value) => unverified('conda', value),
  CONDA_CHANNEL_PRIORITY: (value) => ({
    ...{ kind: 'channel-priority', tool: 'conda' },
    priority: isOff(value) ? 'disabled' : value.toLowerCase(),
  }),
};

/** Poetry's certificate of the source NAME. */
const POETRY_CERTIFICATE = /^POETRY_CERTIFICATES_([A-Z0-9_]+)_CERT$/;

/** What a file must hold one of to be worth a look. */
export const VARIABLE_HINTS: readonly string[] = [
  ...Object.keys(VARIABLES),
  ...CONSTRAINT_VARIABLES,
  'POETRY_CERTIFICATES_',
];

/** Any of the names, in a regular expression. */
export const VARIABLE_NAME = [
  ...Object.keys(VARIABLES),
  ...CONSTRAINT_VARIABLES,
  'POETRY_CERTIFICATES_[A-Z0-9_]+_CERT',
].join('|');

/** `NAME=URL`, or a URL alone. */
export function uvIndex(value: string, role: 'primary' | 'extra'): Rest {
  const [, name, url] = /^([A-Za-z0-9._-]+)=(.*)$/s.exec(value) ?? [];
  return { kind: 'index', tool: 'uv', role, url: url ?? value, name };
}

function unverified(tool: Tool, value: string, name?: string): Rest | undefined {
  return isOff(value) ? { kind: 'unverified', tool, url: undefined, ...(name && { name }) } : undefined;
}

function makerOf(name: string): ((value: string) => Rest | undefined) | undefined {
  if (Object.hasOwn(VARIABLES, name)) return VARIABLES[name];
  const source = POETRY_CERTIFICATE.exec(name)?.[1]?.toLowerCase();
  return source === undefined ? undefined : (value) => unverified('poetry', value, source);
}

export interface VariableFacts {
  /** Constraints and overrides. */
  readonly requirements: readonly DeclaredRequirement[];
  readonly trust: readonly TrustSetting[];
}

/** Whom a variable trusts, and what the files restrict that it names. */
export function variableFacts(
  name: string,
  value: string,
  location: Location,
  context: ReadContext,
): VariableFacts {
  return {
    requirements: constraintsOfVariable(name, value, location, context),
    trust: environmentSetting(name, value, location),
  };
}

export function allOf(facts: readonly VariableFacts[]): VariableFacts {
  return {
    requirements: facts.flatMap(({ requirements }) => requirements),
    trust: facts.flatMap(({ trust }) => trust),
  };
}

/** The settings that a variable makes; values may be several, parted by white space. A value that is a variable is none. */
function environmentSetting(name: string, value: string, location: Location): TrustSetting[] {
  const make = makerOf(name);
  const plain = value.replace(/^(['"])(.*)\1$/, '$2').trim();
  if (!make || plain === '') return [];
  return plain
    .split(/\s+/)
    .filter((word) => !/^\$|^\{|^%/.test(word))
    .flatMap((word) => {
      const setting = make(word);
      return setting ? ({ ...setting, location } as TrustSetting) : [];
    });
}
