import type { ReadContext, SourceText } from '../declarations.ts';
import { variableFacts } from '../environment-variables.ts';
import { type ToxFound, toxRequirements } from '../tox.ts';
import { toxIni } from '../tox-ini.ts';
import type { Node } from '../tree.ts';
import type { Section, SectionContext } from './section.ts';

/** `[tool.tox]`: the tables of tox 4, or a whole tox.ini as one text. */
export const tox: Section = (root, context) => {
  const table = root.at('tool', 'tox');
  if (!table) return {};
  const legacy = table.at('legacy_tox_ini');
  const parts = [
    toxTables(table, context),
    ...(legacy ? [toxIni(whereItStands(legacy, context), context)] : []),
  ];
  return joined(parts);
};

/** Its lines at the lines of the file. TOML leaves out a line end that follows the opening quotes. */
function whereItStands(legacy: Node, { file }: SectionContext): SourceText {
  const text = legacy.text() ?? '';
  const { line, endLine } = legacy.location;
  const leftOut = endLine - line + 1 - text.split('\n').length;
  return { path: file.path, text: '\n'.repeat(Math.max(0, line - 1 + leftOut)) + text };
}

function joined(parts: readonly ToxFound[]): ToxFound {
  return {
    requirements: parts.flatMap(({ requirements }) => requirements),
    trust: parts.flatMap(({ trust }) => trust),
  };
}

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
  const variables = environments.flatMap(([, environment]) =>
    (environment.at('set_env')?.entries() ?? []).flatMap(([name, value]) =>
      value.isText ? variableFacts(name, value.text() ?? '', value.location, context) : [],
    ),
  );
  return joined([...requires, ...found, ...variables]);
}

/** A list of texts, in which tables (`replace = "ref"`) mean what stands elsewhere. */
function textsOf(list: Node | undefined): Node[] {
  if (list?.isText) return [list];
  return (list?.items() ?? []).filter((item) => item.isText);
}
