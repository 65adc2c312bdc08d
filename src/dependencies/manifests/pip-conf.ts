/** pip.conf and pip.ini: whom pip trusts when it runs in the project. */
import { posix } from 'node:path';
import { withoutCredentials } from '../../finding/credentials.ts';
import type { Location } from '../../finding/location.ts';
import { type DeclaredRequirement, MAIN, type Manifest, type ReadContext } from '../reading/declarations.ts';
import { type IniLine, parseIni } from '../reading/ini.ts';
import { pipSetting } from '../reading/pip-settings.ts';
import { requirementLines } from '../reading/requirement-lines.ts';
import { isUrl } from '../reading/urls.ts';

export const manifest: Manifest = {
  name: 'pip.conf',
  kind: 'settings',
  paths: [/(?:^|\/)pip\.(?:conf|ini)$/],
  read({ path, text }, context) {
    const { options, fault } = parseIni(text);
    if (fault) context.incomplete(`not INI: ${fault.reason}`, fault.line);
    const constraints = options
      .filter(({ key }) => /^constraints?$/i.test(key))
      .flatMap(({ lines }) => lines);
    return {
      requirements: constraints.flatMap((line) =>
        wordsOf(line).flatMap((word) => constraintsIn(word, path, line.line, context)),
      ),
      trust: options.flatMap(({ key, lines }) => {
        const name = key.toLowerCase().replaceAll('_', '-');
        return lines.flatMap((line) =>
          wordsOf(line).flatMap((word) => pipSetting(name, word, locationOf(path, line)) ?? []),
        );
      }),
    };
  },
};

/** They restrict what is installed in the folder, and add nothing. */
function constraintsIn(
  target: string,
  path: string,
  line: number,
  context: ReadContext,
): DeclaredRequirement[] {
  const file = isUrl(target) ? undefined : context.open(posix.join(posix.dirname(path), target));
  if (!file) {
    const why = isUrl(target) ? 'is elsewhere and is not fetched' : 'is not there';
    context.incomplete(`the constraints ${withoutCredentials(target)} ${why}`, line);
    return [];
  }
  return requirementLines(file, context).requirements.map(({ requirement }) => ({
    ...requirement,
    role: 'constraint',
    groups: [MAIN],
  }));
}

/** Several values stand on several lines or beside each other. */
const wordsOf = ({ text }: IniLine) => text.split(/\s+/).filter(Boolean);

function locationOf(path: string, { text, line, column }: IniLine): Location {
  return { path, line, column, endLine: line, endColumn: column + [...text].length };
}
