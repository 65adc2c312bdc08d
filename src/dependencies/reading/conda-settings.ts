/** What .condarc, variables and `conda config` say about whom conda trusts: the same keys in all three. */
import type { Location } from '../../finding/location.ts';
import type { TrustSetting } from './declarations.ts';
import { isOff } from './switches.ts';

/** `value` is one value; of a list each by itself, with its position. */
export function condaSetting(key: string, value: unknown, location: Location, position = 0): TrustSetting[] {
  const at = { tool: 'conda', location } as const;
  const text = typeof value === 'string' ? value.trim() : '';
  switch (key) {
    case 'ssl_verify':
    case 'verify_ssl':
    case 'insecure':
      return isOff(value) ? [{ ...at, kind: 'unverified', url: undefined }] : [];
    case 'channel_priority':
      return [{ ...at, kind: 'channel-priority', priority: isOff(value) ? 'disabled' : text.toLowerCase() }];
    case 'safety_checks':
      return text.toLowerCase() === 'disabled' || isOff(value)
        ? [{ ...at, kind: 'unchecked', what: 'packages' }]
        : [];
    case 'channels':
    case 'channel':
    case 'channel_alias':
    case 'default_channels':
      if (!/^\w+:\/\//.test(text)) return [];
      return [
        {
          ...{ ...at, kind: 'index', url: text, name: undefined },
          role: key.startsWith('channel_') || position === 0 ? 'primary' : 'extra',
        },
      ];
    default:
      return [];
  }
}
