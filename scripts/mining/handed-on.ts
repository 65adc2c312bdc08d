/** The names by which packages hand on what their modules define: `requests.Session` for `requests.sessions.Session`. */
import { spelling } from '../../src/code/python/names.ts';
import { Field, Kind } from '../../src/code/python/nodes.ts';
import type { Release } from './release.ts';

/** All names of a definition, its own first. */
export type NamesOf = (module: string, name: string) => string[];

/** Imports at the top of `__init__.py` are what a package hands on; further steps are followed, three at most. */
export function namesIn(release: Release): NamesOf {
  const handed = handedOn(release);
  return (module, name) => {
    const names = new Set([`${module}.${name}`]);
    for (let step = 0; step < 3; step += 1) {
      for (const known of [...names]) {
        for (const [path, others] of prefixes(known, handed))
          for (const other of others) names.add(other + known.slice(path.length));
      }
    }
    return [...names];
  };
}

function* prefixes(name: string, handed: ReadonlyMap<string, ReadonlySet<string>>) {
  for (let end = name.indexOf('.'); end > 0; end = name.indexOf('.', end + 1)) {
    const path = name.slice(0, end);
    const others = handed.get(path);
    if (others) yield [path, others] as const;
  }
  const whole = handed.get(name);
  if (whole) yield [name, whole] as const;
}

/** By what is handed on: as what. */
function handedOn({ program, modules }: Release): ReadonlyMap<string, ReadonlySet<string>> {
  const handed = new Map<string, Set<string>>();
  const add = (what: string, as: string) => {
    const known = handed.get(what) ?? new Set<string>();
    handed.set(what, known.add(as));
  };
  const byName = new Map(modules.map((module) => [module.name, module]));
  for (const module of modules) {
    if (!module.isPackage) continue;
    const { tree } = module;
    for (const node of module.written.ofKind(Kind.ImportFrom)) {
      if (program.enclosingScope(module, node).sort !== 'module') continue;
      const from = program.imports.resolve(
        module,
        spelling(tree.nameAt(node, Field.ImportFrom.module)),
        tree.level(node),
      );
      if (from.sort !== 'module' || !byName.has(from.module.name)) continue;
      // What comes from elsewhere is used there, not handed on.
      if (!from.module.name.startsWith(`${module.name}.`)) continue;
      const starred = tree.count(node) === 0 || tree.name(tree.item(node, 0)) === '*';
      if (starred) {
        for (const name of program.moduleScope(from.module).bound.keys())
          if (!spelling(name).startsWith('_'))
            add(`${from.module.name}.${spelling(name)}`, `${module.name}.${spelling(name)}`);
        continue;
      }
      for (let i = 0; i < tree.count(node); i += 1) {
        const alias = tree.item(node, i);
        const as = spelling(tree.nameAt(alias, Field.Alias.asname) || tree.nameId(alias));
        add(`${from.module.name}.${tree.name(alias)}`, `${module.name}.${as}`);
      }
    }
  }
  return handed;
}
