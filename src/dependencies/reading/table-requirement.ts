/** Requirements that are written as tables: those of Poetry and of Pipenv have much in common. */
import type { Source } from './declarations.ts';
import type { Node } from './tree.ts';
import { sourceOf } from './urls.ts';

const VCS = ['git', 'hg', 'svn', 'bzr'] as const;
const REVISIONS = ['rev', 'tag', 'branch', 'ref'] as const;

/** Where a package comes from by the keys of its table: a repository, a path, a URL, or an index by its name. */
export function tableSource(table: Node): Source {
  const vcs = VCS.find((key) => table.at(key));
  if (vcs) {
    const revision = REVISIONS.map((key) => table.at(key)?.text()).find((text) => text !== undefined);
    return { kind: 'vcs', url: table.at(vcs)?.text() ?? '', revision, commit: undefined };
  }
  const path = table.at('path')?.text();
  if (path !== undefined) {
    return { kind: 'path', path, editable: (table.at('develop') ?? table.at('editable'))?.flag() ?? false };
  }
  const url = (table.at('url') ?? table.at('file'))?.text();
  if (url !== undefined) return sourceOf(url);
  return { kind: 'index', index: (table.at('source') ?? table.at('index'))?.text() };
}

/** Marker variables that may stand as keys of their own, each with an operator and a value: `sys_platform = "== 'win32'"`. */
const VARIABLES = [
  ...['os_name', 'sys_platform', 'platform_machine', 'platform_python_implementation', 'platform_release'],
  ...['platform_system', 'platform_version', 'python_version', 'python_full_version', 'implementation_name'],
  'implementation_version',
];

/** All conditions of a table as one marker text; undefined if there is none. */
export function tableMarker(table: Node): string | undefined {
  const parts = VARIABLES.flatMap((name) => {
    const condition = table.at(name)?.text();
    return condition === undefined ? [] : `${name} ${condition}`;
  });
  const markers = table.at('markers')?.text();
  if (markers) parts.push(markers);
  return parts.length === 0 ? undefined : parts.map((part) => `(${part})`).join(' and ');
}
