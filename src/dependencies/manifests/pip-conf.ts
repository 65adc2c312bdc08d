/** pip.conf and pip.ini: whom pip trusts when it runs in the project. */
import type { Location } from '../../finding/location.ts';
import { BUILD_CONSTRAINTS, constraintsIn, PIP_CONSTRAINTS } from '../reading/constraint-files.ts';
import type { Manifest } from '../reading/declarations.ts';
import { type IniLine, parseIni } from '../reading/ini.ts';
import { pipSetting } from '../reading/pip-settings.ts';

export const manifest: Manifest = {
  name: 'pip.conf',
  kind: 'settings',
  paths: [/(?:^|\/)pip\.(?:conf|ini)$/],
  read({ path, text }, context) {
    const { options, fault } = parseIni(text);
    if (fault) context.incomplete(`not INI: ${fault.reason}`, fault.line);
    return {
      // They restrict what is installed in the folder, and add nothing.
      requirements: options.flatMap(({ key, lines }) => {
        const [, build] = /^(build[-_])?constraints?$/i.exec(key) ?? ['none', 'none'];
        if (build === 'none') return [];
        const meaning = build ? BUILD_CONSTRAINTS : PIP_CONSTRAINTS;
        return lines.flatMap((line) =>
          wordsOf(line).flatMap((word) => constraintsIn(word, meaning, locationOf(path, line), context)),
        );
      }),
      trust: options.flatMap(({ key, lines }) => {
        const name = key.toLowerCase().replaceAll('_', '-');
        return lines.flatMap((line) =>
          wordsOf(line).flatMap((word) => pipSetting(name, word, locationOf(path, line)) ?? []),
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
