import type { ReadContext } from '../declarations.ts';
import { type ToxFound, toxRequirements } from '../tox.ts';
import type { Node } from '../tree.ts';
import type { Section } from './section.ts';

/** `[tool.tox]`: the tables of tox 4. A whole tox.ini as one text is not read. */
export const tox: Section = (root, context) => {
  const table = root.at('tool', 'tox');
  if (!table) return {};
  const legacy = table.at('legacy_tox_ini');
  if (legacy && /^\s*deps\s*=/m.test(legacy.text() ?? ''))
    context.incomplete('the tox.ini in legacy_tox_ini is not read', legacy.line);
  return toxTables(table, context);
};

export function toxTables(table: Node, context: ReadContext): ToxFound {
  const base = table.at('env_run_base');
  const environments = [...(base ? [['', base] as const] : []), ...(table.at('env')?.entries() ?? [])];
  const found = environments.flatMap(([name, environment]) =>
    textsOf(environment.at('deps')).map((node) =>
      toxRequirements(node.text() ?? '', node.location, name === '' ? 'tox' : `tox ${name}`, context),
    ),
  );
  const requires = textsOf(table.at('requires')).map((node) =>
    toxRequirements(node.text() ?? '', node.location, 'tox', context),
  );
  const all = [...requires, ...found];
  return {
    requirements: all.flatMap(({ requirements }) => requirements),
    trust: all.flatMap(({ trust }) => trust),
  };
}

/** A list of texts, in which tables (`replace = "ref"`) mean what stands elsewhere. */
function textsOf(list: Node | undefined): Node[] {
  if (list?.isText) return [list];
  return (list?.items() ?? []).filter((item) => item.isText);
}
