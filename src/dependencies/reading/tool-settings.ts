/** `pip config set`, `conda config --set`, `poetry config`, `pdm config`: settings that scripts write for the tools. */
import type { Location } from '../../finding/location.ts';
import { condaSetting } from './conda-settings.ts';
import type { TrustSetting } from './declarations.ts';
import { pipSetting } from './pip-settings.ts';
import { isOff } from './switches.ts';

/** The command, up to where its words begin. */
export const CONFIGURES =
  '(?:(?<pipConfig>(?:pip[\\d.]*)\\s+config)|(?<condaConfig>(?:conda|(?:micro)?mamba)\\s+config)|(?<poetryConfig>poetry\\s+config)|(?<pdmConfig>pdm\\s+config)|(?<gitConfig>git\\s+config))';

export const CONFIG_MENTIONS = ['poetry config', 'pdm config', 'sslVerify', 'sslverify', 'GIT_SSL_NO_VERIFY'];

export type Configured = 'pip' | 'conda' | 'poetry' | 'pdm' | 'git';

/** `words` are what follows the command; options that only say which file is written do not matter. */
export function writtenSettings(
  tool: Configured,
  words: readonly string[],
  location: Location,
): TrustSetting[] {
  const plain = words.filter((word) => !word.startsWith('-'));
  switch (tool) {
    case 'pip': {
      const [action, key = '', ...values] = plain;
      const name = key.replace(/^[^.]*\./, '');
      if (action !== 'set') return [];
      // Several values stand in one word.
      return values
        .flatMap((value) => value.split(/\s+/))
        .flatMap((value) => pipSetting(name, value, location) ?? []);
    }
    case 'conda': {
      const at = words.findIndex((word) => /^--(?:set|add|append|prepend)$/.test(word));
      const [key = '', value] = at < 0 ? [] : words.slice(at + 1);
      const position = words[at] === '--append' ? 1 : 0;
      return condaSetting(key, value, location, position);
    }
    case 'poetry': {
      const [key = '', value] = plain;
      const name = /^certificates\.(\S+)\.cert$/.exec(key)?.[1];
      return name !== undefined && isOff(value)
        ? [{ kind: 'unverified', tool: 'poetry', url: undefined, name, location }]
        : [];
    }
    case 'pdm':
      return pdmSetting(plain, location);
    case 'git':
      return gitSetting(plain, location);
  }
}

/** `http.sslVerify`, or of one address: `http.https://host/.sslVerify`. */
function gitSetting([key = '', value]: readonly string[], location: Location): TrustSetting[] {
  const match = /^http\.(?:(.+)\.)?sslverify$/i.exec(key);
  if (!match || !isOff(value)) return [];
  return [{ kind: 'unverified', tool: 'pip', url: match[1], repositories: true, location }];
}

function pdmSetting([key = '', value]: readonly string[], location: Location): TrustSetting[] {
  const [, name, what] = /^pypi\.(?:(.+)\.)?(url|verify_ssl)$/.exec(key) ?? [];
  const at = { tool: 'pdm', location } as const;
  if (what === 'verify_ssl' && isOff(value))
    return [{ ...at, kind: 'unverified', url: undefined, name: name ?? 'pypi' }];
  if (what !== 'url' || value === undefined) return [];
  return [{ ...at, kind: 'index', url: value, name, role: name === undefined ? 'primary' : 'extra' }];
}
