/** Lines of tox's `deps`, which pip would understand once tox has filled in what stands in braces. */
import type { Location } from '../../finding/location.ts';
import type { DeclaredRequirement, Group, ReadContext, TrustSetting } from './declarations.ts';
import { requirementLines } from './requirement-lines.ts';
import { isRequirementsPath } from './requirements-file.ts';

export interface ToxFound {
  readonly requirements: readonly DeclaredRequirement[];
  readonly trust: readonly TrustSetting[];
}

const FOLDER = /\{(?:toxinidir|tox_root|\/)\}\/?/g;

/**
 * Files that are named with `-r` are read as files of their own, unless nothing else would; of one that a tool compiled,
 * the environment asks for what its comments do not ascribe to other packages.
 */
export function toxRequirements(
  text: string,
  location: Location,
  group: Group,
  context: ReadContext,
): ToxFound {
  // tox has comments of its own, and `\\#` for a sign that begins none.
  const plain = text
    .replaceAll('\\#', '#')
    .replace(FOLDER, '')
    .replace(/^(-[rc])(?=\S)/, '$1 ')
    .trim();
  // Another section's list, which is read where it stands, and the project itself.
  if (plain === '' || plain.startsWith('#') || /^\{\[|^(?:-e\s*)?\.(?:\[.*\])?$/.test(plain)) return NOTHING;
  const variable = /\{[^{}]*\}/.exec(plain)?.[0];
  if (variable !== undefined) {
    context.incomplete(`"${plain}" holds ${variable}, which tox fills in`, location.line);
    return NOTHING;
  }
  const noted: ReadContext = {
    ...context,
    incomplete: (reason) => context.incomplete(reason, location.line),
  };
  const { requirements, trust, includes } = requirementLines({ path: location.path, text: plain }, noted);
  const included = includes.flatMap(({ file, role }) =>
    requirementLines(file, context)
      .requirements.filter(({ via }) => !isRequirementsPath(file.path) || (via?.direct ?? true))
      .map(({ requirement }) => ({ ...requirement, role })),
  );
  return {
    requirements: [
      ...requirements.map(({ requirement }) => ({ ...requirement, groups: [group], location })),
      ...included.map((requirement) => ({ ...requirement, groups: [group] })),
    ],
    trust: trust.map((setting) => ({ ...setting, location })),
  };
}

const NOTHING: ToxFound = { requirements: [], trust: [] };
