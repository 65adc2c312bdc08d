/** What tools install that build, test and package a project: Rye, cibuildwheel, Briefcase. */
import { type DeclaredRequirement, MAIN } from '../declarations.ts';
import { declare, declareLocation } from '../requirement-text.ts';
import type { Node } from '../tree.ts';
import { requirementsOf, type Section, type SectionContext } from './section.ts';

/** Requirements, and editable ones written as for pip: `-e file:…`. */
export function developmentGroup(group: string, list: Node | undefined, context: SectionContext) {
  return (list?.items() ?? []).flatMap((item): DeclaredRequirement | DeclaredRequirement[] => {
    const text = item.text();
    if (text === undefined) return [];
    const details = { groups: [group], location: item.location };
    const editable = /^-e\s+(.*)$/s.exec(text)?.[1];
    if (editable !== undefined) return declareLocation(editable, true, details, context);
    return declare(text, details, context) ?? [];
  });
}

export const rye: Section = (root, context) => ({
  requirements: developmentGroup('dev', root.at('tool', 'rye', 'dev-dependencies'), context),
});

/** For all platforms, for one, and in overrides for some builds. */
export const cibuildwheel: Section = (root, context) => {
  const table = root.at('tool', 'cibuildwheel');
  const platforms = ['linux', 'macos', 'windows', 'pyodide', 'android', 'ios'].flatMap(
    (platform) => table?.at(platform) ?? [],
  );
  const places = table ? [table, ...platforms, ...(table.at('overrides')?.items() ?? [])] : [];
  return {
    requirements: places.flatMap((place) => {
      const tests = place.at('test-requires');
      // A text holds several, as on a command line.
      if (!tests?.isText) return requirementsOf(tests, 'cibuildwheel', context);
      const texts = String(tests.value).split(/\s+/).filter(Boolean);
      const details = { groups: ['cibuildwheel'], location: tests.location };
      return texts.flatMap((text) => declare(text, details, context) ?? []);
    }),
  };
};

/** `[tool.briefcase.app.NAME]`, tables in it for each platform, and in these for each kind of package: what is packed into the app. */
export const briefcase: Section = (root, context) => {
  const shared = root.at('tool', 'briefcase');
  const apps = (shared?.at('app')?.entries() ?? []).map(([, app]) => app);
  const platforms = apps.flatMap(tablesIn);
  const places = shared ? [shared, ...apps, ...platforms, ...platforms.flatMap(tablesIn)] : [];
  return {
    requirements: places.flatMap((place) => [
      ...requirementsOf(place.at('requires'), MAIN, context),
      ...requirementsOf(place.at('test_requires'), 'test', context),
    ]),
  };
};

function tablesIn(table: Node): Node[] {
  return table.entries().flatMap(([, value]) => (value.isTable ? [value] : []));
}
