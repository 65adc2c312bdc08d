import {
  CONSOLE_SCRIPTS,
  GUI_SCRIPTS,
  type InstalledEntry,
  installedEntry,
} from '../../../project/installed.ts';
import type { Node } from '../tree.ts';
import type { Section } from './section.ts';

/** `[project.scripts]`, `[project.gui-scripts]`, `[project.entry-points.*]`, and the same of Poetry and Flit. */
export const scripts: Section = (root) => {
  const project = root.at('project');
  const poetry = root.at('tool', 'poetry');
  const flit = root.at('tool', 'flit');
  return {
    installed: [
      ...entriesIn(CONSOLE_SCRIPTS, project?.at('scripts')),
      ...entriesIn(GUI_SCRIPTS, project?.at('gui-scripts')),
      ...groupsIn(project?.at('entry-points')),
      ...entriesIn(CONSOLE_SCRIPTS, poetry?.at('scripts')),
      ...groupsIn(poetry?.at('plugins')),
      ...entriesIn(CONSOLE_SCRIPTS, flit?.at('scripts')),
      ...groupsIn(flit?.at('entrypoints')),
    ],
  };
};

function groupsIn(table: Node | undefined): InstalledEntry[] {
  return (table?.entries() ?? []).flatMap(([group, entries]) => entriesIn(group, entries));
}

/** Poetry also has tables: `{ reference = "module:function", type = "console" }`, before that `callable`. */
function entriesIn(group: string, table: Node | undefined): InstalledEntry[] {
  return (table?.entries() ?? []).flatMap(([name, entry]) => {
    const reference = entry.isTable ? (entry.at('reference') ?? entry.at('callable')) : entry;
    return (reference && installedEntry(group, name, reference.text() ?? '')) ?? [];
  });
}
