/** Does the project use this symbol of this library? */
import type { CodeUses, SymbolUse } from '../../project/uses.ts';
import type { Verdict } from '../../report/affected.ts';
import type { Dependency } from '../graph/graph.ts';
import type { ImportNames } from '../naming/imports.ts';
import { normalizeName } from '../packaging/names.ts';
import { isLocked } from '../reading/project-manifests.ts';
import type { AskedProject } from './affected.ts';
import { needersIn } from './needers.ts';
import type { Question } from './question.ts';

export interface SymbolAnswer {
  readonly answer: Verdict;
  readonly reason: string;
  readonly uses: readonly SymbolUse[];
  /** Dependencies that are the library, normalised names. */
  readonly packages: ReadonlySet<string>;
}

/**
 * `yaml:load` and `pyyaml:yaml.load` ask the same. What other packages do with the library is not read, so it is a
 * "no" only where nothing else needs it.
 */
export function judgeSymbol(
  asked: Extract<Question, { kind: 'symbol' }>,
  projects: readonly AskedProject[],
  uses: CodeUses,
  names: ImportNames,
): SymbolAnswer {
  const name = normalizeName(asked.package);
  const modules = [...new Set([asked.package, ...names.likely(name)])];
  const packages = new Set([name, ...names.packagesWith(asked.package)]);
  const symbols = modules.flatMap((module) =>
    asked.symbol === module || asked.symbol.startsWith(`${module}.`)
      ? [asked.symbol]
      : [`${module}.${asked.symbol}`],
  );
  const found = uses.usesOf(symbols);
  const told = (answer: Verdict, reason: string) => ({ answer, reason, uses: found, packages });
  if (found.some(({ real }) => real)) return told('yes', `the code uses ${found[0]!.symbol}`);
  if (found.length > 0) return told('no', `only tests use ${found[0]!.symbol}`);
  if (uses.inText(modules))
    return told('unknown', `the code does not use it by its name, but has the library's name in a text`);
  const needer = neederOf(packages, projects);
  if (needer === 'open')
    return told(
      'unknown',
      'the code does not use it; whether another package does is not known without a lock',
    );
  if (needer)
    return told(
      'unknown',
      `the code does not use it; whether ${needer.name}, which needs the library, does is not known`,
    );
  return told('no', 'nothing in the code uses it, and no other package needs the library');
}

function neederOf(
  packages: ReadonlySet<string>,
  projects: readonly AskedProject[],
): Dependency | 'open' | undefined {
  for (const { graph } of projects) {
    const needers = needersIn(graph);
    for (const one of graph.dependencies.filter(({ name }) => packages.has(name))) {
      const all = needers(one);
      if (!all) return 'open';
      if (all[0]) return all[0];
    }
  }
  return projects.length > 0 && projects.every(({ manifests }) => isLocked(manifests)) ? undefined : 'open';
}
