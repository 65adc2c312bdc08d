import { normalizeName } from '../../packaging/names.ts';
import type { DeclaredRequirement, TrustSetting } from '../declarations.ts';
import { declare } from '../requirement-text.ts';
import type { Node } from '../tree.ts';
import { developmentGroup } from './builders.ts';
import type { Section, SectionContext } from './section.ts';

/** `[tool.pdm]`: development groups, overrides, sources. */
export const pdm: Section = (root, context) => {
  const table = root.at('tool', 'pdm');
  if (!table) return {};
  const groups = table.at('dev-dependencies')?.entries() ?? [];
  const overrides = table.at('resolution')?.at('overrides')?.entries() ?? [];
  return {
    requirements: [
      ...groups.flatMap(([name, list]) => developmentGroup(normalizeName(name), list, context)),
      ...overrides.flatMap(([name, value]) => override(name, value, context) ?? []),
    ],
    trust: (table.at('source')?.items() ?? []).flatMap((source) => settingsOf(source)),
  };
};

/** A version alone means exactly that version. */
function override(name: string, value: Node, context: SectionContext): DeclaredRequirement | undefined {
  const text = value.text();
  if (text === undefined) return undefined;
  const requirement = /^\s*\d/.test(text)
    ? `${name}==${text}`
    : /:\/\//.test(text)
      ? `${name} @ ${text}`
      : name + text;
  return declare(requirement, { role: 'override', groups: [], location: value.location }, context);
}

function settingsOf(source: Node): TrustSetting[] {
  const url = source.at('url')?.text();
  if (url === undefined) return [];
  const at = { tool: 'pdm', location: source.at('url')!.location } as const;
  const name = source.at('name')?.text();
  const settings: TrustSetting[] = [];
  if (source.at('type')?.text() === 'find_links') settings.push({ ...at, kind: 'find-links', url });
  else {
    const packages = source.at('include_packages')?.texts();
    const excludes = source.at('exclude_packages')?.texts();
    const role = roleOf(name, excludes);
    settings.push({
      ...at,
      ...{ kind: 'index', url, name, role },
      ...(packages && { packages }),
      ...(excludes && { excludes }),
    });
  }
  if (source.at('verify_ssl')?.flag() === false) {
    settings.push({ ...at, kind: 'unverified', url, location: source.at('verify_ssl')!.location });
  }
  return settings;
}

/**
 * The source called `pypi` replaces the public index. Another is searched for every package, those that it includes
 * elsewhere no longer, unless it excludes all (PDM, `utils.filtered_sources`).
 */
function roleOf(
  name: string | undefined,
  excludes: readonly string[] | undefined,
): 'primary' | 'extra' | 'explicit' {
  if (name === 'pypi') return 'primary';
  return excludes?.includes('*') ? 'explicit' : 'extra';
}
