/** One option of pip as pip.conf and `pip config set` write it. */
import type { Location } from '../../finding/location.ts';
import type { TrustSetting } from './declarations.ts';
import { isOn } from './switches.ts';

/** `name` as on the command line, without its `--`. */
export function pipSetting(name: string, value: string, location: Location): TrustSetting | undefined {
  const setting = { location, tool: 'pip' } as const;
  switch (name) {
    case 'index-url':
    case 'pypi-url':
      return { ...setting, kind: 'index', role: 'primary', url: value, name: undefined };
    case 'extra-index-url':
      return { ...setting, kind: 'index', role: 'extra', url: value, name: undefined };
    case 'find-links':
      return { ...setting, kind: 'find-links', url: value };
    case 'client-cert':
      return { ...setting, kind: 'client-certificate', path: value };
    case 'trusted-host':
      return { ...setting, kind: 'trusted-host', host: value };
    case 'require-hashes':
    case 'no-index':
      return isOn(value) ? { ...setting, kind: name } : undefined;
    default:
      return undefined;
  }
}
