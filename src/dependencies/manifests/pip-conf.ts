/** pip.conf and pip.ini: whom pip trusts when it runs in the project. */
import type { Location } from '../../finding/location.ts';
import type { Manifest, TrustSetting } from '../reading/declarations.ts';
import { type IniLine, parseIni } from '../reading/ini.ts';

export const manifest: Manifest = {
  name: 'pip.conf',
  kind: 'settings',
  paths: [/(?:^|\/)pip\.(?:conf|ini)$/],
  read({ path, text }, context) {
    const { options, fault } = parseIni(text);
    if (fault) context.incomplete(`not INI: ${fault.reason}`, fault.line);
    return {
      trust: options.flatMap(({ key, lines }) => {
        const name = key.toLowerCase().replaceAll('_', '-');
        return lines.flatMap((line) =>
          wordsOf(line).flatMap((word) => settingOf(name, word, locationOf(path, line)) ?? []),
        );
      }),
    };
  },
};

/** Several values stand on several lines or beside each other. */
const wordsOf = ({ text }: IniLine) => text.split(/\s+/).filter(Boolean);

function locationOf(path: string, { text, line, column }: IniLine): Location {
  return { path, line, column, endLine: line, endColumn: column + [...text].length };
}

/** As pip reads what is yes or no. */
function isOn(value: string): boolean {
  return /^(?:1|y|yes|t|true|on)$/i.test(value);
}

function settingOf(name: string, value: string, location: Location): TrustSetting | undefined {
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
